"""Whether something stands on a page: one answer a page kind."""

from __future__ import annotations

from functools import singledispatch

from exercises.filling.rows import own_list, source_list
from exercises.outlines import Exercise
from exercises.pages import (
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Page,
    QuizPage,
    RatePage,
    ReadPage,
    TablePage,
    VotePage,
    WritePage,
)
from workbook.model import Value, Workbook


def is_filled(exercise: Exercise, page: Page, book: Workbook, key: str) -> bool:
    """Tell whether anything was entered on a page.

    Args:
        exercise: The exercise, or the words of a block.
        page: One of its pages.
        book: The workbook.
        key: Where the page's fields and tallies stand: ``exercise/page``.
    """
    return _filled(page, exercise, book, key)


@singledispatch
def _filled(page: Page, exercise: Exercise, book: Workbook, key: str) -> bool:
    raise TypeError(f"not a page: {type(page).__name__}")


@_filled.register
def _(page: ReadPage, exercise: Exercise, book: Workbook, key: str) -> bool:
    return False


@_filled.register
def _(page: QuizPage, exercise: Exercise, book: Workbook, key: str) -> bool:
    return _tally(book, key) or _field(book, key)


@_filled.register
def _(page: CollectPage, exercise: Exercise, book: Workbook, key: str) -> bool:
    return any(item.text for item in book.rows(own_list(exercise, page)))


@_filled.register
def _(page: ClusterPage, exercise: Exercise, book: Workbook, key: str) -> bool:
    made = not page.groups and bool(book.rows(own_list(exercise, page)))
    return made or _cells(book, source_list(exercise, page, book), {page.cell})


@_filled.register
def _(page: VotePage, exercise: Exercise, book: Workbook, key: str) -> bool:
    return _tally(book, key)


@_filled.register
def _(page: RatePage, exercise: Exercise, book: Workbook, key: str) -> bool:
    criteria = {criterion.id for criterion in page.criteria}
    return _tally(book, key) or _field(book, key) or _cells(book, source_list(exercise, page, book), criteria)


@_filled.register
def _(page: CheckPage, exercise: Exercise, book: Workbook, key: str) -> bool:
    columns = {column.id for column in page.columns}
    return _cells(book, source_list(exercise, page, book), columns) or _field(book, key)


@_filled.register
def _(page: WritePage, exercise: Exercise, book: Workbook, key: str) -> bool:
    return _field(book, key)


@_filled.register
def _(page: ChoosePage, exercise: Exercise, book: Workbook, key: str) -> bool:
    notes = {note.id for note in page.notes}
    return _field(book, key) or _cells(book, source_list(exercise, page, book), notes)


@_filled.register
def _(page: TablePage, exercise: Exercise, book: Workbook, key: str) -> bool:
    if page.special == "actions":
        return bool(book.actions)
    if page.special == "open_actions":
        return any(action.learnt or action.state != "open" for action in book.actions)
    own_rows = not page.of and not page.lines and any(item.text for item in book.rows(own_list(exercise, page)))
    columns = {column.id for column in page.columns}
    return own_rows or _cells(book, source_list(exercise, page, book), columns)


def _tally(book: Workbook, key: str) -> bool:
    tally = book.latest_tally(key)
    return tally is not None and bool(tally.counts or tally.voters)


def _field(book: Workbook, key: str) -> bool:
    return any(said(value) for value in book.fields.get(key, {}).values())


def _cells(book: Workbook, name: str, columns: set[str]) -> bool:
    return any(said(item.cells.get(column)) for item in book.rows(name) for column in columns)


def said(value: Value) -> bool:
    """Tell whether a value says anything: not missing, no empty text or list."""
    return value is not None and value not in ("", [])
