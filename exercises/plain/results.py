"""A plain result for each page kind, for exercises without code of their own. Pure."""

from __future__ import annotations

from collections import Counter
from functools import singledispatch
from typing import Any

from exercises.filling.cells import as_int, as_text, as_texts
from exercises.filling.filled import is_filled
from exercises.filling.rows import items_of, own_list, source_list
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
from exercises.scores import Scores
from exercises.statistics import percent, summary
from exercises.tallied import tally_scores, tally_votes
from workbook.model import Item, Workbook

MARKS = ("true", "false", "unsure")


def result_of(page: Page, told: Exercise, book: Workbook) -> Any:
    """Return what follows from one page: JSON values and exact numbers, ``None`` for a page that is read."""
    return _result(page, told, book)


def headline_of(told: Exercise, book: Workbook) -> str:
    """Return what was picked or written last, else how many pages are filled; empty where nothing was."""
    asked = [page for page in told.pages if not isinstance(page, ReadPage)]
    filled = [page for page in asked if is_filled(told, page, book, f"{told.id}/{page.id}")]
    for page in reversed(filled):
        if isinstance(page, ChoosePage):
            names = {item.id: item.text for item in items_of(told, page, book)}
            return "; ".join(names.get(key, key) for key in picked(page, told, book))
        if isinstance(page, WritePage):
            values = (book.field(f"{told.id}/{page.id}", field.id) for field in page.fields)
            if said := next((text for value in values if (text := as_text(value))), ""):
                return " ".join(said.split())
    return f"{len(filled)} of {len(asked)} pages filled" if filled else ""


def picked(page: ChoosePage, told: Exercise, book: Workbook) -> tuple[str, ...]:
    """Return the ids picked on a page."""
    return as_texts(book.field(f"{told.id}/{page.id}", page.pick))


def hands(page: QuizPage, statement: str, told: Exercise, book: Workbook) -> tuple[int, int, int]:
    """Return how many said true, false and unsure; one's own answer counts as one hand."""
    key = f"{told.id}/{page.id}"
    tally = book.latest_tally(key)
    if tally is not None and statement in tally.counts:
        counts = tally.counts[statement].get("answer", {})
        return counts.get("true", 0), counts.get("false", 0), counts.get("unsure", 0)
    said = as_text(book.field(key, statement))
    return int(said == "true"), int(said == "false"), int(said == "unsure")


def scores_on(page: RatePage, item: Item, criterion: str, told: Exercise, book: Workbook) -> Scores:
    """Return the scores of an item on a criterion, from the tally or the item's cell."""
    if page.tallied:
        return tally_scores(book.latest_tally(f"{told.id}/{page.id}"), item.id, criterion)
    number = as_int(item.cells.get(criterion))
    return Scores() if number is None else Scores.of(number)


def groups_of(page: ClusterPage, told: Exercise, book: Workbook) -> dict[str, str]:
    """Return the groups of a page, id -> label."""
    if page.groups:
        return {group.id: group.label for group in page.groups}
    return {item.id: item.text for item in book.rows(own_list(told, page))}


@singledispatch
def _result(page: Page, told: Exercise, book: Workbook) -> Any:
    raise TypeError(f"not a page: {type(page).__name__}")


@_result.register
def _(page: ReadPage, told: Exercise, book: Workbook) -> Any:
    return None


@_result.register
def _(page: QuizPage, told: Exercise, book: Workbook) -> Any:
    found = {}
    for statement in page.statements:
        true, false, unsure = hands(page, statement.id, told, book)
        right = true if statement.answer else false
        if true + false + unsure:
            found[statement.id] = {"right": right, "right_pct": percent(right, true + false + unsure)}
    return found


@_result.register
def _(page: CollectPage, told: Exercise, book: Workbook) -> Any:
    return {"count": sum(bool(item.text) for item in items_of(told, page, book))}


@_result.register
def _(page: ClusterPage, told: Exercise, book: Workbook) -> Any:
    items = book.rows(source_list(told, page, book))
    counts = Counter(as_text(item.cells.get(page.cell)) for item in items)
    return {
        "counts": {group: counts.get(group, 0) for group in groups_of(page, told, book)},
        "loose": counts.get("", 0),
    }


@_result.register
def _(page: VotePage, told: Exercise, book: Workbook) -> Any:
    votes = tally_votes(book.latest_tally(f"{told.id}/{page.id}"))
    return {
        "totals": {item.id: votes.counts.get(item.id, 0) for item in items_of(told, page, book)},
        "voters": votes.voters,
    }


@_result.register
def _(page: RatePage, told: Exercise, book: Workbook) -> Any:
    return {
        item.id: {c.id: summary(scores_on(page, item, c.id, told, book)) for c in page.criteria}
        for item in items_of(told, page, book)
    }


@_result.register
def _(page: CheckPage, told: Exercise, book: Workbook) -> Any:
    items = items_of(told, page, book)
    return {
        column.id: {
            option.id: sum(as_text(item.cells.get(column.id)) == option.id for item in items) for option in page.options
        }
        for column in page.columns
    }


@_result.register
def _(page: WritePage, told: Exercise, book: Workbook) -> Any:
    return dict(book.fields.get(f"{told.id}/{page.id}", {}))


@_result.register
def _(page: ChoosePage, told: Exercise, book: Workbook) -> Any:
    first = as_text(book.field(f"{told.id}/{page.id}", page.first)) if page.first else ""
    return {"picked": list(picked(page, told, book)), "first": first or None}


@_result.register
def _(page: TablePage, told: Exercise, book: Workbook) -> Any:
    return {"rows": sum(bool(item.text or item.cells) for item in items_of(told, page, book))}
