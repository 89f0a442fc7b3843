"""The parking lot."""

from __future__ import annotations

from typing import Any

from tests.screens.shell import run, shown
from workbook.library import Library


async def test_parking_with_a_taker(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        await type_text(pilot, "Who pays [red]x")
        await pilot.press("enter")
        await type_text(pilot, "control")
        await pilot.press("enter")
        await pilot.pause()
        (parked,) = app.open_store.book.parking
        assert (parked.text, parked.taker) == ("Who pays [red]x", "P2")
        await pilot.press("p")
        await pilot.pause()
        assert "Who pays [red]x" in shown(app)
        await pilot.press("delete")
        await pilot.pause()
        assert app.open_store.book.parking == ()
        assert "Nothing is parked." in shown(app)
