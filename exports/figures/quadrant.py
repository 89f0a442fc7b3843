"""Points over two axes, with a line across each and the names of what lies between."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import Axis, Point, QuadrantFigure
from exports.figures.canvas import (
    ACCENT,
    INK,
    LEAD,
    LINE,
    PAPER,
    QUIET,
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Anchor,
    Canvas,
    large,
    number,
    tallest,
    wrap,
)
from exports.figures.metrics import at_least
from exports.figures.text import line, pipes

LEFT, WIDE, HIGH, LOW = 26.0, 222.0, 186.0, 120.0
INSET = 16.0
LEGEND = LEFT + WIDE + 22
DISC, RING = 7.0, 9.6
APART = 2 * RING + 1
LINES_APART, LARGE_APART = 29.6, 15.7
"""Between two lines of the empty form: 8 mm on the narrowest sheet it is printed on, in large print too."""
_CORNERS: tuple[tuple[float, Anchor], ...] = ((LEFT + 4, "start"), (LEFT + WIDE - 4, "end"))
ARROWS = "↖↗↙↘"


class _Plot:
    """Where the plot stands: under the lines of its upward label."""

    def __init__(self, figure: QuadrantFigure) -> None:
        self.figure = figure
        self.up = wrap(f"↑ {figure.y.label}", WIDE, SIZE, 600)
        self.top = 10.0 + (len(self.up) - 1) * LEAD
        self.high = LOW if at_least(0.0) else HIGH  # in large print a page lies on its side
        self.foot = self.top + self.high
        self.split = LEFT + WIDE / 2 if figure.x.line is None else self.x(figure.x.line)
        rooms = (self.split - LEFT - 8, LEFT + WIDE - self.split - 8)
        self.corners = [wrap(name, rooms[place % 2], SMALL, 600) for place, name in enumerate(figure.names or ())]
        self.over, self.under = _strip(self.corners[:2]), _strip(self.corners[2:])

    def x(self, at: float) -> float:
        """Return where a value stands across."""
        axis = self.figure.x
        return LEFT + INSET + (WIDE - 2 * INSET) * (at - axis.low) / ((axis.high - axis.low) or 1)

    def y(self, at: float) -> float:
        """Return where a value stands up."""
        axis = self.figure.y
        low, high = (strip + RING + 1 if strip else INSET for strip in (self.under, self.over))
        return self.foot - low - (self.high - low - high) * (at - axis.low) / ((axis.high - axis.low) or 1)

    def holds(self, x: float, y: float) -> bool:
        """Whether a disc may stand there: inside the frame, over no name of a corner."""
        over, under = (strip + RING if strip else 0.0 for strip in (self.over, self.under))
        return LEFT < x < LEFT + WIDE and self.top + over < y < self.foot - under


def _strip(corners: list[list[str]]) -> float:
    """How high the names of two corners are, with the edge beside them; no disc stands there."""
    if not any(line for lines in corners for line in lines):
        return 0.0
    return 3.5 + at_least(SMALL) + (max(map(len, corners)) - 1) * SMALL_LEAD


def draw(figure: QuadrantFigure) -> list[Markup]:
    """Return the figure's drawings: the plot with its legend, which may go on in a second."""
    sheet, plot = Canvas(), _Plot(figure)
    _ground(sheet, plot)
    for point, (x, y) in zip(figure.points, _places(plot), strict=True):
        if point.mark:
            sheet.circle(x, y, RING, fill=PAPER)
        sheet.circle(x, y, DISC)
        sheet.text(x, y + 3, point.letter, weight=600, fill=PAPER, anchor="middle")
    sheets = [sheet]
    y = plot.top + 6
    for point in figure.points:
        x = LEGEND if len(sheets) == 1 else 0.0
        if y + _high(point, WIDTH - x - 14) > tallest():
            sheets.append(Canvas())
            x, y = 0.0, 10.0
        y = _entry(sheets[-1], point, x, y)
    return [one.svg(title(figure)) for one in sheets]


