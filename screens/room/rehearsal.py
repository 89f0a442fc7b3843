"""The simulated group at the exercise screen: one key has it do what the page asks, and the rest stays practice.

It never opens, closes, reveals or settles anything: that is what the facilitator came to practise. Its time passes
faster than ours: where the clock runs, it jumps to where a group would be by then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec.structs import replace as with_

from exercises.pages import QuizPage, ReadPage
from exercises.rehearsal import Group, Hand, answer, completed, count_on, group_of, sheets
from screens.ballots.seats import Seats
from screens.ballots.slips import Slips
from screens.pages.base import Desk
from screens.pages.quiz import QuizBody
from screens.room.rounds import Round, open_round
from workbook import session
from workbook.changes import SetTally, Several
from workbook.model import PageStatus

if TYPE_CHECKING:
    from screens.room.handy import HandyScreen
    from workbook.store import Store

_ASKED: WeakKeyDictionary[Store, set[str]] = WeakKeyDictionary()
"""Pages on which the group asked for more time once, in this run of the program."""


def group_answers(screen: HandyScreen) -> None:
    """Have the group answer the page in hand; without a rehearsal, or without a page, nothing happens."""
    desk = screen.desk
    if desk is None or screen.book.info.kind != "rehearsal" or screen.store.read_only:
        return
    group = group_of(screen.book)
    status = desk.mark.status
    screen.app.clear_notifications()  # one thing is said at a time
    reply = _REPLIES[desk.flow].get(status)
    if isinstance(reply, str):
        desk.say(reply)
    elif reply is not None:
        asked = _ASKED.setdefault(screen.store, set())
        if group.late(desk.ref) and desk.ref not in asked and not isinstance(desk.page, ReadPage):
            asked.add(desk.ref)
            desk.say(group.voice("late", desk.ref))
            return
        reply(desk, group)
        screen.pass_time(group.pace(desk.ref))


def _vote(desk: Desk, group: Group) -> None:
    """Mark slips, seats or hands of the open round; it is for the facilitator to close it."""
    round_ = open_round(desk.screen.store, f"{desk.ref}#{desk.mark.round}")
    if round_ is None:
        return
    hand, before = _hand(desk, group), _keyed(round_)
    _FILL[round_.way](desk, hand, round_)
    if before == _keyed(round_):
        desk.say("That is all that will come in. F6 closes the vote.")
        return
    panel = desk.screen.page_body
    if panel is not None:
        for part in panel.query("Panel"):
            part.redraw()  # type: ignore[attr-defined]
    out = round_.of - round_.taken
    desk.say(f"{round_.taken} are in" + (f", {out} would rather not." if out else ".") + " F6 closes the vote.")


def _keyed(round_: Round) -> object:
    """What stands in a round; it is the same again where the group added nothing."""
    hands = {cell: dict(row) for cell, row in round_.hands.counts.items()}
    return [dict(slip) for slip in round_.slips], list(round_.sides), round_.ballot.taken, dict(round_.at_keys), hands


def _slips(desk: Desk, hand: Hand, round_: Round) -> None:
    panel = next(iter(desk.screen.query(Slips)), None)
    sides = panel is not None and panel.asks_sides
    given = sheets(hand, round_.ask, round_.people)
    if round_.way == "paper":
        hand.group.dice("shuffled", desk.ref).shuffle(given)
    seats = [person.id for person in round_.seats]
    for turn, (person, sheet) in enumerate(given):
        place = seats.index(person.id) if round_.way == "read_out" else turn
        if place == len(round_.slips):
            round_.add_slip()
        blank = dict.fromkeys(round_.ask.cells, "0") if round_.ask.dots else {}
        round_.slips[place] = blank | completed(round_.ask, round_.slips[place], sheet)
        round_.sides[place] = round_.sides[place] or (person.viewpoint if sides else None)


def _seats(desk: Desk, hand: Hand, round_: Round) -> None:
    panel = next(iter(desk.screen.query(Seats)), None)
    for person, sheet in sheets(hand, round_.ask, round_.people):
        if panel is not None and panel.seat is not None and panel.seat.id == person.id:
            round_.at_keys = completed(round_.ask, round_.at_keys, sheet)  # it hands the keyboard on itself
        elif not round_.ballot.is_in(person.id):
            round_.ballot.put(person.id, sheet)


def _hands(desk: Desk, hand: Hand, round_: Round) -> None:
    given = [sheet for _, sheet in sheets(hand, round_.ask, round_.people)]
    for item, criterion in round_.ask.cells:
        marks = [sheet[item, criterion] for sheet in given if (item, criterion) in sheet]
        if not round_.ask.dots:
            count_on(round_.hands, item, criterion, marks)
        elif round_.hands.number(item, criterion, round_.hands.marks[0]) is None:
            round_.hands.put(item, criterion, round_.hands.marks[0], sum(map(int, marks)))


_FILL: dict[str, Callable[[Desk, Hand, Round], None]] = {
    "paper": _slips,
    "read_out": _slips,
    "seats": _seats,
    "hands": _hands,
}


def _voices(desk: Desk, group: Group) -> None:
    """After a reveal: one voice from each end."""
    desk.say(f"“{group.voice('high', desk.ref)}”\n“{group.voice('low', desk.ref)}”")


def _work(desk: Desk, group: Group) -> None:
    """Write, sort, choose, fill in; hands of a quiz are counted, never revealed."""
    if isinstance(desk.page, ReadPage):
        desk.say("We listen.")
        return
    hand = _hand(desk, group)
    answer(hand)
    body = desk.screen.page_body
    if isinstance(desk.page, QuizPage) and isinstance(body, QuizBody) and not desk.alone:
        tally = next(change.tally for change in hand.changes if isinstance(change, SetTally))
        counts = tally.counts if tally is not None else {}
        for statement, row in counts.items():
            if not body.told(statement):
                given = [mark for mark, number in row["answer"].items() for _ in range(number)]
                count_on(body.hands, statement, "answer", given)
        body.redraw()
        desk.say("All hands are counted. Enter reveals one after the other.")
        return
    if not hand.changes:
        desk.say("We have nothing to add. F6 settles the page.")
        return
    desk.do(Several(tuple(hand.changes), desk.page.title), desk.page.title)


def _hand(desk: Desk, group: Group) -> Hand:
    return Hand(group, desk.book, desk.block, desk.page, desk.findings)


_SETTLED = "This page is settled. F8 goes on, F6 reopens it."
_WRITING = "We write, each alone. F6 when time is up: then we read out."
_OPEN_IT = "We are ready to vote. F6 opens the vote."

Reply = str | Callable[[Desk, Group], None]
_REPLIES: dict[session.Flow, dict[PageStatus, Reply]] = {
    "ballot": {
        "ready": _OPEN_IT,
        "skipped": _OPEN_IT,
        "open": _vote,
        "closed": "We have voted. F6 reveals it.",
        "revealed": _voices,
        "settled": _SETTLED,
    },
    "paper": {
        "ready": _WRITING,
        "skipped": _WRITING,
        "open": _WRITING,
        "revealed": _work,
        "settled": _SETTLED,
    },
    "plain": {
        "ready": _work,
        "open": _work,
        "closed": _work,
        "revealed": _work,
        "skipped": _work,
        "settled": _SETTLED,
    },
}


def later(timer: session.Timer, pace: float, at: session.Moment) -> session.Timer:
    """Return a running clock moved on to where a group of that *pace* is done; it never goes back."""
    timer = session.kept(timer, at)
    spent = max(timer.clock.spent, timer.clock.box * min(pace, 1.2) * 0.9)
    return with_(timer, clock=with_(timer.clock, spent=spent)) if timer.running else timer
