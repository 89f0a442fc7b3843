"""Rows by columns: the text of a cell, and small bars with their numbers; too narrow, one cell under the other."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import Bar, MatrixCell, MatrixFigure
from screens.figures.base import GAP, Cell, Paint, row, rule, said, widest, wrap
from screens.text import lit

_NARROW = 14
_SHADES = " ░▒▓█"


def lines(figure: MatrixFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the matrix."""
    count = max(1, len(figure.columns))
    most = max((bar.value or 0 for line in figure.cells for cell in line for bar in cell.bars), default=0) or 1
    label = min(max(widest(figure.rows), 4), max(10, width // 5))
    size = (width - label - GAP * count) // count
    bars = any(cell.bars for line in figure.cells for cell in line)
    least = 28 if bars else _NARROW
    shaded = any(cell.shade is not None for line in figure.cells for cell in line)
    words = max(widest([cell.text for line in figure.cells for cell in line]), widest(figure.columns) - shaded * 3, 1)
    # Numbers fit where words do not: a heat map stays a map, if need be with a shade of one character.
    shade = 2 if not shaded or size >= words + 3 else 1
    fits = not bars and size >= words + shaded and size >= widest(figure.columns)
    if not fits and size < least and count > 1:
        return _stacked(figure, width, most, paint)
    if not bars:
        size = min(size, max(words + shaded * (shade + (shade > 1)), widest(figure.columns), 4 if shade == 1 else 6))
    heads = [Cell("", label), *(Cell(name, size, style=paint.strong) for name in figure.columns)]
    whole = label + (size + GAP) * count
    drawn = [*row(heads, bottom=True), rule(whole, paint)]
    for number, (name, cells) in enumerate(zip(figure.rows, figure.cells, strict=True)):
        if number:
            drawn.append(rule(whole, paint))
        blocks = [_cell(cell, size, most, paint, shade) for cell in cells]
        drawn += row([Cell(name, label, style=paint.strong), *blocks])
    return drawn


def _cell(cell: MatrixCell, size: int, most: float, paint: Paint, shades: int = 2) -> list[Text]:
    lines = []
    if cell.text or not cell.bars:
        shade = ""
        if cell.shade is not None:
            shade = _SHADES[round(cell.shade * (len(_SHADES) - 1))] * shades + " " * (shades > 1)
        room = size - len(shade)
        for number, part in enumerate(wrap(cell.text, room)):
            lines.append(lit((shade if not number else " " * len(shade)) + part))
    for bar in cell.bars:
        lines += _small_bar(bar, size, most, paint)
    for line in lines:
        line.pad_right(max(0, size - line.cell_len))
    return lines


def _small_bar(bar: Bar, size: int, most: float, paint: Paint) -> list[Text]:
    """Label, a bar of at most a quarter of the cell, the number on the right."""
    number = bar.text or ("" if bar.value is None else f"{bar.value:g}")
    length = max(4, size // 4)
    filled = 0 if not bar.value else max(1, round(bar.value / most * length))
    style = paint.strong if bar.mark else ""
    label = bar.label if not bar.mark else f"{bar.label} ({bar.mark})"
    strip = lit("")
    strip.append("█" * filled, paint.now)
    strip.append(" " * (length - filled))
    return row(
        [
            Cell(label, size - length - 3 - max(2, len(number)), style=style),
            [strip],
            Cell(number, max(2, len(number)), "right"),
        ],
        gap=1,
    )


def _stacked(figure: MatrixFigure, width: int, most: float, paint: Paint) -> list[Text]:
    drawn: list[Text] = []
    for name, cells in zip(figure.rows, figure.cells, strict=True):
        for column, cell in zip(figure.columns, cells, strict=True):
            if not cell.text and not cell.bars:
                continue
            drawn += [lit("")] if drawn else []
            drawn += said(f"{name} · {column}", width, paint.strong)
            for line in _cell(cell, min(width, 60) - 2, most, paint):
                drawn.append(lit("  ").append_text(line))
    return drawn
