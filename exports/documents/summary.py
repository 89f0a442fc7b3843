"""The summary: one page on where we stand and what happens next."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from exercises.figures import Figure
from exports.documents.actions import by_date
from exports.documents.source import Source, document
from exports.figures import plain
from exports.model import Block, ColumnsBlock, Document, FigureBlock, Section

FIRST, OWN = ("proposition",), ("actions",)
"""What stands first; what is made here from the workbook itself."""
PURPOSE = "Where we stand and what happens next, on one page."
ALONE = "Where we stand"
"""The section's heading in a document that is called summary itself."""
MOST = 2000
"""Characters up to which parts stand in two columns."""
LEFT = ("domain", "focus", "promise", "core", "launch")
"""What stands on the left; what is named nowhere stands on the right."""


def make(source: Source) -> Document:
    """Return the summary as a document of its own."""
    section = replace(summary_section(source), title=ALONE, purpose="")
    return document(source, "summary", "Summary", PURPOSE, (section,))


def summary_section(source: Source, *, actions: bool = True) -> Section:
    """Return the summary as a section: the first page of every pack; *actions*: whether they are listed on it."""
    parts = source.summary()
    left = _blocks(part for part in parts if part.id in LEFT)
    right = _blocks(part for part in parts if part.id not in (*FIRST, *LEFT, *OWN))
    blocks: tuple[Block, ...] = (
        *_blocks(part for part in parts if part.id in FIRST),
        *((*left, *right) if _much(left) or _much(right) else (ColumnsBlock(left, right),)),
        FigureBlock(_brief(source)),
        *(_blocks([by_date(source, brief=True)]) if actions else ()),
    )
    return Section(
        id="summary",
        title="Summary",
        purpose=PURPOSE,
        blocks=blocks,
        compact=True,
    )


def _brief(source: Source) -> Figure:
    """The start-up lights, each with its word; what would change one stands in the exercise it names."""
    found = source.lights()
    return replace(found, notes=())


def _blocks(figures: Iterable[Figure]) -> tuple[FigureBlock, ...]:
    return tuple(FigureBlock(figure) for figure in figures)


def _much(blocks: tuple[FigureBlock, ...]) -> bool:
    """Whether a column would not fit on a page beside the rest."""
    return sum(len(plain(block.figure)) for block in blocks) > MOST
