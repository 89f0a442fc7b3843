"""The lines of a grid: which row stands on which line, and the strips that are painted.

Wrapped rows and painted strips are kept: a row that is drawn as before is not made again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from screens.pages.ruling import GAP, GridColumn, GridRow, Lines, Ruling, aligned, fitted, lines_of, ruled
from screens.text import plain

MOST_KEPT = 4000
"""Wrapped rows and painted strips that are kept."""


class Pens(NamedTuple):
    """The styles a grid is drawn with, by the names of its component classes."""

    text: Style
    cursor: Style
    row: Style
    header: Style
    head: Style
    strong: Style


class Layout:
    """Rows on lines."""

    def __init__(self) -> None:
        self.rows: tuple[GridRow, ...] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self.width = 0
        self.label = ""
        self.ruling = Ruling(0, 0, (), ())
        self.starts: list[int] = []
        self.height = 0
        self._at = -1
        self._wrapped: dict[GridRow, Lines] = {}
        self._strips: dict[tuple[GridRow, int, int | None], Strip] = {}

    def lay_out(
        self, rows: tuple[GridRow, ...], columns: tuple[GridColumn, ...], width: int, at: int
    ) -> list[int] | None:
        """Put rows on lines, with the cursor in column *at*.

        Returns:
            The places of the rows that are drawn otherwise than before; ``None`` where every line may be another.
        """
        before, columns_before = self.rows, self.columns
        if rows is before and columns == columns_before and width == self.width and at == self._at:
            return []
        ruling = ruled(columns, rows, width, at)
        anew = ruling != self.ruling or columns != columns_before or width != self.width
        if anew:
            self._strips.clear()
            self._wrapped.clear()
        self.rows, self.columns, self.width, self.ruling, self._at = rows, columns, width, ruling, at
        starts, self.height = [], 0
        for row in rows:
            starts.append(self.height)
            self.height += max(map(len, self._lines(row)))
        anew = anew or starts != self.starts or len(rows) != len(before)
        self.starts = starts
        if anew:
            return None
        return [
            place for place, (old, new) in enumerate(zip(before, rows, strict=True)) if old is not new and old != new
        ]

    def forget_strips(self) -> None:
        """The styles are others now."""
        self._strips.clear()

    @property
    def top(self) -> int:
        """How many lines the headings take."""
        if not (self.label or any(column.label for column in self.columns)):
            return 0
        return max([1, *map(len, self.ruling.headings)])

    def at(self, line: int) -> int | None:
        """Return the place of the row that stands on a line."""
        place = bisect_right(self.starts, line) - 1
        return place if 0 <= line < self.height and place >= 0 else None

    def span(self, place: int) -> tuple[int, int]:
        """Return the first line of a row, and how many it takes."""
        start = self.starts[place]
        end = self.starts[place + 1] if place + 1 < len(self.starts) else self.height
        return start, end - start

    def framed(self, place: int) -> tuple[int, int]:
        """Return the lines of a row, of the heading over it, and of what stands under the last row to go to."""
        start, height = self.span(place)
        end = start + height
        if place > 0 and self.rows[place - 1].head and not self.rows[place - 1].stop:
            start, _ = self.span(place - 1)
        if not any(row.stop for row in self.rows[place + 1 :]):
            end = self.height
        return start, end - start

    def seen(self, place: int, scrolled: int, room: int) -> bool:
        """Whether a part of a row stands in the window; what was not laid out yet counts as seen."""
        if not room or place >= len(self.starts):
            return True
        start, height = self.span(place)
        return -height < start - scrolled < room - self.top

    def _lines(self, row: GridRow) -> Lines:
        found = self._wrapped.get(row)
        if found is None:
            if len(self._wrapped) > MOST_KEPT:
                self._wrapped.clear()
            found = self._wrapped[row] = lines_of(row, self.ruling)
        return found

    # -- strips

    def header(self, y: int, pens: Pens) -> Strip:
        """Return a line of the headings; columns that have no room are counted."""
        ruling, top = self.ruling, self.top
        said = plain(self.label) if y == top - 1 else ""
        if y == top - 1 and (ruling.first or ruling.stop < len(self.columns)):
            left = f"‹ {ruling.first} more " if ruling.first else ""
            right = f"{len(self.columns) - ruling.stop} more ›" if ruling.stop < len(self.columns) else ""
            said = f"{said}  {left}{right}".strip()
        segments = [Segment(fitted(said, ruling.label), pens.header)]
        shown: Sequence[GridColumn] = self.columns[ruling.first : ruling.stop]
        for column, width, words in zip(shown, ruling.widths, ruling.headings, strict=True):
            line = y - (top - len(words))
            part = words[line] if line >= 0 else ""
            segments.append(Segment(" " * GAP + aligned(part, width, column.align), pens.header))
        return Strip(segments).adjust_cell_length(self.width, pens.text)

    def strip(self, line: int, pens: Pens, cursor: tuple[int, int | None]) -> Strip:
        """Return a line; *cursor* is a row's place with a column, or with ``-1`` for the whole row."""
        place = self.at(line)
        if place is None:
            return Strip.blank(self.width, pens.text)
        row, inside = self.rows[place], line - self.starts[place]
        here = cursor[1] if place == cursor[0] else None
        if here is not None and (row.head or not self.columns):
            here = -1
        key = (row, inside, here)
        found = self._strips.get(key)
        if found is None:
            if len(self._strips) > MOST_KEPT:
                self._strips.clear()
            found = self._strips[key] = self._draw(row, inside, here, pens)
        return found

    def _draw(self, row: GridRow, line: int, here: int | None, pens: Pens) -> Strip:
        parts, ruling = self._lines(row), self.ruling
        style = pens.head if row.head else pens.strong if row.strong else pens.text
        if here is not None:
            style = pens.cursor if here == -1 else pens.row
        room = self.width if row.head and not row.cells else ruling.label
        segments = [Segment(fitted(parts[0][line] if line < len(parts[0]) else "", room), style)]
        for n, part in enumerate(parts[1:]):
            column = self.columns[ruling.first + n]
            text = aligned(part[line] if line < len(part) else "", ruling.widths[n], column.align)
            segments.append(Segment(" " * GAP, style))
            segments.append(Segment(text, pens.cursor if here == ruling.first + n else style))
        return Strip(segments).adjust_cell_length(self.width, pens.cursor if here == -1 else pens.text)
