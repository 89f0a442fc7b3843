"""Text that stands for itself: real text on every medium, no drawing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from exercises.figures import Passage, StatementFigure
from exports.figures.text import block, line

LONG = 420
"""A passage longer than this, in characters, is too long for the largest letters."""
BRIEF = 48
"""Longest label and text that share a line, in characters."""
BRIEFLY = " brief"


def draw(figure: StatementFigure) -> list[Markup]:
    """Return the passages as HTML."""
    looks = [_look(passage) for passage in figure.passages]
    return [
        Markup('<div class="passage{}">{}{}</div>').format(
            _in_row(looks, place),
            Markup('<p class="label">{}</p>').format(passage.label) if passage.label else "",
            Markup("").join(Markup("<p>{}</p>").format(part) for part in passage.text.split("\n") if part.strip()),
        )
        for place, passage in enumerate(figure.passages)
    ]


def _in_row(looks: Sequence[str], place: int) -> str:
    """What is brief shares its label's line only beside another that does: one alone would stand out of line."""
    beside = (*looks[max(place - 1, 0) : place], *looks[place + 1 : place + 2])
    return looks[place] if looks[place] != BRIEFLY or BRIEFLY in beside else ""


def _look(passage: Passage) -> str:
    """Large, or brief: a label and a few words share a line."""
    if passage.large:
        return " large long" if len(passage.text) > LONG else " large"
    brief = passage.label and len(passage.text) <= BRIEF and len(passage.label) <= BRIEF and "\n" not in passage.text
    return BRIEFLY if brief else ""


def plain(figure: StatementFigure) -> list[str]:
    """Return the passages as Markdown: quotations under their labels."""
    found: list[str] = []
    for passage in figure.passages:
        found += ["", f"**{line(passage.label)}**", ""] if passage.label else [""]
        found += [f"> {part}" if passage.large else part for part in block(passage.text)]
    return found[1:]


def form(figure: StatementFigure) -> list[Markup]:
    """Return the empty form: labels and ruled lines."""
    labels = [passage.label for passage in figure.passages] or [""]
    rules = Markup('<div class="rule"></div>') * 3
    return [
        Markup('<div class="passage">{}{}</div>').format(
            Markup('<p class="label">{}</p>').format(label) if label else "", rules
        )
        for label in labels
    ]
