"""A full day with twelve people in a real terminal, the cockpit beside it, from welcome to close.

One run for many checks: an exercise is dropped, sorting is undone and done again, a vote has a second round, a page is
opened again and what was built on it is checked and confirmed, and half way the program ends as in a power cut.

The group is the simulated one and answers with its key; opening, closing, revealing, settling and going on are
pressed as a facilitator presses them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from exercises.evaluate import evaluate
from exercises.running import run
from exercises.running.progress import progress
from tests.terminal import PATIENCE, Terminal, crash_report, library_of
from workbook.live import Live, read_live
from workbook.model import Workbook
from workbook.paths import live_file
from workbook.session import Stop
from workbook.store import Store

DROPPED = "integration"
KILLED = "values/votes"
GROUP = "ctrl+l"
ASKS = "once more closes"
SOON = 6.0
"""Seconds after which a key that changed nothing is pressed again: it told the next answer of a quiz, say."""


class Day:
    """Both terminals, and the file the first one writes."""

    def __init__(self, folder: Path) -> None:
        self.env = library_of(folder)
        self.terminal = Terminal("rehearse", "--agenda", "full-day", "--people", "12", "--seed", "5", env=self.env)
        self.terminal.wait("REHEARSAL").wait("of 13 done")
        (self.file,) = (folder.parent / "rehearsals").glob("*.workbook.json")
        self.name = self.file.name.removesuffix(".workbook.json")
        beside = library_of(self.file.parent)
        self.cockpit = Terminal("cockpit", self.name, columns=110, rows=40, env=beside).wait("shows the overview")

    @property
    def book(self) -> Workbook:
        """The workbook as it stands on disk, once the screen says saved."""
        self.terminal.settle().wait("saved")
        store = Store.open(self.file, read_only=True)
        store.close()
        return store.book

    @property
    def live(self) -> Live:
        """Where the session says it is."""
        return read_live(live_file(self.file)) or Live()

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Read on until something holds; whether it did in time."""
        return self.terminal.until(holds, seconds)

    def shown(self, place: str) -> None:
        """Wait until a page is shown."""
        assert self.until(lambda: self.live.place == place), f"{place} never came:\n{self.terminal.text}"

    def to(self, status: str) -> None:
        """Have the group answer and press the done key, until the page in hand is so far."""
        for _ in range(12):
            live = self.live
            if live.status == status:
                return
            self.terminal.press(GROUP, GROUP)
            if live.status == "open" and live.of:
                self.until(lambda: self.live.taken > 0, SOON)
            asked = ASKS in self.terminal.text
            self.terminal.press("f6")
            self.until(lambda: self._went_on(live.status) or (not asked and ASKS in self.terminal.text), SOON)  # noqa: B023
        raise AssertionError(f"{self.live.page} never came to {status}:\n{self.terminal.text}\n{crash_report()}")

    def _went_on(self, before: str) -> bool:
        """Whether the done key was taken. An answer alone opens a page too; only a vote is open with somebody to ask."""
        now = self.live
        return now.status != before and (now.status != "open" or now.of > 0)

    def walk(self, until: str = "") -> None:
        """Settle every page from where we are, to the end or to the page *until*."""
        book = self.book
        stops = run.stops(book)
        stop = next((stop for stop in stops if stop.place == self.live.place), None)
        while stop is not None:
            self.shown(stop.place)
            if stop.page == until:
                self.terminal.settle()
                return
            self.to("settled")
            stop = run.beside(book, stops, stop, 1)
            self.go(stop)

    def go(self, to: Stop | None, key: str = "f8") -> None:
        """Go to the page beside this one; from the last one to the overview."""
        self.terminal.press(key)
        self.shown(to.place if to is not None else "")

    def step(self, key: str, to: str) -> None:
        """Go to the page beside this one, by its name."""
        self.go(next(stop for stop in run.stops(self.book) if stop.page == to), key)
        self.terminal.settle()


