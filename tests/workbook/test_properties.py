"""Every change has an exact inverse, and the file follows every change: held by random sequences of all kinds."""

from __future__ import annotations

import typing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.apply import apply, apply_all, content_of
from workbook.changes import (
    AddItem,
    Change,
    EraseItem,
    MoveItem,
    RemoveAction,
    RemoveItem,
    RemoveParked,
    SetAction,
    SetActual,
    SetAgenda,
    SetCell,
    SetClock,
    SetContent,
    SetField,
    SetInfo,
    SetMark,
    SetParked,
    SetPeople,
    SetPlace,
    SetTally,
    SetText,
    Several,
)
from workbook.gate import parse
from workbook.model import (
    Action,
    Block,
    Clock,
    Info,
    Item,
    PageMark,
    Parked,
    Participant,
    Source,
    Tally,
    Workbook,
)
from workbook.storage import file_bytes
from workbook.tables import BookTables, load
from workbook.text import clean

PATH = Path("book.workbook.json")
LISTS = ("problems/ideas", "problems/clusters", "values/promise")
PAGES = ("problems/chosen", "values/vote", "canvas/words")
IDS = ("K1", "K2", "K3", "K4")
COLUMNS = ("kind", "cost")
EXERCISES = ("problems", "values", "canvas")

texts = st.text(max_size=8).map(clean)
values = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.floats(-9, 9), texts, st.lists(texts, max_size=2))
sources = st.one_of(st.none(), st.builds(Source, texts, values, values))
items = st.builds(Item, st.sampled_from(IDS), texts, st.dictionaries(st.sampled_from(COLUMNS), texts, max_size=2))
tallies = st.builds(
    Tally, st.sampled_from(PAGES), st.sampled_from((1, 2)), counts=st.just({"K1": {"cost": {"1": 2, "pass": 1}}})
)
marks = st.builds(PageMark, st.sampled_from(("ready", "open", "settled")), st.sampled_from((1, 2)), st.booleans())


