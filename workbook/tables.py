"""A workbook as the tables of its file, and back; unknown tables and fields stay where they are.

Records keep their numbers for life; a change updates the records it touches.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from workbook.edits import EDITS, FIELDS, NAMES, Edit, Key, key_of
from workbook.gate import damaged
from workbook.model import (
    Action,
    Block,
    Clock,
    Info,
    Item,
    PageMark,
    Parked,
    Participant,
    Session,
    Source,
    Tally,
    Value,
    Workbook,
)
from workbook.storage import BookDB, BookStorage, BookTable, Kept, Tables, keep


class BookTables:
    """The records of one workbook in TinyDB, kept in step with the workbook."""

    def __init__(self, kept: Kept | None = None, ids: dict[str, dict[Key, int]] | None = None) -> None:
        self.storage = BookStorage(kept or {name: {} for name in NAMES})
        self.db = BookDB(storage=lambda: self.storage)
        self._ids: dict[str, dict[Key, int]] = ids or {name: {} for name in NAMES}
        self._next = {
            name: 1 + max((int(doc_id) for doc_id in self.storage.kept.get(name, ())), default=0) for name in NAMES
        }

    @classmethod
    def of(cls, book: Workbook) -> BookTables:
        """Return the tables of a workbook that has no file yet."""
        made = cls()
        made.update(Workbook(""), book)
        return made

    @property
    def kept(self) -> Kept:
        """The records as they are kept: a snapshot that never changes."""
        return self.storage.kept

    def update(self, old: Workbook, new: Workbook) -> None:
        """Change the records that differ between *old*, which the tables hold, and *new*.

        Raises:
            ValueError, TypeError: Something in *new* cannot be kept; then nothing was changed.
        """
        kept = self.storage.kept
        undo: list[tuple[dict[Key, int], Key, int | None]] = []
        try:
            for name, edits in EDITS.items():
                self._apply(name, list(edits(old, new)), undo)
        except BaseException:
            self.storage.kept = kept
            for ids, key, doc_id in reversed(undo):
                if doc_id is None:
                    ids.pop(key, None)
                else:
                    ids[key] = doc_id
            raise

    def _apply(self, name: str, edits: list[Edit], undo: list[tuple[dict[Key, int], Key, int | None]]) -> None:
        if not edits:
            return
        ids = self._ids[name]
        table = self.db.table(name)
        assert isinstance(table, BookTable)
        puts: dict[int, Mapping[str, Any]] = {}
        gone: list[int] = []
        for key, record in edits:
            doc_id = ids.get(key)
            undo.append((ids, key, doc_id))
            if record is None:
                ids.pop(key, None)
                gone.extend(() if doc_id is None else (doc_id,))
            elif doc_id is None:
                ids[key] = self._next[name]
                puts[self._next[name]] = record
                self._next[name] += 1
            else:
                unknown = {k: v for k, v in table.standing(doc_id).items() if k not in FIELDS[name]}
                puts[doc_id] = record | unknown
        table.put(puts, gone)


class _Answers(Struct):
    page: str
    fields: dict[str, Value] = {}
    sources: dict[str, Source] = {}


def schema_of(tables: Tables, path: Path) -> int:
    """Return the version of a file.

    Raises:
        DamagedFile: There is none: it is no workbook.
    """
    records = list(tables.get("workbook", {}).values())
    if len(records) != 1:
        raise damaged(path, "it is not the file of a workbook")
    schema = records[0].get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 0:
        raise damaged(path, "it does not say its version")
    return schema


def load(tables: Tables, path: Path) -> tuple[Workbook, BookTables]:
    """Return the workbook in a file's tables (of our schema), and the tables ready for changes.

    Raises:
        DamagedFile: A record does not fit; the message names it.
    """
    ids: dict[str, dict[Key, int]] = {name: {} for name in NAMES}
    where = ""
    try:
        for name in NAMES:
            for doc_id, record in tables.get(name, {}).items():
                where = f"{name}/{doc_id}"
                key = key_of(name, record)
                if key in ids[name]:
                    raise damaged(path, f"`{where}` stands in it twice")
                ids[name][key] = int(doc_id)
        where = ""
        book = _book(tables)
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise damaged(path, f"{f'`{where}`: ' if where else ''}{_what(error)}") from None
    whole = {name: tables.get(name, {}) for name in NAMES} | tables
    return book, BookTables(keep(whole), ids)


def _what(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _book(tables: Tables) -> Workbook:
    (cover,) = tables["workbook"].values()
    items: dict[str, list[tuple[Any, Item]]] = {}
    binned: dict[str, list[tuple[Any, Item]]] = {}
    for place, record in _in_order(tables, "items"):
        into = binned if record.get("binned") else items
        into.setdefault(_text(record["list"]), []).append((place, msgspec.convert(record, Item)))
    answers = [msgspec.convert(record, _Answers) for record in tables.get("answers", {}).values()]
    return Workbook(
        id=_text(cover["id"]),
        info=msgspec.convert(cover, Info),
        people=_rows(tables, "people", Participant),
        agenda=_rows(tables, "agenda", Block),
        fields={a.page: a.fields for a in answers if a.fields},
        sources={a.page: a.sources for a in answers if a.sources},
        items={name: tuple(item for _place, item in rows) for name, rows in items.items()},
        bin={name: tuple(item for _place, item in rows) for name, rows in binned.items()},
        tallies={_text(t["key"]): msgspec.convert(t, Tally) for t in tables.get("tallies", {}).values()},
        actions=_rows(tables, "actions", Action),
        parking=_rows(tables, "parking", Parked),
        session=_session(tables),
        created=_text(cover.get("created", "")),
        updated=_text(cover.get("updated", "")),
    )


def _session(tables: Tables) -> Session:
    page, clock, marks = "", Clock(), {}
    for record in tables.get("log", {}).values():
        if record["kind"] == "place":
            page = _text(record["page"])
        elif record["kind"] == "clock":
            clock = msgspec.convert(record, Clock)
        elif record["kind"] == "page":
            marks[_text(record["page"])] = msgspec.convert(record, PageMark)
    return Session(page, marks, clock)


def _in_order(tables: Tables, name: str) -> list[tuple[Any, dict[str, Any]]]:
    rows = [((record["position"], int(doc_id)), record) for doc_id, record in tables.get(name, {}).items()]
    return sorted(rows, key=lambda row: row[0])


def _rows(tables: Tables, name: str, kind: type[Any]) -> tuple[Any, ...]:
    return tuple(msgspec.convert(record, kind) for _place, record in _in_order(tables, name))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, got {type(value).__name__}")
    return value
