"""The action plan: from any page, its list, undo."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import DataTable

from screens.parts.fields import Line
from tests.screens.shell import run, toasts
from workbook.library import Library
from workbook.store import Store


async def test_an_action_from_any_page_undone_and_done_again(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        app.visit("results", exercise="problems")
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        await type_text(pilot, "Ring [/] them")
        await pilot.press("enter")
        await type_text(pilot, "2")
        await pilot.press("enter")
        await type_text(pilot, "+2w")
        await pilot.press("f6")
        await pilot.pause()
        (action,) = app.open_store.book.actions
        assert (action.what, action.owner, action.due, action.source) == (
            "Ring [/] them",
            "P2",
            "2025-03-26",
            "problems",
        )
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.open_store.book.actions == ()
        assert toasts(app)[-1] == "Taken back: action “Ring [/] them” added"
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert app.open_store.book.actions == (action,)
        assert toasts(app)[-1] == "Done again: action “Ring [/] them” added"
        assert app.open_store.flush().kind == "saved"
    assert Store.open(library.find("night"), read_only=True).book.actions == (action,)


async def test_the_list_of_actions(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        count = len(app.open_store.book.actions)
        assert app.screen.query_one(DataTable).row_count == count
        await pilot.press("space")
        await pilot.pause()
        assert app.open_store.book.actions[0].state == "done"
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("end")
        await type_text(pilot, ", twice")
        await pilot.press("f6")
        await pilot.pause()
        assert app.open_store.book.actions[1].what.endswith(", twice")
        await pilot.press("delete")
        await pilot.pause()
        assert app.screen.query_one(DataTable).row_count == count - 1
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.open_store.book.actions[1].what.endswith(", twice")


async def test_undo_takes_back_typing_first(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("w", "space")
        await pilot.press("f4")
        await pilot.pause()
        await type_text(pilot, "half a")
        await pilot.press("ctrl+z")
        assert app.screen.query_one("#what", Line).value == ""
        assert app.open_store.can_undo


@pytest.mark.parametrize("key", ["f4", "f3"])
async def test_a_workbook_open_for_reading_only_refuses_before_anything_is_typed(library: Library, key: str) -> None:
    held = Store.open(library.entries()[0].path)
    app, running = run(library)
    async with running as pilot:
        app.open_path(held.path, read_only=True)
        await pilot.pause()
        overview = app.screen
        await pilot.press(key)
        await pilot.pause()
        assert app.screen is overview
        assert "reading only" in toasts(app)[0]
    held.close()
