"""The poster: the canvas on one large sheet, for the wall."""

from __future__ import annotations

from msgspec.structs import replace

from exercises.figures import (
    Bar,
    BarsFigure,
    Figure,
    Level,
    LevelsFigure,
    Light,
    LightsFigure,
    Passage,
    StatementFigure,
)
from exercises.filling.rows import lines_of
from exercises.guide import exercise
from exports.documents.source import Source, document
from exports.figures import plain
from exports.figures.long import beginning
from exports.figures.metrics import wide
from exports.model import ColumnsBlock, Document, FigureBlock, Section

MOST, LEVEL = 480, 160
"""Letters of one passage, and of what is said of a level: a poster is read from a step away."""
SIZES = ((2300, "roomy"), (2900, "dense"))
"""Letters, marks included, up to which a poster is set in a size; with more it is set in the smallest."""
FULL = 1500
"""Letters of all passages together that the smallest size has room for; above, each is cut to its share."""
FIGURES = ("canvas", "checks", "levels", "kinds")


def make(source: Source) -> Document:
    """Return the poster: who we are, the six checks, how people take part, what the practice holds.

    Where the canvas was not opened it is empty, to be filled in by hand on the wall.
    """
    found = [source.figure("canvas", name) for name in FIGURES]
    blank = not any(found)
    shown = blanks() if blank else [_short(figure) for figure in found if figure is not None]
    blocks = tuple(FigureBlock(figure, blank=blank) for figure in shown)
    words = 0 if blank else sum(_letters(plain(figure)) for figure in shown)
    section = Section(
        id="canvas",
        title=source.guide("canvas").title,
        look=next((look for most, look in SIZES if words <= most), "densest"),
        blocks=(ColumnsBlock(blocks[:2], blocks[2:]),),
    )
    purpose = "The canvas: domain, community, practice."
    return document(source, "poster", "Our canvas", purpose, (section,), poster=True)


def blanks() -> list[Figure]:
    """Return the same figures with their labels alone."""
    words = exercise("canvas")
    checks, levels, sort = (words.page(name) for name in ("domain_checks", "levels", "sort"))
    parts = ("area", "key_issues", "out_of_scope", "passion")
    kinds = next((f.options for f in getattr(sort, "columns", ()) if f.id == "kind"), ())
    return [
        StatementFigure(id="canvas", title="Who we are and what we try to get better at",
                        passages=tuple(Passage("", words.say(part)) for part in parts)),
        LightsFigure(id="checks", title="Is it a domain?",
                     lights=tuple(Light(line.label, "off") for line in lines_of(checks))),
        LevelsFigure(id="levels", title="How people take part", outside=1,
                     levels=tuple(Level(line.label) for line in lines_of(levels))),
        BarsFigure(id="kinds", title="Our practice by kind", high=6,
                   bars=tuple(Bar(option.label, None) for option in kinds)),
    ]  # fmt: skip


def _short(figure: Figure) -> Figure:
    """A figure with its longest texts cut: the report holds them in full."""
    if isinstance(figure, LevelsFigure):
        return replace(figure, levels=tuple(replace(one, text=_cut(one.text, LEVEL)) for one in figure.levels))
    if not isinstance(figure, StatementFigure):
        return figure
    passages = tuple(replace(one, text=_cut(one.text, MOST)) for one in figure.passages)
    whole = sum(_letters(one.text) for one in passages)
    if whole > FULL:
        passages = tuple(replace(one, text=_cut(one.text, MOST * FULL // whole)) for one in passages)
    return replace(figure, passages=passages)


def _cut(text: str, most: int) -> str:
    """The beginning of a text; letters that take the room of two count as two."""
    letters = _letters(text)
    return text if letters <= most else beginning(text, max(most * len(text) // letters, 1))


def _letters(text: str) -> int:
    return len(text) + sum(wide(letter) for letter in text)
