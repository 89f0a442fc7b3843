"""The agenda while it runs, from the exercise screen: dropped, moved, switched, added; the page in hand goes along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.running import run
from screens.overview import OverviewScreen
from workbook import session
from workbook.model import Block, Item, PageMark, Session
from workbook.session import Moment

SIZES = {"80x24": (80, 24), "120x35": (120, 35)}
PLAN = (
    Block("welcome", minutes=10),
    Block("primer", "primer", "short", 8),
    Block("problems", "problems", "full", 35),
    Block("break", minutes=15),
    Block("canvas", "canvas", "full", 50),
    Block("close", minutes=2),
)


def block(here: Any, name: str) -> Block:
    agenda: tuple[Block, ...] = here.book.agenda
    return next(found for found in agenda if found.id == name)


async def at_row(here: Any, name: str) -> None:
    """Put the cursor on a block of the agenda."""
    table = here.app.screen.table
    table.move_cursor(row=[b.id for b in here.book.agenda].index(name))
    await here.pilot.pause()


async def test_a_later_part_is_left_out_and_the_next_key_passes_it(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/chosen") as here:
        await here.press("alt+g")
        await at_row(here, "break")
        await here.press("space")
        assert block(here, "break").dropped
        await here.press("f7", "f8")
        assert here.ref.startswith("canvas/")
        await here.press("ctrl+z")
        assert not block(here, "break").dropped


async def test_the_part_in_hand_is_switched_and_its_page_shown_in_the_other_length(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("alt+g", "v", "f7")
        await here.pilot.pause()
        assert block(here, "problems").variant == "short"
        assert here.screen.desk.variant == "short"
        assert here.ref.startswith("problems/")
        assert here.screen._stops == run.stops(here.book)


async def test_the_part_in_hand_is_left_out_and_the_way_goes_on_from_there(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("alt+g", "space", "f7")
        assert here.ref == "problems/ideas"
        await here.press("f8")
        assert here.ref.startswith("break/")
        await here.press("f7")
        assert here.ref.startswith("primer/")


async def test_parts_are_added_behind_the_chosen_one_moved_timed_and_taken_out(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas", (120, 35)) as here:
        await here.press("alt+g", "n")
        assert "What comes next?" in here.wall
        await here.press("enter")
        added = here.book.agenda[3]
        assert added.exercise
        await here.press("d")
        assert here.book.agenda[4] == added
        await here.press("u", "u")
        assert here.book.agenda[2] == added
        await here.press("enter")
        await here.press(*["backspace"] * 4, *"17", "f6")
        assert here.book.agenda[2].minutes == 17
        await here.press("delete")
        assert here.book.agenda == PLAN
        for _ in range(6):
            await here.press("ctrl+z")
        assert here.book.agenda == PLAN
        assert not here.app.open_store.can_undo


async def test_minutes_are_written_down_as_they_pass(room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    at = [1000.0]
    monkeypatch.setattr(session, "now", lambda: Moment(5_000_000.0, at[0]))
    async with room(new_book(*PLAN), "problems/ideas") as here:
        here.screen.note_minutes()
        assert block(here, "problems").actual is None
        at[0] += 61
        here.screen.note_minutes()
        assert block(here, "problems").actual == 1
        at[0] += 60 * 39
        here.screen.note_minutes()
        assert block(here, "problems").actual == 40
        await here.press("alt+g")
        assert "5 min behind" in here.wall
        assert "40" in here.wall
        await here.press("f7")
        at[0] += 31
        for _ in range(8):
            if here.ref.startswith("problems/"):
                await here.press("f8")
        assert block(here, "problems").actual == 41
        assert not here.app.open_store.can_undo


async def test_a_change_of_the_time_of_day_moves_no_minute(
    room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [Moment(5_000_000.0, 100.0)]
    monkeypatch.setattr(session, "now", lambda: at[0])
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("f6", "f2")
        before = session.told(here.screen._timer, at[0])
        at[0] = Moment(5_000_000.0 - 7200, 130.0)
        here.screen.note_minutes()
        here.screen.show_clock()
        assert block(here, "problems").actual is None
        assert session.left(here.screen._timer, at[0]) == here.screen._timer.clock.box - 30
        assert session.told(here.screen._timer, at[0]) != before


async def test_the_check_names_what_is_too_long(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN, people=14), "problems/ideas", (120, 35)) as here:
        await here.press("alt+g")
        assert "too long for 14 people" in here.wall
        assert "Close, Closing word: typing alone takes 2 minutes more" in here.wall


async def test_the_check_speaks_of_what_is_left_and_of_those_who_are_here(room: Any, new_book: Any) -> None:
    book = new_book(Block("problems", "problems", "full", 35), Block("close", minutes=2), people=14)
    away = tuple(with_(person, here=n < 12) for n, person in enumerate(book.people))
    async with room(with_(book, people=away), "problems/ideas", (120, 35)) as here:
        await here.press("alt+g")
        assert "too long for 12 people" in here.wall
        assert "with 12 seats" in here.wall
        assert "This agenda is" in here.wall
    every = with_(book.session, marks={"close/words": PageMark("settled"), "close/reading": PageMark("settled")})
    every = with_(
        every, marks=every.marks | {f"problems/{p}": PageMark("settled") for p in ("ideas", "dots", "ratings")}
    )
    async with room(with_(book, people=away, session=every), "problems/ideas", (120, 35)) as here:
        await here.press("alt+g")
        assert "too long" not in here.wall
    ran = tuple(with_(block, actual=20) if block.id == "problems" else block for block in book.agenda)
    at_close = with_(book, people=away, agenda=ran, session=with_(book.session, page="close/words"))
    async with room(at_close, "close", (120, 35)) as here:
        await here.press("alt+g")
        assert "What is left of this agenda is 1 minute too long for 12 people" in here.wall
        assert "Critical business problems," not in here.wall


async def test_who_is_here_is_one_key_away(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("f10")
        assert "5 of 5 people here" in here.wall
        await here.press("space", "f7")
        assert here.ref == "problems/ideas"
        assert sum(person.here for person in here.book.people) == 4


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_as_it_was_last_looked_at(
    size: str,
    theme: str,
    room: Any,
    new_book: Any,
    snapshot: Callable[[Any, str], None],
    still: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("screens.agenda.clock_in", lambda minutes: "12:40")
    plan = (*(with_(b, actual=took) for b, took in zip(PLAN, (14, 12, 20), strict=False)), *PLAN[3:])
    async with room(new_book(*plan, people=14), "problems/ideas", SIZES[size]) as here:
        here.app.theme = theme
        await here.press("alt+g")
        here.app.open_store.flush()
        here.app.show_saving(here.app.screen)
        await still(here.pilot)
        snapshot(here.app, f"agenda-{size}-{theme}")


# -- a vote is open in the part


def with_groups(book: Any) -> Any:
    groups = tuple(Item(f"K{n}", text) for n, text in enumerate(("Pumps fail again", "Wrong parts", "Permits"), 1))
    return with_(book, items={"problems/clusters": groups}, session=Session())


@pytest.mark.parametrize("key", ["delete", "space", "v"])
async def test_a_part_in_which_a_vote_is_open_stays(room: Any, new_book: Any, key: str) -> None:
    async with room(with_groups(new_book(*PLAN)), "problems/dots") as here:
        await here.press("f6", "alt+g", key)
        assert here.book.agenda == PLAN
        said = [note.message for note in here.app._notifications]
        assert said == ["A vote is open in this part. Close it first."]
        await here.press("f7", "f6", "f6", "alt+g", key)  # taken back, it is in nobody's way
        assert here.book.agenda != PLAN


async def test_a_part_left_out_is_taken_up_again_while_a_vote_is_open_in_another(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(*PLAN)), "problems/dots") as here:
        await here.press("f6", "alt+g")
        await at_row(here, "break")
        await here.press("space")
        assert block(here, "break").dropped
        await here.press("space")
        assert here.book.agenda == PLAN


# -- the part in hand is taken out


async def test_from_a_part_that_is_taken_out_the_day_goes_on_with_the_next(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("f6")
        await here.type("Leak")
        await here.press("alt+g", "delete", "f7")
        await here.pilot.pause()
        assert here.ref.startswith("break/")
        assert here.book.session.page.startswith("break/")
        said = [note.message for note in here.app._notifications]
        assert said == ["“Critical business problems” was taken out of the agenda. This is what follows."]
        assert [card.text for card in here.book.rows("problems/ideas")] == ["Leak"]
        await here.press("f7")
        assert here.ref.startswith("primer/")


async def test_a_part_that_is_taken_out_and_brought_back_is_still_in_hand(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("alt+g", "delete", "ctrl+z", "f7")
        assert here.ref == "problems/ideas"
        assert here.book.session.page == "problems/ideas"


async def test_from_the_last_part_that_is_taken_out_the_way_leads_back(room: Any, new_book: Any) -> None:
    async with room(new_book(*PLAN[:3]), "problems/ideas") as here:
        await here.press("alt+g", "delete", "f7")
        await here.pilot.pause()
        assert here.ref.startswith("primer/")


@pytest.mark.parametrize("key", ["delete", "space"])
async def test_from_the_overview_too_the_day_goes_on_behind_the_part_in_hand(
    room: Any, new_book: Any, key: str
) -> None:
    async with room(new_book(*PLAN), "problems/ideas") as here:
        await here.press("f6")
        await here.type("Leak")
        await here.press("enter", "alt+o")
        here.app.push_screen(OverviewScreen())
        await here.pilot.pause()
        await here.press("g")
        await at_row(here, "problems")
        await here.press(key, "f7", "f8")
        await here.pilot.pause()
        assert here.ref.startswith("break/")
