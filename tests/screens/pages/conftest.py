"""A room: an open workbook on the exercise screen, with what a test presses, types and reads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widget import Widget

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from screens.pages.base import PageBody
from screens.pages.grid import Grid
from workbook.library import Library
from workbook.model import Block, Info, Participant, Workbook
from workbook.store import Store

ROLES = ("Control-room operator", "Pump fitter, north", "Reliability engineer", "Shift lead", "Maintenance manager")


class Room:
    """What a test does in a room."""

    def __init__(self, app: WorkbookApp, pilot: Any) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ExerciseScreen:
        found = next(s for s in reversed(self.app.screen_stack) if isinstance(s, ExerciseScreen))
        return found

    @property
    def book(self) -> Workbook:
        return self.app.open_store.book

    @property
    def body(self) -> PageBody:
        assert self.screen.page_body is not None
        return self.screen.page_body

    @property
    def grid(self) -> Grid:
        """The grid that is shown."""
        return next(g for g in self.screen.query(Grid) if g.display and g.region.height)

    @property
    def ref(self) -> str:
        assert self.screen.desk is not None
        return self.screen.desk.ref

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.pilot.press(*(_character_to_key(c) for c in text))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste as a terminal does: into whatever has the focus."""
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def open(self, place: str) -> None:
        """Go to another page."""
        stop = next(s for s in self.screen._stops if place in (s.place, s.page))
        await self.screen._open(stop)
        await self.pilot.pause()

    @property
    def wall(self) -> str:
        """Every character on the screen."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)

    def words(self, selector: str) -> str:
        return str(self.screen.query_one(selector, Widget).render())


def a_book(*blocks: Block, people: int = 5, kind: str = "group", agenda: str = "half-day") -> Workbook:
    """Return a workbook that was just made."""
    seats = tuple(
        Participant(f"P{n}", ROLES[(n - 1) % 5], "management" if n % 5 == 0 else "member") for n in range(1, people + 1)
    )
    return Workbook(
        "w",
        Info("Pump Circle", "Tarnbeck Water", date="2025-03-12", agenda=agenda, kind=kind),  # type: ignore[arg-type]
        seats,
        blocks or agenda_blocks(agenda),
    )


@pytest.fixture
def new_book() -> Callable[..., Workbook]:
    """Return what makes a new workbook."""
    return a_book


OpenRoom = Callable[..., AbstractAsyncContextManager[Room]]


@pytest.fixture
def room(tmp_path: Path) -> OpenRoom:
    """Return what opens a room on a page of a workbook."""

    @asynccontextmanager
    async def enter(
        book: Workbook, at: str = "", size: tuple[int, int] = (80, 24), store: Store | None = None
    ) -> AsyncIterator[Room]:
        library = Library(tmp_path / "library")
        app = WorkbookApp(library)
        opened = store or Store.create(tmp_path / f"room{len(list(tmp_path.iterdir()))}.workbook.json", book)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            app.theme = "board"
            app.store = opened
            app.push_screen(ExerciseScreen(at=at))
            await pilot.pause()
            await pilot.pause()
            yield Room(app, pilot)
        opened.close()

    return enter
