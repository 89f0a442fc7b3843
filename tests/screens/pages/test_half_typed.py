"""What is half typed in a line beside a list: it waits for what it was typed for, through other work and a kill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual.widgets import Input

from screens.parts.fields import Line
from workbook.model import Block, Item
from workbook.store import Store

IDEAS, GROUPS, QUESTIONS = "problems/ideas", "problems/clusters", "interviews/questions"
CARDS = (Item("i1", "Pumps fail"), Item("i2", "Late parts"), Item("i3", "Permits"))


def ideas(new_book: Any) -> Any:
    from workbook.model import PageMark, Session

    return with_(
        new_book(Block("problems", "problems", "full", 35)),
        items={IDEAS: CARDS},
        session=Session(marks={IDEAS: PageMark("closed")}),
    )


def line(here: Any, name: str = "new") -> Line:
    found: Line = here.screen.query_one(f"#{name}", Line)
    return found


def cards(here: Any) -> list[str]:
    return [card.text for card in here.book.rows(IDEAS)]


def said(here: Any) -> list[str]:
    return [note.message for note in here.app._notifications]


# -- cards


async def test_a_half_typed_card_comes_back_after_another_one_was_changed(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.type("Half a tho")
        await here.press("down", "home", "enter")
        assert line(here).value == "Pumps fail"
        await here.type(" again")
        await here.press("enter")
        assert cards(here) == ["Pumps fail again", "Late parts", "Permits"]
        assert line(here).value == "Half a tho"
        await here.press("up", "up")
        await here.type("ught")
        await here.press("enter")
        assert cards(here)[-1] == "Half a thought"
        assert here.app.open_store.drafts == {}


async def test_a_half_typed_card_comes_back_after_its_author_was_noted(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.type("Half")
        await here.press("down", "home", "a")
        await here.type("P2")
        await here.press("enter")
        assert here.book.rows(IDEAS)[0].cells["author"] == "P2"
        assert line(here).value == "Half"


async def test_a_change_that_is_left_is_kept(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.press("down", "home", "enter")
        await here.type(" aga")
        await here.press("down")
        assert here.grid.has_focus
        assert cards(here)[0] == "Pumps fail aga"
        assert here.grid.row_id == "i1"
        assert "Changing this card" not in here.wall
        await here.press("down", "enter")
        assert line(here).value == "Late parts"
        await here.press("down", "ctrl+z")
        assert cards(here) == ["Pumps fail", "Late parts", "Permits"]


@pytest.mark.parametrize("leave", ["down", "f8"])
async def test_a_card_whose_line_was_emptied_goes_to_the_bin_by_enter_alone(
    room: Any, new_book: Any, leave: str
) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.press("down", "home", "enter", *["backspace"] * 10, leave)
        assert cards(here) == ["Pumps fail", "Late parts", "Permits"]
        await here.open(IDEAS)
        await here.press("down", "home", "enter", *["backspace"] * 10, "enter")
        assert cards(here) == ["Late parts", "Permits"]


async def test_escape_gives_up_a_change_on_the_second_time(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.type("Half")
        await here.press("down", "home", "enter")
        await here.type("!")
        await here.press("escape")
        assert line(here).value == "Pumps fail!"
        assert any("Esc once more" in one for one in said(here))
        await here.press("escape")
        assert cards(here)[0] == "Pumps fail"
        assert line(here).value == "Half"
        assert here.grid.has_focus


async def test_pasted_lines_wait_while_a_card_is_changed(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.paste("- Seals\n- Spares\n")
        await here.press("down", "home", "enter")
        await here.type(" now")
        await here.press("enter", "up", "up")
        assert "2 lines were pasted" in here.wall
        await here.press("enter")
        assert cards(here) == ["Pumps fail now", "Late parts", "Permits", "Seals", "Spares"]


async def test_lines_pasted_into_a_change_are_one_text(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.press("down", "home", "enter", *["backspace"] * 10)
        await here.paste("Pumps fail\nat night")
        await here.press("enter")
        assert cards(here)[0] == "Pumps fail at night"


async def test_turning_the_page_keeps_the_change_and_the_half_typed_card(room: Any, new_book: Any) -> None:
    async with room(ideas(new_book), IDEAS) as here:
        await here.type("Half")
        await here.press("down", "home", "enter")
        await here.type("!")
        await here.press("f8")
        assert cards(here) == ["Pumps fail!", "Late parts", "Permits", "Half"]
        assert here.app.open_store.drafts == {}


async def test_a_kill_loses_neither_the_change_nor_the_half_typed_cards(
    room: Any, new_book: Any, tmp_path: Path
) -> None:
    path = tmp_path / "a.workbook.json"
    store = Store.create(path, ideas(new_book))
    async with room(None, IDEAS, store=store) as here:
        await here.paste("- Seals\n- Spares\n")
        await here.press("down", "end", "enter")
        await here.type(" late")
        drafts = dict(store.drafts)
    again = Store.open(path)
    for place, text in drafts.items():
        again.draft(place, text)  # as the side file has them
    again.close()
    async with room(None, IDEAS, store=Store.open(path)) as here:
        assert line(here).value == "Permits late"
        await here.press("enter")
        assert cards(here)[-1] == "Permits late"
        assert "2 lines were pasted" in here.wall
        line(here).focus()
        await here.press("enter")
        assert cards(here)[-2:] == ["Seals", "Spares"]


# -- names of groups


@pytest.mark.parametrize("leave", ["down", "up", "escape"])
async def test_a_half_typed_name_is_offered_again(room: Any, new_book: Any, leave: str) -> None:
    async with room(ideas(new_book), GROUPS) as here:
        await here.press("enter")
        await here.type("Supp")
        await here.press(leave)
        assert here.grid.has_focus
        assert said(here) == ["Not taken. Enter offers it again."]
        await here.press("enter")
        assert line(here, "name").value == "Supp"
        await here.press("ctrl+z")
        assert line(here, "name").value == ""


async def test_another_name_and_a_new_card_that_are_left_come_back_each_in_its_place(room: Any, new_book: Any) -> None:
    groups = (Item("K1", "Pumps"), Item("K2", "Parts"))
    book = with_(ideas(new_book), items={IDEAS: CARDS, GROUPS: groups})
    async with room(book, GROUPS) as here:
        here.grid.go("head:K1")
        await here.press("enter")
        await here.type(" at night")
        await here.press("down", "insert")
        await here.type("Seals")
        await here.press("up")
        here.grid.go("head:K2")
        await here.press("enter")
        assert line(here, "name").value == "Parts"
        await here.press("escape")
        here.grid.go("head:K1")
        await here.press("enter")
        assert line(here, "name").value == "Pumps at night"
        await here.press("enter", "insert")
        assert line(here, "name").value == "Seals"
        await here.press("f8")
        assert cards(here)[-1] == "Seals"
        assert here.book.rows(GROUPS)[0].text == "Pumps at night"
        assert here.app.open_store.drafts == {}


async def test_a_name_typed_before_a_kill_is_said_to_wait(room: Any, new_book: Any, tmp_path: Path) -> None:
    before = Store.create(tmp_path / "a.workbook.json", ideas(new_book))
    before.draft(f"{GROUPS}:name", "Supp")
    before.close()
    async with room(None, GROUPS, store=Store.open(before.path)) as here:
        assert said(here) == ["“Supp” was being typed when the program ended. Enter offers it again."]


@pytest.mark.parametrize("place", ["rename:K2", "card"])
async def test_another_name_and_a_new_card_outlast_a_kill(room: Any, new_book: Any, tmp_path: Path, place: str) -> None:
    book = with_(ideas(new_book), items={IDEAS: CARDS, GROUPS: (Item("K1", "Pumps"), Item("K2", "Parts"))})
    before = Store.create(tmp_path / "a.workbook.json", book)
    before.draft(f"{GROUPS}:{place}", "Supply of par")
    before.close()
    async with room(None, GROUPS, store=Store.open(before.path)) as here:
        assert here.app.focused is line(here, "name")
        await here.type("ts")
        await here.press("enter")
        kept = here.book.rows(GROUPS)[1].text if place != "card" else cards(here)[-1]
        assert kept == "Supply of parts"


# -- lines of our own, and suggestions in other words


@pytest.mark.parametrize("leave", ["up", "down", "escape"])
async def test_a_line_of_our_own_that_is_left_is_offered_again(room: Any, new_book: Any, leave: str) -> None:
    async with room(new_book(Block("interviews", "interviews", "full", 30)), QUESTIONS) as here:
        await here.press("insert")
        await here.type("What would you")
        await here.press(leave)
        assert here.grid.has_focus
        assert said(here) == ["Not taken. Ins offers it again."]
        await here.press("insert")
        assert line(here, "own").value == "What would you"


async def test_a_line_of_our_own_is_kept_when_the_page_is_turned(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("interviews", "interviews", "full", 30)), QUESTIONS) as here:
        await here.press("insert")
        await here.type("What would you miss")
        await here.press("f8")
        assert [i.text for i in here.book.rows(QUESTIONS) if i.text] == ["What would you miss"]
        assert len(here.book.field(QUESTIONS, "questions") or ()) == 1


async def test_a_line_of_our_own_outlasts_a_kill(room: Any, new_book: Any, tmp_path: Path) -> None:
    before = Store.create(tmp_path / "a.workbook.json", new_book(Block("interviews", "interviews", "full", 30)))
    before.draft(f"{QUESTIONS}:own", "What would")
    before.close()
    async with room(None, QUESTIONS, store=Store.open(before.path)) as here:
        assert line(here, "own").value == "What would"
        assert here.app.focused is line(here, "own")


@pytest.mark.parametrize("leave", ["up", "escape"])
async def test_other_words_for_a_suggestion_that_are_left_are_offered_again(
    room: Any, new_book: Any, leave: str
) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda

    book = apply_all(sample_book(), [SetAgenda((Block("plan", "plan", "full", 30),))])
    async with room(book, "plan/suggestions") as here:
        await here.press("e")
        before = line(here, "work #words").value
        await here.press("x", leave)
        assert said(here) == ["Not taken. E offers it again."]
        assert len(here.book.actions) == len(book.actions)
        await here.press("down", "e")
        assert line(here, "work #words").value != f"{before}x"
        await here.press("escape", "up", "e")
        assert line(here, "work #words").value == f"{before}x"
        assert isinstance(here.app.focused, Input)
