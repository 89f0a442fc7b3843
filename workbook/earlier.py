"""The workbook that a workbook follows."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.model import Workbook
from workbook.paths import archive_folder, file_of


def earlier_book(folder: Path, book: Workbook) -> Workbook | None:
    """Return the workbook that *book* follows, ``None`` where it follows none or that one cannot be read any more.

    Args:
        folder: Where *book* is kept; the earlier one is looked for there and in its archive.
        book: The later workbook.
    """
    from workbook.reading import read_book

    slug = book.info.follows
    if not slug or os.sep in slug or slug.startswith("."):
        return None
    for place in (folder, archive_folder(folder)):
        with contextlib.suppress(WorkbookError, OSError, ValueError):
            return read_book(file_of(place, slug)).book
    return None
