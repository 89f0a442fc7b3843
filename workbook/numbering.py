"""Ids for new people: never one that anything still refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.model import Item, Value, Workbook, new_id

_PERSON = re.compile(r"P[0-9]{1,4}$")


def new_person_id(book: Workbook) -> str:
    """Return an id for a person to be added: beyond every id in use and every one still referred to.

    Actions, takers, fields and cells name people by id, and go on naming somebody who was taken out. An id given anew
    would hand their actions to a stranger.
    """
    return new_id(sorted({person.id for person in book.people} | set(_named(book))), "P")


def _named(book: Workbook) -> Iterator[str]:
    """Yield every text in the workbook that is a person's id."""
    texts = [book.info.coordinator_candidate]
    texts += [action.owner for action in book.actions]
    texts += [parked.taker for parked in book.parking]
    values: list[Value] = [value for fields in book.fields.values() for value in fields.values()]
    rows: list[Item] = [row for lists in (book.items, book.bin) for own in lists.values() for row in own]
    values += [value for row in rows for value in row.cells.values()]
    for value in values:
        texts += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    yield from filter(_PERSON.match, texts)
