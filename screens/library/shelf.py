"""Between library and guide: how far a workbook is, kept for the list of workbooks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercises.kit import Findings
    from exercises.running.progress import Far
    from workbook.index import Entry
    from workbook.library import Library
    from workbook.model import Workbook
    from workbook.store import Store


def own_exercises(library: Library) -> None:
    """Make known the exercises a team wrote itself: files in the folder ``exercises`` of the library."""
    from exercises.guide import use_own

    use_own(library.folder / "exercises")


def how_far(book: Workbook, findings: Findings | None = None) -> Far:
    """Return how many exercises of the agenda are done, how many there are, were left out, are begun."""
    from exercises.evaluate import evaluate
    from exercises.running.progress import done_of, progress

    return done_of(progress(book, evaluate(book) if findings is None else findings))


def mark_of(entry: Entry) -> str:
    """Return the mark that says how far a workbook is, or that it cannot be read."""
    if not entry.readable:
        return "✕"
    return "●" if entry.over and entry.done else "◐" if entry.done or entry.begun else "○"


def measured(library: Library, entry: Entry) -> Far | None:
    """Return how far a workbook is; ``None`` where it cannot be read, or an exercise file is wrong. Writes nothing."""
    from workbook.errors import WorkbookError
    from workbook.reading import read_book

    own_exercises(library)
    with suppress(WorkbookError, OSError):
        return how_far(read_book(entry.path).book)
    return None


def counted(library: Library, *, archived: bool = False) -> list[Entry]:
    """Return the workbooks of a library with their progress as it is, whether or not it can be noted there."""
    found = []
    for entry in library.entries(archived=archived):
        # Nobody counted since it was written: the program was killed, say; or the index cannot be written.
        far = measured(library, entry) if entry.stale else None
        if far is not None and not archived:
            library.note_progress(entry.slug, *far)
        found.append(entry if far is None else with_far(entry, far))
    return found


def with_far(entry: Entry, far: Far) -> Entry:
    """Return an entry that says how far its workbook was measured to be."""
    return entry._replace(done=far.done, blocks=far.of, left=far.left, begun=far.begun, stale=False)


def note_far(library: Library, store: Store, far: Far) -> None:
    """Keep how far a workbook is, where it is one of *library*: of one elsewhere the name may be another's here."""
    if store.path.parent.resolve() == library.folder.resolve():
        library.note_progress(store.slug, *far)


def put_back(library: Library, store: Store) -> None:
    """Close a workbook and keep for the library how far it is.

    Raises:
        NotSaved: It could not be written; the message says where a copy is.
    """
    book = store.book
    store.close()
    note_far(library, store, how_far(book))
