"""A vote that is being keyed in goes on where it stopped: no slip, seat or line that is in is keyed over unsaid."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from screens.exercise import ExerciseScreen
from screens.room import rounds
from screens.room.rounds import Round
from tests.typed import as_a
from workbook.changes import SetPeople
from workbook.model import Item, Participant, Session

DOTS, RATINGS, GROUPS = "problems/dots", "problems/ratings", "problems/clusters"
NAMES = ("Pumps fail again", "Wrong parts", "Faults unread", "Permits")


def with_groups(book: Any) -> Any:
    groups = tuple(Item(f"K{n}", text) for n, text in enumerate(NAMES, 1))
    return with_(book, items={GROUPS: groups}, session=Session())


def the_round(here: Any, key: str = f"{DOTS}#1") -> Round:
    return as_a(Round, rounds.open_round(here.app.open_store, key))


def marks(here: Any) -> list[str]:
    """Every slip as its marks in a row."""
    return ["".join(slip.values()) for slip in the_round(here).slips]


def said(here: Any) -> list[str]:
    return [note.message for note in here.app._notifications]


async def by_the_overview(here: Any) -> None:
    await here.press("alt+o")
    here.app.push_screen(ExerciseScreen(at=DOTS))
    await here.pilot.pause()
    await here.pilot.pause()


async def by_the_page_before(here: Any) -> None:
    await here.press("f7", "f8")


@pytest.mark.parametrize("way", ["1", "4"])
@pytest.mark.parametrize("going", [by_the_overview, by_the_page_before])
async def test_coming_back_stands_on_the_first_empty_slip(room: Any, new_book: Any, way: str, going: Any) -> None:
    async with room(with_groups(new_book(people=5)), DOTS) as here:
        await here.press(way, "f6", *"2100" * 3)
        await going(here)
        await here.press(*"0021")
        assert marks(here) == ["2100", "2100", "2100", "0021", ""]


async def test_coming_back_to_half_a_slip_stands_on_its_first_empty_line(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100", "2", "1")
        await by_the_page_before(here)
        await here.press("0", "0", "1")
        assert marks(here) == ["2100", "2100", "1"]


@pytest.mark.parametrize("keys", [("f4", "f7"), ("alt+h", "f7"), ("f9", "f9"), ("f5", "f5"), ("alt+g", "f7")])
async def test_a_look_aside_moves_nothing(room: Any, new_book: Any, keys: tuple[str, ...]) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100", "2", "1", *keys)
        await here.pilot.resize_terminal(120, 35)
        await here.pilot.pause()
        await here.press("0", "0", "1")
        assert marks(here) == ["2100", "2100", "1"]


async def test_who_comes_in_gets_the_empty_slip_and_who_leaves_moves_nothing_onto_a_full_one(
    room: Any, new_book: Any
) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 2)
        three = here.book.people
        here.screen.do(SetPeople(tuple(with_(p, here=p.id != "P3") for p in three)))
        await here.pilot.pause()
        await here.press("1")
        assert marks(here) == ["2100", "2100"]
        assert said(here) == ["All slips are in. F6 closes the vote; Ins adds a slip, the arrows lead to one."]
        here.screen.do(SetPeople((*three, Participant("P4"))))
        await here.pilot.pause()
        await here.press(*"1110")
        assert marks(here) == ["2100", "2100", "1110", ""]


async def test_a_slip_that_was_taken_back_is_keyed_again_from_its_top(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=5)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "left", "left", "left", "down", "ctrl+z")
        assert marks(here) == ["", "2100", "2100", "", ""]
        await here.press(*"0012", *"1110")
        assert marks(here) == ["0012", "2100", "2100", "1110", ""]


async def test_taking_back_half_a_slip_starts_it_again(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "2", "1", "ctrl+z", *"1110")
        assert marks(here) == ["1110", "", ""]


async def test_marks_after_the_last_slip_replace_nothing(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100" * 2, "1", "2")
        assert marks(here) == ["2100", "2100"]
        assert "All slips are in." in said(here)[0]
        await here.press("up", "1")  # whoever goes to a line means it
        assert marks(here) == ["2100", "2110"]


async def test_one_more_slip_begins_at_its_top(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100" * 2, "insert", *"0012")
        assert marks(here) == ["2100", "2100", "0012"]


async def test_coming_back_seat_by_seat_offers_the_next_missing_seat(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2100", "enter", "enter", *"2100", "enter")
        await by_the_page_before(here)
        assert "Seat 3" in here.wall
        await here.press("enter", *"0012", "enter")
        assert the_round(here).told == "3 of 4 in"


async def test_coming_back_to_a_show_of_hands_stands_on_the_first_line_not_counted(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("3", "f6", "2", "enter", "3", "enter")
        await by_the_page_before(here)
        await here.press("1")
        counts = the_round(here).hands.counts
        assert [counts[item, "votes"] for item in ("K1", "K2", "K3")] == [{"votes": 2}, {"votes": 3}, {"votes": 1}]


async def test_hands_that_were_taken_back_are_counted_again_from_the_first_number(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), RATINGS) as here:
        await here.press("3", "f6", "1", "right", "3", "ctrl+z", "4")
        hands = the_round(here, f"{RATINGS}#1").hands
        assert list(hands.counts.values()) == [{"1": 4}]
