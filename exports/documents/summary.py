"""The summary: one page on where we stand and what happens next."""

from __future__ import annotations

from exports.documents.source import Source, document
from exports.model import Document, FigureBlock, Section


def make(source: Source) -> Document:
    """Return the summary as a document of its own."""
    section = summary_section(source, fresh=False)
    return document(source, "summary", "Summary", section.purpose, (section,))


def summary_section(source: Source, *, fresh: bool = True) -> Section:
    """Return the summary as a section: the first page of every pack."""
    blocks = tuple(FigureBlock(figure) for figure in source.summary())
    return Section("summary", "Summary", "Where we stand and what happens next, on one page.", "", blocks, fresh, True)
