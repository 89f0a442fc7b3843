"""The figures of `rhythm`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from exercises.figures import (
    Bar,
    BarsFigure,
    CalendarFigure,
    Column,
    Entry,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.kit import Scene
from exercises.rhythm.answers import PURPOSES, Activity, Answers, Purpose
from exercises.rhythm.carried import title_of
from exercises.statistics import Percent, whole
from workbook.dates import MONTHS as NAMES
from workbook.dates import day

STRIP = 6
"""Months of the calendar strip."""


def calendar(answers: Answers, notes: tuple[str, ...], scene: Scene) -> CalendarFigure:
    """Return six months from the first activity, a row for each purpose."""
    dated = sorted(((a.date, a) for a in answers.activities if a.date), key=lambda pair: pair[0])
    start = _month(dated[0][0]) if dated else 0
    inside = [(when, a) for when, a in dated if _month(when) - start < STRIP]
    rows: list[str | None] = [*PURPOSES]
    if any(a.purpose is None for _, a in inside):
        rows.append(None)
    entries = tuple(
        Entry(_month(when) - start, rows.index(a.purpose), a.title, f"{when.day} {NAMES[when.month - 1]}")
        for when, a in inside
    )
    beyond, undated = len(dated) - len(inside), len(answers.activities) - len(dated)
    said = [*notes]
    if beyond:
        said.append(f"{counted(beyond, 'activity', 'activities')} after these six months.")
    if undated:
        said.append(f"{counted(undated, 'activity', 'activities')} without a date.")
    return CalendarFigure(
        id="calendar",
        title="Six months",
        columns=tuple(_label(start + n) for n in range(STRIP)) if dated else (),
        rows=tuple(scene.say(row or "no_purpose") for row in rows),
        entries=entries,
        notes=tuple(said),
        empty="No activity has a date yet.",
    )


def _month(when: date) -> int:
    return when.year * 12 + when.month - 1


def _label(month: int) -> str:
    return f"{NAMES[month % 12]} {month // 12}"


def activities(answers: Answers, scene: Scene) -> TableFigure:
    """Return the activities by date, those without one last."""
    ordered = sorted(answers.activities, key=lambda a: (a.date is None, a.date or date.min))
    columns = (
        Column("Date", share=2),
        Column("Activity", share=3),
        Column("Kind", share=2),
        Column("Time", share=2),
        Column("Lead", share=2),
        Column("Answers to", share=3),
    )
    return TableFigure(
        id="activities",
        title="Activities",
        columns=columns,
        rows=tuple(Row(_cells(activity, scene)) for activity in ordered),
        empty="No activity yet.",
    )


def _cells(activity: Activity, scene: Scene) -> tuple[str, ...]:
    kind = [scene.say(part) for part in (activity.type, activity.format) if part]
    if activity.purpose:
        kind.append(scene.say(activity.purpose).lower())
    time = [f"{activity.minutes} min"] if activity.minutes is not None else []
    if activity.effort:
        time.append(scene.say(activity.effort))
    return (
        day(activity.date.isoformat() if activity.date else None),
        activity.title,
        ", ".join(kind),
        ", ".join(time),
        scene.findings.role(activity.lead),
        title_of(scene.findings, activity.answers_to),
    )


def mix(answers: Answers, shares: Mapping[Purpose, Percent | None], scene: Scene) -> BarsFigure:
    """Return how the activities share out over the four purposes."""
    bars = tuple(
        Bar(
            scene.say(purpose),
            float(share),
            whole(share),
            cells=(str(sum(a.purpose == purpose for a in answers.activities)),),
        )
        for purpose, share in shares.items()
        if share is not None
    )
    return BarsFigure(
        id="mix", title="The mix", bars=bars, high=100, unit="%", columns=("Activities",), empty="No activity yet."
    )


def statement(answers: Answers, scene: Scene) -> StatementFigure:
    """Return the beat, the thread and the first invitation."""
    parts = (
        ("beat", answers.beat, False),
        ("thread", answers.thread, False),
        ("first_invitation", answers.first_invitation, True),
    )
    passages = tuple(Passage(said, scene.say(name), large) for name, said, large in parts if said.strip())
    return StatementFigure(
        id="invitation", title="Beat, thread and first invitation", passages=passages, empty="Not written yet."
    )
