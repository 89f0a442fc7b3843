"""The figures of `plan`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from exercises.figures import (
    CalendarFigure,
    Column,
    DotRow,
    DotsFigure,
    Entry,
    Light,
    LightsFigure,
    Row,
    TableFigure,
)
from exercises.forms import counted, source_words
from exercises.kit import Scene
from exercises.plan.answers import STEPS, Answers, Planned, Step
from exercises.scores import Scores
from exercises.statistics import Summary, shown
from workbook.dates import day

_LIGHTS: dict[str, Literal["on", "half", "off"]] = {"working": "on", "begun": "half", "not started": "off"}


def step_lights(answers: Answers, uncovered: Sequence[Step], scene: Scene) -> LightsFigure:
    """Return how far each start-up step is, and what is planned for it."""
    if not (answers.status or answers.actions or answers.not_now):
        return LightsFigure(id="steps", title="The six start-up steps", empty="Nothing has been planned yet.")
    lights = []
    for step in STEPS:
        status = answers.status.get(step)
        planned = sum(action.step == step for action in answers.actions)
        reason = answers.not_now.get(step, "")
        text = counted(planned, "action") if planned else f"Not now: {reason}" if reason else "No action yet"
        word = scene.say(status) if status else "not said"
        lights.append(Light(scene.say(step), _LIGHTS.get(status or "", "off"), word, text))
    notes = tuple(f"{scene.say(step)} has neither an action nor a reason why not now." for step in uncovered)
    return LightsFigure(id="steps", title="The six start-up steps", lights=tuple(lights), notes=notes)


def _by_date(actions: Sequence[Planned]) -> list[Planned]:
    return sorted(actions, key=lambda action: (action.due is None, action.due or ""))


def action_table(answers: Answers, scene: Scene) -> TableFigure:
    """Return the actions by step, within a step by date."""
    steps: tuple[str, ...] = (*STEPS, "")
    rows = tuple(
        Row(
            (
                action.what,
                scene.findings.role(action.owner) or "nobody yet",
                day(action.due),
                action.done_when or "–",
                source_words(action.source) or "–",
            ),
            mark="" if action.state == "open" else scene.say(action.state),
            group=scene.say(step) if step else "Without a step",
        )
        for step in steps
        for action in _by_date([a for a in answers.actions if a.step == step])
    )
    columns = (
        Column("Action", share=4),
        Column("Owner"),
        Column("By", share=1),
        Column("Done when", share=3),
        Column("From", share=1),
    )
    bare = sum(not (action.owner and action.due) for action in answers.actions)
    notes = []
    if bare:
        notes.append(f"{counted(bare, 'action has', 'actions have')} no owner or no date yet.")
    if rows and answers.review_date:
        notes.append(f"We look again on {day(answers.review_date)}.")
    return TableFigure(
        id="actions", title="Actions by step", columns=columns, rows=rows, notes=tuple(notes),
        empty="No action has been written yet.",
    )  # fmt: skip


def owner_table(answers: Answers, heavy: Sequence[str], scene: Scene) -> TableFigure:
    """Return a list to tear off for each owner, by date."""
    owners = sorted({action.owner for action in answers.actions}, key=lambda owner: (not owner, owner))
    rows = tuple(
        Row(
            (action.what, day(action.due), action.done_when or "–"),
            mark="" if action.state == "open" else scene.say(action.state),
            group=scene.findings.role(owner) or "Nobody yet",
        )
        for owner in owners
        for action in _by_date([a for a in answers.actions if a.owner == owner])
    )
    notes = tuple(f"{scene.findings.role(owner)} has more than four actions: hand one over." for owner in heavy)
    return TableFigure(
        id="owners",
        title="Actions by owner",
        columns=(Column("Action", share=4), Column("By", share=1), Column("Done when", share=3)),
        rows=rows,
        notes=notes,
        empty="No action has been written yet.",
    )


def lane_calendar(placed: Sequence[tuple[int, Planned]], actions: int, scene: Scene) -> CalendarFigure:
    """Return the actions in lanes of 30, 60 and 90 days and later, a row a step."""
    entries = tuple(
        Entry(lane, STEPS.index(action.step) if action.step else len(STEPS), action.what, day(action.due))
        for lane, action in sorted(placed, key=lambda row: (row[0], row[1].due or ""))
    )
    rows = tuple(scene.say(step) for step in STEPS)
    if any(not action.step for _, action in placed):
        rows = (*rows, "Without a step")
    undated = actions - len(placed)
    notes = (f"{counted(undated, 'action has', 'actions have')} no date and no place here.",) if undated else ()
    return CalendarFigure(
        id="lanes",
        title="What is due when",
        columns=tuple(scene.say(f"lane_{lane}") for lane in ("30", "60", "90", "later")),
        rows=rows,
        entries=entries,
        notes=notes,
        empty="No action has a date yet.",
    )


def confidence_dots(answers: Answers, stats: Summary, any_low: bool, scene: Scene) -> DotsFigure:
    """Return how sure we are, each mark a person, with the first round where there were two."""
    first, scores = answers.confidence_first, answers.confidence
    two = bool(first.n)
    row = DotRow(
        label=scene.say("confidence"),
        counts=_steps(scores),
        passes=stats.passes,
        mean=shown(stats.mean) if stats.n else "",
        spread=stats.spread or "",
        then=_steps(first) if two else (),
        middle=None if stats.mean is None else float(stats.mean),
    )
    notes = [scene.say("any_low")] if any_low else []
    if answers.mended:
        notes.append(f"What we changed: {answers.mended}")
    return DotsFigure(
        id="confidence",
        title="How sure we are that this will be done",
        rows=(row,) if scores.n or scores.passes else (),
        then_label=scene.say("first_round") if two else "",
        now_label=scene.say("second_round") if two else "",
        notes=tuple(notes),
        empty="Nobody has been asked yet how sure they are.",
    )


def _steps(scores: Scores) -> tuple[int, ...]:
    return tuple(scores.counts.get(step, 0) for step in range(1, 6))
