"""What follows from the answers of `integration`: obvious barriers, order, alignment, hooks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.integration.answers import (
    HOOK_STATES,
    KINDS,
    SIDES,
    Alignment,
    Answers,
    Barrier,
    Hook,
    Side,
    lines,
)
from exercises.integration.drawn import alignment_bars, grid, hook_table, obvious_table, passion
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.statistics import mean

EFFECT = 4
EASE = 3
"""A barrier of at least this effect and this ease is *obvious*. Judgement, not research."""
HINDERS = -1
"""A line at this or less hinders. Judgement, not research."""
FORMAL = 5
"""More agreed hooks than this are *over-formal*. Judgement, not research."""


class Result(Struct, frozen=True):
    """The result of `integration`.

    Attributes:
        obvious: Barriers with effect 4+ and ease 3+, in the order of entry.
        order: All barriers by effect x ease; ties in the order of entry, those without both numbers last.
        by_kind: How many barriers of each kind, kinds without one left out.
        alignment: Mean of the structure and of the culture lines, None where none has a number.
        hindering: Lines at -1 or less, in the order of the guide.
        hooks: How many hooks in each state, states without one left out.
        island: No hook reaches into the work: there is none, or all are in state *none*.
        over_formal: More than five hooks are agreed.
    """

    obvious: tuple[str, ...]
    order: tuple[str, ...]
    by_kind: dict[str, int]
    alignment: dict[Side, Fraction | None]
    hindering: tuple[str, ...]
    hooks: dict[str, int]
    island: bool
    over_formal: bool


def is_obvious(barrier: Barrier) -> bool:
    """Tell whether a barrier stops many and is easy enough to clear."""
    return (barrier.effect or 0) >= EFFECT and (barrier.ease or 0) >= EASE


def ordered(barriers: Sequence[Barrier]) -> list[int]:
    """Return the places of the barriers by effect x ease; sorting is stable."""
    return sorted(range(len(barriers)), key=lambda n: -(barriers[n].effect or 0) * (barriers[n].ease or 0))


def is_island(hooks: Sequence[Hook]) -> bool:
    """Tell whether no hook reaches into the work (`docs/formulas.md`: every hook in state *none* counts too)."""
    return all(hook.state == "none" for hook in hooks)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, integration."""
    barriers = answers.barriers
    kinds = Counter(barrier.kind for barrier in barriers)
    states = Counter(hook.state for hook in answers.hooks)
    return Result(
        obvious=tuple(b.text for b in barriers if is_obvious(b)),
        order=tuple(barriers[n].text for n in ordered(barriers)),
        by_kind={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        alignment={side: _mean(answers.alignment, side) for side in SIDES},
        hindering=tuple(a.line for a in answers.alignment if a.score is not None and a.score <= HINDERS),
        hooks={state: states[state] for state in HOOK_STATES if states[state]},
        island=is_island(answers.hooks),
        over_formal=states["agreed"] > FORMAL,
    )


def _mean(given: Sequence[Alignment], side: Side) -> Fraction | None:
    """Return the mean of a side; a line's side goes by its place, further lines say their own."""
    fixed = [line.group for line in lines()]
    sides = [fixed[place] if place < len(fixed) else line.kind for place, line in enumerate(given)]
    return mean(line.score for line, own in zip(given, sides, strict=True) if own == side and line.score is not None)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    names = ("obvious", "order", "by_kind", "alignment", "hindering", "hooks")
    return builtins({name: getattr(found, name) for name in names})


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the obvious barriers in one line."""
    if found.obvious:
        return f"{counted(len(found.obvious), 'obvious barrier')}: {'; '.join(found.obvious)}"
    return f"{counted(len(answers.barriers), 'barrier')}, none obvious" if answers.barriers else ""


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return obvious barriers, effect by ease, hooks, alignment lines, the passion check."""
    obvious = [b for b in answers.barriers if is_obvious(b)]
    others = [answers.barriers[n] for n in ordered(answers.barriers) if not is_obvious(answers.barriers[n])]
    return (
        obvious_table(obvious, others, scene),
        grid(answers, found.by_kind, scene),
        hook_table(answers, found.island, found.over_formal, scene),
        alignment_bars(answers, found.alignment, len(found.hindering), scene),
        passion(answers, scene),
    )


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    rated = any(b.effect and b.ease for b in answers.barriers)
    cleared = all(b.who and b.move for b in answers.barriers if is_obvious(b))
    text = "Every obvious barrier has a person and a move"
    return (Done(text, rated and cleared),) if "moves" in pages else ()


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the barriers by effect x ease, the obvious ones first, for the page that decides the moves."""
    if page != "moves":
        return None
    order = [answers.barriers[n] for n in ordered(answers.barriers)]
    return tuple(b.id for b in sorted(order, key=lambda b: not is_obvious(b)))
