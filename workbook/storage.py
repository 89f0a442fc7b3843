"""The TinyDB storage of a workbook, and the gate through which every file is read.

Every record is kept as the JSON bytes it is written as. What is handed out decodes a copy of its own when it is
looked into, so nobody can reach what is kept: a write that fails changes nothing, a list changed in place leaks
nowhere, and a change costs the records it touches rather than the whole file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, TypeAlias, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from workbook.errors import DamagedFile
from workbook.paths import slug_of

MOST_BYTES = 50_000_000
"""Larger files are refused unread; the largest workshop we know of is under one megabyte."""

MOST_DEPTH = 50
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))

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


class _HandedOut(dict[str, Any]):
    """The tables as TinyDB sees them; a table's records are made when it is asked for."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept)
        self.untouched = set(kept)

    def __getitem__(self, name: str) -> dict[str, Record]:
        table = super().__getitem__(name)
        if name in self.untouched:
            self.untouched.discard(name)
            table = {doc_id: Record(raw) for doc_id, raw in table.items()}
            super().__setitem__(name, table)
        return cast("dict[str, Record]", table)

    def __setitem__(self, name: str, table: Any) -> None:
        self.untouched.discard(name)
        super().__setitem__(name, table)


class BookStorage(Storage):
    """The tables of one workbook in memory. Making the file of them is `file_bytes`; writing it is the store's."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept: Kept = kept or {}

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; whatever is done to them stays outside until it is written."""
        return _HandedOut(self.kept)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep *data*, whole; where a record cannot be kept nothing is changed.

        Raises:
            TypeError, ValueError: A record that is not JSON (UnicodeEncodeError for half a surrogate pair).
        """
        untouched = data.untouched if isinstance(data, _HandedOut) else set()
        # `dict.items` of a `_HandedOut` shows untouched tables as they are kept.
        self.kept = {
            name: table if name in untouched else {doc_id: _bytes_of(doc) for doc_id, doc in table.items()}
            for name, table in data.items()
        }


def _bytes_of(doc: Any) -> bytes:
    return doc.bytes() if isinstance(doc, Record) else record_bytes(doc)


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
    """Return a record as it stands in the file, indented to its place."""
    return msgspec.json.format(_encode(dict(record)), indent=2).replace(b"\n", b"\n    ")


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


def read_bytes(path: Path) -> bytes:
    """Return a workbook file's bytes.

    Raises:
        DamagedFile: It is empty, too large, or not a file.
        OSError: It cannot be read.
    """
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > MOST_BYTES:
            raise damaged(path, f"it is {size // 1_000_000} MB long")
        raw = file.read(MOST_BYTES + 1)
    if not raw:
        raise damaged(path, "it is empty")
    return raw


def parse(raw: bytes, path: Path) -> Tables:
    """Return the tables of a file's bytes.

    Raises:
        DamagedFile: The bytes are not the tables of a workbook, whatever the reason. Nothing is guessed.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")  # some editors put it there
    if not raw.strip(b"\0 \t\r\n"):
        raise damaged(path, "it holds nothing but blanks")
    if _too_deep(raw):
        raise damaged(path, "it is nested too deeply")
    try:
        tables = msgspec.json.decode(raw, type=dict[str, dict[str, dict[str, Any]]])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(path, _why(error)) from None
    if not tables:
        raise damaged(path, "it holds no tables")
    for name, table in tables.items():
        if not all(doc_id.isascii() and doc_id.isdecimal() and len(doc_id) < 16 for doc_id in table):
            raise damaged(path, f"a record of `{name}` has no number")
    if _has_twins(raw, tables):
        raise damaged(path, "a key stands in it twice")
    return tables


def damaged(path: Path, why: str) -> DamagedFile:
    """Return the error for a damaged file."""
    return DamagedFile(f"{slug_of(path)} cannot be read: {why}.", "The file was left as it is.")


def _why(error: BaseException) -> str:
    text = str(error)
    if isinstance(error, msgspec.ValidationError):
        return "it is not the tables of a workbook"
    if "truncated" in text:
        return "its end is missing"
    return "it is not whole JSON"


def _too_deep(raw: bytes) -> bool:
    """Tell whether brackets nest too deeply, before a parser climbs down after them."""
    # Texts may hold brackets: cut them out, after escaped backslashes and escaped quotes.
    bare = b"".join(raw.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    brackets = bare.translate(None, delete=_NO_BRACKETS)
    for _level in range(MOST_DEPTH):
        fewer = brackets.replace(b"{}", b"").replace(b"[]", b"")
        if len(fewer) == len(brackets):
            return len(fewer) > MOST_DEPTH  # what is left does not match; the parser says so, if it may look
        brackets = fewer
    return bool(brackets)


def _has_twins(raw: bytes, tables: Tables) -> bool:
    """Tell whether a key stands twice in an object: JSON lets the last win, which would lose a record in silence."""
    if len(msgspec.json.format(raw, indent=-1)) == len(_encode(tables)):
        return False
    # Other lengths have harmless reasons too (escapes, 1.0 and 1e0), so look closely; only foreign files come here.
    import json

    twins = False

    def pairs(rows: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twins
        found = dict(rows)
        twins = twins or len(found) != len(rows)
        return found

    json.loads(raw, object_pairs_hook=pairs)
    return twins
