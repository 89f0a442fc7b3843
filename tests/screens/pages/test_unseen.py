"""An open vote: what the wall may tell before the reveal, what is asked on closing, what stays said and what goes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from screens.room import rounds
from workbook.changes import SetMark
from workbook.model import Block, Item, PageMark, Participant, Session

DOTS, RATINGS, GROUPS = "problems/dots", "problems/ratings", "problems/clusters"
NAMES = ("Pumps fail again", "Wrong parts", "Faults unread", "Permits")


def with_groups(book: Any) -> Any:
    return with_(book, items={GROUPS: tuple(Item(f"K{n}", t) for n, t in enumerate(NAMES, 1))})


def toasts(here: Any) -> list[str]:
    return [note.message for note in here.app._notifications]


def column(here: Any, name: str) -> list[str]:
    """What stands in a column of the grid, heads left out."""
    place = [c.id for c in here.grid.columns].index(name)
    return [row.cells[place] for row in here.grid.rows if not row.head]


# -- a show of hands


async def test_a_number_of_hands_is_a_dot_also_where_the_cursor_stands(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), RATINGS) as here:
        await here.press("3", "f6", "3")
        assert column(here, "1")[0] == "●"
        assert column(here, "sum")[0] == "…", "a running total would tell the number"
        await here.press("right", "1", "enter")
        assert column(here, "sum")[:2] == ["4 of 4", "·"]
        await here.press("up", "1")
        assert column(here, "sum")[0] == "…"
        round_ = rounds.open_round(here.app.open_store, f"{RATINGS}#1")
        assert round_ is not None
        assert round_.hands.counts["K1", "impact"] == {"1": 1, "2": 1}, "typing again takes the number's place"


async def test_a_vote_by_hands_tells_no_line_and_in_the_end_the_whole(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("3", "f6", "3", "enter", "5", "enter", "4", "enter")
        assert "of 12" not in here.wall
        assert [cell for cell in column(here, "sum") if cell] == []
        await here.press("0", "enter")
        assert "All lines are counted: 12 of 12 dots." in here.wall


@pytest.mark.parametrize(
    ("page", "keys", "said"),
    [
        (DOTS, ("3", "enter", "5", "enter", "3", "enter", "0"), "11 of 12 dots are given."),
        ("proposition/clarity", ("right", "right", "2", "right", "1"), "3 of 4 hands on one line."),
    ],
)
async def test_hands_that_are_missing_are_asked_about_once(
    page: str, keys: tuple[str, ...], said: str, room: Any, new_book: Any
) -> None:
    blocks = (Block("problems", "problems", "full", 35), Block("proposition", "proposition", "full", 25))
    async with room(with_groups(new_book(*blocks, people=4)), page) as here:
        await here.press("3", "f6", *keys, "f6")
        assert here.book.mark(page).status == "open"
        assert toasts(here) == [f"{said} F6 once more closes all the same."]
        await here.press("f6")
        assert here.book.mark(page).status == "closed"


async def test_hands_missing_on_some_lines_are_counted_by_line(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), RATINGS) as here:
        await here.press("3", "f6", *(("3", "enter") * 10), "2", "enter", "1", "f6")
        assert here.book.mark(RATINGS).status == "open"
        assert toasts(here) == ["Hands are missing on 2 of 12 lines. F6 once more closes all the same."]


async def test_hands_of_a_quiz_are_dots_and_missing_ones_are_asked_about(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=4), "primer/myths") as here:
        await here.press("2")
        assert column(here, "true")[0] == "●"
        assert column(here, "sum")[0] == "…"
        await here.press("right", "1", "enter")
        assert not any(row.strong for row in here.grid.rows)
        assert toasts(here) == ["3 of 4 hands. Enter once more reveals it all the same."]
        await here.press("enter")
        assert here.grid.rows[0].strong
        assert here.grid.rows[0].cells == ("2", "1", "0", "3 of 4")


# -- paper slips


def with_sides(book: Any) -> Any:
    people = tuple(Participant(f"P{n}", "Fitter", "member" if n < 3 else "management") for n in range(1, 5))
    return with_(book, people=people)


async def test_the_viewpoint_on_a_slip_is_a_dot_and_can_be_keyed_again(room: Any, new_book: Any) -> None:
    book = with_sides(new_book(Block("scorecard", "scorecard", "full", 40)))
    async with room(book, "scorecard/scores") as here:
        await here.press("f6", "m")
        assert here.grid.rows[0].id == "side"
        assert here.grid.rows[0].cells == ("●", "·", "·", "·")
        await here.press("up", "g")
        round_ = rounds.open_round(here.app.open_store, "scorecard/scores#1")
        assert round_ is not None
        assert round_.sides[0] == "management"
        assert here.grid.rows[0].cells == ("●", "·", "·", "·")


async def test_under_the_slips_stands_who_is_in_and_whether_the_last_one_is_right(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("f6", *"2000")
        assert here.grid.rows[-1].cells == ("✗", "·", "·", "·")
        assert "Slip 1: does not add up to 3 dots" in here.wall
        await here.press(*"2100")
        assert here.grid.rows[-1].cells == ("●", "✓", "·", "·")
        await here.press("1")
        assert here.grid.rows[-1].cells == ("●", "●", "●", "·")
        assert "Slip 3: 1 of 4 lines" in here.wall
        assert "less" not in here.wall


async def test_enter_on_a_mark_goes_on_and_takes_nothing_back(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("f6", "2", "up", "enter", "1")
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert round_.slips[0] == {("K1", "votes"): "2", ("K2", "votes"): "1"}


async def test_a_line_left_empty_looks_like_any_other(room: Any, new_book: Any) -> None:
    """Without a score it is a pass, as it would be on closing; nobody sees which line that was."""
    async with room(with_groups(new_book(people=4)), RATINGS) as here:
        await here.press("f6", "3", "space", "p")
        assert [row.cells[0] for row in here.grid.rows if "\t" in row.id][:4] == ["●", "●", "●", "·"]


@pytest.mark.parametrize(("size", "high"), [((80, 24), 11), ((120, 35), 13)])
async def test_no_key_moves_the_grid_of_slips(size: tuple[int, int], high: int, room: Any, new_book: Any) -> None:
    async with room(new_book(Block("scorecard", "scorecard", "full", 40)), "scorecard/scores", size) as here:
        await here.press("f6")
        places = {here.grid.region}
        for key in "3p5" * 7:
            await here.press(key)
            places.add(here.grid.region)
        assert len(places) == 1
        assert here.grid.region.height >= high


# -- what stays said, what goes


async def test_an_interrupted_vote_is_said_until_it_is_opened_again(room: Any, new_book: Any) -> None:
    killed = with_(with_groups(new_book(people=3)), session=Session(DOTS, {DOTS: PageMark("open")}))
    async with room(killed, DOTS) as here:
        assert "The vote was interrupted. Nothing was kept." in here.wall
        await here.press("f8", "f7", "f7", "f8")
        assert "The vote was interrupted. Nothing was kept." in here.wall
        await here.press("f6")
        assert here.book.mark(DOTS).status == "open"
        assert "interrupted" not in here.wall


async def test_an_interrupted_vote_is_said_until_its_page_is_skipped(room: Any, new_book: Any) -> None:
    killed = with_(with_groups(new_book(people=3)), session=Session(DOTS, {DOTS: PageMark("open")}))
    async with room(killed, DOTS) as here:
        await here.press("shift+f8", "f8", "f7")
        assert "interrupted" not in here.wall


async def test_an_interrupted_second_round_is_said_until_it_is_opened_again(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6")
        here.screen.do(SetMark(DOTS, PageMark("open", 2)))
        await here.press("f8", "f7")
        assert here.book.mark(DOTS) == PageMark("revealed")
        await here.press("f8", "f7")
        assert "The second round was interrupted. Nothing of it was kept." in here.wall
        await here.press("r", "f8", "f7")
        assert here.book.mark(DOTS).status == "open"
        assert "interrupted" not in here.wall


async def test_discarding_says_no_more_once_it_is_done_or_something_else_is_pressed(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "d")
        assert len(toasts(here)) == 1
        await here.press("down")
        assert toasts(here) == []
        await here.press("d")
        assert here.book.tally(DOTS) is not None, "it is asked anew"
        await here.press("d")
        assert here.book.tally(DOTS) is None
        assert toasts(here) == []


async def test_the_way_in_and_the_dots_stay_those_the_group_used(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("3", "minus", "f6", "2", "enter", "2", "enter", "2", "enter", "0", "f6", "f6")
        await here.press("f8", "f7", "d", "d")
        assert here.book.mark(DOTS).status == "ready"
        assert "3 (•) show of hands" in here.wall
        assert "2 dots each" in here.wall
        await here.press("f8", "f7")
        assert "3 (•) show of hands" in here.wall


async def test_a_second_round_comes_in_as_the_first_did(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("3", "f6", *("3", "enter") * 3, "0", "f6", "f6")
        rounds._OPENINGS.clear()  # the program was started anew
        await here.press("f8", "f7", "r")
        assert "Type how many" in here.wall


async def test_a_second_round_with_nothing_to_vote_on_is_not_opened(
    room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6")
        monkeypatch.setattr(type(here.body), "voted_on", lambda _body, _turn: ())
        await here.press("r")
        assert here.book.mark(DOTS) == PageMark("revealed")
        assert toasts(here) == ["Nothing to vote on yet: “Write alone” fills this page. Enter goes there."]


async def test_the_state_in_hand_is_said_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS, (100, 30)) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "f6", "f6")
        assert here.words("#clock-words").startswith("revealed, re-opened")
        await here.press("d", "d")
        assert here.words("#clock-words") == "ready, re-opened"
        await here.press("f6")
        assert here.words("#clock-words") == "open, re-opened\n0 of 3 in"


async def test_a_vote_has_votes_and_dots_are_dots(room: Any, new_book: Any) -> None:
    blocks = (Block("problems", "problems", "full", 35), Block("values", "values", "full", 25))
    async with room(with_groups(new_book(*blocks, people=3)), "values/votes") as here:
        assert "6 votes each" in here.wall
        await here.press("f6")
        assert "1 a vote" in here.wall
        assert " dot" not in here.wall
        await here.open(DOTS)
        assert "3 dots each" in here.wall
        await here.press("f6", *"2100" * 3, "f6", "f6")
        assert "9 dots from 3 people" in here.wall
        assert "vote" not in here.wall


async def test_the_lines_of_a_panel_know_whether_they_carry_their_scale(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), RATINGS) as here:
        await here.press("f6")
        panel = here.screen.query("Panel").first()
        assert [row.label for row in panel.lines(scale=True)] != [row.label for row in panel.lines()]


async def test_at_a_seat_a_line_that_is_passed_looks_like_one_that_was_marked(room: Any, new_book: Any) -> None:
    """Who goes down to the line that gets the dots must not be seen to have passed the others by."""
    walls = []
    for marks in (("2", "1", "down", "down"), ("down", "2", "1", "0")):
        async with room(with_groups(new_book(people=3)), DOTS) as here:
            await here.press("2", "f6", "enter", *marks)
            walls.append(here.wall)
            await here.press("enter")
            assert "Seat 2" in here.wall, "nothing is left empty, nothing is asked"
    assert walls[0] == walls[1]
    assert "4 of 4 lines" in walls[0]


async def test_what_a_seat_passes_by_can_still_get_its_dots(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press(
            "2", "f6", "enter", "down", "down", "up", "2", "up", "up", "1", "down", "down", "enter", "enter"
        )
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        (sheet,) = [sheet for _, sheet in round_.ballot._sheets.values()]
        assert {item: dots for (item, _), dots in sheet.items()} == {"K1": "1", "K2": "2"}


async def test_a_read_out_calls_the_seats_by_role(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("4", "f6")
        assert "Seat 1 · Control-room operator: 0 of 4 lines" in here.wall
        await here.press(*"2100")
        assert "Seat 2 · Pump fitter, north: 0 of 4 lines" in here.wall
