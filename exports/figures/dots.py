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
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    number,
    sheet_height,
    width,
    wrap,
)
from exports.figures.text import line, pipes

LABEL, MEAN, SPREAD, MARK, PASS = 140.0, 26.0, 36.0, 50.0, 26.0
WIDEST_MARK = 76.0
"""What marks a row stands on one line where it takes no more."""
PITCH, RADIUS = 6.4, 2.5


class _Frame:
    """Where the columns stand: those that nothing stands in leave their room to the dots."""

    def __init__(self, figure: DotsFigure) -> None:
        self.figure = figure
        self.steps = list(range(figure.low, figure.high + 1))
        self.left = LABEL + 8
        marks = [width(row.mark, SMALL, 600) + 5 for row in figure.rows if row.mark]
        self.marked = max(MARK, min(max(marks, default=0.0), WIDEST_MARK)) if marks else 0.0
        self.mark = WIDTH - self.marked
        self.spread = self.mark - SPREAD
        self.mean = self.spread - 6
        self.passed = self.mean - MEAN
        passes = any(row.passes for row in figure.rows)
        self.right = self.passed - PASS if passes else self.passed
        self.column = (self.right - self.left) / len(self.steps)
        self.most = max(1, int((self.column - 3) / PITCH))

    def centre(self, at: float) -> float:
        """Return where a value stands."""
        return self.left + self.column * (at - self.figure.low + 0.5)

    def lines(self, counts: tuple[int, ...]) -> int:
        """Return how many lines of dots these need."""
        return max((-(-n // self.most) for n in counts), default=1) or 1

    def high(self, row: DotRow, label: list[str]) -> float:
        """Return how high a row is, with *label* wrapped."""
        dots = (self.lines(row.counts) + (self.lines(row.then) if row.then else 0)) * PITCH
        mark = len(wrap(row.mark, self.marked - 4, SMALL, 600)) * SMALL_LEAD if row.mark else 0
        words = max(len(wrap(row.mean, MEAN - 4, SIZE, 600)), len(wrap(row.spread, SPREAD - 2, SIZE)))
        return max(len(label) * LEAD, words * LEAD, dots + 5, mark) + 7


def draw(figure: DotsFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet."""
    frame = _Frame(figure)
    sheets: list[Canvas] = []
    y, group = 0.0, ""
    for place, row in enumerate(figure.rows):
        lines = wrap(row.label, LABEL, SIZE)
        heading = wrap(row.group, WIDTH, SIZE, 600) if row.group and row.group != group else []
        high = frame.high(row, lines) + len(heading) * LEAD + (6 if heading else 0)
        if not sheets or y + max(high, _whole_group(frame, place)) > sheet_height(len(sheets)):
            sheets.append(Canvas())
            y = _head(sheets[-1], frame)
            heading = wrap(row.group, WIDTH, SIZE, 600)
            high = frame.high(row, lines) + len(heading) * LEAD + (6 if row.group else 0)
        if row.group and heading:
            sheets[-1].text(0, y + 11, heading, weight=600)
        _row(sheets[-1], frame, row, lines, y + high - frame.high(row, lines))
        group, y = row.group, y + high
        sheets[-1].line(0, y - 2, WIDTH, y - 2, thick=0.25)
    return [sheet.svg(title(figure)) for sheet in sheets]


def _whole_group(frame: _Frame, place: int) -> float:
    """How high a group is that begins here, 0 in the middle of one; a group stays on one sheet where it can."""
    rows = frame.figure.rows
    if not rows[place].group or (place and rows[place - 1].group == rows[place].group):
        return 0.0
    group = [row for row in rows[place:] if row.group == rows[place].group]
    high = sum(frame.high(row, wrap(row.label, LABEL, SIZE)) for row in group) + LEAD + 6
    return high if high < sheet_height() - 30 else 0.0


def title(figure: DotsFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    rows = []
    for row in figure.rows:
        counts = ", ".join(f"{n} gave {step}" for step, n in zip(_Frame(figure).steps, row.counts, strict=False) if n)
        mean = f"mean {row.mean}" if row.mean else ""
        rows.append(", ".join(filter(None, (" ".join((row.group, row.label)).strip(), counts, mean, row.mark))))
    return f"{figure.title}: " + "; ".join(rows)


def _head(sheet: Canvas, frame: _Frame) -> float:
    figure, y = frame.figure, 8.0
    if any(row.then for row in figure.rows):
        middle = (frame.left + frame.right) / 2
        sheet.circle(frame.left + 3, y - 3, RADIUS, fill=PAPER)
        then = wrap(figure.then_label or "then", middle - frame.left - 12, SMALL)
        now = wrap(figure.now_label or "now", frame.right - middle - 12, SMALL)
        sheet.text(frame.left + 9, y, then, size=SMALL, lead=SMALL_LEAD, fill=QUIET)
        sheet.circle(middle + 3, y - 3, RADIUS)
        sheet.text(middle + 9, y, now, size=SMALL, lead=SMALL_LEAD, fill=QUIET)
        y += max(len(then), len(now)) * SMALL_LEAD + 2
    for step in frame.steps:
        sheet.text(frame.centre(step), y, number(step), size=SMALL, weight=600, fill=QUIET, anchor="middle")
    if frame.right < frame.passed:
        sheet.text(frame.passed, y, "pass", size=SMALL, fill=QUIET, anchor="end")
    sheet.text(frame.mean, y, "mean", size=SMALL, fill=QUIET, anchor="end")
    sheet.text(frame.spread, y, "spread", size=SMALL, fill=QUIET)
    sheet.line(0, y + 4, WIDTH, y + 4)
    return y + 5


def _row(sheet: Canvas, frame: _Frame, row: DotRow, lines: list[str], y: float) -> None:
    sheet.text(0, y + 9, lines)
    top = y + 6
    if row.then:
        _strip(sheet, frame, row.then, top, PAPER)
        top += frame.lines(row.then) * PITCH
    _strip(sheet, frame, row.counts, top, ACCENT)
    if row.middle is not None:
        foot = top + frame.lines(row.counts) * PITCH - 2.5
        sheet.triangle(frame.centre(row.middle), foot, 2.6)
    if row.passes:
        sheet.text(frame.passed, y + 9, str(row.passes), anchor="end")
    sheet.text(frame.mean, y + 9, wrap(row.mean, MEAN - 4, SIZE, 600), weight=600, anchor="end")
    sheet.text(frame.spread, y + 9, wrap(row.spread, SPREAD - 2, SIZE))
    if row.mark:
        mark = wrap(row.mark, frame.marked - 4, SMALL, 600)
        sheet.text(frame.mark + 4, y + 9, mark, size=SMALL, lead=SMALL_LEAD, weight=600, fill=ACCENT)


def _strip(sheet: Canvas, frame: _Frame, counts: tuple[int, ...], y: float, fill: str) -> None:
    for step, n in zip(frame.steps, counts, strict=False):
        x = frame.centre(step)
        if not n:
            sheet.line(x - 1.5, y, x + 1.5, y, stroke=LINE)
        for place in range(n):
            across, down = place % frame.most, place // frame.most
            on_line = min(n - down * frame.most, frame.most)
            sheet.circle(x + (across - (on_line - 1) / 2) * PITCH, y + down * PITCH, RADIUS, fill=fill)


def plain(figure: DotsFigure) -> list[str]:
    """Return the figure as Markdown: a table a group, the marks in it."""
    found: list[str] = []
    group: str | None = None
    rows: list[list[str]] = []
    heads = ["", *(number(step) for step in _Frame(figure).steps), "Pass", "Mean", "Spread", ""]
    for row in [*figure.rows, None]:
        if row is None or (group is not None and row.group != group):
            found += [f"**{line(group)}**", ""] if group else []
            found += [*pipes(heads, rows), ""]
            rows = []
        if row is None:
            break
        group = row.group
        label = row.label
        if row.then:
            rows.append([f"{row.label} ({figure.then_label or 'then'})", *map(_marks, row.then)])
            label = f"{row.label} ({figure.now_label or 'now'})"
        rows.append([label, *map(_marks, row.counts), str(row.passes or ""), row.mean, row.spread, row.mark])
    return found[:-1]


def _marks(n: int) -> str:
    return "●" * n if n <= 10 else f"● {n}"


def form(figure: DotsFigure) -> list[Markup]:
    """Return the empty form: circles to fill in."""
    sheet, frame = Canvas(), _Frame(figure)
    y = _head(sheet, frame)
    for label in [row.label for row in figure.rows] or [""] * 6:
        lines = wrap(label, LABEL, SIZE) if label else []
        sheet.text(0, y + 10, lines)
        if not lines:
            sheet.line(0, y + 13, LABEL, y + 13)
        for step in frame.steps:
            sheet.circle(frame.centre(step), y + 8, 5, fill=PAPER, stroke=LINE)
        y += max(len(lines) * LEAD, 12) + 8
    return [sheet.svg(f"{figure.title}: empty form")]
