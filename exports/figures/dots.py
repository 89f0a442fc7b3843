"""Dot strips: how many gave each value. Each mark is a person."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import DotRow, DotsFigure
from exports.figures.canvas import (
    ACCENT,
    LEAD,
    LINE,
    PAPER,
    QUIET,
    SHEET,
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    number,
    wrap,
)
from exports.figures.text import line, pipes

LABEL, MEAN, SPREAD, MARK, PASS = 140.0, 26.0, 36.0, 50.0, 26.0
LEFT, RIGHT = LABEL + 8, WIDTH - MEAN - SPREAD - MARK - PASS
PITCH, RADIUS = 6.4, 2.5


def steps(figure: DotsFigure) -> list[int]:
    """Return the values of the scale."""
    return list(range(figure.low, figure.high + 1))


def _centre(figure: DotsFigure, at: float) -> float:
    wide = (RIGHT - LEFT) / len(steps(figure))
    return LEFT + wide * (at - figure.low + 0.5)


def _per_line(figure: DotsFigure) -> int:
    return max(1, int(((RIGHT - LEFT) / len(steps(figure)) - 3) / PITCH))


def draw(figure: DotsFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet."""
    sheets: list[Canvas] = []
    y, group = 0.0, ""
    for place, row in enumerate(figure.rows):
        lines = wrap(row.label, LABEL, SIZE)
        heading = wrap(row.group, WIDTH, SIZE, 600) if row.group and row.group != group else []
        high = _high(figure, row, lines) + len(heading) * LEAD + (6 if heading else 0)
        if not sheets or y + max(high, _whole_group(figure, place)) > SHEET:
            sheets.append(Canvas())
            y = _head(sheets[-1], figure)
            heading = wrap(row.group, WIDTH, SIZE, 600)
            high = _high(figure, row, lines) + len(heading) * LEAD + (6 if row.group else 0)
        if row.group and heading:
            sheets[-1].text(0, y + 11, heading, weight=600)
        _row(sheets[-1], figure, row, lines, y + high - _high(figure, row, lines))
        group, y = row.group, y + high
        sheets[-1].line(0, y - 2, WIDTH, y - 2, thick=0.25)
    return [sheet.svg(title(figure)) for sheet in sheets]


def _whole_group(figure: DotsFigure, place: int) -> float:
    """How high a group is that begins here, 0 in the middle of one; a group stays on one sheet where it can."""
    rows = figure.rows
    if not rows[place].group or (place and rows[place - 1].group == rows[place].group):
        return 0.0
    group = [row for row in rows[place:] if row.group == rows[place].group]
    high = sum(_high(figure, row, wrap(row.label, LABEL, SIZE)) for row in group) + LEAD + 6
    return high if high < SHEET - 30 else 0.0


