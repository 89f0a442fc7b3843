"""Backups: copies of a workbook that were read and found whole, a few of each; and what becomes of damaged files."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from workbook.clock import SystemTime, Time, day_and_time, stamp
from workbook.errors import DamagedFile, NotSaved, WorkbookError
from workbook.files import make_folder, reason, sync_folder, write_whole
from workbook.model import SCHEMA, Workbook
from workbook.paths import backups_folder, slug_of

LATEST = 5
"""How many of the newest are kept."""

DAYS = 14
"""Of how many days the newest of the day is kept as well."""

_END = ".json"


class Backup(NamedTuple):
    """One backup: where it is and when it was made (seconds since the epoch, UTC)."""

    path: Path
    made: float

    @property
    def day(self) -> str:
        """The day it was made, as its name says it."""
        return self.path.name[:8]

    def __str__(self) -> str:
        return day_and_time(self.made)


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of a workbook's file, newest first; whether they are whole is not looked at."""
    found = []
    with contextlib.suppress(OSError):
        for entry in os.scandir(backups_folder(path)):
            made = _made(entry.name)
            if made is not None and entry.is_file(follow_symlinks=False):
                found.append(Backup(Path(entry.path), made))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def _made(name: str) -> float | None:
    from datetime import UTC, datetime

    if not name.endswith(_END) or name.startswith("."):
        return None
    try:
        return (
            datetime.strptime(name.removesuffix(_END)[:19] + "000", "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC).timestamp()
        )
    except ValueError:
        return None


def back_up(path: Path, data: bytes, time: Time | None = None) -> Backup | None:
    """Keep *data*, the bytes of *path* that were just read or written and are known to be whole, as a backup.

    Returns:
        The backup, or None where the newest one holds the same bytes.

    Raises:
        OSError: It could not be written.
    """
    folder = backups_folder(path)
    standing = backups_of(path)
    if standing and _same(standing[0].path, data):
        return None
    make_folder(folder)
    now = (time or SystemTime()).wall()
    name = f"{stamp(now)}{_END}"
    if standing and name <= standing[0].path.name:
        # A clock that was put back must not make a new backup the oldest one.
        now = standing[0].made + 0.001
        name = f"{stamp(now + 0.0004)}{_END}"
    write_whole(folder / name, data)
    rotate(path)
    return Backup(folder / name, now)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def rotate(path: Path) -> None:
    """Remove backups that are neither among the newest nor the newest of one of the latest days."""
    standing = backups_of(path)
    keep = {backup.path for backup in standing[:LATEST]}
    days: dict[str, Path] = {}
    for backup in standing:
        days.setdefault(backup.day, backup.path)
    keep.update(list(days.values())[:DAYS])
    for backup in standing:
        if backup.path not in keep:
            with contextlib.suppress(OSError):
                os.unlink(backup.path)


def newest_good(path: Path) -> tuple[Backup, Workbook] | None:
    """Return the newest backup that can be read, with what it holds; None where there is none."""
    from workbook.reading import read_book

    for backup in backups_of(path):
        with contextlib.suppress(WorkbookError, OSError):
            return backup, read_book(backup.path).book
    return None


def set_aside(path: Path, time: Time | None = None) -> Path:
    """Give a damaged file a second name, under which it stays; return that name.

    Raises:
        OSError: It cannot be set aside; then nothing may be written in its place.
    """
    real = Path(os.path.realpath(path))
    now = (time or SystemTime()).wall()
    for attempt in range(1000):
        aside = real.parent / f"{slug_of(real)}.damaged-{stamp(now + attempt / 1000)}"
        try:
            os.link(real, aside, follow_symlinks=False)
        except FileExistsError:
            continue
        except OSError:
            if aside.exists():
                continue
            write_whole(aside, real.read_bytes())  # file systems without links
        sync_folder(real.parent)
        return aside
    raise OSError("no free name")


def restore(path: Path, backup: Backup | None = None, time: Time | None = None) -> Path | None:
    """Put a backup in the place of a workbook's file; what stood there is set aside first.

    Args:
        path: The workbook's file.
        backup: Which one; None takes the newest that can be read.
        time: For tests.

    Returns:
        Where the file that stood there is now; None where there was none.

    Raises:
        WorkbookError: There is no backup that can be read, or somebody has the workbook open.
    """
    from workbook.lock import Lock
    from workbook.reading import read_book

    if backup is None:
        found = newest_good(path)
        if found is None:
            raise DamagedFile(f"There is no backup of {slug_of(path)} that can be read.")
        backup = found[0]
    whole = read_book(backup.path)
    if whole.schema > SCHEMA:
        raise WorkbookError("That backup was made by a newer version of the program.", "Update the program first.")
    lock = Lock(path, time)
    try:
        lock.take()
        aside = set_aside(path, time) if path.exists() else None
        write_whole(path, whole.raw)
        return aside
    except OSError as error:
        raise NotSaved(f"The backup could not be put in place: {reason(error)}.") from None
    finally:
        lock.give_back()
