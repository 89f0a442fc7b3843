"""After the reveal: every item once, in its order, counted, one key."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_

from exercises.exchange.interchange import sample_book
from exercises.reveal import VOICES
from screens.pages.talking import Talk
from tests.screens.pages.test_ballots import DOTS, with_groups
from workbook.apply import apply_all
from workbook.changes import SetMark
from workbook.model import Block, PageMark, Session


def test_each_item_once_and_back() -> None:
    talk = Talk(("b", "a", "c"), set())
    assert talk.waiting == ["b", "a", "c"]
    talk.onward()
    talk.onward()
    assert (talk.waiting, talk.words) == (["c"], "1 not yet discussed")
    talk.back()
    assert talk.waiting == ["a", "c"]
    for _ in range(5):
        talk.onward()
    assert talk.words == "all discussed"
    assert Talk().words == ""


async def test_the_wall_names_the_item_in_hand_and_counts_the_rest(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6")
        assert "discussed" not in here.wall
        await here.press("f6")
        assert "4 not yet" in here.wall
        assert "▸ Pumps fail again" in here.wall
        await here.press("space")
        assert "3 not yet" in here.wall
        assert "▸ Wrong parts" in here.wall
        await here.press("backspace")
        assert "▸ Pumps fail again" in here.wall
        await here.press("space", "f8", "f7")
        assert "3 not yet" in here.wall
        await here.press("space", "space", "space", "space")
        assert "all discussed" in here.wall
        assert not here.book.fields.get(DOTS)


async def test_who_speaks_first_is_said_once(room: Any) -> None:
    place = "problems/ratings"
    book = apply_all(with_(sample_book(), agenda=(Block("problems", "problems", "full", 30),), session=Session()),
                     [SetMark(place, PageMark("revealed"))])  # fmt: skip
    async with room(book, place) as here:
        said = " ".join(here.wall.split())
        assert said.count(VOICES) == 1
        await here.press("space")
        assert " ".join(here.wall.split()).count(VOICES) == 1


async def test_marks_typed_faster_than_they_are_drawn_go_to_their_own_lines(room: Any, new_book: Any) -> None:
    from textual import events

    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter")
        for mark in "2010":
            here.app.post_message(events.Key(mark, mark))
        await here.pilot.pause()
        await here.press("enter")
        for marks in ("2010", "2010"):
            await here.press("enter", *marks, "enter")
        await here.press("f6")
        tally = here.book.tally(DOTS)
        assert tally is not None
        assert {k: row["votes"]["votes"] for k, row in tally.counts.items()} == {"K1": 6, "K3": 3}
