"""The cells of a table: what stands in each, the key that sets it, the editor that opens under the grid."""

from __future__ import annotations

from textual import events

from exercises.filling import entry, tables
from exercises.filling.cells import as_text
from exercises.filling.typed import OPTION_TYPES, is_chosen, misfit, options_of, show, toggled
from exercises.forms import source_words
from exercises.page_parts import Field
from screens.keys.gate import repeated
from screens.pages.base import Desk, PageBody
from screens.pages.boxes import boxes_waiting, typing_in, waiting_words
from screens.pages.editors import FieldBox
from screens.pages.field_parts import FieldLine
from screens.pages.grid import Grid
from screens.pages.options import Options, option_for
from screens.text import quoted
from workbook.changes import SetAction
from workbook.model import Item, Value

TEXT = "text"
"""Column id of a row's own text."""
TOLD = "Where an action came from is known and stays."
"""Said where somebody would write into a column that is told."""


class CellsBody(PageBody):
    """A page of cells."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.columns: tuple[Field, ...] = entry.in_variant(desk.page.columns, desk.variant)
        self._edited: tuple[str, str] | None = None
        self._row_shown = ""
        self._actions_shown: dict[str, int] = {}

    def say_keys(self) -> None:
        """Say what the keys do in the cell in hand."""
        raise NotImplementedError

    # -- what stands here

    @property
    def own(self) -> bool:
        """Whether rows can be added."""
        return tables.can_add_rows(self.page)

    @property
    def rows(self) -> tuple[Item, ...]:
        """The rows; actions stay, each in its place, while the page is shown, whatever is said of them."""
        desk, shown = self.desk, self._actions_shown
        found = tables.table_rows(desk.exercise, desk.page, desk.book, desk.variant, desk.findings, shown)
        if not self.page.special:
            return found
        for row in found:
            shown.setdefault(row.id, len(shown))
        return tuple(sorted(found, key=lambda row: shown[row.id]))

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

    def said(self, field: Field, value: Value) -> str:
        """Return a value as it stands in the grid."""
        if tables.is_told(self.page, field):
            return source_words(as_text(value)) if value else ""
        return show(field, value, self.desk.book)

    @property
    def crowded(self) -> bool:
        """While somebody writes beside the list."""
        return typing_in(self)

    def waiting(self) -> dict[tuple[str, str], str]:
        """Return what was typed and is no entry yet, by row and column: before a kill, or no value of its column."""
        desk, found = self.desk, {}
        for place in desk.typed_at:
            row, _, column = place.partition(":")
            field = self.field(column)
            typed = desk.waits(place)
            if field is not None and (desk.drafted(place) or misfit(field, typed, desk.book)):
                found[row, column] = typed
        return found

    def _row_of(self, box: FieldBox) -> str:
        return self._edited[0] if self._edited is not None and box.has_class("-cell") else self._row_shown

    def _set(self, row: str, column: str, value: Value) -> bool:
        desk = self.desk
        if self.page.special:
            action = next((a for a in desk.book.actions if a.id == row), None)
            if action is None or self.value(tables.action_row(action), column) == value:
                return False
            return desk.do(SetAction(tables.action_with(action, column, value)), self._called(column, action.what))
        item = next((i for i in self.rows if i.id == row), None)
        if item is None:
            return False
        if column == TEXT:
            change = entry.put_text(desk.book, desk.cells, row, as_text(value)) if value else None
        else:
            change = entry.put_cell(desk.book, desk.cells, item, column, value)
        return desk.do(change, self._called(column, item.text))

    def _called(self, column: str, row: str) -> str:
        """Return how undo names a cell: its column and its row."""
        field = self.field(column)
        label = field.label if field is not None else "cell"
        return f"{label} of {quoted(row)}" if row else label

    # -- one cell

    def _show_edited(self) -> None:
        """Show in the editor of a cell what has just been chosen there."""
        if self._edited is None:
            return
        item = next((row for row in self.rows if row.id == self._edited[0]), None)
        for box in self.query_one("#editor").query(FieldBox):
            if item is not None:
                box.show(self.value(item, self._edited[1]))

    async def _type(self, message: Grid.Typed) -> None:
        field = self.field(message.column)
        item = next((row for row in self.rows if row.id == message.row), None)
        if field is None or item is None:
            return
        if tables.is_told(self.page, field):
            self.desk.say(TOLD)
            return
        if by_key(field):
            options = options_of(field, self.desk.book)
            found = option_for(message.key, options, field)
            if message.key in ("space", "enter") and options:
                ids = [option.id for option in options]
                present = show(Field("", ""), item.cells.get(field.id), self.desk.book)
                found = ids[(ids.index(present) + 1) % len(ids)] if present in ids else ids[0]
            if found is not None:
                value = item.cells.get(field.id)
                many, stepped = field.type in ("choices", "refs"), message.key in ("space", "enter")
                # The key of what stands there already leaves it there: Del clears, and says so in the line of keys.
                stays = not many and not stepped and is_chosen(field, value, found)
                picked = value if stays else toggled(field, value, found)
                self._set(item.id, field.id, picked if picked is not None or message.key in ("space",) else None)
                if field.type not in ("choices", "refs") and message.key not in ("space", "enter"):
                    self.query_one(Grid).down()
            return
        if self._edited == (item.id, field.id) and field.type not in OPTION_TYPES and await self._type_on(message.key):
            return
        start = message.key if len(message.key) == 1 else ""
        await self._edit(item, field, start)

    async def on_paste(self, event: events.Paste) -> None:
        """A paste on a cell that is not open begins it, as a letter does."""
        grid = self.query_one(Grid)
        field = self.field(grid.column_id)
        item = next((row for row in self.rows if row.id == grid.row_id), None)
        if self.screen.focused is not grid or field is None or item is None or field.type in OPTION_TYPES:
            return
        event.stop()
        await self._edit(item, field)
        for box in self.query_one("#editor").query(FieldBox):
            box.begin("")
            box.editor.post_message(events.Paste(event.text))

    async def _edit(self, item: Item, field: Field, start: str = "") -> None:
        """Open the editor of one cell under the grid; keys wait until it has the focus."""
        self.desk.screen.hurried = True
        try:
            await self._open_editor(item, field, start)
        finally:
            self.desk.screen.call_after_refresh(self.desk.screen.unhurried)

    async def _open_editor(self, item: Item, field: Field, start: str) -> None:
        await self._drop_editor()
        self._edited = (item.id, field.id)
        self.say_keys()
        box = FieldBox(self.desk, field, f"{item.id}:{field.id}")
        box.add_class("-cell")
        await self.query_one("#editor").mount(box)
        box.show(self.value(item, field.id))
        if isinstance(box.editor, Options):
            box.editor.enter_leaves = field.type in ("choices", "refs")
        box.editor.focus()
        if start:
            box.begin(start)

    async def _type_on(self, key: str) -> bool:
        """Take a key that was meant for the editor and reached the grid, because the editor was still being opened."""
        for box in self.query_one("#editor").query(FieldBox):
            if key == "enter" and isinstance(box.editor, FieldLine):
                await self._back_to_grid("down")
            else:
                box.type({"space": " ", "enter": "\n"}.get(key, key if len(key) == 1 else ""))
            return True
        return False

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
        focused = self.screen.focused
        ends = isinstance(focused, Options) and focused.enter_leaves and event.key == "enter"
        if self._edited is None or (event.key not in ("up", "down", "tab", "shift+tab", "escape") and not ends):
            return
        if focused is None or not any(isinstance(node, FieldBox) for node in focused.ancestors):
            return
        if event.key in ("up", "down") and type(focused).__name__ not in ("FieldLine", "Options"):
            return
        event.stop()
        event.prevent_default()
        self.desk.screen.hurried = True
        ways = {"up": "up", "shift+tab": "left", "tab": "right", "escape": "out"}
        self.call_later(self._back_to_grid, ways.get(event.key, "down"))

    async def on_field_box_entered(self, message: FieldBox.Entered) -> None:
        """Enter keeps the cell and goes on to the one below."""
        message.stop()
        await self._back_to_grid("down")

    async def _back_to_grid(self, way: str) -> None:
        self.desk.screen.hurried = True
        try:
            if not self.gone:
                await self._leave_editor(way)
        finally:
            self.desk.screen.call_after_refresh(self.desk.screen.unhurried)

    async def _leave_editor(self, way: str) -> None:
        """Keep the cell and go on; what is no value stays in hand, but Esc once more gives it up for what was there."""
        grid = self.query_one(Grid)
        for box in self.query_one("#editor").query(FieldBox):
            told = box.refused and not repeated(self.app)
            if box.keep():
                self._set(self._row_of(box), box.field.id, box.keep_now())
            elif way == "out" and told:
                box.give_up()
                way = "stay"
            else:
                box.warn_again("Esc once more gives it up." if way == "out" else "")
                return
            if box.field.id == TEXT and way == "right" and self.columns:
                way = "first"  # from the row's own text to the column beside it
        grid.focus()
        await self._drop_editor()
        go = {
            "up": lambda: grid._move(-1, 0),
            "left": lambda: grid._move(0, -1),
            "right": grid.across,
            "first": lambda: grid.go(column=grid.columns[0].id) if grid.columns else None,
            "stay": lambda: None,
        }
        go.get(way, grid.down)()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The grid took the focus back from the editor."""
        if isinstance(event.widget, Grid) and self._edited is not None:
            self.call_later(self._let_go)

    async def _let_go(self) -> None:
        """Somebody clicked on the grid: what is no value waits in its cell."""
        if self._edited is None or self.gone or typing_in(self):
            return
        waits = waiting_words(boxes_waiting(self.query_one("#editor")))
        await self._drop_editor()
        self.redraw()
        if waits:
            self.desk.say(waits, late=True)


def by_key(field: Field) -> bool:
    """Whether a cell is set by one key in the grid: options that fit beside each other."""
    return field.type in OPTION_TYPES and field.type not in ("ref", "refs") and not field.free