def _rows(kind: type, ids: tuple[str, ...]) -> st.SearchStrategy[tuple[typing.Any, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(lambda some: tuple(kind(i) for i in some))


def _present(book: Workbook, name: str) -> list[str]:
    return [item.id for item in book.rows(name)]


def changes(book: Workbook) -> st.SearchStrategy[Change]:
    """Return changes that can be made to *book*, of every kind."""
    pages, lists, columns = st.sampled_from(PAGES), st.sampled_from(LISTS), st.sampled_from(COLUMNS)
    some: list[st.SearchStrategy[typing.Any]] = [
        st.builds(
            SetInfo, st.builds(Info, texts, kind=st.sampled_from(("group", "solo")), notes=st.just({"a": ["b"]}))
        ),
        st.builds(SetPeople, _rows(Participant, ("P1", "P2", "P3"))),
        st.builds(SetAgenda, _rows(Block, ("problems", "break", "values"))),
        st.builds(SetField, pages, st.sampled_from(("why", "who")), values, sources),
        st.builds(SetCell, lists, st.sampled_from(IDS), columns, values, sources),
        st.builds(lambda tally: SetTally(tally.key, tally), tallies),
        st.builds(lambda tally: SetTally(tally.key, None), tallies),
        st.builds(SetAction, st.builds(Action, st.sampled_from(IDS), what=texts), st.sampled_from((None, 0, 1))),
        st.builds(SetParked, st.builds(Parked, st.sampled_from(IDS), texts), st.sampled_from((None, 0, 9))),
        st.builds(SetMark, pages, marks),
        st.builds(SetPlace, pages),
        st.builds(SetClock, st.builds(Clock, pages, st.integers(0, 900), st.floats(0, 900), st.booleans())),
        st.sampled_from(EXERCISES).map(lambda name: SetContent(name, content_of(Workbook(""), name))),
        st.builds(
            lambda field, rows: SetContent(
                "problems",
                content_of(
                    Workbook("", fields={"problems/chosen": {"why": field}}, items={"problems/ideas": rows}), "problems"
                ),
            ),
            texts,
            _rows(Item, IDS),
        ),
    ]
    if book.agenda:
        minutes = st.sampled_from((None, 0, 12))
        some.append(st.builds(SetActual, st.sampled_from([b.id for b in book.agenda]), minutes))
    for name in LISTS:
        here = _present(book, name)
        absent = [i for i in IDS if i not in here]
        if absent:
            place = st.sampled_from((None, -3, 0, 1, 99))
            some.append(st.builds(AddItem, st.just(name), st.builds(Item, st.sampled_from(absent), texts), place))
        if here:
            one = st.sampled_from(here)
            some.append(st.builds(RemoveItem, st.just(name), one))
            some.append(st.builds(EraseItem, st.just(name), one))
            some.append(st.builds(MoveItem, st.just(name), one, st.integers(-2, 5)))
            some.append(st.builds(SetText, st.just(name), one, texts, sources))
    if book.actions:
        some.append(st.builds(RemoveAction, st.sampled_from([a.id for a in book.actions])))
    if book.parking:
        some.append(st.builds(RemoveParked, st.sampled_from([p.id for p in book.parking])))
    return st.one_of(some)


def _any_change(data: st.DataObject, book: Workbook) -> Change:
    if not data.draw(st.integers(0, 5)):
        parts: list[Change] = []
        then = book
        for _ in range(data.draw(st.integers(0, 3))):
            parts.append(data.draw(changes(then)))
            then = apply_all(then, parts[-1:])
        return Several(tuple(parts), "together")
    return data.draw(changes(book))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_sequence_undone_gives_the_start_and_redone_the_end(data: st.DataObject) -> None:
    books = [Workbook("start")]
    inverses: list[Change] = []
    for _ in range(data.draw(st.integers(1, 14))):
        after, inverse = apply(_any_change(data, books[-1]), books[-1])
        books.append(after)
        inverses.append(inverse)
    book = books[-1]
    redo: list[Change] = []
    for place, inverse in reversed(list(enumerate(inverses))):
        book, again = apply(inverse, book)
        redo.append(again)
        assert book == books[place]
    for place, again in enumerate(reversed(redo), 1):
        book, _ = apply(again, book)
        assert book == books[place]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_file_follows_every_change(data: st.DataObject) -> None:
    book = Workbook("start", created="2025-03-12T09:00:00Z")
    tables = BookTables.of(book)
    for _ in range(data.draw(st.integers(1, 10))):
        after, _inverse = apply(_any_change(data, book), book)
        tables.update(book, after)
        book = after
    raw = file_bytes(tables.kept)
    read, again = load(parse(raw, PATH), PATH)
    assert read == book
    assert file_bytes(again.kept) == raw
    assert raw == msgspec.json.format(raw.rstrip(), indent=2) + b"\n"


def test_the_strategy_makes_every_kind_of_change() -> None:
    full = apply_all(
        Workbook(""),
        [
            AddItem("problems/ideas", Item("K1")),
            SetAction(Action("K1")),
            SetParked(Parked("K1")),
            SetAgenda((Block("problems"),)),
        ],
    )
    made: set[type] = {Several}

    @settings(max_examples=250, deadline=None, database=None, derandomize=True)
    @given(changes(full))
    def collect(change: Change) -> None:
        made.add(type(change))

    collect()
    assert made == set(typing.get_args(Change))


@pytest.mark.parametrize(
    "change",
    [
        RemoveItem("problems/ideas", "K9"),
        EraseItem("problems/ideas", "K9"),
        MoveItem("problems/ideas", "K9", 0),
        SetText("problems/ideas", "K9", "x"),
        RemoveAction("N9"),
        RemoveParked("L9"),
        AddItem("problems/ideas", Item("K1")),
        Several((SetPlace("a/b"), RemoveAction("N9"))),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(change: Change) -> None:
    book = Workbook("", items={"problems/ideas": (Item("K1"),)})
    with pytest.raises(KeyError):
        apply(change, book)


def test_content_of_another_exercise_is_refused() -> None:
    content = content_of(Workbook("", fields={"values/vote": {"a": 1}}), "values")
    with pytest.raises(ValueError, match="values/vote"):
        apply(SetContent("problems", content), Workbook(""))


def test_clearing_an_exercise_takes_its_sources_and_its_bin_along() -> None:
    book = apply_all(
        Workbook(""),
        [
            SetField("problems/chosen", "why", "x", Source("values/vote/V1", 3)),
            AddItem("problems/ideas", Item("K1")),
            RemoveItem("problems/ideas", "K1"),
        ],
    )
    empty, inverse = apply(SetContent("problems", content_of(Workbook(""), "problems")), book)
    assert (empty.fields, empty.sources, empty.bin) == ({}, {}, {})
    assert apply(inverse, empty)[0] == book


def test_a_removed_item_waits_in_the_bin_and_is_in_one_place_only() -> None:
    book = apply_all(Workbook(""), [AddItem("a/b", Item("K1", "old")), RemoveItem("a/b", "K1")])
    assert book.bin == {"a/b": (Item("K1", "old"),)}
    book, inverse = apply(SetCell("a/b", "K1", "cost", 3), book)
    assert book.bin == {}
    assert book.items == {"a/b": (Item("K1", "", {"cost": 3}),)}
    assert apply(inverse, book)[0].bin == {"a/b": (Item("K1", "old"),)}
