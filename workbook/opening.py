"""What happens around an open workbook: making its file, reading it with advice, bringing it to our version, rescue."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace as with_

from workbook.backups import back_up, newest_good
from workbook.clock import Time, iso, stamp
from workbook.errors import DamagedFile, NotSaved, WorkbookError
from workbook.files import make_folder, reason, sweep, write_whole
from workbook.lock import Lock
from workbook.model import SCHEMA, Workbook
from workbook.paths import file_of, rescue_folder, slug_of
from workbook.reading import Whole, read_book
from workbook.storage import Kept, file_bytes
from workbook.tables import BookTables


def new_book_id() -> str:
    """Return a random id for a new workbook."""
    return secrets.token_hex(8)


class Opened(NamedTuple):
    """A workbook that was read or made, ready for a store.

    Attributes:
        whole: What is in it.
        lock: Ours to write; None: for reading only.
        notice: Why for reading only.
    """

    whole: Whole
    lock: Lock | None
    notice: str = ""


def new_file(path: Path, book: Workbook, time: Time) -> Opened:
    """Make the file of a new workbook.

    Raises:
        WorkbookError: There is a file of that name, or it cannot be made.
    """
    now = iso(time.wall())
    book = with_(book, id=book.id or new_book_id(), created=book.created or now, updated=now)
    tables = BookTables.of(book)
    raw = file_bytes(tables.kept)
    lock = Lock(path, time)
    try:
        make_folder(path.parent)
        lock.take()
        if os.path.lexists(path):
            raise WorkbookError(f"There is a workbook named {slug_of(path)} already.", "Choose another title.")
        seen = write_whole(path, raw)
    except OSError as error:
        lock.give_back()
        raise NotSaved(
            f"The workbook could not be made in {path.parent}: {reason(error)}.", "Choose another with --library."
        ) from None
    except WorkbookError:
        lock.give_back()
        raise
    return Opened(Whole(book, tables, raw, SCHEMA, seen), lock)


def opened(path: Path, read_only: bool, time: Time) -> Opened:
    """Read a workbook, and take its lock unless it is for reading only.

    Raises:
        DamagedFile, Locked, WorkbookError: As `workbook.store.Store.open` says.
    """
    if read_only:
        return Opened(read_or_advise(path), None, "Open for reading only.")
    if not path.exists():
        read_or_advise(path)  # says so, and leaves no lock file behind
    lock = Lock(path, time)
    try:
        lock.take()
    except OSError as error:
        return Opened(read_or_advise(path), None, f"Open for reading only: {reason(error)}.")
    try:
        sweep(path)
        whole = read_or_advise(path)
        if whole.schema <= SCHEMA:
            return Opened(brought_to_ours(path, whole, time), lock)
    except BaseException:
        lock.give_back()
        raise
    lock.give_back()  # whoever has the newer version may want to write
    return Opened(whole, None, "A newer version of the program wrote this workbook. It is open for reading only.")


def read_or_advise(path: Path) -> Whole:
    """Read a workbook; of a damaged one say which backup there is and what would be lost.

    Raises:
        DamagedFile: With `path` and, where there is one, `backup`.
        WorkbookError: It is not there, or may not be read.
    """
    try:
        return read_book(path)
    except DamagedFile as error:
        good = newest_good(path)
        error.path = path
        if good is None:
            error.hint = "The file was left as it is. There is no backup of it."
        else:
            error.backup = good[0].path
            error.hint = f"The file was left as it is. The newest good backup is of {good[0]}; what came later is lost."
        raise


def brought_to_ours(path: Path, whole: Whole, time: Time) -> Whole:
    """Write the file of an older version anew in ours, after a backup of what it was. The caller holds the lock.

    Raises:
        NotSaved: That was not possible; the file is as it was.
    """
    if whole.schema == SCHEMA:
        return whole
    try:
        back_up(path, whole.raw, time)
        raw = file_bytes(whole.tables.kept)
        seen = write_whole(path, raw)
    except OSError as error:
        raise NotSaved(
            f"{slug_of(path)} is of an older version and could not be brought to ours: {reason(error)}.",
            "It was left as it is.",
        ) from None
    return Whole(whole.book, whole.tables, raw, SCHEMA, seen)


def rescued(path: Path, kept: Kept, why: str, time: Time) -> NotSaved:
    """Keep a copy of what could not be saved in another place; return the error that says so."""
    message = f"{slug_of(path)} could not be saved: {why or 'the disk does not answer'}."
    copy = file_of(rescue_folder(), f"{slug_of(path)}-{stamp(time.wall())}")
    try:
        make_folder(copy.parent)
        write_whole(copy, file_bytes(kept))
    except OSError:
        return NotSaved(message, "No copy could be kept elsewhere.")
    return NotSaved(message, f"A copy with everything in it is at {copy}.")
