"""What a session tells its second terminal: page, state, clock, agenda, who is missing. Never a mark, never an answer.

A small file beside the workbook, for its owner alone. It is in no backup, it is written beside the screen's own work,
and it is gone when the session is closed. After a kill it stays, and tells the next session which page was shown;
whoever follows a session looks whether its process runs.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

import msgspec
from msgspec import Struct

from workbook.files import sweep, write_whole
from workbook.model import Block, Clock, PageStatus

MOST_BYTES = 200_000


class Live(Struct, frozen=True, omit_defaults=True):
    """Where a session is.

    Attributes:
        pid: The process that runs it.
        title: The workbook's.
        place: ``block/page``; empty where no page is shown.
        page: ``exercise/page``.
        status, turn: State and voting round of the page.
        clock, since: The page clock as it was last kept, and the steady reading (seconds) it was kept at; the steady
            clock is the machine's, so a change of the time of day moves nothing.
        taken, of: How many are in, of how many; 0 of 0 where nobody is asked.
        unit: What is counted: ``in``, or ``counted`` for the lines of a show of hands.
        again: The page was settled before and is open again.
        missing: Numbers of the seats that are not in, where the vote goes seat by seat.
        following: ``block/page`` of the next page, empty at the end.
        agenda: The blocks, in running order.
        done: Ids of the blocks that are done.
    """

    pid: int = 0
    title: str = ""
    place: str = ""
    page: str = ""
    status: PageStatus = "ready"
    turn: int = 1
    clock: Clock = Clock()
    since: float = 0.0
    taken: int = 0
    of: int = 0
    missing: tuple[str, ...] = ()
    following: str = ""
    agenda: tuple[Block, ...] = ()
    done: tuple[str, ...] = ()
    unit: str = "in"
    again: bool = False


def read_live(path: Path) -> Live | None:
    """Return what a session last told, ``None`` where none runs."""
    found = _read(path)
    return found if found is not None and _runs(found.pid) else None


def left_at(path: Path) -> str:
    """Return the ``block/page`` a session was on that ended without being closed, empty where there was none.

    Call it while the workbook's lock is held: then no session runs, and what is there was left behind.
    """
    found = _read(path)
    return found.place if found is not None else ""


def _read(path: Path) -> Live | None:
    try:
        with open(path, "rb") as file:
            return msgspec.json.decode(file.read(MOST_BYTES), type=Live)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class LiveFile:
    """Writes the file in a thread of its own, the newest state only. Nothing here waits, nothing here raises."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._wake = threading.Condition()
        self._told: Live | None = None
        self._waiting: Live | None = None
        self._ended = False
        self._thread: threading.Thread | None = None

    def tell(self, live: Live) -> None:
        """Have a state written; one that is known already costs nothing."""
        if live == self._told or self._ended:
            return
        self._told = live
        with self._wake:
            self._waiting = live
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live file", daemon=True)
                self._thread.start()
            self._wake.notify()

    def close(self, *, stay: bool = False) -> None:
        """End it; the file is gone. With *stay* the place alone stands in it: the session was cut off, not closed."""
        with self._wake:
            self._ended, self._waiting = True, None
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(2.0)
        with contextlib.suppress(OSError):
            if stay and self._told is not None and self._told.place:
                write_whole(self.path, msgspec.json.encode(Live(place=self._told.place)), durable=False)
            else:
                self.path.unlink()

    def _run(self) -> None:
        sweep(self.path)
        while True:
            with self._wake:
                while self._waiting is None and not self._ended:
                    self._wake.wait()
                if self._ended:
                    return
                live, self._waiting = self._waiting, None
            with contextlib.suppress(OSError):  # a full disk stops the cockpit, never the session
                write_whole(self.path, msgspec.json.encode(live), durable=False)
