"""Workbooks side by side on the screen: from the library by marks, at both sizes, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.exchange.interchange import sample_book
from exports.compare import title
from screens.app import WorkbookApp
from screens.compare import CompareScreen
from screens.home import HomeScreen
from screens.library.side_by_side import comparison_of
from screens.parts.drawn import Drawn
from workbook.library import Library
from workbook.model import Tally, Workbook

SIZES = {"80x24": (80, 24), "120x35": (120, 35)}
FIRST = "pump-reliability-start-up-workshop"


def moved(book: Workbook, by: int, **info: str) -> Workbook:
    """The same scorecard with every score so much higher or lower, kept on the scale."""
    key = "scorecard/scores#1"
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for factor, row in book.tallies[key].counts.items():
        given: dict[str, int] = {}
        for mark, n in row["score"].items():
            name = mark if mark == "pass" else str(min(5, max(1, int(mark) + by)))
            given[name] = given.get(name, 0) + n
        counts[factor] = {"score": given}
    tally = Tally("scorecard/scores", counts=counts, voters=8)
    done = tuple(replace(one, state="done", learnt="It helped.") for one in book.actions[:6])
    return replace(book, id=f"{book.id}-{by}", info=replace(book.info, **info), tallies={**book.tallies, key: tally},
                   actions=done)  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Return a library with the sample, the same group later, and another community; changed in this order."""
    library = Library(tmp_path / "library")
    sample = replace(sample_book(), id="s", updated="2025-03-12T16:00:00+00:00")
    later = moved(sample, 1, title="Pump workshop, summer", date="2025-06-12", follows=FIRST)
    other = moved(sample, -1, title="Leak workshop", community="Leak Circle", date="2025-05-01")
    for book in (sample, later, other):
        library.create(book).close()
    return library


async def choose(pilot: Any, slug: str) -> None:
    """Move the cursor of the library to a workbook."""
    books = pilot.app.screen.books
    books.highlighted = [str(option.id) for option in books.options].index(slug)
    await pilot.pause()


async def opened(pilot: Any, *slugs: str) -> None:
    for slug in slugs:
        await choose(pilot, slug)
        await pilot.press("space")
        await pilot.pause()
    await pilot.press("c")
    await pilot.pause()


PICTURES = {
    "compare": (FIRST, "pump-workshop-summer"),
    "compare-communities": (FIRST, "pump-workshop-summer", "leak-workshop"),
}


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PICTURES)
async def test_pictures(
    name: str, size: str, theme: str, shelf: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = theme
        await opened(pilot, *PICTURES[name])
        await still(pilot)
        snapshot(app, f"{name}-{size}-{theme}")


@pytest.mark.parametrize("size", SIZES)
async def test_picture_of_the_marks(
    size: str, shelf: Library, snapshot: Callable[[Any, str], None], still: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The order of the list is that of the last change, all in the same second here.
    app = WorkbookApp(shelf)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = "paper"
        for slug in (FIRST, "leak-workshop"):
            await choose(pilot, slug)
            await pilot.press("space")
            await pilot.pause()
        await still(pilot)
        snapshot(app, f"home-marked-{size}-paper")


async def test_space_marks_and_takes_the_mark_away(shelf: Library) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await choose(pilot, FIRST)
        await pilot.press("space")
        assert home.marked == [FIRST]
        assert home.heading.middle == "3 workbooks, 1 to compare"
        assert home.entry is not None
        assert home.entry.slug == FIRST
        await pilot.press("space")
        assert home.marked == []
        assert home.heading.middle == "3 workbooks"


async def test_one_that_follows_another_needs_no_mark(shelf: Library) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await choose(pilot, "pump-workshop-summer")
        await pilot.press("c")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.comparison.way == "then and now"
        assert (screen.heading.left, screen.heading.middle) == ("Pump Circle", "Then and now")
        assert [drawn.figure.id for drawn in screen.query(Drawn) if drawn.figure] == [
            "dots",
            "factors",
            "who",
            "actions",
        ]
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_one_alone_says_how_to_mark(shelf: Library) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await choose(pilot, "leak-workshop")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        said = [note.message for note in app._notifications]
        assert any("follows no other workbook" in message for message in said)
        assert any("Space marks" in message for message in said)


async def test_a_mark_and_the_cursor_are_two(shelf: Library) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await choose(pilot, "leak-workshop")
        await pilot.press("space")
        await choose(pilot, FIRST)
        await pilot.press("c")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert {side.slug for side in screen.comparison.sides} == {"leak-workshop", FIRST}


async def test_what_was_put_away_is_marked_no_more(shelf: Library) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await choose(pilot, "leak-workshop")
        await pilot.press("space", "a")
        await pilot.pause()
        assert home.marked == []
        await pilot.press("v", "space", "c")
        await pilot.pause()
        assert home.marked == []
        assert app.screen is home


async def test_the_export_says_where_the_files_are(
    shelf: Library, tmp_path: Path, monkeypatch: Any, still: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("screens.compare.FORMATS", ("md", "html"))
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await opened(pilot, FIRST, "pump-workshop-summer")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("f6")
        await still(pilot)
        told = str(app.screen.query_one("#told").render())
        assert "pump-circle-compare.html" in told
    assert sorted(path.suffix for path in tmp_path.glob("pump-circle-compare.*")) == [".html", ".md"]


async def test_an_export_that_fails_says_why(shelf: Library, tmp_path: Path, monkeypatch: Any, still: Any) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("screens.compare.FORMATS", ("md",))
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await opened(pilot, FIRST, "pump-workshop-summer")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        screen._asked(str(tmp_path / "file" / "below"))
        await still(pilot)
        told = screen.query_one("#told")
        assert told.has_class("late")
        assert "could not be written" in str(told.render())


async def test_a_home_folder_nobody_has_is_said(shelf: Library, still: Any) -> None:
    app = WorkbookApp(shelf)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await opened(pilot, FIRST, "pump-workshop-summer")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        screen._asked("~nobody9")
        await still(pilot)
        assert "knows no home folder ~nobody9" in str(screen.query_one("#told").render())


async def test_hostile_words_are_words(book_with: Callable[[str], Workbook], tmp_path: Path, hostile_text: str) -> None:
    library = Library(tmp_path / "library")
    one = book_with(hostile_text)
    scores = {f"FC{n}": {"score": {"3": 4}} for n in range(1, 6)}
    one = replace(one, tallies={"scorecard/scores#1": Tally("scorecard/scores", counts=scores)})
    two = replace(one, id="h2", info=replace(one.info, date="2025-06-12"))
    for book in (one, two):
        library.create(book).close()
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot, *(entry.slug for entry in library.entries()))
        assert isinstance(app.screen, CompareScreen)


def test_one_view_beside_the_group_of_another_community_is_called_by_both(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    alone = moved(sample_book(), 0, title="My view", community="Valve Circle", kind="solo")
    paths = [library.find(library.create(book).slug) for book in (alone, sample_book())]
    comparison = comparison_of(library, paths)
    assert comparison.way == "one and all"
    assert "Valve Circle" in title(comparison)
    assert "Pump Circle" in title(comparison)
