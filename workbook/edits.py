"""Which records of a file differ between two workbooks, and what goes into them.

Differences are found by identity: what the new workbook shares with the old one is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import is_
from typing import Any, TypeAlias

from msgspec import Struct, to_builtins

from workbook.model import SCHEMA, Action, Block, Clock, Info, Item, PageMark, Parked, Participant, Tally, Workbook

NAMES = ("workbook", "people", "agenda", "answers", "items", "tallies", "actions", "parking", "log")
"""The tables, in the order of the file."""

Key: TypeAlias = tuple[str, ...]
Edit: TypeAlias = tuple[Key, dict[str, Any] | None]
"""A record's key and its fields; None: it is gone."""

_BOOK = ("id", "created", "updated")


def _plain(value: object) -> Any:
    return to_builtins(value)


def _known(*structs: type[Struct], more: tuple[str, ...] = ()) -> frozenset[str]:
    return frozenset((*more, *(name for struct in structs for name in struct.__struct_fields__)))


FIELDS: dict[str, frozenset[str]] = {
    "workbook": _known(Info, more=("schema", *_BOOK)),
    "people": _known(Participant, more=("position",)),
    "agenda": _known(Block, more=("position",)),
    "answers": frozenset(("page", "fields", "sources")),
    "items": _known(Item, more=("list", "position", "binned")),
    "tallies": _known(Tally, more=("key",)),
    "actions": _known(Action, more=("position",)),
    "parking": _known(Parked, more=("position",)),
    "log": _known(PageMark, Clock, more=("kind", "page")),
}
"""The fields we write, by table; all others are somebody else's and are kept."""


def key_of(table: str, record: Mapping[str, Any]) -> Key:
    """Return what tells a record from the others of its table.

    Raises:
        KeyError: A field that every such record has is missing.
    """
    match table:
        case "workbook":
            return ()
        case "answers":
            return (record["page"],)
        case "items":
            return (record["list"], record["id"], "binned" if record.get("binned") else "")
        case "tallies":
            return (record["key"],)
        case "log":
            return (record["kind"], record["page"] if record["kind"] == "page" else "")
        case _:
            return (record["id"],)


def _book_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.info is not new.info or any(getattr(old, name) != getattr(new, name) for name in _BOOK):
        yield (), {"schema": SCHEMA, **{name: getattr(new, name) for name in _BOOK}, **_plain(new.info)}


def _row_edits(
    old: tuple[Any, ...], new: tuple[Any, ...], head: Key = (), more: Mapping[str, Any] = {}
) -> Iterator[Edit]:
    tail = ("binned",) if more.get("binned") else (("",) if head else ())
    first = _same_at_start(old, new)
    last = _same_at_start(old[:first:-1], new[:first:-1]) if len(old) == len(new) else 0
    before = {row.id: (place, row) for place, row in enumerate(old[first : len(old) - last], first)}
    middle = new[first : len(new) - last]
    if len(before) != len(middle) or before.keys() != {row.id for row in middle}:
        _no_twins(new, head)
    for place, row in enumerate(middle, first):
        was = before.pop(row.id, None)
        if was is None or was[0] != place or was[1] is not row:
            yield (*head, row.id, *tail), {**more, "position": place, **_plain(row)}
    for gone in before:
        yield (*head, gone, *tail), None


def _same_at_start(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    """Return how many rows the two begin with that are the same objects."""
    return next((place for place, same in enumerate(map(is_, old, new)) if not same), min(len(old), len(new)))


def _no_twins(rows: tuple[Any, ...], head: Key) -> None:
    ids = [row.id for row in rows]
    if len(set(ids)) != len(ids):
        twin = next(row_id for row_id in ids if ids.count(row_id) > 1)
        raise ValueError(f"{'/'.join((*head, twin))} is there twice")


def _people_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.people is not new.people:
        yield from _row_edits(old.people, new.people)


def _agenda_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.agenda is not new.agenda:
        yield from _row_edits(old.agenda, new.agenda)


def _action_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.actions is not new.actions:
        yield from _row_edits(old.actions, new.actions)


def _parking_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.parking is not new.parking:
        yield from _row_edits(old.parking, new.parking)


def _answer_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.fields is new.fields and old.sources is new.sources:
        return
    for page in dict.fromkeys((*old.fields, *new.fields, *old.sources, *new.sources)):
        fields, sources = new.fields.get(page), new.sources.get(page)
        if fields is old.fields.get(page) and sources is old.sources.get(page):
            continue
        if not fields and not sources:
            yield (page,), None
            continue
        record: dict[str, Any] = {"page": page, "fields": fields or {}}
        yield (page,), (record | {"sources": _plain(sources)} if sources else record)


def _item_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    for before, after, more in ((old.items, new.items, {}), (old.bin, new.bin, {"binned": True})):
        if before is after:
            continue
        for name in dict.fromkeys((*before, *after)):
            was, now = before.get(name, ()), after.get(name, ())
            if was is not now:
                yield from _row_edits(was, now, (name,), {"list": name, **more})


def _tally_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    if old.tallies is new.tallies:
        return
    for key in dict.fromkeys((*old.tallies, *new.tallies)):
        tally = new.tallies.get(key)
        if tally is not old.tallies.get(key):
            yield (key,), (None if tally is None else {"key": key, **_plain(tally)})


def _log_edits(old: Workbook, new: Workbook) -> Iterator[Edit]:
    was, now = old.session, new.session
    if was.page != now.page:
        yield ("place", ""), ({"kind": "place", "page": now.page} if now.page else None)
    if was.clock is not now.clock:
        yield ("clock", ""), {"kind": "clock", **_plain(now.clock)}
    if was.marks is not now.marks:
        for page in dict.fromkeys((*was.marks, *now.marks)):
            mark = now.marks.get(page)
            if mark is not was.marks.get(page):
                yield ("page", page), (None if mark is None else {"kind": "page", "page": page, **_plain(mark)})


EDITS: dict[str, Callable[[Workbook, Workbook], Iterator[Edit]]] = {
    "workbook": _book_edits,
    "people": _people_edits,
    "agenda": _agenda_edits,
    "answers": _answer_edits,
    "items": _item_edits,
    "tallies": _tally_edits,
    "actions": _action_edits,
    "parking": _parking_edits,
    "log": _log_edits,
}
