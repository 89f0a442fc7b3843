"""What follows from the answers of `knowledge`: gap, need and move of each area. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.figures import (
    Axis,
    Column,
    Figure,
    Passage,
    Point,
    QuadrantFigure,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.filling.cells import number
from exercises.forms import counted
from exercises.kit import Done, Findings, Prefill, Scene, builtins
from exercises.knowledge.answers import Answers, Area, home_of
from exercises.page_parts import Variant
from exercises.problems.answers import Answers as Problems
from exercises.statistics import shown

Move: TypeAlias = Literal["Build", "Protect", "Share", "Keep"]
HIGH = 4
"""Importance and risk from here up call for protecting. Judgement, not research."""
WIDE = 2
"""A gap from here up calls for sharing. Judgement, not research."""
THIN = 2
"""So many holders or fewer is thin. Judgement, not research."""
ENOUGH = 3
"""So many rated areas count as done."""


class Ranked(Struct, frozen=True):
    """One area.

    Attributes:
        id: The area's id.
        need: ``importance * ((6 - reach) + risk) / 10``, 0.2 to 5.0; None where a rating is missing.
        gap: ``importance - reach``.
        move: Build, Protect, Share or Keep; None where the ratings do not tell.
        thin: Two holders or fewer.
    """

    id: str
    need: Fraction | None
    gap: int | None
    move: Move | None
    thin: bool


class Result(Struct, frozen=True):
    """The result of `knowledge`: areas by need, ties in the order they were entered, unrated ones last."""

    ranking: tuple[Ranked, ...]

    def moved(self, move: Move) -> tuple[str, ...]:
        """Return the areas with this move, in order of need."""
        return tuple(row.id for row in self.ranking if row.move == move)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, Knowledge."""
    ranked = [_ranked(area) for area in answers.areas]
    ranked.sort(key=lambda row: (row.need is None, -(row.need or Fraction(0))))
    return Result(tuple(ranked))


def _ranked(area: Area) -> Ranked:
    importance, reach, risk = number(area.importance), number(area.reach), number(area.risk)
    gap = None if importance is None or reach is None else importance - reach
    need = None
    if importance is not None and reach is not None and risk is not None:
        need = Fraction(importance * ((6 - reach) + risk), 10)
    thin = area.holder_count is not None and area.holder_count <= THIN
    return Ranked(area.id, need, gap, _move(area, importance, gap, risk), thin)


def _move(area: Area, importance: int | None, gap: int | None, risk: int | None) -> Move | None:
    if area.holder_count == 0:
        return "Build"
    if importance is None or gap is None or risk is None:
        return None
    if risk >= HIGH and importance >= HIGH:
        return "Protect"
    return "Share" if gap >= WIDE else "Keep"


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found.ranking)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the area with the greatest need and its move, or how far we are, in one line."""
    names = {area.id: area.area for area in answers.areas}
    first = next(iter(found.ranking), None)
    if first is not None and first.need is not None:
        move = f": {scene.say(first.move)}" if first.move else ""
        return f"{names[first.id]}{move}"
    return counted(len(names), "area") if names else ""


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the need sentence, the areas by need, reach against importance, who has it and who needs it."""
    return (
        _need(answers),
        _areas(answers, found, scene),
        _grid(answers, found, scene),
        _people(answers, found, scene),
    )


def _need(answers: Answers) -> StatementFigure:
    passages = (Passage(answers.need_sentence, large=True),) if answers.need_sentence else ()
    return StatementFigure(
        id="need", title="What we need to know more widely", passages=passages,
        empty="The need sentence has not been written yet.",
    )  # fmt: skip


