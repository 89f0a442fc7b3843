"""Lights: a mark and a word for each state, and what would change it."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import LightsFigure
from screens.figures.base import GAP, Cell, Paint, row, said, widest
from screens.text import lit

MARKS = {"on": "●", "half": "◐", "off": "○"}


def lines(figure: LightsFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the lights, the text beside them or, where room is short, under them."""
    styles = {"on": paint.done, "half": paint.now, "off": paint.late}
    words = widest([light.word or light.state for light in figure.lights])
    told = any(light.text for light in figure.lights)
    word = min(words, 18 if told else max(18, (width - 2) // 2 - GAP))
    natural = widest([light.label for light in figure.lights])
    label = min(natural, max(16, (width - 3 - word) // 2))
    beside = width - 2 - GAP * 2 - label - word
    under = beside < 24 or not told
    if under:
        label = min(natural, max(16, width - 2 - GAP - word))
    blocks: list[list[Text]] = []
    for light in figure.lights:
        cells = [
            Cell(MARKS[light.state], 1, style=styles[light.state]),
            Cell(light.label, label, style=paint.strong),
            Cell(light.word or light.state, word, style=styles[light.state]),
        ]
        if not under:
            cells.append(Cell(light.text, min(beside, 72), style=paint.quiet))
        block = _close(cells)
        if under and light.text:
            block += said(light.text, width - 2, paint.quiet, indent=2)
        blocks.append([*([lit("")] if blocks else []), *block])
    return [line for block in blocks for line in block]


def _close(cells: list[Cell]) -> list[Text]:
    """The mark stands one blank before its label."""
    head = row(cells[:2], gap=1)
    for text in head:
        text.pad_right(cells[1].width + 2 - text.cell_len)
    return row([head, *cells[2:]])
