"""What follows from the answers of `rhythm`: gaps, mix, who leads, hours, flags. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.figures import Figure
from exercises.forms import counted
from exercises.interviews.results import Result as Interviews
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.rhythm.answers import PURPOSES, Activity, Answers, Purpose
from exercises.rhythm.carried import wanted
from exercises.rhythm.drawn import activities, calendar, mix, statement
from exercises.statistics import Percent, percent, shown
from workbook.dates import as_date

Flag: TypeAlias = Literal[
    "slow start", "long gap", "missing purpose", "one lead carries too much", "asks more time than offered"
]
SLOW_START = 28
LONG_GAP = 42
"""Longer gaps than these, in days, are flagged. Judgement, not research."""
LEAD_SHARE = 40
"""A larger share of the activities, in percent, is too much for one lead. Judgement, not research."""
MONTHS = 6
EARLY_MONTHS, EARLY = 3, 4
"""So many activities fall in the first months. Judgement, not research."""


class Result(Struct, frozen=True):
    """The result of `rhythm`.

    Attributes:
        events: Activities.
        first_gap_days, longest_gap_days: Between dated activities in order of date; None for fewer than two.
        mix_pct: Share of each purpose in percent.
        top_lead: The busiest lead with its activities; of two equally busy ones the one entered first.
        top_lead_pct: Its share of all activities in percent.
        hours_per_month: Minutes of all activities / 60 / 6.
        offered_hours_median: What the interviews say people could give, None where unknown.
        flags: In the order of the guide.
        early: Activities with a lead in the first three months from the session (from the first activity, where
            the session has no date).
        early_unled: Those of them without a lead.
        answering: Activities that answer a chosen problem or an issue heard in the interviews.
    """

    events: int
    first_gap_days: int | None
    longest_gap_days: int | None
    mix_pct: dict[Purpose, Percent | None]
    top_lead: tuple[str, int] | None
    top_lead_pct: Percent | None
    hours_per_month: Fraction
    offered_hours_median: Fraction | None
    flags: tuple[Flag, ...]
    early: int = 0
    early_unled: int = 0
    answering: int = 0


INNER = ("early", "early_unled", "answering")
"""Attributes of the result that only "done when" needs."""


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, rhythm."""
    every = answers.activities
    days = sorted(activity.date for activity in every if activity.date)
    gaps = [(after - before).days for before, after in pairwise(days)]
    leads = Counter(activity.lead for activity in every if activity.lead.strip())
    top = max(leads.items(), key=lambda pair: pair[1]) if leads else None  # the first of equals was entered first
    interviews = earlier.result("interviews", Interviews)
    first = _early(every, as_date(earlier.workshop.date) or (days[0] if days else None))
    found = Result(
        events=len(every),
        first_gap_days=gaps[0] if gaps else None,
        longest_gap_days=max(gaps) if gaps else None,
        mix_pct={p: percent(sum(a.purpose == p for a in every), len(every)) for p in PURPOSES},
        top_lead=top,
        top_lead_pct=percent(top[1], len(every)) if top else None,
        hours_per_month=Fraction(sum(activity.minutes or 0 for activity in every), 60 * MONTHS),
        offered_hours_median=interviews.hours_median if interviews else None,
        flags=(),
        early=sum(bool(activity.lead.strip()) for activity in first),
        early_unled=sum(not activity.lead.strip() for activity in first),
        answering=_answering(every, wanted(earlier)),
    )
    return with_(found, flags=_flags(found))


def _flags(found: Result) -> tuple[Flag, ...]:
    """What is not known raises no flag."""
    asked: dict[Flag, bool] = {
        "slow start": found.first_gap_days is not None and found.first_gap_days > SLOW_START,
        "long gap": found.longest_gap_days is not None and found.longest_gap_days > LONG_GAP,
        "missing purpose": any(share == 0 for share in found.mix_pct.values()),
        "one lead carries too much": found.top_lead_pct is not None and found.top_lead_pct > LEAD_SHARE,
        "asks more time than offered": found.offered_hours_median is not None
        and found.hours_per_month > found.offered_hours_median,
    }
    return tuple(flag for flag, raised in asked.items() if raised)


def _early(every: Sequence[Activity], start: date | None) -> tuple[Activity, ...]:
    if start is None:
        return ()
    end = months_on(start, EARLY_MONTHS)
    return tuple(activity for activity in every if activity.date and start <= activity.date <= end)


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of that month; the last day there is beyond all years."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _answering(every: Sequence[Activity], sought: frozenset[str] | None) -> int:
    """Where neither problems nor interviews were done, anything an activity answers to will do."""
    if sought is None:
        return sum(bool(activity.answers_to.strip()) for activity in every)
    return sum(activity.answers_to in sought for activity in every)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return {name: value for name, value in builtins(found).items() if name not in INNER}


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return how many activities, the longest gap, and the flags."""
    if not found.events:
        return answers.beat
    parts = [counted(found.events, "activity", "activities")]
    if found.longest_gap_days is not None:
        parts.append(f"longest gap {counted(found.longest_gap_days, 'day')}")
    parts += [scene.say(flag) for flag in found.flags]
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the six-month strip, the activities, the mix, and beat, thread and invitation."""
    return (
        calendar(answers, _notes(found, scene), scene),
        activities(answers, scene),
        mix(answers, found.mix_pct, scene),
        statement(answers, scene),
    )


def _notes(found: Result, scene: Scene) -> tuple[str, ...]:
    """One sentence a flag, with the figures behind it."""
    lead, count = found.top_lead or ("", 0)
    missing = ", ".join(scene.say(p).lower() for p, share in found.mix_pct.items() if share == 0)
    said: dict[Flag, str] = {
        "slow start": f"Slow start: {found.first_gap_days} days between the first two activities.",
        "long gap": f"Long gap: {found.longest_gap_days} days without an activity.",
        "missing purpose": f"Missing purpose: {missing}.",
        "one lead carries too much": (
            f"One lead carries too much: {scene.findings.role(lead)} leads {count} of {found.events}."
        ),
        "asks more time than offered": (
            f"Asks more time than offered: {shown(found.hours_per_month)} hours a month, "
            f"{shown(found.offered_hours_median)} offered."
        ),
    }
    return tuple(said[flag] for flag in found.flags)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    early = found.early + found.early_unled
    parts = (
        ("calendar", f"{EARLY} activities in the first {EARLY_MONTHS} months", early >= EARLY),
        ("calendar", "Each of them has a lead", early > 0 and not found.early_unled),
        ("calendar", "One answers a chosen problem or an issue we heard", found.answering > 0),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its rows."""
    return None
