"""What follows from the answers of `launch`: the core group, open jobs, readiness, stewardship. Pure."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.launch.answers import CHECKS, HORIZONS, JOBS, TASKS, Answers, Horizon, Job
from exercises.launch.carried import partner_jobs
from exercises.launch.drawn import checks, core, jobs, ladder, stewardship
from exercises.page_parts import Variant
from exercises.statistics import Percent, exact, mean, percent, whole
from exercises.words import USUAL, words
from workbook.dates import day

FRAGILE = 3
COMMITTEE = 8
"""A core group under 3 is fragile, over 8 a committee. Judgement, not research."""
CORE_ENOUGH = 3
WORTH = {"done": Fraction(1), "planned": Fraction(1, 2), "not": Fraction(0)}
SHARE = {"support": Fraction(0), "shared": Fraction(1, 2), "members": Fraction(1)}


class Result(Struct, frozen=True):
    """The result of `launch`.

    Attributes:
        core_size, units, confirmed: People of the core group, their units, those who said yes.
        hours_month: Hours a month they offer together.
        jobs_filled, open_jobs: Filled jobs of five; the open ones in the order of the guide.
        launch_readiness_pct: done counts 1, planned a half, over all checks; None before one is marked.
        stewardship_pct: members count 1, shared a half, over the tasks marked for that horizon.
    """

    core_size: int
    units: int
    confirmed: int
    hours_month: int | Fraction
    jobs_filled: int
    open_jobs: tuple[Job, ...]
    launch_readiness_pct: Percent | None
    stewardship_pct: dict[Horizon, Percent | None]

    @property
    def flag(self) -> str:
        """``fragile``, ``committee`` or nothing."""
        if not self.core_size:
            return ""
        return "fragile" if self.core_size < FRAGILE else "committee" if self.core_size > COMMITTEE else ""

    @property
    def rises(self) -> bool:
        """Whether members carry more from horizon to horizon, as far as it is known; all of it cannot rise."""
        known = [share for share in self.stewardship_pct.values() if share is not None]
        if len(known) < 2:
            return True
        falls = any(after < before for before, after in pairwise(known))
        return not falls and (known[-1] > known[0] or known[0] == 100)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, launch."""
    hours = sum((exact(m.hours_month) for m in answers.core if m.hours_month is not None), Fraction(0))
    filled = tuple(job for job in JOBS if answers.jobs.get(job, "").strip())
    return Result(
        core_size=len(answers.core),
        units=len({member.unit for member in answers.core if member.unit.strip()}),
        confirmed=sum(member.confirmed == "yes" for member in answers.core),
        hours_month=int(hours) if hours.denominator == 1 else hours,
        jobs_filled=len(filled),
        open_jobs=tuple(job for job in JOBS if job not in filled),
        launch_readiness_pct=_readiness(answers),
        stewardship_pct={horizon: _stewardship(answers, place) for place, horizon in enumerate(HORIZONS)},
    )


def _readiness(answers: Answers) -> Percent | None:
    states = [check.state for check in answers.checks if check.state]
    if not states:
        return None
    return percent(sum((WORTH[state] for state in states), Fraction(0)), max(len(answers.checks), len(CHECKS)))


def _stewardship(answers: Answers, place: int) -> Percent | None:
    marks = [row[place] for row in answers.stewardship.values() if len(row) > place]
    share = mean(SHARE[mark] for mark in marks if mark)
    return None if share is None else percent(share, 1)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the core group's size, the launch date and its readiness."""
    own = words(scene.findings).core_group
    core_group = "core" if own == USUAL.core_group else own
    parts = [f"{core_group} of {found.core_size}, {found.confirmed} confirmed"] if found.core_size else []
    if answers.launch_date:
        parts.append(f"launch {day(answers.launch_date.isoformat())}")
    if found.launch_readiness_pct is not None:
        parts.append(f"ready {whole(found.launch_readiness_pct)} %")
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the core group, the five jobs, the eight checks, the ladder, and how much members carry."""
    return (
        core(answers, _core_notes(found, scene), scene),
        jobs(answers, scene),
        checks(answers, found.launch_readiness_pct, scene),
        ladder(answers, scene),
        stewardship(found.stewardship_pct, () if found.rises else (scene.say("does_not_rise"),), scene),
    )


def _core_notes(found: Result, scene: Scene) -> tuple[str, ...]:
    own = words(scene.findings)
    wanted = [
        f"{own.job(job, scene.say(job))} ({', '.join(scene.say(area) for area in areas)})"
        for job, areas in partner_jobs(scene.findings).items()
    ]
    asked = scene.say("asks_partner").replace(USUAL.coordinator, own.coordinator)
    asks = (f"{asked} {', '.join(wanted)}.",) if wanted else ()
    if not found.core_size:
        return asks
    hours = found.hours_month if isinstance(found.hours_month, int) else float(found.hours_month)
    line = (
        f"{counted(found.core_size, 'person', 'people')} from {counted(found.units, 'unit')}, "
        f"{found.confirmed} confirmed, {hours:g} hours a month together."
    )
    return (line, scene.say(found.flag), *asks) if found.flag else (line, *asks)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when". Only the full variant, which alone reads back, asks for all three marks."""
    wanted = len(HORIZONS) if "read_back" in pages else 1
    marked = [row for row in answers.stewardship.values() if len(row) >= wanted and all(row[:wanted])]
    marks = "each ladder task has three marks" if wanted > 1 else "each ladder task has its mark for now"
    parts = (
        ("people", f"{CORE_ENOUGH} core members named", found.core_size >= CORE_ENOUGH),
        ("jobs", "A coordinator is named", "coordinator" not in found.open_jobs),
        ("date", "The launch has a date", answers.launch_date is not None),
        ("ladder", marks[0].upper() + marks[1:], len(marked) >= len(TASKS)),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its rows."""
    return None
