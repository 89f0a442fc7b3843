"""Pages that wait for another one: which page makes the items they take up, and how that is said."""

from __future__ import annotations

from exercises.filling.rows import own_list, source_list
from exercises.outlines import Exercise
from exercises.pages import ClusterPage, Page
from workbook.model import Workbook


def filled_by(exercise: Exercise, page: Page, book: Workbook) -> Page | None:
    """Return the page of the same exercise that makes what *page* takes up, ``None`` where there is none.

    Groups are made of cards: where there are no cards either, it is the page that makes those.
    """
    if not getattr(page, "of", ""):
        return None
    name = source_list(exercise, page, book)
    made = next((p for p in exercise.pages if own_list(exercise, p) == name and p.id != page.id), None)
    if made is None:  # gathered from what was written on another page, as the words of interviews are
        at = next(n for n, own in enumerate(exercise.pages) if own.id == page.id)
        return exercise.pages[at - 1] if at else None
    if isinstance(made, ClusterPage) and not book.rows(source_list(exercise, made, book)):
        return filled_by(exercise, made, book) or made
    return made


def waiting_words(exercise: Exercise, page: Page, book: Workbook, nothing: str, *, then: str = "") -> str:
    """Return what an empty page says: *nothing* there yet, which page fills it, and *then* what leads there."""
    made = filled_by(exercise, page, book)
    if made is None:
        return f"{nothing}."
    return f"{nothing}: “{made.title}” fills this page.{f' {then}' if then else ''}"
