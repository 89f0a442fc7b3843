"""Groups of cards on a `cluster` page: which there are, and the change that moves, names, merges or dissolves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace as with_

from exercises.filling.cells import as_texts
from exercises.filling.entry import fresh_id
from exercises.filling.rows import own_list, source_list
from exercises.pages import (
    ClusterPage,
    Exercise,
)
from workbook.changes import (
    AddItem,
    Change,
    RemoveItem,
    SetCell,
    Several,
)
from workbook.model import Item, Workbook
from workbook.text import clean_line

_INTO, _CARDS = "merged_into", "merged_cards"
"""What a merged group remembers in the bin: the group it went into, and the cards it brought along."""


def groups_of(exercise: Exercise, page: ClusterPage, book: Workbook) -> tuple[Item, ...]:
    """Return the groups of a cluster page, in order: fixed ones as items."""
    if page.groups:
        return tuple(Item(group.id, group.label) for group in page.groups)
    rows = book.rows(own_list(exercise, page))
    if not page.merge:
        return rows
    # What later pages add to a card in no group stands here too, without a text (`filling.rows`): it is no group.
    cards = {card.id for card in book.rows(source_list(exercise, page, book))}
    return tuple(row for row in rows if row.text or row.id not in cards)


def put_in(book: Workbook, list_name: str, cell: str, ids: Iterable[str], group: str | None) -> Change | None:
    """Return the change that puts cards into a group, or takes them out (``None``)."""
    changes = tuple(
        SetCell(list_name, item_id, cell, group) for item_id in ids if book.cell(list_name, item_id, cell) != group
    )
    return Several(changes) if changes else None


def name_group(
    book: Workbook, cards: str, cell: str, groups: str, prefix: str, name: str, ids: Sequence[str]
) -> tuple[Change, str]:
    """Return the change that makes a group of some cards, and the group's id."""
    group = Item(fresh_id(book, groups, prefix), clean_line(name))
    moved = put_in(book, cards, cell, ids, group.id)
    return Several((AddItem(groups, group), *((moved,) if moved else ())), group.text), group.id


def group_the_rest(exercise: Exercise, page: ClusterPage, book: Workbook) -> tuple[Change | None, int]:
    """Return the change that makes a group of one of every card in no group, and how many; else it would be lost.

    Where ungrouped cards pass on as they are (*merge*), or the groups are fixed, there is nothing to make.
    """
    if page.groups or page.merge:
        return None, 0
    cards, groups = source_list(exercise, page, book), own_list(exercise, page)
    known = {group.id for group in book.rows(groups)}
    made: list[Item] = []
    changes: list[Change] = []
    for card in book.rows(cards):
        if card.cells.get(page.cell) not in known:
            made.append(Item(fresh_id(book, groups, page.prefix, made), card.text))
            changes += [AddItem(groups, made[-1]), SetCell(cards, card.id, page.cell, made[-1].id)]
    return (Several(tuple(changes)) if changes else None), len(made)


def merge_groups(book: Workbook, cards: str, cell: str, groups: str, into: str, other: str) -> Change | None:
    """Return the change that puts all cards of *other* into *into*; the emptied group goes to the bin."""
    if into == other or book.item(groups, into) is None or book.item(groups, other) is None:
        return None
    inside = _inside(book, cards, cell, other)
    moved = put_in(book, cards, cell, inside, into)
    kept = (SetCell(groups, other, _INTO, into), SetCell(groups, other, _CARDS, inside or None))
    return Several((*kept, *((moved,) if moved else ()), RemoveItem(groups, other)))


def merged_last(book: Workbook, groups: str, into: str) -> Item | None:
    """Return the group that was merged into another one last, and can be taken out of it again."""
    found = [group for group in book.bin.get(groups, ()) if group.cells.get(_INTO) == into]
    return found[-1] if found else None


def unmerge(book: Workbook, cards: str, cell: str, groups: str, into: str) -> Change | None:
    """Return the change that takes the group merged into *into* last out again, with those of its cards still there."""
    group = merged_last(book, groups, into)
    if group is None:
        return None
    there = set(_inside(book, cards, cell, into))
    back = put_in(book, cards, cell, [i for i in as_texts(group.cells.get(_CARDS)) if i in there], group.id)
    own = {name: value for name, value in group.cells.items() if name not in (_INTO, _CARDS)}
    return Several((AddItem(groups, with_(group, cells=own)), *((back,) if back else ())))


def dissolve_group(book: Workbook, cards: str, cell: str, groups: str, group: str) -> Change | None:
    """Return the change that takes a group apart: its cards stand alone again, the group goes to the bin."""
    if book.item(groups, group) is None:
        return None
    moved = put_in(book, cards, cell, _inside(book, cards, cell, group), None)
    return Several((*((moved,) if moved else ()), RemoveItem(groups, group)))


def _inside(book: Workbook, cards: str, cell: str, group: str) -> list[str]:
    return [item.id for item in book.rows(cards) if item.cells.get(cell) == group]
