"""The figures of `integration`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase

from exercises.figures import (
    Axis,
    Bar,
    BarsFigure,
    Column,
    Passage,
    Point,
    QuadrantFigure,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.integration.answers import Answers, Barrier, Side
from exercises.kit import Scene
from exercises.statistics import shown, signed


def obvious_table(obvious: Sequence[Barrier], others: Sequence[Barrier], scene: Scene) -> TableFigure:
    """Return the barriers with who can clear them and how: the obvious ones first."""
    rows = (
        *(_barrier(b, scene.say("obvious"), scene) for b in obvious),
        *(_barrier(b, scene.say("others"), scene) for b in others),
    )
    open_ones = sum(not (b.who and b.move) for b in obvious)
    notes = []
    if open_ones:
        has = "obvious barrier has", "obvious barriers have"
        notes.append(f"{counted(open_ones, *has)} no person or no move yet.")
    if rows and not obvious:
        notes.append(scene.say("none_obvious"))
    columns = (
        Column("Barrier", share=4),
        Column("Kind", share=1),
        Column("Effect", "right", 1),
        Column("Ease", "right", 1),
        Column("Who can"),
        Column("Move", share=1),
    )
    return TableFigure(
        id="obvious", title="Obvious barriers first", columns=columns, rows=rows, notes=tuple(notes),
        empty="No barrier has been named yet.",
    )  # fmt: skip


def _barrier(barrier: Barrier, group: str, scene: Scene) -> Row:
    cells = (
        barrier.text,
        scene.say(barrier.kind) if barrier.kind else "–",
        str(barrier.effect or "–"),
        str(barrier.ease or "–"),
        scene.findings.role(barrier.who) or "–",
        scene.say(barrier.move) if barrier.move else "–",
    )
    return Row(cells, group=group)


def grid(answers: Answers, by_kind: Mapping[str, int], scene: Scene) -> QuadrantFigure:
    """Return effect over ease, with lines where a barrier becomes obvious."""
    rated = [b for b in answers.barriers if b.effect and b.ease]
    points = tuple(
        Point(_letter(n), b.text, float(b.ease or 0), float(b.effect or 0), f"effect {b.effect}, ease {b.ease}")
        for n, b in enumerate(rated)
    )
    counts = ", ".join(f"{scene.say(kind)} {n}" for kind, n in by_kind.items())
    names = scene.say("easy_low"), scene.say("easy_high"), scene.say("little_low"), scene.say("little_high")
    return QuadrantFigure(
        id="grid",
        title="What stops most, and what is easy",
        x=Axis(scene.say("ease_axis"), line=3.0),
        y=Axis(scene.say("effect_axis"), line=4.0),
        points=points,
        names=names,
        notes=(f"By kind: {counts}.",) if counts else (),
        empty="No barrier has been rated yet.",
    )


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB ..."""
    first, rest = divmod(place, 26)
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[rest]


def hook_table(answers: Answers, island: bool, over_formal: bool, scene: Scene) -> TableFigure:
    """Return where the community is tied into the work."""
    rows = tuple(
        Row((hook.place, scene.say(hook.direction or "no_direction"), scene.say(hook.state or "no_state")))
        for hook in answers.hooks
    )
    notes = [scene.say("over_formal")] if over_formal else []
    if island and rows:
        notes.append(scene.say("island"))
    return TableFigure(
        id="hooks",
        title="Hooks into the work",
        columns=(Column("Place", share=3), Column("What flows"), Column("State")),
        rows=rows,
        notes=tuple(notes),
        empty="No hook has been noted yet: with none, the community is an island.",
    )


def alignment_bars(answers: Answers, means: Mapping[Side, Fraction | None], hindering: int, scene: Scene) -> BarsFigure:
    """Return the alignment lines below and above zero."""
    scored = any(line.score is not None for line in answers.alignment)
    bars = tuple(
        Bar(
            line.line,
            None if line.score is None else float(line.score),
            "–" if line.score is None else signed(line.score, 0),
            mark=scene.say("hinders") if (line.score or 0) <= -1 else "",
        )
        for line in (answers.alignment if scored else ())
    )
    notes = [
        f"{scene.say(side).capitalize()}: {shown(value)} on average."
        for side, value in means.items()
        if value is not None
    ]
    if hindering:
        notes.append(f"{counted(hindering, 'line hinders', 'lines hinder')} (−1 or less).")
    return BarsFigure(
        id="alignment", title="Does the organisation pull our way?", bars=bars, low=-2, high=2, notes=tuple(notes),
        empty="The alignment lines have not been scored yet.",
    )  # fmt: skip


def passion(answers: Answers, scene: Scene) -> StatementFigure:
    """Return the passion check."""
    said = answers.passion_check
    return StatementFigure(
        id="passion",
        title="What stays voluntary",
        passages=(Passage(said, large=True),) if said else (),
        empty="The passion check has not been written yet.",
    )
