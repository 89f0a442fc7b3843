"""The workbook's answers in the interchange format, as bytes: importing them gives the same results."""

from __future__ import annotations

import json

from workbook.model import Workbook


def json_bytes(book: Workbook) -> bytes:
    """Return the answers as readable JSON."""
    from exercises.exchange.interchange import answers_from_book

    return (json.dumps(answers_from_book(book), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
