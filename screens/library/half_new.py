"""The form of a new workbook while it is filled in: beside the library, so that a kill costs a second of it at most."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from workbook.paths import half_new_file
from workbook.typing_file import TypingFile


class HalfNew:
    """What is typed into the form of a new workbook, for a group or for one."""

    def __init__(self, folder: Path, *, solo: bool) -> None:
        self._file = TypingFile(half_new_file(folder))
        self._place = "solo" if solo else "group"
        self._guard = threading.Lock()
        self._file.read()

    @property
    def text(self) -> str:
        """What was typed when the program ended."""
        return self._file.texts.get(self._place, "")

    def put(self, text: str | None) -> bool:
        """Take what is typed, or forget it; tell whether there is something to save."""
        return self._file.put(self._place, text)

    def save(self) -> None:
        """Write it, or take the file away (from any thread)."""
        with self._guard, suppress(OSError):
            if self._file.texts:
                self._file.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.keep()
