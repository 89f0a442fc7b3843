"""Changing the cover of a workbook that nobody has open: for the library."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace as with_

from workbook.clock import SystemTime, iso
from workbook.errors import NewerFile, NotSaved
from workbook.files import make_folder, reason, write_whole
from workbook.model import SCHEMA, Workbook
from workbook.opening import new_book_id
from workbook.paths import slug_of
from workbook.reading import Whole, read_book
from workbook.storage import file_bytes


def _writable(path: Path) -> Whole:
    whole = read_book(path)
    if whole.schema > SCHEMA:
        raise NewerFile(f"{slug_of(path)} was written by a newer version of the program.", "Update the program first.")
    return whole


def _write(path: Path, whole: Whole, book: Workbook) -> None:
    whole.tables.update(whole.book, book)
    try:
        make_folder(path.parent)
        write_whole(path, file_bytes(whole.tables.kept))
    except OSError as error:
        raise NotSaved(f"{slug_of(path)} could not be written: {reason(error)}.") from None


def retitle(path: Path, title: str) -> None:
    """Give a workbook another title. The caller holds its lock.

    Raises:
        WorkbookError: It cannot be read or written.
    """
    whole = _writable(path)
    info = with_(whole.book.info, title=title)
    _write(path, whole, with_(whole.book, info=info, updated=iso(SystemTime().wall())))


def copy_as(path: Path, target: Path, title: str) -> None:
    """Write a copy of a workbook, with an id and a title of its own; *target* must be free.

    Raises:
        WorkbookError: It cannot be read or written.
    """
    from workbook.lock import Lock

    whole = _writable(path)
    now = iso(SystemTime().wall())
    info = with_(whole.book.info, title=title)
    lock = Lock(target)
    try:
        make_folder(target.parent)
        lock.take()
        if target.exists():
            raise NotSaved(f"There is a workbook named {slug_of(target)} already.")
        _write(target, whole, with_(whole.book, id=new_book_id(), info=info, created=now, updated=now))
    except OSError as error:
        raise NotSaved(f"The copy could not be made: {reason(error)}.") from None
    finally:
        lock.give_back()
