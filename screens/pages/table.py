"""Fills typed columns: as a grid with one editor under it, or one row at a time."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from exercises.filling import entry, tables
from exercises.filling.cells import as_text
from exercises.filling.rows import own_list
from exercises.filling.typed import OPTION_TYPES, options_of, show, toggled
from exercises.pages import Field
from exercises.running.run import source_labels
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.editors import FieldBox, typing_in
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.pages.options import option_for
from workbook.changes import AddItem, Change, RemoveAction, RemoveItem, SetAction
from workbook.model import Action, Item, Value, new_id

WIDTHS = {"scale": 6, "number": 6, "yesno": 5, "date": 12, "choice": 12, "person": 16, "choices": 14, "list": 20}
TEXT = "text"
"""Column id of a row's own text."""


class TableBody(PageBody):
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
        self.columns: tuple[Field, ...] = entry.in_variant(desk.page.columns, desk.variant)
        self._edited: tuple[str, str] | None = None
        self._row_shown = ""

    # -- what stands here

    @property
    def own(self) -> bool:
        """Whether rows can be added."""
        return tables.can_add_rows(self.page)

    @property
    def rows(self) -> tuple[Item, ...]:
        """The rows."""
        desk = self.desk
        return tables.table_rows(desk.exercise, desk.page, desk.book, desk.variant, desk.findings)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything a row is asked, its own text first."""
        text = self.page.text
        own = self.own or self.page.special == "open_actions"
        return (
            (Field(TEXT, text.label or "What", limit=text.limit, hint=text.hint), *self.columns)
            if own
            else self.columns
        )

    def field(self, column: str) -> Field | None:
        """Return a field by column."""
        return next((f for f in self.fields if f.id == column), None)

    def value(self, item: Item, column: str) -> Value:
        """Return what stands in a row's column."""
        return item.text or None if column == TEXT else item.cells.get(column)

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
        grid.empty = "No rows yet. Insert adds one." if self.own else "Nothing here yet: an earlier page fills this."
        grid.show([self._grid_row(item) for item in self.rows])
        self._show_edited()
        self._show_row()
        self._say_keys()

    def _grid_row(self, item: Item) -> GridRow:
        if self.page.layout == "one":
            return GridRow(item.id, item.text or "(no name yet)", mark="▸")
        book = self.desk.book
        cells = tuple(show(field, item.cells.get(field.id), book) or "·" for field in self.columns)
        return GridRow(item.id, item.text or "(no name yet)", cells)

    def status(self) -> str:
        """Say which row we are on."""
        rows = self.rows
        place = next((n for n, row in enumerate(rows, 1) if row.id == self.query_one(Grid).row_id), 0)
        return f"row {place} of {len(rows)}" if place else ""

    def _say_keys(self) -> None:
        add = (("Ins", "add a row"), ("Del", "delete the row")) if self.own else ()
        field = self.field(self.query_one(Grid).column_id)
        if self.page.layout == "one":
            self.query_one(Hint).say(keys(("↑↓", "row"), ("Tab", "fields"), *add))
        elif self._edited is not None and field is not None and field.type in ("refs", "choices", "list"):
            pick = ("Enter", "next line") if field.type == "list" else ("Space", "tick or clear")
            self.query_one(Hint).say(keys(pick, ("Tab", "done, next column"), ("Esc", "done")))
        elif field is not None and _by_key(field):
            options = options_of(field, self.desk.book)
            marks = [(o.mark or str(n), o.label) for n, o in enumerate(options[:9], 1) if o.mark != o.label]
            self.query_one(Hint).say(keys(*(marks or (("1-5", "score"),)), ("Del", "clear"), *add))
        else:
            self.query_one(Hint).say(keys(("Enter", "write"), ("←→", "column"), *add))

    def _show_edited(self) -> None:
        """Show in the editor of a cell what has just been chosen there."""
        if self._edited is None:
            return
        item = next((row for row in self.rows if row.id == self._edited[0]), None)
        for box in self.query_one("#editor").query(FieldBox):
            if item is not None:
                box.show(self.value(item, self._edited[1]))

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
                box.place = f"{item.id}:{box.field.id}"
            source = item.sources.get(box.field.id)
            box.show(self.value(item, box.field.id), labels.get(source.ref, "") if source else "")

    @property
    def crowded(self) -> bool:
        """While somebody writes beside the list."""
        return typing_in(self)

    def begin(self) -> None:
        """Start on the grid."""
        self.query_one(Grid).focus()

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in self.query(FieldBox):
            value = box.keep_now()
            self._set(self._row_of(box), box.field.id, value)
        self._close_editor()

    def _row_of(self, box: FieldBox) -> str:
        return self._edited[0] if self._edited is not None and box.has_class("-cell") else self._row_shown

    # -- changing

    def _set(self, row: str, column: str, value: Value) -> bool:
        desk = self.desk
        if self.page.special:
            action = next((a for a in desk.book.actions if a.id == row), None)
            if action is None or self.value(tables.action_row(action), column) == value:
                return False
            return desk.do(SetAction(tables.action_with(action, column, value)), action.what or "action")
        item = next((i for i in self.rows if i.id == row), None)
        if item is None:
            return False
        if column == TEXT:
            change = entry.put_text(desk.book, desk.cells, row, as_text(value)) if value else None
        else:
            change = entry.put_cell(desk.book, desk.cells, item, column, value)
        return desk.do(change, item.text or "row")

    def on_field_box_kept(self, message: FieldBox.Kept) -> None:
        """Write a value down."""
        message.stop()
        self._set(self._row_of(message.box), message.box.field.id, message.value)

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show another row or column."""
        message.stop()
        if self.page.layout == "one" and message.row != self._row_shown:
            for box in self.query_one("#one").query(FieldBox):
                self._set(self._row_shown, box.field.id, box.keep_now())
        self._show_row()
        self._say_keys()
        self.screen.query_one("ClockFace")
        self.desk.screen.show_clock()

    async def on_grid_typed(self, message: Grid.Typed) -> None:
        """Add, delete, choose by key, or open the editor."""
        message.stop()
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

    async def _type(self, message: Grid.Typed) -> None:
        field = self.field(message.column)
        item = next((row for row in self.rows if row.id == message.row), None)
        if field is None or item is None:
            return
        if _by_key(field):
            options = options_of(field, self.desk.book)
            found = option_for(message.key, options, field)
            if message.key in ("space", "enter") and options:
                ids = [option.id for option in options]
                present = show(Field("", ""), item.cells.get(field.id), self.desk.book)
                found = ids[(ids.index(present) + 1) % len(ids)] if present in ids else ids[0]
            if found is not None:
                value = item.cells.get(field.id)
                picked = toggled(field, value, found)
                self._set(item.id, field.id, picked if picked is not None or message.key in ("space",) else None)
                if field.type not in ("choices", "refs") and message.key not in ("space", "enter"):
                    self.query_one(Grid).down()
            return
        start = message.key if len(message.key) == 1 else ""
        await self._edit(item, field, start)

    async def _edit(self, item: Item, field: Field, start: str = "") -> None:
        """Open the editor of one cell under the grid."""
        await self._drop_editor()
        self._edited = (item.id, field.id)
        self._say_keys()
        box = FieldBox(self.desk, field, f"{item.id}:{field.id}")
        box.add_class("-cell")
        await self.query_one("#editor").mount(box)
        box.show(self.value(item, field.id))
        box.offer_back()
        editor: Any = box.editor
        editor.focus()
        if start and hasattr(editor, "insert_text_at_cursor"):
            editor.value = ""
            editor.insert_text_at_cursor(start)

    async def _drop_editor(self) -> None:
        if self.gone:
            return
        await self.query_one("#editor").remove_children()
        self._edited = None

    def _close_editor(self) -> None:
        self._edited = None
        self.query_one("#editor").remove_children()

    def on_key(self, event: events.Key) -> None:
        """From the editor back to the grid."""
        if self._edited is None or event.key not in ("up", "down", "tab", "shift+tab", "escape"):
            return
        focused = self.screen.focused
        if focused is None or not any(isinstance(node, FieldBox) for node in focused.ancestors):
            return
        if event.key in ("up", "down") and type(focused).__name__ not in ("FieldLine", "Options"):
            return
        event.stop()
        event.prevent_default()
        self.call_later(self._back_to_grid, {"up": "up", "shift+tab": "left", "tab": "right"}.get(event.key, "down"))

    def on_input_submitted(self, message: Any) -> None:
        """Enter keeps the cell and goes on to the next one."""
        message.stop()

    async def _back_to_grid(self, way: str) -> None:
        if self.gone:
            return
        grid = self.query_one(Grid)
        for box in self.query_one("#editor").query(FieldBox):
            if not box.keep():
                return
            self._set(self._row_of(box), box.field.id, box.keep_now())
        grid.focus()
        await self._drop_editor()
        {"up": lambda: grid._move(-1, 0), "left": lambda: grid._move(0, -1), "right": grid.across, "down": grid.down}[
            way
        ]()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The grid took the focus back from the editor."""
        if isinstance(event.widget, Grid) and self._edited is not None:
            self.call_later(self._drop_editor)

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

    async def _clear(self, message: Grid.Typed) -> None:
        item = next((row for row in self.rows if row.id == message.row), None)
        if item is None:
            return
        if message.column and item.cells.get(message.column) is not None:
            self._set(item.id, message.column, None)
        elif self.own:
            change = RemoveAction(item.id) if self.page.special else RemoveItem(self.desk.cells, item.id)
            self.desk.do(change, "row deleted")


def _by_key(field: Field) -> bool:
    """Whether a cell is set by one key in the grid: options that fit beside each other."""
    return field.type in OPTION_TYPES and field.type not in ("ref", "refs") and not field.free


def _column(field: Field, desk: Desk) -> GridColumn:
    words = max((len(o.label) for o in field.options), default=0)
    width = WIDTHS.get(field.type, 22)
    if field.type == "choice":
        width = min(16, max(words, 6))
    return GridColumn(
        field.id,
        field.label,
        max(width, max(map(len, field.label.split()), default=0)),
        "centre" if _by_key(field) else "left",
        wide=field.type in ("text", "paragraph", "list", "ref", "refs"),
    )
