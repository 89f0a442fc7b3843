"""Groups of cards on a `cluster` page: which there are, and the change that moves, names, merges or dissolves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def merge_groups(book: Workbook, cards: str, cell: str, groups: str, into: str, other: str) -> Change | None:
    """Return the change that puts all cards of *other* into *into*; the emptied group goes to the bin."""
    if into == other or book.item(groups, into) is None or book.item(groups, other) is None:
        return None
    moved = put_in(book, cards, cell, _inside(book, cards, cell, other), into)
    return Several((*((moved,) if moved else ()), RemoveItem(groups, other)))


def dissolve_group(book: Workbook, cards: str, cell: str, groups: str, group: str) -> Change | None:
    """Return the change that takes a group apart: its cards stand alone again, the group goes to the bin."""
    if book.item(groups, group) is None:
        return None
    moved = put_in(book, cards, cell, _inside(book, cards, cell, group), None)
    return Several((*((moved,) if moved else ()), RemoveItem(groups, group)))


def _inside(book: Workbook, cards: str, cell: str, group: str) -> list[str]:
    return [item.id for item in book.rows(cards) if item.cells.get(cell) == group]
