"""Open rounds: ballots that are being keyed in. They live here, in memory, and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec.structs import replace as with_

from workbook.ballots import Ask, Ballot, Sheet, dots_on
from workbook.disclosure import MIN_PER_VIEW, keeps_views
from workbook.hands import Hands
from workbook.model import VIEWPOINTS, PageMark, Participant, Tally, Viewpoint, Way

if TYPE_CHECKING:
    from workbook.store import Store

WAYS: tuple[tuple[Way, str, str], ...] = (
    ("paper", "paper slips", "Mark a slip alone. Slips are shuffled, then keyed in together."),
    ("seats", "seat by seat", "The keyboard goes round. Nobody sees what a seat presses."),
    ("hands", "show of hands", "Everyone shows at once. Type how many showed each."),
    ("read_out", "read out", "Each says theirs aloud. Counts are kept, not who said what."),
)
"""The ways in: id, name, what happens."""


@dataclass
class Round:
    """One open round.

    Attributes:
        ask: What it asks.
        way: How marks come in.
        people: Who is in the room now.
        title: Name of the page, for people.
        slips: Marks by slip, for paper and read-out.
        sides: Viewpoint by slip, where slips carry one.
        seats: Who reads out which slip, for a read-out.
        at_keys: Marks of the seat that has the keyboard, not yet handed on.
        shifted: Whether it was said that other items are voted on now.
        ballot: Marks by seat, for seat by seat.
        hands: Counts, for a show of hands.
    """

    ask: Ask
    way: Way
    people: tuple[Participant, ...]
    title: str = ""
    slips: list[Sheet] = field(default_factory=list, repr=False)
    sides: list[Viewpoint | None] = field(default_factory=list, repr=False)
    seats: list[Participant] = field(init=False, repr=False)
    at_keys: Sheet = field(default_factory=dict, repr=False)
    shifted: bool = False
    ballot: Ballot = field(init=False, repr=False)
    hands: Hands = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.seats = list(self.people)
        self.ballot = Ballot(self.ask, self.people, self.way)
        self.hands = Hands(self.ask, len(self.people))
        for _ in range(max(1, len(self.people))):
            self.add_slip()

    def add_slip(self) -> None:
        """One more slip."""
        self.slips.append({})
        self.sides.append(None)

    def attend(self, people: tuple[Participant, ...]) -> None:
        """Somebody came or left: so many can be in now. What was keyed in stays."""
        if people == self.people:
            return
        self.people = self.ballot.people = people
        self.hands.people = len(people)
        known = {person.id for person in self.seats}
        self.seats += [person for person in people if person.id not in known]
        while len(self.slips) < len(self.seats if self.way == "read_out" else people):
            self.add_slip()
        # Paper has no owner: columns nobody needs any more go, from the end.
        while self.way != "read_out" and len(self.slips) > max(1, len(people)) and not self.keyed_on(-1):
            del self.slips[-1], self.sides[-1]

    def keyed_on(self, slip: int) -> bool:
        """Tell whether anything was keyed in on a slip."""
        return bool(self.slips[slip]) or self.sides[slip] is not None

    @property
    def keyed(self) -> bool:
        """Whether anything was keyed in that would be lost."""
        if self.way == "hands":
            return any(self.hands.counts.values())
        if self.way == "seats":
            return bool(self.ballot.taken or self.at_keys)
        return any(self.keyed_on(slip) for slip in range(len(self.slips)))

    @property
    def taken(self) -> int:
        """How many are in."""
        if self.way == "hands":
            return max((self.hands.shown(*cell) for cell in self.ask.cells), default=0)
        return self.ballot.taken if self.way == "seats" else sum(bool(slip) for slip in self.slips)

    @property
    def of(self) -> int:
        """How many could be in."""
        if self.way == "seats":  # a seat that is in counts, though its person has left
            return len(self.people) + self.taken - sum(self.ballot.is_in(person.id) for person in self.people)
        return max(len(self.people), self.taken)

    @property
    def counted(self) -> tuple[int, int]:
        """How many lines of a show of hands are counted, of how many."""
        return sum(bool(self.hands.counts.get(cell)) for cell in self.ask.cells), len(self.ask.cells)

    @property
    def told(self) -> str:
        """How far the round is, and nothing of what is in it: ``7 of 9 in``, ``2 of 10 counted``."""
        done, of = self.counted if self.way == "hands" else (self.taken, self.of)
        return f"{done} of {of} {'counted' if self.way == 'hands' else 'in'}"

    def whole(self, slip: Sheet) -> bool:
        """Tell whether a slip is marked to the end."""
        return dots_on(slip) == self.ask.dots if self.ask.dots else all(cell in slip for cell in self.ask.cells)

    def close(self) -> Tally:
        """Return the counts and forget the marks.

        Raises:
            ValueError: A slip breaks a rule of the vote; it names the slip.
        """
        if self.way == "hands":
            return self.hands.close()
        if self.way != "seats":
            self.ballot.clear()
            for number, slip in enumerate(self.slips, 1):
                if slip:
                    try:
                        person = self.seats[number - 1] if number <= len(self.seats) else None
                        side = person.viewpoint if person and self.way == "read_out" else self.sides[number - 1]
                        self.ballot.put(f"slip {number}", slip, side)
                    except ValueError as wrong:
                        raise ValueError(f"Slip {number}: {wrong}") from None
        tally = self.ballot.close()
        self.slips.clear()
        self.sides.clear()
        return tally


@dataclass
class Opening:
    """How a page was last voted on in this run of the program.

    Attributes:
        way: The way in that was chosen.
        dots: How many dots each was given, where that was overridden.
        lost: The round that ended with the program, 0 for none; said until a vote is opened or the page is skipped.
        changed: Whether a round ended because other items are voted on now; said as long.
    """

    way: Way | None = None
    dots: int | None = None
    lost: int = 0
    changed: bool = False


_OPENINGS: WeakKeyDictionary[Store, dict[str, Opening]] = WeakKeyDictionary()


def opening(store: Store, page: str) -> Opening:
    """Return how a page was last voted on; it can be changed."""
    return _OPENINGS.setdefault(store, {}).setdefault(page, Opening())


_OPEN: WeakKeyDictionary[Store, dict[str, Round]] = WeakKeyDictionary()


def open_round(store: Store, key: str) -> Round | None:
    """Return the open round of a page, ``None`` where none is open in this run of the program."""
    return _OPEN.get(store, {}).get(key)


_COUNTED: WeakKeyDictionary[Store, dict[str, tuple[str, Hands]]] = WeakKeyDictionary()
"""Hands that are counted and revealed statement by statement, by page, with its title: in memory alone."""


def hands_counted(store: Store, page: str, title: str, fresh: Hands) -> Hands:
    """Return *fresh* hands with what was counted on the page before: a look at another page loses none."""
    _, before = _COUNTED.setdefault(store, {}).get(page, (title, fresh))
    fresh.counts = before.counts
    _COUNTED[store][page] = (title, fresh)
    return fresh


def unrevealed(store: Store) -> tuple[str, ...]:
    """Say of which pages hands are counted and not revealed: they are in no workbook yet."""
    said = []
    for page, (title, hands) in _COUNTED.get(store, {}).items():
        tally = store.book.tally(page, 1)
        told = tally.counts if tally is not None else {}
        number = sum(bool(counts) and item not in told for (item, _), counts in hands.counts.items())
        if number:
            said.append(f"{title}: the hands of {number} {'statement' if number == 1 else 'statements'} not revealed.")
    return tuple(said)


_TALKED: WeakKeyDictionary[Store, dict[str, set[str]]] = WeakKeyDictionary()


def talked(store: Store, key: str) -> set[str]:
    """Return the items of a round that were talked about; the set can be added to. It ends with the program."""
    return _TALKED.setdefault(store, {}).setdefault(key, set())


def start(store: Store, made: Round) -> Round:
    """Open a round."""
    _OPEN.setdefault(store, {})[made.ask.key] = made
    return made


def keyed(store: Store) -> tuple[Round, ...]:
    """Return the open rounds of a workbook in which something was keyed in."""
    return tuple(made for made in _OPEN.get(store, {}).values() if made.keyed)


def open_in(store: Store, owner: str) -> bool:
    """Tell whether a vote is open on a page of an exercise or block."""
    return any(made.ask.page.startswith(f"{owner}/") for made in _OPEN.get(store, {}).values())


def forget(store: Store, key: str) -> None:
    """Forget a round and every mark in it."""
    _OPEN.get(store, {}).pop(key, None)


def in_step(mark: PageMark, turns: Sequence[int]) -> PageMark:
    """Return a vote's mark as the counts say: undo brings counts back and passes marks by.

    Args:
        mark: How far the page is said to be.
        turns: The rounds (1, 2) whose counts are kept.
    """
    newest = max(turns, default=1)
    if mark.status in ("open", "skipped") or (mark.status == "settled" and not turns):
        return mark
    if not turns:
        return with_(mark, status="ready", round=1)
    return with_(mark, status="revealed" if mark.status == "ready" else mark.status, round=newest)


def short_of(round_: Round) -> str:
    """Return what is missing before a round is closed, in a sentence; empty where nothing is."""
    if round_.way == "hands":
        return _short_hands(round_)
    if round_.taken < round_.of:
        return f"{round_.taken} of {round_.of} {'is' if round_.taken == 1 else 'are'} in."
    if round_.way != "seats":
        halves = [str(n) for n, slip in enumerate(round_.slips, 1) if slip and not round_.whole(slip)]
        if halves:
            which = f"Slip {halves[0]} has" if len(halves) == 1 else f"Slips {', '.join(halves)} have"
            left = (
                f"{round_.ask.unit}s left; they are not given"
                if round_.ask.dots
                else "empty lines; empty counts as a pass"
            )
            return f"{which} {left}."
    return ""


TOO_MANY = "More hands than the {people} people in the room."


def _short_hands(round_: Round) -> str:
    """What is missing in a show of hands: a line, or hands on a line. The wall reads it: no single number is said."""
    hands, (done, of) = round_.hands, round_.counted
    if hands.over():
        return TOO_MANY.format(people=hands.people)
    if done < of:
        return f"{done} of {of} lines {'is' if done == 1 else 'are'} counted." if done else "Nothing was counted yet."
    if round_.ask.dots:
        given, most, unit = hands.given, hands.all_dots, round_.ask.unit
        if most and given > most:
            return f"{given} {unit}s, {most} are all that {hands.people} people have."
        return "" if given == most or not most else f"{given} of {most} {unit}s are given."
    short = hands.lines_short()
    if len(set(short)) == 1 and len(short) in (1, of):
        return f"{short[0]} of {hands.people} hands on {'every line' if len(short) == of > 1 else 'one line'}."
    return f"Hands are missing on {len(short)} of {of} lines." if short else ""


def giving_away(ask: Ask, way: Way, people: Sequence[Participant]) -> str:
    """Say where viewpoints are kept and a mean of two could be told apart by those two; else nothing."""
    sizes = Counter(person.viewpoint for person in people)
    kept = ask.views and way != "hands" and keeps_views(sizes.values())
    two = [view for view in VIEWPOINTS if sizes[view] == MIN_PER_VIEW] if kept else []
    if not two:
        return ""
    return f"Only two speak as {' and only two as '.join(two)}; kept by viewpoint, a mean can give both away."
