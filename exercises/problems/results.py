"""What follows from the answers of `problems`: dots, priorities, the ranking. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    DotRow,
    DotsFigure,
    Figure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.hold import HELD, is_held
from exercises.kit import Done, Findings, Prefill, Scene, builtins
from exercises.page_parts import Variant
from exercises.problems.answers import CRITERIA, Answers
from exercises.scores import Scores
from exercises.statistics import Summary, exact, shown, summary

LEVERAGE_FLOOR = exact(2.5)
"""Below this mean leverage a problem is marked as not one for a community. Judgement, not research."""
TOP = {"full": 5, "short": 3}
"""How many clusters are rated after the vote."""


class Ranked(Struct, frozen=True):
    """One rated cluster. `priority = (2 impact + urgency + 2 leverage) / 5`, None where a criterion has no score."""

    id: str
    dots: int
    impact: Summary
    urgency: Summary
    leverage: Summary
    priority: Fraction | None
    not_a_community_problem: bool

    @property
    def held(self) -> bool:
        """Whether too few scored one of its criteria to show it."""
        return any(is_held(getattr(self, name)) for name in CRITERIA)


class Result(Struct, frozen=True):
    """The result of `problems`.

    Attributes:
        dots_each: Dots a person: clusters / 3 rounded up, at least 3, at most 5.
        dot_totals: Dots by cluster, in the order of the clusters.
        ranking: Rated clusters by priority, then leverage, then dots, then the order of the clusters.
    """

    dots_each: int
    dot_totals: dict[str, int]
    ranking: tuple[Ranked, ...]

    @property
    def told(self) -> tuple[Ranked, ...]:
        """`ranking` as it may be said: what too few scored to show has no place in it and comes last, as grouped."""
        places = list(self.dot_totals)
        held = sorted((row for row in self.ranking if row.held), key=lambda row: places.index(row.id))
        return (*(row for row in self.ranking if not row.held), *held)


def dots_each(clusters: int) -> int:
    """Return the dots a person gets for so many clusters."""
    return min(5, max(3, -(-clusters // 3)))


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers."""
    order = list(answers.clusters)
    totals = {cluster: answers.dots.counts.get(cluster, 0) for cluster in order}
    rated = [_ranked(c, totals[c], answers.ratings[c]) for c in order if c in answers.ratings]
    rated.sort(key=_rank)
    return Result(dots_each(len(order)), totals, tuple(rated))


def _ranked(cluster: str, dots: int, scores: dict[str, Scores]) -> Ranked:
    impact, urgency, leverage = (summary(scores.get(name, Scores())) for name in CRITERIA)
    priority = None
    if impact.mean is not None and urgency.mean is not None and leverage.mean is not None:
        priority = (2 * impact.mean + urgency.mean + 2 * leverage.mean) / 5
    low = leverage.mean is not None and leverage.mean < LEVERAGE_FLOOR
    return Ranked(cluster, dots, impact, urgency, leverage, priority, low)


def _rank(row: Ranked) -> tuple[bool, Fraction, Fraction, int]:
    """Sort key; sorting is stable, so the order of the clusters settles the rest."""
    return (row.priority is None, -(row.priority or Fraction(0)), -(row.leverage.mean or Fraction(0)), -row.dots)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the chosen problems, or how far we are, in one line."""
    if answers.selected:
        return "; ".join(answers.clusters.get(c, c) for c in answers.selected)
    first = next(iter(found.told), None)
    if first is not None and first.priority is not None and not first.held:
        return f"Highest by the ratings: {answers.clusters.get(first.id, first.id)}"
    return f"{len(answers.clusters)} groups from {len(answers.ideas)} cards" if answers.ideas else ""


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return ranking, spread of the ratings, chosen sentences, groups with their cards."""
    return (
        _ranking(answers, found, scene),
        _ratings(answers, found, scene),
        _chosen(answers),
        _groups(answers, found),
    )


