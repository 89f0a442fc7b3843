"""Nothing that was keyed in or counted goes unasked: quitting, skipping, undo, closing, coming and going."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual.screen import Screen

from exercises.filling.asking import ask_of
from exercises.guide import exercise
from screens.keeping.leaving import StillOpen
from screens.overview import OverviewScreen
from screens.room import rounds
from screens.room.rounds import Round, giving_away, in_step
from workbook import session
from workbook.changes import SetMark, SetPeople
from workbook.model import Block, Item, PageMark, Participant, Session, Tally

DOTS, RATINGS, GROUPS, VALUES = "problems/dots", "problems/ratings", "problems/clusters", "values/votes"
NAMES = ("Pumps fail again", "Wrong parts", "Faults unread", "Permits")


def with_groups(book: Any, **marks: PageMark) -> Any:
    groups = tuple(Item(f"K{n}", t) for n, t in enumerate(NAMES, 1))
    return with_(
        book, items={GROUPS: groups}, session=Session(marks={k.replace("_", "/"): m for k, m in marks.items()})
    )


def votes(here: Any, turn: int = 1) -> Any:
    tally = here.book.tally(DOTS, turn)
    return tally and {k: row["votes"]["votes"] for k, row in tally.counts.items()}


def on(here: Any, *screens: type[Screen[Any]]) -> bool:
    return isinstance(here.app.screen, screens)


async def answer(here: Any, yes: bool) -> None:
    await here.press(*(["down"] if yes else []), "enter")


# -- leaving


async def test_quitting_with_marks_keyed_in_asks_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "2", "ctrl+q")
        assert isinstance(here.app.screen, StillOpen)
        assert "1 of 3 in" in here.wall
        await here.press("ctrl+q")
        assert here.app.is_running
        await answer(here, yes=False)
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert round_.taken == 1
        await here.press("ctrl+q")
        await answer(here, yes=True)
        assert here.app.return_code == 0


@pytest.mark.parametrize("keys", [("f6",), ("2", "f6", "enter"), ()])
async def test_quitting_with_nothing_keyed_in_asks_nothing(room: Any, new_book: Any, keys: tuple[str, ...]) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press(*keys, "ctrl+q")
        assert here.app.return_code == 0


async def test_marks_of_the_seat_at_the_keys_are_asked_for_too(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter", "2", "ctrl+q")
        assert isinstance(here.app.screen, StillOpen)
        await answer(here, yes=False)


async def test_hands_that_are_counted_and_not_revealed_are_asked_for_too(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=5), "primer/myths") as here:
        await here.press("1", "f8", "ctrl+q")
        assert isinstance(here.app.screen, StillOpen)
        assert "Myth check: the hands of 1 statement not revealed." in here.wall
        await answer(here, yes=False)
        await here.press("f7", "right", "3", "right", "1", "enter", "ctrl+q")
        assert here.app.return_code == 0


async def test_closing_the_workbook_from_the_overview_asks_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("3", "f6", "2")
        here.app.push_screen(OverviewScreen())
        await here.pilot.pause()
        await here.press("f7")
        assert on(here, StillOpen)
        await answer(here, yes=False)
        assert on(here, OverviewScreen)
        assert here.app.store is not None
        await here.press("f7")
        await answer(here, yes=True)
        assert here.app.store is None
        assert not on(here, OverviewScreen, StillOpen)


# -- skipping


async def test_skipping_an_open_vote_with_marks_asks_first(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "2", "shift+f8")
        assert here.book.mark(DOTS).status == "open"
        await answer(here, yes=False)
        assert here.book.mark(DOTS).status == "open"
        assert here.body.status() == "1 of 3 in"
        await here.press("shift+f8")
        await answer(here, yes=True)
        assert here.book.mark(DOTS).status == "skipped"
        assert rounds.open_round(here.app.open_store, f"{DOTS}#1") is None


async def test_an_open_vote_without_marks_is_skipped_at_once(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", "shift+f8")
        assert here.book.mark(DOTS).status == "skipped"


async def test_a_skipped_vote_keeps_its_counts(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "shift+f8")
        assert here.book.mark(DOTS).status == "skipped"
        assert "The counts of this vote are kept." in here.wall
        assert here.body.done_word() == "reveal"
        kept = votes(here)
        await here.press("f6")
        assert here.book.mark(DOTS).status == "revealed"
        assert votes(here) == kept == {"K1": 6, "K2": 3}


async def test_discarding_is_taken_back_with_the_state(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "d", "d")
        assert votes(here) is None
        assert here.book.mark(DOTS).status == "ready"
        await here.press("ctrl+z")
        assert votes(here) == {"K1": 6, "K2": 3}
        assert here.book.mark(DOTS) == PageMark("revealed")
        assert "9 dots from 3 people" in here.wall
        await here.press("ctrl+y")
        assert votes(here) is None
        assert here.book.mark(DOTS).status == "ready"


async def test_discarding_a_second_round_is_taken_back_with_the_state(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "r", *"0021" * 3, "f6", "f6", "d", "d")
        assert here.book.mark(DOTS) == PageMark("revealed", 1)
        await here.press("ctrl+z")
        assert here.book.mark(DOTS) == PageMark("revealed", 2)
        assert votes(here, 2) == {"K3": 6, "K4": 3}


async def test_counts_that_came_back_meanwhile_are_not_overwritten_unasked(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("f6", *"2100" * 3, "f6", "f6", "d", "d", "f6", *"0021" * 3)
        await here.press("f8", "ctrl+z", "f7")  # undo on another page brings the discarded counts back
        assert votes(here) == {"K1": 6, "K2": 3}
        await here.press("f6")
        assert here.book.mark(DOTS).status == "open"
        assert votes(here) == {"K1": 6, "K2": 3}
        await here.press("f6")
        assert votes(here) == {"K3": 6, "K4": 3}
        await here.press("ctrl+z")
        assert votes(here) == {"K1": 6, "K2": 3}


async def test_counts_without_a_state_are_shown(room: Any, new_book: Any) -> None:
    tally = Tally(DOTS, counts={"K1": {"votes": {"votes": 6}}}, voters=3)
    book = with_(with_groups(new_book(people=3)), tallies={tally.key: tally})
    async with room(book, DOTS) as here:
        assert here.book.mark(DOTS) == PageMark("revealed")
        assert here.body.done_word() == "settle"


@pytest.mark.parametrize(
    ("mark", "turns", "expected"),
    [
        (PageMark("ready"), (), PageMark("ready")),
        (PageMark("ready"), (1,), PageMark("revealed")),
        (PageMark("ready", check=True), (1, 2), PageMark("revealed", 2, check=True)),
        (PageMark("revealed", 1), (1, 2), PageMark("revealed", 2)),
        (PageMark("revealed", 2), (1,), PageMark("revealed", 1)),
        (PageMark("closed", 2), (), PageMark("ready", 1)),
        (PageMark("open", 2), (1,), PageMark("open", 2)),
        (PageMark("skipped"), (1,), PageMark("skipped")),
        (PageMark("settled"), (), PageMark("settled")),
    ],
)
def test_a_mark_follows_the_counts(mark: PageMark, turns: tuple[int, ...], expected: PageMark) -> None:
    assert in_step(mark, turns) == expected


# -- undo while something is keyed in


async def test_undo_empties_the_slip_in_hand_and_nothing_else(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), "problems/ideas") as here:
        await here.press("f6")
        await here.type("A card")
        await here.press("enter")
        await here.open(DOTS)
        await here.press("f6", *"2100", "2", "1", "ctrl+z", "ctrl+z", "ctrl+y")
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert [len(slip) for slip in round_.slips] == [4, 0, 0]
        assert [card.text for card in here.book.rows("problems/ideas")] == ["A card"]


async def test_undo_empties_the_hands_of_the_line_and_nothing_else(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=5)), "problems/ideas") as here:
        await here.press("f6")
        await here.type("A card")
        await here.press("enter")
        await here.open(DOTS)
        await here.press("3", "f6", "2", "enter", "3", "ctrl+z", "ctrl+z")
        round_ = rounds.open_round(here.app.open_store, f"{DOTS}#1")
        assert round_ is not None
        assert round_.hands.counts == {("K1", "votes"): {"votes": 2}}
        assert len(here.book.rows("problems/ideas")) == 1


# -- viewpoints


def people(members: int, managers: int, support: int = 0) -> tuple[Participant, ...]:
    views = ["member"] * members + ["management"] * managers + ["support"] * support
    return tuple(Participant(f"P{n}", f"Role {n}", view) for n, view in enumerate(views, 1))  # type: ignore[arg-type]


def asked(place: str, *items: str) -> Any:
    told = exercise(place.split("/", maxsplit=1)[0])
    return ask_of(told, told.page(place.split("/")[1]), [Item(i) for i in items])


@pytest.mark.parametrize(
    ("place", "item", "way", "kept"),
    [
        (DOTS, "K1", "seats", False),
        (DOTS, "K1", "read_out", False),
        (VALUES, "VMS1", "seats", True),
        (VALUES, "VMS1", "read_out", True),
    ],
)
def test_viewpoints_are_kept_on_the_guides_own_lines_alone(place: str, item: str, way: Any, kept: bool) -> None:
    seats = people(2, 2)
    round_ = Round(asked(place, item), way, seats)
    for number, seat in enumerate(seats):
        round_.slips[number] = {(item, "votes"): "1"}
        if way == "seats":
            round_.ballot.put(seat.id, {(item, "votes"): "1"})
    tally = round_.close()
    assert tally.voters == 4
    assert bool(tally.views) is kept
    assert bool(tally.view_voters) is kept


@pytest.mark.parametrize(
    ("place", "way", "here", "said"),
    [
        (VALUES, "seats", people(5, 2), "as management;"),
        (VALUES, "paper", people(2, 3, 2), "as member and only two as support;"),
        (VALUES, "paper", people(5, 3), ""),
        (VALUES, "paper", people(5, 1), ""),  # then no viewpoint is kept
        (VALUES, "paper", people(5, 0), ""),
        (VALUES, "hands", people(5, 2), ""),
        (DOTS, "seats", people(5, 2), ""),
    ],
)
def test_two_of_a_viewpoint_are_told(place: str, way: Any, here: Any, said: str) -> None:
    found = giving_away(asked(place, "VMS1"), way, here)
    assert said in found
    assert bool(found) is bool(said)


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
@pytest.mark.parametrize("way", ["1", "2"])
async def test_the_ballot_screen_says_where_two_could_be_recognised(
    room: Any, new_book: Any, way: str, size: tuple[int, int]
) -> None:
    book = with_(new_book(Block("values", "values", "full", 20)), people=people(7, 2))
    async with room(book, VALUES, size) as here:
        said = "Only two speak as management; kept by viewpoint, a mean can give both away."
        await here.press(way)
        assert said in here.wall
        await here.press("f6")
        assert said in here.wall
        assert way == "1" or "Press Enter when you are at the keys." in here.wall


# -- coming and going


@pytest.mark.parametrize("way", ["1", "2", "4"])
async def test_somebody_leaves_an_open_round(room: Any, new_book: Any, way: str) -> None:
    async with room(with_groups(new_book(people=5)), DOTS) as here:
        await here.press(way, "f6")
        assert here.body.status() == "0 of 5 in"
        away = tuple(with_(p, here=p.id != "P5") for p in here.book.people)
        here.screen.do(SetPeople(away))
        await here.pilot.pause()
        assert here.body.status() == "0 of 4 in"
        assert "0 of 4 in" in here.wall
        here.screen.do(SetPeople((*away, Participant("P6"), Participant("P7"))))
        await here.pilot.pause()
        assert here.body.status() == "0 of 6 in"


async def test_somebody_leaves_a_show_of_hands(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=5)), RATINGS) as here:
        await here.press("3", "f6", "5", "enter")
        assert "5 of 5" in here.wall
        here.screen.do(SetPeople(tuple(with_(p, here=p.id != "P5") for p in here.book.people)))
        await here.pilot.pause()
        assert "too many" in here.wall
        await here.press("up")
        assert "More hands than the 4 people in the room." in here.wall
        assert here.body.status() == "1 of 12 counted"


async def test_who_voted_and_left_still_counts(room: Any, new_book: Any) -> None:
    async with room(with_groups(new_book(people=3)), DOTS) as here:
        await here.press("2", "f6", "enter", *"2100", "enter")
        here.screen.do(SetPeople(tuple(with_(p, here=p.id != "P1") for p in here.book.people)))
        await here.pilot.pause()
        assert here.body.status() == "1 of 3 in"
        await here.press("f6", "f6")
        assert votes(here) == {"K1": 2, "K2": 1}


# -- a settled page that is changed


async def test_typing_on_a_settled_page_opens_it_again_as_f6_does(room: Any, new_book: Any) -> None:
    marks = {"problems_ideas": PageMark("settled"), "problems_clusters": PageMark("settled")}
    changed = []
    for keys in (("f6",), tuple("Leak"), ()):
        async with room(with_groups(new_book(people=3), **marks), "problems/ideas") as here:
            await here.press(*keys)
            if len(keys) > 1:
                assert here.book.mark("problems/ideas").status == "settled"  # nothing is entered yet
                await here.press("enter")
                said = [note.message for note in here.app._notifications]
                assert said == ["This page was settled and is open again. 1 page built on it says “check again”."]
                await here.type("Second")
                await here.press("enter")
                assert len(here.book.rows("problems/ideas")) == 2
                assert len(here.app._notifications) == 1
            changed.append(here.book.session.marks)
    assert changed[0] == changed[1] != changed[2]
    assert changed[1]["problems/clusters"] == PageMark("settled", check=True)


async def test_a_settled_page_that_is_only_walked_through_stays_settled(room: Any, new_book: Any) -> None:
    book = new_book(Block("proposition", "proposition", "full", 20))
    async with room(book, "proposition/slots") as here:
        here.screen.do(SetMark(here.ref, PageMark("settled")))
        await here.press("f8", "f7")
        assert here.book.mark("proposition/slots").status == "settled"


# -- the run log


def minutes_ago(here: Any, minutes: float) -> None:
    moment = session.now()
    here.screen._noted = session.Moment(moment.wall, moment.steady - 60 * minutes)


async def test_minutes_are_kept_when_we_leave_by_the_end_the_beginning_or_by_quitting(room: Any, new_book: Any) -> None:
    two = (Block("problems", "problems", "short", 20), Block("pilots", "pilots", "full", 25))
    async with room(new_book(*two), "pilots") as here:
        store = here.app.open_store
        await here.open(here.screen._stops[-1].place)
        minutes_ago(here, 12)
        await here.press("f8")
        assert [b.actual for b in store.book.agenda] == [None, 12]
    async with room(new_book(*two), "problems") as here:
        store = here.app.open_store
        minutes_ago(here, 3)
        await here.press("f7")
        assert [b.actual for b in store.book.agenda] == [3, None]
    async with room(new_book(*two), "pilots") as here:
        store = here.app.open_store
        minutes_ago(here, 7.2)
        await here.press("ctrl+q")
        assert [b.actual for b in store.book.agenda] == [None, 7]


async def test_undo_opens_the_settled_page_it_reached_and_says_so(room: Any, new_book: Any) -> None:
    """A page whose content went away is not settled any more, whichever page is in hand."""
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/met_before") as here:
        await here.type("the choir")
        await here.press("enter", "f6")
        assert here.book.mark("primer/met_before").status == "settled"
        await here.press("ctrl+z")
        assert here.book.rows("primer/met_before") == ()
        mark = here.book.mark("primer/met_before")
        assert (mark.status, mark.again) == ("open", True)
        assert [n.message for n in here.app._notifications] == ["Taken back: 1 group. This page is open again."]
        await here.press("ctrl+y", "f6", "f8")
        assert here.book.mark("primer/met_before").status == "settled"
        await here.press("ctrl+z")
        assert here.book.mark("primer/met_before").status == "open"
        assert [n.message for n in here.app._notifications] == [
            "Taken back: 1 group, on “You have met one”. 1 page is open again."
        ]