def test_a_full_day_with_twelve_people(tmp_path: Path) -> None:
    day = Day(tmp_path / "library")
    drop(day)
    day.terminal.press("f8").wait("1 of 2 · Welcome")
    day.walk(until="problems/clusters")
    undo_across_clusters(day)
    day.walk(until="problems/ratings")
    second_round(day)
    day.walk(until="problems/chosen")
    day.to("settled")
    reopen_and_check_again(day)
    day.walk(until=KILLED)
    killed_with_an_open_ballot(day)
    day.walk()
    day.terminal.wait("12 of 13 done, 1 left out")
    day.cockpit.wait("shows the overview")
    everything_stands(day.book)
    day.terminal.press("ctrl+q")
    assert day.terminal.end() == 0
    day.cockpit.wait("No session runs").press("ctrl+q")
    assert day.cockpit.end() == 0
    assert not list(day.file.parent.glob("*.live"))


def everything_stands(book: Workbook) -> None:
    """Every exercise but the dropped one is done, nothing waits for a check, and both rounds are kept."""
    states = {s.block.id: s.state for s in progress(book, evaluate(book)) if not s.outside}
    assert states.pop(DROPPED) == "skipped"
    assert states.pop("slack") == "not started", "the day ends with the close"
    assert set(states.values()) == {"done"}, states
    assert not [page for page, mark in book.session.marks.items() if mark.check or mark.again]
    assert book.tally("problems/ratings", 1) is not None
    assert book.tally("problems/ratings", 2) is not None


def drop(day: Day) -> None:
    """Leave an exercise out before it runs; the second terminal knows at once."""
    place = next(n for n, block in enumerate(day.book.agenda) if block.id == DROPPED)
    day.terminal.type("g").settle().press("home", *["down"] * place, "space").settle().press("f7").settle()
    assert next(block for block in day.book.agenda if block.id == DROPPED).dropped
    day.cockpit.wait(lambda text: any("✕" in line and "Barriers" in line for line in text.splitlines()))


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


def second_round(day: Day) -> None:
    """After the reveal: vote once more, unseen. Wall and cockpit say so, and what moved is told after the reveal."""
    day.to("revealed")
    first = day.book.tally("problems/ratings", 1)
    day.terminal.type("r").wait("open, round 2")
    day.cockpit.wait("open, round 2")
    day.terminal.press(GROUP).settle().press(GROUP).settle()
    day.cockpit.wait(lambda text: re.search(r"[1-9]\d* of 12 in", text) is not None)
    day.to("revealed")
    assert day.until(lambda: "revealed, round 2" in day.terminal.text)
    day.terminal.settle().press("end").wait("Between the rounds")
    day.to("settled")
    assert day.book.tally("problems/ratings", 1) == first


def reopen_and_check_again(day: Day) -> None:
    """Open the ratings again: the choice that was built on them says "check again" until somebody has looked."""
    day.step("f7", "problems/ratings")
    day.terminal.press("f6").wait("re-opened")
    assert day.book.mark("problems/chosen").check
    day.to("settled")
    day.step("f8", "problems/chosen")
    day.terminal.wait("◇ check again")
    day.terminal.press("f6").wait("◇ check again", gone=True).wait("settled")
    assert not day.book.mark("problems/chosen").check


def killed_with_an_open_ballot(day: Day) -> None:
    """Back on the same page with the same clock; the ballot starts again and says so; nothing of it was kept."""
    day.terminal.press("f2", "f6").wait("0 of 12 in").press(GROUP).settle().press(GROUP)
    assert day.until(lambda: day.live.taken > 0)
    before = day.book
    assert before.mark(KILLED).status == "open"
    assert before.session.clock.running
    day.terminal.kill()
    day.cockpit.wait("No session runs")
    day.terminal = Terminal("rehearse", day.name, env=day.env).wait("REHEARSAL")
    day.terminal.wait("The vote was interrupted. Nothing was kept. Start again.").settle()
    day.cockpit.wait("Six votes each · ready")
    after = day.book
    assert after.session.page == before.session.page == KILLED
    assert after.mark(KILLED).status == "ready"
    assert after.tally(KILLED) is None
    was, now = before.session.clock, after.session.clock
    assert (now.page, now.box, now.running) == (was.page, was.box, True)
    assert now.spent >= was.spent
    # Everything else is as it was, but for how far this page is.
    assert (after.items, after.fields, after.tallies) == (before.items, before.fields, before.tallies)
