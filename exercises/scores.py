"""Scores and votes as they are kept: counts, unlinked from people.

The interchange file may name them (`docs/formulas.md`): a list in the order of the participants, a mapping by
participant, counts, or counts by viewpoint. All forms become :class:`Scores` or :class:`Votes` at the door, and from
then on nobody can tell who gave what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from workbook.ballots import PASS
from workbook.disclosure import keeps_views
from workbook.model import VIEWPOINTS, Counts, Participant

GONE = ""
"""The viewpoint of a person whose scores are there but who is no participant (any more): no views are kept then."""

Raw: TypeAlias = Any
"""Built-in JSON values as they stand in a file."""


class Scores:
    """How many gave each score on one item and criterion, and how many passed.

    Attributes:
        counts: Score -> how many, only scores that were given.
        passes: How many passed.
        views: Viewpoint -> its own scores, or empty where they must not be told apart.
    """

    __slots__ = ("counts", "passes", "views")

    def __init__(
        self, counts: Mapping[int, int] | None = None, passes: int = 0, views: Mapping[str, Scores] | None = None
    ) -> None:
        self.counts = {k: v for k, v in sorted((counts or {}).items()) if v}
        self.passes = passes
        self.views = dict(views or {})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scores):
            return NotImplemented
        return (self.counts, self.passes, self.views) == (other.counts, other.passes, other.views)

    __hash__ = None  # type: ignore[assignment]  # a value that holds dicts

    def __repr__(self) -> str:
        return f"Scores({self.counts}, passes={self.passes}, views={self.views})"

    @property
    def n(self) -> int:
        """How many scored."""
        return sum(self.counts.values())

    @property
    def given(self) -> list[int]:
        """All scores, lowest first."""
        return [score for score, n in self.counts.items() for _ in range(n)]

    @classmethod
    def of(cls, *given: int | None) -> Scores:
        """Return the scores of a list, ``None`` meaning pass."""
        return cls(Counter(s for s in given if s is not None), sum(s is None for s in given))

    @classmethod
    def from_counts(cls, counts: Counts, views: Mapping[str, Counts] | None = None) -> Scores:
        """Return the scores of a tally's counts (marks ``1`` ... and ``pass``)."""
        numbers = {int(mark): n for mark, n in counts.items() if mark != PASS}
        return cls(numbers, counts.get(PASS, 0), {view: cls.from_counts(c) for view, c in (views or {}).items()})

    def to_counts(self) -> Counts:
        """Return a tally's counts."""
        return {str(score): n for score, n in self.counts.items()} | ({PASS: self.passes} if self.passes else {})


class Votes:
    """How many votes each item got.

    Attributes:
        counts: Item -> votes, only items that got some.
        voters: How many voted; None where nobody wrote it down.
        views: Viewpoint -> its own votes (with its own voters), or empty where they must not be told apart.
    """

    __slots__ = ("counts", "views", "voters")

    def __init__(
        self,
        counts: Mapping[str, int] | None = None,
        voters: int | None = None,
        views: Mapping[str, Votes] | None = None,
    ) -> None:
        self.counts = {k: v for k, v in (counts or {}).items() if v}
        self.voters = voters
        self.views = dict(views or {})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Votes):
            return NotImplemented
        return (self.counts, self.voters, self.views) == (other.counts, other.voters, other.views)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Votes({self.counts}, voters={self.voters}, views={self.views})"

    @property
    def total(self) -> int:
        """All votes together."""
        return sum(self.counts.values())


def scores_from(raw: Raw, people: Sequence[Participant]) -> Scores:
    """Return the scores of any form a file may have.

    Args:
        raw: A list (one entry a participant in order, or unnamed), ``{participant: score}``, ``{"1": n, ...,
            "pass": n}``, or ``{viewpoint: {"1": n, ...}}``. A missing score is a pass.
        people: The participants, for their viewpoints.

    Raises:
        ValueError: None of these.
    """
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        if len(raw) == len(people):
            return _named([(person.viewpoint, _score(s)) for person, s in zip(people, raw, strict=True)])
        return Scores.of(*(_score(s) for s in raw))
    if not isinstance(raw, Mapping):
        raise ValueError("expected a list of scores or counts of them")
    if not raw:
        return Scores()
    if all(str(key) in VIEWPOINTS for key in raw):
        views = {str(view): Scores.from_counts(_counts(counts)) for view, counts in raw.items()}
        whole = Scores(
            sum((Counter(v.counts) for v in views.values()), Counter()), sum(v.passes for v in views.values())
        )
        keep = keeps_views([own.n for own in views.values()])
        return Scores(whole.counts, whole.passes, views if keep else None)
    by_id = {person.id: person for person in people}
    if any(str(key) in by_id for key in raw):
        return _named([(_view(by_id, key), _score(s)) for key, s in raw.items()])
    return Scores.from_counts(_counts(raw))


