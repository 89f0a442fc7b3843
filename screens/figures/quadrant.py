"""Points over two axes: letters in the plot, names and figures in the legend beside or under it."""

from __future__ import annotations

from collections.abc import Container

from rich.cells import cell_len
from rich.text import Text

from exercises.figures import Point, QuadrantFigure
from screens.figures.base import Cell, Paint, row, widest, wrap
from screens.text import lit

_TALL = 12
"""Lines of the plot: about twice as wide as it is tall looks square in a terminal."""
_BESIDE = 68
"""Width from which the names stand beside the plot: letters alone mean nothing to a room."""
_LABEL = 18
"""Columns a name has at least beside its figures; with fewer these stand under it."""
_NAMES = 34
"""Columns the names want beside it; with fewer, a word that sets a point off stands under its name."""


def lines(figure: QuadrantFigure, width: int, paint: Paint) -> list[Text]:
    """Draw plot and legend."""
    beside = width >= _BESIDE
    across = min(49, (width - _NAMES) if beside else width - 6)
    plot = _Plot(figure, across, _TALL, paint)
    drawn = plot.draw()
    room = width - plot.width - 4 if beside else width
    legend = _legend(figure, room, paint)
    if not beside:
        for line in drawn:
            line.rstrip()
        return [*drawn, lit(""), *legend]
    for line in drawn:
        line.pad_right(max(0, plot.width - line.cell_len))
    # The legend starts at the first line of the plot itself, under the name of the axis.
    return row([drawn, [lit(" " * room), *legend] if figure.y.label else legend], gap=4)


def _legend(figure: QuadrantFigure, room: int, paint: Paint) -> list[Text]:
    text, longest = widest([point.text for point in figure.points]), widest([point.label for point in figure.points])
    mark = min(widest([point.mark for point in figure.points]), 12) if room >= _NAMES else 0
    left = room - 3 - (mark + 2 if mark else 0)
    under = left - text - 2 < min(_LABEL, longest)
    number = 0 if under else text
    label = max(8, min(max(longest, text) if under else longest, left - (number + 2 if number else 0)))
    drawn: list[Text] = []
    for point in figure.points:
        named = point.label if mark or not point.mark else f"{point.label}\n▸ {point.mark}"
        if under and point.text:  # where both numbers do not fit a line, each has its own
            named += "\n" + (point.text if text <= label else point.text.replace(", ", "\n"))
        cells = [
            Cell(point.letter, 1, style=paint.now),
            Cell(named, label, style=paint.strong if point.mark else ""),
        ]
        cells += [Cell(point.text, number, "right")] if number else []
        cells += [Cell(point.mark, mark, style=paint.now)] if mark else []
        drawn += row(cells)
    return drawn


