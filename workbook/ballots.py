"""Ballots: seats, marks, counts.

An open ballot lives in memory only. Closing it gives a :class:`~workbook.model.Tally`, which holds counts and nothing
else: no seat, no order, no time. What a tally may tell apart by viewpoint follows `docs/formulas.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from workbook.answers import PASS, VOTES
from workbook.disclosure import keeps_views
from workbook.model import VIEWPOINTS, Counts, Participant, Tally, Viewpoint, Way

__all__ = ["PASS", "VOTES", "Ask", "Ballot", "Sheet", "dots_on", "fault", "own_views", "refused", "single"]

Sheet: TypeAlias = dict[tuple[str, str], str]
"""One person's marks: (item, criterion) -> ``1`` ... ``5`` or ``pass``; in a vote the number of dots."""


class Ask(Struct, frozen=True):
    """What a ballot asks.

    Attributes:
        page: ``exercise/page``.
        items: Ids of what is voted on or rated, in order.
        criteria: What each is rated on; a vote has the one criterion ``votes``.
        turn: 1, or 2 for a second blind round.
        low, high: The scale of a rating.
        dots: Marks each person spreads; 0 where the ballot is a rating.
        cap: Most dots on one item.
        unit: What such a mark is called, "dot" or "vote".
        secret: Whether each person marks unseen.
        views: Whether viewpoints may be kept apart; where nothing compares them, none is kept at all.
    """

    page: str
    items: tuple[str, ...]
    criteria: tuple[str, ...] = (VOTES,)
    turn: int = 1
    low: int = 1
    high: int = 5
    dots: int = 0
    cap: int = 1
    unit: str = "dot"
    secret: bool = True
    views: bool = True

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Every place a mark can go, item by item."""
        return tuple((item, criterion) for item in self.items for criterion in self.criteria)

    @property
    def key(self) -> str:
        """Name of the tally this ballot becomes."""
        return f"{self.page}#{self.turn}"

    def mark(self, typed: str) -> str | None:
        """Return the mark somebody typed, ``None`` where it is none (``p`` and ``-`` pass where scores are asked)."""
        typed = typed.strip().lower()
        if self.dots:
            return str(int(typed)) if typed.isdecimal() and int(typed) <= min(self.cap, self.dots) else None
        if typed in (PASS, "p"):
            return PASS
        sign = typed[1:] if typed.startswith("-") else typed
        if not (sign.isascii() and sign.isdecimal()):
            return None
        return str(int(typed)) if self.low <= int(typed) <= self.high else None


def dots_on(sheet: Sheet) -> int:
    """Return how many dots a sheet spends."""
    return sum(int(mark) for mark in sheet.values() if mark.isdecimal())


def fault(ask: Ask, sheet: Sheet) -> str:
    """Return what is wrong with one person's sheet in words, empty where it can be taken as it is."""
    if not ask.dots:
        missing = sum(cell not in sheet for cell in ask.cells)
        return "" if not missing else f"{missing} of {len(ask.cells)} empty; empty counts as a pass"
    over = next((item for (item, _), mark in sheet.items() if int(mark) > ask.cap), None)
    spent = dots_on(sheet)
    if over is not None:
        return f"more than {ask.cap} on one"
    if spent > ask.dots:
        return f"{spent} {ask.unit}s, only {ask.dots} each"
    return "" if spent == ask.dots else f"{spent} of {ask.dots} {ask.unit}s used"


def refused(ask: Ask, sheet: Sheet) -> bool:
    """Tell whether a sheet breaks a rule of the vote (too many dots), so that it cannot be taken."""
    return bool(ask.dots) and (dots_on(sheet) > ask.dots or any(int(mark) > ask.cap for mark in sheet.values()))


