"""A show of hands: how many showed each mark. Like a ballot it lives in memory until it is closed."""

from __future__ import annotations

from workbook.answers import PASS, VOTES
from workbook.ballots import Ask
from workbook.model import Counts, Tally


class Hands:
    """A show of hands while it is open: how many showed each mark. Nobody is asked by name."""

    def __init__(self, ask: Ask, people: int, marks: tuple[str, ...] = ()) -> None:
        """Open a count over the number of *people* in the room; *marks* default to the scale and ``pass``."""
        self.ask = ask
        self.people = people
        scale = tuple(str(n) for n in range(ask.low, ask.high + 1))
        self.marks = marks or ((VOTES,) if ask.dots else (*scale, PASS))
        self.counts: dict[tuple[str, str], Counts] = {}

    def put(self, item: str, criterion: str, mark: str, number: int | None) -> None:
        """Say how many showed a mark; ``None`` forgets it."""
        row = self.counts.setdefault((item, criterion), {})
        if number is None:
            row.pop(mark, None)
        else:
            row[mark] = number

    def number(self, item: str, criterion: str, mark: str) -> int | None:
        """Return how many showed a mark, ``None`` where it was not counted yet."""
        return self.counts.get((item, criterion), {}).get(mark)

    def shown(self, item: str, criterion: str) -> int:
        """Return how many hands were counted on one criterion."""
        return sum(self.counts.get((item, criterion), {}).values())

    @property
    def most(self) -> int:
        """How many hands one criterion can have."""
        return self.people * (self.ask.cap if self.ask.dots else 1)

    @property
    def given(self) -> int:
        """How many hands were counted in all."""
        return sum(self.shown(*cell) for cell in self.ask.cells)

    @property
    def all_dots(self) -> int:
        """How many dots the people in the room have together."""
        return self.people * self.ask.dots

    @property
    def whole(self) -> bool:
        """Whether something was counted on every line."""
        return all(self.counts.get(cell) for cell in self.ask.cells)

    def over(self) -> tuple[tuple[str, str, int], ...]:
        """Return where more hands were counted than people are in the room: item, criterion, hands.

        Where nobody wrote down who is here, there is nothing to hold them against.
        """
        return tuple((*cell, self.shown(*cell)) for cell in self.ask.cells if self.too_many(*cell))

    def too_many(self, item: str, criterion: str) -> bool:
        """Tell whether one criterion has more hands than it can have."""
        return bool(self.people) and self.shown(item, criterion) > self.most

    def too_few(self, item: str, criterion: str) -> bool:
        """Tell whether hands were counted on one criterion, and some are missing."""
        return 0 < self.shown(item, criterion) < self.most

    def lines_short(self) -> list[int]:
        """Return how many hands were counted on each line that has fewer than people are in the room."""
        shown = (self.shown(*cell) for cell in self.ask.cells)
        return [] if self.ask.dots else [number for number in shown if number < self.people]

    def close(self) -> Tally:
        """Return the counts."""
        counts: dict[str, dict[str, Counts]] = {}
        for item, criterion in self.ask.cells:
            row = self.counts.get((item, criterion), {})
            kept = {mark: row[mark] for mark in self.marks if row.get(mark)}
            if kept:
                counts.setdefault(item, {})[criterion] = kept
        most = max((self.shown(*cell) for cell in self.ask.cells), default=0)
        voters = self.people if self.ask.dots else most
        return Tally(self.ask.page, self.ask.turn, "hands", counts, voters=voters or None)
