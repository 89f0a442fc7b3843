"""Hypothesis strategies that fill a workbook through the guide's own pages, as people might."""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st

from exercises.filling.rows import items_of, lines_of, own_list, source_list
from exercises.guide import exercise
from exercises.outlines import Exercise
from exercises.page_parts import Field
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
from workbook.apply import apply_all
from workbook.changes import AddItem, Change, SetAction, SetCell, SetField, SetTally
from workbook.model import Action, Block, Info, Item, Participant, Tally, Workbook, new_id
from workbook.text import clean_line

PEOPLE = tuple(
    Participant(f"P{n}", f"Role {n}", "management" if n > 4 else "member") for n in range(1, 7)
)  # fmt: skip
TEXTS = st.text(max_size=12).map(clean_line) | st.sampled_from(["[/]", "=1+1", "{{7*7}}", "<b>", "é", "社", "a b"])
SAID = TEXTS.map(lambda text: text or "said")
DATES = st.dates(date(1990, 1, 1), date(2089, 12, 31)).map(lambda day: day.isoformat())
NUMBERS = st.integers(0, 40)


@st.composite
def books(draw: st.DrawFn, name: str) -> Workbook:
    """Return a workbook in which pages of one exercise are filled."""
    told = exercise(name)
    book = Workbook("made", Info(title="Made", date="2025-03-12"), PEOPLE, (Block(name, name),))
    for page in told.pages:
        if draw(st.integers(0, 4)):
            changes: list[Change] = draw(_fill(page, told, book))
            book = apply_all(book, changes)
    return book


def value(field: Field, book: Workbook, name: str) -> st.SearchStrategy[Any]:
    """Return values of a field's type."""
    options = [option.id for option in field.options]
    ids = [item.id for ref in field.refs for item in book.rows(ref if "/" in ref else f"{name}/{ref}")]
    low, high = field.low or 0, field.high if field.high is not None else 40
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": SAID,
        "paragraph": SAID,
        "list": st.lists(SAID, min_size=1, max_size=3),
        "number": st.integers(low, high),
        "scale": st.integers(low, high),
        "date": DATES,
        "yesno": st.booleans(),
        "choice": st.sampled_from(options or ["x"]),
        "choices": st.lists(st.sampled_from(options or ["x"]), min_size=1, max_size=3, unique=True),
        "ref": st.sampled_from(ids) if ids else SAID,
        "refs": st.lists(st.sampled_from(ids) if ids else SAID, min_size=1, max_size=3, unique=True),
        "person": st.sampled_from([person.id for person in PEOPLE]) | SAID,
    }
    return kinds[field.type]


