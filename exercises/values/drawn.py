"""The figures of `values`: the matrix, the views compared, the evidence, the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.figures import (
    Bar,
    Column,
    Figure,
    MatrixCell,
    MatrixFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.filling.rows import lines_of
from exercises.forms import counted
from exercises.kit import Scene
from exercises.statistics import whole
from exercises.values.answers import VALUES, Answers, Evidence

if TYPE_CHECKING:
    from exercises.values.results import Result

GRID = (("VMS", "VML"), ("VOS", "VOL"))
"""Members over organisation, soon before later."""


def name_of(value: str, scene: Scene) -> str:
    """Return a value's name as the guide has it."""
    return next((line.label for line in lines_of(scene.exercise.page("votes")) if line.id == value), value)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the matrix, the first three of each viewpoint, the evidence, the promise."""
    return _matrix(answers, found, scene), _views(found, scene), _evidence(answers, found, scene), _promise(answers)


def _matrix(answers: Answers, found: Result, scene: Scene) -> MatrixFigure:
    cells = tuple(tuple(_cell(cell, found, scene) for cell in row) for row in GRID)
    return MatrixFigure(
        id="matrix",
        title="What we should gain",
        rows=(scene.say("members"), scene.say("organization")),
        columns=(scene.say("short"), scene.say("long")),
        cells=cells if found.totals else (),
        notes=_notes(answers, found, scene) if found.totals else (),
        empty="Nobody has voted yet.",
    )


def _cell(cell: str, found: Result, scene: Scene) -> MatrixCell:
    mine = [value for value in found.totals if value.startswith(cell)]
    mine.sort(key=lambda value: -found.totals[value])
    bars = tuple(Bar(name_of(v, scene), float(found.totals[v]), str(found.totals[v])) for v in mine)
    share = found.cell_pct[cell]
    text = f"{counted(found.cell_votes[cell], 'vote')}, {whole(share)} %"
    return MatrixCell(text, bars, None if share is None else float(share) / 100)


def _notes(answers: Answers, found: Result, scene: Scene) -> tuple[str, ...]:
    notes = []
    if found.unchosen:
        notes.append(f"Nobody chose: {', '.join(name_of(value, scene) for value in found.unchosen)}.")
    notes.append(f"Members {whole(found.member_pct)} %, short-term {whole(found.short_pct)} % of the votes.")
    notes.extend(f"{scene.say(cell)}: {scene.say('weak_cell')}." for cell in found.weak_cells)
    if found.lopsided:
        notes.append(scene.say("lopsided_note"))
    voters = answers.votes.voters
    alone = voters == 1 or scene.findings.workshop.kind == "solo"
    if alone and answers.votes.views:
        notes.append("One person’s view: a ballot as member and one as manager.")
    elif voters is not None:
        notes.append(f"{counted(voters, 'person', 'people')} voted.")
    return tuple(notes)


def _views(found: Result, scene: Scene) -> TableFigure:
    tops = found.view_top
    rows = []
    if tops is not None:
        pairs = zip(tops["member"], tops["management"], strict=True)
        rows = [Row((str(n), name_of(one, scene), name_of(other, scene))) for n, (one, other) in enumerate(pairs, 1)]
    shared = [name_of(v, scene) for v in tops["member"] if v in tops["management"]] if tops else []
    both = f"Named by both: {', '.join(shared)}." if shared else "Nothing was named by both."
    notes = (both,) if tops else ()
    unvoted = "Nobody has voted yet."
    few = "Shown where at least two members and two managers have voted." if found.totals else unvoted
    columns = (Column("", "right", 1), Column(scene.say("member"), share=3), Column(scene.say("management"), share=3))
    return TableFigure(
        id="views", title="First three, by viewpoint", columns=columns, rows=tuple(rows), notes=notes,
        empty=few,
    )  # fmt: skip


def _evidence(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    columns = (
        Column("Value", share=2),
        Column("It looks like this", share=4),
        Column("Early sign", share=3),
        Column("Noticed by", share=2),
    )
    order = [value for value in VALUES if value in answers.evidence]
    rows = tuple(_row(value, answers.evidence[value], scene) for value in order)
    return TableFigure(
        id="evidence", title="How we would notice", columns=columns, rows=rows, empty="No evidence written yet."
    )


def _row(value: str, seen: Evidence, scene: Scene) -> Row:
    return Row((name_of(value, scene), seen.looks_like, seen.early_sign, seen.noticed_by), group=scene.say(value[:3]))


def _promise(answers: Answers) -> StatementFigure:
    passages = (Passage(answers.promise, large=True),) if answers.promise else ()
    return StatementFigure(
        id="promise", title="Our promise for three months", passages=passages, empty="No promise written yet."
    )
