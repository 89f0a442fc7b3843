"""Votes and scores line by line: the round that was read is the one that is written, and how it came in stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.filling.asking import ask_of
from exercises.guide import exercise
from screens.plain import choose, rate, vote
from screens.plain.desk import Desk
from screens.plain.voice import PlainVoice, Stop
from workbook.ballots import own_views
from workbook.changes import SetTally
from workbook.model import Info, Item, Participant, Tally, Workbook
from workbook.store import Store

GROUPS = "problems/clusters"
SECRET = "should not be on the wall"


class Seat:
    """A desk whose answers are written down beforehand."""

    def __init__(self, store: Store, place: str, variant: Any) -> None:
        owner, page = place.split("/")
        told = exercise(owner)
        self.page: Any = told.page(page)
        self.said: list[str] = []
        self.answers: list[str] = []
        self.desk = Desk(PlainVoice(self.said.append, self._read), store, told, variant)

    def _read(self, prompt: str) -> str:
        self.said.append(f"asked {prompt}")
        return self.answers.pop(0) if self.answers else "quit"

    def ask(self, *answers: str) -> None:
        self.answers = list(answers)
        asker: Any = {"VotePage": vote.ask, "RatePage": rate.ask, "ChoosePage": choose.ask}[type(self.page).__name__]
        asker(self.desk, self.page)
        assert self.answers == []

    @property
    def transcript(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    groups = (Item("K1", "Pumps fail again"), Item("K2", "Wrong parts"))
    people = tuple(Participant(f"P{n}") for n in range(1, 5))
    made = Store.create(
        tmp_path / "plain.workbook.json", Workbook("w", Info("Pump Circle"), people, items={GROUPS: groups})
    )
    yield made
    made.close()


def scored(page: str, turn: int, way: Any, **marks: dict[str, int]) -> Tally:
    return Tally(page, turn, way, {item: {"impact": own} for item, own in marks.items()}, voters=3)


def test_editing_scores_writes_the_round_it_read(store: Store) -> None:
    first = scored("problems/ratings", 1, "paper", K1={"1": 3})
    second = scored("problems/ratings", 2, "seats", K1={"4": 3})
    store.do(SetTally(first.key, first))
    store.do(SetTally(second.key, second))
    seat = Seat(store, "problems/ratings", "full")
    with pytest.raises(Stop):
        seat.ask("4 5 5")
    assert store.book.tally("problems/ratings", 1) == first
    assert store.book.tally("problems/ratings", 2) == scored("problems/ratings", 2, "seats", K1={"4": 1, "5": 2})


def test_scores_that_are_typed_first_say_how_they_came_in(store: Store) -> None:
    seat = Seat(store, "problems/ratings", "full")
    with pytest.raises(Stop):
        seat.ask("4 5 p")
    tally = store.book.tally("problems/ratings")
    assert tally is not None
    assert (tally.way, tally.voters) == ("paper", 3)


def test_an_agreed_number_goes_past_scores_of_many(store: Store) -> None:
    many = scored("problems/ratings", 1, "paper", K1={"1": 1, "5": 2})
    store.do(SetTally(many.key, many))
    seat = Seat(store, "problems/ratings", "short")
    with pytest.raises(Stop):
        seat.ask("")
    assert "One whole number" not in seat.transcript
    assert store.book.tally("problems/ratings") == many


def test_a_secret_page_says_before_anything_is_typed_that_it_shows(store: Store) -> None:
    for place, variant, warned in (
        ("problems/dots", "full", True),
        ("problems/ratings", "full", True),
        ("problems/ratings", "short", False),
        ("values/votes", "solo", False),
    ):
        seat = Seat(store, place, variant)
        with pytest.raises(Stop):
            seat.ask()
        assert (SECRET in seat.transcript) is warned
        if warned:
            assert "Shuffle the slips before each row" in seat.transcript
            assert seat.transcript.index(SECRET) < seat.transcript.index("asked ")


def test_editing_votes_writes_the_round_it_read(store: Store) -> None:
    page = "problems/dots"
    first = Tally(page, 1, "paper", {"K1": {"votes": {"votes": 5}}}, voters=4)
    second = Tally(page, 2, "hands", {"K2": {"votes": {"votes": 6}}}, voters=4)
    store.do(SetTally(first.key, first))
    store.do(SetTally(second.key, second))
    Seat(store, page, "full").ask("", "2", "")
    assert store.book.tally(page, 1) == first
    assert store.book.tally(page, 2) == with_(
        second, counts={"K1": {"votes": {"votes": 2}}, "K2": {"votes": {"votes": 6}}}
    )


def test_votes_that_are_left_as_they_are_keep_their_viewpoints(store: Store) -> None:
    kept = Tally(
        "problems/dots",
        1,
        "import",
        {"K1": {"votes": {"votes": 4}}},
        {"member": {"K1": {"votes": {"votes": 3}}}, "support": {"K1": {"votes": {"votes": 1}}}},
        4,
        {"member": 2, "support": 2},
    )
    store.do(SetTally(kept.key, kept))
    label = store.undo_label
    Seat(store, "problems/dots", "full").ask("", "", "0")
    assert store.book.tally("problems/dots") == kept
    assert store.undo_label == label


def test_alone_the_two_hats_are_kept_as_the_full_screen_keeps_them(store: Store) -> None:
    seat = Seat(store, "values/votes", "solo")
    seat.ask("1 2", "2 3")
    ask = ask_of(seat.desk.exercise, seat.page, seat.desk.items(seat.page))
    ids = [item.id for item in seat.desk.items(seat.page)]
    expected = own_views(
        ask,
        {
            "member": {(ids[0], "votes"): "1", (ids[1], "votes"): "1"},
            "management": {(ids[1], "votes"): "1", (ids[2], "votes"): "1"},
        },
    )
    assert store.book.tally("values/votes") == expected
    assert (expected.voters, expected.way) == (1, "own")
    seat.ask("", "")  # Enter keeps what was marked
    assert store.book.tally("values/votes") == expected


def test_alone_one_sheet_is_one_voter(store: Store) -> None:
    Seat(store, "problems/dots", "solo").ask("2")
    tally = store.book.tally("problems/dots")
    assert tally == Tally("problems/dots", 1, "own", {"K2": {"votes": {"votes": 1}}}, voters=1)


@pytest.mark.parametrize(
    ("page", "nothing"),
    [("dots", "Nothing to vote on yet"), ("ratings", "Nothing to rate yet"), ("chosen", "Nothing to choose from yet")],
)
def test_a_page_that_waits_for_another_one_names_it(tmp_path: Path, page: str, nothing: str) -> None:
    cards = (Item("D1", "Pumps fail again"),)
    book = Workbook("w", Info("Pump Circle"), items={"problems/ideas": cards})
    made = Store.create(tmp_path / "waits.workbook.json", book)
    seat = Seat(made, f"problems/{page}", "full")
    seat.ask()
    assert seat.transcript == f"{nothing}: “Group them” fills this page. Go through that one first."
    made.close()
