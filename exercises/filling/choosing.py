"""Picking items on a `choose` page: the change a pick makes, which one is first, which notes are asked."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.filling.cells import as_texts
from exercises.filling.entry import cells_list, in_variant
from exercises.guide import exercise
from exercises.kit import Findings, Standing
from exercises.page_parts import Field, Variant
from exercises.pages import ChoosePage
from exercises.registry import code_of
from workbook.changes import (
    Change,
    SetCell,
    SetField,
    Several,
)
from workbook.model import Workbook


def most_picks(page: ChoosePage, variant: Variant) -> int:
    """Return the advised number of picks."""
    return page.most_in.get(variant, page.most)


def pick(book: Workbook, ref: str, page: ChoosePage, item_id: str) -> Change:
    """Return the change that picks an item, or leaves it; what was first and is left is first no more.

    A note that was written goes along: what it waits for, of a line that is picked after all, is why it is picked.
    """
    picked = list(as_texts(book.field(ref, page.pick)))
    if item_id not in picked:
        return _together(SetField(ref, page.pick, [*picked, item_id]), note_goes_along(book, ref, page, item_id))
    picked.remove(item_id)
    also = list(note_goes_along(book, ref, page, item_id))
    if page.first and book.field(ref, page.first) == item_id:
        also.append(SetField(ref, page.first, None))
    return _together(SetField(ref, page.pick, picked or None), also)


def _together(first: Change, also: Sequence[Change]) -> Change:
    return Several((first, *also)) if also else first


def note_goes_along(book: Workbook, ref: str, page: ChoosePage, item_id: str) -> tuple[Change, ...]:
    """Return the changes that take the note of an item along as it is picked or left, to the note it has from then on.

    Nothing is lost: where that note says something already, both stay where they are.
    """
    picked = item_id in as_texts(book.field(ref, page.pick))
    sides = [[field.id for field in page.notes if field.on == side] for side in ("picked", "left")]
    if not all(sides):
        return ()
    name = cells_list(exercise(ref.split("/", maxsplit=1)[0]), page, book)
    was, to = sides if picked else sides[::-1]
    found: list[Change] = []
    for here, there in zip(was, to, strict=False):
        said = book.cell(name, item_id, here)
        if said and not book.cell(name, item_id, there):
            found += [SetCell(name, item_id, here, None), SetCell(name, item_id, there, said)]
    return tuple(found)


def make_first(book: Workbook, ref: str, page: ChoosePage, item_id: str) -> Change | None:
    """Return the change that makes an item the first one (picking it where it was not), or no longer the first."""
    if not page.first:
        return None
    if book.field(ref, page.first) == item_id:
        return SetField(ref, page.first, None)
    named = SetField(ref, page.first, item_id)
    if item_id in as_texts(book.field(ref, page.pick)):
        return named
    return Several((pick(book, ref, page, item_id), named))


def notes_for(page: ChoosePage, variant: Variant, *, picked: bool) -> tuple[Field, ...]:
    """Return the notes that are asked on a picked or on a left item."""
    wanted = ("all", "picked") if picked else ("all", "left")
    return tuple(field for field in in_variant(page.notes, variant) if field.on in wanted)


def standing(page: str, findings: Findings) -> Standing | None:
    """Return why the lines of a page (``exercise/page``) are in this order; ``None`` where it is the order of entry.

    An exercise that ranks what is chosen from says so with a function ``standing(page, result)`` of its own.
    """
    name, page_id = page.split("/", 1)
    told, result = getattr(code_of(name), "standing", None), findings.results.get(name)
    found: Standing | None = told(page_id, result) if told is not None and result is not None else None
    return found if found and found.beside else None