def title(figure: QuadrantFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    points = "; ".join(" ".join(filter(None, (p.letter, p.label, p.text, p.mark))) for p in figure.points)
    return f"{figure.title}, {figure.x.label} across, {figure.y.label} up: {points}"


def _ground(sheet: Canvas, plot: _Plot) -> None:
    figure = plot.figure
    sheet.rect(LEFT, plot.top, WIDE, plot.high, stroke=LINE)
    _scales(sheet, plot)
    if figure.x.line is not None:
        sheet.line(plot.split, plot.top, plot.split, plot.foot, stroke=QUIET, dash="3 2")
    if figure.y.line is not None:
        sheet.line(LEFT, plot.y(figure.y.line), LEFT + WIDE, plot.y(figure.y.line), stroke=QUIET, dash="3 2")
    for place, lines in enumerate(plot.corners):
        x, anchor = _CORNERS[place % 2]
        y = plot.top + 9 if place < 2 else plot.foot - 4 - (len(lines) - 1) * SMALL_LEAD
        sheet.text(x, y, lines, size=SMALL, lead=SMALL_LEAD, weight=600, fill=QUIET, anchor=anchor)


def _scales(sheet: Canvas, plot: _Plot) -> None:
    figure = plot.figure
    for at in _ticks(figure.x):
        sheet.line(plot.x(at), plot.foot, plot.x(at), plot.foot + 3)
        sheet.text(plot.x(at), plot.foot + 11, number(at), size=SMALL, fill=QUIET, anchor="middle")
    for at in _ticks(figure.y):
        sheet.line(LEFT - 3, plot.y(at), LEFT, plot.y(at))
        sheet.text(LEFT - 6, plot.y(at) + 2.5, number(at), size=SMALL, fill=QUIET, anchor="end")
    sheet.text(LEFT + WIDE, plot.foot + 22, wrap(f"{figure.x.label} →", WIDE, SIZE, 600), weight=600, anchor="end")
    sheet.text(LEFT, plot.top - 3 - (len(plot.up) - 1) * LEAD, plot.up, weight=600)


def _ticks(axis: Axis) -> list[float]:
    low, high = int(axis.low), int(axis.high)
    return [float(n) for n in range(low, high + 1)] if 0 < high - low <= 10 else [axis.low, axis.high]


def _places(plot: _Plot) -> list[tuple[float, float]]:
    """Where the discs stand; one that would hide another moves aside, just as far as it must."""
    taken: list[tuple[float, float]] = []
    for point in plot.figure.points:
        x, y = plot.x(point.x), plot.y(point.y)
        spots = [(x + dx * APART, y + dy * APART) for dx, dy in _AROUND]
        free = [s for s in spots if plot.holds(*s) and _clear(s, taken)]
        taken.append(free[0] if free else (x, y))
    return taken


_AROUND = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0),
           (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (2.0, 0.0), (-2.0, 0.0)]  # fmt: skip


def _clear(spot: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
    return all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 >= (APART - 0.1) ** 2 for x, y in taken)


def _grid(sheet: Canvas, plot: _Plot) -> None:
    """A dot at every half step, to plot by."""
    x, y = plot.figure.x, plot.figure.y
    for across in range(int(2 * (x.high - x.low)) + 1):
        for up in range(int(2 * (y.high - y.low)) + 1):
            sheet.circle(plot.x(x.low + across / 2), plot.y(y.low + up / 2), 0.7, fill=LINE, stroke=LINE, thick=0)


def _lines(point: Point, room: float) -> tuple[list[str], list[str]]:
    detail = " · ".join(filter(None, (point.text, point.mark)))
    return wrap(point.label, room, SIZE, 600), wrap(detail, room, SMALL) if detail else []


def _high(point: Point, room: float) -> float:
    label, detail = _lines(point, room)
    return len(label) * LEAD + len(detail) * SMALL_LEAD + 6


def _entry(sheet: Canvas, point: Point, x: float, y: float) -> float:
    """Write one entry of the legend; return where the next begins."""
    label, detail = _lines(point, WIDTH - x - 14)
    sheet.text(x, y, point.letter, weight=600, fill=ACCENT)
    end = sheet.text(x + 14, y, label, weight=600)
    sheet.text(x + 14, end - 1, detail, size=SMALL, lead=SMALL_LEAD, fill=QUIET)
    return y + _high(point, WIDTH - x - 14)


def plain(figure: QuadrantFigure) -> list[str]:
    """Return the figure as Markdown."""
    rows = [[p.letter, p.label, number(round(p.x, 2)), number(round(p.y, 2)), p.text, p.mark] for p in figure.points]
    table = pipes(["", "", figure.x.label or "Across", figure.y.label or "Up", "", ""], rows)
    lines = [
        f"{line(axis.label)}: line at {number(axis.line)}" for axis in (figure.x, figure.y) if axis.line is not None
    ]
    lines += [f"{ARROWS[place]} {line(name)}" for place, name in enumerate(figure.names or ())]
    return table + (["", *(f"- {one}" for one in lines)] if lines else [])


def form(figure: QuadrantFigure) -> list[Markup]:
    """Return the empty form: the plot, and lines for the names of what is put in."""
    sheet, plot = Canvas(), _Plot(figure)
    _ground(sheet, plot)
    _grid(sheet, plot)
    for place in range(8):
        y = plot.top + 12 + place * (LARGE_APART if large() else LINES_APART)
        sheet.text(LEGEND, y, "ABCDEFGH"[place], weight=600, fill=INK)
        sheet.line(LEGEND + 14, y + 2, WIDTH, y + 2)
    return [sheet.svg(f"{figure.title}: empty form")]
