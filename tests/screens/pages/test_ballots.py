"""Votes and scores: every way in, nothing before the reveal, a second round, nothing kept of who gave what."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_

from screens.room import rounds
from workbook.model import Block, Item, PageMark, Session

DOTS, RATINGS, GROUPS = "problems/dots", "problems/ratings", "problems/clusters"
NAMES = ("Pumps fail again", "Wrong parts", "Faults unread", "Permits")


def with_groups(book: Any) -> Any:
    return with_(book, items={GROUPS: tuple(Item(f"K{n}", t) for n, t in enumerate(NAMES, 1))})


def digits(here: Any) -> str:
    """Every digit in the rows of the grid that is shown."""
    found = []
    for row in here.grid.rows:
        if row.id not in ("total", "side") and not row.head:
            found += [cell for cell in row.cells if any(c.isdigit() for c in cell) and " of " not in cell]
    return "".join(found)


async def test_paper_slips_are_keyed_in_and_shown_after_the_reveal_only(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6")
        assert "0 of 3 in" in here.wall
        for slip in ("2100", "2010", "2001"):
            await here.press(*slip)
            assert digits(here) == ""
        assert "3 of 3 in" in here.wall
        assert here.book.tallies == {}
        await here.press("f6")
        assert here.book.mark(DOTS).status == "closed"
        assert not any(f"{name} " in here.wall and "█" in here.wall for name in NAMES)
        tally = here.book.tally(DOTS)
        assert tally is not None
        assert tally.counts == {
            "K1": {"votes": {"votes": 6}}, "K2": {"votes": {"votes": 1}}, "K3": {"votes": {"votes": 1}}, "K4": {"votes": {"votes": 1}},
        }  # fmt: skip
        assert "Pumps" not in here.words("#closed")
        await here.press("f6")
        assert here.book.mark(DOTS).status == "revealed"
        assert "9 dots from 3 people" in here.wall
        await here.press("f6")
        assert here.book.mark(DOTS).status == "settled"


async def test_too_many_dots_on_a_slip_are_refused_by_number(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=1)), DOTS) as here:
        await here.press("f6", *"2200")
        assert "Slip 1: does not add up to 3 dots" in here.wall
        await here.press("f6")
        assert here.book.mark(DOTS).status == "open"
        assert here.book.tallies == {}
        here.grid.go("K2\tvotes", "1")
        await here.press("1", "f6")
        assert here.book.mark(DOTS).status == "closed"


async def test_a_slip_keyed_half_way_is_asked_about_once(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=2)), DOTS) as here:
        await here.press("f6", *"2100", *"2", "f6")
        assert here.book.mark(DOTS).status == "open"
        assert any("Slip 2 has dots left" in note.message for note in here.app._notifications)
        await here.press("f6")
        assert here.book.mark(DOTS).status == "closed"


async def test_closing_early_asks_once(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100", "f6")
        assert here.book.mark(DOTS).status == "open"
        await here.press("f6")
        assert here.book.mark(DOTS).status == "closed"
        await here.press("f6")
        assert "Only 1 person voted" in here.wall
        assert "█" not in here.wall


async def test_seat_by_seat_hands_over_and_echoes_nothing(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6")
        assert "Hand the keyboard to" in here.wall
        assert "Seat 1" in here.wall
        for marks in ("2100", "0210", "1110"):
            await here.press("enter")
            assert "Pumps fail again" in here.wall
            await here.press(*marks)
            assert digits(here) == ""
            await here.press("enter")
        assert "Everyone is in." in here.wall
        await here.press("f6")
        tally = here.book.tally(DOTS)
        assert tally is not None
        assert {k: row["votes"]["votes"] for k, row in tally.counts.items()} == {"K1": 3, "K2": 4, "K3": 2}
        assert (tally.way, tally.voters) == ("seats", 3)


async def test_a_seat_corrects_by_taking_the_keyboard_again(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2100", "enter")
        here.grid.go("P1")
        await here.pilot.pause()
        assert "replaces what the seat gave" in here.wall
        await here.press("enter")
        assert all(cell in ("·", "") for row in here.grid.rows for cell in row.cells)
        await here.press(*"0021", "enter")
        for marks in ("0021", "0021"):
            await here.press("enter", *marks, "enter")
        await here.press("f6")
        tally = here.book.tally(DOTS)
        assert tally is not None
        assert {k: row["votes"]["votes"] for k, row in tally.counts.items()} == {"K3": 6, "K4": 3}


async def test_undo_at_a_seat_touches_that_seat_only(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2100", "enter", "enter", "2", "ctrl+z")
        assert "0 of 4 lines" in here.wall
        assert here.book.rows(GROUPS)
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert round_.ballot.taken == 1


async def test_a_seat_cannot_place_more_dots_than_it_has(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2122")
        assert "2 of 4 lines" in here.wall


async def test_hands_are_counted_and_held_against_the_room(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), RATINGS) as here:
        await here.press("3", "f6")
        await here.press("2", "right", "3", "right")
        assert "too many" in here.wall
        assert "More hands than the 4 people in the room." in here.wall
        assert "!" not in here.wall
        assert digits(here) == ""
        await here.press("f6")
        assert here.book.mark(RATINGS).status == "open"
        await here.press("left", "2", "right", "f6")
        assert here.book.mark(RATINGS).status == "open", "eleven lines are not counted yet: it asks once"
        await here.press("f6")
        tally = here.book.tally(RATINGS)
        assert tally is not None
        assert tally.counts == {"K1": {"impact": {"1": 2, "2": 2}}}
        assert tally.way == "hands"


async def test_scores_by_slip_with_pass_second_round_and_discard(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), RATINGS, (120, 35)) as here:
        await here.press("f6")
        for score in ("1", "5", "p"):
            for _ in range(12):
                await here.pilot.press(score)
            await here.pilot.pause()
        assert digits(here) == ""
        await here.press("f6", "f6")
        assert "too few to show" in here.wall
        assert here.book.mark(RATINGS).status == "revealed"
        await here.press("r")
        mark = here.book.mark(RATINGS)
        assert (mark.status, mark.round) == ("open", 2)
        for score in ("2", "3", "4"):
            for _ in range(12):
                await here.pilot.press(score)
            await here.pilot.pause()
        await here.press("f6", "f6")
        assert "3.0" in here.wall
        assert here.book.tally(RATINGS, 1) is not None
        assert here.book.tally(RATINGS, 2) is not None
        await here.press("d", "d")
        assert here.book.tally(RATINGS, 2) is None
        assert here.book.mark(RATINGS) == PageMark("revealed", 1)
        await here.press("ctrl+z")
        assert here.book.tally(RATINGS, 2) is not None


async def test_closing_is_no_undo_step(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100", *"2100", *"2100", "f6")
        await here.press("ctrl+z")
        assert here.book.tally(DOTS) is not None


async def test_an_open_vote_survives_going_away_and_not_the_end_of_the_program(room: Any, new_book: Any) -> None:
    book = with_groups(new_book(people=3))
    async with room(book, DOTS) as here:
        await here.press("f6", *"2100", "f8", "f7")
        assert "1 of 3 in" in here.wall
        stored = here.app.open_store.path.read_text()
        assert "2100" not in stored
    killed = with_(book, session=Session(DOTS, {DOTS: PageMark("open")}))
    async with room(killed, DOTS, store=None) as here:
        assert "Nothing was kept" in here.wall
        assert here.book.mark(DOTS).status == "ready"


async def test_nothing_of_a_ballot_is_in_the_file_but_counts(room: Any, new_book: Any) -> None:
    """Two rooms whose people voted in another order leave files that do not differ in what they keep of the vote."""
    kept = []
    for order in (("2100", "0021", "1110"), ("1110", "2100", "0021")):
        async with room(with_groups(new_book(people=3)), DOTS) as here:
            await here.press("2", "f6")
            for marks in order:
                await here.press("enter", *marks, "enter")
            await here.press("f6")
            here.app.open_store.flush()
            kept.append((here.book.tallies, here.app.open_store.undo_label, here.book.session.marks))
    assert kept[0] == kept[1]


async def test_dots_can_be_overridden(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        assert "3 dots each, at most 2 on one" in here.wall
        await here.press("minus")
        assert "2 dots each" in here.wall
        await here.press("plus", "plus", "f6")
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert round_.ask.dots == 4


async def test_agreed_scores_are_entered_at_once(room: Any, new_book: Any) -> None:
    book = with_groups(new_book(Block("problems", "problems", "short", 20)))
    async with room(book, RATINGS) as here:
        await here.press("4", "3", "5", "2")
        tally = here.book.tally(RATINGS)
        assert tally is not None
        assert tally.counts == {
            "K1": {"impact": {"4": 1}, "urgency": {"3": 1}, "leverage": {"5": 1}},
            "K2": {"impact": {"2": 1}},
        }
        assert tally.way == "agreed"
        await here.press("ctrl+z")
        tally = here.book.tally(RATINGS)
        assert tally is not None
        assert "K2" not in tally.counts


async def test_agreed_scores_of_other_pages_stand_in_cells(room: Any, new_book: Any) -> None:
    book = with_(
        new_book(Block("pilots", "pilots", "full", 25)),
        items={"pilots/candidates": (Item("a", "Pumps"), Item("b", "Parts"))},
    )
    async with room(book, "pilots/potential") as here:
        await here.press("4", "9", "x", "5")
        cells = here.book.rows("pilots/candidates")[0].cells
        assert list(cells.values()) == [4, 5]


async def test_a_scale_below_zero_has_keys(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("integration", "integration", "full", 30)), "integration/alignment") as here:
        await here.press("q", "w", "0", "2")
        values = [i.cells.get(next(iter(i.cells))) for i in here.book.rows("integration/alignment") if i.cells]
        assert values == [-2, -1, 0, 2]


async def test_alone_one_votes_as_member_and_as_manager(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("values", "values", "solo", 8), kind="solo", people=0), "values/votes") as here:
        await here.press("space", "down", "space", "right", "space")
        tally = here.book.tally("values/votes")
        assert tally is not None
        assert (len(tally.views["member"]), len(tally.views["management"])) == (2, 1)
        assert tally.view_voters == {"member": 1, "management": 1}
        for _ in range(8):
            await here.press("down", "space")
        total = sum(row["votes"]["votes"] for row in here.book.tally("values/votes").views["management"].values())
        assert total == 6


async def test_an_empty_page_opens_no_vote(room: Any, new_book: Any) -> None:
    async with room(new_book(), DOTS) as here:
        await here.press("f6")
        assert here.book.mark(DOTS).status == "ready"


async def test_who_leaves_while_a_vote_is_open_is_not_waited_for(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=4)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2100", "enter")
        assert "1 of 4 in" in here.wall
        await here.press("f10", "down", "down", "space", "f7")
        assert "1 of 3 in" in here.wall
        assert "P3" not in here.wall
        for marks in ("2010", "2001"):
            await here.press("enter", *marks, "enter")
        assert "Everyone is in." in here.wall
        await here.press("f6")
        assert here.book.tally(DOTS).voters == 3


async def test_who_comes_while_slips_are_keyed_in_gets_one_more(room: Any, new_book: Any) -> None:
    book = new_book(people=4)
    away = with_(book, people=(*book.people[:3], with_(book.people[3], here=False)))
    async with room(with_groups(away), DOTS) as here:
        await here.press("f6", *"2100")
        assert "1 of 3 in" in here.wall
        await here.press("f10", "down", "down", "down", "space", "f7")
        assert "1 of 4 in" in here.wall
        assert len(here.grid.columns) == 4
