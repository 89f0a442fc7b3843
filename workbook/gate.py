"""The gate for workbook files: bytes come in, tables go out, or the file is damaged. Nothing is guessed."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import msgspec

from workbook.errors import DamagedFile
from workbook.paths import slug_of
from workbook.storage import Tables
from workbook.text import clean

MOST_BYTES = 50_000_000
"""Larger files are refused unread; the largest workshop we know of is under one megabyte."""

MOST_DEPTH = 50
_SUSPECT = re.compile(
    rb"\\u(?:00[01789]|06|200|202|206|d|feff)|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf",
    re.IGNORECASE,
)
"""What a file that we wrote holds seldom (joiners of emoji) or never: control and bidi characters, plain or escaped."""
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def read_bytes(path: Path) -> bytes:
    """Return a workbook file's bytes.

    Raises:
        DamagedFile: It is empty, too large, or not a file.
        OSError: It cannot be read.
    """
    with open(path, "rb", opener=_at_once) as file:
        mode, size = os.fstat(file.fileno())[stat.ST_MODE], os.fstat(file.fileno()).st_size
        if not stat.S_ISREG(mode):
            raise damaged(path, "it is not a file")
        if size > MOST_BYTES:
            raise damaged(path, f"it is {size // 1_000_000} MB long")
        raw = file.read(MOST_BYTES + 1)
    if not raw:
        raise damaged(path, "it is empty")
    return raw


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever is at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


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
    return {name: _cleaned(table) for name, table in tables.items()} if _SUSPECT.search(raw) else tables


def _cleaned(value: Any) -> Any:
    """Pass every text through the door that typed text passes."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


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
    if len(msgspec.json.format(raw, indent=-1)) == len(msgspec.json.encode(tables)):
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
