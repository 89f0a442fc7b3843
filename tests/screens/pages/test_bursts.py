"""Keys that come all at once: a bouncing Enter, a hand that types ahead, a key held down. No page may break.

A terminal hands such keys on before anything is drawn or the focus has moved. Each seed is one such hour: what failed
once fails again.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key
from textual.message_pump import MessagePump

from exercises.exchange.interchange import sample_book
from exercises.guide import exercise
from exercises.registry import CATALOGUE
from screens.parts.fields import Line
from screens.room import rounds
from tests.typed import as_a
from workbook.answers import VOTES
from workbook.model import Block, Session

COMMON = ("enter", "down", "up", "left", "right", "1", "2", "0", "3", "f6", "space")
OTHERS = (
    "p", "q", "a", "b", "x", "d", "r", "t", "e", "m", "5", "minus", "plus", "delete", "backspace", "insert", "tab",
    "shift+tab", "home", "end", "ctrl+z", "f2", "f3", "f4", "f5", "f7", "f8", "f9", "escape", "alt+w", "alt+k",
)  # fmt: skip
GOING = ("f7", "f8")


async def burst(here: Any, *keys: str) -> None:
    """Hand keys on as a terminal does that was typed ahead of: none waits for the one before."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        named = {"space": " ", "minus": "-", "plus": "+", "enter": "\r"}
        here.app.post_message(events.Key(REPLACED_KEYS.get(name, name), key if len(key) == 1 else named.get(key)))
    await here.pilot.pause()
    await here.pilot.pause()


def some_keys(dice: random.Random) -> list[str]:
    """Return six to fourteen keys, some of them held down."""
    keys: list[str] = []
    while len(keys) < dice.randrange(6, 14):
        keys += [dice.choice(COMMON if dice.random() < 0.75 else OTHERS)] * dice.choice((1, 1, 1, 2, 4))
    return keys


async def back_to_the_page(here: Any) -> None:
    while len(here.app.screen_stack) > 2 and here.app.screen is not here.screen:
        here.app.pop_screen()
        await here.pilot.pause()


@pytest.mark.parametrize("full", [True, False])
async def test_every_page_bears_bursts(full: bool, room: Any, new_book: Any) -> None:
    dice = random.Random(f"pages {full}")
    agenda = tuple(Block(name, name, "full", 20) for name in CATALOGUE if "full" in exercise(name).totals)
    book = with_(sample_book() if full else new_book(), agenda=agenda, session=Session())
    async with room(book) as here:
        for stop in here.screen._stops[:: 1 if full else 2]:
            await here.screen._open(stop)
            await here.pilot.pause()
            pressed = [key for key in some_keys(dice) if key not in GOING]
            await burst(here, *pressed)
            assert here.app.is_running, f"{stop.place}: {' '.join(pressed)}"
            await back_to_the_page(here)


@pytest.mark.parametrize("way", ["1", "2", "3", "4"])
@pytest.mark.parametrize("at", ["problems/dots", "problems/ratings", "values/votes"])
async def test_every_way_in_bears_bursts(at: str, way: str, room: Any) -> None:
    dice = random.Random(f"{at}{way}")
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, at) as here:
        await here.press(way, "f6")
        for _ in range(8):
            pressed = [key for key in some_keys(dice) if key not in GOING]
            await burst(here, *pressed)
            assert here.app.is_running, f"{at} {way}: {' '.join(pressed)}"
            await back_to_the_page(here)


async def test_a_bouncing_enter_hands_the_keyboard_on_once(room: Any) -> None:
    """Enter and a second one: the seat is done; the next one has not sat down yet."""
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, "problems/dots") as here:
        await here.press("2", "f6", "enter")
        await burst(here, "1", "1", "1", "0", "0", "0", "0", "0", "enter", "enter")
        assert here.app.is_running
        assert "Hand the keyboard to" in here.wall
        assert "1 of 8 in" in here.wall


async def test_marks_typed_ahead_are_the_marks_of_the_seat(room: Any) -> None:
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, "problems/dots") as here:
        await here.press("2", "f6")
        await burst(here, "enter", "1", "2")
        assert "2 of " in here.wall


