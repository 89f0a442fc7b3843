"""The figures of `launch`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    Light,
    LightsFigure,
    MatrixCell,
    MatrixFigure,
    Row,
    TableFigure,
)
from exercises.forms import counted
from exercises.kit import Scene
from exercises.launch.answers import HORIZONS, JOBS, Answers, Horizon, Job
from exercises.launch.carried import partner_jobs
from exercises.statistics import Percent, whole
from workbook.dates import as_date, day

LIGHT: dict[str, Literal["on", "half", "off"]] = {"done": "on", "planned": "half", "not": "off"}
SHADE = {"support": 0.0, "shared": 0.5, "members": 1.0}


def core(answers: Answers, notes: tuple[str, ...], scene: Scene) -> TableFigure:
    """Return the core group as a table."""
    rows = tuple(
        Row(
            (
                scene.findings.role(member.role),
                member.unit,
                scene.say(member.brings or ""),
                "" if member.hours_month is None else f"{member.hours_month:g}",
                scene.say(member.confirmed or "not asked"),
            ),
        )
        for member in answers.core
    )
    columns = (
        Column("Role", share=3),
        Column("Unit"),
        Column("Brings"),
        Column("Hours a month", "right", 1),
        Column("Said yes", share=1),
    )
    return TableFigure(
        id="core", title="The core group", columns=columns, rows=rows, notes=notes, empty="Nobody is named yet."
    )


def jobs(answers: Answers, scene: Scene) -> LightsFigure:
    """Return the five jobs: filled or open; where it was shared, what the coordinator wants a partner for."""
    wanted = partner_jobs(scene.findings)
    lights = tuple(_job(job, answers.jobs.get(job, ""), wanted.get(job, ()), scene) for job in JOBS)
    known = bool(answers.jobs or answers.core)
    return LightsFigure(id="jobs", title="Five jobs", lights=lights if known else (), empty="No job is filled yet.")


def _job(job: Job, who: str, areas: tuple[str, ...], scene: Scene) -> Light:
    said = [scene.findings.role(who)] if who else []
    if areas:
        said.append(f"{scene.say('partner')} {', '.join(scene.say(area) for area in areas)}")
    return Light(
        scene.say(job),
        state="on" if who else "off",
        word=scene.say("filled" if who else "open"),
        text="; ".join(said),
    )


def checks(answers: Answers, ready: Percent | None, scene: Scene) -> LightsFigure:
    """Return the eight launch checks, with the days left to the launch."""
    lights = tuple(
        Light(
            check.item,
            state=LIGHT.get(check.state or "", "off"),
            word=scene.say(check.state) if check.state else scene.say("unmarked"),
        )
        for check in answers.checks
    )
    notes = [f"Launch readiness {whole(ready)} %."] if ready is not None else []
    if answers.launch_date:
        notes.append(_countdown(answers.launch_date, scene))
    return LightsFigure(
        id="checks",
        title="Eight checks before the launch",
        lights=lights,
        notes=tuple(notes),
        empty=notes[-1] if answers.launch_date else "No check has been marked yet.",
    )


def _countdown(when: date, scene: Scene) -> str:
    start = as_date(scene.findings.workshop.date)
    said = f"Launch on {day(when.isoformat())}"
    if start is None:
        return f"{said}."
    days = (when - start).days
    if days < 0:
        return f"{said}, {counted(-days, 'day')} before this session."
    return f"{said}, {counted(days, 'day')} after this session." if days else f"{said}, the day of this session."


def ladder(answers: Answers, scene: Scene) -> MatrixFigure:
    """Return who carries each task at each horizon."""
    cells = []
    for marks in answers.stewardship.values():
        row = [marks[place] if place < len(marks) else None for place in range(len(HORIZONS))]
        cells.append(tuple(MatrixCell(scene.say(m), shade=SHADE[m]) if m else MatrixCell() for m in row))
    return MatrixFigure(
        id="ladder",
        title="Stewardship ladder",
        rows=tuple(answers.stewardship),
        columns=tuple(scene.say(horizon) for horizon in HORIZONS),
        cells=tuple(cells),
        empty="No task has been marked yet.",
    )


def stewardship(shares: Mapping[Horizon, Percent | None], notes: tuple[str, ...], scene: Scene) -> BarsFigure:
    """Return how much of the tasks members carry at each horizon."""
    bars = tuple(
        Bar(scene.say(horizon), float(share), whole(share)) for horizon, share in shares.items() if share is not None
    )
    return BarsFigure(
        id="stewardship",
        title="How much members carry",
        bars=bars,
        high=100,
        unit="%",
        notes=notes,
        empty="No task has been marked yet.",
    )
