"""The spreadsheet door: a workbook as tables, one file each, in which nothing that people typed is ever computed.

What stands in which table is said in `exports.tabled`; the rules for a cell in `docs/files.md`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from exports.documents.source import Source
from workbook.text import clean, slug

Cell: TypeAlias = str | int | float | bool | None


class Table(Struct, frozen=True):
    """One table, one file.

    Attributes:
        name: Part of the file's name; ASCII letters, digits and dashes.
        columns: Headings, ours.
        rows: Cells; numbers stay numbers, texts are as they were typed.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


_COMPUTED = frozenset("=+-@\u2212")
"""What a formula begins with, after NFKC: full-width and small forms are these too. U+2212 is the minus sign."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?\Z", re.ASCII)
_PARTS = re.compile(r"([\n;])")
"""A program that takes another character for the separator begins a cell here."""
GUARD = "'"
"""Stands before what would be computed; spreadsheets know it as "this is text"."""


def defused(text: str) -> str:
    """Return typed text as a spreadsheet shows it and never computes it; plain numbers and dates stay as they are."""
    return "".join(GUARD + part if _computes(part) else part for part in _PARTS.split(clean(text)))


def _computes(part: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula; what it cannot see before it does not count."""
    seen = unicodedata.normalize("NFKC", part)
    start = next((place for place, sign in enumerate(seen) if unicodedata.category(sign)[0] not in "ZC"), None)
    if start is None or seen[start] not in _COMPUTED:
        return False
    return not _NUMBER.match(part)


def cell(value: Cell) -> str | int | float:
    """Return a value as it stands in the file: numbers untouched, yes and no as words, texts defused."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    return defused(value) if isinstance(value, str) else value


def csv_bytes(table: Table) -> bytes:
    """Return a table as a file: UTF-8 with a mark at the start, commas, every text in quotes, one line a row."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([cell(heading) for heading in table.columns])
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def tables(source: Source, *, facilitator: bool = False) -> list[Table]:
    """Return the tables of a workbook that hold anything, each with a name of its own.

    Args:
        source: The workbook.
        facilitator: Add what only the facilitator may see, in files that say so in their names.
    """
    from exports.tabled import everything

    return _named([table for table in everything(source, facilitator=facilitator) if table.rows])


def _named(found: Sequence[Table]) -> list[Table]:
    named: dict[str, Table] = {}
    for table in found:
        name, number = slug(table.name, fallback="table", most=40), 2
        while name in named:
            name, number = f"{slug(table.name, fallback='table', most=40)}-{number}", number + 1
        named[name] = Table(name, table.columns, table.rows)
    return list(named.values())
