"""Documents and files made from a workbook.

`documents/` says what goes in and in which order, `figures/` draws, `html.py`, `markdown.py`, `pdf.py` and
`json_doc.py` write each medium, `write.py` puts the file down. Everything heavy is imported when it is needed.
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

FORMATS: dict[str, str] = {
    "pdf": "Tagged PDF, A4 or Letter",
    "html": "One self-contained HTML file",
    "md": "Markdown",
    "json": "The answers, to import again",
}
"""Format -> what it is. `json` is the workbook's answers, whatever the document."""


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

    Raises:
        PdfUnavailable: The libraries for PDF are missing; the HTML is written in its place, and the other files.
        WorkbookError: A file could not be made or written; what stood there before still stands.
    """
    from exports.run import run

    return run(book, documents, formats, to, paper, force, progress, then, worker)


__all__ = ["FORMATS", "Progress", "export"]
