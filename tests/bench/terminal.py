"""A program in a real terminal: what it paints, and how long it takes. Shared by tests and timings.

Times are read from the pseudo terminal itself: from starting the program to the moment the text stands on the screen.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from types import TracebackType

_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_=>]|[()][A-Z0-9])"
)


def text_of(raw: bytes) -> str:
    """Return what was painted, without the sequences that place and colour it."""
    return _ESCAPES.sub(b"", raw).decode("utf-8", "replace")


class Terminal:
    """A program running in a pseudo terminal of its own."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 100, rows: int = 30, environment: dict[str, str] | None = None
    ) -> None:
        self.raw = b""
        master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            close_fds=True,
            env={
                # A size in the environment would count for more than that of the terminal.
                **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                **(environment or {}),
            },
            start_new_session=True,
        )
        self._master = master

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, seconds: float) -> bytes:
        """Return what is painted within *seconds*, as soon as there is something."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return b""
        try:
            found = os.read(self._master, 65536)
        except OSError:
            return b""
        self.raw += found
        return found

    def wait_for(self, text: str, seconds: float = 20.0) -> float:
        """Return the seconds since the start at which *text* stood on the screen.

        Raises:
            TimeoutError: It did not come; the message says what was there.
        """
        end = time.perf_counter() + seconds
        squeezed = text.replace(" ", "")
        while squeezed not in text_of(self.raw).replace(" ", ""):
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} did not appear; there is: {text_of(self.raw)[-800:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.started

    def forget(self) -> None:
        """Forget what was painted so far: `wait_for` looks at what comes from here on."""
        self.raw = b""

    def send(self, keys: str) -> None:
        """Press keys, as the bytes a terminal sends."""
        os.write(self._master, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.process.pid, number)

    def ended(self, seconds: float = 20.0) -> int:
        """Return the exit code, what is painted at the end read as well."""
        end = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < end:
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.wait(timeout=1)

    def settings(self) -> list[object]:
        """Return the terminal's settings as they are now."""
        return list(termios.tcgetattr(self._slave))

    def close(self) -> None:
        """End the program and the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=5)
        os.close(self._master)
        os.close(self._slave)


def first_paint(command: Sequence[str], text: str, environment: dict[str, str] | None = None) -> float:
    """Return the seconds from the start of *command* until *text* stands on a 120x40 screen."""
    with Terminal(command, columns=120, rows=40, environment=environment) as terminal:
        return terminal.wait_for(text)


def python(code: str) -> list[str]:
    """Return the command that runs *code* in this Python."""
    return [sys.executable, "-c", code]
