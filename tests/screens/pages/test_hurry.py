"""Keys that come quicker than the page is built reach it all, in their order."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key

from screens.parts.fields import Line
from workbook.model import Block


def at_once(app: Any, *keys: str) -> None:
    """Press keys as a fast hand or a slow line does: all are there before the first one is looked at."""
    for key in keys:
        app._driver.send_message(events.Key(_character_to_key(key) if len(key) == 1 else key, key[-1:] or None))


@pytest.mark.parametrize("typed", ["ab", "ba", "abc", "the choir", "zyxwvutsrqponmlkjihgfedcba"])
@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_keys_typed_in_one_go_stay_in_their_order(
    room: Any, new_book: Any, typed: str, size: tuple[int, int]
) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/cards", size) as here:
        at_once(here.app, "f8")
        while not here.screen._hurried:  # the page is being built: nothing waits for it
            await asyncio.sleep(0)
        at_once(here.app, *typed)
        for _ in range(20):
            await here.pilot.pause()
            if here.ref == "primer/met_before" and here.screen.query_one("#new", Line).text == typed:
                break
        assert here.ref == "primer/met_before"
        assert here.screen.query_one("#new", Line).text == typed


async def test_keys_that_wait_for_the_page_go_to_it_in_their_order(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/met_before") as here:
        screen = here.screen
        screen._hurried = True  # a page that takes its time, and has not the focus yet
        screen.set_focus(None)
        for key in "one":
            screen.post_message(events.Key(key, key))
        for _ in range(20):
            await asyncio.sleep(0)
        screen.query_one("#new", Line).focus()
        screen._unhurried()
        at_once(here.app, *"two")
        await here.pilot.pause()
        assert screen.query_one("#new", Line).text == "onetwo"
