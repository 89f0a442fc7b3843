"""Dialogs and forms that are left: what was typed is offered again, or given up on the second key; never in silence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from screens.app import WorkbookApp
from screens.parts.fields import Line, Paragraph
from workbook.library import Library
from workbook.model import Action, Block, Info, Parked, Participant, Workbook
from workbook.store import Store

BOOK = Workbook(
    "w",
    Info("Pump Circle", agenda="half-day"),
    (Participant("P1", "Fitter"),),
    (Block("plan", "plan", "full", 30),),
    actions=(Action("N1", what="Ring the buyer"), Action("N2", what="Write")),
    parking=(Parked("L1", "Overtime"),),
)
LEAVES = pytest.mark.parametrize("leave", ["escape", "f7"])


class Desk:
    """An app on an open workbook."""

    def __init__(self, app: WorkbookApp, pilot: Any) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def go(self, name: str) -> None:
        self.app.visit(name)
        await self.pilot.pause()

    def text(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Line).text

    @property
    def on(self) -> str:
        return type(self.app.screen).__name__

    @property
    def said(self) -> str:
        return "\n".join(note.message for note in self.app._notifications)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.workbook.json"
    Store.create(path, BOOK).close()
    return path


@asynccontextmanager
async def at(path: Path) -> AsyncIterator[Desk]:
    app = WorkbookApp(Library(path.parent / "library"), open=path)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        yield Desk(app, pilot)


# -- actions and parked thoughts


@LEAVES
@pytest.mark.parametrize(("screen", "field"), [("actions", "what"), ("parking", "thought")])
async def test_a_change_that_is_left_is_offered_again(path: Path, leave: str, screen: str, field: str) -> None:
    async with at(path) as desk:
        await desk.go(screen)
        await desk.press("enter", "!", leave)
        assert desk.said == "Not kept. Enter on it offers it again."
        assert desk.app.open_store.book.actions == BOOK.actions
        await desk.press("enter")
        assert desk.text(field).endswith("!")
        await desk.press("f6")
        assert desk.app.open_store.drafts == {}
        kept = desk.app.open_store.book
        assert (kept.actions[0].what.endswith("!"), kept.parking[0].text.endswith("!")) in (
            (True, False),
            (False, True),
        )


async def test_what_is_typed_for_one_action_is_offered_for_no_other(path: Path) -> None:
    async with at(path) as desk:
        await desk.go("actions")
        await desk.press("enter", "!", "escape", "down", "enter")
        assert desk.text("what") == "Write"
        await desk.press("escape", "n")
        assert desk.text("what") == ""


@pytest.mark.parametrize("end", ["quit", "kill"])
async def test_a_new_action_that_was_being_typed_outlasts_the_program(path: Path, tmp_path: Path, end: str) -> None:
    async with at(path) as desk:
        await desk.press("f4", *"Ring", "enter", "1")
        if end == "quit":
            await desk.press("ctrl+q")
    async with at(path) as desk:
        assert "An action was being typed. F4 offers it again." in desk.said
        await desk.press("f4")
        assert desk.text("what") == "Ring"
        assert desk.app.screen.query_one("PersonPick Line", Line).text == "1"
        await desk.press("f6")
        assert desk.app.open_store.book.actions[-1].owner == "P1"
        assert desk.app.open_store.drafts == {}


# -- forms and small questions


@LEAVES
@pytest.mark.parametrize("form", ["new", "cover"])
async def test_a_form_with_changes_is_left_on_the_second_key(path: Path, leave: str, form: str) -> None:
    async with at(path) as desk:
        await desk.go(form)
        on = desk.on
        await desk.press("x", leave)
        assert desk.on == on
        assert "Esc once more leaves it" in desk.said
        await desk.press("y", leave)
        assert desk.on == on, "something else was typed since"
        await desk.press(leave)
        assert desk.on == "OverviewScreen"


@LEAVES
async def test_a_form_in_which_nothing_was_typed_is_left_at_once(path: Path, leave: str) -> None:
    async with at(path) as desk:
        for form in ("new", "cover"):
            await desk.go(form)
            await desk.press("x", "backspace", leave)
            assert desk.on == "OverviewScreen"


async def test_a_list_of_people_is_asked_about_when_the_program_is_left(tmp_path: Path) -> None:
    app = WorkbookApp(Library(tmp_path / "library"))
    async with app.run_test(notifications=True) as pilot:
        desk = Desk(app, pilot)
        await desk.go("new")
        app.screen.query_one("#people", Paragraph).focus()
        await desk.press(*"Fitter", "ctrl+q")
        assert app.is_running
        assert "Ctrl+Q once more leaves" in desk.said
        await desk.press("ctrl+q")
        assert app.return_code == 0


async def test_a_role_and_a_line_that_were_typed_are_asked_about(path: Path) -> None:
    async with at(path) as desk:
        await desk.go("people")
        await desk.press("enter", "s", "escape")
        assert desk.on == "PersonDialog"
        await desk.press("escape", "n", "escape")
        assert desk.on == "PeopleScreen"
        desk.app.visit("ask", None, question="Another title?", value="Pumps")
        await desk.pilot.pause()
        await desk.press("2", "f7")
        assert desk.on == "Ask"
        await desk.press("f7")
        assert desk.on == "PeopleScreen"


async def test_minutes_that_are_none_stay_in_hand(path: Path) -> None:
    async with at(path) as desk:
        await desk.go("agenda")
        await desk.press("enter", "x", "enter")
        assert desk.on == "Ask"
        assert desk.text("answer").endswith("x")
        assert desk.said == "Type minutes, 1 to 600."
        await desk.press("backspace", "enter")
        assert desk.on == "AgendaScreen"


async def test_a_cover_that_was_being_changed_outlasts_a_kill(path: Path) -> None:
    async with at(path) as desk:
        await desk.go("cover")
        await desk.press("end", *" two")
    async with at(path) as desk:
        assert "The cover was being changed. C offers it again." in desk.said
        await desk.press("c")
        assert desk.text("title") == "Pump Circle two"
        await desk.press("escape")
        assert desk.on == "CoverScreen"
        await desk.press("f6")
        assert desk.app.open_store.book.info.title == "Pump Circle two"
        assert desk.app.open_store.drafts == {}


async def test_a_new_workbook_that_was_being_filled_in_outlasts_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for first in (True, False):
        app = WorkbookApp(Library(folder))
        async with app.run_test(notifications=True) as pilot:
            desk = Desk(app, pilot)
            await pilot.pause()
            assert ("A new workbook was being filled in" in desk.said) is not first
            await desk.go("new")
            await pilot.pause()
            if first:
                await desk.press(*"Pumps")
                app.screen.query_one("#people", Paragraph).focus()
                await desk.press(*"Fitter", "enter", *"Host")
                continue
            assert desk.text("title") == "Pumps"
            assert app.screen.query_one("#people", Paragraph).value == "Fitter\nHost"
            await desk.press("f6")
            await pilot.pause()
            assert [p.role for p in app.open_store.book.people] == ["Fitter", "Host"]
            assert not (folder / ".new.form").exists()
