"""The real program in a real pseudo-terminal: type keys, read the screen as a person sees it.

Nothing here sleeps: `wait` reads what the program writes until the screen shows what was asked for, or time is up.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f12": "\x1b[24~", "enter": "\r", "tab": "\t",
    "space": " ", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "backspace": "\x7f",
    "delete": "\x1b[3~", "shift+tab": "\x1b[Z", "escape": "\x1b", "home": "\x1b[H", "end": "\x1b[F",
    "shift+f8": "\x1b[19;2~", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
}  # fmt: skip
PATIENCE = 30.0
"""Seconds before a wait gives up: long, for busy machines; a screen that comes is never waited for."""


class Terminal:
    """One run of the program."""

    def __init__(self, *arguments: str, columns: int = 100, rows: int = 30, env: dict[str, str] | None = None) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        given = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):  # the test runner's workers set a size of their own
            given.pop(name, None)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "screens.cli", *arguments], dimensions=(rows, columns), env=given, timeout=PATIENCE
        )
        # pexpect waits 50 ms before each key by default, for passwords; nothing here needs it.
        self.child.delaybeforesend = None

    @property
    def text(self) -> str:
        """The screen as it stands, trailing blanks left out."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> Terminal:
        """Press keys by name, one by one; `ctrl+x` is understood."""
        for key in keys:
            if key.startswith("ctrl+"):
                self.child.send(chr(ord(key[-1]) & 31))
            else:
                self.child.send(KEYS.get(key, key))
        return self

    def type(self, text: str) -> Terminal:
        """Type a text."""
        self.child.send(text)
        return self

    def wait(self, wanted: str | Callable[[str], bool], *, gone: bool = False) -> Terminal:
        """Read until the screen shows *wanted* (or no longer, with *gone*)."""
        holds = wanted if callable(wanted) else (lambda text: (wanted in text) is not gone)
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            if not self._read(end):
                raise AssertionError(f"never saw {wanted!r}; the screen shows:\n{self.text}\n{crash_report()}")
        return self

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Read on until something beside the screen holds (a file, say); whether it did in time."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            if self._ready(0.02):
                self._take()
        return True

    def settle(self, still: float = 0.15) -> Terminal:
        """Read until the program has written nothing for a moment: it has taken in the keys so far."""
        while self._ready(still):
            if not self._take():
                break
        return self

    def end(self) -> int:
        """Read to the end and return the exit code (negative for a signal)."""
        limit = time.monotonic() + PATIENCE
        while self._read(limit):
            pass
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.end()

    def _read(self, until: float) -> bool:
        left = until - time.monotonic()
        return left > 0 and self._ready(left) and self._take()

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self.child.child_fd], [], [], seconds)[0])

    def _take(self) -> bool:
        try:
            got = os.read(self.child.child_fd, 65536)
        except OSError:
            return False
        self.raw += got
        self._stream.feed(got)
        self._answer(got)
        return bool(got)

    def _answer(self, got: bytes) -> None:
        """Answer what a terminal is asked at the start (device attributes), so that nobody waits for it."""
        if b"\x1b[c" in got:
            self.child.send("\x1b[?62;c")


def library_of(path: Path) -> dict[str, str]:
    """Return an environment with a library of its own."""
    return {"WORKBOOK_LIBRARY": str(path)}


def crash_report() -> str:
    """Return the program's own report of its last crash, empty where there was none."""
    path = Path(os.environ.get("XDG_STATE_HOME", "")) / "cop-workbook" / "last-crash.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
