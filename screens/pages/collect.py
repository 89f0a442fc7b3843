"""Makes cards: one short text each. On paper first, then read out and typed; or typed at once."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from exercises.filling.entry import add_cards, drop_card, put_cell, put_text
from exercises.filling.typed import parse
from exercises.page_parts import Field
from screens.pages.base import Desk, Hint, keys
from screens.pages.cards import BINNED, CardsBody
from screens.pages.grid import Grid
from screens.parts.fields import Line, example
from screens.parts.words import Words
from screens.text import content

_AUTHOR = Field("author", "Who wrote it", type="person")


class CollectBody(CardsBody):
    """Cards, captured as fast as they are read out."""

    DEFAULT_CSS = """
    CollectBody #entry { height: auto; margin-bottom: 1; }
    CollectBody #offer { color: $now; height: auto; text-style: bold; }
    CollectBody #remark { color: $late; height: auto; }
    CollectBody #paper { height: 1fr; }
    CollectBody #paper Static { margin-top: 1; height: auto; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rest: list[str] = []
        self._editing = ""
        self._asking = ""

    def compose(self) -> ComposeResult:
        """Build the field, what it says, and the cards."""
        with Vertical(id="paper"):
            yield Static(id="paper-words")
        with Vertical(id="entry"):
            line = Line(placeholder=example(self.page.placeholder), id="new")
            line.takes_lines = True
            yield line
            yield Words(id="offer")
            yield Words(id="remark")
        yield Grid(rows_only=True, id="cards")
        yield Hint(id="keys")

    # -- what stands here

    @property
    def on_paper(self) -> bool:
        """Whether people are still writing on paper: nothing is shown."""
        return self.desk.flow == "paper" and self.desk.mark.status in ("ready", "open", "skipped")

    def status(self) -> str:
        """Say how many cards there are."""
        return self.counted(len(self.cards)) if self.cards else ""

    def done_word(self) -> str:
        """Say what the done key does now."""
        return "read out" if self.on_paper else super().done_word()

    def redraw(self) -> None:
        """Show paper, or cards."""
        paper = self.on_paper
        self.query_one("#paper").display = paper
        for widget in ("#entry", "#cards", "#keys"):
            self.query_one(widget).display = not paper
        if paper:
            said = [f"{self.page.each.capitalize()}, on paper."] if self.page.each else ["On paper, alone."]
            if self.cards:
                said.append(f"{self.counted(len(self.cards))} in. They are shown when we read out.")
            said.append("F6 when we read out: then each card is typed as it is read.")
            self.query_one("#paper-words", Static).update(content("\n\n".join(said)))
            return
        grid = self.query_one("#cards", Grid)
        grid.empty = f"No {self.page.words[1]} yet."
        sources = self.sources()
        cards = [self.row(n, item, sources.get(item.id, "")) for n, item in enumerate(self.cards, 1)]
        grid.show([*cards, *self.bin_rows()])
        self._say()

    def _say(self) -> None:
        count = self.counted(len(self.cards))
        said = f"{count}; {self.many}" if self.many else ""
        typed = self.query_one("#new", Line).text
        if len(typed) > self.page.limit:
            said = f"{len(typed)} characters; aim for {self.page.limit}."
        self.query_one("#remark", Words).say(said)
        self.query_one("#remark").display = bool(said)
        offer = ""
        if self._rest:
            number = len(self._rest) + 1
            offer = f"{number} lines were pasted. Enter makes {self.counted(number)}; Ctrl+Z drops them."
        elif self._asking:
            offer = "Who wrote it? It is never printed. Enter keeps it."
        elif self._editing:
            offer = "Changing this card. Enter keeps it; an empty line puts it in the bin."
        self.query_one("#offer", Words).say(offer)
        self.query_one("#offer").display = bool(offer)
        self._say_keys()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Say the keys of a card, or of one in the bin."""
        message.stop()
        self._say_keys()

    def _say_keys(self) -> None:
        grid = self.query_one("#cards", Grid)
        on_list = grid.has_focus
        bin_ = (("Ins", "close the bin" if self.bin_open else f"bin ({len(self.binned)})"),) if self.binned else ()
        if on_list and grid.row_id.startswith(BINNED):
            self.query_one("#keys", Hint).say(keys(("Enter", "get it back"), *bin_, ("↑", "to the cards")))
            return
        author = (("A", "who wrote it"),) if self.page.author else ()
        pairs = (
            (("Enter", "change"), ("Del", "to the bin"), *author, *bin_, ("Ctrl+Z", "take back"), ("↑", "to the line"))
            if on_list
            else (("Enter", f"next {self.page.words[0]}"), ("↓", "to the cards"), ("Ctrl+Z", "take back"))
        )
        self.query_one("#keys", Hint).say(keys(*pairs))

    def begin(self) -> None:
        """Start typing; offer back what was being typed."""
        if self.on_paper:
            self.screen.set_focus(None)
            return
        line = self.query_one("#new", Line)
        typed = self.desk.drafted("new")
        if typed and not line.value:
            line.text = typed
        line.focus()

    async def state_changed(self) -> None:
        """Go from paper to typing and back."""
        self.redraw()
        self.begin()

    # -- typing

    def commit(self) -> None:
        """A card that was typed and not entered is kept."""
        if not self.on_paper:
            self._enter()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Keep the card; the field is ready for the next one."""
        message.stop()
        was_editing = self._editing
        self._enter()
        if was_editing:
            self.query_one("#cards", Grid).focus()

    def _enter(self) -> None:
        line = self.query_one("#new", Line)
        text, rest, editing, asking = line.text, self._rest, self._editing, self._asking
        self._rest, self._editing, self._asking = [], "", ""
        line.text = ""
        self.desk.draft("new", "")
        if asking:
            item = self.desk.book.item(self.list, asking)
            value = parse(_AUTHOR, text, self.desk.book)
            self.desk.do(put_cell(self.desk.book, self.list, item, "author", value) if item else None, "author")
        elif editing:
            self.desk.do(put_text(self.desk.book, self.list, editing, text), "card changed")
        else:
            made = add_cards(self.desk.book, self.list, self.page.prefix, [text, *rest])
            if self.desk.do(made, self.counted(len(rest) + 1)) and self.cards:
                self.query_one("#cards", Grid).go(self.cards[-1].id)
        self._say()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft while it is typed."""
        message.stop()
        if not self._editing and not self._asking:
            self.desk.draft("new", message.value)
        long = len(message.value) > self.page.limit
        if self.is_mounted and (long or self.query_one("#remark").display):
            self._say()

    def on_line_pasted(self, message: Line.Pasted) -> None:
        """Several lines: offer to make a card of each."""
        message.stop()
        self._rest = message.rest
        self._say()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted on the cards goes to the line."""
        line = self.query_one("#new", Line)
        if not self.on_paper and not line.has_focus:
            line.focus()
            line.post_message(events.Paste(event.text))
            event.stop()

    def on_key(self, event: events.Key) -> None:
        """From the line down to the cards; dropping pasted lines."""
        line = self.query_one("#new", Line)
        if not line.has_focus:
            return
        if event.key == "down" and (self.cards or self.bin_rows()):
            self.query_one("#cards", Grid).focus()
            event.stop()
        elif event.key == "ctrl+z" and self._rest:
            self._rest = []
            line.text = ""
            self._say()
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say the keys of where we are."""
        if not self.on_paper:
            self._say_keys()

    # -- on the cards

    def on_grid_left(self, message: Grid.Left) -> None:
        """From the cards up to the line."""
        message.stop()
        self.query_one("#new", Line).focus()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Change, delete, or note who wrote it."""
        message.stop()
        if message.key == "insert":
            self.bin_open = not self.bin_open
            self.redraw()
            return
        if message.row.startswith(BINNED) and message.key == "enter":
            self.get_back(message.row.removeprefix(BINNED))
            return
        item = self.desk.book.item(self.list, message.row)
        if item is None:
            return
        line = self.query_one("#new", Line)
        if message.key == "enter":
            self._editing = item.id
            line.text = item.text
            line.cursor_position = len(item.text)
            line.focus()
            self._say()
        elif message.key == "delete":
            self.desk.do(drop_card(self.desk.book, self.list, item.id), f"{self.page.words[0]} put in the bin")
        elif message.key in ("a", "A") and self.page.author:
            self._asking = item.id
            line.text = str(item.cells.get("author") or "")
            line.focus()
            self._say()
        elif message.key not in ("backspace", "space", "insert"):
            # Somebody types on: a new card.
            line.focus()
            line.insert_text_at_cursor(message.key)
