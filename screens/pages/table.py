"""Fills typed columns: as a grid with one editor under it, or one row at a time."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from exercises.filling import entry, tables
from exercises.filling.rows import own_list
from exercises.filling.typed import options_of
from exercises.page_parts import Field
from exercises.running.run import source_labels
from screens.keys.once import Once
from screens.pages.base import Desk, Hint, keys
from screens.pages.boxes import boxes_filled, boxes_waiting, waiting_words
from screens.pages.cells import TEXT, TOLD, CellsBody, by_key
from screens.pages.editors import FieldBox
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.text import quoted
from workbook.changes import AddItem, Change, RemoveAction, RemoveItem, SetAction
from workbook.model import Action, Item, new_id

WIDTHS = {"scale": 6, "number": 6, "yesno": 5, "date": 12, "choice": 12, "person": 16, "choices": 14, "list": 20}
OVER = {"done": "●", "dropped": "✕"}
"""What stands before an action that is not open any more."""


class TableBody(CellsBody):
    """Rows and typed columns."""

    DEFAULT_CSS = """
    TableBody #editor { height: auto; max-height: 8; margin-top: 1; }
    TableBody #editor FieldBox { margin-bottom: 0; }
    TableBody #one { height: 1fr; display: none; }
    TableBody.-one #one { display: block; }
    TableBody.-one Grid { height: auto; max-height: 4; margin-bottom: 1; }
    TableBody.-one #editor { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._deleting = Once()

    def compose(self) -> ComposeResult:
        """Build the grid, the editor strip or the form, and the keys."""
        self.set_class(self.page.layout == "one", "-one")
        columns = [] if self.page.layout == "one" else [_column(f, self.desk) for f in self.columns]
        yield Grid(columns, label=self.page.text.label if columns else "", rows_only=self.page.layout == "one")
        yield VerticalScroll(id="editor", can_focus=False)
        with VerticalScroll(id="one", can_focus=False):
            if self.page.layout == "one":
                for field in self.fields:
                    yield FieldBox(self.desk, field, f"row:{field.id}")
        yield Hint()

    def redraw(self) -> None:
        """Show the rows, and the row in hand."""
        grid = self.query_one(Grid)
        grid.empty = "No rows yet. Insert adds one." if self.own else self.waits("Nothing here yet")
        waiting = self.waiting()
        grid.show([self._grid_row(item, waiting) for item in self.rows])
        self._show_edited()
        self._show_row()
        self.say_keys()

    def _grid_row(self, item: Item, waiting: Mapping[tuple[str, str], str]) -> GridRow:
        if self.page.layout == "one":
            return GridRow(item.id, item.text or "(no name yet)", mark="▸")
        cells = tuple(
            f"{typed} (?)"
            if (typed := waiting.get((item.id, field.id))) and self._edited != (item.id, field.id)
            else self.said(field, item.cells.get(field.id)) or "·"
            for field in self.columns
        )
        mark = OVER.get(str(item.cells.get("state")), "") if self.page.special else ""
        return GridRow(item.id, item.text or "(no name yet)", cells, mark=mark)

    def held(self) -> Mapping[str, object]:
        """Return what the rows hold: of one at a time the grid shows the name alone."""
        return {item.id: (item.text, item.cells) for item in self.rows} if self.page.layout == "one" else {}

    def status(self) -> str:
        """Say which row we are on."""
        rows = self.rows
        place = next((n for n, row in enumerate(rows, 1) if row.id == self.query_one(Grid).row_id), 0)
        return f"row {place} of {len(rows)}" if place else ""

    def say_keys(self) -> None:
        """Say what the keys do here."""
        grid = self.query_one(Grid)
        field, item = self.field(grid.column_id), self._row(grid.row_id)
        filled = item is not None and self._clears(item, grid.column_id)
        delete = (("Del", "clear" if filled else "delete the row"),) if filled or self.own else ()
        add = ((("Ins", "add a row"),) if self.own else ()) + delete
        if self.page.layout == "one":
            self.query_one(Hint).say(keys(("↑↓", "row"), ("Tab", "fields"), *add))
        elif self._edited is not None and field is not None:
            ticks = field.type in ("refs", "choices")
            lines = field.type in ("list", "paragraph")
            pick = (("Space", "tick or clear"),) if ticks else (("Enter", "next line"),) if lines else ()
            end = "Esc" if lines else "Enter"
            self.query_one(Hint).say(keys(*pick, ("Tab", "done, next column"), (end, "done")))
        elif field is not None and by_key(field):
            options = options_of(field, self.desk.book)
            marks = [(o.mark or str(n), o.label) for n, o in enumerate(options[:9], 1) if o.mark != o.label]
            self.query_one(Hint).say(keys(*(marks or (("1-5", "score"),)), *add))
        elif field is not None and tables.is_told(self.page, field):
            self.query_one(Hint).say(keys(("←→", "column"), *add[:1]))
        else:
            self.query_one(Hint).say(keys(("Enter", "write"), ("←→", "column"), *add))

    def _show_row(self) -> None:
        """The form, or the hint of the cell in hand."""
        grid = self.query_one(Grid)
        item = next((row for row in self.rows if row.id == grid.row_id), None)
        if self.page.layout != "one":
            return
        self.query_one("#one").display = item is not None
        if item is None:
            return
        labels = source_labels(self.desk.exercise, self.desk.findings) if item.sources else {}
        changed = item.id != self._row_shown
        self._row_shown = item.id
        for box in self.query_one("#one").query(FieldBox):
            if changed:
                box.go_to(f"{item.id}:{box.field.id}")
            source = item.sources.get(box.field.id)
            box.show(self.value(item, box.field.id), labels.get(source.ref, "") if source else "")

    def begin(self) -> None:
        """Start on the grid; where something waits that was typed and is not kept, start there."""
        grid, rows = self.query_one(Grid), {item.id: item for item in self.rows}
        row, column = next((cell for cell in self.waiting() if cell[0] in rows), ("", ""))
        field = self.field(column)
        if field is None:
            grid.focus()
            return
        grid.go(row, column)
        if self.page.layout != "one":
            self.call_later(self._edit, rows[row], field)
            return
        self._show_row()
        for box in self.query_one("#one").query(FieldBox):
            if box.field is field:
                box.editor.focus()

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in boxes_filled(self):
            value = box.keep_now()
            self._set(self._row_of(box), box.field.id, value)
        self._close_editor()

    # -- changing

    def on_field_box_kept(self, message: FieldBox.Kept) -> None:
        """Write a value down."""
        message.stop()
        self._set(self._row_of(message.box), message.box.field.id, message.value)

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show another row or column."""
        message.stop()
        self._deleting.forget()
        if self.page.layout == "one" and message.row != self._row_shown:
            waits = waiting_words(boxes_waiting(self.query_one("#one")))
            for box in boxes_filled(self.query_one("#one")):
                self._set(self._row_shown, box.field.id, box.keep_now())
            if waits:
                self.desk.say(waits, late=True)
        self._show_row()
        self.say_keys()
        self.screen.query_one("ClockFace")
        self.desk.screen.show_clock()

    async def on_grid_typed(self, message: Grid.Typed) -> None:
        """Add, delete, choose by key, or open the editor."""
        message.stop()
        if message.key != "delete":
            self._deleting.forget()
        act = {"insert": self._add, "delete": self._clear}.get(message.key)
        if act is not None:
            await act(message)
        elif message.key in ("+", "enter") and self.own and not self.rows:
            await self._add(message)
        elif self.page.layout == "one":
            self._into_form(message.key)
        else:
            await self._type(message)

    def _into_form(self, key: str) -> None:
        boxes = list(self.query_one("#one").query(FieldBox))
        if key == "enter" and boxes:
            boxes[0].editor.focus()

    # -- rows

    async def _add(self, message: Grid.Typed) -> None:
        if not self.own:
            return
        desk = self.desk
        change: Change
        if self.page.special == "actions":
            row = new_id(desk.book.actions, "N")
            change = SetAction(Action(row, source=desk.ref))
        else:
            name = own_list(desk.exercise, desk.page)
            row = entry.fresh_id(desk.book, name, desk.page.prefix)
            change = AddItem(name, Item(row))
        if not desk.do(change, "row added"):
            return
        grid = self.query_one(Grid)
        grid.go(row)
        if self.page.layout == "one":
            self._show_row()
            self._into_form("enter")
            return
        item = next((i for i in self.rows if i.id == row), None)
        field = self.field(TEXT)
        if item is not None and field is not None:
            await self._edit(item, field)

    def _row(self, row: str) -> Item | None:
        return next((item for item in self.rows if item.id == row), None)

    def _clears(self, item: Item, column: str) -> bool:
        """Whether Del empties the cell in hand: its row's name goes with the row alone."""
        return (item.id, column) in self.waiting() or (bool(column) and item.cells.get(column) is not None)

    async def _clear(self, message: Grid.Typed) -> None:
        item = self._row(message.row)
        if item is None:
            return
        if (message.row, message.column) in self.waiting():
            self.desk.draft(f"{message.row}:{message.column}", "")
            self.redraw()
        elif (field := self.field(message.column)) is not None and tables.is_told(self.page, field):
            self.desk.say(TOLD)
        elif self._clears(item, message.column):
            self._set(item.id, message.column, None)
        elif self.own and message.column not in ("", TEXT) and _says(item) and not self._sure(message):
            self.desk.say("This cell is empty. Del once more deletes the whole row.")
        elif self.own:
            change = RemoveAction(item.id) if self.page.special else RemoveItem(self.desk.cells, item.id)
            self.desk.do(change, f"row {quoted(item.text)} deleted" if item.text else "row deleted")

    def _sure(self, message: Grid.Typed) -> bool:
        return self._deleting.sure(self.app, (message.row, message.column))


def _says(item: Item) -> bool:
    """Whether a row says anything that would go with it."""
    return bool(item.text) or any(value is not None for value in item.cells.values())


def _column(field: Field, desk: Desk) -> GridColumn:
    words = max((len(o.label) for o in field.options), default=0)
    width = WIDTHS.get(field.type, 22)
    if field.type == "choice":
        width = min(16, max(words, 6))
    return GridColumn(
        field.id,
        field.label,
        max(width, max(map(len, field.label.split()), default=0)),
        "centre" if by_key(field) else "left",
        wide=field.type in ("text", "paragraph", "list", "ref", "refs"),
    )
