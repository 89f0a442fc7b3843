"""Makes cards: one short text each. On paper first, then read out and typed; or typed at once."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from exercises.filling.entry import add_cards, drop_card, put_cell, put_text
from exercises.filling.typed import parse
from exercises.page_parts import Field
from screens.pages.asides import Aside
from screens.pages.base import Desk, Hint, keys
from screens.pages.cards import BINNED, CardsBody
from screens.pages.grid import Grid
from screens.parts.fields import Line, example
from screens.parts.words import Words
from screens.text import content, quoted
from workbook.model import Item

NEW, EDIT, AUTHOR = "new", "edit:", "author:"
"""What the line is asked for: a new card, another text for one, who wrote it."""
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
        """The further lines of a paste, each to be a card."""

    def compose(self) -> ComposeResult:
        """Build the field, what it says, and the cards."""
        with Vertical(id="paper"):
            yield Static(id="paper-words")
        with Vertical(id="entry"):
            yield Aside(self.desk, example(self.page.placeholder), id="new")
            yield Words(id="offer")
            yield Words(id="remark")
        yield Grid(rows_only=True, id="cards")
        yield Hint(id="keys")

    # -- what stands here

    @property
    def line(self) -> Aside:
        """The line that cards are typed into."""
        return self.query_one("#new", Aside)

    def _asked(self, what: str) -> str:
        """Return the card the line is asked about, empty where it is asked for something else."""
        return self.line.place.removeprefix(what) if self.line.place.startswith(what) else ""

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
        typed = self.line.text
        if len(typed) > self.page.limit:
            said = f"{len(typed)} characters; aim for {self.page.limit}."
        self.query_one("#remark", Words).say(said)
        self.query_one("#remark").display = bool(said)
        offer = ""
        if self._asked(AUTHOR):
            offer = "Who wrote it? It is never printed. Enter keeps it."
        elif self._asked(EDIT):
            offer = "Changing this card. Enter keeps it; an empty line puts it in the bin."
        elif self._rest:
            number = len(self._rest) + 1
            offer = f"{number} lines were pasted. Enter makes {self.counted(number)}; Ctrl+Z drops them."
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
        self._rest = self.desk.waits(NEW).split("\n")[1:]
        at = next((at for at in self.desk.typed_at if at.startswith((EDIT, AUTHOR)) and self._start_of(at)), NEW)
        self._turn(at)
        self.line.focus()

    def _start_of(self, place: str) -> Item | None:
        return self.desk.book.item(self.list, place.partition(":")[2])

    def _turn(self, place: str) -> None:
        """Ask the line for something; what is half typed for something else waits."""
        item = self._start_of(place)
        start = item.text if item else ""
        if item and place.startswith(AUTHOR):
            start = str(item.cells.get("author") or "")
        if item and place != NEW:
            self.query_one("#cards", Grid).go(item.id)
        self.line.takes_lines = place == NEW
        self.line.turn(place, start)
        self._say()

    async def state_changed(self) -> None:
        """Go from paper to typing and back."""
        self.redraw()
        self.begin()

    # -- typing

    def commit(self) -> None:
        """A card that was typed and not entered is kept, and so is the change of one."""
        if not self.on_paper:
            self._leave_card()
            self._enter()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Keep the card; the field is ready for the next one."""
        message.stop()
        was_editing = self._asked(EDIT)
        self._enter()
        if was_editing:
            self.query_one("#cards", Grid).focus()

    def _leave_card(self) -> None:
        """The line is left for the cards: a change is kept as it stands; only Enter puts an emptied card in the bin."""
        if self.line.place in ("", NEW):
            return
        if self._asked(EDIT) and not self.line.text:
            self.line.give_up()
            self._turn(NEW)
        else:
            self._enter()

    def _enter(self) -> None:
        editing, asking = self._asked(EDIT), self._asked(AUTHOR)
        rest, self._rest = ([], self._rest) if editing or asking else (self._rest, [])
        book, text, item = self.desk.book, self.line.take(), self.desk.book.item(self.list, editing or asking)
        was = quoted(item.text) if item else ""
        if asking:
            change = put_cell(book, self.list, item, "author", parse(_AUTHOR, text, book)) if item else None
            self.desk.do(change, f"who wrote {was}")
        elif editing:
            change = put_text(book, self.list, editing, text)
            self.desk.do(change, f"{was} {'changed' if text else 'put in the bin'}")
        else:
            made = add_cards(book, self.list, self.page.prefix, [text, *rest])
            if self.desk.do(made, self.counted(len(rest) + 1)) and self.cards:
                self.query_one("#cards", Grid).go(self.cards[-1].id)
        self._turn(NEW)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft while it is typed."""
        message.stop()
        self._draft()
        long = len(message.value) > self.page.limit
        if self.is_mounted and (long or self.query_one("#remark").display):
            self._say()

    def _draft(self) -> None:
        self.line.keep_draft("".join(f"\n{one}" for one in self._rest) if self.line.place == NEW else "")

    def on_line_pasted(self, message: Line.Pasted) -> None:
        """Several lines: offer to make a card of each."""
        message.stop()
        self._rest = message.rest
        self._draft()
        self._say()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted on the cards goes to the line."""
        line = self.line
        if not self.on_paper and not line.has_focus:
            line.focus()
            line.post_message(events.Paste(event.text))
            event.stop()

    def on_key(self, event: events.Key) -> None:
        """From the line down to the cards; dropping pasted lines."""
        line = self.line
        if not line.has_focus:
            return
        if event.key == "down" and (self.cards or self.bin_rows()):
            self.query_one("#cards", Grid).focus()
            event.stop()
        elif event.key == "escape" and line.place != NEW:
            if line.sure("Enter keeps this change. Esc once more gives it up."):
                line.give_up()
                self._turn(NEW)
                self.query_one("#cards", Grid).focus()
            event.stop()
        elif event.key == "ctrl+z" and self._rest and line.place == NEW:
            self._rest = []
            line.give_up()
            self._turn(NEW)
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say the keys of where we are; a change that is left for the cards is kept."""
        if not self.on_paper:
            if isinstance(event.widget, Grid) and not self.line.has_focus:
                self._leave_card()
            self._say_keys()

    # -- on the cards

    def on_grid_beyond(self, message: Grid.Beyond) -> None:
        """From the cards up to the line."""
        message.stop()
        if message.key == "up":
            self.line.focus()

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
        if message.key == "enter":
            self._turn(f"{EDIT}{item.id}")
            self.line.focus()
        elif message.key == "delete":
            self.desk.do(drop_card(self.desk.book, self.list, item.id), f"{quoted(item.text)} put in the bin")
        elif message.key in ("a", "A") and self.page.author:
            self._turn(f"{AUTHOR}{item.id}")
            self.line.focus()
        elif message.key not in ("backspace", "space", "insert"):
            # Somebody types on: a new card.
            self.line.focus()
            self.line.insert_text_at_cursor(message.key)
