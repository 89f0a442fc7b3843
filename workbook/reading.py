"""Reading a workbook's file: bytes, tables, our version of them, the workbook. Writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from workbook.errors import DamagedFile, NewerFile, WorkbookError
from workbook.files import Print, print_of, reason
from workbook.gate import damaged, parse, read_bytes
from workbook.migrate import migrated
from workbook.model import SCHEMA, Workbook
from workbook.paths import slug_of
from workbook.tables import BookTables, load, schema_of


class Whole(NamedTuple):
    """A file that was read and found whole.

    Attributes:
        book: What is written in it.
        tables: Its records, ready for changes.
        raw: Its bytes.
        schema: The version it was written in.
        print: How the file looked when it was read.
    """

    book: Workbook
    tables: BookTables
    raw: bytes
    schema: int
    print: Print | None


def read_book(path: Path) -> Whole:
    """Read a workbook, of whatever version we understand.

    Raises:
        DamagedFile: The file is there and is not whole.
        NewerFile: A newer version wrote it, in a way we cannot even show.
        WorkbookError: It is not there, or may not be read.
    """
    try:
        before = print_of(path)
        raw = read_bytes(path)
    except FileNotFoundError:
        raise WorkbookError(f"There is no workbook at {path}.") from None
    except OSError as error:
        raise WorkbookError(f"{slug_of(path)} cannot be read: {reason(error)}.") from None
    tables = parse(raw, path)
    schema = schema_of(tables, path)
    if schema < SCHEMA:
        try:
            tables = migrated(tables, schema)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise damaged(path, f"it does not hold what version {schema} wrote") from None
    try:
        book, records = load(tables, path)
    except DamagedFile:
        if schema > SCHEMA:
            raise NewerFile(
                f"{slug_of(path)} was written by a newer version of the program.", "Update the program to open it."
            ) from None
        raise
    return Whole(book, records, raw, schema, before)