class Ballot:
    """One round of marks by person, while it is open.

    Seats are participants, or numbered paper slips. What a seat marked can be replaced, never read back one by one.
    """

    def __init__(self, ask: Ask, people: Sequence[Participant] = (), way: Way = "paper") -> None:
        """Open a ballot for the *people* in the room."""
        self.ask = ask
        self.way: Way = way
        self.people = tuple(people)
        self._sheets: dict[str, tuple[Viewpoint | None, Sheet]] = {}

    def __repr__(self) -> str:
        return f"Ballot({self.ask.key}, {self.taken} of {self.seats} in)"

    @property
    def taken(self) -> int:
        """How many are in."""
        return len(self._sheets)

    @property
    def seats(self) -> int:
        """How many could be in: the people in the room, or more where more slips were keyed in."""
        return max(len(self.people), self.taken)

    def is_in(self, seat: str) -> bool:
        """Tell whether a seat has marked."""
        return seat in self._sheets

    def waiting(self) -> tuple[Participant, ...]:
        """Return the people in the room who have not marked, in seat order."""
        return tuple(person for person in self.people if person.id not in self._sheets)

    def put(self, seat: str, sheet: Mapping[tuple[str, str], str], view: Viewpoint | None = None) -> None:
        """Take the marks of one seat, in place of any it gave before.

        Raises:
            ValueError: A mark the ballot does not ask for, or more dots than a person has.
        """
        allowed = set(self.ask.cells)
        own = {cell: mark for cell, mark in sheet.items() if mark != ("0" if self.ask.dots else "")}
        if not set(own) <= allowed or any(self.ask.mark(mark) is None for mark in own.values()):
            raise ValueError("That mark is not asked for here.")
        if refused(self.ask, own):
            raise ValueError(fault(self.ask, own).capitalize() + ".")
        person = next((p for p in self.people if p.id == seat), None)
        known = view or (person.viewpoint if person else None)
        self._sheets[seat] = (known if self.ask.views else None, own)

    def drop(self, seat: str) -> None:
        """Forget the marks of one seat: it is asked again."""
        self._sheets.pop(seat, None)

    def clear(self) -> None:
        """Forget everything."""
        self._sheets.clear()

    def close(self) -> Tally:
        """Return the counts and forget the marks."""
        sheets = list(self._sheets.values())
        self.clear()
        tally = _votes(self.ask, sheets) if self.ask.dots else _scores(self.ask, sheets)
        return Tally(
            self.ask.page, self.ask.turn, self.way, tally.counts, tally.views, len(sheets) or None, tally.view_voters
        )


def single(ask: Ask, sheet: Mapping[tuple[str, str], str], way: Way) -> Tally:
    """Return the tally of one: a number the group agreed on, or one person's own."""
    ballot = Ballot(ask, way=way)
    ballot.put("one", sheet)
    return ballot.close()


def own_views(ask: Ask, sheets: Mapping[Viewpoint, Sheet]) -> Tally:
    """Return one person's two ballots, as member and as manager, kept apart on purpose: they are one's own."""
    given = [(view, sheet) for view, sheet in sheets.items()]
    whole = _votes(ask, [(None, sheet) for _, sheet in given])
    views = {str(view): _votes(ask, [(None, sheet)]).counts for view, sheet in given}
    return Tally(ask.page, ask.turn, "own", whole.counts, views, 1, dict.fromkeys(views, 1))


_Given: TypeAlias = list[tuple[Viewpoint | None, Sheet]]


def _scores(ask: Ask, sheets: _Given) -> Tally:
    counts: dict[str, dict[str, Counts]] = {}
    views: dict[str, dict[str, dict[str, Counts]]] = {}
    for item, criterion in ask.cells:
        given = [(view, sheet.get((item, criterion), PASS)) for view, sheet in sheets]
        if not given:
            continue
        counts.setdefault(item, {})[criterion] = _counted(ask, (mark for _, mark in given))
        for view, marks in _apart(given).items():
            views.setdefault(view, {}).setdefault(item, {})[criterion] = _counted(ask, marks)
    return Tally(ask.page, ask.turn, counts=counts, views=views)


def _counted(ask: Ask, marks: Iterable[str]) -> Counts:
    """Count in the order of the scale: the order of a record must not tell who came first."""
    found = Counter(marks)
    scale = [str(n) for n in range(ask.low, ask.high + 1)]
    return {mark: found[mark] for mark in (*scale, PASS) if found[mark]}


def _apart(given: Sequence[tuple[Viewpoint | None, str]]) -> dict[Viewpoint, list[str]]:
    """Return marks by viewpoint where everyone's is known and each one present has two or more scores, else nothing."""
    if any(view is None for view, _ in given):
        return {}
    found = {view: [mark for own, mark in given if own == view] for view in VIEWPOINTS}
    present = {view: marks for view, marks in found.items() if marks}
    return present if keeps_views([sum(mark != PASS for mark in marks) for marks in present.values()]) else {}


def _votes(ask: Ask, sheets: _Given) -> Tally:
    criterion = ask.criteria[0]

    def total(own: Iterable[Sheet]) -> dict[str, dict[str, Counts]]:
        found: Counter[str] = Counter()
        for sheet in own:
            found.update({item: int(mark) for (item, _), mark in sheet.items()})
        return {item: {criterion: {VOTES: found[item]}} for item in ask.items if found[item]}

    by_view = {view: [sheet for own, sheet in sheets if own == view] for view in VIEWPOINTS}
    present = {view: own for view, own in by_view.items() if own}
    known = sum(map(len, present.values())) == len(sheets)
    keep = known and keeps_views([len(own) for own in present.values()])
    views = {str(view): total(own) for view, own in present.items()} if keep else {}
    sizes = {str(view): len(own) for view, own in present.items()} if keep else {}
    return Tally(ask.page, ask.turn, counts=total(sheet for _, sheet in sheets), views=views, view_voters=sizes)
