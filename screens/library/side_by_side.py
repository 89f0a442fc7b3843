"""Between library and guide: workbooks read for a comparison, without taking their locks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from exercises.compare.results import Comparison
    from workbook.library import Library
    from workbook.model import Workbook


def comparison_of(library: Library, paths: Sequence[Path]) -> Comparison:
    """Return workbooks side by side; one alone beside the one it follows.

    Raises:
        WorkbookError: One alone follows none, or one of them cannot be read.
    """
    from exercises.compare.results import compare
    from screens.library.shelf import own_exercises
    from workbook.paths import slug_of
    from workbook.reading import read_book

    own_exercises(library)
    wanted = list(dict.fromkeys(path.resolve() for path in paths))
    books = [read_book(path).book for path in wanted]
    if len(wanted) == 1 and len(paths) == 1:
        before = books[0].info.follows
        if not before:
            raise WorkbookError(
                f"{slug_of(wanted[0])} follows no other workbook.", "Name the one to set it beside as well."
            )
        wanted.append(library.find(before))
        books.append(read_book(wanted[-1]).book)
    if len(wanted) == 1:
        raise WorkbookError("The same workbook stands there twice.", "Name each one once.")
    return compare(books, [slug_of(path) for path in wanted])


def followed(library: Library, book: Workbook) -> Workbook | None:
    """Return the workbook that one follows; None where it follows none, or that one is gone or cannot be read."""
    from workbook.reading import read_book

    if not book.info.follows:
        return None
    try:
        return read_book(library.find(book.info.follows)).book
    except WorkbookError:
        return None
