"""How the day goes: ahead or behind, what is left, what the last time says."""

from __future__ import annotations

import pytest

from exercises.running.pace import Pace, here_in, last_time, pace, ran_before
from workbook.model import Block, Session, Workbook


def a_day(*took: int | None) -> tuple[Block, ...]:
    """Two exercises of 30, a break of 15, an exercise of 60, one dropped."""
    minutes = (30, 30, 15, 60)
    names = ("primer", "problems", "", "canvas")
    blocks = [
        Block(name or "break", name, "full", plan, actual=actual)
        for name, plan, actual in zip(names, minutes, took, strict=True)
    ]
    return (*blocks, Block("values", "values", "full", 25, dropped=True, actual=7))


def test_nothing_ran_yet() -> None:
    found = pace(a_day(None, None, None, None))
    assert found == Pace(0, 0, 135, 135)
    assert found.words == ""


def test_a_block_over_time_puts_us_behind_while_it_runs() -> None:
    found = pace(a_day(30, 42, None, None), "problems", frozenset({"primer"}))
    assert (found.behind, found.left, found.words) == (12, 75, "12 min behind")
    found = pace(a_day(30, 20, None, None), "problems", frozenset({"primer"}))
    assert (found.behind, found.left, found.words) == (0, 85, "on time")


def test_a_block_that_ended_early_puts_us_ahead_only_when_it_is_over() -> None:
    running = pace(a_day(30, 10, None, None), "problems", frozenset({"primer"}))
    assert (running.behind, running.left) == (0, 95)
    over = pace(a_day(30, 10, None, None), "break", frozenset({"primer", "problems"}))
    assert (over.behind, over.left, over.words) == (-20, 75, "20 min ahead")


def test_what_was_passed_by_without_a_minute_wins_nothing_and_may_still_come() -> None:
    found = pace(a_day(None, 30, None, None), "break")
    assert (found.behind, found.left) == (0, 105)


def test_at_this_pace_stretches_exercises_and_leaves_breaks() -> None:
    found = pace(a_day(45, 45, None, None), "break", frozenset({"primer", "problems"}))
    assert (found.left, found.at_pace) == (75, 15 + 90)
    wild = pace(a_day(300, 300, None, None), "break", frozenset({"primer", "problems"}))
    assert wild.at_pace == 15 + 120


def test_a_peek_at_a_later_block_changes_nothing_but_what_is_left_there() -> None:
    found = pace(a_day(30, 5, None, 1), "problems", frozenset({"primer"}))
    assert (found.behind, found.left) == (0, 25 + 15 + 59)


@pytest.mark.parametrize(
    ("actual", "said"), [(35, "took 5 min longer last time"), (20, "took 10 min less last time"), (31, "")]
)
def test_the_last_time_is_said_where_it_differs(actual: int, said: str) -> None:
    before = ran_before(Workbook("w", agenda=a_day(actual, None, 20, None)))
    assert last_time(Block("primer", "primer"), before) == said
    assert last_time(Block("break"), before) == ""
    assert last_time(Block("canvas", "canvas"), before) == ""


def test_here_is_the_block_of_the_page_in_hand() -> None:
    book = Workbook("w", agenda=a_day(None, None, None, None))
    assert here_in(book) == ""
    assert here_in(Workbook("w", agenda=book.agenda, session=Session("break/break"))) == "break"