async def test_nothing_typed_ahead_is_lost_or_goes_elsewhere(room: Any, new_book: Any) -> None:
    """A dialog is asked for and filled in before it stands; then a page is turned and its first card typed."""
    async with room(new_book(), "problems/frame") as here:
        await burst(here, "f4", *"Ring Ann", "f6", "f8", "f6", *"Pumps fail", "enter", *"Late parts", "enter")
        assert [action.what for action in here.book.actions] == ["Ring Ann"]
        assert [item.text for item in here.book.rows("problems/ideas")] == ["Pumps fail", "Late parts"]


@pytest.mark.parametrize("typed", ["ab", "ba", "the choir", "zyxwvutsrqponmlkjihgfedcba"])
async def test_what_is_typed_while_a_page_is_built_stands_in_its_field(room: Any, new_book: Any, typed: str) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/cards") as here:
        await burst(here, "f8", *typed)
        assert here.ref == "primer/met_before"
        assert here.screen.query_one("#new", Line).text == typed


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_every_enter_of_a_burst_counts_on_slips(room: Any, key: str) -> None:
    """Nothing echoes: an Enter that was swallowed would put the mark on another line."""
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, "problems/dots") as here:
        await here.press("f6")
        await burst(here, key, key, key, "2")
        items = [item.id for item in here.screen.desk.items]
        (slip, *_others) = as_a(rounds.Round, rounds.open_round(here.app.open_store, "problems/dots#1")).slips
        assert [slip.get((item, VOTES)) for item in items[:5]] == ["0", "0", "0", "2", None]


async def test_every_enter_of_a_burst_counts_on_hands(room: Any) -> None:
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, "problems/ratings") as here:
        await here.press("3", "f6")
        await burst(here, "3", "enter", "enter", "2")
        first = here.screen.desk.items[0].id
        hands = as_a(rounds.Round, rounds.open_round(here.app.open_store, "problems/ratings#1")).hands
        assert hands.counts == {(first, "impact"): {"1": 3}, (first, "leverage"): {"1": 2}}


async def test_a_key_held_down_answers_no_question(room: Any) -> None:
    """F6 opens the vote, and the F6 that came with it neither closes nor reveals it; D and D forget nothing."""
    book = with_(sample_book(), session=Session(), tallies={})
    async with room(book, "problems/dots") as here:
        await burst(here, *["f6"] * 5)
        assert here.book.mark("problems/dots").status == "open"
        await here.press("1", "f6", "f6", "f6")
        assert here.book.mark("problems/dots").status == "revealed"
        await burst(here, "d", "d", "d")
        assert here.book.mark("problems/dots").status == "revealed"
        await here.press("d")
        assert here.book.mark("problems/dots").status == "ready"


async def test_cells_typed_without_a_pause_stand_in_their_columns(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await burst(here, "4", "tab", *"porter", "tab", *"tips", "enter")
        cells = here.book.rows("canvas/levels")[0].cells
        assert list(cells.values()) == [4, "porter", "tips"]


async def test_a_row_typed_without_a_pause_fills_its_columns(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("sponsors", "sponsors", "full", 30)), "sponsors/map") as here:
        await burst(here, "insert", *"Director", "tab", "v")
        row = here.book.rows("sponsors/map")[0]
        assert (row.text, row.cells) == ("Director", {"type": "voice"})


async def test_the_second_enter_on_new_stays_in_the_title(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/frame") as here:
        here.app.visit("home")
        await here.pilot.pause()
        home = here.app.screen
        home.books.highlighted = home.books.get_option_index("new_book")
        await burst(here, "enter", "enter")
        assert type(here.app.screen).__name__ == "NewScreen"
        assert here.app.focused.id == "title"
        await burst(here, *"Pumps", "enter", "enter", *"Pump Circle")
        assert here.app.screen.typed("title") == "Pumps"
        assert here.app.screen.typed("community") == "Pump Circle"


def test_textual_still_looks_one_message_ahead_where_we_look() -> None:
    """The gate asks for the message that Textual has taken from the queue and not handled yet."""
    assert MessagePump()._pending_message is None
