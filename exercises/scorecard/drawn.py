"""The figures of `scorecard`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from exercises.figures import Column, DotRow, DotsFigure, Passage, Row, StatementFigure, TableFigure
from exercises.filling.rows import lines_of
from exercises.hold import HELD, is_held
from exercises.kit import Scene
from exercises.scorecard.answers import COMMUNITY, FACTORS, Answers
from exercises.scores import Scores
from exercises.statistics import Summary, shown, signed, summary
from workbook.dates import day

if TYPE_CHECKING:
    from exercises.scorecard.results import Result


def factor_label(scene: Scene, factor: str) -> str:
    """Return the words of a factor."""
    lines = lines_of(scene.exercise.page("scores"))
    return next((line.label for line in lines if line.id == factor), factor)


def factor_dots(
    answers: Answers, found: Result, scene: Scene, before: Answers | None, moved: Mapping[str, Fraction]
) -> DotsFigure:
    """Return ten rows in which each mark is a person, with an earlier session or the first round as *then*."""
    earlier = before.scores if before else answers.first
    rows = tuple(
        DotRow(
            label=f"{factor} {factor_label(scene, factor)}",
            group=scene.say("community" if factor in COMMUNITY else "organization"),
            counts=(0,) * 5,
            passes=stats.passes,
            mark=HELD,
        )
        if is_held(stats)
        else DotRow(
            label=f"{factor} {factor_label(scene, factor)}",
            counts=_steps(answers.scores[factor]),
            passes=stats.passes,
            mean=shown(stats.mean) if stats.n else "",
            spread=scene.say(stats.spread) if stats.spread else "",
            mark=_mark(factor, found, scene),
            group=scene.say("community" if factor in COMMUNITY else "organization"),
            then=_then(earlier, factor),
            middle=None if stats.mean is None else float(stats.mean),
        )
        for factor, stats in found.factors.items()
    )
    then_label, now_label = "", ""
    if before is not None and scene.then is not None:
        then_label, now_label = day(scene.then.workshop.date), day(scene.findings.workshop.date)
    elif answers.first:
        then_label, now_label = scene.say("first_round"), scene.say("second_round")
    return DotsFigure(
        id="factors", title="The ten factors, each mark a person", rows=rows, then_label=then_label,
        now_label=now_label, notes=_dot_notes(found, scene, moved), empty="No factor has been scored yet.",
    )  # fmt: skip


def _then(earlier: Mapping[str, Scores], factor: str) -> tuple[int, ...]:
    """The earlier scores of a factor, where there are enough to be shown."""
    return _steps(earlier[factor]) if factor in earlier and not is_held(summary(earlier[factor])) else ()


def _steps(scores: Scores) -> tuple[int, ...]:
    return tuple(scores.counts.get(step, 0) for step in range(1, 6))


def _mark(factor: str, found: Result, scene: Scene) -> str:
    if factor in found.factors and is_held(found.factors[factor]):
        return HELD
    marks = [scene.say("unknown")] if factor in found.unknown else []
    if factor in found.told_first:
        marks.append(f"{scene.say('talk')} {found.told_first.index(factor) + 1}")
    if factor in found.told_lowest:
        marks.append(f"{scene.say('lowest')} {found.told_lowest.index(factor) + 1}")
    return ", ".join(marks)


def _dot_notes(found: Result, scene: Scene, moved: Mapping[str, Fraction]) -> tuple[str, ...]:
    notes = []
    if found.unknown:
        notes.append(f"Unknown, a third or more passed: {_named(found.unknown, scene)}.")
    gaps = [(factor, gap) for factor, gap in found.view_gap.items() if abs(gap) >= 1]
    higher, lower = {f: gap for f, gap in gaps if gap > 0}, {f: gap for f, gap in gaps if gap < 0}
    if higher:
        notes.append(f"Management scores a point or more above members: {_named(higher, scene, higher)}.")
    if lower:
        notes.append(f"Management scores a point or more below members: {_named(lower, scene, lower)}.")
    if moved:
        told = [factor for factor in FACTORS if factor in moved]
        notes.append(f"Change since the earlier scorecard: {_named(told, scene, moved)}.")
    return tuple(notes)


def _named(factors: Iterable[str], scene: Scene, by: Mapping[str, Fraction] | None = None) -> str:
    """Factors in words, each with its difference; their names have commas."""
    return "; ".join(f"{factor_label(scene, one)} {signed(by[one]) if by else ''}".strip() for one in factors)


def band_statement(found: Result, scene: Scene, one_view: bool) -> StatementFigure:
    """Return the band, the two sides and the balance; no total, on purpose."""
    if not found.factors:
        return StatementFigure(id="band", title="Where we stand", empty="No factor has been scored yet.")
    band = scene.say(found.band or "no_band")
    label = scene.say("one_view") if one_view else scene.say("our_view")
    passages = [Passage(band, label=label, large=True)]
    if found.band:
        passages.append(Passage(scene.say(f"{found.band} means"), label=scene.say("means")))
    for side, value in (("community", found.community), ("organization", found.organization)):
        passages.append(Passage(shown(value), label=scene.say(side)))
    if found.balance is not None:
        passages.append(Passage(signed(found.balance), label=scene.say("balance")))
    notes = []
    if found.lopsided and found.balance is not None:
        notes.append(scene.say("lopsided_community" if found.balance > 0 else "lopsided_organization"))
    return StatementFigure(
        id="band", title="Where we stand", passages=tuple(passages), notes=tuple(notes),
        empty="No factor has been scored yet.",
    )  # fmt: skip


def moves_table(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    """Return what we saw and what we do next, the lowest factors first."""
    order = (*found.told_lowest, *(factor for factor in FACTORS if factor not in found.told_lowest))
    rows = []
    for factor in order:
        said, move = answers.evidence.get(factor), answers.agreed_moves.get(factor, "")
        if not (said or move or factor in found.told_lowest):
            continue
        stats = found.factors.get(factor, Summary(0, 0))
        seen = scene.say("noted") if said is True else said or "–"
        cells = (
            f"{factor} {factor_label(scene, factor)}",
            shown(None if is_held(stats) else stats.mean),
            str(seen),
            move or "–",
        )
        rows.append(Row(cells, mark=_mark(factor, found, scene)))
    without = [factor for factor in found.told_lowest if not answers.agreed_moves.get(factor)]
    notes = (f"Without a move yet: {_named(without, scene)}.",) if without else ()
    return TableFigure(
        id="moves",
        title="What we saw, and the next move",
        columns=(Column("Factor", share=3), Column("Mean", "right", 1), Column("What we saw", share=4),
                 Column("Next move", share=3)),
        rows=tuple(rows),
        notes=notes,
        empty="No evidence and no move yet.",
    )  # fmt: skip
