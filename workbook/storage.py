"""The TinyDB storage of a workbook.

Every record is kept as the JSON bytes it is written as. What is handed out decodes a copy of its own when it is
looked into, so nobody can reach what is kept: a write that fails changes nothing, a list changed in place leaks
nowhere, and a change costs the records it touches rather than the whole file.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
Kept: TypeAlias = Mapping[str, Mapping[str, bytes]]
"""Table -> record id -> the record's bytes. Never changed in place: a reference is a snapshot."""

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
            self._value = _decode(self._raw or b"{}")
            self._raw = None  # it may be changed from here on
        return self._value

    def bytes(self) -> bytes:
        """Return the record as it is kept in the file."""
        return self._raw if self._raw is not None else record_bytes(self._own())

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
        made = {name: _table_bytes(table) for name, table in self._made.items()}
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
            self.kept = {name: _table_bytes(table) for name, table in data.items()}


def _table_bytes(table: Mapping[str, Any]) -> dict[str, bytes]:
    return {doc_id: doc.bytes() if isinstance(doc, Record) else record_bytes(doc) for doc_id, doc in table.items()}


class BookTable(Table):
    """A table that takes many records in one go."""

    def put(
        self, records: Mapping[int, Callable[[Mapping[str, Any] | None], Mapping[str, Any]]], gone: Iterable[int]
    ) -> None:
        """Replace, add and remove records at once.

        Args:
            records: By id: what makes the new record of the one that stands (None: there is none).
            gone: Ids of records to remove.
        """

        def change(table: dict[int, Any]) -> None:
            for doc_id in gone:
                table.pop(doc_id, None)
            for doc_id, make in records.items():
                table[doc_id] = make(table.get(doc_id))

        self._update_table(change)


class BookDB(TinyDB):
    """TinyDB over `BookStorage`."""

    table_class = BookTable
    default_storage_class = BookStorage  # type: ignore[assignment]


def record_bytes(record: Mapping[str, Any]) -> bytes:
    """Return a record as it stands in the file, indented to its place.

    Raises:
        TypeError, ValueError: It cannot be kept as it is.
    """
    raw = _encode(dict(record))
    if b"null" in raw and not _finite(record):
        raise ValueError("not a number")  # the encoder would write null in its place
    return msgspec.json.format(raw, indent=2).replace(b"\n", b"\n    ")


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
        head = b"  " + _encode(name)
        if not table:
            parts.append(head + b": {}")
            continue
        rows = b",\n    ".join([b'"%b": %b' % (doc_id.encode(), raw) for doc_id, raw in table.items()])
        parts.append(head + b": {\n    " + rows + b"\n  }")
    return b"{\n" + b",\n".join(parts) + b"\n}\n" if parts else b"{}\n"


def keep(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Kept:
    """Return decoded tables as they are kept."""
    return {name: {doc_id: record_bytes(doc) for doc_id, doc in table.items()} for name, table in tables.items()}