@singledispatch
def _fill(page: Page, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    raise TypeError(type(page).__name__)


@_fill.register
def _(page: ReadPage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    return st.just([])


@_fill.register
def _(page: QuizPage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    key = f"{told.id}/{page.id}"
    hands = st.fixed_dictionaries({"true": NUMBERS, "false": NUMBERS, "unsure": NUMBERS})
    ids = st.sampled_from([statement.id for statement in page.statements])
    counts = st.dictionaries(ids, st.fixed_dictionaries({"answer": hands}), min_size=1)
    return counts.map(lambda given: [SetTally(f"{key}#1", Tally(key, 1, "hands", given, voters=6))])


@_fill.register
def _(page: CollectPage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    name = own_list(told, page)
    taken = [item.id for item in book.rows(name)]

    def cards(texts: list[str]) -> list[Change]:
        made: list[str] = list(taken)
        changes: list[Change] = []
        for text in texts:
            made.append(new_id(made, page.prefix))
            changes.append(AddItem(name, Item(made[-1], text, {"author": "P1"} if page.author else {})))
        return changes

    return st.lists(SAID, max_size=5).map(cards)


@_fill.register
def _(page: ClusterPage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    of = source_list(told, page, book)
    items = [item.id for item in book.rows(of)]
    if page.groups:
        groups = [group.id for group in page.groups]
        return _cells(of, items, {page.cell: st.sampled_from(groups)})
    name = own_list(told, page)

    def made(texts: list[str]) -> list[Change]:
        added: list[Change] = [
            AddItem(name, Item(f"{page.prefix}{n}", text)) for n, text in enumerate(texts, 1)
            if book.item(name, f"{page.prefix}{n}") is None
        ]  # fmt: skip
        put: list[Change] = [
            SetCell(of, item, page.cell, f"{page.prefix}{n % len(texts) + 1}") for n, item in enumerate(items) if texts
        ]
        return added + put

    return st.lists(SAID, max_size=4, unique=True).map(made)


@_fill.register
def _(page: VotePage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    key = f"{told.id}/{page.id}"
    ids = [item.id for item in items_of(told, page, book)]
    if not ids:
        return st.just([])
    counts = st.dictionaries(st.sampled_from(ids), st.integers(1, 6), min_size=1)
    return counts.map(
        lambda given: [
            SetTally(f"{key}#1", Tally(key, 1, "paper", {i: {"votes": {"votes": n}} for i, n in given.items()}, {}, 6))
        ]
    )


@_fill.register
def _(page: RatePage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    key = f"{told.id}/{page.id}"
    items = [item.id for item in items_of(told, page, book)]
    criteria = [criterion.id for criterion in page.criteria]
    extra = _fields(key, page.fields, book, told.id)
    if not items:
        return extra
    if not page.tallied:
        marks = {criterion: st.integers(page.low, page.high) for criterion in criteria}
        return st.tuples(_cells(source_list(told, page, book), items, marks), extra).map(
            lambda both: [*both[0], *both[1]]
        )
    marks_ = st.sampled_from([*(str(step) for step in range(page.low, page.high + 1)), "pass"])
    counts = st.dictionaries(marks_, st.integers(1, 6), min_size=1)
    rows = st.dictionaries(st.sampled_from(items), st.fixed_dictionaries(dict.fromkeys(criteria, counts)), min_size=1)
    tallies = rows.map(
        lambda given: [
            SetTally(
                f"{key}#1",
                Tally(
                    key, 1, "paper", given,
                    voters=max(sum(marks.values()) for row in given.values() for marks in row.values()),
                ),
            )
        ]
    )  # fmt: skip
    return st.tuples(tallies, extra).map(lambda both: [*both[0], *both[1]])


@_fill.register
def _(page: CheckPage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    marks = st.sampled_from([option.id for option in page.options])
    items = [item.id for item in items_of(told, page, book)]
    return _cells(source_list(told, page, book), items, {column.id: marks for column in page.columns})


@_fill.register
def _(page: WritePage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    return _fields(f"{told.id}/{page.id}", page.fields, book, told.id)


@_fill.register
def _(page: ChoosePage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    if page.special:
        return st.just([])
    key = f"{told.id}/{page.id}"
    ids = [item.id for item in items_of(told, page, book)]
    if not ids:
        return st.just([])
    notes = {note.id: value(note, book, told.id) for note in page.notes}

    def picks(given: tuple[list[str], list[Change]]) -> list[Change]:
        chosen, written = given
        first: list[Change] = [SetField(key, page.first, chosen[0])] if page.first and chosen else []
        return [SetField(key, page.pick, chosen), *first, *written]

    chosen = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    return st.tuples(chosen, _cells(source_list(told, page, book), ids, notes)).map(picks)


@_fill.register
def _(page: TablePage, told: Exercise, book: Workbook) -> st.SearchStrategy[list[Change]]:
    if page.special:
        steps = st.sampled_from(["", "S1", "S2", "S3", "S4", "S5", "S6"])
        action = st.builds(
            Action, st.just("N1"), steps, SAID, SAID, st.none() | DATES, TEXTS, TEXTS,
            st.sampled_from(["open", "done", "dropped"]), TEXTS,
        )  # fmt: skip
        return action.map(lambda one: [SetAction(one)])
    columns = {column.id: value(column, book, told.id) for column in page.columns}
    if page.of or page.lines:
        ids = [item.id for item in items_of(told, page, book)]
        return _cells(source_list(told, page, book), ids, columns)
    name = own_list(told, page)
    taken = [item.id for item in book.rows(name)]
    if lines_of(page):
        return st.just([])
    rows = st.lists(st.tuples(SAID, st.fixed_dictionaries({}, optional=columns)), max_size=4)

    def added(given: list[tuple[str, dict[str, Any]]]) -> list[Change]:
        made = list(taken)
        changes: list[Change] = []
        for text, cells in given:
            made.append(new_id(made, page.prefix))
            changes.append(AddItem(name, Item(made[-1], text, cells)))
        return changes

    return rows.map(added)


def _fields(
    key: str, fields: tuple[Field, ...], book: Workbook, name: str
) -> st.SearchStrategy[list[Change]]:  # fmt: skip
    values = {field.id: value(field, book, name) for field in fields}
    return st.fixed_dictionaries({}, optional=values).map(
        lambda given: [SetField(key, field, said) for field, said in given.items()]
    )


def _cells(name: str, ids: list[str], columns: dict[str, Any]) -> st.SearchStrategy[list[Change]]:
    row = st.fixed_dictionaries({}, optional=columns)
    return st.fixed_dictionaries(dict.fromkeys(ids, row)).map(
        lambda rows: [
            SetCell(name, item, column, said) for item, cells in rows.items() for column, said in cells.items()
        ]
    )
