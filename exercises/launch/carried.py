"""What earlier exercises offer to `launch`: people for the core group, and a name for the coordinator."""

from __future__ import annotations

import re

from exercises.forms import key_of
from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.launch.answers import JOBS, PEOPLE, Job


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return rows for the core group and the coordinator's candidate."""
    return (*_people(earlier), *_coordinator(earlier))


def _people(earlier: Findings) -> tuple[Prefill, ...]:
    """The roles the canvas put in the core, and those that interviews named as people to turn to; each once."""
    from exercises.canvas.answers import Answers as Canvas
    from exercises.interviews.results import Result as Interviews

    found: dict[str, tuple[str, str]] = {}
    if canvas := earlier.answer("canvas", Canvas):
        who = next((level.who for level in canvas.community.levels if level.level == "core"), "")
        for role in _roles(who):
            found.setdefault(role, (f"canvas/levels/core/who/{role}", "from_canvas"))
    if interviews := earlier.result("interviews", Interviews):
        for role, _ in interviews.leaders:
            found.setdefault(role, (f"interviews/named_most/{role}", "from_interviews"))
    words = exercise("launch")
    return tuple(
        Prefill(PEOPLE, role, ref, words.say(label), list=PEOPLE, item=f"R-{key_of(ref)}")
        for role, (ref, label) in found.items()
    )


def _roles(who: str) -> tuple[str, ...]:
    """Split a line of roles at commas and semicolons; the first letter becomes a capital."""
    parts = (part.strip() for part in re.split(r"[,;\n]", who))
    return tuple(dict.fromkeys(part[:1].upper() + part[1:] for part in parts if part))


def _coordinator(earlier: Findings) -> tuple[Prefill, ...]:
    """The candidate on the cover; else the person whose self-assessment was shared."""
    from exercises.coordinator.answers import Answers as Coordinator

    words = exercise("launch")
    person, ref, label = earlier.workshop.coordinator_candidate, "workshop/coordinator_candidate", "from_cover"
    if not person.strip():
        mine = earlier.answer("coordinator", Coordinator)
        if mine is None or not mine.share_with_group:
            return ()
        person, ref, label = mine.who, "coordinator/lines/who", "from_coordinator"
    return (Prefill("launch/jobs", person, ref, words.say(label), name="coordinator"),) if person.strip() else ()


def partner_jobs(earlier: Findings) -> dict[Job, tuple[str, ...]]:
    """Return job -> areas in which the coordinator asks for a partner; nothing unless it was shared."""
    from exercises.coordinator.answers import Answers as Coordinator
    from exercises.coordinator.results import Result as Found

    mine, result = earlier.answer("coordinator", Coordinator), earlier.result("coordinator", Found)
    if mine is None or result is None or not mine.share_with_group:
        return {}
    jobs: dict[Job, tuple[str, ...]] = {}
    for job in JOBS:
        areas = tuple(area for area, partner in result.partner_jobs.items() if partner == job)
        if areas:
            jobs[job] = areas
    return jobs
