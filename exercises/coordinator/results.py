"""What follows from the answers of `coordinator`: six areas, hours, a verdict, jobs to share. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.coordinator.answers import AREAS, Answers, Area, Rated, line_id
from exercises.coordinator.drawn import area_bars, hour_bars, verdict_statement
from exercises.figures import Figure
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.statistics import exact, mean

Verdict: TypeAlias = Literal["Go", "Go with a partner", "Not yet"]
Hours: TypeAlias = Literal["not enough", "thin", "workable"]

STRONG = 4
"""A rating this high without evidence counts as *PLAIN*."""
PLAIN = 3
STANDS = exact(3.0)
WORKABLE = exact(7)
THIN = exact(4)
PARTNERS = 2
"""At most so many areas under 3.0 can be covered by a partner. These lines are our judgement, not research."""
PEER_GAP = 2
ENOUGH = 15
"""Rated lines of 18 that make it done."""

PARTNER_JOBS: dict[Area, str] = {
    "standing": "connector",
    "time": "practice_keeper",
    "connecting": "connector",
    "hosting": "event_host",
    "bridging": "sponsor_link",
    "tending": "practice_keeper",
}
"""Which job of the core group covers a weak area."""


class PeerGap(Struct, frozen=True):
    """A line that the peer sees two or more points from oneself."""

    line: str
    own: int
    peer: int


class Result(Struct, frozen=True):
    """The result of `coordinator`.

    Attributes:
        raw: Area -> mean as rated, ``None`` where no line was.
        adjusted: The same with every 4 or 5 without evidence counted as 3.
        below_3: Areas with an adjusted mean under 3.0, in guide order.
        verdict: See :func:`verdict`.
        partner_jobs: Weak area -> the job that covers it.
        rated: Lines that were rated, of 18.
        hours: What the protected hours come to; hours not entered count as 0.
        peer_gaps: Lines to talk about with the peer.
    """

    raw: dict[Area, Fraction | None]
    adjusted: dict[Area, Fraction | None]
    below_3: tuple[Area, ...]
    verdict: Verdict
    partner_jobs: dict[Area, str]
    rated: int
    hours: Hours
    peer_gaps: tuple[PeerGap, ...]


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, coordinator."""
    lines = {area: answers.ratings.get(area, ()) for area in AREAS}
    raw = {area: mean(line.rating for line in lines[area] if line.rating is not None) for area in AREAS}
    adjusted = {area: mean(_adjusted(lines[area])) for area in AREAS}
    below = tuple(area for area in AREAS if (value := adjusted[area]) is not None and value < STANDS)
    hours = exact(answers.protected_hours_week or 0)
    return Result(
        raw=raw,
        adjusted=adjusted,
        below_3=below,
        verdict=verdict(adjusted, hours),
        partner_jobs={area: PARTNER_JOBS[area] for area in below},
        rated=sum(line.rating is not None for area in AREAS for line in lines[area]),
        hours="not enough" if hours < THIN else "thin" if hours < WORKABLE else "workable",
        peer_gaps=_peer_gaps(answers),
    )


def _adjusted(lines: Sequence[Rated]) -> list[int]:
    return [
        PLAIN if line.rating >= STRONG and not line.shown_by else line.rating
        for line in lines
        if line.rating is not None
    ]


def verdict(adjusted: Mapping[Area, Fraction | None], hours: Fraction) -> Verdict:
    """Return the verdict.

    *Go*: every area 3.0 or more and 7 hours or more. *Go with a partner*: at most two areas under 3.0, standing
    3.0 or more, 4 hours or more. Else *Not yet*. An area without a rating is neither under 3.0 nor 3.0 or more.
    """
    known = {area: value for area in AREAS if (value := adjusted.get(area)) is not None}
    weak = [area for area, value in known.items() if value < STANDS]
    if len(known) == len(AREAS) and not weak and hours >= WORKABLE:
        return "Go"
    if len(weak) <= PARTNERS and "standing" in known and "standing" not in weak and hours >= THIN:
        return "Go with a partner"
    return "Not yet"


def _peer_gaps(answers: Answers) -> tuple[PeerGap, ...]:
    gaps = []
    for area in AREAS:
        pairs = zip(answers.ratings.get(area, ()), answers.peer.get(area, ()), strict=False)
        for place, (own, peer) in enumerate(pairs):
            if own.rating is not None and peer is not None and abs(own.rating - peer) >= PEER_GAP:
                gaps.append(PeerGap(line_id(area, place), own.rating, peer))
    return tuple(gaps)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    names = ("raw", "adjusted", "below_3", "verdict", "partner_jobs")
    return builtins({name: getattr(found, name) for name in names})


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the verdict, once enough is rated to bear one; nothing in a group that it was not shared with."""
    mine = scene.findings.workshop.kind == "solo"
    if found.rated < ENOUGH or not (mine or answers.share_with_group):
        return ""
    return scene.say(found.verdict)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return six areas, the hours, the verdict with its reasons and two talks: one's own copy only unless shared."""
    return (
        area_bars(answers, found, scene),
        hour_bars(answers, found, scene),
        verdict_statement(answers, found, scene),
    )


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    parts = (
        ("lines", "15 of 18 lines are rated", found.rated >= ENOUGH),
        ("time", "Hours a week are entered", answers.protected_hours_week is not None),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the lines rated 4 or 5, for the page that asks when that was last done."""
    if page != "evidence":
        return None
    return tuple(
        line_id(area, place)
        for area in AREAS
        for place, line in enumerate(answers.ratings.get(area, ()))
        if (line.rating or 0) >= STRONG
    )
