"""Rows and columns: cells wrap, numbers stand on the right; too narrow for columns, each row becomes a card."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import Column, Row, TableFigure
from screens.figures.base import GAP, Cell, Paint, longest_word, row, rule, said, shares, spaced, widest
from screens.text import lit
from workbook.dates import is_shown

_NARROW = 8
"""A column is never made narrower than this for the sake of one long word."""
_DATE_WIDTH = len("12 Mar 2025")


def lines(figure: TableFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the table."""
    columns = list(figure.columns)
    rows = [_with_mark(line) for line in figure.rows] if any(line.mark for line in figure.rows) else list(figure.rows)
    if rows and len(rows[0].cells) > len(columns):
        columns.append(Column("", share=1))
    grouped = any(line.group for line in rows)
    indent = 2 if grouped else 0
    cells = [[line.cells[n] if n < len(line.cells) else "" for line in rows] for n in range(len(columns))]
    naturals = [max(widest([c.label, *cells[n]]), 1) for n, c in enumerate(columns)]
    leasts = [
        max(1, min(naturals[n], max(_NARROW, min(longest_word([c.label, *cells[n]]), 14))))
        for n, c in enumerate(columns)
    ]
    whole = [naturals[n] if _holds_dates(cells[n], naturals[n]) else least for n, least in enumerate(leasts)]
    weights, room = [c.share for c in columns], width - indent - GAP * (len(columns) - 1)
    widths = shares(naturals, whole, weights, room) or shares(naturals, leasts, weights, room)
    if widths is None:
        return _cards(columns, rows, width, paint)
    drawn = []
    if any(c.label for c in columns):
        heads = [Cell(c.label, w, c.align, paint.quiet) for c, w in zip(columns, widths, strict=True)]
        drawn += [*row(heads, indent=indent, bottom=True), rule(indent + sum(widths) + GAP * (len(widths) - 1), paint)]
    return drawn + _body(figure, columns, rows, widths, indent, width, paint)


def _holds_dates(cells: list[str], natural: int) -> bool:
    """Whether a column holds dates and nothing wider: broken dates are read twice."""
    return natural <= _DATE_WIDTH and any(is_shown(cell) for cell in cells)


def _with_mark(line: Row) -> Row:
    return Row((*line.cells, line.mark), "", line.group)


def _body(
    figure: TableFigure,
    columns: list[Column],
    rows: list[Row],
    widths: list[int],
    indent: int,
    width: int,
    paint: Paint,
) -> list[Text]:
    groups: list[tuple[str, list[list[Text]]]] = []
    for line, given in zip(rows, figure.rows, strict=True):
        styles = [paint.strong if given.mark and n == 0 else "" for n in range(len(columns))]
        if given.mark:
            styles[-1] = paint.now
        cells = [
            Cell(line.cells[n] if n < len(line.cells) else "", widths[n], c.align, styles[n])
            for n, c in enumerate(columns)
        ]
        if not groups or groups[-1][0] != line.group:
            groups.append((line.group, []))
        groups[-1][1].append(row(cells, indent=indent))
    tall = any(len(block) > 1 for _, blocks in groups for block in blocks)
    drawn: list[Text] = []
    for group, blocks in groups:
        drawn += [lit("")] if drawn else []
        drawn += said(group, width, paint.strong) if group else []
        drawn += spaced(blocks, tall=tall)
    return drawn


def _cards(columns: list[Column], rows: list[Row], width: int, paint: Paint) -> list[Text]:
    drawn: list[Text] = []
    group = ""
    for line in rows:
        drawn += [lit("")] if drawn else []
        if line.group != group:
            group = line.group
            drawn += said(group, width, paint.strong)
        for number, text in enumerate(line.cells):
            if text:
                label = columns[number].label
                style = paint.strong if number == 0 else ""
                drawn += said(f"{label}: {text}" if label and number else text, width, style, indent=2 if number else 0)
    return drawn
