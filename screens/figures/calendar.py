"""A strip of columns by rows; where the columns get too narrow to read, one column under the other."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import CalendarFigure, Entry
from screens.figures.base import GAP, Cell, Paint, row, rule, said, widest, wrap
from screens.text import lit

_NARROW = 11


def lines(figure: CalendarFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the strip."""
    count = max(1, len(figure.columns))
    rows = figure.rows or ("",)
    label = min(widest(rows), max(8, width // 6))
    size = (width - label - GAP * count) // count
    if size < _NARROW:
        return _listed(figure, rows, width, paint)
    size = min(size, 26)
    whole = label + (size + GAP) * count
    drawn = [
        *row([Cell("", label), *(Cell(c, size, style=paint.strong) for c in figure.columns)], bottom=True),
        rule(whole, paint),
    ]
    for number, name in enumerate(rows):
        if number:
            drawn.append(rule(whole, paint))
        blocks = [_entries(figure, place, number, size, paint) for place in range(count)]
        drawn += row([Cell(name, label, style=paint.strong), *blocks])
    return drawn


def _entries(figure: CalendarFigure, column: int, number: int, size: int, paint: Paint) -> list[Text]:
    lines: list[Text] = []
    for entry in figure.entries:
        if (entry.column, entry.row) != (column, number):
            continue
        lines += [lit("")] if lines else []
        lines += [lit(part, paint.now) for part in wrap(entry.when, size)] if entry.when else []
        lines += [lit(part) for part in wrap(entry.text, size)]
    for line in lines or [lit("")]:
        line.pad_right(max(0, size - line.cell_len))
    return lines or [lit(" " * size)]


def _listed(figure: CalendarFigure, rows: tuple[str, ...], width: int, paint: Paint) -> list[Text]:
    drawn: list[Text] = []
    when = widest([entry.when for entry in figure.entries])
    name = min(widest(rows), max(8, width // 4))
    for place, column in enumerate(figure.columns):
        drawn += [lit("")] if drawn else []
        drawn += said(column, width, paint.strong)
        here = [entry for entry in figure.entries if entry.column == place]
        for entry in here:
            drawn += _one(entry, rows, when, name, width, paint)
        if not here:
            drawn.append(lit("  –", paint.line))
    return drawn


def _one(entry: Entry, rows: tuple[str, ...], when: int, name: int, width: int, paint: Paint) -> list[Text]:
    said_row = rows[entry.row] if 0 <= entry.row < len(rows) else ""
    cells = [Cell(entry.when, when, style=paint.now)] if when else []
    rest = width - 2 - (when + GAP if when else 0)
    if any(rows):
        cells.append(Cell(said_row, name, style=paint.quiet))
        rest -= name + GAP
    return row([*cells, Cell(entry.text, max(10, rest))], indent=2)
