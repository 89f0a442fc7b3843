"""The figures of `interviews`. A talk without permission to quote counts in them and never stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    DotRow,
    DotsFigure,
    Level,
    LevelsFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.interviews.answers import LEVELS, Answers, Record
from exercises.interviews.answers import Level as Ring
from exercises.kit import Scene
from exercises.statistics import Summary, shown

FEWEST = 3
"""From so many talks on, totals are shown although somebody did not agree to be quoted."""
HELD_BACK = "Shown from three talks on: somebody did not agree to be quoted."


def hides(talks: Sequence[Record]) -> bool:
    """Tell whether so few talks were held that a total would tell what one person said without permission."""
    return len(talks) < FEWEST and any(not talk.permission_to_quote for talk in talks)


def issues(answers: Answers, counts: Sequence[tuple[str, int]], missing: Sequence[str], scene: Scene) -> BarsFigure:
    """Return the issues by how many talks named them."""
    if hides([record for record in answers.records if record.held]):
        return BarsFigure(id="issues", title="What people named", empty=HELD_BACK, notes=tuple(missing))
    also = tuple(
        f"{group.name}: {scene.say('also_said')} {', '.join(word for word in group.words if word != group.name)}."
        for group in answers.merged
        if any(word != group.name for word in group.words)
    )
    top = max((n for _, n in counts), default=1)
    return BarsFigure(
        id="issues",
        title="What people named",
        bars=tuple(Bar(name, float(n), str(n)) for name, n in counts),
        high=float(top),
        unit="interviews",
        notes=(*missing, *also),
        empty="No issue has been noted yet.",
    )


def interest(talks: Sequence[Record], stats: Summary, scene: Scene) -> DotsFigure:
    """Return how interested people are."""
    scores = [talk.interest for talk in talks if talk.interest is not None]
    row = DotRow(
        label=scene.say("interest"),
        counts=tuple(scores.count(step) for step in range(1, 6)),
        mean=shown(stats.mean),
        spread=stats.spread or "",
        middle=None if stats.mean is None else float(stats.mean),
    )
    shows = bool(scores) and not hides(talks)
    return DotsFigure(
        id="interest",
        title="How much they want it",
        rows=(row,) if shows else (),
        empty=HELD_BACK if scores else "Nobody’s interest has been noted yet.",
    )


def join(talks: Sequence[Record], join_as: Mapping[Ring, int], hours: Fraction | None, scene: Scene) -> LevelsFigure:
    """Return on which level people would join, and how many hours they could give."""
    shows = bool(join_as) and not hides(talks)
    note = (
        f"Half of them could give {shown(hours).removesuffix('.0')} hours a month or more."
        if hours is not None and shows
        else ""
    )
    return LevelsFigure(
        id="join",
        title="Where they would join",
        levels=tuple(Level(scene.say(level), join_as.get(level, 0)) for level in LEVELS) if shows else (),
        outside=1,
        notes=(note,) if note else (),
        empty=HELD_BACK if join_as else "Nobody has been asked yet.",
    )


def leaders(named: Sequence[tuple[str, int]], scene: Scene) -> TableFigure:
    """Return the roles that two or more people turn to."""
    return TableFigure(
        id="leaders",
        title="Whom they turn to",
        columns=(Column("Role", share=4), Column("Named in", "right", 1)),
        rows=tuple(
            Row((scene.findings.role(role), counted(n, "interview")), scene.say("possible_leader")) for role, n in named
        ),
        empty="Nobody has been named twice yet.",
    )


def quotes(answers: Answers, talks: Sequence[Record]) -> StatementFigure:
    """Return what people said who agreed to be quoted, by role."""
    allowed = {talk.id: talk for talk in talks if talk.permission_to_quote}
    passages = tuple(
        Passage(quote.text, label=", ".join(part for part in (allowed[quote.id].role, allowed[quote.id].unit) if part))
        for quote in answers.quotes
        if quote.id in allowed and quote.text.strip()
    )
    return StatementFigure(id="quotes", title="In their words", passages=passages, empty="Nothing may be quoted yet.")


def concerns(answers: Answers) -> TableFigure:
    """Return the concerns, unlinked from the talks they came up in."""
    return TableFigure(
        id="concerns",
        title="What worries people",
        columns=(Column("Concern", share=4),),
        rows=tuple(Row((concern,)) for concern in answers.concerns if concern.strip()),
        empty="No concern has been noted yet.",
    )
