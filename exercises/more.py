"""What a workbook holds beyond the exercises' own answers, so that export and import lose nothing.

First rounds of a vote that was taken twice, fields and cells an exercise does not read: kept as they stand, in a key
of their own (``answers.more``), and laid over the content after import.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.filled import said
from exercises.registry import code_of
from workbook.apply import content_of
from workbook.model import Content, Item, Tally, Value, Workbook


class More(Struct, frozen=True, omit_defaults=True):
    """The key ``more``.

    Attributes:
        fields: page -> field -> value.
        cells: list -> place (0 is first) -> cell -> value.
        lists: list -> items, for lists whose rows the answers do not all tell.
        tallies: Counts by round.
    """

    fields: dict[str, dict[str, Value]] = {}
    cells: dict[str, dict[str, dict[str, Value]]] = {}
    lists: dict[str, tuple[Item, ...]] = {}
    tallies: tuple[Tally, ...] = ()


def more_of(book: Workbook, answers: Mapping[str, Any]) -> More:
    """Return what the exercises' answers do not tell of a workbook."""
    fields: dict[str, dict[str, Value]] = {}
    cells: dict[str, dict[str, dict[str, Value]]] = {}
    lists: dict[str, tuple[Item, ...]] = {}
    tallies: list[Tally] = []
    for name, own in answers.items():
        held, told = content_of(book, name), code_of(name).write(own, book.people)
        fields |= _fields(held, told)
        tallies += _tallies(held, told)
        for key, rows in held.items.items():
            if key not in told.items and all("" in row.sources for row in rows):
                continue  # cards that were only offered, such as what an activity can answer to, are offered again
            whole, parts = _rows(rows, told.items.get(key, ()))
            if whole:
                lists[key] = whole
            if parts:
                cells[key] = parts
    return More(fields, cells, lists, tuple(tallies))


def apply_more(book: Workbook, more: More) -> Workbook:
    """Return the workbook with *more* laid over it: only what is not there yet, but for lists and tallies."""
    fields = dict(book.fields)
    for page, values in more.fields.items():
        fields[page] = values | fields.get(page, {})
    items = dict(book.items) | more.lists
    for name, places in more.cells.items():
        rows = list(items.get(name, ()))
        for place, extra in places.items():
            if place.isdigit() and int(place) < len(rows):
                row = rows[int(place)]
                rows[int(place)] = with_(row, cells=extra | row.cells)
        items[name] = tuple(rows)
    tallies = book.tallies | {tally.key: tally for tally in more.tallies}
    return with_(book, fields=fields, items={k: v for k, v in items.items() if v}, tallies=tallies)


def _fields(held: Content, told: Content) -> dict[str, dict[str, Value]]:
    found = {
        page: {n: v for n, v in values.items() if said(v) and n not in told.fields.get(page, {})}
        for page, values in held.fields.items()
    }
    return {page: values for page, values in found.items() if values}


def _tallies(held: Content, told: Content) -> list[Tally]:
    """Rounds the answers do not tell: all rounds of a page that has two, for the answers tell the newest only."""
    twice = {tally.page for tally in held.tallies.values() if tally.round > 1}
    return [
        tally
        for key, tally in held.tallies.items()
        if tally.page in twice or (key not in told.tallies and (tally.counts or tally.voters))
    ]


def _rows(held: tuple[Item, ...], told: tuple[Item, ...]) -> tuple[tuple[Item, ...], dict[str, dict[str, Value]]]:
    """The whole list where its rows are not those of the answers; else the cells the answers do not tell."""
    # Fixed lines have no text of their own: their id tells them apart.
    if [row.text or row.id for row in held] != [row.text or row.id for row in told]:
        return tuple(Item(row.id, row.text, row.cells) for row in held), {}
    missing = {
        str(place): extra
        for place, (row, other) in enumerate(zip(held, told, strict=True))
        if (extra := {k: v for k, v in row.cells.items() if k not in other.cells and said(v)})
    }
    return (), missing
