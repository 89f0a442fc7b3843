"""What goes into each document, in which order: one module a document, each with ``make(source)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from msgspec.structs import replace

from exports.documents.source import Source
from exports.model import Document
from workbook.errors import WorkbookError

DOCUMENTS: dict[str, str] = {
    "report": "Everything: cover, summary, every exercise with its figures, actions, parking lot",
    "summary": "One page: where we stand and what happens next",
    "handout": "Two pages for everyone who took part: summary; words, calendar, actions",
    "solo": "For one person: coordinator, canvas, scorecard, plan",
}
"""Document -> what it is for."""
REHEARSAL = "A rehearsal with a simulated group; nothing here is real."
"""Stands on every document of a rehearsal."""


def make(document: str, source: Source) -> Document:
    """Return a document of a workbook.

    Raises:
        WorkbookError: There is no such document.
    """
    if document not in DOCUMENTS:
        raise WorkbookError(f"There is no document called {document}.", f"There are: {', '.join(DOCUMENTS)}.")
    maker = cast("Callable[[Source], Document]", import_module(f"exports.documents.{document}").make)
    made = maker(source)
    return _marked(made) if source.book.info.kind == "rehearsal" else made


def _marked(made: Document) -> Document:
    """Say on the first page and in every running head that nothing of it is real."""
    cover = replace(made.cover, note=REHEARSAL) if made.cover else None
    return replace(made, name=f"Rehearsal: {made.name}", about=f"{REHEARSAL} {made.about}", cover=cover)
