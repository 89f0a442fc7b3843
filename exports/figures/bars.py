"""Horizontal bars that start on one line, or on a zero line."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import Bar, BarsFigure
from exports.figures.canvas import (
    ACCENT,
    FILLS,
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

LABEL, COLUMN, VALUE, THICK, GAP = 150.0, 43.0, 70.0, 8.0, 7.0


class _Frame:
    """Where the columns of this figure stand."""

    def __init__(self, figure: BarsFigure) -> None:
        self.figure = figure
        self.value = min(max((width(bar.text, SIZE, 600) for bar in figure.bars), default=14.0), VALUE) + 6
        self.columns = [WIDTH - COLUMN * place for place in range(len(figure.columns) - 1, -1, -1)]
        self.left = LABEL + 8
        self.right = WIDTH - COLUMN * len(figure.columns) - self.value - 4
        self.span = (figure.high - figure.low) or 1.0
        self.top = 12.0

    def x(self, at: float) -> float:
        """Return where a value stands."""
        share = (min(max(at, self.figure.low), self.figure.high) - self.figure.low) / self.span
        return self.left + share * (self.right - self.left)


class _Row:
    """The wrapped texts of one bar, and how high they make it."""

    def __init__(self, frame: _Frame, bar: Bar) -> None:
        self.bar = bar
        self.label = wrap(bar.label, LABEL, SIZE)
        self.mark = wrap(f"▸ {bar.mark}", LABEL, SMALL, 600) if bar.mark else []
        self.text = wrap(bar.text, frame.value - 5, SIZE, 600) if bar.text else []
        self.cells = [wrap(cell, COLUMN - 4, SIZE) for cell in bar.cells]
        left = len(self.label) * LEAD + len(self.mark) * SMALL_LEAD
        right = max([len(self.text), *map(len, self.cells)]) * LEAD
        self.high = max(left, right, THICK + 3) + GAP


def draw(figure: BarsFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet."""
    frame = _Frame(figure)
    sheets: list[Canvas] = []
    y = 0.0
    for bar in figure.bars:
        row = _Row(frame, bar)
        if not sheets or y + row.high > sheet_height(len(sheets)):
            sheets.append(Canvas())
            y = _head(sheets[-1], frame)
        _row(sheets[-1], frame, row, y)
        y += row.high
        sheets[-1].line(0, y - GAP / 2 - 1, WIDTH, y - GAP / 2 - 1, thick=0.25)
    for sheet in sheets:
        _lines(sheet, frame)
    return [sheet.svg(title(figure)) for sheet in sheets]


