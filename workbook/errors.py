"""What can go wrong, said once: one sentence, and what to do next."""

from __future__ import annotations

from pathlib import Path


class WorkbookError(Exception):
    """An error that is shown to people as it is: never a traceback.

    Attributes:
        message: What happened, one sentence.
        hint: What can be done now, one sentence, may be empty.
        exit_code: What a command ends with (1: a clear error, 2: wrong usage).
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DamagedFile(WorkbookError):
    """A file that is there but cannot be read as a workbook. It is never overwritten.

    Attributes:
        path: The file.
        backup: The newest backup that can be read; `workbook.backups.restore` puts it in the file's place.
    """

    path: Path | None = None
    backup: Path | None = None


class NewerFile(WorkbookError):
    """A file written by a newer version of the program. It opens read-only."""


class Locked(WorkbookError):
    """A workbook that somebody else has open for writing; it can still be opened for reading only."""


class NotSaved(WorkbookError):
    """A change that is in memory and could not be written."""


class Unfit(WorkbookError):
    """An imported file that does not fit; it is refused whole, with the path inside it and the reason."""


class GuideError(WorkbookError):
    """A guide file (exercise or agenda) that is wrong; names file, line and what is wrong."""
