"""Every screen around the exercises, at both sizes, light and dark, looks as it was last looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from exercises.registry import CATALOGUE
from screens.app import WorkbookApp
from screens.parts.fields import Line
from workbook.library import Library

SIZES = {"80x24": (80, 24), "120x35": (120, 35)}
THEMES = ("paper", "board")
WALKS: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-archive": ("v",),
    "new": ("n",),
    "new-solo": ("s",),
    "overview": ("enter",),
    "results": ("enter", "down", "down", "r"),
    "results-values": ("enter", *["down"] * 7, "r"),
    "results-scorecard": ("enter", *["down"] * 15, "r"),
    "actions": ("enter", "a"),
    "action-dialog": ("enter", "f4"),
    "parking": ("enter", "p"),
    "park-dialog": ("enter", "f3"),
    "people": ("enter", "w"),
    "person-dialog": ("enter", "w", "enter"),
    "lights": ("enter", "l"),
    "help": ("enter", "f1"),
    "rename": ("t",),
    "testcard": ("k",),
    "export": ("enter", "e"),
    "cover": ("enter", "c"),
    "blank": ("enter", "f9"),
    "palette": ("enter", "ctrl+p", "c", "o", "v"),
    "archived": ("a",),
}
"""Screen -> the keys that lead there from the library."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", WALKS)
async def test_screen(
    name: str, size: str, theme: str, library: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = theme
        for key in WALKS[name]:
            await pilot.press(key)
            await pilot.pause()
        for folder in app.screen.query("#folder").results(Line):
            folder.text = "~/documents"  # not where the tests happen to run
        await still(pilot)
        snapshot(app, f"{name}-{size}-{theme}")


SHOWN = ("values", "scorecard")
"""Exercises whose results are walked to by keyboard above."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("exercise", [name for name in CATALOGUE if name not in SHOWN])
async def test_results(
    exercise: str, size: str, theme: str, library: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = theme
        await pilot.press("enter")
        await pilot.pause()
        app.visit("results", exercise=exercise)
        await still(pilot)
        snapshot(app, f"result-{exercise}-{size}-{theme}")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
async def test_conflict(
    size: str, theme: str, library: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    from screens.keeping.conflict import ask
    from workbook.store import SaveState

    app = WorkbookApp(library)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = theme
        await pilot.press("enter")
        await pilot.pause()
        ask(app, SaveState("conflict", "It was saved by somebody else at 14:02."))
        await still(pilot)
        snapshot(app, f"conflict-{size}-{theme}")


LARGE: dict[str, tuple[str, ...]] = {
    "home": (),
    "overview": ("enter",),
    "page": ("enter", "enter"),
    "results-scorecard": WALKS["results-scorecard"],
    "agenda": ("enter", "g"),
    "help": ("enter", "enter", "f1"),
}
"""Screen -> the keys that lead there, on the largest wall."""


@pytest.mark.parametrize("name", LARGE)
async def test_on_a_large_wall(name: str, library: Library, snapshot: Callable[[Any, str], None], still: Any) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(200, 60), notifications=True, tooltips=True) as pilot:
        app.theme = "paper"
        for key in LARGE[name]:
            await pilot.press(key)
            await pilot.pause()
        if app.store is not None:
            app.store.flush()
        await still(pilot)
        snapshot(app, f"{name}-200x60-paper")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
async def test_welcome(
    size: str, theme: str, empty_library: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    app = WorkbookApp(empty_library)
    async with app.run_test(size=SIZES[size], notifications=True, tooltips=True) as pilot:
        app.theme = theme
        await still(pilot)
        snapshot(app, f"welcome-{size}-{theme}")


@pytest.mark.parametrize("name", ["overview", "results-scorecard", "new", "action-dialog"])
@pytest.mark.parametrize("theme", ["mono", "terminal"])
async def test_without_our_colours(
    theme: str, name: str, library: Library, snapshot: Callable[[Any, str], None], still: Any
) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.theme = theme
        for key in WALKS[name]:
            await pilot.press(key)
            await pilot.pause()
        await still(pilot)
        snapshot(app, f"{name}-80x24-{theme}")


async def test_too_small(library: Library, snapshot: Callable[[Any, str], None], still: Any) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(70, 20), notifications=True, tooltips=True) as pilot:
        app.theme = "paper"
        await still(pilot)
        snapshot(app, "too-small")
