"""What follows from the answers of `interviews`: issues, interest, hours, who is trusted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.interviews.answers import LEVELS, Answers, Level, Record
from exercises.interviews.drawn import concerns, hides, interest, issues, join, leaders, quotes
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.scores import Scores
from exercises.statistics import Summary, exact, median, shown, summary

INTERVIEWS = 5
UNITS = 3
INTEREST = exact(3.5)
"""Ready from five talks in three units with this mean interest up. Judgement, not research."""
LEADER = 2
"""Named by so many: a possible leader. Judgement, not research."""


class Result(Struct, frozen=True):
    """The result of `interviews`; talks that are only planned count nowhere.

    Attributes:
        count, units: Talks held, and in how many units.
        interest: What the interest scores come to.
        hours_median: Median of the hours a month people could give.
        issue_counts: Issue and how many talks named it, most first, then by code point; merged words under their name.
        named_most: Role and how many talks named it, in the same order.
        join_as: How many would join on each level, levels without anybody left out.
        ready: Enough talks, units and interest to go on.
    """

    count: int
    units: int
    interest: Summary
    hours_median: Fraction | None
    issue_counts: tuple[tuple[str, int], ...]
    named_most: tuple[tuple[str, int], ...]
    join_as: dict[Level, int]
    ready: bool

    @property
    def leaders(self) -> tuple[tuple[str, int], ...]:
        """Roles named often enough to be possible leaders."""
        return tuple((role, n) for role, n in self.named_most if n >= LEADER)


def held(answers: Answers) -> tuple[Record, ...]:
    """Return the talks that took place."""
    return tuple(record for record in answers.records if record.held)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, interviews."""
    talks = held(answers)
    name_of: dict[str, str] = {}
    for group in answers.merged:
        for word in group.words:
            name_of.setdefault(word, group.name)
    interested = summary(Scores.of(*(talk.interest for talk in talks if talk.interest is not None)))
    units = len({talk.unit for talk in talks if talk.unit.strip()})
    joining = Counter(talk.would_join_as for talk in talks)
    return Result(
        count=len(talks),
        units=units,
        interest=interested,
        hours_median=median(exact(talk.hours_month) for talk in talks if talk.hours_month is not None),
        issue_counts=_most((name_of.get(word, word) for word in talk.issues) for talk in talks),
        named_most=_most(talk.go_to for talk in talks),
        join_as={level: joining[level] for level in LEVELS if joining[level]},
        ready=len(talks) >= INTERVIEWS
        and units >= UNITS
        and interested.mean is not None
        and interested.mean >= INTEREST,
    )


def _most(said: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """Count in how many talks each text comes up, however often one person says it."""
    counts = Counter(text for talk in said for text in dict.fromkeys(talk) if text.strip())
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return how many talks were held where, and whether that is enough."""
    if not found.count:
        return f"{counted(len(answers.records), 'talk')} planned" if answers.records else ""
    parts = [f"{counted(found.count, 'interview')} in {counted(found.units, 'unit')}"]
    if found.interest.mean is not None and not hides(held(answers)):
        parts.append(f"interest {shown(found.interest.mean)}")
    parts.append(scene.say("ready" if found.ready else "not_ready"))
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return issues, interest, join forecast, possible leaders, permitted quotes, concerns."""
    talks = held(answers)
    return (
        issues(answers, found.issue_counts, missing(found, hidden=hides(talks)), scene),
        interest(talks, found.interest, scene),
        join(talks, found.join_as, found.hours_median, scene),
        leaders(() if hides(talks) else found.leaders, scene),
        quotes(answers, talks),
        concerns(answers),
    )


def missing(found: Result, *, hidden: bool = False) -> tuple[str, ...]:
    """Return what keeps the interviews from being ready, in words; empty where nothing does or none was held.

    Args:
        found: The result.
        hidden: Say nothing of the interest: so few talks would tell what one person said without permission.
    """
    if found.ready or not found.count:
        return ()
    parts = []
    if found.count < INTERVIEWS:
        parts.append(f"{counted(found.count, 'interview')} of {INTERVIEWS}.")
    if found.units < UNITS:
        parts.append(f"{counted(found.units, 'unit')} of {UNITS}.")
    if found.interest.mean is None:
        parts.append("Nobody’s interest was noted.")
    elif found.interest.mean < INTEREST and not hidden:
        parts.append(f"Interest {shown(found.interest.mean)}, under {shown(INTEREST)}.")
    return tuple(parts)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    if "records" not in pages:
        return ()
    text = f"{INTERVIEWS} interviews in {UNITS} units with interest {shown(INTEREST)} or more, or a date for the rest"
    return (Done(text, found.ready or answers.missing_by is not None),)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its rows."""
    return None
