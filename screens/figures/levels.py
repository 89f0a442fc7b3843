"""Rings from the core outwards, as steps that widen; each mark is a person, the number stands beside."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import LevelsFigure
from screens.figures.base import GAP, Cell, Paint, row, widest
from screens.text import lit


def lines(figure: LevelsFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the levels."""
    label = min(max(widest([level.label for level in figure.levels]), 6), 24)
    number = max(widest([str(level.count) for level in figure.levels if level.count is not None]), 1)
    room = width - label - number - 2 * GAP
    inside = len(figure.levels) - figure.outside
    drawn: list[Text] = []
    for place, level in enumerate(figure.levels):
        if place == inside and figure.outside:
            drawn.append(lit("┄" * min(width, label + number + 2 * GAP + 40), paint.line))
        elif place:
            drawn.append(lit(""))
        count = "–" if level.count is None else str(level.count)
        marks = ("●" if place < inside else "○") * (level.count or 0)
        cells = [Cell(level.label, label, style=paint.strong), Cell(count, number, "right", paint.strong)]
        if marks:
            drawn += row([*cells, Cell(marks, room, style=paint.now)])
            cells = [Cell("", label), Cell("", number)]
        if level.text or not marks:
            drawn += row([*cells, Cell(level.text, min(room, 72))])
    return drawn
