"""The Word door: a document for people who must edit it. The same model as everything else; figures are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.html import Paper
    from exports.model import Document


def docx(document: Document, paper: Paper = "a4") -> bytes:
    """Return a document as a Word file, with language, title, headings in order, tables that repeat their heads.

    Raises:
        WorkbookError: The document is made for pens, not for editing.
    """
    from exports.word.written import written

    return written(document, paper)


__all__ = ["docx"]
