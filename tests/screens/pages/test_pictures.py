"""Every kind of page and every state of a vote looks as it was last looked at: both sizes, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual.widgets import Input, TextArea

from exercises.evaluate import evaluate
from exercises.exchange.interchange import sample_book
from exercises.filling.carry import offers
from exercises.registry import CATALOGUE
from workbook.apply import apply_all
from workbook.changes import SetCell, SetMark, SetTally
from workbook.model import Block, PageMark, Session, Source, Workbook

SIZES = {"80x24": (80, 24), "120x35": (120, 35)}
WALKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "read": ("primer/cards", ()),
    "read-figure": ("pilots/quadrant", ()),
    "quiz": ("primer/myths", ("down", "enter")),
    "collect": ("problems/ideas", ("f6", "down", "down")),
    "collect-paper": ("problems/ideas", ()),
    "cluster": ("problems/clusters", ("space", "down", "space")),
    "vote-ready": ("problems/dots", ()),
    "vote-slips": ("problems/dots", ("f6", *"2100", *"02")),
    "vote-handover": ("problems/dots", ("2", "f6")),
    "vote-seat": ("problems/dots", ("2", "f6", "enter", "2", "1")),
    "vote-closed": ("problems/dots", ("f6", *"2100000" * 3, "f6", "f6")),
    "vote-revealed": ("values/votes", ("reveal",)),
    "rate-hands": ("problems/ratings", ("3", "f6", "2", "right", "3")),
    "rate-slips": ("scorecard/scores", ("f6", "m", *"123")),
    "vote-hands": ("problems/dots", ("3", "f6", "4", "enter", "3")),
    "rate-agreed": ("pilots/potential", ()),
    "rate-revealed": ("problems/ratings", ("reveal",)),
    "check": ("launch/ladder", ()),
    "write": ("proposition/slots", ()),
    "write-words": ("proposition/statement", ()),
    "choose": ("problems/chosen", ()),
    "choose-suggestions": ("plan/suggestions", ("t", "d")),
    "table": ("canvas/sort", ()),
    "table-editor": ("canvas/levels", ("enter",)),
    "table-one": ("sponsors/stories", ()),
    "table-actions": ("plan/actions", ()),
    "coach": ("problems/ideas", ("f5",)),
    "vote-skip": ("problems/dots", ("f6", *"21", "shift+f8")),
    "check-again": ("pilots/potential", ("carried", "tab")),
    "check-marked": ("problems/chosen", ("again",)),
}
"""Picture -> the page, and the keys from there; a word of `STATES` is no key but how the page stands."""
STATES = ("reveal", "again", "carried")


def book_for(name: str) -> Workbook:
    """Return the sample with every exercise in its agenda, nothing settled; votes anew where they are cast."""
    book = with_(sample_book(), agenda=tuple(Block(c, c, "full", 30) for c in CATALOGUE), session=Session())
    place, keys = WALKS[name]
    if "reveal" in keys:
        return apply_all(book, [SetMark(place, PageMark("revealed"))])
    if "again" in keys:
        return apply_all(book, [SetMark(place, PageMark("settled", check=True))])
    if "carried" in keys:
        return _taken_otherwise(book, place)
    if name.startswith(("vote", "rate-hands", "rate-slips")):
        return apply_all(book, [SetTally(f"{place}#1", None)])
    return book


def _taken_otherwise(book: Workbook, place: str) -> Workbook:
    """Return a workbook in which a number was taken over, and its source says another one now."""
    offer = next(o for o in offers("pilots", place, evaluate(book)) if o.list and o.name and isinstance(o.value, int))
    cell = SetCell(offer.list, offer.item, offer.name, 1, Source(offer.ref, 1))
    return apply_all(book, [cell, SetMark(place, PageMark("settled"))])


LARGE = ("cluster", "rate-revealed", "table-actions", "vote-slips", "write")
"""Pages with much on them: on the largest wall, too."""


@pytest.mark.parametrize("name", LARGE)
async def test_on_a_large_wall(
    name: str, room: Any, snapshot: Any, still: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _picture(name, "200x60", (200, 60), "paper", room, snapshot, still, monkeypatch)


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", WALKS)
async def test_page(
    name: str, size: str, theme: str, room: Any, snapshot: Any, still: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _picture(name, size, SIZES[size], theme, room, snapshot, still, monkeypatch)


async def _picture(
    name: str,
    size: str,
    characters: tuple[int, int],
    theme: str,
    room: Any,
    snapshot: Any,
    still: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place, keys = WALKS[name]
    for cursor in (Input, TextArea):  # a cursor that blinks is another picture half of the time
        monkeypatch.setattr(cursor, "cursor_blink", False)
    async with room(book_for(name), place, characters) as here:
        here.app.theme = theme
        await here.press(*(key for key in keys if key not in STATES))
        here.app.clear_notifications()
        here.app.open_store.flush()
        for screen in here.app.screen_stack:  # what the writer's thread tells may come later
            here.app.show_saving(screen)
        await still(here.pilot)
        snapshot(here.app, f"page-{name}-{size}-{theme}")
