"""The summary: one page on where we stand and what happens next."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec.structs import replace

from exercises.figures import Figure, TableFigure
from exports.documents.actions import by_date
from exports.documents.fit import HIGH, SIDE, WIDE, Room, brief, listed, masthead, tries
from exports.documents.source import Source, document
from exports.model import ColumnsBlock, Document, FigureBlock, Section

FIRST, OWN = ("proposition",), ("actions",)
"""What stands first; what is made here from the workbook itself."""
PURPOSE = "Where we stand and what happens next."
ALONE = "Where we stand"
"""The section's heading in a document that is called summary itself."""
LEFT = ("domain", "focus", "promise", "core", "launch")
"""What stands on the left; what is named nowhere stands on the right."""
GAP, PURPOSES = 6.5, 15.0
"""Points below a figure in a column; and that the purpose takes, under the heading in a pack."""
ROWS = 4
"""So many actions at least stand on the page before texts are cut further."""


def make(source: Source) -> Document:
    """Return the summary as a document of its own."""
    section = replace(summary_section(source), title=ALONE, purpose="")
    return brief(document(source, "summary", "Summary", PURPOSE, (section,)), source.fitted)


def summary_section(source: Source, *, actions: bool = True, where: str = "the report") -> Section:
    """Return the summary as a section, which keeps to one page where documents do.

    Args:
        source: What it is made from.
        actions: Whether the actions are listed on it.
        where: Where all of them stand, if there are too many for the page.
    """
    head = masthead(brief(document(source, "summary", "Summary", PURPOSE, ()), source.fitted)) + PURPOSES * (
        not actions
    )
    high = HIGH if source.fitted else math.inf
    listing = by_date(source, brief=True) if actions else None
    parts = [*source.summary(), replace(source.lights(), notes=())]
    for most in tries(source.fitted):
        first, left, right, lights = _placed(parts, most)
        left_over = high - head - _high(first, left, right, lights)
        room = Room(WIDE, most)
        table = None if listing is None else listed(room.short(listing), room, left_over, where)
        if left_over >= 0 and (table is None or len(table.rows) >= min(ROWS, len(listing.rows if listing else ()))):
            break
    return Section(
        id="summary",
        title="Summary",
        purpose=PURPOSE,
        blocks=(*_blocks(first), ColumnsBlock(_blocks(left), _blocks(right)), *_blocks(lights), *_listed(table)),
        compact=True,
    )


def _placed(parts: Iterable[Figure], most: int) -> tuple[list[Figure], list[Figure], list[Figure], list[Figure]]:
    """The parts, each text cut to so many lines: what stands over the columns, on the left, on the right, below."""
    whole, side = Room(WIDE, most), Room(WIDE * SIDE, most, GAP)
    found: tuple[list[Figure], ...] = ([], [], [], [])
    for part in parts:
        place = 0 if part.id in FIRST else 3 if part.id == "lights" else 1 if part.id in LEFT else 2
        if part.id not in OWN:
            found[place].append((side if place in (1, 2) else whole).short(part))
    return found[0], found[1], found[2], found[3]


def _high(first: list[Figure], left: list[Figure], right: list[Figure], lights: list[Figure]) -> float:
    whole, side = Room(WIDE), Room(WIDE * SIDE, gap=GAP)
    columns = max(sum(map(side.high, left)), sum(map(side.high, right)))
    return sum(map(whole.high, [*first, *lights])) + columns


def _listed(table: TableFigure | None) -> tuple[FigureBlock, ...]:
    return () if table is None else (FigureBlock(table),)


def _blocks(figures: Iterable[Figure]) -> tuple[FigureBlock, ...]:
    return tuple(FigureBlock(figure) for figure in figures)
