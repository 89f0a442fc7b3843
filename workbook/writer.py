"""The one thread that writes: first change at once, those of the next quarter second together, and never giving up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from workbook.clock import SystemTime, Time

PAUSE = 0.25
"""Seconds from one write to the next."""

RETRIES = (0.5, 1.0, 2.0, 4.0)
"""Seconds to wait after a failed write; the last one stays."""

TYPING = 0.4
"""Seconds that typed text waits for its side file; less than the second we promise."""


class Writer:
    """Takes what is to be written, newest wins, and has it written off the caller's thread.

    Args:
        write: Writes one thing; True: it is safe, False: try again later. Must not raise.
        keep_typing: Keeps typed text in the side file. Must not raise.
        time: For tests.
    """

    def __init__(self, write: Callable[[Any], bool], keep_typing: Callable[[], None], time: Time | None = None) -> None:
        self._write = write
        self._keep_typing = keep_typing
        self._now = (time or SystemTime()).monotonic
        self._wake = threading.Condition()
        self._waiting: Any = None  # what is to be written; None: nothing
        self._not_before = 0.0
        self._typed_at: float | None = None
        self._failures = 0
        self._attempts = 0
        self._busy = False
        self._hurry = False
        self._stopped = False
        self._thread: threading.Thread | None = None

    def put(self, what: Any) -> None:
        """Have *what* written soon, in the place of anything that still waits."""
        with self._wake:
            self._waiting = what
            self._start()

    def typed(self) -> None:
        """Have the typed text kept within a second."""
        with self._wake:
            if self._typed_at is None:
                self._typed_at = self._now()
            self._start()

    def flush(self, timeout: float) -> bool:
        """Write now what waits; return whether all is safe.

        Returns at the first failure: the thread keeps trying.
        """
        with self._wake:
            if self._waiting is None and not self._busy and self._typed_at is None:
                return True
            # A write under way may be of older things: only one that begins from here on counts as refused.
            after = self._attempts + (1 if self._busy else 0)
            self._hurry = True
            self._start()
            self._wake.wait_for(lambda: self._idle() or (self._attempts > after and self._failures > 0), timeout)
            return self._idle()

    def _idle(self) -> bool:
        return self._waiting is None and not self._busy and self._typed_at is None

    def stop(self) -> None:
        """End the thread; what still waits is not written."""
        with self._wake:
            self._stopped = True
            self._wake.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=10)

    def _start(self) -> None:
        if self._thread is None and not self._stopped:
            self._thread = threading.Thread(target=self._run, name="workbook-writer", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    def _run(self) -> None:
        with self._wake:
            while not self._stopped:
                now = self._now()
                if self._typed_at is not None and (self._hurry or now >= self._typed_at + TYPING):
                    self._typed_at = None
                    self._outside(self._keep_typing)
                elif self._waiting is not None and (self._hurry or now >= self._not_before):
                    self._write_one()
                else:
                    self._hurry = False
                    self._wake.notify_all()
                    self._wake.wait(self._next_due(now))

    def _next_due(self, now: float) -> float | None:
        dues = [self._not_before] if self._waiting is not None else []
        if self._typed_at is not None:
            dues.append(self._typed_at + TYPING)
        return max(0.0, min(dues) - now) if dues else None

    def _write_one(self) -> None:
        what, self._waiting = self._waiting, None
        self._hurry = False
        self._not_before = self._now() + PAUSE
        done = self._outside(lambda: self._write(what))
        self._attempts += 1
        if done:
            self._failures = 0
        else:
            if self._waiting is None:
                self._waiting = what
            wait = RETRIES[min(self._failures, len(RETRIES) - 1)]
            self._failures += 1
            self._not_before = self._now() + wait
        self._wake.notify_all()

    def _outside(self, work: Callable[[], Any]) -> Any:
        """Do slow work without holding the others up."""
        self._busy = True
        self._wake.release()
        try:
            return work()
        finally:
            self._wake.acquire()
            self._busy = False