def title(figure: BarsFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    return f"{figure.title}: " + "; ".join(" ".join(filter(None, (b.label, b.text, b.mark))) for b in figure.bars)


def _head(sheet: Canvas, frame: _Frame) -> float:
    figure = frame.figure
    y = _key(sheet, frame)
    heads = [wrap(column, COLUMN - 4, SMALL) for column in figure.columns]
    unit = wrap(f"{number(figure.high)} {figure.unit}".strip(), (frame.right - frame.left) * 0.7, SMALL)
    deep = max([len(unit), *map(len, heads)])
    for at, lines in zip(frame.columns, heads, strict=True):
        top = y + (deep - len(lines)) * SMALL_LEAD
        sheet.text(at, top, lines, size=SMALL, lead=SMALL_LEAD, fill=QUIET, anchor="end")
    last = y + (deep - 1) * SMALL_LEAD
    sheet.text(frame.left, last, number(figure.low), size=SMALL, fill=QUIET)
    top = y + (deep - len(unit)) * SMALL_LEAD
    sheet.text(frame.right, top, unit, size=SMALL, lead=SMALL_LEAD, fill=QUIET, anchor="end")
    for guide in figure.guides:
        if guide.label:
            last = _guide_label(sheet, frame, guide.at, guide.label, last)
    sheet.line(0, last + 4, WIDTH, last + 4)
    frame.top = last + 4
    return last + 8


def _key(sheet: Canvas, frame: _Frame) -> float:
    """What the fills of a stacked bar mean; return where the heads begin."""
    parts = next((bar.parts for bar in frame.figure.bars if bar.parts), ())
    x, y, high = frame.left, 8.0, 0.0
    for place, part in enumerate(parts):
        lines = wrap(part.label, LABEL, SMALL)
        wide = 12 + max(width(line_, SMALL) for line_ in lines)
        if x > frame.left and x + wide > WIDTH:
            x, y, high = frame.left, y + high, 0.0
        sheet.bar(x, y - 6, 9, 7, FILLS[place % len(FILLS)])
        sheet.text(x + 12, y, lines, size=SMALL, lead=SMALL_LEAD, fill=QUIET)
        x += wide + 12
        high = max(high, len(lines) * SMALL_LEAD + 3.5)
    return y + high


def _guide_label(sheet: Canvas, frame: _Frame, at: float, label: str, y: float) -> float:
    """Each guide's label has lines of its own: labels never stand on each other."""
    lines = wrap(label, LABEL, SMALL)
    half = max(width(one, SMALL) for one in lines) / 2
    x = min(max(frame.x(at), half), WIDTH - half)
    end = sheet.text(x, y + SMALL_LEAD + 1, lines, size=SMALL, lead=SMALL_LEAD, fill=QUIET, anchor="middle")
    return end - SMALL_LEAD


def _row(sheet: Canvas, frame: _Frame, row: _Row, y: float) -> None:
    after = sheet.text(0, y + 8, row.label)
    sheet.text(0, after - 1, row.mark, size=SMALL, lead=SMALL_LEAD, weight=600, fill=ACCENT)
    _strip(sheet, frame, row.bar, y + 1)
    sheet.text(frame.right + frame.value, y + 8, row.text, weight=600, anchor="end")
    for at, cell in zip(frame.columns, row.cells, strict=False):
        sheet.text(at, y + 8, cell, anchor="end")


def _strip(sheet: Canvas, frame: _Frame, bar: Bar, y: float) -> None:
    zero = frame.x(0.0 if frame.figure.low < 0 else frame.figure.low)
    if bar.parts:
        so_far = frame.figure.low if frame.figure.low > 0 else 0.0
        for place, part in enumerate(bar.parts):
            start, end = frame.x(so_far), frame.x(so_far + part.value)
            if part.value:
                sheet.bar(start, y, end - start, THICK, FILLS[place % len(FILLS)])
            so_far += part.value
    elif bar.value is not None:
        end = frame.x(bar.value)
        sheet.bar(min(zero, end), y, abs(end - zero), THICK, "hatch" if bar.value < 0 else "solid")


def _lines(sheet: Canvas, frame: _Frame) -> None:
    figure = frame.figure
    foot = sheet.height - 3
    top = frame.top
    if figure.low < 0:
        sheet.line(frame.x(0), top, frame.x(0), foot, stroke=QUIET, thick=0.8)
    else:
        sheet.line(frame.left, top, frame.left, foot, thick=0.6)
    for guide in figure.guides:
        x = frame.x(guide.at)
        sheet.line(x, top, x, foot, stroke=PAPER, thick=2)
        sheet.line(x, top, x, foot, stroke=QUIET, thick=0.8, dash="2 2")


def plain(figure: BarsFigure) -> list[str]:
    """Return the figure as Markdown."""
    span = (figure.high - figure.low) or 1.0
    parts = next((bar.parts for bar in figure.bars if bar.parts), ())
    heads = ["", *(part.label for part in parts), figure.unit or "Value", *figure.columns, "", ""]
    rows = []
    for bar in figure.bars:
        cells = [*bar.cells, *[""] * (len(figure.columns) - len(bar.cells))]
        share = 0 if bar.value is None else round(10 * abs(bar.value - max(figure.low, 0)) / span)
        strip = "" if bar.value is None or figure.low < 0 else "█" * share + "░" * (10 - share)
        split = [number(part.value) for part in bar.parts] or [""] * len(parts)
        rows.append([bar.label, *split, bar.text, *cells, strip, bar.mark])
    lines = [f"- Line at {number(guide.at)}: {line(guide.label)}" for guide in figure.guides if guide.label]
    right = [False, *[True] * (len(parts) + 1 + len(figure.columns))]
    return [*pipes(heads, rows, right), *([""] if lines else []), *lines]


def form(figure: BarsFigure) -> list[Markup]:
    """Return the empty form: the labels (or lines to write them on) and an empty scale each."""
    sheet = Canvas()
    frame = _Frame(figure)
    y = _head(sheet, frame)
    for label in [bar.label for bar in figure.bars] or [""] * 6:
        lines = wrap(label, LABEL, SIZE) if label else []
        sheet.text(0, y + 10, lines)
        if not lines:
            sheet.line(0, y + 14, LABEL, y + 14, stroke=LINE)
        sheet.rect(frame.left, y + 4, frame.right - frame.left, 10, stroke=LINE)
        y += max(len(lines) * 11.0, 18.0) + 6
    _lines(sheet, frame)
    return [sheet.svg(f"{figure.title}: empty form")]
