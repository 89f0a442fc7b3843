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
    TALLEST,
    WIDTH,
    Canvas,
    number,
    wrap,
)
from exports.figures.text import line, pipes

LEFT, TOP, WIDE, HIGH = 26.0, 10.0, 222.0, 186.0
INSET = 16.0
LEGEND = LEFT + WIDE + 22
DISC, RING = 7.0, 9.6
APART = 2 * RING + 1


def _x(axis: Axis, at: float) -> float:
    return LEFT + INSET + (WIDE - 2 * INSET) * (at - axis.low) / ((axis.high - axis.low) or 1)


def _y(axis: Axis, at: float) -> float:
    return TOP + HIGH - INSET - (HIGH - 2 * INSET) * (at - axis.low) / ((axis.high - axis.low) or 1)


def draw(figure: QuadrantFigure) -> list[Markup]:
    """Return the figure's drawing."""
    sheet = Canvas()
    _ground(sheet, figure)
    for point, (x, y) in zip(figure.points, _places(figure), strict=True):
        if point.mark:
            sheet.circle(x, y, RING, fill=PAPER)
        sheet.circle(x, y, DISC)
        sheet.text(x, y + 3, point.letter, weight=600, fill=PAPER, anchor="middle")
    sheets = [sheet]
    y = TOP + 6
    for point in figure.points:
        x = LEGEND if len(sheets) == 1 else 0.0
        if y + _high(point, WIDTH - x - 14) > TALLEST:
            sheets.append(Canvas())
            x, y = 0.0, 10.0
        y = _entry(sheets[-1], point, x, y)
    return [one.svg(title(figure)) for one in sheets]


def title(figure: QuadrantFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    points = "; ".join(" ".join(filter(None, (p.letter, p.label, p.text, p.mark))) for p in figure.points)
    return f"{figure.title}, {figure.x.label} across, {figure.y.label} up: {points}"


def _ground(sheet: Canvas, figure: QuadrantFigure) -> None:
    sheet.rect(LEFT, TOP, WIDE, HIGH, stroke=LINE)
    _scales(sheet, figure)
    split_x = LEFT + WIDE / 2 if figure.x.line is None else _x(figure.x, figure.x.line)
    split_y = TOP + HIGH / 2 if figure.y.line is None else _y(figure.y, figure.y.line)
    if figure.x.line is not None:
        sheet.line(split_x, TOP, split_x, TOP + HIGH, stroke=QUIET, dash="3 2")
    if figure.y.line is not None:
        sheet.line(LEFT, split_y, LEFT + WIDE, split_y, stroke=QUIET, dash="3 2")
    if figure.names:
        rooms = (split_x - LEFT - 8, LEFT + WIDE - split_x - 8)
        for place, name in enumerate(figure.names):
            lines = wrap(name, rooms[place % 2], SMALL, 600)
            x = LEFT + 4 if place % 2 == 0 else LEFT + WIDE - 4
            y = TOP + 9 if place < 2 else TOP + HIGH - 4 - (len(lines) - 1) * SMALL_LEAD
            anchor = "start" if place % 2 == 0 else "end"
            sheet.text(x, y, lines, size=SMALL, lead=SMALL_LEAD, weight=600, fill=QUIET, anchor=anchor)  # type: ignore[arg-type]


def _scales(sheet: Canvas, figure: QuadrantFigure) -> None:
    for at in _ticks(figure.x):
        sheet.line(_x(figure.x, at), TOP + HIGH, _x(figure.x, at), TOP + HIGH + 3)
        sheet.text(_x(figure.x, at), TOP + HIGH + 11, number(at), size=SMALL, fill=QUIET, anchor="middle")
    for at in _ticks(figure.y):
        sheet.line(LEFT - 3, _y(figure.y, at), LEFT, _y(figure.y, at))
        sheet.text(LEFT - 6, _y(figure.y, at) + 2.5, number(at), size=SMALL, fill=QUIET, anchor="end")
    across = [
        f"{part} →" if place == 0 else part for place, part in enumerate(wrap(figure.x.label, WIDE - 20, SIZE, 600))
    ]
    sheet.text(LEFT + WIDE, TOP + HIGH + 22, across, weight=600, anchor="end")
    sheet.text(LEFT, TOP - 3, f"↑ {figure.y.label}", weight=600)


def _ticks(axis: Axis) -> list[float]:
    low, high = int(axis.low), int(axis.high)
    return [float(n) for n in range(low, high + 1)] if 0 < high - low <= 10 else [axis.low, axis.high]


def _places(figure: QuadrantFigure) -> list[tuple[float, float]]:
    """Where the discs stand; one that would hide another moves aside, just as far as it must."""
    taken: list[tuple[float, float]] = []
    for point in figure.points:
        x, y = _x(figure.x, point.x), _y(figure.y, point.y)
        spots = [(x + dx * APART, y + dy * APART) for dx, dy in _AROUND]
        free = [s for s in spots if LEFT < s[0] < LEFT + WIDE and TOP < s[1] < TOP + HIGH and _clear(s, taken)]
        taken.append(free[0] if free else (x, y))
    return taken


_AROUND = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0),
           (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (2.0, 0.0), (-2.0, 0.0)]  # fmt: skip


def _clear(spot: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
    return all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 >= (APART - 0.1) ** 2 for x, y in taken)


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
        f"{line(axis.label)}: line at {number(axis.line)}." for axis in (figure.x, figure.y) if axis.line is not None
    ]
    return table + (["", *lines] if lines else [])


def form(figure: QuadrantFigure) -> list[Markup]:
    """Return the empty form: the plot, and lines for the names of what is put in."""
    sheet = Canvas()
    _ground(sheet, figure)
    for place in range(8):
        y = TOP + 12 + place * 24
        sheet.text(LEGEND, y, "ABCDEFGH"[place], weight=600, fill=INK)
        sheet.line(LEGEND + 14, y + 2, WIDTH, y + 2)
    return [sheet.svg(f"{figure.title}: empty form")]
