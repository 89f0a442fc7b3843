"""Undo on every kind of page: the cursor goes to what was taken back, and the message says what it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace as with_

from screens.pages.editors import FieldBox
from screens.parts.fields import Line, Paragraph
from tests.typed import as_a
from workbook.model import Action, Block, Item, PageMark, Parked, Session

IDEAS, GROUPS = "problems/ideas", "problems/clusters"
CARDS = tuple(Item(f"i{n}", text) for n, text in enumerate(("Pumps fail", "Late parts", "Permits", "Seals"), 1))
PILOTS = (Item("a", "Pumps"), Item("b", "Parts"), Item("c", "Permits"))


class Case(NamedTuple):
    """One page: what stands on it, the entry that is made, the keys that lead away, and what undo then shows."""

    at: str
    made: tuple[str, ...]
    away: tuple[str, ...]
    row: str
    column: str
    said: str
    items: dict[str, tuple[Item, ...]] = {}  # noqa: RUF012 - read only
    variant: Any = "full"
    alone: bool = False
    redone: str = ""


CASES = {
    "agreed scores": Case(
        "pilots/potential",
        ("down", "right", "4"),
        ("down", "down", "left"),
        "b",
        "",
        "Taken back: score of “Parts”",
        {"pilots/candidates": PILOTS},
    ),
    "one's own scores": Case(
        "scorecard/scores", ("down", "4"), ("down", "down", "down"), "", "", "Taken back: score of “", {}, "solo", True
    ),
    "marks": Case("canvas/domain_checks", ("down", "y"), ("down", "down"), "", "", "Taken back: mark on “"),
    "a cell by key": Case(
        "canvas/sort",
        ("down", "m"),
        ("up", "up"),
        "b",
        "",
        "of “Parts”",
        {"canvas/inventory": PILOTS},
    ),
    "a typed cell": Case(
        "canvas/levels", ("down", "4", "enter"), ("down", "down"), "active", "count", "Taken back: How many of “Active”"
    ),
    "a card changed": Case(
        IDEAS,
        ("down", "home", "enter", "x", "enter"),
        ("down", "down"),
        "i1",
        "",
        "Taken back: “Pumps fail” changed",
        {IDEAS: CARDS},
    ),
    "a card in the bin": Case(
        IDEAS,
        ("down", "home", "down", "delete"),
        ("end",),
        "i2",
        "",
        "Taken back: “Late parts” put in the bin",
        {IDEAS: CARDS},
        redone="i3",
    ),
    "a card moved": Case(
        GROUPS,
        ("down", "a"),
        ("home",),
        "i2",
        "",
        "Taken back: “Late parts” moved",
        {IDEAS: CARDS, GROUPS: (Item("K1", "Supply"),)},
    ),
    "a choice": Case(
        "pilots/decide",
        ("down", "space"),
        ("down",),
        "b",
        "",
        "Taken back: “Parts” picked",
        {"pilots/candidates": PILOTS},
    ),
    "the first one": Case(
        "pilots/decide", ("down", "f"), ("home",), "b", "", "Taken back: “Parts”: focus", {"pilots/candidates": PILOTS}
    ),
    "an answer": Case(
        "primer/myths",
        ("down", "t"),
        ("down", "down"),
        "M02",
        "",
        "Taken back: answer to statement 2",
        {},
        "solo",
        True,
    ),
    "votes of one's own": Case(
        "values/votes", ("down", "space"), ("down", "down"), "", "", "Taken back: vote on “", {}, "solo", True
    ),
}


def book_of(case: Case, new_book: Callable[..., Any]) -> Any:
    name = case.at.split("/", maxsplit=1)[0]
    book = new_book(Block(name, name, case.variant, 30), **({"kind": "solo", "people": 0} if case.alone else {}))
    return with_(book, items=case.items, session=Session(marks={IDEAS: PageMark("closed")}))


@pytest.mark.parametrize("name", CASES)
async def test_the_cursor_goes_to_what_was_taken_back_and_it_is_named(room: Any, new_book: Any, name: str) -> None:
    case = CASES[name]
    async with room(book_of(case, new_book), case.at) as here:
        before = here.book
        await here.press(*case.made)
        assert here.book != before
        row = case.row or next(key for key, one in changed_cells(before, here.book) if one)
        await here.press(*case.away)
        assert here.grid.row_id != row or case.column
        here.screen.app.clear_notifications()
        await here.press("ctrl+z")
        assert here.grid.row_id == row
        if case.column:
            assert here.grid.column_id == case.column
        (note,) = here.app._notifications
        assert case.said in note.message
        await here.press("home", "ctrl+y")
        assert here.grid.row_id == (case.redone or row)


def changed_cells(before: Any, after: Any) -> list[tuple[str, bool]]:
    found = [(item.id, True) for name in after.items for item in after.rows(name) if item not in before.rows(name)]
    tallied = [
        (key, True) for name, tally in after.tallies.items() for key in tally.counts if name not in before.tallies
    ]
    return found + tallied


@pytest.mark.parametrize(("screen", "made"), [("actions", "delete"), ("people", "space"), ("parking", "delete")])
async def test_undo_in_a_list_goes_to_its_row(room: Any, new_book: Any, screen: str, made: str) -> None:
    actions = tuple(Action(f"N{n}", what=f"Ring {n}") for n in range(1, 5))
    parked = tuple(Parked(f"L{n}", f"Later {n}") for n in range(1, 5))
    book = with_(new_book(Block("plan", "plan", "full", 30)), actions=actions, parking=parked)
    async with room(book, "plan/review") as here:
        here.app.visit(screen)
        await here.pilot.pause()
        await here.press("down", made, "end", "ctrl+z")
        assert here.app.screen.selected[1:] == "2"


async def test_the_column_is_the_one_that_was_scored(room: Any, new_book: Any) -> None:
    case = CASES["agreed scores"]
    async with room(book_of(case, new_book), case.at) as here:
        column = here.grid.columns[1].id
        await here.press(*case.made, "down", "left", "left", "ctrl+z")
        assert (here.grid.row_id, here.grid.column_id) == ("b", column)


async def test_undo_goes_to_the_field_it_took_back(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), "proposition/slots") as here:
        first = here.screen.query(FieldBox).first()
        await here.type("pumps")
        await here.press("tab", "tab", "tab", "ctrl+z")
        assert here.app.focused is first.editor
        assert [n.message for n in here.app._notifications] == [f"Taken back: {first.field.label}"]


async def test_undo_of_another_page_says_which(room: Any, new_book: Any) -> None:
    case = CASES["agreed scores"]
    async with room(book_of(case, new_book), case.at) as here:
        await here.press("4", "f8", "ctrl+z")
        (note,) = here.app._notifications
        assert note.message == "Taken back: score of “Pumps”, on “Potential”"


async def test_undo_of_an_action_says_so_and_leaves_the_cursor(room: Any, new_book: Any) -> None:
    book = with_(
        new_book(Block("plan", "plan", "full", 30)), actions=(Action("N1", what="Ring"), Action("N2", what="Write"))
    )
    async with room(book, "plan/actions") as here:
        await here.press("down", "f4", *"Ask", "f6", "ctrl+z")
        (note,) = here.app._notifications
        assert note.message == "Taken back: action “Ask” added"
        assert here.grid.row_id == "N2"


async def test_what_is_being_typed_keeps_the_cursor(room: Any, new_book: Any) -> None:
    case = CASES["a card in the bin"]
    async with room(book_of(case, new_book), case.at) as here:
        await here.press("down", "end", "delete", "up", "up", "up", "up", "ctrl+z")
        assert here.screen.query_one("#new").has_focus
        assert here.grid.row_id == "i4"


async def test_what_was_taken_back_from_fields_can_be_done_again_while_one_is_in_hand(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/belonging") as here:
        await here.press(*"Kin", "tab", *"Foes", "ctrl+z", "ctrl+y")
        assert as_a(Paragraph, here.app.focused).text == "Foes"
        await here.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert here.book.fields.get("canvas/belonging", {}) == {}
        await here.press("ctrl+y")
        assert here.book.fields["canvas/belonging"] == {"relationships": "Kin"}


async def test_the_first_letter_in_a_cell_is_typing_like_any_other(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("right", "right", *"Fit", "enter", "left", *"12", "ctrl+z")
        assert as_a(Line, here.app.focused).text == ""
        await here.press("ctrl+y")
        assert as_a(Line, here.app.focused).text == "12"
        await here.press("ctrl+z", "escape")
        assert [row.cells for row in here.book.rows("canvas/levels") if row.cells] == [{"bring": "Fit"}]


async def test_undo_takes_away_what_a_vote_was_about_only_on_the_second_key(room: Any, new_book: Any) -> None:
    async with room(with_(new_book(), items={IDEAS: CARDS}), "problems/clusters") as here:
        await here.press("f6", "f8", "f6")
        await here.press(*"2100", *"2100", *"2100", *"2100", *"2100", "f6", "f6")
        if here.book.mark("problems/dots").status != "revealed":
            await here.press("f6")
        assert here.book.mark("problems/dots").status == "revealed"
        groups = here.book.rows(GROUPS)
        assert len(groups) == 4
        await here.press("ctrl+z")
        assert here.book.rows(GROUPS) == groups
        assert here.app._notifications
        assert "A vote was about this" in "".join(toast.message for toast in here.app._notifications)
        await here.press("ctrl+z")
        assert here.book.rows(GROUPS) == ()
        await here.press("ctrl+y")
        assert here.book.rows(GROUPS) == groups
