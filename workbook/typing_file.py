"""Text that is being typed, in a small side file, so that a kill costs a second of it at most.

A line a save, appended: ``{"place": "...", "text": "..."}``, ``null`` where the text was taken over or dropped.
Marks of a ballot never come here: their screen does not call this.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

from workbook.files import FILE_MODE, write_whole
from workbook.text import clean

MOST_BYTES = 4_000_000
COMPACT = 256_000
"""Bytes from which on the file is made anew instead of longer."""


class TypingFile:
    """The side file of one workbook. Made when there is something to keep, gone when there is not.

    Attributes:
        texts: What is being typed, by place.
        of_last_run: What of it was typed before the file was read; a text that is typed on leaves it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.texts: dict[str, str] = {}
        self.of_last_run: dict[str, str] = {}
        self._changed: dict[str, str | None] = {}
        self._guard = threading.Lock()
        self._size = 0

    def put(self, place: str, text: str | None) -> bool:
        """Take a text, or forget it; return whether there is something to keep."""
        with self._guard:
            self.of_last_run.pop(place, None)
            if self.texts.get(place) == text:
                return False
            if text is None:
                del self.texts[place]
            else:
                self.texts[place] = text
            self._changed[place] = text
            return True

    def read(self) -> None:
        """Take up the texts of the last run; what cannot be read is passed over."""
        try:
            with open(self.path, "rb") as file:
                raw = file.read(MOST_BYTES)
        except OSError:
            return
        self._size = len(raw)
        for line in raw.split(b"\n"):
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                row = json.loads(line)
                place, text = row["place"], row["text"]
                if isinstance(place, str) and text is None:
                    self.texts.pop(place, None)
                elif isinstance(place, str) and isinstance(text, str):
                    self.texts[place] = clean(text)
        self.of_last_run.update(self.texts)

    def keep(self) -> None:
        """Append what changed (writer's thread); make the file anew where it has grown long.

        A full disk shows itself at the next save, and text that is being typed is still on the screen: no error.
        """
        with self._guard:
            changed, everything = self._changed, dict(self.texts)
            self._changed = {}
        with contextlib.suppress(OSError):
            if not everything:
                self._size = 0
                os.unlink(self.path)
            elif self._size > COMPACT:
                data = _lines(everything)
                write_whole(self.path, data)
                self._size = len(data)
            else:
                # A line end first: the line before may have been torn by a kill or a full disk.
                self._append(b"\n" + _lines(changed))

    def _append(self, data: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        fd = os.open(self.path, flags, FILE_MODE)
        try:
            self._size += len(data)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(fd, rest) :]
            getattr(os, "fdatasync", os.fsync)(fd)
        finally:
            os.close(fd)


def _lines(texts: Mapping[str, str | None]) -> bytes:
    # ASCII with escapes: half a surrogate pair, which a terminal can produce, must not cost the rest.
    return b"".join(json.dumps({"place": p, "text": t}).encode() + b"\n" for p, t in texts.items())
