"""Open rounds: ballots that are being keyed in. They live here, in memory, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from workbook.ballots import Ask, Ballot, Hands, Sheet, dots_on
from workbook.model import Participant, Tally, Viewpoint, Way

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
        people: Who has a seat in this round.
        here: Who is in the room now.
        slips: Marks by slip, for paper and read-out.
        sides: Viewpoint by slip, where slips carry one.
        ballot: Marks by seat, for seat by seat.
        hands: Counts, for a show of hands.
    """

    ask: Ask
    way: Way
    people: tuple[Participant, ...]
    slips: list[Sheet] = field(default_factory=list, repr=False)
    sides: list[Viewpoint | None] = field(default_factory=list, repr=False)
    ballot: Ballot = field(init=False, repr=False)
    hands: Hands = field(init=False, repr=False)
    here: tuple[Participant, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.here = self.people
        self.ballot = Ballot(self.ask, self.people, self.way)
        self.hands = Hands(self.ask, len(self.people))
        for _ in range(max(1, len(self.people))):
            self.add_slip()

    def add_slip(self) -> None:
        """One more slip."""
        self.slips.append({})
        self.sides.append(None)

    def came(self, here: tuple[Participant, ...]) -> bool:
        """Take up who is in the room now; whether that changed anything. Who has marked already stays counted."""
        if here == self.here:
            return False
        self.here = here
        known = {person.id for person in self.people}
        # Read out, a slip belongs to its seat: nobody moves up.
        seated = (*self.people, *(p for p in here if p.id not in known)) if self.way == "read_out" else here
        self.people = self.ballot.people = seated
        self.hands.people = len(here)
        while len(self.slips) < len(seated):
            self.add_slip()
        return True

    @property
    def taken(self) -> int:
        """How many are in."""
        if self.way == "hands":
            return max((self.hands.shown(*cell) for cell in self.ask.cells), default=0)
        return self.ballot.taken if self.way == "seats" else sum(bool(slip) for slip in self.slips)

    @property
    def of(self) -> int:
        """How many could be in."""
        return max(len(self.here), self.taken)

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
                        person = self.people[number - 1] if number <= len(self.people) else None
                        side = person.viewpoint if person and self.way == "read_out" else self.sides[number - 1]
                        self.ballot.put(f"slip {number}", slip, side)
                    except ValueError as wrong:
                        raise ValueError(f"Slip {number}: {wrong}") from None
        tally = self.ballot.close()
        self.slips.clear()
        self.sides.clear()
        return tally


_OPEN: WeakKeyDictionary[Store, dict[str, Round]] = WeakKeyDictionary()


def open_round(store: Store, key: str) -> Round | None:
    """Return the open round of a page, ``None`` where none is open in this run of the program."""
    return _OPEN.get(store, {}).get(key)


_TALKED: WeakKeyDictionary[Store, dict[str, set[str]]] = WeakKeyDictionary()


def talked(store: Store, key: str) -> set[str]:
    """Return the items of a round that were talked about; the set can be added to. It ends with the program."""
    return _TALKED.setdefault(store, {}).setdefault(key, set())


def start(store: Store, made: Round) -> Round:
    """Open a round."""
    _OPEN.setdefault(store, {})[made.ask.key] = made
    return made


def forget(store: Store, key: str) -> None:
    """Forget a round and every mark in it."""
    _OPEN.get(store, {}).pop(key, None)
