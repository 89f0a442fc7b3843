"""A new workbook by keyboard: its form, who comes, what is missing."""

from __future__ import annotations

from typing import Any

from screens.app import WorkbookApp
from screens.new import people_from
from screens.parts.fields import Line
from tests.screens.shell import SIZE, heading, run, shown, toasts, where
from workbook.library import Library


async def test_a_new_workbook_by_keyboard(empty_library: Library, type_text: Any) -> None:
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        await type_text(pilot, "Valve [/] circle")
        await pilot.press("enter")
        await type_text(pilot, "Tarnbeck Water")
        await pilot.press("enter")
        await type_text(pilot, "Valve circle")
        await pilot.press("enter", "ctrl+u")
        await type_text(pilot, "2 Jun 2025")
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        await type_text(pilot, "2x Fitter\nAsset manager /m\nHR /s")
        await pilot.pause()
        assert "4 people: 2 members, 1 manager, 1 in support" in shown(app)
        await pilot.press("f6")
        await pilot.pause()
        await pilot.pause()
        assert where(app) == "OverviewScreen"
        book = app.open_store.book
        assert (book.info.title, book.info.organisation) == ("Valve [/] circle", "Tarnbeck Water")
        assert (book.info.community, book.info.date, book.info.agenda) == ("Valve circle", "2025-06-02", "full-day")
        assert [p.role for p in book.people] == ["Fitter", "Fitter", "Asset manager", "HR"]
        assert sum(block.minutes for block in book.agenda) == 480
        assert "Valve [/] circle" in heading(app)


async def test_what_is_missing_or_wrong_is_said(empty_library: Library, type_text: Any) -> None:
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f6")
        await pilot.pause()
        assert toasts(app) == ["Give it a title first."]
        await type_text(pilot, "Title")
        app.screen.query_one("#date", Line).text = "31 Feb 2025"
        await pilot.press("f6")
        await pilot.pause()
        assert where(app) == "NewScreen"
        assert app.focused is app.screen.query_one("#date")
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "NewScreen", "something was typed: asked once"
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "HomeScreen"
    assert empty_library.entries() == []


def test_quick_entry_of_people() -> None:
    people = people_from("3x Fitter\n\n Planner \nDirector /M\nLearning / HR adviser\nHR/s\nx Ray")
    assert [(p.id, p.role, p.viewpoint) for p in people] == [
        ("P1", "Fitter", "member"),
        ("P2", "Fitter", "member"),
        ("P3", "Fitter", "member"),
        ("P4", "Planner", "member"),
        ("P5", "Director", "management"),
        ("P6", "Learning / HR adviser", "member"),
        ("P7", "HR", "support"),
        ("P8", "x Ray", "member"),
    ]


async def test_arrows_lead_from_field_to_field(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"Sterile", "down", *"Trust", "down")
        await pilot.pause()
        assert app.screen.query_one("#title", Line).text == "Sterile"
        assert app.screen.focused is app.screen.query_one("#community")
        await pilot.press("up", "up")
        assert app.screen.focused is app.screen.query_one("#title")
        await pilot.press("f7")
        await pilot.pause()
        await pilot.press("f7", "enter", "f4", "down", *"Ann")
        await pilot.pause()
        assert app.screen.query_one("#owner-line", Line).text == "Ann"
        await pilot.press("up")  # among people the arrows go from one to the next
        assert app.screen.focused is app.screen.query_one("#owner-line")
