"""Line by line, `quit` and `<` keep what was answered, in the middle of a list or of a count too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.exchange.interchange import sample_book
from exercises.guide import exercise
from screens.plain.desk import Desk
from screens.plain.voice import Back, PlainVoice, Stop
from screens.plain.walk import asker, kind_of
from workbook.store import Store

LEAVES = pytest.mark.parametrize(("leave", "way"), [("quit", Stop), ("<", Back)])


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    sample = sample_book()
    book = with_(sample, fields={}, tallies={}, items={}, sources={})
    store = Store.create(tmp_path / "w.workbook.json", book)
    yield store
    store.close()


def typed(store: Store, at: str, variant: Any, *answers: str) -> None:
    """Answer the questions of a page one after the other."""
    name, page_id = at.split("/")
    told, lines = exercise(name), iter(answers)
    page = told.page(page_id)
    desk = Desk(PlainVoice(lambda line: None, lambda prompt: next(lines)), store, told, variant)
    asker(kind_of(page))(desk, page)


@LEAVES
def test_the_entries_of_a_list_are_kept(empty: Store, leave: str, way: type[Exception]) -> None:
    with pytest.raises(way):
        typed(empty, "canvas/domain", "full", "Pumps", "Seals", "Spares", leave)
    kept = [value for value in empty.book.fields["canvas/domain"].values() if isinstance(value, list)]
    assert kept == [["Seals", "Spares"]]


def test_a_list_that_is_left_keeps_the_entries_that_were_not_asked_again(empty: Store) -> None:
    typed(empty, "primer/words", "full", *[""] * 4, "Meeting", "Forum", "")
    field = next(name for name, value in empty.book.fields["primer/words"].items() if isinstance(value, list))
    with pytest.raises(Stop):
        typed(empty, "primer/words", "full", *[""] * 4, "Talk", "quit")
    assert empty.book.field("primer/words", field) == ["Talk", "Forum"]


@LEAVES
def test_the_entries_of_a_cell_are_kept(empty: Store, leave: str, way: type[Exception]) -> None:
    typed(empty, "knowledge/know_how", "full", "Old plans", "")
    with pytest.raises(way):
        typed(empty, "knowledge/who_has_it", "short", "", "Ann", "Ben", leave)
    cells = [value for row in empty.book.rows("knowledge/know_how") for value in row.cells.values()]
    assert ["Ann", "Ben"] in cells


@LEAVES
def test_the_counts_of_a_vote_are_kept(empty: Store, leave: str, way: type[Exception]) -> None:
    with pytest.raises(way):
        typed(empty, "values/votes", "full", "8", "5", "3", leave)
    tally = empty.book.tally("values/votes")
    assert tally is not None
    assert tally.voters == 8
    assert sorted(row["votes"]["votes"] for row in tally.counts.values()) == [3, 5]


def test_the_first_of_two_own_votes_is_kept(empty: Store) -> None:
    with pytest.raises(Stop):
        typed(empty, "values/votes", "solo", "1 2 3", "quit")
    tally = empty.book.tally("values/votes")
    assert tally is not None
    assert len(tally.views["member"]) == 3


def test_a_vote_that_is_left_before_a_count_keeps_nothing(empty: Store) -> None:
    with pytest.raises(Stop):
        typed(empty, "values/votes", "full", "8", "quit")
    assert empty.book.tally("values/votes") is None
