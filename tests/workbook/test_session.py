"""The run: states, places, the clock."""

from __future__ import annotations

import pytest

from workbook import session
from workbook.apply import apply_all
from workbook.model import Clock, PageMark, Session, Workbook
from workbook.session import Moment, Stop, Timer

STOPS = tuple(
    Stop(f"{block}/{page}", f"{block}/{page}", block, n, 2)
    for block in ("welcome", "problems", "close")
    for n, page in enumerate(("one", "two"), 1)
)


def at(seconds: float, wall: float = 0.0) -> Moment:
    return Moment(1_000_000 + (wall or seconds), seconds)


@pytest.mark.parametrize(
    ("flow", "path"),
    [
        ("plain", ["settled", "open", "settled"]),
        ("paper", ["revealed", "settled", "revealed"]),
        ("ballot", ["open", "closed", "revealed", "settled", "revealed"]),
    ],
)
def test_one_key_walks_the_states_and_reopens(flow: session.Flow, path: list[str]) -> None:
    mark, seen = PageMark(), []
    for _ in path:
        mark = session.advanced(flow, mark)
        seen.append(mark.status)
    assert seen == path


def test_settling_clears_check_again_and_nothing_else_does() -> None:
    mark = PageMark("revealed", check=True)
    assert not session.advanced("ballot", mark).check
    assert session.begun(mark) == mark
    assert session.begun(PageMark("skipped")).status == "open"


def test_check_again_goes_to_pages_that_were_done() -> None:
    book = Workbook(
        "w",
        session=Session(
            marks={"a/x": PageMark("settled"), "a/y": PageMark("open"), "a/z": PageMark("settled", check=True)}
        ),
    )
    book = apply_all(book, session.check_again(book, ["a/x", "a/y", "a/z", "a/none"]))
    assert [book.mark(p).check for p in ("a/x", "a/y", "a/z", "a/none")] == [True, False, True, False]


def test_next_and_back_walk_over_blocks_and_stop_at_the_ends() -> None:
    assert session.moved(STOPS, "welcome/two", 1) == STOPS[2]
    assert session.moved(STOPS, "problems/one", -1) == STOPS[1]
    assert session.moved(STOPS, "close/two", 1) is None
    assert session.moved(STOPS, "welcome/one", -1) is None
    assert session.moved(STOPS, "", 1) == STOPS[0]
    assert session.stop_at(STOPS, "problems") == STOPS[2]


def test_the_clock_counts_down_and_pauses() -> None:
    timer = session.on_page(Timer(), "a/x", 240, at(0))
    assert session.told(timer, at(0)) == "4:00"
    timer = session.toggled(timer, at(10))
    assert session.told(timer, at(70)) == "3:00"
    assert session.told(timer, at(70.2)) == "3:00"
    timer = session.toggled(timer, at(100))
    assert session.told(timer, at(500)) == "2:30 paused"


def test_overtime_is_said_and_two_more_minutes_count_from_now() -> None:
    timer = session.toggled(session.on_page(Timer(), "a/x", 60, at(0)), at(0))
    assert session.told(timer, at(100)) == "0:40 over"
    timer = session.more(timer, at(100))
    assert session.told(timer, at(100)) == "2:00"
    assert session.left(timer, at(100)) == 120


def test_two_more_minutes_in_time_add_up() -> None:
    timer = session.toggled(session.on_page(Timer(), "a/x", 60, at(0)), at(0))
    assert session.left(session.more(timer, at(20)), at(20)) == 160


def test_the_wall_clock_may_jump_within_a_run() -> None:
    timer = session.toggled(session.on_page(Timer(), "a/x", 600, at(0)), at(0))
    assert session.spent(timer, at(30, wall=-5000)) == 30


@pytest.mark.parametrize(
    ("away", "running", "spent"),
    [(90, True, 190), (0, True, 100), (12 * 3600, True, 43300), (12 * 3600 + 1, False, 100), (-5, False, 100)],
)
def test_after_a_restart_the_time_away_counts_within_twelve_hours(away: float, running: bool, spent: float) -> None:
    kept = Clock("a/x", 600, 100.0, True, at=5000.0)
    timer = session.restored(kept, Moment(5000.0 + away, 7.0))
    assert timer.running is running
    assert session.spent(timer, Moment(0, 7.0)) == spent


def test_a_paused_clock_stays_paused_after_a_restart() -> None:
    timer = session.restored(Clock("a/x", 600, 100.0, False, at=5000.0), Moment(5090.0, 7.0))
    assert session.spent(timer, Moment(0, 50.0)) == 100


def test_another_page_sets_the_clock_anew_and_the_same_page_goes_on() -> None:
    timer = session.toggled(session.on_page(Timer(), "a/x", 60, at(0)), at(0))
    assert session.on_page(timer, "a/x", 999, at(5)) is timer
    fresh = session.on_page(timer, "a/y", 120, at(5))
    assert (fresh.running, session.left(fresh, at(90))) == (False, 120)
    assert session.told(session.on_page(timer, "a/z", 0, at(5)), at(6)) == ""
