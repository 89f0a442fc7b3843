"""Which pages of an imported workbook are settled: those that something stands on."""

from __future__ import annotations

from collections.abc import Iterable

from exercises.filling.filled import is_filled
from exercises.guide import OWN, block_exercise, block_kind, exercise
from exercises.pages import Exercise, ReadPage
from exercises.registry import CATALOGUE
from exercises.running.progress import pages_of
from workbook.errors import GuideError
from workbook.model import PageMark, Session, Workbook

SETTLED = PageMark("settled")
OPENED = PageMark("open")


def settled_session(book: Workbook, *, opened: Iterable[str], ran: bool) -> Session:
    """Return the session of a workbook whose content came from a file.

    Args:
        book: The workbook, content in place.
        opened: Exercises the file names; one without content counts as opened.
        ran: Whether the file has a run log: then the welcome, breaks and close took place.
    """
    marks: dict[str, PageMark] = {}
    given = set(opened)
    for name in (*CATALOGUE, *sorted(name for name in given if name.startswith(OWN))):
        if name in given:
            marks |= _marks(book, name)
    for block in book.agenda if ran else ():
        if not block.exercise and not block.dropped:
            pages = pages_of(block_exercise(block_kind(block)), block, alone=book.solo)
            marks |= {f"{block.id}/{page.id}": SETTLED for page in pages}
    return Session(marks=marks)


def _marks(book: Workbook, name: str) -> dict[str, PageMark]:
    try:
        told = exercise(name)
    except GuideError:
        return {f"{name}/": OPENED}
    filled = [page.id for page in told.pages if is_filled(told, page, book, f"{name}/{page.id}")]
    if not filled:
        return {f"{name}/{told.pages[0].id}": OPENED} if told.pages else {}
    return {f"{name}/{page}": SETTLED for page in (*filled, *_read(told))}


def _read(told: Exercise) -> list[str]:
    """Pages that are read leave no trace; where others were filled they were read."""
    return [page.id for page in told.pages if isinstance(page, ReadPage)]
