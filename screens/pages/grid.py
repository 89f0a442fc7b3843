"""The grid that most pages are drawn on: rows with a label, columns of short cells, one cursor.

One widget draws every line itself, so that three hundred cards cost no more than three, and a key paints only the
lines it changed. Columns that have no room stay reachable with the cursor. What a key means is the page's business:
the grid moves the cursor and tells what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import iscoroutinefunction
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from screens.pages.bar import Bar
from screens.pages.layout import Layout, Pens
from screens.pages.ruling import GridColumn, GridRow

FEW = 6
"""Rows that are painted one by one; of more, all lines between the first and the last."""

__all__ = ["Grid", "GridColumn", "GridRow"]


class Grid(ScrollView, can_focus=True):
    """Rows by columns with one cursor."""

    DEFAULT_CSS = """
    Grid { height: 1fr; background: $ground; color: $ink; overflow-x: hidden; scrollbar-gutter: stable; }
    Grid > .grid--cursor { background: $raised; color: $ink; text-style: bold underline; }
    Grid:focus > .grid--cursor { background: $cursor; color: $on-cursor; text-style: $cursor-style; }
    Grid > .grid--row { background: $raised; color: $ink; }
    Grid > .grid--header { color: $quiet; text-style: bold; }
    Grid > .grid--head { color: $now; text-style: bold; }
    Grid > .grid--strong { text-style: bold; }
    Grid > .grid--text { color: $ink; background: $ground; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"grid--{name}" for name in Pens._fields}

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere."""

        grid: Grid
        row: str
        column: str

        @property
        def control(self) -> Grid:
            """The grid."""
            return self.grid

    @dataclass
    class Typed(Message):
        """A character was typed on a cell; ``enter``, ``backspace``, ``delete`` and ``space`` by name."""

        grid: Grid
        row: str
        column: str
        key: str

        @property
        def control(self) -> Grid:
            """The grid."""
            return self.grid

    @dataclass
    class Left(Message):
        """The cursor was moved up beyond the first row."""

        grid: Grid

    def __init__(
        self,
        columns: Sequence[GridColumn] = (),
        *,
        label: str = "",
        rows_only: bool = False,
        id: str | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns: tuple[GridColumn, ...] = tuple(columns)
        self.rows: tuple[GridRow, ...] = ()
        self.rows_only = rows_only
        self.row, self.column = 0, 0
        self.empty = ""
        self._laid = Layout()
        self._laid.label = label
        self._room = 0
        self._drawn = (-1, -1)
        self._pens: Pens | None = None

    # -- content

    def show(self, rows: Sequence[GridRow], columns: Sequence[GridColumn] | None = None) -> None:
        """Show *rows*; the cursor stays on the row it was on, by id, or near it."""
        here = self.row_id
        if columns is not None:
            self.columns = tuple(columns)
        self.rows = tuple(rows)
        places = {row.id: n for n, row in enumerate(self.rows)}
        self.row = places.get(here, min(self.row, max(0, len(self.rows) - 1)))
        self.column = min(self.column, max(0, len(self.columns) - 1))
        if self.rows and not self.rows[self.row].stop:
            self._step(1) or self._step(-1)
        self._lay_out()

    @property
    def row_id(self) -> str:
        """Id of the row under the cursor, empty where there are none."""
        return self.rows[self.row].id if self.row < len(self.rows) else ""

    @property
    def column_id(self) -> str:
        """Id of the column under the cursor."""
        return self.columns[self.column].id if self.column < len(self.columns) else ""

    def go(self, row: str | None = None, column: str | None = None) -> None:
        """Put the cursor on a row or column by id."""
        if row is not None:
            self.row = next((n for n, r in enumerate(self.rows) if r.id == row), self.row)
        if column is not None:
            self.column = next((n for n, c in enumerate(self.columns) if c.id == column), self.column)
        self._went()

    def down(self) -> bool:
        """Move to the next row; tell whether there was one."""
        moved = self._step(1)
        self._went()
        return moved

    def onward(self) -> None:
        """Move to the next row, after the last one to the top of the next column."""
        if not self._step(1) and self.column + 1 < len(self.columns):
            self.column += 1
            self.row = -1
            self._step(1)
        self._went()

    def across(self) -> None:
        """Move to the next column, after the last one to the first of the next row."""
        if self.column + 1 < len(self.columns):
            self.column += 1
        elif self._step(1):
            self.column = 0
        self._went()

    # -- layout

    def _lay_out(self) -> None:
        """Put the rows on lines; only what is drawn otherwise than before is painted."""
        changed = self._laid.lay_out(self.rows, self.columns, self._room, self.column)
        self.virtual_size = Size(self._laid.width, self._laid.height + self._laid.top)
        self._into_view()
        before, self._drawn = self._drawn, (self.row, self.column)
        if changed is None:
            self.refresh()
            return
        moved = (before[0], self.row) if before != self._drawn else ()
        self._paint({place for place in (*changed, *moved) if 0 <= place < len(self.rows)})

    def _paint(self, places: set[int]) -> None:
        """Paint the lines of some rows anew, those that are seen."""
        first, top = self.scroll_offset.y, self._laid.top
        last = first + self.size.height
        spans = [self._laid.span(place) for place in places]
        seen = [(start, height) for start, height in spans if start < last and start + height > first]
        if len(seen) > FEW:
            start = min(start for start, _ in seen)
            seen = [(start, max(start + height for start, height in seen) - start)]
        for start, height in seen:
            self.refresh_lines(start + top, height)

    def notify_style_update(self) -> None:
        """Other colours: nothing that was drawn holds."""
        super().notify_style_update()
        self._pens = None
        self._laid.forget_strips()

    @property
    def pens(self) -> Pens:
        """The styles."""
        if self._pens is None:
            self._pens = Pens(*(self.get_component_rich_style(f"grid--{name}") for name in Pens._fields))
        return self._pens

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        layout, pens = self._laid, self.pens
        if not self.rows:
            said = wrap(self.empty, max(1, layout.width))[y : y + 1]
            return Strip([Segment("".join(said), pens.text)]).adjust_cell_length(layout.width, pens.text)
        if y < layout.top:
            return layout.header(y, pens)
        return layout.strip(
            y - layout.top + self.scroll_offset.y, pens, (self.row, -1 if self.rows_only else self.column)
        )

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar(vertical=True, name="vertical", thickness=1)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    # -- moving

    def on_resize(self) -> None:
        """Wrap anew."""
        self._room = self.scrollable_content_region.width
        self._lay_out()

    def _step(self, by: int) -> bool:
        to = self.row + by
        while 0 <= to < len(self.rows):
            if self.rows[to].stop:
                self.row = to
                return True
            to += by
        return False

    def _went(self) -> None:
        self._lay_out()
        if self.rows:
            self.post_message(self.Moved(self, self.row_id, self.column_id))

    def _into_view(self) -> None:
        if self.row >= len(self.rows):
            return
        top, height = self._laid.span(self.row)
        if self.row > 0 and self.rows[self.row - 1].head and not self.rows[self.row - 1].stop:
            above, _ = self._laid.span(self.row - 1)
            top, height = above, height + top - above
        region = Region(0, top, 1, height + self._laid.top)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)

    _MOVES: ClassVar[dict[str, tuple[int, int]]] = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
    _NAMED: ClassVar[frozenset[str]] = frozenset({"enter", "backspace", "delete", "space", "insert"})

    def on_key(self, event: events.Key) -> None:
        """Move, or tell what was typed."""
        if event.key in self._MOVES:
            self._move(*self._MOVES[event.key])
        elif event.key in ("home", "end", "pageup", "pagedown"):
            self._jump(event.key)
        elif event.key == "enter" and not any(row.stop for row in self.rows):
            return  # nothing stands here: the page may lead to where it is made
        elif event.key in self._NAMED:
            self._tell(event.key)
        elif event.is_printable and event.character and not event.key.startswith(("alt+", "ctrl+")):
            # Alt and a letter is a live move, not the letter: it goes to the screen.
            self._tell(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def _tell(self, key: str) -> None:
        """Have a key taken before the next one comes: typed fast, no key may act on the row the one before it left."""
        typed = self.Typed(self, self.row_id, self.column_id, key)
        for node in self.ancestors:
            take = getattr(node, "on_grid_typed", None)
            if take is not None and not iscoroutinefunction(take):
                if not getattr(node, "gone", False):
                    take(typed)
                return
        self.post_message(typed)

    def _move(self, rows: int, columns: int) -> None:
        if rows and not self._step(rows) and rows < 0:
            self.post_message(self.Left(self))
        if columns and self.columns:
            self.column = min(max(0, self.column + columns), len(self.columns) - 1)
        self._went()

    def _jump(self, key: str) -> None:
        page = max(1, self.size.height - 2)
        for _ in range(len(self.rows) if key in ("home", "end") else page):
            if not self._step(-1 if key in ("home", "pageup") else 1):
                break
        self._went()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where somebody clicked."""
        place = self._laid.at(event.y - self._laid.top + self.scroll_offset.y)
        if place is not None and self.rows[place].stop:
            self.row = place
            self._went()
