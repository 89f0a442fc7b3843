"""Blank worksheets, made for pens, from the guide alone: no workbook is needed.

`sheets.py` turns pages into blanks, `layouts.py` says which pages share a sheet, `pens.py` how each field is filled
in by hand, `plots.py` which figures are plotted by hand. The templates have the names of the ten page kinds.
"""

from __future__ import annotations

from collections.abc import Iterable

from exercises.guide import CREDIT, agenda, exercise
from exercises.page_parts import VARIANTS, Variant
from exercises.registry import CATALOGUE
from exports.model import Document
from exports.worksheets.sheets import Wanted, sections
from workbook.model import Block

PURPOSE = "Blank sheets for pens; the numbers are those on screen."
NOTE = "Which sheets there are, and how many of each to print."


def worksheets(wanted: Iterable[Wanted], title: str, *, date: str = "") -> Document:
    """Return the blank sheets of exercises as a document, with a list of what to print where there are several.

    Args:
        wanted: The exercises, in order.
        title: What the pack is called.
        date: The workshop's date as people write it, where it is known.
    """
    found = [section for one in wanted for section in sections(one)]
    return Document(
        id="worksheets",
        name="Worksheets",
        title=title,
        purpose=PURPOSE,
        date=date,
        credit=CREDIT,
        about="Blank, for pens",
        sections=tuple(found),
        contents=len(found) > 1,
        contents_note=NOTE,
        bare=len(found) == 1,
    )


def of_exercises(names: Iterable[str]) -> list[Wanted]:
    """Return the exercises with these ids, full; all sixteen where none is named.

    Raises:
        GuideError: There is no such exercise.
    """
    return [Wanted(exercise(name)) for name in (tuple(dict.fromkeys(names)) or CATALOGUE)]


def of_agenda(name: str) -> list[Wanted]:
    """Return the exercises of an agenda, each in the variant it is run in.

    Raises:
        GuideError: There is no such agenda.
    """
    return of_blocks(Block(part.block, part.block, part.variant) for part in agenda(name).blocks)


def of_blocks(blocks: Iterable[Block]) -> list[Wanted]:
    """Return the exercises of agenda blocks that are run, each once; blocks that are no exercise have no sheet."""
    found: dict[str, Wanted] = {}
    for block in blocks:
        if block.dropped or not (block.exercise in CATALOGUE or block.exercise.startswith("own_")):
            continue
        variant: Variant = next((one for one in VARIANTS if one == block.variant), "full")
        found.setdefault(block.exercise, Wanted(exercise(block.exercise), variant))
    return list(found.values())


__all__ = ["Wanted", "of_agenda", "of_blocks", "of_exercises", "worksheets"]
