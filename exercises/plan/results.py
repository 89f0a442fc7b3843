"""What follows from the answers of `plan`: lanes, load, confidence, what the other exercises suggest. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.plan.answers import STEPS, Answers, Step
from exercises.plan.drawn import action_table, confidence_dots, lane_calendar, owner_table, step_lights
from exercises.plan.suggestions import Suggestion, suggestions
from exercises.statistics import Summary, shown, summary
from workbook.dates import as_date

Lane: TypeAlias = Literal["30", "60", "90", "later"]
LANES: tuple[tuple[Lane, int | None], ...] = (("30", 30), ("60", 60), ("90", 90), ("later", None))
"""Lane -> its last day after the session; that day still belongs to it."""
LOAD = 4
"""More actions than this for one owner is a warning. Judgement, not research."""
FEW = 2
"""So many steps without an action are named; more are counted."""
LOW = 2
"""A confidence this low or lower asks for a change."""


class Result(Struct, frozen=True):
    """The result of `plan`.

    Attributes:
        actions: How many there are; dropped ones count until they are removed.
        steps_without_action: Start-up steps with neither an action nor a reason why not now.
        lanes: Actions by days after the session; one without a date is in none.
        owner_load: Owner -> how many actions, by owner.
        max_load: The most that one owner has.
        confidence: Statistics of the confidence.
        any_low: Somebody's confidence is 1 or 2.
        suggestions: What the other exercises suggest, by rule.
    """

    actions: int
    steps_without_action: tuple[Step, ...]
    lanes: dict[Lane, int]
    owner_load: dict[str, int]
    max_load: int
    confidence: Summary
    any_low: bool
    suggestions: tuple[Suggestion, ...]


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, plan."""
    start = as_date(earlier.workshop.date)
    lanes = Counter(lane_of(action.due, start) for action in answers.actions)
    load = Counter(action.owner for action in answers.actions if action.owner.strip())
    covered = {action.step for action in answers.actions}
    reasons = {step for step, reason in answers.not_now.items() if reason.strip()}
    return Result(
        actions=len(answers.actions),
        steps_without_action=tuple(step for step in STEPS if step not in covered and step not in reasons),
        lanes={lane: lanes[lane] for lane, _ in LANES},
        owner_load=dict(sorted(load.items())),
        max_load=max(load.values(), default=0),
        confidence=summary(answers.confidence),
        any_low=any(score <= LOW for score in answers.confidence.counts),
        suggestions=suggestions(earlier),
    )


def lane_of(due: str | None, start: date | None) -> Lane | None:
    """Return the lane of a date, before the session the first; ``None`` where either date is missing."""
    when = as_date(due)
    if when is None or start is None:
        return None
    days = (when - start).days
    return next(lane for lane, last in LANES if last is None or days <= last)


class Dated(Protocol):
    """An action: of the plan's answers, or of the workbook."""

    @property
    def state(self) -> str:
        """``open``, ``done`` or ``dropped``."""

    @property
    def due(self) -> str | None:
        """Its day."""


A = TypeVar("A", bound=Dated)


def overdue(actions: Iterable[A], today: date) -> tuple[A, ...]:
    """Return the open actions whose day has passed, oldest first."""
    late = [a for a in actions if a.state == "open" and (when := as_date(a.due)) and when < today]
    return tuple(sorted(late, key=lambda action: action.due or ""))


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return how many actions there are, what is left open, and the confidence."""
    if not answers.actions:
        return ""
    parts = [counted(found.actions, "action")]
    open_steps = found.steps_without_action
    open_words = [scene.say(step) for step in open_steps]
    if len(open_steps) > FEW:
        open_words = [f"{len(open_steps)} of the six steps"]
    parts.append(f"none yet for {' and '.join(open_words)}" if open_steps else "every step covered")
    if found.confidence.n:
        parts.append(f"confidence {shown(found.confidence.mean)}")
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the six steps, the actions by step and date, by owner, the lanes, the confidence."""
    start = as_date(scene.findings.workshop.date)
    lanes: Mapping[str, int] = {lane: place for place, (lane, _) in enumerate(LANES)}
    placed = [(lanes[lane], action) for action in answers.actions if (lane := lane_of(action.due, start))]
    heavy = tuple(owner for owner, load in found.owner_load.items() if load > LOAD)
    return (
        step_lights(answers, found.steps_without_action, scene),
        action_table(answers, scene),
        owner_table(answers, heavy, scene),
        lane_calendar(placed, len(answers.actions), scene),
        confidence_dots(answers, found.confidence, found.any_low, scene),
    )


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    ready = bool(answers.actions) and all(a.what and a.owner and a.due for a in answers.actions)
    mended = found.confidence.n > 0 and (not found.any_low or bool(answers.mended))
    parts = (
        ("review", "Every step has an action or a reason why not now", not found.steps_without_action),
        ("actions", "Every action has an owner and a date", ready),
        ("confidence", "No confidence under 3 is left without a change", mended),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the ids of the suggestions for their page; `exercises.plan.drafting` has their words."""
    return tuple(row.id for row in found.suggestions) if page == "suggestions" else None
