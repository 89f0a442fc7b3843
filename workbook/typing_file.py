"""Text that is being typed, in a small side file, so that a kill costs a second of it at most.

A line a save, appended: ``{"place": "...", "text": "..."}``, ``null`` where the text was taken over or dropped.
Marks of a ballot never come here: their screen does not call this.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from workbook.files import FILE_MODE, write_whole
from workbook.text import clean

MOST_BYTES = 4_000_000
_COMPACT = 256_000


class TypingFile:
    """The side file of one workbook. Made when there is something to keep, gone when there is not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._size = 0
        with contextlib.suppress(OSError):
            self._size = path.stat().st_size

    def read(self) -> dict[str, str]:
        """Return the texts that were being typed, by place; what cannot be read is passed over."""
        try:
            with open(self.path, "rb") as file:
                raw = file.read(MOST_BYTES)
        except OSError:
            return {}
        found: dict[str, str] = {}
        for line in raw.split(b"\n"):
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                row = json.loads(line)
                place, text = row["place"], row["text"]
                if isinstance(place, str) and text is None:
                    found.pop(place, None)
                elif isinstance(place, str) and isinstance(text, str):
                    found[clean(place, lines=False)] = clean(text)
        return found

    def keep(self, changed: dict[str, str | None], everything: dict[str, str]) -> None:
        """Append what changed; where nothing is left, or the file has grown long, make it anew.

        Raises:
            OSError: It could not be kept.
        """
        if not everything:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path)
            self._size = 0
            return
        if self._size > _COMPACT:
            data = _lines(dict(everything))
            write_whole(self.path, data)
            self._size = len(data)
            return
        # A line end first: the line before may have been torn by a kill or a full disk.
        data = b"\n" + _lines(changed)
        fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, FILE_MODE)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(fd, rest) :]
            getattr(os, "fdatasync", os.fsync)(fd)
        finally:
            os.close(fd)
        self._size += len(data)


def _lines(texts: dict[str, str | None] | dict[str, str]) -> bytes:
    # ASCII with escapes: half a surrogate pair, which a terminal can produce, must not cost the rest.
    return b"".join(json.dumps({"place": p, "text": t}).encode() + b"\n" for p, t in texts.items())
