"""What follows from the answers of `pilots`: means, quadrants, the ranking by the weaker side. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.figures import Axis, Column, Figure, Point, QuadrantFigure, Row, TableFigure
from exercises.filling.cells import number
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.pilots.answers import READINESS, Answers, Candidate
from exercises.pilots.carried import prefill
from exercises.statistics import exact, mean, shown

__all__ = ["Ranked", "Result", "done", "figures", "headline", "prefill", "public", "result", "rows"]

Quadrant: TypeAlias = Literal["Start now", "Prepare", "Let it grow", "Not now"]
LINE = exact(3.5)
"""From this mean up a side counts as high. Judgement, not research."""
MOST = 3
"""More chosen than this is a warning."""
QUADRANTS: dict[tuple[bool, bool], Quadrant] = {
    (True, True): "Start now",
    (True, False): "Prepare",
    (False, True): "Let it grow",
    (False, False): "Not now",
}
"""Potential high, readiness high -> quadrant."""


class Ranked(Struct, frozen=True):
    """One candidate.

    Attributes:
        id, name: As entered.
        potential, readiness: Means of the scores given; None where there are none.
        quadrant: None where a side has no score.
    """

    id: str
    name: str
    potential: Fraction | None
    readiness: Fraction | None
    quadrant: Quadrant | None


class Result(Struct, frozen=True):
    """The result of `pilots`.

    Attributes:
        ranking: Candidates by the weaker side, then the sum, then in the order they were entered; those without a
            score on a side last.
        weakest: Candidate in *Prepare* -> its lowest readiness criterion, the first of several.
        warnings: ``nobody_chosen``, ``too_many_chosen`` and ``not_now_chosen``, those that hold.
    """

    ranking: tuple[Ranked, ...]
    weakest: dict[str, str]
    warnings: tuple[str, ...]

    def quadrant_of(self, candidate: str) -> Quadrant | None:
        """Return a candidate's quadrant, None where it has none or is not there."""
        return next((row.quadrant for row in self.ranking if row.id == candidate), None)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, Pilots."""
    ranked = sorted((_ranked(one) for one in answers.candidates), key=_rank)
    quadrants = {row.id: row.quadrant for row in ranked}
    weakest = {one.id: _weakest(one) for one in answers.candidates if quadrants[one.id] == "Prepare"}
    return Result(tuple(ranked), weakest, _warnings(answers, quadrants))


def _ranked(one: Candidate) -> Ranked:
    potential, readiness = _mean(one.potential), _mean(one.readiness)
    quadrant = None
    if potential is not None and readiness is not None:
        quadrant = QUADRANTS[potential >= LINE, readiness >= LINE]
    return Ranked(one.id, one.name, potential, readiness, quadrant)


def _mean(scores: tuple[Any, ...]) -> Fraction | None:
    return mean(given for score in scores if (given := number(score)) is not None)


def _rank(row: Ranked) -> tuple[bool, Fraction, Fraction]:
    """Sort key; sorting is stable, so the order of entry settles the rest."""
    if row.potential is None or row.readiness is None:
        return True, Fraction(0), Fraction(0)
    return False, -min(row.potential, row.readiness), -(row.potential + row.readiness)


def _weakest(one: Candidate) -> str:
    scores = {name: number(score) for name, score in zip(READINESS, one.readiness, strict=False)}
    scored = {name: given for name, given in scores.items() if given is not None}
    return min(scored, key=lambda name: scored[name])


def _warnings(answers: Answers, quadrants: dict[str, Quadrant | None]) -> tuple[str, ...]:
    chosen = [candidate for candidate in answers.chosen if candidate in quadrants]
    found = {
        "nobody_chosen": not chosen,
        "too_many_chosen": len(chosen) > MOST,
        "not_now_chosen": any(quadrants[candidate] == "Not now" for candidate in chosen),
    }
    return tuple(warning for warning, holds in found.items() if holds)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found.ranking)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the focus and its quadrant, or the first of the ranking, in one line."""
    names = {one.id: one.name for one in answers.candidates}
    if answers.focus in names:
        quadrant = found.quadrant_of(answers.focus)
        return names[answers.focus] + (f": {scene.say(quadrant)}" if quadrant else "")
    chosen = [names[one] for one in answers.chosen if one in names]
    if chosen:
        return "; ".join(chosen)
    first = next((row for row in found.ranking if row.quadrant), None)
    return f"First: {first.name}" if first else ""


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the quadrant, the ranking, what was chosen and parked."""
    return _quadrant(answers, found, scene), _ranking(answers, found, scene), _decided(answers, found, scene)


def _quadrant(answers: Answers, found: Result, scene: Scene) -> QuadrantFigure:
    scored = [row for row in found.ranking if row.quadrant]
    points = tuple(
        Point(
            letter=chr(ord("A") + n % 26),
            label=row.name,
            x=float(row.potential or 0),
            y=float(row.readiness or 0),
            text=f"potential {shown(row.potential)}, readiness {shown(row.readiness)}",
            mark=_mark(row.id, answers, scene),
        )
        for n, row in enumerate(scored)
    )
    line = float(LINE)
    return QuadrantFigure(
        id="quadrant", title="Potential and readiness", x=Axis(scene.say("potential"), line=line),
        y=Axis(scene.say("readiness"), line=line), points=points, empty="No candidate has scores on both sides yet.",
        names=(scene.say("Let it grow"), scene.say("Start now"), scene.say("Not now"), scene.say("Prepare")),
    )  # fmt: skip


def _mark(candidate: str, answers: Answers, scene: Scene) -> str:
    if candidate == answers.focus:
        return scene.say("focus")
    return scene.say("chosen") if candidate in answers.chosen else ""


def _ranking(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    by_id = {one.id: one for one in answers.candidates}
    columns = (
        Column("Candidate", share=4),
        Column(scene.say("potential"), "right", 1),
        Column(scene.say("readiness"), "right", 1),
        Column("Quadrant", share=2),
        Column("Potential scores", share=2),
        Column("Readiness scores", share=2),
    )
    rows = tuple(
        Row(
            (
                row.name,
                shown(row.potential),
                shown(row.readiness),
                scene.say(row.quadrant) if row.quadrant else "–",
                _scores(by_id[row.id].potential),
                _scores(by_id[row.id].readiness),
            ),
            mark=_mark(row.id, answers, scene),
        )
        for row in found.ranking
    )
    notes = [
        f"{by_id[candidate].name}: raise “{scene.say(criterion)}” first."
        for candidate, criterion in found.weakest.items()
    ]
    if any(row.quadrant for row in found.ranking):
        notes.insert(0, "Ranked by the weaker side, then by the sum.")
    return TableFigure(
        id="ranking", title="Candidates in order", columns=columns, rows=rows, notes=tuple(notes),
        empty="No candidate yet.",
    )  # fmt: skip


def _scores(scores: tuple[Any, ...]) -> str:
    return " ".join("–" if number(score) is None else str(score) for score in scores)


def _decided(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    names = {one.id: one.name for one in answers.candidates}
    chosen = [one for one in answers.chosen if one in names]
    left = [one for one in names if one not in chosen and answers.parked.get(one)]
    columns = [Column("Candidate", share=2), Column("Why", share=4)]
    if answers.who_could_confirm:
        columns.append(Column("Who could confirm the readiness", share=2))
    rows = [Row(_decision(c, names, answers.reasons, answers), _mark(c, answers, scene), "We start") for c in chosen]
    rows += [Row(_decision(c, names, answers.parked, answers), group="We park") for c in left]
    notes = tuple(scene.say(f"{warning}_note") for warning in found.warnings) if found.ranking else ()
    return TableFigure(
        id="decided", title="What we start, and what waits", columns=tuple(columns), rows=tuple(rows), notes=notes,
        empty="Nothing chosen yet.",
    )  # fmt: skip


def _decision(one: str, names: dict[str, str], why: dict[str, str], answers: Answers) -> tuple[str, ...]:
    confirm = (answers.who_could_confirm.get(one, ""),) if answers.who_could_confirm else ()
    return (names[one], why.get(one, ""), *confirm)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    names = {one.id for one in answers.candidates}
    chosen = [one for one in answers.chosen if one in names]
    parts = (
        ("decide", "One to three chosen", 1 <= len(chosen) <= MOST),
        ("decide", "Each with a reason", bool(chosen) and all(answers.reasons.get(one) for one in chosen)),
        ("decide", "One of them is the focus", answers.focus in chosen),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the candidates to decide on, ranked first."""
    return tuple(row.id for row in found.ranking) if page == "decide" else None