def scores_raw(scores: Scores) -> Raw:
    """Return the scores in the file's counted form."""
    if scores.views:
        return {view: own.to_counts() for view, own in scores.views.items()}
    return scores.to_counts()


def votes_from(raw: Raw, voters: int | None, people: Sequence[Participant], *, solo: bool = False) -> Votes:
    """Return the votes of any form a file may have.

    Args:
        raw: ``{participant: {item: n}}``, ``{participant: [items]}``, ``{item: n}`` or ``{viewpoint: {item: n}}``.
        voters: What stands beside it, or None.
        people: The participants, for their viewpoints.
        solo: One person's two ballots, as member and as manager: kept apart although each has one voter.

    Raises:
        ValueError: None of these.
    """
    if not isinstance(raw, Mapping):
        raise ValueError("expected votes by item or by participant")
    by_id = {person.id: person for person in people}
    by_view = bool(raw) and all(str(key) in VIEWPOINTS for key in raw)
    if raw and not by_view and all(isinstance(ballot, Mapping | list | tuple) for ballot in raw.values()):
        ballots = [(_view(by_id, key), _ballot(ballot)) for key, ballot in raw.items()]
        counts: Counter[str] = Counter()
        views: dict[str, Counter[str]] = {}
        for view, ballot in ballots:
            counts.update(ballot)
            views.setdefault(view, Counter()).update(ballot)
        sizes: Counter[str] = Counter(view for view, _ in ballots)
        keep = GONE not in views and keeps_views(list(sizes.values()))
        return Votes(counts, len(ballots), {view: Votes(c, sizes[view]) for view, c in views.items()} if keep else None)
    if by_view:
        apart = {}
        for view, own in raw.items():
            if isinstance(own, Mapping) and "votes" in own and isinstance(own["votes"], Mapping):
                apart[str(view)] = Votes(_ballot(own["votes"]), _heads(own.get("voters")))
            else:
                apart[str(view)] = Votes(_ballot(own), 1 if solo else None)
        whole = sum((Counter(v.counts) for v in apart.values()), Counter())
        sizes_known = [own.voters for own in apart.values() if own.voters is not None]
        if len(sizes_known) == len(apart):
            voters = sum(sizes_known) if voters is None and not solo else voters
        keep = solo or (len(sizes_known) == len(apart) and keeps_views(sizes_known))
        return Votes(whole, voters, apart if keep else None)
    return Votes(_ballot(raw), voters)


def votes_raw(votes: Votes) -> Raw:
    """Return the votes in the file's counted form; ``voters`` stands beside it."""
    if votes.views:
        return {view: {"votes": dict(own.counts), "voters": own.voters} for view, own in votes.views.items()}
    return dict(votes.counts)


def _named(given: list[tuple[str, int | None]]) -> Scores:
    """Unlink named scores; viewpoints stay only where every one present has two or more scores."""
    whole = Scores.of(*(score for _, score in given))
    views: dict[str, list[int | None]] = {}
    for view, score in given:
        views.setdefault(view, []).append(score)
    apart = {view: Scores.of(*own) for view, own in views.items()}
    keep = GONE not in apart and keeps_views([own.n for own in apart.values()])
    return Scores(whole.counts, whole.passes, apart if keep else None)


def _view(by_id: Mapping[str, Participant], person: object) -> str:
    """The viewpoint of somebody a file names; somebody who is not among the participants has none we know."""
    known = by_id.get(str(person))
    return GONE if known is None else known.viewpoint


def _score(raw: Raw) -> int | None:
    if raw is None or raw == PASS:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(f"expected a whole number or {PASS!r}, got {raw!r}")
    return raw


def _counts(raw: Raw) -> Counts:
    if not isinstance(raw, Mapping):
        raise ValueError("expected counts by score")
    counts: Counts = {}
    for mark, n in raw.items():
        if not (str(mark) == PASS or _is_whole(str(mark))):
            raise ValueError(f"{mark!r} is no score, viewpoint or participant")
        if isinstance(n, bool) or not isinstance(n, int) or n < 0:
            raise ValueError(f"expected a count, got {n!r}")
        counts[str(mark)] = n
    return counts


def _is_whole(mark: str) -> bool:
    digits = mark.removeprefix("-")
    return digits.isascii() and digits.isdecimal()  # isdigit would let "²" in, which int() cannot read


def _heads(raw: Raw) -> int | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise ValueError(f"expected how many voted, got {raw!r}")
    return raw


def _ballot(raw: Raw) -> dict[str, int]:
    if isinstance(raw, Mapping):
        for item, n in raw.items():
            if isinstance(n, bool) or not isinstance(n, int) or n < 0:
                raise ValueError(f"expected a number of votes for {item!r}, got {n!r}")
        return {str(item): n for item, n in raw.items()}
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return dict(Counter(str(item) for item in raw))
    raise ValueError("expected a ballot: items, or votes by item")
