"""Rows by columns: texts, small bars, shades that the text repeats."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import Bar, MatrixCell, MatrixFigure
from exports.figures.canvas import (
    LEAD,
    LINE,
    PAPER,
    QUIET,
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    tallest,
    width,
    wrap,
)
from exports.figures.text import pipes

PAD = 5.0
_DARKEST = (0x9C, 0xC3, 0xD3)  # ink on it still stands at 10:1


class _Frame:
    def __init__(self, figure: MatrixFigure) -> None:
        count = max(len(figure.columns), max((len(row) for row in figure.cells), default=0), 1)
        longest = max((width(row, SIZE, 600) for row in figure.rows), default=0.0)
        self.label = min(longest + 8, 150.0 if count > 2 else 84.0) if figure.rows else 0.0
        self.wide = (WIDTH - self.label) / count
        self.count = count

    def left(self, place: int) -> float:
        return self.label + place * self.wide


def draw(figure: MatrixFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet."""
    frame = _Frame(figure)
    top = max((bar.value or 0 for row in figure.cells for cell in row for bar in cell.bars), default=1.0) or 1.0
    sheets: list[Canvas] = []
    y = 0.0
    for place, cells in enumerate(figure.cells):
        label = wrap(figure.rows[place], frame.label - 8, SIZE, 600) if place < len(figure.rows) else []
        high = max([_high(cell, frame.wide) for cell in cells] + [len(label) * LEAD + 6, 20.0])
        if not sheets or y + high > tallest(len(sheets)):
            sheets.append(Canvas())
            y = _head(sheets[-1], figure, frame)
        sheets[-1].text(0, y + 13, label, weight=600)
        for column, cell in enumerate(cells):
            _cell(sheets[-1], cell, frame.left(column), y, frame.wide, high, top)
        y += high
    return [sheet.svg(title(figure)) for sheet in sheets]


def title(figure: MatrixFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    return f"{figure.title}: " + "; ".join(
        f"{row}, {column}: {_say(cell)}"
        for row, cells in zip(figure.rows, figure.cells, strict=False)
        for column, cell in zip(figure.columns, cells, strict=False)
    )


def _head(sheet: Canvas, figure: MatrixFigure, frame: _Frame) -> float:
    heads = [wrap(column, frame.wide - 6, SMALL, 600) for column in figure.columns]
    deep = max((len(lines) for lines in heads), default=0)
    for place, lines in enumerate(heads):
        y = 8 + (deep - len(lines)) * SMALL_LEAD
        sheet.text(frame.left(place) + PAD, y, lines, size=SMALL, lead=SMALL_LEAD, weight=600, fill=QUIET)
    return deep * SMALL_LEAD + 4 if deep else 1.0


def _room(wide: float) -> tuple[float, float]:
    """Width of a cell's bar labels, and of its bars."""
    inner = wide - 2 * PAD
    return inner * 0.55, inner * 0.24


def _deep(bar: Bar, wide: float) -> int:
    """How many lines a bar's texts need."""
    labels, _ = _room(wide)
    return max(len(wrap(bar.label, labels, SIZE)), len(wrap(bar.text, _said(wide), SMALL, 600)))


def _said(wide: float) -> float:
    """Width left for a bar's number, behind the longest bar."""
    labels, room = _room(wide)
    return max(wide - 2 * PAD - labels - room - 6, 12.0)


def _weight(cell: MatrixCell) -> int:
    return 600 if cell.bars else 400


def _high(cell: MatrixCell, wide: float) -> float:
    text = len(wrap(cell.text, wide - 2 * PAD, SIZE, _weight(cell))) * LEAD if cell.text else 0.0
    return text + sum(_deep(bar, wide) * LEAD + 1 for bar in cell.bars) + 2 * PAD


def _cell(sheet: Canvas, cell: MatrixCell, x: float, y: float, wide: float, high: float, top: float) -> None:
    sheet.rect(x, y, wide, high, fill=_shade(cell.shade), stroke=LINE)
    down = y + PAD + 7
    if cell.text:
        down = sheet.text(x + PAD, down, wrap(cell.text, wide - 2 * PAD, SIZE, _weight(cell)), weight=_weight(cell))
    labels, room = _room(wide)
    for bar in cell.bars:
        lines = wrap(bar.label, labels, SIZE)
        sheet.text(x + PAD, down, lines)
        long = room * (bar.value or 0) / top
        start = x + PAD + labels + 3
        if bar.value:
            sheet.bar(start, down - 6.5, long, 7)
        sheet.text(start + long + 3, down, wrap(bar.text, _said(wide), SMALL, 600), size=SMALL, weight=600)
        down += _deep(bar, wide) * LEAD + 1


def _shade(shade: float | None) -> str:
    if not shade:
        return PAPER
    share = min(max(shade, 0.0), 1.0)
    return "#" + "".join(f"{round(255 - (255 - end) * share):02X}" for end in _DARKEST)


def _say(cell: MatrixCell) -> str:
    bars = ", ".join(f"{bar.label} {bar.text}".strip() for bar in cell.bars)
    return "; ".join(filter(None, (cell.text, bars)))


def plain(figure: MatrixFigure) -> list[str]:
    """Return the figure as Markdown."""
    rows = [
        [figure.rows[place] if place < len(figure.rows) else "", *(_say(cell) for cell in cells)]
        for place, cells in enumerate(figure.cells)
    ]
    return pipes(["", *figure.columns], rows)


def form(figure: MatrixFigure) -> list[Markup]:
    """Return the empty form: the grid with its headings."""
    sheet, frame = Canvas(), _Frame(figure)
    y = _head(sheet, figure, frame)
    for row in figure.rows or ("",) * 4:
        label = wrap(row, max(frame.label - 8, 20), SIZE, 600)
        high = max(len(label) * LEAD + 6, 90.0 if frame.count <= 2 else 22.0)
        sheet.text(0, y + 13, label, weight=600)
        for column in range(frame.count):
            sheet.rect(frame.left(column), y, frame.wide, high, stroke=LINE)
        y += high
    return [sheet.svg(f"{figure.title}: empty form")]
