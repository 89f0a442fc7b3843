"""Draws figures in a terminal: one drawer a figure kind, shared by the full screen and `workbook show`.

Everything is text with marks and words; colour only repeats what they say. Labels are never cut: they wrap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from screens.text import lit

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text

    from exercises.figures import Figure
    from screens.figures.base import Paint

DRAWERS: dict[str, str] = {
    "StatementFigure": "screens.figures.statement",
    "TableFigure": "screens.figures.table",
    "BarsFigure": "screens.figures.bars",
    "DotsFigure": "screens.figures.dots",
    "MatrixFigure": "screens.figures.matrix",
    "QuadrantFigure": "screens.figures.quadrant",
    "LevelsFigure": "screens.figures.levels",
    "CalendarFigure": "screens.figures.calendar",
    "LightsFigure": "screens.figures.lights",
}
"""Figure type -> the module whose `lines` draws it; imported when the first of its kind is drawn."""


def draw(figure: Figure, width: int, paint: Paint | None = None) -> Text:
    """Return *figure* as one Rich text whose lines are at most *width* columns wide.

    Args:
        figure: What to draw.
        width: Columns there are; 60 to 180 are designed for, fewer still show everything.
        paint: Styles of the theme; None draws with weight alone.
    """
    lines = [*heading(figure, width, paint), *figure_lines(figure, width, paint)]
    return lit("\n").join(lines)


def heading(figure: Figure, width: int, paint: Paint | None = None) -> list[Text]:
    """Return the figure's title in lines, with an empty one under it; nothing where it has none."""
    from screens.figures.base import PLAIN, said

    return [*said(figure.title, width, (paint or PLAIN).strong), lit("")] if figure.title else []


def figure_lines(figure: Figure, width: int, paint: Paint | None = None) -> list[Text]:
    """Return the figure without its title, line by line: the drawing, then the notes."""
    from exercises.figures import is_empty
    from screens.figures.base import PLAIN, said

    paint = paint or PLAIN
    if is_empty(figure):
        return said(figure.empty, width, paint.quiet)
    module = import_module(DRAWERS[type(figure).__name__])
    drawer = cast("Callable[[Figure, int, Paint], list[Text]]", module.lines)
    lines = drawer(figure, width, paint)
    for number, note in enumerate(figure.notes):
        lines += [lit("")] if not number else []
        lines += said(note, width, paint.quiet, hang="· ")
    return lines
