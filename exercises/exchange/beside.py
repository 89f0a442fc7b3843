"""What a workbook holds beyond the exercises' own answers, so that export and import lose nothing.

First rounds of a vote that was taken twice, fields and cells an exercise does not read: kept as they stand, in a key
of their own (``answers.more``), and laid over the content after import.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.filling.filled import said
from exercises.registry import code_of
from workbook.apply import content_of
from workbook.model import Content, Item, Tally, Value, Workbook


class More(Struct, frozen=True, omit_defaults=True):
    """The key ``more``.

    Attributes:
        fields: page -> field -> value.
        cells: list -> place (0 is first) -> cell -> value.
        lists: All lists of an exercise with their rows, where its answers do not tell every row.
        tallies: Counts by round.
        removed: Exercise -> ids its answers still name although what they named was taken out.
    """

    fields: dict[str, dict[str, Value]] = {}
    cells: dict[str, dict[str, dict[str, Value]]] = {}
    lists: dict[str, tuple[Item, ...]] = {}
    tallies: tuple[Tally, ...] = ()
    removed: dict[str, tuple[str, ...]] = {}


def more_of(book: Workbook, answers: Mapping[str, Any]) -> More:
    """Return what the exercises' answers do not tell of a workbook."""
    fields: dict[str, dict[str, Value]] = {}
    cells: dict[str, dict[str, dict[str, Value]]] = {}
    lists: dict[str, tuple[Item, ...]] = {}
    tallies: list[Tally] = []
    for name, own in answers.items():
        told = code_of(name).write(own, book.people)
        held = _without_offers(content_of(book, name), told)
        fields |= _fields(held, told)
        tallies += _tallies(held, told)
        if _all_told(held, told):
            cells |= _cells(held, told)
        else:
            lists |= {key: tuple(Item(row.id, row.text, row.cells) for row in rows) for key, rows in held.items.items()}
    return More(fields, cells, lists, tuple(tallies))


def apply_more(book: Workbook, more: More) -> Workbook:
    """Return the workbook with *more* laid over it: only what is not there yet, but for lists and tallies."""
    fields = dict(book.fields)
    for page, values in more.fields.items():
        fields[page] = values | fields.get(page, {})
    whole = {name.partition("/")[0] for name in more.lists}
    items = {name: rows for name, rows in book.items.items() if name.partition("/")[0] not in whole} | more.lists
    for name, places in more.cells.items():
        rows = list(items.get(name, ()))
        for place, extra in places.items():
            if place.isdigit() and int(place) < len(rows):
                row = rows[int(place)]
                rows[int(place)] = with_(row, cells=extra | row.cells)
        items[name] = tuple(rows)
    tallies = book.tallies | {tally.key: tally for tally in more.tallies}
    return with_(book, fields=fields, items={k: v for k, v in items.items() if v}, tallies=tallies)


def _without_offers(held: Content, told: Content) -> Content:
    """Leave out lists whose cards are only offered, such as what an activity can answer to: they are offered again."""
    kept = {
        key: rows
        for key, rows in held.items.items()
        if key in told.items or not rows or not all("" in row.sources for row in rows)
    }
    return with_(held, items=kept)


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


def _all_told(held: Content, told: Content) -> bool:
    """Whether the answers tell every row: in its own list, or in another that the exercise puts it into."""
    anywhere = {(row.id, row.text) for rows in told.items.values() for row in rows}
    return all(
        _pairs(rows, told.items.get(key, ())) is not None or all((row.id, row.text) in anywhere for row in rows)
        for key, rows in held.items.items()
    )


def _cells(held: Content, told: Content) -> dict[str, dict[str, dict[str, Value]]]:
    """The cells that the answers do not tell, by list and by the place of the row as the answers have it."""
    found: dict[str, dict[str, dict[str, Value]]] = {}
    for key, rows in held.items.items():
        for place, row, other in _pairs(rows, told.items.get(key, ())) or ():
            if extra := {k: v for k, v in row.cells.items() if k not in other.cells and said(v)}:
                found.setdefault(key, {})[str(place)] = extra
    return found


def _pairs(rows: tuple[Item, ...], others: tuple[Item, ...]) -> list[tuple[int, Item, Item]] | None:
    """Rows with the same row as the answers tell it, and its place there; None where they are not the same rows.

    Fixed lines are known by their ids, in any order; cards by their order, for the answers may number them anew.
    """
    if {(row.id, row.text) for row in rows} == {(row.id, row.text) for row in others}:
        by_id = {row.id: row for row in rows}
        return [(place, by_id[other.id], other) for place, other in enumerate(others)]
    if [row.text for row in rows] == [row.text for row in others]:
        return [(place, row, other) for place, (row, other) in enumerate(zip(rows, others, strict=True))]
    return None
