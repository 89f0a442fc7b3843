"""A list pasted from a mail into a field of lines becomes clean lines; other text is pasted as it is."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from screens.pages.editors import FieldBox
from workbook.model import Block, Item

DOMAIN, WORDS = "canvas/domain", "primer/words"
MAIL = "  • Night call-outs\r\n\t- Spare seals\r\n\r\n3.\tPermits\r\n4) Old drawings\r\n- \r\n* [x] Shift handover\r"
CLEAN = ["Night call-outs", "Spare seals", "Permits", "Old drawings", "Shift handover"]


def list_box(here: Any) -> FieldBox:
    found: FieldBox = next(box for box in here.screen.query(FieldBox) if box.field.type == "list")
    return found


@pytest.mark.parametrize(("at", "block"), [(DOMAIN, "canvas"), (WORDS, "primer")])
async def test_a_list_from_a_mail_becomes_clean_lines(room: Any, new_book: Any, at: str, block: str) -> None:
    async with room(new_book(Block(block, block, "full", 30)), at) as here:
        box = list_box(here)
        box.editor.focus()
        await here.pilot.pause()
        await here.paste(MAIL)
        assert box.raw.split("\n") == CLEAN
        await here.press("f8")
        assert here.book.field(at, box.field.id) == CLEAN


async def test_a_list_is_pasted_behind_what_was_typed_on_lines_of_its_own(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 30)), DOMAIN) as here:
        box = list_box(here)
        box.editor.focus()
        await here.type("Pumps")
        await here.paste("- Seals\n- Spares\n")
        assert box.raw.split("\n") == ["Pumps", "Seals", "Spares"]


async def test_words_within_a_line_are_pasted_where_the_cursor_stands(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 30)), DOMAIN) as here:
        box = list_box(here)
        box.editor.focus()
        await here.type("Old pumps")
        await here.press(*["left"] * 5)
        await here.paste("- spare ")
        assert box.raw == "Old - spare pumps"


async def test_a_paragraph_keeps_the_marks_of_its_list(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), "proposition/statement") as here:
        await here.paste("First:\n- pumps\n- seals")
        assert here.screen.query(FieldBox).first().raw == "First:\n- pumps\n- seals"


async def test_a_list_pasted_into_a_cell_of_lines_is_clean(room: Any, new_book: Any) -> None:
    areas = {"knowledge/areas": (Item("a", "Reading old plans"),)}
    book = with_(new_book(Block("knowledge", "knowledge", "short", 15)), items=areas)
    async with room(book, "knowledge/who_has_it") as here:
        here.grid.go(column="holders")
        await here.press("enter")
        await here.paste("1. Track engineer\n2. Relay fitter\n")
        await here.press("escape")
        assert here.book.rows("knowledge/areas")[0].cells["holders"] == ["Track engineer", "Relay fitter"]


async def test_a_list_quoted_in_an_answer_is_clean(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 30)), DOMAIN) as here:
        box = list_box(here)
        box.editor.focus()
        await here.pilot.pause()
        await here.paste("> 1) Seals\n>\n> 2) Spares\n> 3) > 5 degrees\n")
        assert box.raw.split("\n") == ["Seals", "Spares", "> 5 degrees"]


async def test_people_pasted_from_a_mail_are_roles(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 30)), DOMAIN) as here:
        here.app.visit("new")
        await here.pilot.pause()
        people = here.app.screen.query_one("#people")
        people.focus()
        await here.pilot.pause()
        await here.paste("- 3x Pump fitter\n- Asset manager /m\n")
        assert people.value.split("\n") == ["3x Pump fitter", "Asset manager /m"]


async def test_undo_takes_a_pasted_list_back(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 30)), DOMAIN) as here:
        box = list_box(here)
        box.editor.focus()
        await here.pilot.pause()
        await here.paste(MAIL)
        await here.press("ctrl+z")
        assert box.raw == ""


async def test_a_paste_on_a_cell_that_is_not_open_begins_it(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("right", "right")
        await here.paste("Fitters, both depots")
        await here.press("enter")
        assert [row.cells for row in here.book.rows("canvas/levels") if row.cells] == [
            {"bring": "Fitters, both depots"}
        ]
