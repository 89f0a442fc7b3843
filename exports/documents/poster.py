"""The poster: the canvas on one large sheet, for the wall."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from exercises.figures import BarsFigure, Figure, LevelsFigure, LightsFigure, StatementFigure
from exports.documents.source import Source, document
from exports.figures import plain
from exports.figures.long import beginning
from exports.model import ColumnsBlock, Document, FigureBlock, Section

MOST = 480
"""Letters of one passage: a poster is read from a step away."""
SIZES = ((2300, "roomy"), (2900, "dense"))
"""Letters, marks included, up to which a poster is set in a size; with more it is set in the smallest."""
FIGURES: tuple[tuple[str, type[Any]], ...] = (
    ("canvas", StatementFigure),
    ("checks", LightsFigure),
    ("levels", LevelsFigure),
    ("kinds", BarsFigure),
)


def make(source: Source) -> Document:
    """Return the poster: who we are, the six checks, how people take part, what the practice holds."""
    said, checks, levels, kinds = (_figure(source, name, kind) for name, kind in FIGURES)
    words = sum(len(plain(figure)) for figure in (_short(said), checks, levels, kinds))
    section = Section(
        id="canvas",
        title=source.guide("canvas").title,
        look=next((look for most, look in SIZES if words <= most), "densest"),
        blocks=(
            ColumnsBlock((FigureBlock(_short(said)), FigureBlock(checks)), (FigureBlock(levels), FigureBlock(kinds))),
        ),
    )
    purpose = "The canvas: domain, community, practice."
    return document(source, "poster", "Our canvas", purpose, (section,), poster=True)


def _figure(source: Source, name: str, kind: type[Any]) -> Figure:
    found = source.figure("canvas", name)
    if found is not None:
        return found
    titles = {"canvas": "Who we are and what we try to get better at", "checks": "Is it a domain?",
              "levels": "How people take part", "kinds": "Our practice by kind"}  # fmt: skip
    made: Figure = kind(id=name, title=titles[name])
    return made


def _short(figure: Figure) -> Figure:
    if not isinstance(figure, StatementFigure):
        return figure
    passages = tuple(replace(one, text=beginning(one.text, MOST)) for one in figure.passages)
    return replace(figure, passages=passages)
