"""Picks items, marks one as first, and writes a note on the picked and on the left."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from exercises.filling import choosing, entry
from exercises.filling.cells import as_texts
from exercises.filling.rows import own_list
from exercises.kit import Standing
from exercises.page_parts import Field
from screens.pages.asides import Aside
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.boxes import boxes_filled, typing_in
from screens.pages.editors import FieldBox
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.text import quoted
from workbook.changes import AddItem, SetText
from workbook.model import Item

OWN = "own"
"""What the line is asked for: a line of our own."""
_WORDS = Field("text", "In our words")


class ChooseBody(PageBody):
    """Items with a box each; the notes of the one under the cursor stand below."""

    DEFAULT_CSS = """
    ChooseBody #notes { height: auto; max-height: 9; margin-top: 1; }
    ChooseBody #notes FieldBox { margin-bottom: 0; }
    ChooseBody #own { margin-top: 1; display: none; }
    ChooseBody #own.-on { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._noted = ("", False)
        self._to_note = False

    def compose(self) -> ComposeResult:
        """Build the list, the notes and the keys."""
        why = choosing.standing(self.desk.ref, self.desk.findings)
        yield Grid(self._columns(why), label=why.order if why else "", rows_only=True)
        yield VerticalScroll(id="notes", can_focus=False)
        yield Aside(self.desk, "Our own", id="own")
        yield Hint()

    def _columns(self, why: Standing | None) -> list[GridColumn]:
        """What the order follows from, and which line is first."""
        first = self.page.first_label or "first"
        columns = [GridColumn("first", first, max(5, len(first)))] if self.page.first else []
        if why is None:
            return columns
        return [
            GridColumn("why", why.heading, max(map(len, (why.heading, "not rated", *why.beside.values())))),
            *columns,
        ]

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids that are picked."""
        return as_texts(self.desk.book.field(self.desk.ref, self.page.pick))

    def redraw(self) -> None:
        """Show what is picked."""
        picked = self.picked
        first = self.desk.book.field(self.desk.ref, self.page.first) if self.page.first else None
        why = choosing.standing(self.desk.ref, self.desk.findings)
        rows = [
            GridRow(
                item.id,
                item.text + self._note_line(item, picked=item.id in picked),
                (
                    *((why.beside.get(item.id, "not rated"),) if why else ()),
                    *(("(•)" if item.id == first else "( )",) if self.page.first else ()),
                ),
                mark="[x]" if item.id in picked else "[ ]",
                strong=item.id in picked,
            )
            for item in self.desk.items
        ]
        grid = self.query_one(Grid)
        grid.empty = self.waits("Nothing to choose from yet")
        grid.show(rows, self._columns(why))
        self._refresh_notes()
        self._say_keys()

    def _say_keys(self) -> None:
        row = self.query_one(Grid).row_id
        pairs = [("Space", "pick or leave")]
        if self.page.first:
            pairs.append(("F", self.page.first_label or "first"))
        if self._fields(row):
            pairs.append(("Enter", "write the note"))
        if self.page.own:
            pairs.append(("Ins", "add our own"))
        self.query_one(Hint).say(keys(*pairs))

    def _note_line(self, item: Item, *, picked: bool) -> str:
        """Notes already written stand under their item, so that the wall shows them."""
        notes = choosing.notes_for(self.page, self.desk.variant, picked=picked)
        said = [str(item.cells[f.id]) for f in notes if item.cells.get(f.id)]
        return "".join(f"\n{text}" for text in said)

    def status(self) -> str:
        """Say how many are picked, of how many at most."""
        most = choosing.most_picks(self.page, self.desk.variant)
        number = len({item.id for item in self.desk.items}.intersection(self.picked))
        return f"{number} picked" + (f", {most} are plenty" if number > most else "") if number else f"up to {most}"

    @property
    def crowded(self) -> bool:
        """While somebody writes beside the list."""
        return typing_in(self)

    def begin(self) -> None:
        """Start on the list, or in the note that was being written when the program ended."""
        grid, desk = self.query_one(Grid), self.desk
        grid.focus()
        rows = {item.id for item in desk.items}
        row = next((row for at in desk.typed_at if desk.drafted(at) and (row := at.partition(":")[0]) in rows), "")
        if desk.drafted(OWN):
            self._own.ask(OWN)
        elif row:
            grid.go(row)
            self._to_note = True
            self._refresh_notes()

    # -- notes

    def _fields(self, row: str) -> tuple[Field, ...]:
        notes = choosing.notes_for(self.page, self.desk.variant, picked=row in self.picked)
        return (_WORDS, *notes) if self.page.reword and row in self.picked else notes

    def _refresh_notes(self) -> None:
        row = self.query_one(Grid).row_id
        now = (row, row in self.picked)
        if now != self._noted:
            self._noted = now
            self.call_later(self._build_notes)
        else:
            self._fill_notes()

    async def _build_notes(self) -> None:
        if self.gone:
            return
        row = self._noted[0]
        place = self.query_one("#notes")
        await place.remove_children()
        boxes = [FieldBox(self.desk, field, f"{row}:{field.id}") for field in self._fields(row)]
        place.display = bool(boxes)
        if boxes:
            await place.mount(*boxes)
            self._fill_notes()
            if self._to_note and not self.gone:
                boxes[0].editor.focus()
        self._to_note = False

    def _fill_notes(self) -> None:
        item = next((one for one in self.desk.items if one.id == self._noted[0]), None)
        if item is not None:
            for box in self.query(FieldBox):
                box.show(item.text if box.field is _WORDS else item.cells.get(box.field.id))

    def on_field_box_kept(self, message: FieldBox.Kept) -> None:
        """Write a note down."""
        message.stop()
        self._keep(message.box)

    def _keep(self, box: FieldBox) -> None:
        row = box.place.split(":", 1)[0]
        item = next((one for one in self.desk.items if one.id == row), None)
        if item is None:
            return
        desk, value = self.desk, box.keep_now()
        if box.field is not _WORDS:
            desk.do(entry.put_cell(desk.book, desk.cells, item, box.field.id, value), f"note on {quoted(item.text)}")
        elif isinstance(value, str) and value != item.text:
            name = own_list(desk.exercise, desk.page)
            there = desk.book.item(name, row) is not None
            desk.do(
                SetText(name, row, value) if there else AddItem(name, Item(row, value)),
                f"words for {quoted(item.text)}",
            )

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in boxes_filled(self):
            self._keep(box)
        if self._own.place:
            self._add_own()

    # -- keys

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the notes of another item, and the keys for it."""
        message.stop()
        if message.row != self._noted[0]:
            self._to_note = False
        self._refresh_notes()
        self._say_keys()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Pick, mark as first, write, add."""
        message.stop()
        desk, row = self.desk, message.row
        if message.key == "insert" and self.page.own:
            self._own.ask(OWN)
        elif not row:
            return
        elif message.key in ("space", "x", "X"):
            desk.do(choosing.pick(desk.book, desk.ref, self.page, row), self._picked_words(row))
        elif message.key in ("f", "F"):
            first = f"{quoted(self._text(row))}: {self.page.first_label or 'first'}"
            desk.do(choosing.make_first(desk.book, desk.ref, self.page, row), first)
        elif message.key == "enter":
            boxes = list(self.query(FieldBox))
            if boxes:
                boxes[0].editor.focus()
            else:
                # The line is picked, and whoever asked for its note goes on typing there.
                self._to_note = row not in self.picked
                desk.do(choosing.pick(desk.book, desk.ref, self.page, row), self._picked_words(row))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Add a line of our own, picked at once."""
        message.stop()
        if message.input is self._own:
            self._add_own()
            self.query_one(Grid).focus()

    def _text(self, row: str) -> str:
        return next((item.text for item in self.desk.items if item.id == row), "")

    def _picked_words(self, row: str) -> str:
        return f"{quoted(self._text(row))} {'left' if row in self.picked else 'picked'}"

    @property
    def _own(self) -> Aside:
        return self.query_one("#own", Aside)

    def _add_own(self) -> None:
        desk, name, text = self.desk, own_list(self.desk.exercise, self.desk.page), self._own.take()
        if text:
            row = entry.fresh_id(desk.book, name, "own")
            desk.do(AddItem(name, Item(row, text)), f"{quoted(text)} added")
            desk.do(choosing.pick(desk.book, desk.ref, self.page, row), self._picked_words(row))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft of a line of our own."""
        message.stop()
        self._own.keep_draft()

    def on_key(self, event: events.Key) -> None:
        """From a note, or a line of our own, back to the list; what is half typed of that is offered again."""
        focused = self.screen.focused
        if focused is self._own and event.key in ("up", "down", "escape"):
            if self._own.leave():
                self.desk.say("Not taken. Ins offers it again.")
            self.query_one(Grid).focus()
            event.stop()
            return
        if event.key not in ("up", "down") or type(focused).__name__ != "FieldLine":
            return
        grid = self.query_one(Grid)
        grid.focus()
        if event.key == "down":
            grid.down()
        event.stop()
