"""In the room: states in words, the clock and its bell, who is asked, what the wall never tells."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual.widgets import Digits
from textual.widgets._toast import Toast

from screens.keys.help import HelpScreen
from screens.pages.base import Hint
from screens.parts.frame import KeyLine
from screens.room import rounds
from screens.room.coach import CoachPanel
from tests.screens.pages.test_ballots import DOTS, GROUPS, RATINGS, with_groups
from workbook import session, settings
from workbook.model import Action, Block, Clock
from workbook.session import Moment, Timer

SCORES = "scorecard/scores"


def face(here: Any) -> str:
    """What stands under the clock."""
    return str(here.words("#clock-words"))


async def test_every_state_of_a_vote_is_said(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS, (100, 30)) as here:
        assert face(here) == "ready"
        await here.press("f6")
        assert face(here) == "open\n0 of 3 in"
        await here.press(*"2100", *"2010", *"2001", "f6")
        assert face(here) == "closed"
        await here.press("f6")
        assert face(here) == "revealed\n4 not yet discussed"
        await here.press("r")
        assert face(here) == "open, round 2\n0 of 3 in"
        await here.press(*"2100", *"2010", *"2001", "f6", "f6")
        assert face(here).startswith("revealed, round 2")
        await here.press("f6")
        assert face(here) == "settled, round 2"
        await here.press("f6")
        assert face(here).startswith("revealed, round 2, re-opened")
        await here.press("f6")
        assert face(here) == "settled, round 2"


async def test_a_page_that_is_opened_again_says_so_until_it_is_settled(room: Any, new_book: Any) -> None:
    async with room(new_book(), "primer/fit_line", (100, 30)) as here:
        await here.press("f6")
        assert face(here) == "settled"
        await here.press("f6")
        assert face(here) == "open, re-opened"
        assert here.book.mark("primer/fit_line").again
        await here.press("f6")
        assert face(here) == "settled"
        assert not here.book.mark("primer/fit_line").again


async def test_a_second_enter_at_a_seat_by_mistake_casts_no_vote(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), RATINGS) as here:
        await here.press("2", "f6", "enter", "enter")
        round_ = rounds.open_round(here.app.open_store, f"{RATINGS}#1")
        assert round_ is not None
        assert round_.ballot.taken == 0
        await here.press(*("3" * 5), "enter", "enter")
        assert round_.ballot.taken == 1


async def test_what_a_seat_left_empty_is_said_to_nobody(room: Any, new_book: Any) -> None:
    """The wall says the same over a sheet with one pass and over one with eleven."""
    said = []
    for keyed in ("3" * 11, "3"):
        async with room(with_groups(new_book(people=3)), RATINGS) as here:
            await here.press("2", "f6", "enter", *keyed, "enter")
            said.append([str(toast._notification.message) for toast in here.app.screen.query("Toast")])
            await here.press("enter")
            assert not list(here.app.screen.query("Toast"))
            assert "left empty" not in here.wall
    assert said[0] == said[1]
    assert said[0]


async def test_a_score_keyed_where_the_viewpoint_belongs_shifts_no_line(room: Any, new_book: Any) -> None:
    async with room(new_book(people=10), SCORES, (120, 35)) as here:
        await here.press("f6")
        assert "viewpoint" in here.wall
        await here.press(*"1234512345")
        round_ = rounds.open_round(here.app.open_store, f"{SCORES}#1")
        assert round_ is not None
        assert round_.slips[0] == {}
        await here.press("m", *"1234512345")
        assert "".join(round_.slips[0].values()) == "1234512345"
        assert round_.sides[0] == "member"


async def test_hands_say_how_many_lines_are_counted(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), RATINGS, (100, 30)) as here:
        await here.press("3", "f6")
        assert face(here) == "open\n0 of 12 counted"
        await here.press("4", "enter", "9", "9")
        assert face(here) == "open\n2 of 12 counted"
        await here.press("delete", "4", "f6")
        assert here.book.mark(RATINGS).status == "open"
        await here.press("f6")
        assert here.book.mark(RATINGS).status == "closed"


async def test_help_in_a_vote_lists_the_keys_of_its_state(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS, (120, 60)) as here:

        async def told() -> str:
            await here.press("f1")
            assert isinstance(here.app.screen, HelpScreen)
            found: str = here.wall
            await here.press("f1")
            return found

        before = await told()
        assert "Another way in" in before
        assert "One more slip" in before
        await here.press("2")
        assert "At the keys, done" in await told()
        await here.press("3")
        assert "Count hands" in await told()
        await here.press("1", "f6")
        during = await told()
        assert "One more slip" in during
        assert "Leave empty" in during
        for other in ("Another way in", "Second round", "Count hands", "Another seat"):
            assert other not in during
        await here.press(*"2100", *"2010", *"2001", "f6", "f6")
        after = await told()
        for own in ("Second round", "Talked about", "Discard this round"):
            assert own in after
        assert "One more slip" not in after


async def test_going_ahead_for_a_look_and_back_loses_no_minute(room: Any, new_book: Any, monkeypatch: Any) -> None:
    at = Moment(1000.0, 1000.0)
    monkeypatch.setattr(session, "now", lambda: at)
    async with room(new_book(), "primer/cards") as here:
        await here.press("f2")
        at = Moment(1100.0, 1100.0)
        await here.press("f8", "f7")
        clock = here.screen._timer.clock
        assert (clock.page, clock.spent, clock.running) == ("primer/cards", 100.0, False)
        await here.press("f2")
        at = Moment(1130.0, 1130.0)
        await here.press("f8", "f8", "f7", "f7")
        assert here.screen._timer.clock.spent == 130.0
        await here.press("f6", "f6", "f8", "f7")
        assert here.screen._timer.clock.spent == 0.0, "a settled page begins anew"


async def test_a_clock_of_an_earlier_run_of_the_program_is_kept_when_somebody_looks_ahead(
    room: Any, new_book: Any
) -> None:
    book = new_book()
    clock = Clock("primer/cards", 360, 77.0)
    async with room(with_(book, session=with_(book.session, clock=clock)), "primer/cards") as here:
        await here.press("f8", "f7")
        assert here.screen._timer.clock.spent == 77.0


async def test_a_second_round_has_the_whole_time_box(room: Any, new_book: Any, monkeypatch: Any) -> None:
    at = Moment(1000.0, 1000.0)
    monkeypatch.setattr(session, "now", lambda: at)
    async with room(new_book(people=3), SCORES) as here:
        await here.press("f2", "f6")
        at = Moment(1100.0, 1100.0)
        await here.press(*"3" * 30, "f6", "f6", "r")
        clock = here.screen._timer.clock
        assert here.book.mark(SCORES).round == 2
        assert (clock.page, clock.spent) == (SCORES, 0.0)


async def test_the_bell_sounds_once_when_time_is_up_and_only_where_it_is_wished_for(
    room: Any, new_book: Any, monkeypatch: Any
) -> None:
    at = Moment(1000.0, 1000.0)
    monkeypatch.setattr(session, "now", lambda: at)
    async with room(new_book(), "primer/cards") as here:
        rung: list[float] = []
        monkeypatch.setattr(here.app, "bell", lambda: rung.append(at.steady))

        def tick(seconds: float) -> None:
            nonlocal at
            at = Moment(at.wall + seconds, at.steady + seconds)
            here.screen.show_clock()

        await here.press("f2")
        tick(1)
        tick(400)
        assert rung == [], "off at first"
        await here.press("shift+f2", "alt+l")
        tick(1)
        tick(60)
        assert rung == []
        tick(60)
        tick(1)
        tick(1)
        assert len(rung) == 1
        await here.press("shift+f2")
        tick(1)
        await here.press("f2")
        tick(300)
        assert len(rung) == 1, "a clock that stands never rings"
        assert settings.load().bell
        await here.press("alt+l")
        assert not settings.load().bell


async def test_the_bell_is_silent_on_a_page_that_was_over_already(room: Any, new_book: Any, monkeypatch: Any) -> None:
    at = Moment(1000.0, 1000.0)
    monkeypatch.setattr(session, "now", lambda: at)
    settings.save(settings.load()._replace(bell=True))
    async with room(new_book(), "primer/cards") as here:
        rung: list[float] = []
        monkeypatch.setattr(here.app, "bell", lambda: rung.append(at.steady))
        await here.press("f2")
        at = Moment(2000.0, 2000.0)
        here.screen.show_clock()
        assert len(rung) == 1
        await here.press("f8", "f2", "f7")
        here.screen.show_clock()
        await here.press("f2")
        here.screen.show_clock()
        assert len(rung) == 1


async def test_the_coach_says_what_comes_next(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book()), DOTS, (120, 35)) as here:
        await here.press("f5")
        assert "This is visible on the wall" in here.wall
        assert "Next  Rate the top of the list, 8 min" in here.wall


async def test_a_discarded_round_leaves_the_groups(room: Any, new_book: Any) -> None:
    book = with_groups(new_book(people=3))
    async with room(with_(book, info=book.info), DOTS) as here:
        await here.press("f6", *"2100", *"2100", *"2100", "f6", "f6", "d", "d")
        assert here.book.tally(DOTS) is None
        assert len(here.book.rows(GROUPS)) == 4


async def test_what_is_overdue_is_said_in_the_overview_and_in_the_list(room: Any, new_book: Any) -> None:
    actions = (
        Action("N1", "Ring the fitters", due="2025-01-07"),
        Action("N2", "Book the room", due="2999-01-01"),
        Action("N3", "Done long ago", due="2025-01-07", state="done"),
        Action("N4", "Some day"),
    )
    async with room(with_(new_book(), actions=actions), DOTS, (100, 30)) as here:
        here.app.visit("overview")
        await here.pilot.pause()
        assert "3 open actions, 1 overdue" in here.wall
        await here.press("a")
        rows = here.wall
        assert rows.count("overdue") == 2, "in the heading and on the one row"
        assert "3 of 4 actions open · 1 overdue" in rows


async def test_where_there_is_room_the_coach_stands_beside_the_page(room: Any, new_book: Any) -> None:
    book = new_book(Block("problems", "problems", "full", 35))
    async with room(book, "problems/chosen", (120, 35)) as here:
        await here.press("f5")
        sheet, coach = here.screen.query_one("#sheet").region, here.screen.query_one(CoachPanel).region
        assert sheet.width >= 68
        assert sheet.right <= coach.x
        assert "This is visible on the wall" in here.wall
        assert "in place of the page" not in here.wall
        await here.pilot.resize_terminal(80, 24)
        await here.pilot.pause()
        assert "Coach, in place of the page" in here.wall
        assert not here.screen.query_one("#sheet").display


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_a_toast_covers_neither_keys_nor_hint(room: Any, new_book: Any, size: tuple[int, int]) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/words", size) as here:
        hint, line = here.screen.query_one(Hint), here.screen.query_one(KeyLine)
        assert "next field" in hint.render().plain
        here.screen.say("Something that takes two lines where half of a small screen is all there is for it.")
        await here.pilot.pause()
        (toast,) = here.app.screen.query(Toast)
        assert toast.region.bottom <= hint.region.y < line.region.y


async def test_over_the_box_the_clock_counts_up_with_a_sign(room: Any, new_book: Any) -> None:
    book = new_book(Block("problems", "problems", "full", 35))
    async with room(book, "problems/chosen", (120, 35)) as here:
        timer = here.screen._timer
        here.screen._timer = Timer(with_(timer.clock, spent=timer.clock.box + 135.0), timer.since)
        here.screen.show_clock()
        await here.pilot.pause()
        assert here.screen.query_one(Digits).value == "+2:15"
        await here.pilot.resize_terminal(80, 24)
        await here.pilot.pause()
        here.screen.show_clock()
        await here.pilot.pause()
        assert "+2:15, time is up" in here.wall


async def test_the_blank_wall_shows_nothing_that_was_just_said(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/ideas") as here:
        await here.press("ctrl+z")
        assert "There is nothing to take back." in here.wall
        await here.press("f9")
        await here.pilot.pause()
        assert not here.wall.strip()
