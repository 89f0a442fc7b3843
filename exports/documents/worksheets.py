"""Blank worksheets of a workbook's agenda; nothing of what was entered stands on them."""

from __future__ import annotations

from exports.documents.source import Source
from exports.model import Document
from exports.worksheets import of_blocks, of_exercises, worksheets


def make(source: Source) -> Document:
    """Return the sheets of the exercises on the agenda, of all where there is none."""
    wanted = of_blocks(source.book.agenda) or of_exercises(())
    return worksheets(wanted, source.title, date=source.date)
