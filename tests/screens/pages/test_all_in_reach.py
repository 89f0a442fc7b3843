"""Whatever stands on a page can be brought into view with the keyboard, and what is asked is seen when it is answered."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual.scroll_view import ScrollView
from textual.widget import Widget

from exercises.exchange.interchange import sample_book
from exercises.guide import agenda_blocks
from screens.pages.grid import Grid
from tests.screens.pages.test_every_page import blocks
from workbook.model import Session, Workbook

PATIENCE = 14
"""How often somebody presses a key that shows nothing new."""


class Seen:
    """Which lines of the widgets of a page stood on the screen so far."""

    def __init__(self, here: Any) -> None:
        self.here = here
        self.lines: dict[Widget, set[int]] = {}

    def look(self) -> None:
        """Note what stands on the screen now."""
        for widget, place in self.here.screen._compositor.full_map.items():
            seen = place.visible_region
            first, high = seen.y - place.region.y, seen.height
            if isinstance(widget, Grid):
                high -= widget._laid.top  # the headings stay
            if isinstance(widget, ScrollView):
                first += widget.scroll_offset.y
            if seen.area:
                self.lines.setdefault(widget, set()).update(range(first, first + high))

    @property
    def missing(self) -> dict[Widget, list[int]]:
        """The lines of the page in hand that were not seen yet."""
        found = {}
        for widget in self.here.screen.query_one("#sheet").query("*"):
            if not widget.is_attached or any(not node.display for node in widget.ancestors_with_self):
                continue
            if len(widget.children) or not widget.region.width:
                continue
            high = widget.virtual_size.height if isinstance(widget, ScrollView) else widget.region.height
            if isinstance(widget, Grid):
                high = widget._laid.span(len(widget.rows) - 1)[0] + 1 if widget.rows else 0
            unseen = sorted(set(range(high)) - self.lines.get(widget, set()))
            if unseen:
                found[widget] = unseen
        return found


async def look_about(seen: Seen, key: str) -> None:
    """Press a key as long as it shows something new."""
    idle = 0
    while (before := seen.missing) and idle < (1 if key == "tab" else PATIENCE):
        await seen.here.pilot.press(key)
        seen.look()
        idle = idle + 1 if seen.missing == before else 0


async def unseen_on_every_page(here: Any) -> str:
    """Walk every page, and return what no key brought into view."""
    found = []
    for stop in here.screen._stops:
        await here.screen._open(stop)
        await here.pilot.pause()
        seen = Seen(here)
        seen.look()
        for key in ("home", "down", "pagedown", "tab", "down", "pagedown", "tab", "down", "pagedown"):
            await look_about(seen, key)
        found += [f"{stop.page}: {widget!r} {lines}" for widget, lines in seen.missing.items()]
    return "\n".join(found)


def alone_with(book: Workbook, variant: str) -> Workbook:
    """Return a filled workbook as one person's."""
    info = with_(book.info, kind="solo", agenda="solo")
    return with_(book, info=info, agenda=blocks(variant), session=Session())


async def test_all_that_stands_on_a_page_of_a_group_can_be_seen(room: Any) -> None:
    book = with_(sample_book(), agenda=blocks("full"), session=Session())
    async with room(book) as here:
        assert await unseen_on_every_page(here) == ""


async def test_all_that_stands_on_a_page_of_one_person_can_be_seen(room: Any) -> None:
    async with room(alone_with(sample_book(), "solo")) as here:
        assert await unseen_on_every_page(here) == ""


async def test_all_of_the_solo_agenda_can_be_seen(room: Any) -> None:
    book = with_(alone_with(sample_book(), "solo"), agenda=agenda_blocks("solo"))
    for size in ((80, 24), (100, 30)):
        async with room(book, size=size) as here:
            assert await unseen_on_every_page(here) == ""


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_the_question_of_the_verdict_is_seen_before_it_is_answered(room: Any, size: tuple[int, int]) -> None:
    book = with_(alone_with(sample_book(), "solo"), agenda=agenda_blocks("solo"))
    async with room(book, "coordinator/verdict", size=size) as here:
        assert "Share this with the group?" in here.wall
        assert "Two talks to have" not in here.wall
        await here.press("end")
        assert "I talk too much in meetings." in here.wall
        assert "Share this with the group?" in here.wall
        await here.press("home")
        assert "Six areas" in here.wall


async def test_a_row_that_is_not_on_the_screen_takes_no_key(room: Any) -> None:
    book = with_(alone_with(sample_book(), "full"), session=Session())
    async with room(book, "launch/ladder") as here:
        await here.press("end", "left", "left")
        before = here.book
        here.grid.scroll_to(y=0, animate=False, immediate=True, force=True)
        await here.press("s")
        assert here.book is before
        await here.press("s")
        assert here.book is not before


async def test_typing_brings_its_field_back_into_view(room: Any) -> None:
    async with room(alone_with(sample_book(), "full"), "knowledge/need") as here:
        await here.press("pagedown", "pagedown")
        text = here.screen.query_one("FieldText")
        assert not here.screen.find_widget(text).visible_region.area
        await here.type("x")
        assert here.screen.find_widget(text).visible_region.area
