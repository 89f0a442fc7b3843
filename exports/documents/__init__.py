"""What goes into each document, in which order: one module a document, each with ``make(source)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from msgspec.structs import replace

from exports.documents.source import Source
from exports.model import Document
from workbook.errors import WorkbookError
from workbook.model import Workbook

DOCUMENTS: dict[str, str] = {
    "report": "Everything: cover, summary, every exercise, actions",
    "summary": "One page: where we stand and what happens next",
    "handout": "Two pages for everyone: summary; words, calendar, actions",
    "pack": "The handout in full, with canvas, values and glossary",
    "sponsor": "One page for each sponsor: case, ask, offer, next date",
    "facilitator": "For you alone: the day, what to say; then what came of it",
    "worksheets": "Blank sheets for pens, of the exercises on the agenda",
    "poster": "The canvas on one large sheet",
    "solo": "For one person: coordinator, canvas, scorecard, plan",
}
"""Document -> what it is for, short enough for one line of a small screen."""
REHEARSAL = "A rehearsal with a simulated group; nothing here is real."
"""Stands on every document of a rehearsal."""


ALONE = frozenset({"solo"})
"""Documents that only a workbook of one person has: in a group's, nobody could say whose view it is."""


def offered(book: Workbook) -> dict[str, str]:
    """Return the documents that can be made of a workbook, each with what it is for."""
    return {name: about for name, about in DOCUMENTS.items() if book.solo or name not in ALONE}


def check(document: str, book: Workbook) -> None:
    """Refuse a document that cannot be made of a workbook.

    Raises:
        WorkbookError: There is no such document, or this workbook has none of it.
    """
    if document not in DOCUMENTS:
        raise WorkbookError(f"There is no document called {document}.", f"There are: {', '.join(offered(book))}.")
    if document not in offered(book):
        raise WorkbookError(
            f"The document {document} is for the workbook of one person; this is a group's.",
            f"There are: {', '.join(offered(book))}.",
        )


def make(document: str, source: Source) -> Document:
    """Return a document of a workbook; whether it is one that this workbook has, `check` says.

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
