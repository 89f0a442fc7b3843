"""Between library and guide: how far a workbook is, kept for the list of workbooks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercises.kit import Findings
    from workbook.index import Entry
    from workbook.library import Library
    from workbook.model import Workbook
    from workbook.store import Store


def own_exercises(library: Library) -> None:
    """Make known the exercises a team wrote itself: files in the folder ``exercises`` of the library."""
    from exercises.guide import use_own

    use_own(library.folder / "exercises")


def how_far(book: Workbook, findings: Findings | None = None) -> tuple[int, int]:
    """Return how many exercises of the agenda are done (or left out on purpose), and how many there are."""
    from exercises.evaluate import evaluate
    from exercises.running.progress import done_of, progress

    return done_of(progress(book, evaluate(book) if findings is None else findings))


def recount(library: Library, entry: Entry) -> None:
    """Count again how far a workbook is, where nobody did since it was written: the program was killed, say.

    A workbook that cannot be read, or an exercise file that is wrong, leaves the count as it was.
    """
    from workbook.errors import WorkbookError
    from workbook.reading import read_book

    own_exercises(library)
    with suppress(WorkbookError, OSError):
        library.note_progress(entry.slug, *how_far(read_book(entry.path).book))


def counted(library: Library, *, archived: bool = False) -> list[Entry]:
    """Return the workbooks of a library with their progress as it is."""
    for entry in library.entries(archived=archived):
        if entry.stale and not archived:
            recount(library, entry)
    return library.entries(archived=archived)


def put_back(library: Library, store: Store) -> None:
    """Close a workbook and keep for the library how far it is.

    Raises:
        NotSaved: It could not be written; the message says where a copy is.
    """
    book = store.book
    store.close()
    library.note_progress(store.slug, *how_far(book))
