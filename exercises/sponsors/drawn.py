"""The figures of `sponsors`. Stances stand apart: that figure is the facilitator's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from exercises.figures import (
    Column,
    Light,
    LightsFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.kit import Scene
from exercises.pages import CheckPage
from exercises.sponsors.answers import CONTROLS, PARTS, Answers, Story
from exercises.statistics import signed
from workbook.dates import day

_STATES: dict[str | None, Literal["on", "half", "off"]] = {"agreed": "on", "asked": "half", "idea": "off", None: "off"}


def sponsor_table(answers: Answers, missing: Sequence[str], undated: Sequence[str], scene: Scene) -> TableFigure:
    """Return who is asked for what, and what they promise not to do; no stance."""
    rows = tuple(
        Row(
            (
                s.role,
                scene.say(s.type or "no_type"),
                s.ask,
                s.offer,
                s.hands_off,
                scene.findings.role(s.owner),
                day(s.by, missing="–") if s.ask else "",
            ),
            mark="no date" if s.ask and not s.by else "",
        )
        for s in answers.map
    )
    notes = [f"Nobody is named yet as {scene.say(kind)} sponsor." for kind in missing] if answers.map else []
    if undated:
        notes.append(f"{counted(len(undated), 'ask has', 'asks have')} no date yet: {'; '.join(undated)}.")
    columns = (
        Column("Sponsor"),
        Column("Kind", share=1),
        Column("We ask", share=3),
        Column("We offer"),
        Column("Hands off"),
        Column("Who asks", share=1),
        Column("By", share=1),
    )
    return TableFigure(
        id="sponsors", title="Sponsors, asks and offers", columns=columns, rows=rows, notes=tuple(notes),
        empty="No sponsor has been named yet.",
    )  # fmt: skip


def stance_table(answers: Answers, total: int, too_loose: bool, scene: Scene) -> TableFigure:
    """Return where each sponsor stands and where we want it, widest gap first: for the facilitator, or oneself."""
    alone = scene.findings.workshop.kind == "solo"
    known = [(s.desired - s.stance, s.stance, s) for s in answers.map if s.stance is not None and s.desired is not None]
    known.sort(key=lambda row: (-row[0], row[1]))
    rows = tuple(
        Row(
            (s.role, scene.say(s.type or "no_type"), str(stance), str(s.desired), signed(gap, 0)),
            mark="guess" if s.guess else "",
        )
        for gap, stance, s in known
    )
    notes = [f"All gaps together: {signed(total, 0)}."] if rows else []
    if too_loose and answers.map:
        notes.append(scene.say("too_loose"))
    columns = (
        Column("Sponsor", share=3),
        Column("Kind"),
        Column("Now", "right", 1),
        Column("Wanted", "right", 1),
        Column("Gap", "right", 1),
    )
    return TableFigure(
        id="stances", title="Where sponsors stand", columns=columns, rows=rows, notes=tuple(notes),
        empty="No stance has been noted yet.", audience="private" if alone else "facilitator",
    )  # fmt: skip


def moves(answers: Answers, scene: Scene) -> LightsFigure:
    """Return how far each way of counting the work is."""
    lights = tuple(
        Light(move.move, _STATES[move.state], scene.say(move.state or "no_state")) for move in answers.recognition
    )
    return LightsFigure(
        id="moves", title="How the work will count", lights=lights, empty="No recognition move has been noted yet."
    )


def stories(answers: Answers, scene: Scene) -> StatementFigure:
    """Return the stories that may be told. One without permission never leaves the workbook by this door."""
    told = [story for story in answers.stories if story.may_print]
    held = sum(bool(story.hard or story.did or story.permission) for story in answers.stories) - len(told)
    notes = (f"{counted(held, 'story is', 'stories are')} held back until permission is given.",) if held else ()
    return StatementFigure(
        id="stories",
        title="Stories we may tell",
        passages=tuple(Passage(_told(story, scene), label=story.title) for story in told),
        notes=notes,
        empty="No story has permission yet.",
    )


def _told(story: Story, scene: Scene) -> str:
    lines = [f"{scene.say(part)}: {text}" for part in PARTS if (text := getattr(story, part))]
    if story.evidence:
        lines.append(f"{scene.say('evidence')}: {scene.say(story.evidence)}")
    if story.channel:
        lines.append(f"{scene.say('channel')}: {story.channel}")
    return "\n".join(lines)


def control(answers: Answers, too_tight: bool, scene: Scene) -> LightsFigure:
    """Return the four control checks: on is good, managers keep their hands off."""
    page = scene.exercise.page("control")
    labels = {line.id: line.label for line in page.lines} if isinstance(page, CheckPage) else {}
    lights = []
    for name in CONTROLS if answers.control_checks else ():
        flag = answers.control_checks.get(name)
        word = "not answered" if flag is None else "yes" if flag else "no"
        lights.append(Light(labels.get(name, name), "half" if flag is None else "off" if flag else "on", word))
    return LightsFigure(
        id="control",
        title="Do managers keep their hands off?",
        lights=tuple(lights),
        notes=(scene.say("too_tight"),) if too_tight else (),
        empty="The control questions have not been asked yet.",
    )
