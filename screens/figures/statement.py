"""Text that stands for itself: the label over it, the one sentence that matters in strong type."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import StatementFigure
from screens.figures.base import Paint, said
from screens.text import lit


def lines(figure: StatementFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the passages, one under the other."""
    drawn: list[Text] = []
    for number, passage in enumerate(figure.passages):
        drawn += [lit("")] if number else []
        if passage.label and passage.label != passage.text:
            drawn += said(passage.label, width, paint.quiet)
        bar = "┃ " if passage.large else ""
        for part in said(passage.text, width - 2 - len(bar), paint.strong if passage.large else "", indent=0):
            line = lit("  ")
            line.append(bar, paint.now)
            line.append_text(part)
            drawn.append(line)
    return drawn
