"""Documents and files made from a workbook.

`documents/` says what goes in and in which order, `figures/` draws, `html.py`, `markdown.py`, `pdf.py`, `word/`,
`tables.py`, `calendar.py` and `json_doc.py` write each medium, `write.py` puts the file down. Everything heavy is
imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.html import Paper
    from exports.pdf import PdfWorker
    from workbook.model import Workbook

Progress = Callable[[int, int, str], None]
"""Called with how many files are made, how many there will be, and what is made now."""
Warn = Callable[[str], None]
"""Called with a sentence about what could not be printed as it was typed."""

FORMATS: dict[str, str] = {
    "pdf": "For printing and sending, readable by screen readers",
    "html": "One page for a browser, complete in one file",
    "md": "Plain text with marks, for wikis and repositories",
    "docx": "For people who must edit it",
    "csv": "For a spreadsheet, one file a table",
    "ics": "Dated activities and actions, for a calendar",
    "json": "Everything, to import again; not for handing out",
}
"""Format -> what it is. Those in `WHOLE` are of the workbook as a whole, whatever the document."""
WHOLE = ("json", "csv", "ics")
NOT_FOR_OTHERS = (
    "The answers file (json) holds everything, authors and interview records too: it is for importing again, "
    "not for handing out."
)
PAPERED = ("pdf", "html", "docx")
"""The formats that are made for a paper."""
PENS = ("pdf", "html", "md")
"""The formats of worksheets."""


def export(
    book: Workbook,
    documents: Sequence[str],
    formats: Sequence[str],
    to: Path,
    paper: Paper = "a4",
    force: bool = False,
    progress: Progress | None = None,
    then: Workbook | None = None,
    worker: PdfWorker | None = None,
    large: bool = False,
    warn: Warn | None = None,
) -> list[Path]:
    """Write documents of a workbook into a folder; return their paths.

    Args:
        book: The workbook.
        documents: Of `exports.documents.DOCUMENTS`.
        formats: Of :data:`FORMATS`.
        to: The folder; made if it is not there.
        paper: ``a4`` or ``letter``, for PDF and for printing HTML.
        force: Replace files of the same name; otherwise new ones get a number.
        progress: Told before each file, and once at the end.
        then: The workbook this one follows, for figures that compare.
        worker: A PDF maker that was started early; one is started and stopped where it is left out.
        large: In 16 points: PDF and HTML.
        warn: Told what could not be printed as it was typed: characters that no font of this machine has.

    Raises:
        PdfUnavailable: The libraries for PDF are missing; the HTML is written in its place, and the other files.
        WorkbookError: A file could not be made or written; what stood there before still stands.
    """
    from exports.run import run

    return run(book, documents, formats, to, paper, force, progress, then, worker, large, warn)


def export_worksheets(
    exercises: Sequence[str],
    agenda: str,
    formats: Sequence[str],
    to: Path,
    paper: Paper = "a4",
    force: bool = False,
    progress: Progress | None = None,
    worker: PdfWorker | None = None,
    large: bool = False,
) -> list[Path]:
    """Write blank worksheets into a folder, from the guide alone; return their paths.

    Args:
        exercises: Ids of exercises; none and no *agenda*: all sixteen.
        agenda: Id of an agenda: its exercises in the variants it runs; or empty.
        formats: ``pdf``, ``html`` or ``md``.
        to: The folder; made if it is not there.
        paper: ``a4`` or ``letter``.
        force: Replace files of the same name; otherwise new ones get a number.
        progress: Told before each file, and once at the end.
        worker: A PDF maker that was started early.
        large: In 16 points.

    Raises:
        WorkbookError: There is no such exercise, agenda or format for worksheets, or a file could not be written.
    """
    from exports.run import run_worksheets

    return run_worksheets(exercises, agenda, formats, to, paper, force, progress, worker, large)


__all__ = ["FORMATS", "PAPERED", "PENS", "WHOLE", "Progress", "Warn", "export", "export_worksheets"]
