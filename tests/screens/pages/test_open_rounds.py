"""What happens to an open vote when something around it changes, or when it was opened by mistake."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from screens.room import rounds
from tests.screens.pages.test_bursts import burst
from workbook.model import Item, PageMark, Session

DOTS, RATINGS, GROUPS = "problems/dots", "problems/ratings", "problems/clusters"
NAMES = ("Pumps fail again", "Wrong parts", "Faults unread", "Permits")


def with_groups(book: Any) -> Any:
    groups = tuple(Item(f"K{n}", text) for n, text in enumerate(NAMES, 1))
    cards = tuple(Item(f"D{n}", text, {"cluster": f"K{n}"}) for n, text in enumerate(NAMES, 1))
    return with_(book, items={GROUPS: groups, "problems/ideas": cards}, session=Session())


def said(here: Any) -> list[str]:
    return [note.message for note in here.app._notifications]


def counted(here: Any, turn: int = 1) -> Any:
    tally = here.book.tally(DOTS, turn)
    return tally and {k: row["votes"]["votes"] for k, row in tally.counts.items()}


# -- what is voted on changes while the vote is open


async def merge_two(here: Any) -> None:
    await here.open(GROUPS)
    here.grid.go("head:K1")
    await here.press("b")
    assert [group.text for group in here.book.rows(GROUPS)] == list(NAMES[1:])


@pytest.mark.parametrize("way", ["1", "2", "3", "4"])
@pytest.mark.parametrize("at", [DOTS, RATINGS])
async def test_a_vote_on_groups_that_changed_starts_again(room: Any, new_book: Any, at: str, way: str) -> None:
    async with room(with_groups(new_book(people=3)), at) as here:
        await here.press(way, "f6")
        await merge_two(here)
        await here.open(at)
        assert here.book.mark(at) == PageMark("ready")
        assert rounds.open_round(here.app.open_store, f"{at}#1") is None
        assert "What is voted on has changed. The vote starts again; nothing of it was kept." in here.wall
        assert "K1" not in here.wall
        await here.press("f6")
        assert "Wrong parts" in here.wall or way == "2"
        assert "has changed" not in here.wall


@pytest.mark.parametrize(
    ("way", "keys", "told"),
    [("1", "2100", "1 of 3 in"), ("4", "2100", "1 of 3 in"), ("3", "2", "1 of 4 counted")],
)
async def test_marks_on_groups_that_changed_are_asked_about(
    room: Any, new_book: Any, way: str, keys: str, told: str
) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press(way, "f6", *keys)
        await merge_two(here)
        assert said(here) == [f"“Private dots” is open, {told}: this changes what is voted on. Ctrl+Z takes it back."]
        await here.open(DOTS)
        assert f"What is voted on has changed, and the vote is open: {told}." in here.wall
        assert "K1" not in here.wall
        await here.press("2", "f6")
        assert said(here) == ["F6 once more forgets what was keyed in. The vote starts again."]
        await burst(here, "f6", "f6")
        assert here.book.mark(DOTS).status == "ready"
        assert "nothing of it was kept." in here.wall


async def test_taking_the_change_back_has_the_vote_go_on(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100")
        await merge_two(here)
        await here.open(DOTS)
        await here.press("ctrl+z")
        assert "1 of 2 in" in here.wall
        await here.press(*"0021", "f6", "f6")
        assert counted(here) == {"K1": 2, "K2": 1, "K3": 2, "K4": 1}


async def test_a_second_round_on_groups_that_changed_leads_back_to_the_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100" * 2, "f6", "f6", "r")
        await merge_two(here)
        await here.open(DOTS)
        assert here.book.mark(DOTS) == PageMark("revealed")
        assert "nothing of it was kept." in here.wall
        assert "K1" not in here.wall


async def test_a_new_name_of_a_group_changes_no_vote(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100")
        await here.open(GROUPS)
        here.grid.go("head:K1")
        await here.press("enter")
        await here.type(" at night")
        await here.press("enter")
        await here.open(DOTS)
        assert "Pumps fail again at night" in here.wall
        await here.press(*"0021", "f6", "f6")
        assert counted(here) == {"K1": 2, "K2": 1, "K3": 2, "K4": 1}


# -- a vote that was opened by mistake


@pytest.mark.parametrize(("way", "nobody"), [("1", "Nobody is in yet."), ("2", "Nobody is in yet."),
                                             ("3", "Nothing is counted yet."), ("4", "Nobody is in yet.")])  # fmt: skip
async def test_a_vote_opened_the_wrong_way_is_taken_back(room: Any, new_book: Any, way: str, nobody: str) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press(way, "f6", "f6")
        assert said(here) == [f"{nobody} F6 once more takes the vote back."]
        assert here.book.mark(DOTS).status == "open"
        await here.press("f6")
        assert here.book.mark(DOTS) == PageMark("ready")
        await here.press("1", "f6", *"2100" * 3, "f6", "f6")
        assert counted(here) == {"K1": 6, "K2": 3}


async def test_a_key_held_down_takes_no_vote_back(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await burst(here, *["f6"] * 6)
        await burst(here, "f6", "f6", "f6")
        assert here.book.mark(DOTS).status == "open"


async def test_what_was_keyed_in_meanwhile_is_asked_about_anew(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "f6", "2", "ctrl+z", "f6")
        assert here.book.mark(DOTS).status == "open"
        assert said(here) == ["Nobody is in yet. F6 once more takes the vote back."]


async def test_undo_in_a_vote_without_marks_says_how_to_take_it_back(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "ctrl+z")
        assert said(here) == ["Nobody is in yet. F6, twice, takes the vote back."]


async def test_a_second_round_opened_by_mistake_leads_back_to_the_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "r", "f6", "f6")
        assert here.book.mark(DOTS) == PageMark("revealed", 1)
        assert counted(here) == {"K1": 6, "K2": 3}
        assert "9 dots from 3 people" in here.wall
