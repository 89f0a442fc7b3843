"""Between library and guide: how far a workbook is, kept for the list of workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercises.kit import Findings
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
    from exercises.running.progress import progress

    told = [
        state
        for state in progress(book, evaluate(book) if findings is None else findings)
        if state.block.exercise and not state.outside
    ]
    return sum(state.state in ("done", "skipped") for state in told), len(told)


def put_back(library: Library, store: Store) -> None:
    """Close a workbook and keep for the library how far it is.

    Raises:
        NotSaved: It could not be written; the message says where a copy is.
    """
    book = store.book
    store.close()
    library.note_progress(store.slug, *how_far(book))