def _ranking(answers: Answers, found: Result, scene: Scene) -> BarsFigure:
    bars = tuple(
        Bar(
            label=answers.clusters[row.id],
            value=None if row.priority is None or row.held else float(row.priority),
            text=shown(None if row.held else row.priority),
            cells=(*(_mean(getattr(row, name)) for name in CRITERIA), str(row.dots)),
            mark=_mark(row, answers, scene),
        )
        for row in found.told
    )
    notes = tuple(
        f"{answers.clusters[row.id]}: {scene.say('not_a_community_problem')}; money or a rule would move it sooner."
        for row in found.told
        if row.not_a_community_problem and not row.held
    )
    columns = (*(scene.say(name) for name in CRITERIA), scene.say("dots"))
    return BarsFigure(
        id="ranking", title="Problems by priority", bars=bars, low=0, high=5, columns=columns, notes=notes,
        empty="No group has been rated yet.",
    )  # fmt: skip


def _mark(row: Ranked, answers: Answers, scene: Scene) -> str:
    if row.held:
        return HELD
    if row.not_a_community_problem:
        return scene.say("not_a_community_problem")
    return "chosen" if row.id in answers.selected else ""


def _mean(stats: Summary) -> str:
    return shown(None if is_held(stats) else stats.mean)


def _ratings(answers: Answers, found: Result, scene: Scene) -> DotsFigure:
    rows = []
    for row in found.told:
        for name in CRITERIA:
            stats: Summary = getattr(row, name)
            if is_held(stats):
                group = answers.clusters[row.id]
                rows.append(DotRow(scene.say(name), (0,) * 5, stats.passes, mark=HELD, group=group))
                continue
            scores = answers.ratings[row.id].get(name, Scores())
            rows.append(
                DotRow(
                    label=scene.say(name),
                    group=answers.clusters[row.id],
                    counts=tuple(scores.counts.get(step, 0) for step in range(1, 6)),
                    passes=stats.passes,
                    mean=shown(stats.mean),
                    spread=stats.spread or "",
                    middle=None if stats.mean is None else float(stats.mean),
                )
            )
    return DotsFigure(id="ratings", title="How we rated them", rows=tuple(rows), empty="No group has been rated yet.")


def _chosen(answers: Answers) -> StatementFigure:
    passages = tuple(
        Passage(answers.sentences.get(c) or answers.clusters.get(c, c), label=answers.clusters.get(c, c), large=True)
        for c in answers.selected
    )
    return StatementFigure(id="chosen", title="What we will work on", passages=passages, empty="Nothing chosen yet.")


def _headed(title: str, dots: int) -> str:
    return f"{title} ({counted(dots, 'dot')})"


def _groups(answers: Answers, found: Result) -> TableFigure:
    rows = [
        Row((idea.text,), group=_headed(title, found.dot_totals[cluster]))
        for cluster, title in answers.clusters.items()
        for idea in answers.ideas
        if idea.cluster == cluster
    ]
    empty = [
        Row(("no card",), group=_headed(title, found.dot_totals[cluster]))
        for cluster, title in answers.clusters.items()
        if all(idea.cluster != cluster for idea in answers.ideas)
    ]
    loose = [Row((i.text,), group="Not in a group") for i in answers.ideas if i.cluster not in answers.clusters]
    return TableFigure(
        id="groups", title="All cards by group", columns=(Column("Problem", share=4),),
        rows=tuple(rows + empty + loose), empty="No cards yet.",
    )  # fmt: skip


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    picked = answers.selected
    parts = (
        ("chosen", "One to three problems chosen", 1 <= len(picked) <= 3),
        ("chosen", "Each with a sentence", bool(picked) and all(answers.sentences.get(c) for c in picked)),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return nothing: problems come from the room."""
    return ()


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the clusters to rate (the top of the vote) or to choose from (ranked first)."""
    order = list(answers.clusters)
    if page == "ratings" and variant in TOP and answers.dots.counts:
        by_dots = sorted(order, key=lambda c: -found.dot_totals[c])
        return tuple(by_dots[: TOP[variant]])
    if page == "chosen":
        ranked = [row.id for row in found.told]
        return (*ranked, *(c for c in order if c not in ranked))
    return None
