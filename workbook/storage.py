"""The TinyDB storage of a workbook.

Every record is kept as the JSON bytes it is written as. What is handed out decodes a copy of its own when it is
looked into, so nobody can reach what is kept: a write that fails changes nothing, a list changed in place leaks
nowhere, and a change costs the records it touches rather than the whole file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
Kept: TypeAlias = Mapping[str, Mapping[str, bytes]]
"""Table -> record id -> the record as it stands in the file, ``,\n    "id": {...}``, so that a file is one join.
Never changed in place: a reference is a snapshot."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Record(MutableMapping[str, Any]):
    """One record as it is handed out: decoded when it is looked into, and then the holder's own copy."""

    __slots__ = ("_raw", "_value")

    def __init__(self, raw: bytes) -> None:
        self._raw: bytes | None = raw
        self._value: dict[str, Any] | None = None

    def _own(self) -> dict[str, Any]:
        if self._value is None:
            raw, self._raw = self._raw or b"", None  # it may be changed from here on
            self._value = _decode(raw[raw.index(b"{") :])
        return self._value

    def line(self, doc_id: str) -> bytes:
        """Return the record as it is kept under an id."""
        return self._raw if self._raw is not None else record_line(doc_id, self._own())

    def __getitem__(self, key: str) -> Any:
        return self._own()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._own()[key] = value

    def __delitem__(self, key: str) -> None:
        del self._own()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._own())

    def __len__(self) -> int:
        return len(self._own())


class _HandedOut(MutableMapping[str, dict[str, Any]]):
    """The tables as they are handed out; a table's records are made when it is asked for."""

    def __init__(self, kept: Kept) -> None:
        self._kept = dict(kept)
        self._made: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> dict[str, Any]:
        if name not in self._made:
            self._made[name] = {doc_id: Record(raw) for doc_id, raw in self._kept[name].items()}
        return self._made[name]

    def __setitem__(self, name: str, table: dict[str, Any]) -> None:
        self._kept.setdefault(name, {})
        self._made[name] = table

    def __delitem__(self, name: str) -> None:
        del self._kept[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def to_keep(self) -> Kept:
        """Return all tables as they are kept; those nobody asked for are the same object as before."""
        made = {name: _lines(table) for name, table in self._made.items()}
        return {name: made.get(name, table) for name, table in self._kept.items()}


class BookStorage(Storage):
    """The tables of one workbook in memory. Making the file of them is `file_bytes`; writing it is the store's."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept: Kept = kept or {}

    def read(self) -> Any:
        """Return the tables; whatever is done to them stays outside until it is written."""
        return _HandedOut(self.kept)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep *data*, whole; where a record cannot be kept nothing is changed.

        Raises:
            TypeError, ValueError: A record that is not JSON (UnicodeEncodeError for half a surrogate pair).
        """
        if isinstance(data, _HandedOut):
            self.kept = data.to_keep()
        else:
            self.kept = {name: _lines(table) for name, table in data.items()}


def _lines(table: Mapping[str, Any]) -> dict[str, bytes]:
    return {
        doc_id: doc.line(doc_id) if isinstance(doc, Record) else record_line(doc_id, doc)
        for doc_id, doc in table.items()
    }


class BookTable(Table):
    """A table that takes many records in one go, at the cost of these alone."""

    def standing(self, doc_id: int) -> Mapping[str, Any]:
        """Return a record, empty where there is none, without looking at the others."""
        storage = self._storage
        assert isinstance(storage, BookStorage)
        line = storage.kept.get(self.name, {}).get(str(doc_id))
        return Record(line) if line is not None else {}

    def put(self, records: Mapping[int, Mapping[str, Any]], gone: Iterable[int] = ()) -> None:
        """Replace, add and remove records by id.

        Raises:
            TypeError, ValueError: A record cannot be kept; nothing was changed.
        """
        storage = self._storage
        assert isinstance(storage, BookStorage)
        lines = {str(doc_id): record_line(str(doc_id), record) for doc_id, record in records.items()}
        table = dict(storage.kept.get(self.name, {}))
        for doc_id in gone:
            table.pop(str(doc_id), None)
        storage.kept = {**storage.kept, self.name: table | lines}
        self._next_id = None
        self.clear_cache()


class BookDB(TinyDB):
    """TinyDB over `BookStorage`."""

    table_class = BookTable
    default_storage_class = BookStorage  # type: ignore[assignment]


def record_line(doc_id: str, record: Mapping[str, Any]) -> bytes:
    """Return a record as it stands in the file, after its id, indented to its place.

    Raises:
        TypeError, ValueError: It cannot be kept as it is.
    """
    raw = _encode(dict(record))
    if b"null" in raw and not _finite(record):
        raise ValueError("not a number")  # the encoder would write null in its place
    return b',\n    "%b": %b' % (doc_id.encode(), msgspec.json.format(raw, indent=2).replace(b"\n", b"\n    "))


def _finite(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(map(_finite, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def file_bytes(kept: Kept) -> bytes:
    """Return the whole file: JSON indented by two, a line end at its foot."""
    parts: list[bytes] = []
    for name, table in kept.items():
        parts.append(b",\n  " + _encode(name) + b": {")
        if table:
            inside = len(parts)
            parts.extend(table.values())
            parts[inside] = parts[inside][1:]  # no comma before the first
            parts.append(b"\n  ")
        parts.append(b"}")
    parts.append(b"\n}\n")
    parts[0] = b"{" + parts[0].removeprefix(b",")
    return b"".join(parts)


def keep(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Kept:
    """Return decoded tables as they are kept."""
    return {name: _lines(table) for name, table in tables.items()}
