"""What was typed and is no value of its field: it waits in its field, with its message, and the wall says so once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_

from screens.pages.editors import FieldBox
from screens.pages.field_parts import FieldNote
from workbook.model import Action, Block, Item
from workbook.store import Store

DATE, GOAL, RECORDS, LEVELS = "launch/date", "interviews/goal", "interviews/records", "canvas/levels"
NO_DATE = "Type a date, such as 12 Mar 2025"


def goal(new_book: Any) -> Any:
    return new_book(Block("interviews", "interviews", "full", 30))


def records(new_book: Any) -> Any:
    people = (Item("w1", "Operator"), Item("w2", "Fitter"))
    return with_(goal(new_book), items={"interviews/who": people})


def levels(new_book: Any) -> Any:
    return new_book(Block("canvas", "canvas", "full", 50))


def box_of(here: Any, kind: str) -> FieldBox:
    found: FieldBox = next(box for box in here.screen.query(FieldBox) if box.field.type == kind)
    return found


def said(here: Any) -> list[str]:
    return [note.message for note in here.app._notifications]


# -- fields of a page


@pytest.mark.parametrize("away", [("f8", "f7"), ("f7", "f8"), ("f8", "f8", "f7", "f7")])
async def test_a_date_that_cannot_be_read_waits_in_its_field(room: Any, new_book: Any, away: tuple[str, ...]) -> None:
    async with room(new_book(Block("launch", "launch", "full", 40)), DATE) as here:
        box_of(here, "date").editor.focus()
        await here.type("next tuesday")
        await here.press(away[0])
        assert here.ref != DATE
        assert len(said(here)) == 1
        assert "“next tuesday”" in said(here)[0]
        assert NO_DATE in said(here)[0]
        assert DATE not in here.book.fields
        await here.press(*away[1:])
        assert box_of(here, "date").raw == "next tuesday"
        assert NO_DATE in here.wall


async def test_what_waits_is_there_after_a_restart_and_goes_when_it_is_mended(
    room: Any, new_book: Any, tmp_path: Path
) -> None:
    path = tmp_path / "a.workbook.json"
    async with room(None, GOAL, store=Store.create(path, goal(new_book))) as here:
        box_of(here, "number").editor.focus()
        await here.type("a few")
        await here.press("f8")
    async with room(None, GOAL, store=Store.open(path)) as here:
        box = box_of(here, "number")
        assert box.raw == "a few"
        assert "Type a whole number" in here.wall
        box.editor.focus()
        await here.press(*["backspace"] * 5, "8", "f8", "f7")
        assert here.book.field(GOAL, box.field.id) == 8
        assert here.app.open_store.drafts == {}


async def test_done_asks_once_about_what_does_not_count(room: Any, new_book: Any) -> None:
    async with room(goal(new_book), GOAL) as here:
        box_of(here, "date").editor.focus()
        await here.type("soon")
        await here.press("shift+tab", "f6")
        assert here.book.mark(GOAL).status != "settled"
        assert here.app.focused is box_of(here, "date").editor
        assert any("“soon”" in one and "F6 once more" in one for one in said(here))
        await here.press("f6")
        assert here.book.mark(GOAL).status == "settled"
        await here.press("f8", "f7")
        assert box_of(here, "date").raw == "soon"


async def test_what_was_typed_is_kept_when_the_program_is_left(room: Any, new_book: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.workbook.json"
    async with room(None, GOAL, store=Store.create(path, goal(new_book))) as here:
        await here.press("9", "ctrl+q")
        assert here.app.return_code == 0
    again = Store.open(path)
    assert list(again.book.fields[GOAL].values()) == [9]
    assert again.drafts == {}
    again.close()


async def test_what_was_typed_is_kept_when_the_program_is_left_from_another_screen(
    room: Any, new_book: Any, tmp_path: Path
) -> None:
    path = tmp_path / "a.workbook.json"
    async with room(None, GOAL, store=Store.create(path, goal(new_book))) as here:
        await here.press("9", "f10", "ctrl+q")
    again = Store.open(path)
    assert list(again.book.fields[GOAL].values()) == [9]
    again.close()


# -- one row at a time


async def test_what_waits_in_one_row_stands_in_no_other(room: Any, new_book: Any) -> None:
    async with room(records(new_book), RECORDS, (100, 40)) as here:
        box = box_of(here, "number")
        box.editor.focus()
        await here.type("lots")
        here.grid.focus()
        await here.press("down")
        assert box_of(here, "number").raw == ""
        assert not box_of(here, "number").query_one(FieldNote).display
        assert any("“lots”" in one for one in said(here))
        await here.press("up")
        assert box_of(here, "number").raw == "lots"
        assert "Type a number" in here.wall
        await here.press("f7", "f8")
        assert box_of(here, "number").raw == "lots"


async def test_a_row_that_was_being_written_before_a_kill_is_in_hand_again(
    room: Any, new_book: Any, tmp_path: Path
) -> None:
    before = Store.create(tmp_path / "a.workbook.json", records(new_book))
    before.draft(f"{RECORDS}:w2:issues", "late par")
    before.close()
    async with room(None, RECORDS, (100, 40), store=Store.open(before.path)) as here:
        assert here.grid.row_id == "w2"
        assert "late par" in here.wall
        assert "before the program ended" in here.wall
        await here.press("f7", "f8")
        assert here.book.rows("interviews/who")[1].cells["issues"] == ["late par"]


# -- cells of a table


async def test_a_number_that_is_none_waits_in_its_cell(room: Any, new_book: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.workbook.json"
    async with room(None, LEVELS, store=Store.create(path, levels(new_book))) as here:
        await here.press("down")
        await here.type("many")
        await here.press("f8")
        assert any("“many”" in one for one in said(here))
        await here.press("f7")
        assert here.grid.row == 1
        assert box_of(here, "number").raw == "many"
        assert "Type a whole number" in here.wall
        await here.press("f8")
    async with room(None, LEVELS, store=Store.open(path)) as here:
        assert box_of(here, "number").raw == "many"
        assert here.app.focused is box_of(here, "number").editor
        await here.press(*["backspace"] * 4, "7", "enter")
        assert here.book.item(LEVELS, "active").cells["count"] == 7
        assert here.app.open_store.drafts == {}


async def test_a_cell_that_was_being_written_before_a_kill_is_in_hand_again(
    room: Any, new_book: Any, tmp_path: Path
) -> None:
    before = Store.create(tmp_path / "a.workbook.json", levels(new_book))
    before.draft(f"{LEVELS}:occasional:who", "the new fit")
    before.close()
    async with room(None, LEVELS, store=Store.open(before.path)) as here:
        row = here.grid.row_id
        assert "the new fit" in here.wall
        await here.press("enter")
        assert next(r for r in here.book.rows(LEVELS) if r.id == row).cells["who"] == "the new fit"


async def test_escape_gives_up_what_is_no_value_on_the_second_time(room: Any, new_book: Any) -> None:
    async with room(levels(new_book), LEVELS) as here:
        await here.type("abc")
        await here.press("escape")
        assert box_of(here, "number").raw == "abc"
        assert "Esc once more gives it up" in here.wall
        await here.press("escape")
        assert here.grid.has_focus
        assert here.app.open_store.drafts == {}


async def test_an_action_keeps_its_unreadable_date_in_the_cell(room: Any, new_book: Any) -> None:
    book = with_(new_book(Block("plan", "plan", "full", 30)), actions=(Action("N1", what="Ring the buyer"),))
    async with room(book, "plan/actions") as here:
        here.grid.go(column="due")
        await here.press("enter")
        await here.type("when Ann is back")
        await here.press("f8")
        assert any("“when Ann is back”" in one for one in said(here))
        await here.open("plan/actions")
        assert box_of(here, "date").raw == "when Ann is back"


async def test_what_is_typed_stays_when_its_value_is_changed_from_elsewhere(room: Any, new_book: Any) -> None:
    from workbook.changes import SetField

    async with room(goal(new_book), GOAL) as here:
        box = box_of(here, "date")
        box.editor.focus()
        await here.type("soon")
        here.screen.do(SetField(GOAL, box.field.id, "2025-04-01"), "date")
        await here.pilot.pause()
        assert box.raw == "soon"