def _areas(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    by_id = {area.id: area for area in answers.areas}
    ratings = (Column(scene.say(name), "right", 1) for name in ("importance", "reach", "risk"))
    columns = (Column("Area", share=4), *ratings, Column("Need", "right", 1), Column("Move", share=1))
    rows = tuple(_row(by_id[row.id], row, scene) for row in found.ranking)
    return TableFigure(
        id="areas", title="Areas by need", columns=columns, rows=rows, notes=_flags(answers, found, scene),
        empty="No area of know-how yet.",
    )  # fmt: skip


def _row(area: Area, row: Ranked, scene: Scene) -> Row:
    ratings = ("–" if number(given) is None else str(given) for given in (area.importance, area.reach, area.risk))
    guess = "?" if _guessed(area, scene) else ""
    move = scene.say(row.move) if row.move else "–"
    return Row((area.area, *ratings, f"{shown(row.need)}{guess}", move), scene.say("thin") if row.thin else "")


def _guessed(area: Area, scene: Scene) -> bool:
    """Alone, a rating is a guess until somebody was asked."""
    rated = any(number(given) is not None for given in (area.importance, area.reach, area.risk))
    alone = scene.findings.workshop.kind == "solo"
    return rated and (area.asked is False or (alone and area.asked is None))


def _people(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    by_id = {area.id: area for area in answers.areas}
    columns = (
        Column("Area", share=3),
        Column("Who has it", share=3),
        Column("Lives in", share=2),
        Column("Needed by", share=3),
        Column("For", share=4),
    )
    told = [by_id[row.id] for row in found.ranking]
    rows = tuple(
        Row(
            (
                area.area,
                _holders(area),
                ", ".join(scene.say(place) for place in area.lives_in),
                ", ".join(area.needed_by),
                "; ".join(_problem(ref, scene) for ref in area.problems),
            )
        )
        for area in told
        if area.holders or area.holder_count is not None or area.lives_in or area.needed_by or area.problems
    )
    return TableFigure(
        id="people", title="Who has it, who needs it", columns=columns, rows=rows,
        empty="Nobody has been named for an area yet.",
    )  # fmt: skip


def _holders(area: Area) -> str:
    """Roles and how many: ``Senior fitters (4)``; nobody at all is said in words."""
    if area.holder_count == 0 and not area.holders:
        return "nobody inside (0)"
    count = "" if area.holder_count is None else f" ({area.holder_count})"
    return f"{', '.join(area.holders)}{count}".strip()


def _problem(ref: str, scene: Scene) -> str:
    problems = scene.findings.answer("problems", Problems)
    return problems.clusters.get(ref, ref) if problems else ref


def _flags(answers: Answers, found: Result, scene: Scene) -> tuple[str, ...]:
    notes = [scene.say(f"{move}_note") for move in ("Build", "Protect", "Share", "Keep") if _any(found, move)]
    if any(row.thin for row in found.ranking):
        notes.append(scene.say("thin_note"))
    if any(_guessed(area, scene) for area in answers.areas):
        notes.append("? One person’s guess: nobody has been asked yet.")
    return tuple(notes)


def _any(found: Result, move: str) -> bool:
    return any(row.move == move for row in found.ranking)


def _grid(answers: Answers, found: Result, scene: Scene) -> QuadrantFigure:
    moves = {row.id: row.move for row in found.ranking}
    names = {area.id: (number(area.reach), number(area.importance), area.area) for area in answers.areas}
    points: list[Point] = []
    for row in found.ranking:
        reach, importance, name = names[row.id]
        if reach is not None and importance is not None:
            move = moves[row.id]
            points.append(
                Point(
                    letter=chr(ord("A") + len(points) % 26),
                    label=name,
                    x=float(reach),
                    y=float(importance),
                    text=f"reach {reach}, importance {importance}",
                    mark=scene.say(move) if move else "",
                )
            )
    return QuadrantFigure(
        id="grid", title="Reach and importance", x=Axis(scene.say("reach")), y=Axis(scene.say("importance")),
        points=tuple(points), empty="No area has been rated yet.",
    )  # fmt: skip


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    rated = sum(row.need is not None for row in found.ranking)
    parts = (
        ("ratings", "At least three areas rated", rated >= ENOUGH),
        ("need", "The need sentence is written", bool(answers.need_sentence)),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return the chosen problem beside each area, where there is one only; of several the group picks."""
    problems, own = earlier.answer("problems", Problems), earlier.answer("knowledge", Answers)
    if problems is None or own is None or len(problems.selected) != 1:
        return ()
    chosen = problems.selected[0]
    return tuple(
        Prefill(
            page="knowledge/who_has_it",
            value=[chosen],
            ref=f"problems/chosen/{chosen}",
            label=f"problems: {problems.clusters.get(chosen, chosen)}",
            name="problems",
            list=home_of(area, own),
            item=area.id,
        )
        for area in own.areas
    )


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all its rows."""
    return None
