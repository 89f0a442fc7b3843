"""What follows from the answers of `support`: what is missing, and what is more than is needed. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.statistics import Percent, exact, percent
from exercises.support.answers import KINDS, Answers, Kind, Need
from exercises.support.drawn import have, needs, not_now

HEAVY = 40
"""A larger share of infrastructure, in percent, is technology heavy. Judgement, not research."""
TOP_RUNG = 3
SERVES = 2
"""A new system is earned by serving so many activities. Judgement, not research."""


class Result(Struct, frozen=True):
    """The result of `support`; rows that say a kind needs nothing count nowhere but in `open_kinds`.

    Attributes:
        by_kind: Needs by kind.
        unmet, partly: Needs we do not have, or have in part.
        hours_month: Hours a month of help, together.
        tech_share_pct: Share of infrastructure in percent.
        no_activity: Needs that serve no activity.
        rung3_not_earned: New systems that serve fewer than two activities, were not tried on a lower rung for three
            months, or have no steward.
        open_kinds: Kinds without a line and without the word that nothing is needed.
    """

    by_kind: dict[Kind, int]
    unmet: int
    partly: int
    hours_month: int | Fraction
    tech_share_pct: Percent | None
    no_activity: tuple[str, ...]
    rung3_not_earned: tuple[str, ...]
    open_kinds: tuple[Kind, ...] = ()

    @property
    def heavy(self) -> bool:
        """Whether too large a share of the needs is technology."""
        return self.tech_share_pct is not None and self.tech_share_pct > HEAVY


INNER = ("open_kinds",)
"""Attributes of the result that are shown and not told."""


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, support."""
    real = answers.real
    hours = sum((exact(need.hours_month) for need in real if need.hours_month is not None), Fraction(0))
    by_kind = {kind: sum(need.kind == kind for need in real) for kind in KINDS}
    named = {need.kind for need in answers.needs}
    return Result(
        by_kind=by_kind,
        unmet=sum(need.have == "no" for need in real),
        partly=sum(need.have == "partly" for need in real),
        hours_month=int(hours) if hours.denominator == 1 else hours,
        tech_share_pct=percent(by_kind["infrastructure"], len(real)),
        no_activity=tuple(need.need for need in real if not activities(need)),
        rung3_not_earned=tuple(need.need for need in real if not_earned(need)),
        open_kinds=tuple(kind for kind in KINDS if kind not in named),
    )


def activities(need: Need) -> tuple[str, ...]:
    """Return what a need serves, each once."""
    return tuple(dict.fromkeys(entry for entry in need.serves if entry.strip()))


def not_earned(need: Need) -> bool:
    """Tell whether a need asks for a new system that it has not earned."""
    if need.kind != "infrastructure" or need.tech_rung != TOP_RUNG:
        return False
    return not (len(activities(need)) >= SERVES and need.lower_rung_used is True and need.steward.strip())


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return {name: value for name, value in builtins(found).items() if name not in INNER}


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return how many needs there are, and how many are not met."""
    if not answers.real:
        return scene.say("nothing") if answers.needs else ""
    parts = [counted(len(answers.real), "need"), f"{found.unmet} unmet", f"{found.partly} partly met"]
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return what we have by kind, the needs by kind, and what waits, with the reason."""
    reasons = tuple((need, why) for need in answers.real if (why := reasons_of(need, scene)))
    return (have(answers, _notes(found, scene), scene), needs(answers, scene), not_now(reasons))


def _notes(found: Result, scene: Scene) -> tuple[str, ...]:
    said = [
        f"Technology heavy: {sum(found.by_kind.values())} needs, {found.by_kind['infrastructure']} of them technology."
    ]
    notes = said if found.heavy else []
    if found.open_kinds and sum(found.by_kind.values()):
        notes.append(f"{scene.say('open_kinds')} {', '.join(scene.say(kind).lower() for kind in found.open_kinds)}.")
    return tuple(notes)


def reasons_of(need: Need, scene: Scene) -> tuple[str, ...]:
    """Return why a need waits, in words; empty where it does not."""
    served = activities(need)
    reasons = [] if served else [scene.say("no_activity")]
    if not_earned(need):
        if 0 < len(served) < SERVES:
            reasons.append(scene.say("serves_too_few"))
        if need.lower_rung_used is not True:
            reasons.append(scene.say("not_tried"))
        if not need.steward.strip():
            reasons.append(scene.say("no_steward"))
    return tuple(reasons)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    lonely = [need for need in answers.real if need.have == "no" and not need.source.strip()]
    parts = (
        ("least", "Each kind has a line, or the word that nothing is needed", not found.open_kinds),
        ("owners", "Each unmet need has somebody who sees to it", bool(answers.needs) and not lonely),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its rows."""
    return None
