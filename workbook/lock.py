"""One writer a workbook: a lock that names who holds it."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbook.clock import SystemTime, Time, day_and_time
from workbook.errors import Locked
from workbook.files import FILE_MODE
from workbook.paths import lock_file, slug_of

if TYPE_CHECKING:
    from filelock import FileLock


class Owner(NamedTuple):
    """Who holds a lock.

    Attributes:
        pid: Process number on that machine.
        host, user: Where, and who.
        since: Seconds since the epoch.
    """

    pid: int = 0
    host: str = ""
    user: str = ""
    since: float = 0.0

    def __str__(self) -> str:
        if not self.pid:
            return "somebody else"
        if self.pid == os.getpid() and self.host == socket.gethostname():
            return f"this program, since {day_and_time(self.since)}"
        return f"{self.user} on {self.host}, since {day_and_time(self.since)} (process {self.pid})"


class Lock:
    """The right to write one workbook. The system gives it back when the process ends, however it ends."""

    def __init__(self, path: Path, time: Time | None = None) -> None:
        self.path = lock_file(path)
        self.name = slug_of(path)
        self._time = time or SystemTime()
        self._held: FileLock | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            Locked: Somebody has it; the message says who.
            OSError: No lock can be made there (a folder that cannot be written).
        """
        from filelock import FileLock, Timeout

        # Not a singleton: a second store in this program must be refused like any other.
        held = FileLock(self.path, timeout=0, mode=FILE_MODE, is_singleton=False, thread_local=False)
        try:
            held.acquire(blocking=False)
        except Timeout:
            raise Locked(
                f"{self.name} is open for writing: {owner_of(self.path)}.",
                "Close it there, or open it here for reading only.",
            ) from None
        self._held = held
        self._sign()

    def _sign(self) -> None:
        with contextlib.suppress(KeyError, OSError, ValueError):
            user = getpass.getuser()
            who = {"pid": os.getpid(), "host": socket.gethostname(), "user": user, "since": self._time.wall()}
            with open(self.path, "r+b") as file:
                file.write(json.dumps(who).encode())
                file.truncate()

    def give_back(self) -> None:
        """Give the lock back; harmless where it is not held."""
        if self._held is not None:
            self._held.release()
            self._held = None

    @property
    def held(self) -> bool:
        """Whether we hold it."""
        return self._held is not None


def owner_of(path: Path) -> Owner:
    """Return who signed a lock file last; empty where it cannot be told."""
    try:
        raw = json.loads(path.read_bytes()[:2000])
        return Owner(int(raw["pid"]), _word(raw["host"]), _word(raw["user"]), float(raw["since"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return Owner()


def _word(text: object) -> str:
    from workbook.text import clean_line

    return clean_line(str(text))[:80]
