"""Every page of the guide, in every variant, opens on an empty workbook and on the full sample, and bears any key."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.exchange.interchange import sample_book
from exercises.guide import exercise
from exercises.registry import CATALOGUE
from workbook.model import Block, Session, Workbook

KEYS = ("down", "1", "space", "enter", "insert", "f6", "2")


def blocks(variant: str) -> tuple[Block, ...]:
    """Return every exercise that has this variant, and the blocks between."""
    runs = tuple(Block(name, name, variant, 20) for name in CATALOGUE if variant in exercise(name).totals)
    between = tuple(Block(name, minutes=5) for name in ("welcome", "break", "lunch", "slack", "open_actions", "close"))
    return (*runs, *between)


@pytest.mark.parametrize(
    ("variant", "full"), [("full", True), ("full", False), ("short", True), ("solo", False), ("lite", True)]
)
async def test_every_page_bears_every_key(variant: str, full: bool, room: Any, new_book: Any) -> None:
    alone = variant in ("solo", "lite")
    book: Workbook = sample_book() if full else new_book(kind="solo" if alone else "group")
    book = with_(book, agenda=blocks(variant), session=Session())
    async with room(book) as here:
        stops = here.screen._stops
        assert len(stops) > 10
        for stop in stops:
            await here.screen._open(stop)
            await here.pilot.pause()
            assert here.ref == stop.page
            assert here.screen.query_one("#ask").render().plain.strip()
            for key in KEYS:
                await here.pilot.press(key)
            await here.pilot.pause()
            while len(here.app.screen_stack) > 2 and here.app.screen is not here.screen:
                here.app.pop_screen()
                await here.pilot.pause()
        assert here.app.is_running
