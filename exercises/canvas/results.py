"""What follows from the answers of `canvas`: domain score, levels, inventory, first shelf. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.canvas.answers import KINDS, STATES, Answers, Thing
from exercises.canvas.carried import prefill
from exercises.canvas.drawn import figures
from exercises.filling.cells import number
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant

__all__ = ["Result", "done", "figures", "headline", "prefill", "public", "result", "rows"]

Verdict: TypeAlias = Literal["clear", "sharpen", "rework"]
Flag: TypeAlias = Literal["ok", "fragile", "committee"]
CLEAR, SHARPEN = 9, 6
"""Points from which a domain is clear, or needs sharpening only. Judgement, not research."""
FRAGILE, COMMITTEE = 3, 8
"""A core under the first is fragile, over the second a committee. Judgement, not research."""
SHELF = 3
"""So many things stand on the first shelf."""
KINDS_ENOUGH = 4
"""So many kinds that hold an item count as done."""


class Result(Struct, frozen=True):
    """The result of `canvas`.

    Attributes:
        domain_score: 0 to 12: yes 2, partly 1.
        domain_verdict: clear (9 and more), sharpen (6 to 8), rework.
        inside_total: People on the four inner levels.
        core_pct: The core's share of them in percent, one decimal; None of nobody.
        core_flag: fragile (under 3), committee (over 8), ok.
        kinds_covered: How many of the six kinds hold an item.
        by_state: Items by state.
        first_shelf: Names of the most valuable items that we do not have yet.
        shelf_ids: The same by id.
    """

    domain_score: int
    domain_verdict: Verdict
    inside_total: int
    core_pct: Fraction | None
    core_flag: Flag
    kinds_covered: int
    by_state: dict[str, int]
    first_shelf: tuple[str, ...]
    shelf_ids: tuple[str, ...] = ()


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, Canvas."""
    score = sum(points or 0 for points in answers.domain.checks)
    counts = {one.level: one.count or 0 for one in answers.community.levels}
    inside = sum(count for level, count in counts.items() if level != "outside")
    core = counts.get("core", 0)
    shelf = first_shelf(answers.practice)
    return Result(
        domain_score=score,
        domain_verdict="clear" if score >= CLEAR else "sharpen" if score >= SHARPEN else "rework",
        inside_total=inside,
        core_pct=Fraction(100 * core, inside) if inside else None,
        core_flag="fragile" if core < FRAGILE else "committee" if core > COMMITTEE else "ok",
        kinds_covered=len({thing.kind for thing in answers.practice} & set(KINDS)),
        by_state={state: sum(thing.state == state for thing in answers.practice) for state in STATES},
        first_shelf=tuple(thing.name for thing in shelf),
        shelf_ids=tuple(thing.id for thing in shelf),
    )


def first_shelf(practice: tuple[Thing, ...]) -> list[Thing]:
    """Return the three highest valued items not yet had, scattered before missing, then in order of entry."""
    order = {"scattered": 0, "missing": 1, None: 2}
    wanted = [(thing, value) for thing in practice if thing.state != "have" and (value := number(thing.value))]
    wanted.sort(key=lambda pair: (-pair[1], order[pair[0].state]))
    return [thing for thing, _ in wanted[:SHELF]]


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    values = builtins(found)
    del values["shelf_ids"]
    return values


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return verdict, core and kinds covered in one line."""
    parts = []
    if answers.domain.checks:
        parts.append(f"Domain {scene.say(found.domain_verdict)}, {found.domain_score} of 12")
    if any(one.level == "core" and one.count is not None for one in answers.community.levels):
        parts.append(f"core of {next(one.count for one in answers.community.levels if one.level == 'core')}")
    if answers.practice:
        parts.append(f"{counted(len(answers.practice), 'item')} of practice, {found.kinds_covered} of 6 kinds")
    return " · ".join(parts) or answers.domain.area


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    core = any(one.level == "core" and one.count is not None for one in answers.community.levels)
    parts = (
        ("domain_checks", "The domain has 6 points or more", found.domain_score >= SHARPEN),
        ("levels", "The core has a count", core),
        ("sort", "Four of six kinds hold an item", found.kinds_covered >= KINDS_ENOUGH),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the items that could stand on the first shelf: those we do not have yet."""
    if page == "first_shelf":
        return tuple(thing.id for thing in answers.practice if thing.state != "have")
    return None
