"""Workbooks side by side as a document of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.compare.figures import PURPOSES, TITLES, figures, headline
from exercises.compare.results import Comparison
from exercises.compare.ways import short_name
from exercises.forms import counted
from exercises.guide import CREDIT
from exports.model import Block, Document, FigureBlock, Section
from workbook.errors import WorkbookError
from workbook.model import Info, Workbook

if TYPE_CHECKING:
    from exports import Progress, Warn
    from exports.html import Paper
    from exports.pdf import PdfWorker

HEADS = {
    "then and now": "What has moved",
    "one and all": "Where the views differ",
    "communities": "Where each one stands",
}
"""Way -> the heading over the figures."""
FORMATS = ("pdf", "html", "md", "docx")
"""What a comparison can be written as."""


def compare_document(comparison: Comparison) -> Document:
    """Return a comparison as a document."""
    way = comparison.way
    blocks: tuple[Block, ...] = tuple(FigureBlock(figure) for figure in figures(comparison))
    return Document(
        id="compare",
        name=TITLES[way],
        title=title(comparison),
        purpose=PURPOSES[way],
        date=" and ".join(side.label for side in comparison.sides) if way == "then and now" else "",
        credit=CREDIT,
        about=counted(len(comparison.sides), "workbook"),
        sections=(Section("compare", HEADS[way], f"{headline(comparison)}.", blocks=blocks),),
    )


def title(comparison: Comparison) -> str:
    """Return what a comparison is called: the community's name where there is one, else the workbooks'.

    One person's view beside the group of another community is called by both.
    """
    last = comparison.sides[-1]
    named = dict.fromkeys(side.community.casefold() for side in comparison.sides if side.community)
    if comparison.way != "communities" and len(named) < 2:
        return last.community or last.title or "Workbook without a title"
    names = dict.fromkeys(short_name(side.community) or side.label for side in comparison.sides)
    return ", ".join(names) if len(names) <= 3 else f"{len(names)} communities"


def export_compare(
    comparison: Comparison,
    formats: Sequence[str],
    to: Path,
    paper: Paper = "a4",
    force: bool = False,
    progress: Progress | None = None,
    worker: PdfWorker | None = None,
    warn: Warn | None = None,
) -> list[Path]:
    """Write a comparison into a folder; return the paths.

    Args:
        comparison: From :func:`exercises.compare.results.compare`.
        formats: Of :data:`FORMATS`.
        to: The folder; made if it is not there.
        paper: ``a4`` or ``letter``.
        force: Replace files of the same name; otherwise new ones get a number.
        progress: Told before each file, and once at the end.
        worker: A PDF maker that was started early; one is started and stopped where it is left out.

        warn: Told what could not be printed as it was typed.

    Raises:
        PdfUnavailable: The libraries for PDF are missing; the HTML is written in its place.
        WorkbookError: There is no such format, or a file could not be made or written.
    """
    from exports.run import run

    for name in formats:
        if name not in FORMATS:
            raise WorkbookError(f"A comparison cannot be written as {name}.", f"There are: {', '.join(FORMATS)}.")
    document = compare_document(comparison)
    book = Workbook("", Info(title=document.title))
    return run(
        book, ["compare"], formats, to, paper, force, progress, None, worker, warn=warn, ready={"compare": document}
    )
