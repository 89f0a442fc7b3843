"""What goes into each document, in which order: one module a document, each with ``make(source)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from exports.documents.source import Source
from exports.model import Document
from workbook.errors import WorkbookError

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


def make(document: str, source: Source) -> Document:
    """Return a document of a workbook.

    Raises:
        WorkbookError: There is no such document.
    """
    if document not in DOCUMENTS:
        raise WorkbookError(f"There is no document called {document}.", f"There are: {', '.join(DOCUMENTS)}.")
    maker = cast("Callable[[Source], Document]", import_module(f"exports.documents.{document}").make)
    return maker(source)