def title(figure: DotsFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    rows = []
    for row in figure.rows:
        counts = ", ".join(f"{n} gave {step}" for step, n in zip(steps(figure), row.counts, strict=False) if n)
        mean = f"mean {row.mean}" if row.mean else ""
        rows.append(", ".join(filter(None, (" ".join((row.group, row.label)).strip(), counts, mean, row.mark))))
    return f"{figure.title}: " + "; ".join(rows)


def _lines_of(figure: DotsFigure, counts: tuple[int, ...]) -> int:
    return max((-(-n // _per_line(figure)) for n in counts), default=1) or 1


def _high(figure: DotsFigure, row: DotRow, lines: list[str]) -> float:
    dots = (_lines_of(figure, row.counts) + (_lines_of(figure, row.then) if row.then else 0)) * PITCH
    mark = len(wrap(row.mark, MARK - 4, SMALL, 600)) * SMALL_LEAD if row.mark else 0
    return max(len(lines) * LEAD, dots + 5, mark) + 7


def _head(sheet: Canvas, figure: DotsFigure) -> float:
    y = 8.0
    if any(row.then for row in figure.rows):
        sheet.circle(LEFT + 3, y - 3, RADIUS, fill=PAPER)
        end = sheet.text(LEFT + 9, y, figure.then_label or "then", size=SMALL, fill=QUIET)
        sheet.circle((LEFT + RIGHT) / 2 + 3, y - 3, RADIUS)
        sheet.text((LEFT + RIGHT) / 2 + 9, y, figure.now_label or "now", size=SMALL, fill=QUIET)
        y = end + 1
    for step in steps(figure):
        sheet.text(_centre(figure, step), y, number(step), size=SMALL, weight=600, fill=QUIET, anchor="middle")
    _heads(sheet, figure, y)
    sheet.line(0, y + 4, WIDTH, y + 4)
    return y + 5


def _heads(sheet: Canvas, figure: DotsFigure, y: float) -> None:
    if any(row.passes for row in figure.rows):
        sheet.text(RIGHT + PASS - 4, y, "pass", size=SMALL, fill=QUIET, anchor="end")
    sheet.text(RIGHT + PASS + MEAN, y, "mean", size=SMALL, fill=QUIET, anchor="end")
    sheet.text(RIGHT + PASS + MEAN + 6, y, "spread", size=SMALL, fill=QUIET)


def _row(sheet: Canvas, figure: DotsFigure, row: DotRow, lines: list[str], y: float) -> None:
    sheet.text(0, y + 9, lines)
    top = y + 6
    if row.then:
        _strip(sheet, figure, row.then, top, PAPER)
        top += _lines_of(figure, row.then) * PITCH
    _strip(sheet, figure, row.counts, top, ACCENT)
    if row.middle is not None:
        foot = top + _lines_of(figure, row.counts) * PITCH - 2.5
        sheet.triangle(_centre(figure, row.middle), foot, 2.6)
    if row.passes:
        sheet.text(RIGHT + PASS - 4, y + 9, str(row.passes), anchor="end")
    sheet.text(RIGHT + PASS + MEAN, y + 9, row.mean, weight=600, anchor="end")
    sheet.text(RIGHT + PASS + MEAN + 6, y + 9, row.spread)
    if row.mark:
        sheet.text(WIDTH - MARK + 4, y + 9, wrap(row.mark, MARK - 4, SMALL, 600), size=SMALL, lead=SMALL_LEAD,
                   weight=600, fill=ACCENT)  # fmt: skip


def _strip(sheet: Canvas, figure: DotsFigure, counts: tuple[int, ...], y: float, fill: str) -> None:
    most = _per_line(figure)
    for step, n in zip(steps(figure), counts, strict=False):
        x = _centre(figure, step)
        if not n:
            sheet.line(x - 1.5, y, x + 1.5, y, stroke=LINE)
        for place in range(n):
            across, down = place % most, place // most
            on_line = min(n - down * most, most)
            sheet.circle(x + (across - (on_line - 1) / 2) * PITCH, y + down * PITCH, RADIUS, fill=fill)


def plain(figure: DotsFigure) -> list[str]:
    """Return the figure as Markdown: a table a group, the marks in it."""
    found: list[str] = []
    group: str | None = None
    rows: list[list[str]] = []
    heads = ["", *(number(step) for step in steps(figure)), "Pass", "Mean", "Spread", ""]
    for row in [*figure.rows, None]:
        if row is None or (group is not None and row.group != group):
            found += [f"**{line(group)}**", ""] if group else []
            found += [*pipes(heads, rows), ""]
            rows = []
        if row is None:
            break
        group = row.group
        if row.then:
            rows.append([f"{row.label} ({figure.then_label or 'then'})", *map(_marks, row.then)])
        rows.append([row.label, *map(_marks, row.counts), str(row.passes or ""), row.mean, row.spread, row.mark])
    return found[:-1]


def _marks(n: int) -> str:
    return "●" * n if n <= 10 else f"● {n}"


def form(figure: DotsFigure) -> list[Markup]:
    """Return the empty form: circles to fill in."""
    sheet = Canvas()
    y = _head(sheet, figure)
    for label in [row.label for row in figure.rows] or [""] * 6:
        lines = wrap(label, LABEL, SIZE) if label else []
        sheet.text(0, y + 10, lines)
        if not lines:
            sheet.line(0, y + 13, LABEL, y + 13)
        for step in steps(figure):
            sheet.circle(_centre(figure, step), y + 8, 5, fill=PAPER, stroke=LINE)
        y += max(len(lines) * LEAD, 12) + 8
    return [sheet.svg(f"{figure.title}: empty form")]
