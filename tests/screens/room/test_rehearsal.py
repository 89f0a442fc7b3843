"""A rehearsal in the full screen: the group answers with one key, everything else is the facilitator's, all is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.rehearsal import rehearsal_book
from exercises.running import run
from exercises.running.progress import progress
from screens.app import WorkbookApp
from screens.parts.frame import Heading
from screens.room.rounds import open_round
from workbook.errors import WorkbookError
from workbook.library import Library
from workbook.model import Info, Workbook
from workbook.paths import rehearsals_folder
from workbook.session import Stop

SIZE = (100, 30)


async def arrived(pilot: Any, page: str) -> None:
    """Wait until a page stands on the screen, built to the end."""
    for _ in range(100):
        await pilot.pause()
        desk = getattr(pilot.app.screen, "desk", None)
        body = getattr(pilot.app.screen, "page_body", None)
        if desk is not None and desk.ref == page and body is not None and not body.gone:
            await pilot.pause()
            return
    raise AssertionError(f"never came to {page}")


def rehearsal(tmp_path: Path, agenda: str = "90-minutes", seed: int = 3) -> tuple[Library, Path]:
    library = Library(rehearsals_folder(tmp_path / "library"))
    store = library.create(rehearsal_book(agenda, 8, seed, "2025-03-12"))
    store.close()
    return library, store.path


def test_rehearsals_and_workbooks_never_stand_in_one_folder(tmp_path: Path) -> None:
    real, practice = Library(tmp_path / "library"), Library(tmp_path / "rehearsals")
    store = real.create(rehearsal_book("half-day", 8, 1, "2025-03-12"))
    store.close()
    assert real.entries() == []
    assert [entry.kind for entry in practice.entries()] == ["rehearsal"]
    with pytest.raises(WorkbookError, match="folder of rehearsals"):
        practice.create(Workbook("", Info("A real one")))
    assert rehearsals_folder(practice.folder) == practice.folder


async def test_every_screen_of_a_rehearsal_says_so(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path)
    async with (app := WorkbookApp(library, open=path)).run_test(size=SIZE) as pilot:
        await pilot.pause()
        for name in ("overview", "exercise", "actions", "parking", "people", "lights", "export", "help"):
            if name not in ("overview",):
                app.visit(name)
                await pilot.pause()
                await pilot.pause()
            assert app.screen.query_one(Heading).mark == "REHEARSAL", name
            assert "REHEARSAL · " in str(app.screen.query_one(Heading).render()), name
            if name != "overview":
                app.pop_screen()
                await pilot.pause()
        app.close_book()
        app.pop_screen()
        await pilot.pause()
        assert app.screen.query_one(Heading).mark == "REHEARSAL"


async def test_a_workshop_is_not_marked_and_no_group_answers(tmp_path: Path) -> None:
    from exercises.guide import agenda_blocks

    library = Library(tmp_path / "library")
    store = library.create(Workbook("", Info("Real", agenda="half-day"), (), agenda_blocks("half-day")))
    store.close()
    async with (app := WorkbookApp(library, open=store.path, at="problems/ideas")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "problems/ideas")
        before = app.open_store.book.items
        await pilot.press("f6", "ctrl+l")
        await pilot.pause()
        assert app.open_store.book.items == before
        assert app.screen.query_one(Heading).mark == ""


async def test_the_group_never_opens_closes_or_reveals(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path)
    async with (app := WorkbookApp(library, open=path, at="problems/ideas")).run_test(
        size=SIZE, notifications=True
    ) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+l")
        assert app.open_store.book.rows("problems/ideas") == ()
        await pilot.press("f6", "ctrl+l", "ctrl+l")
        assert len(app.open_store.book.rows("problems/ideas")) >= 5
        await pilot.press("f6", "f8", "ctrl+l", "ctrl+l", "f6", "f8")
        await pilot.pause()
        assert app.open_store.book.rows("problems/clusters")
        mark = app.open_store.book.mark
        await pilot.press("ctrl+l")
        assert mark("problems/dots").status == "ready"
        await pilot.press("f6", "ctrl+l", "ctrl+l")
        await pilot.pause()
        assert app.open_store.book.mark("problems/dots").status == "open"
        round_ = open_round(app.open_store, "problems/dots#1")
        assert round_ is not None
        assert round_.taken >= 7
        assert app.open_store.book.tally("problems/dots") is None
        await pilot.press("f6")
        await pilot.pause()
        if app.open_store.book.mark("problems/dots").status == "open":  # somebody would rather not: asked twice
            await pilot.press("f6")
            await pilot.pause()
        assert app.open_store.book.mark("problems/dots").status == "closed"
        tally = app.open_store.book.tally("problems/dots")
        assert tally is not None
        assert tally.voters == round_.of or tally.voters == round_.of - 1


@pytest.mark.parametrize("way", ["1", "2", "3", "4"])
async def test_the_group_answers_in_every_way_of_voting(tmp_path: Path, way: str) -> None:
    library, path = rehearsal(tmp_path, "full-day")
    async with (app := WorkbookApp(library, open=path, at="scorecard/scores")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "scorecard/scores")
        await pilot.press(way, "f6")
        await pilot.pause()
        await pilot.press("ctrl+l", "ctrl+l")
        await pilot.pause()
        for _ in range(2):
            if app.open_store.book.mark("scorecard/scores").status == "open":
                await pilot.press("f6")
                await pilot.pause()
        tally = app.open_store.book.tally("scorecard/scores")
        assert tally is not None
        assert (tally.voters or 0) >= 6
        assert {"1": "paper", "2": "seats", "3": "hands", "4": "read_out"}[way] == tally.way
        assert len(tally.counts) == 10


async def test_the_clock_of_the_group_runs_on_where_ours_runs(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path)
    async with (app := WorkbookApp(library, open=path, at="canvas/domain")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "canvas/domain")
        box = app.open_store.book.session.clock.box
        await pilot.press("f2", "ctrl+l", "ctrl+l")
        await pilot.pause()
        clock = app.open_store.book.session.clock
        assert box
        assert clock.spent > box / 2
        block = next(b for b in app.open_store.book.agenda if b.id == "canvas")
        assert (block.actual or 0) >= int(clock.spent // 60) - 1


async def test_a_whole_rehearsal_with_three_keys(tmp_path: Path) -> None:
    """Group, done, next: what a first-time facilitator presses."""
    library, path = rehearsal(tmp_path, "returning", 5)
    async with (app := WorkbookApp(library, open=path)).run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("f8")
        await pilot.pause()
        stops = run.stops(app.open_store.book)
        stop: Stop | None = stops[0]
        while stop is not None:
            await arrived(pilot, stop.page)
            for _ in range(8):
                if app.open_store.book.mark(stop.page).status == "settled":
                    break
                for key in ("ctrl+l", "ctrl+l", "f6"):
                    await pilot.press(key)
                    await pilot.pause()
            assert app.open_store.book.mark(stop.page).status == "settled", stop
            stop = run.beside(app.open_store.book, stops, stop, 1)
            await pilot.press("f8")
        await pilot.pause()
        assert type(app.screen).__name__ == "OverviewScreen", "the day ends with the close"
        assert app.screen.lead() == "export"  # type: ignore[attr-defined]
        book = app.open_store.book
        states = {s.block.id: s.state for s in progress(book, evaluate(book)) if not s.outside}
        assert states.pop("slack") == "not started"
        assert set(states.values()) == {"done"}, states


async def group_votes(app: WorkbookApp, pilot: Any) -> None:
    """Let the group vote; it may ask for more time first."""
    for _ in range(2):
        await pilot.press("ctrl+l")
        await pilot.pause()


@pytest.mark.parametrize("way", ["1", "3", "4"])
async def test_the_group_fills_what_is_missing_and_keeps_what_was_typed(tmp_path: Path, way: str) -> None:
    """Whoever practises keys in a first mark by hand; the rest comes in all the same."""
    library, path = rehearsal(tmp_path, "full-day")
    async with (app := WorkbookApp(library, open=path, at="scorecard/scores")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "scorecard/scores")
        await pilot.press(way, "f6")
        await pilot.pause()
        await pilot.press(*(("m", "3") if way == "1" else ("3",)))  # a paper slip begins with its viewpoint
        await pilot.pause()
        round_ = open_round(app.open_store, "scorecard/scores#1")
        assert round_ is not None
        first = round_.ask.cells[0]
        typed = dict(round_.hands.counts[first]) if way == "3" else dict(round_.slips[0])
        assert typed
        await group_votes(app, pilot)
        if way == "3":
            assert round_.counted == (10, 10)
            assert all(7 <= round_.hands.shown(*cell) <= 8 for cell in round_.ask.cells)
            now: dict[Any, Any] = dict(round_.hands.counts[first])
        else:
            assert sum(round_.whole(slip) for slip in round_.slips) >= 7
            now = dict(round_.slips[0])
        assert {key: now[key] for key in typed} == typed
        await group_votes(app, pilot)  # once more changes nothing
        again = dict(round_.hands.counts[first]) if way == "3" else dict(round_.slips[0])
        assert again == now


async def test_the_seat_at_the_keys_keeps_its_marks_and_hands_on_itself(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path, "full-day")
    async with (app := WorkbookApp(library, open=path, at="scorecard/scores")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "scorecard/scores")
        await pilot.press("2", "f6")
        await pilot.pause()
        await pilot.press("enter", "1")
        await pilot.pause()
        round_ = open_round(app.open_store, "scorecard/scores#1")
        assert round_ is not None
        await group_votes(app, pilot)
        assert not round_.ballot.is_in("P1")
        assert round_.at_keys[round_.ask.cells[0]] == "1"
        assert round_.whole(round_.at_keys)
        await pilot.press("enter")
        await pilot.pause()
        assert round_.ballot.is_in("P1")


async def test_hands_of_a_quiz_that_were_typed_stay(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path, "full-day")
    async with (app := WorkbookApp(library, open=path, at="primer/myths")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "primer/myths")
        await pilot.press("2")
        await pilot.pause()
        await group_votes(app, pilot)
        body = app.screen.page_body  # type: ignore[attr-defined]
        assert body.hands.number("M01", "answer", "true") == 2
        assert body.hands.shown("M01", "answer") == 8
        assert body.hands.shown("M02", "answer") == 8
        await pilot.press("f6")  # settled at once: all hands are shown, so all are kept
        await pilot.pause()
        tally = app.open_store.book.tally("primer/myths")
        assert tally is not None
        assert len(tally.counts) == 10
        assert app.open_store.book.mark("primer/myths").status == "settled"


async def test_closing_words_are_one_from_each_who_is_here(tmp_path: Path) -> None:
    library, path = rehearsal(tmp_path)
    async with (app := WorkbookApp(library, open=path, at="close/words")).run_test(size=SIZE) as pilot:
        await arrived(pilot, "close/words")
        for word in ("calm", "awake", "tired"):
            await pilot.press(*word, "enter")
        await group_votes(app, pilot)
        assert len(app.open_store.book.rows("close/words")) == 8
        said = str(app.screen.query_one("#remark").render())
        assert said == ""
        await pilot.press(*"glad", "enter")
        await pilot.pause()
        assert "8 people are here, one each" in str(app.screen.query_one("#remark").render())
