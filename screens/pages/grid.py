"""The grid that most pages are drawn on: rows with a label, columns of short cells, one cursor.

One widget draws every line itself, so that three hundred cards cost no more than three. Labels and cells wrap, they
are never cut; columns that have no room stay reachable with the cursor. What a key means is the page's business: the
grid moves the cursor and tells what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.text import plain

GAP = 2
LEAST_LABEL = 22
ROOMY_LABEL = 30


class GridColumn(NamedTuple):
    """A column: heading, width in characters, alignment; a wide one takes what the labels do not need."""

    id: str
    label: str
    width: int = 6
    align: str = "centre"
    wide: bool = False


class GridRow(NamedTuple):
    """A row.

    Attributes:
        id: What the page calls it.
        label: Wraps under itself.
        cells: One text a column.
        head: A heading over the rows that follow; it takes the cursor only where *stop* is set.
        mark: Stands before the label (``[x]``, ``A``).
        strong: Drawn bold.
        stop: Whether the cursor stops here.
    """

    id: str
    label: str
    cells: tuple[str, ...] = ()
    head: bool = False
    mark: str = ""
    strong: bool = False
    stop: bool = True


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
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--cursor", "grid--row", "grid--header", "grid--head", "grid--strong", "grid--text",
    }  # fmt: skip

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
        self.label = label
        self.rows_only = rows_only
        self.row, self.column = 0, 0
        self.empty = ""
        self._longest = 0
        self._heights: list[int] = []
        self._starts: list[int] = []
        self._cache: dict[tuple[GridRow, int, tuple[int, ...]], list[list[Text]]] = {}

    # -- content

    def show(self, rows: Sequence[GridRow], columns: Sequence[GridColumn] | None = None) -> None:
        """Show *rows*; the cursor stays on the row it was on, by id, or near it."""
        here = self.row_id
        if columns is not None:
            self.columns = tuple(columns)
        self.rows = tuple(rows)
        self._longest = max((len(row.mark) + len(row.label) for row in rows if not row.head), default=0)
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

    def _window(self) -> tuple[int, int]:
        """First and last-plus-one column that are drawn."""
        room = self.scrollable_content_region.width - self._label_least()
        start, stop = 0, 0
        for start in range(len(self.columns)):
            used, stop = 0, start
            while stop < len(self.columns) and used + self.columns[stop].width + GAP <= room:
                used += self.columns[stop].width + GAP
                stop += 1
            if self.column < max(stop, start + 1):
                break
        return start, max(stop, start + 1) if self.columns else 0

    def _label_least(self) -> int:
        width = self.scrollable_content_region.width
        return min(LEAST_LABEL, width // 2) if self.columns else 0

    def _widths(self) -> tuple[int, tuple[int, ...], int]:
        start, stop = self._window()
        widths = tuple(column.width for column in self.columns[start:stop])
        label = max(8, self.scrollable_content_region.width - sum(w + GAP for w in widths) - 1)
        wide = [n for n, column in enumerate(self.columns[start:stop]) if column.wide]
        spare = (label - ROOMY_LABEL) // len(wide) if wide else 0
        if not wide and widths:
            # Short labels keep their marks near: an eye in the back row should not travel.
            label = min(label, max(ROOMY_LABEL, self._longest + 4))
        elif spare > 0:
            widths = tuple(w + spare if n in wide else w for n, w in enumerate(widths))
            label -= spare * len(wide)
        return label, widths, start

    def _lay_out(self) -> None:
        label, widths, start = self._widths()
        heights = [max(len(part) for part in self._lines(row, label, widths, start)) for row in self.rows]
        self._heights = heights
        self._starts, total = [], 0
        for height in heights:
            self._starts.append(total)
            total += height
        self.virtual_size = Size(self.scrollable_content_region.width, total + self._top)
        self._into_view()
        self.refresh()

    @property
    def _top(self) -> int:
        if not (any(column.label for column in self.columns) or self.label):
            return 0
        start, stop = self._window()
        return max([1, *(len(_folded(c.label, c.width)) for c in self.columns[start:stop])])

    def _lines(self, row: GridRow, label: int, widths: tuple[int, ...], start: int) -> list[list[Text]]:
        key = (row, label, widths)
        found = self._cache.get(key) if not start else None
        if found is None:
            console = self.app.console
            mark = plain(row.mark)
            indent = len(mark) + 1 if mark else (0 if row.head else 2 if any(r.head for r in self.rows) else 0)
            room = label + (sum(widths) + GAP * len(widths) if row.head and not row.cells else 0)
            wrapped = list(Text(plain(row.label)).wrap(console, max(4, room - indent), overflow="fold")) or [Text("")]
            for n, line in enumerate(wrapped):
                line.rstrip()
                line.pad_left(indent)
                if mark and n == 0:
                    wrapped[0] = Text.assemble(mark + " ", line[indent:])
            found = [wrapped]
            for text, width in zip(row.cells[start : start + len(widths)], widths, strict=False):
                found.append(list(Text(plain(text)).wrap(console, width, overflow="fold")) or [Text("")])
            if not start:
                if len(self._cache) > 4000:
                    self._cache.clear()
                self._cache[key] = found
        return found

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.scrollable_content_region.width
        base = self.get_component_rich_style("grid--text")
        if not self.rows:
            said = self.empty if y == 0 else ""
            return Strip([Segment(said, base)]).adjust_cell_length(width, base)
        if y < self._top:
            return self._header(y, width, base)
        line = y - self._top + self.scroll_offset.y
        place = self._at(line)
        if place is None:
            return Strip.blank(width, base)
        return self._draw(place, line - self._starts[place], width, base)

    def _header(self, y: int, width: int, base: Style) -> Strip:
        label, widths, start = self._widths()
        style = self.get_component_rich_style("grid--header")
        said = self.label
        more_right = len(self.columns) - start - len(widths)
        if start or more_right:
            left = f"‹ {start} more " if start else ""
            right = f"{more_right} more ›" if more_right else ""
            said = f"{said}  {left}{right}".strip()
        top = self._top
        segments, each = [Segment(_fit(plain(said) if y == top - 1 else "", label), style)], iter(widths)
        for column in self.columns[start : start + len(widths)]:
            words = _folded(column.label, column.width)
            part = words[y - (top - len(words))] if y >= top - len(words) else ""
            segments.append(Segment(" " * GAP + _aligned(part, next(each), column.align), style))
        return Strip(segments).adjust_cell_length(width, base)

    def _draw(self, place: int, line: int, width: int, base: Style) -> Strip:
        row = self.rows[place]
        label, widths, start = self._widths()
        parts = self._lines(row, label, widths, start)
        here = place == self.row
        cursor = self.get_component_rich_style("grid--cursor")
        style = base
        if row.head:
            style = self.get_component_rich_style("grid--head")
        elif row.strong:
            style = self.get_component_rich_style("grid--strong")
        whole_row = here and (self.rows_only or not self.columns or row.head)
        if here and not whole_row:
            style = self.get_component_rich_style("grid--row")
        said = parts[0][line].plain if line < len(parts[0]) else ""
        room = width if row.head and not row.cells else label
        segments = [Segment(_fit(said, room), cursor if whole_row else style)]
        for n, part in enumerate(parts[1:]):
            column = self.columns[start + n]
            text = part[line].plain if line < len(part) else ""
            hit = here and (whole_row or start + n == self.column)
            segments.append(Segment(" " * GAP, cursor if whole_row else style))
            segments.append(Segment(_aligned(text, widths[n], column.align), cursor if hit else style))
        return Strip(segments).adjust_cell_length(width, cursor if whole_row else base)

    def _at(self, line: int) -> int | None:
        """The row that a line belongs to."""
        from bisect import bisect_right

        place = bisect_right(self._starts, line) - 1
        if place < 0 or line >= self._starts[place] + self._heights[place]:
            return None
        return place

    # -- moving

    def on_resize(self) -> None:
        """Wrap anew."""
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
        if len(self._window()) and self.columns:
            self._lay_out()
        else:
            self._into_view()
            self.refresh()
        if self.rows:
            self.post_message(self.Moved(self, self.row_id, self.column_id))

    def _into_view(self) -> None:
        if self.row >= len(self._starts):
            return
        top = self._starts[self.row]
        if self.row > 0 and self.rows[self.row - 1].head and not self.rows[self.row - 1].stop:
            top = self._starts[self.row - 1]
        height = self._starts[self.row] + self._heights[self.row] - top
        self.scroll_to_region(
            Region(0, top, 1, height + self._top), animate=False, force=True, x_axis=False, immediate=True
        )

    _MOVES: ClassVar[dict[str, tuple[int, int]]] = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
    _NAMED: ClassVar[frozenset[str]] = frozenset({"enter", "backspace", "delete", "space", "insert"})

    def on_key(self, event: events.Key) -> None:
        """Move, or tell what was typed."""
        if event.key in self._MOVES:
            self._move(*self._MOVES[event.key])
        elif event.key in ("home", "end", "pageup", "pagedown"):
            self._jump(event.key)
        elif event.key in self._NAMED:
            self._tell(event.key)
        elif event.is_printable and event.character:
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
        place = self._at(event.y - self._top + self.scroll_offset.y)
        if place is not None and self.rows[place].stop:
            self.row = place
            self._went()


def _folded(label: str, width: int) -> list[str]:
    """A heading in at most three lines: words stay whole where they fit."""
    import textwrap

    return textwrap.wrap(plain(label), max(4, width), max_lines=5, placeholder="…") or [""]


def _fit(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) == width else set_cell_size(text, width)


def _aligned(text: str, width: int, align: str) -> str:
    from rich.cells import cell_len

    room = max(0, width - cell_len(text))
    before = {"left": 0, "right": room}.get(align, room // 2)
    return _fit(" " * before + text, width)
