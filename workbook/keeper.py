"""Keeps one file: writes it, notices when somebody else did, and makes backups. Called under the store's lock."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workbook.backups import back_up
from workbook.clock import Time, stamp
from workbook.files import Print, print_of, write_whole
from workbook.paths import file_of, slug_of

BACKUP_EVERY = 600.0
"""Seconds between backups while we work."""


class Keeper:
    """The file of an open workbook as we know it.

    Args:
        path: The file.
        raw: Its bytes as read or written last.
        seen: Its print then.
        time: For stamps and backups.
    """

    def __init__(self, path: Path, raw: bytes, seen: Print | None, time: Time) -> None:
        self.path = path
        self.copy: Path | None = None
        self._raw = raw
        self._tried = raw
        self._seen = seen
        self._time = time
        self._to_back_up: bytes | None = None
        self._backed_up = -BACKUP_EVERY
        self._changed = False

    def save(self, data: bytes) -> Path | None:
        """Write *data* durably.

        Returns:
            None where it went to its place; else the conflict copy it went to, because the place was not ours.

        Raises:
            OSError: It could not be written.
        """
        if self.copy is None and self.changed_outside():
            self.copy = self._free_name("conflict")
        if self.copy is not None:
            write_whole(self.copy, data)
            return self.copy
        self._tried = data
        self._seen = write_whole(self.path, data)
        # The first save of a run has what the run began with backed up, later ones what they wrote.
        self._to_back_up = data if self._changed else self._raw
        self._raw = data
        self._changed = True
        return None

    def changed_outside(self) -> bool:
        """Tell whether the file holds what we did not write. A file that is gone is no change: we write it again."""
        now = print_of(self.path)
        if now is None or now == self._seen:
            return False
        try:
            found = self.path.read_bytes()
        except FileNotFoundError:
            return False
        # A write of ours whose outcome was an error may have arrived all the same; and a touch is no change.
        if found in (self._raw, self._tried):
            self._seen = now
            return False
        return True

    def keep_mine(self, data: bytes) -> Path:
        """Write ours in its place, theirs kept beside it; return where."""
        theirs = self._free_name("theirs")
        write_whole(theirs, self.path.read_bytes())
        self._seen = write_whole(self.path, data)
        self._raw = self._tried = data
        self._changed = True
        ours, self.copy = self.copy, None
        if ours is not None:  # it holds nothing that the file does not
            with contextlib.suppress(OSError):
                os.unlink(ours)
        return theirs

    def take_theirs(self, ours: bytes, raw: bytes, seen: Print | None) -> Path:
        """Keep ours beside the file, which from now on is what was read; return where."""
        copy = self.copy or self._free_name("conflict")
        write_whole(copy, ours)
        self.copy = None
        self._raw = self._tried = raw
        self._seen = seen
        return copy

    def _free_name(self, word: str) -> Path:
        now = self._time.wall()
        real = Path(os.path.realpath(self.path))
        while True:
            path = file_of(real.parent, f"{slug_of(real)}-{word}-{stamp(now)}")
            if not path.exists():
                return path
            now += 0.001

    def back_up_now_and_then(self) -> None:
        """Keep a backup if the last one is some time ago.

        Raises:
            OSError: It could not be kept.
        """
        now = self._time.monotonic()
        if self._to_back_up is not None and now - self._backed_up >= BACKUP_EVERY:
            back_up(self.path, self._to_back_up, self._time)
            self._backed_up = now

    def back_up_at_the_end(self) -> None:
        """Keep a backup of what was written last, if anything was.

        Raises:
            OSError: It could not be kept.
        """
        if self._changed:
            back_up(self.path, self._raw, self._time)


def conflict_reason(copy: Path) -> str:
    """Return what the screen says of a conflict."""
    return f"Somebody else changed the file; our version is kept as {slug_of(copy)}."
