"""How a day begins and ends: the trial ballot, and what is taken away."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from exercises.exchange.interchange import answers_from_book
from exercises.running.progress import Far, done_of, progress
from screens.keys.commands import in_place, use_keys
from workbook.apply import apply_all
from workbook.changes import SetMark, SetTally
from workbook.model import Block, PageMark, Tally, Workbook

DAY = (Block("welcome", minutes=10), Block("primer", "primer", "short", 8), Block("close", minutes=6))
TRIAL = "welcome/trial"
SIZES = {"80x24": (80, 24), "120x35": (120, 35)}


async def test_the_room_tries_slips_and_a_reveal_before_it_matters(room: Any, new_book: Any) -> None:
    async with room(new_book(*DAY), "welcome") as here:
        assert here.screen._timer.clock.box == 7 * 60
        await here.press("f8")
        assert here.ref == TRIAL
        assert here.screen._timer.clock.box == 3 * 60
        assert "coffee" in here.words("#ask")
        await here.press("f6", *"115p5")
        assert "5 of 5 in" in here.wall
        assert "spoon" not in here.words("#how")
        before = here.wall
        await here.press("f6")
        assert here.book.mark(TRIAL).status == "closed"
        assert "mean" not in before
        await here.press("f6")
        assert here.book.mark(TRIAL).status == "revealed"
        assert "3.0" in here.wall
        assert "split" in here.wall
        await here.press("f6")
        tally = here.book.tally(TRIAL)
        assert tally is not None
        assert tally.counts == {"coffee": {"score": {"1": 2, "5": 2, "pass": 1}}}
        assert not tally.views, "of a trial nothing is told by viewpoint"
        findings = here.screen.findings
        assert findings.results == {}
        assert done_of(progress(here.book, findings)) == Far(0, 1)
        assert set(answers_from_book(here.book)["answers"]) == {"format", "workshop"}
        await here.press("f8")
        assert here.ref.startswith("primer/")


@pytest.mark.parametrize("way", ["2", "3", "4"])
async def test_the_other_ways_in_can_be_tried_too(way: str, room: Any, new_book: Any) -> None:
    marks = {"2": ("enter", "3", "enter") * 5, "3": ("1", "right", "1", "right", "3"), "4": tuple("12345")}[way]
    async with room(new_book(*DAY), TRIAL) as here:
        await here.press(way, "f6", *marks, "f6", "f6")
        assert here.book.mark(TRIAL).status == "revealed", here.wall
        tally = here.book.tally(TRIAL)
        assert tally is not None
        assert sum(tally.counts["coffee"]["score"].values()) == 5


async def test_alone_there_is_no_trial(room: Any, new_book: Any) -> None:
    async with room(new_book(*DAY, people=1, kind="solo"), "welcome") as here:
        assert here.screen._timer.clock.box == 10 * 60
        await here.press("f8")
        assert here.ref.startswith("primer/")


async def test_nothing_is_compared_with_the_trial_of_an_earlier_day(room: Any, new_book: Any, monkeypatch: Any) -> None:
    book = _revealed(new_book(*DAY))
    monkeypatch.setattr("screens.pages.revealed.earlier_of", lambda _store: book)
    async with room(book, TRIAL) as here:
        assert "last time" not in here.wall
        assert "Between the rounds" not in here.wall


async def test_the_last_page_says_where_to_read_on_and_makes_the_documents(room: Any, new_book: Any) -> None:
    async with room(new_book(*DAY), "close") as here:
        assert here.screen._timer.clock.box == 5 * 60
        await here.type("relieved")
        await here.press("enter", "f6", "f8")
        assert here.ref == "close/reading"
        wall = here.wall
        for part in ("Handout", "Summary", "Poster", "Glossary", "review date", "Who has which action"):
            assert part in wall, wall
        assert "E make the documents" in wall
        told = here.screen.query_one("#lines", Static).content
        assert "Poster" in {told.plain[span.start : span.end] for span in told.spans if span.style == "bold"}
        await here.press("f1")
        assert "export" in {one.id for one in in_place(*here.app.screen.places)}
        await here.press("escape", "e")
        assert type(here.app.screen).__name__ == "ExportScreen"
        await here.press("f7")
        assert here.ref == "close/reading"


async def test_the_key_that_makes_the_documents_is_the_one_in_the_settings(room: Any, new_book: Any) -> None:
    assert use_keys({"export": ["m"]}) == ()
    try:
        async with room(new_book(*DAY), "close/reading") as here:
            use_keys({"export": ["m"]})
            here.body.redraw()
            await here.pilot.pause()
            assert "M make the documents" in here.wall
            await here.press("e")
            assert type(here.app.screen).__name__ == "ExerciseScreen"
            await here.press("m")
            assert type(here.app.screen).__name__ == "ExportScreen"
    finally:
        use_keys({})


def _revealed(book: Workbook) -> Workbook:
    tally = Tally(TRIAL, 1, "paper", {"coffee": {"score": {"1": 1, "2": 1, "3": 2, "5": 1}}}, voters=5)
    return apply_all(book, [SetTally(tally.key, tally), SetMark(TRIAL, PageMark("revealed"))])


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "place"),
    [("trial", TRIAL), ("trial-revealed", TRIAL), ("welcome", "welcome/welcome"), ("close", "close/reading")],
)
async def test_it_looks_as_it_was_last_looked_at(
    name: str, place: str, size: str, theme: str, room: Any, new_book: Any, snapshot: Any, still: Any
) -> None:
    book = new_book(*DAY)
    async with room(_revealed(book) if name.endswith("revealed") else book, place, SIZES[size]) as here:
        here.app.theme = theme
        here.app.open_store.flush()
        here.app.show_saving(here.screen)
        await still(here.pilot)
        snapshot(here.app, f"page-{name}-{size}-{theme}")
