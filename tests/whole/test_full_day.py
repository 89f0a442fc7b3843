"""A full day with twelve people in a real terminal: second round, reopened page, dropped exercise, undo, `kill -9`.

The group is the simulated one and answers with its key; opening, closing, revealing, settling and going on are
pressed as a facilitator presses them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.evaluate import evaluate
from exercises.running import run
from exercises.running.progress import progress
from tests.terminal import Terminal, crash_report, library_of
from workbook.model import Workbook
from workbook.session import Stop
from workbook.store import Store

DROPPED = "integration"
KILLED = "values/votes"
GROUP = "ctrl+l"


class Day:
    """The terminal, and the file it writes."""

    def __init__(self, folder: Path) -> None:
        self.env = library_of(folder)
        self.terminal = Terminal("rehearse", "--agenda", "full-day", "--people", "12", "--seed", "5", env=self.env)
        self.terminal.wait("REHEARSAL").wait("of 13 done")
        (self.file,) = (folder.parent / "rehearsals").glob("*.workbook.json")

    @property
    def book(self) -> Workbook:
        """The workbook as it stands on disk, once the screen says saved."""
        self.terminal.settle().wait("saved")
        store = Store.open(self.file, read_only=True)
        store.close()
        return store.book

    def kill_and_return(self) -> None:
        """End the program as a power cut would, and open the rehearsal again."""
        self.terminal.kill()
        self.terminal = Terminal("rehearse", self.file.name.removesuffix(".workbook.json"), env=self.env)
        self.terminal.wait("REHEARSAL").wait("of 13 done").settle()

    def settle(self, stop: Stop) -> None:
        """Have the group answer and press the done key, until the page is settled."""
        for _ in range(8):
            if self.book.mark(stop.page).status == "settled":
                return
            self.terminal.press(GROUP).settle().press(GROUP).settle().press("f6").settle()
        raise AssertionError(f"{stop.page} does not settle; the screen shows:\n{self.terminal.text}\n{crash_report()}")

    def walk(self, until: str = "") -> None:
        """Settle every page from where we are, to the end or to the page *until*."""
        book = self.book
        stops = run.stops(book)
        at = next(n for n, stop in enumerate(stops) if stop.place == book.session.page)
        for stop in stops[at:]:
            self.terminal.wait(f"{stop.number} of {stop.of} ·")
            if stop.page == until:
                return
            self.settle(stop)
            self.terminal.press("f8").settle()


@pytest.mark.faults
def test_a_full_day_with_twelve_people(tmp_path: Path) -> None:
    day = Day(tmp_path / "library")
    drop(day)
    day.terminal.press("f8").wait("1 of 1 · Welcome")
    day.walk(until="problems/clusters")
    undo_across_clusters(day)
    day.walk(until="problems/ratings")
    second_round(day)
    day.walk(until="problems/chosen")
    reopen(day)
    day.walk(until=KILLED)
    killed_with_an_open_ballot(day)
    day.walk()
    day.terminal.wait("13 of 13 done")
    book = day.book
    states = {s.block.id: s.state for s in progress(book, evaluate(book)) if not s.outside}
    assert states.pop(DROPPED) == "skipped"
    assert set(states.values()) == {"done"}, states
    assert book.tally("problems/ratings", 2) is not None
    day.terminal.press("ctrl+q")
    assert day.terminal.end() == 0


def drop(day: Day) -> None:
    """Leave an exercise out before it runs."""
    place = next(n for n, block in enumerate(day.book.agenda) if block.id == DROPPED)
    day.terminal.type("g").settle().press("home", *["down"] * place, "space").settle().press("f7").settle()
    assert next(block for block in day.book.agenda if block.id == DROPPED).dropped


def undo_across_clusters(day: Day) -> None:
    """Take back all the sorting of the group, and do it again."""
    day.terminal.press(GROUP).settle().press(GROUP).settle()
    sorted_cards = day.book.items
    assert sorted_cards["problems/clusters"]
    for _ in range(3):
        if not day.book.rows("problems/clusters"):
            break
        day.terminal.press("ctrl+z").settle()
    assert not day.book.rows("problems/clusters")
    for _ in range(3):
        if day.book.items == sorted_cards:
            break
        day.terminal.press("ctrl+y").settle()
    assert day.book.items == sorted_cards


def to_status(day: Day, page: str, status: str) -> None:
    for _ in range(6):
        if day.book.mark(page).status == status:
            return
        day.terminal.press(GROUP).settle().press(GROUP).settle().press("f6").settle()
    raise AssertionError(f"{page} never came to {status}:\n{day.terminal.text}")


def second_round(day: Day) -> None:
    """After the reveal: vote once more, unseen."""
    to_status(day, "problems/ratings", "revealed")
    first = day.book.tally("problems/ratings", 1)
    day.terminal.type("r").settle()
    assert day.book.mark("problems/ratings").round == 2
    to_status(day, "problems/ratings", "settled")
    assert day.book.tally("problems/ratings", 1) == first


def reopen(day: Day) -> None:
    """Open the ratings again from the page after them: what was built on them says "check again" until settled."""
    day.terminal.press("f7").settle().wait("· ").press("f6").settle()
    assert day.book.mark("problems/ratings").status == "revealed"
    day.terminal.press("f6").settle()
    assert day.book.mark("problems/ratings").status == "settled"
    day.terminal.press("f8").settle()


def killed_with_an_open_ballot(day: Day) -> None:
    """Back on the same page with the same clock; the ballot starts again and says so; nothing of it was kept."""
    day.terminal.press("f2").settle().press("f6").settle().press(GROUP).settle().press(GROUP).settle()
    before = day.book
    assert before.mark(KILLED).status == "open"
    assert before.session.clock.running
    day.kill_and_return()
    day.terminal.press("f8").wait("The vote was interrupted. Nothing was kept. Start again.")
    after = day.book
    assert after.session.page == before.session.page == KILLED
    assert after.mark(KILLED).status == "ready"
    assert after.tally(KILLED) is None
    was, now = before.session.clock, after.session.clock
    assert (now.page, now.box) == (was.page, was.box)
    assert now.spent >= was.spent
    # Everything else is as it was, but for how far this page is.
    assert (after.items, after.fields, after.tallies) == (before.items, before.fields, before.tallies)
