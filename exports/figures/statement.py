"""Text that stands for itself: real text on every medium, no drawing."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import Passage, StatementFigure
from exports.figures.text import block, line

LONG = 420
"""A passage longer than this, in characters, is too long for the largest letters."""
BRIEF = 48
"""Longest label and text that share a line, in characters."""


def draw(figure: StatementFigure) -> list[Markup]:
    """Return the passages as HTML."""
    return [
        Markup('<div class="passage{}">{}{}</div>').format(
            _look(passage),
            Markup('<p class="label">{}</p>').format(passage.label) if passage.label else "",
            Markup("").join(Markup("<p>{}</p>").format(part) for part in passage.text.split("\n") if part.strip()),
        )
        for passage in figure.passages
    ]


def _look(passage: Passage) -> str:
    """Large, or brief: a label and a few words share a line."""
    if passage.large:
        return " large long" if len(passage.text) > LONG else " large"
    brief = passage.label and len(passage.text) <= BRIEF and len(passage.label) <= BRIEF and "\n" not in passage.text
    return " brief" if brief else ""


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