class _Plot:
    """The plot as a grid of characters."""

    def __init__(self, figure: QuadrantFigure, across: int, tall: int, paint: Paint) -> None:
        self.figure, self.across, self.tall, self.paint = figure, across, tall, paint
        self.cells = [[" "] * across for _ in range(tall)]
        self.styles = [[""] * across for _ in range(tall)]
        self.ticks = max(len(_tick(figure.y.low)), len(_tick(figure.y.high)))
        self.width = self.ticks + 2 + across

    def draw(self) -> list[Text]:
        """Return the lines of the plot with its axes."""
        self._lines()
        spots: dict[tuple[int, int], Point] = {}
        for point in self.figure.points:
            spots[self._spot(point, spots)] = point
        self._names(spots)
        for spot, point in spots.items():
            self._put(*spot, point.letter[:1], self.paint.now)
        y = self.figure.y
        named = {self._row(step): _tick(step) for step in _steps(y.low, y.high)}
        drawn = [lit(part, self.paint.strong) for part in wrap(y.label, self.width)] if y.label else []
        for number in range(self.tall):
            tick = named.get(number, "")
            line = lit(f"{tick:>{self.ticks}} ", self.paint.quiet)
            line.append("┤" if tick else "│", self.paint.line)
            for cell, style in zip(self.cells[number], self.styles[number], strict=True):
                line.append(cell, style)
            drawn.append(line)
        return [*drawn, *self._foot()]

    def _foot(self) -> list[Text]:
        x = self.figure.x
        bottom, words = ["─"] * self.across, [" "] * self.across
        for step in _steps(x.low, x.high):
            place = self._column(step)
            bottom[place] = "┴"
            tick = _tick(step)
            start = max(0, min(self.across - len(tick), place - len(tick) // 2))
            words[start : start + len(tick)] = list(tick)
        margin = " " * (self.ticks + 1)
        name = [lit(margin + " " + part, self.paint.strong) for part in wrap(x.label, self.across)]
        axis = lit(f"{margin}└{''.join(bottom)}", self.paint.line)
        return [axis, lit(f"{margin} {''.join(words)}", self.paint.quiet), *(name if x.label else [])]

    def _column(self, value: float) -> int:
        axis = self.figure.x
        return _place(value, axis.low, axis.high, self.across)

    def _row(self, value: float) -> int:
        axis = self.figure.y
        return self.tall - 1 - _place(value, axis.low, axis.high, self.tall)

    def _lines(self) -> None:
        across = None if self.figure.y.line is None else self._row(self.figure.y.line)
        down = None if self.figure.x.line is None else self._column(self.figure.x.line)
        for column in range(self.across if across is not None else 0):
            self._put(across or 0, column, "┄", self.paint.line)
        for number in range(self.tall if down is not None else 0):
            self._put(number, down or 0, "┼" if number == across else "┊", self.paint.line)

    def _names(self, spots: Container[tuple[int, int]]) -> None:
        """The quadrants' names stand in their outer corners, wrapped to the quadrant, and give way to points."""
        if self.figure.names is None:
            return
        middle = self._column(self.figure.x.line) if self.figure.x.line is not None else self.across // 2
        left, right = middle - 1, self.across - middle - 2
        places = ((False, 2, left), (False, middle + 2, right), (True, 2, left), (True, middle + 2, right))
        for name, (low, column, room) in zip(self.figure.names, places, strict=True):
            parts = wrap(name, max(3, room - 2))
            top = self._free_line(parts, column, low=low, spots=spots)
            for offset, part in enumerate(parts):
                for at, character in enumerate(part[: max(0, self.across - column)]):
                    self._put(top + offset, column + at, character, self.paint.quiet)

    def _free_line(self, parts: list[str], column: int, *, low: bool, spots: Container[tuple[int, int]]) -> int:
        """Return the line for a name: its corner, or the nearest one inward where it covers no point."""
        last = self.tall - len(parts)
        lines = range(last, last // 2, -1) if low else range(0, last // 2)
        for top in lines:
            cells = ((top + n, column + at) for n, part in enumerate(parts) for at in range(-1, len(part) + 1))
            if not any(cell in spots for cell in cells):
                return top
        return last if low else 0

    def _spot(self, point: Point, taken: Container[tuple[int, int]]) -> tuple[int, int]:
        """Return where a point's letter stands; of two on one spot the later stands right beside the earlier."""
        number, column = self._row(point.y), self._column(point.x)
        spots = ((number + down, column + across) for down in (0, 1, -1) for across in (0, 2, -2, 4, -4, 6, -6))
        free = [s for s in spots if s not in taken and 0 <= s[0] < self.tall and 0 <= s[1] < self.across]
        return free[0] if free else (number, column)

    def _put(self, number: int, column: int, character: str, style: str) -> None:
        if 0 <= number < self.tall and 0 <= column < self.across and cell_len(character) == 1:
            self.cells[number][column] = character
            self.styles[number][column] = style


def _place(value: float, low: float, high: float, length: int) -> int:
    share = (value - low) / ((high - low) or 1.0)
    return min(length - 1, max(0, round(share * (length - 1))))


def _steps(low: float, high: float) -> list[float]:
    """Return round values along an axis: at most seven."""
    span = high - low
    step = next((s for s in (0.5, 1, 2, 5, 10, 20, 25, 50, 100) if span / s <= 6), span / 4 or 1)
    return [low + step * n for n in range(int(span / step + 1e-9) + 1)]


def _tick(value: float) -> str:
    return f"{value:g}"
