"""Which problems stand first for people: those that were chosen; where none was, the highest by the ratings. Pure."""

from __future__ import annotations

from msgspec import Struct

from exercises.guide import exercise
from exercises.hold import HELD
from exercises.kit import Findings, Standing
from exercises.problems.answers import Answers
from exercises.problems.results import Ranked, Result
from exercises.statistics import shown

MOST = 3
"""So many are named on a summary; no more are advised to be chosen."""


class Leading(Struct, frozen=True):
    """One problem that stands first.

    Attributes:
        title: The name of its group.
        priority: Its priority as shown, empty where it has none; `HELD` where too few scored to show it.
        chosen: The room chose it; otherwise it only stands high by the ratings.
    """

    title: str
    priority: str
    chosen: bool


def first(findings: Findings) -> tuple[Leading, ...]:
    """Return what stands first in a workshop; nothing where the problems were neither chosen nor rated."""
    answers, found = findings.answer("problems", Answers), findings.result("problems", Result)
    return leading(answers, found) if answers is not None and found is not None else ()


def leading(answers: Answers, found: Result) -> tuple[Leading, ...]:
    """Return the chosen problems as they were chosen; where none was, the highest by the ratings, highest first."""
    said = priorities(found)
    if answers.selected:
        return tuple(Leading(answers.clusters.get(c, c), said.get(c, ""), True) for c in answers.selected[:MOST])
    rated = [row.id for row in found.told if row.priority is not None]
    return tuple(Leading(answers.clusters.get(c, c), said[c], False) for c in rated[:MOST])


def priorities(found: Result) -> dict[str, str]:
    """Return what may be shown of every rated problem's priority, in order of the ranking."""
    return {row.id: _said(row) for row in found.told if row.priority is not None}


def standing(page: str, found: Result) -> Standing | None:
    """Return why the problems that are chosen from stand in the order they do."""
    if page != "chosen":
        return None
    return Standing("Highest by the ratings first", exercise("problems").say("priority").lower(), priorities(found))


def _said(row: Ranked) -> str:
    return HELD if row.held else shown(row.priority)
