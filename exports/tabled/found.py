"""Rows of what a group found: problems, know-how, pilots, canvas, values."""

from __future__ import annotations

from exercises.kit import Scene
from exports.documents.source import Source
from exports.tabled.shared import Rows, held, listed, number


def problems(source: Source) -> Rows:
    """Return the cards; never who wrote them."""
    from exercises.problems.answers import Answers

    answers = source.findings.answer("problems", Answers) or Answers()
    for idea in answers.ideas:
        yield (idea.text, idea.cluster, answers.clusters.get(idea.cluster or "", ""))


def groups(source: Source) -> Rows:
    """Return the groups of cards with dots, means and what was chosen."""
    from exercises.problems.answers import Answers
    from exercises.problems.results import Result

    answers, found = source.findings.answer("problems", Answers), source.findings.result("problems", Result)
    if answers is None or found is None:
        return
    ranked = {row.id: row for row in found.ranking}
    few = held(source, "problems", answers.dots.voters or 0)
    for key, title in answers.clusters.items():
        row = ranked.get(key)
        sides = (row.impact, row.urgency, row.leverage) if row else ()
        hidden = any(held(source, "problems", side.n) for side in sides)
        means = [number(side.mean) for side in sides] or [None] * 3
        yield (
            key, title, None if few else answers.dots.counts.get(key, 0), *([None] * 3 if hidden else means),
            None if hidden or row is None else number(row.priority), key in answers.selected,
            answers.sentences.get(key), answers.who_would_disagree.get(key),
        )  # fmt: skip


def knowledge(source: Source) -> Rows:
    """Return the areas of know-how."""
    from exercises.knowledge.answers import Answers
    from exercises.knowledge.results import Result

    answers, found = source.findings.answer("knowledge", Answers), source.findings.result("knowledge", Result)
    if answers is None or found is None:
        return
    ranked = {row.id: row for row in found.ranking}
    for area in answers.areas:
        row = ranked.get(area.id)
        yield (
            area.id, area.area, listed([card.text for card in answers.cards if card.area == area.id]),
            listed(area.problems), area.importance, area.reach, area.risk, number(row.need) if row else None,
            row.move if row else None, row.thin if row else None, listed(area.holders), area.holder_count,
            listed(area.lives_in), listed(area.needed_by), area.asked,
        )  # fmt: skip


def pilots(source: Source) -> Rows:
    """Return the candidates with their agreed scores."""
    from exercises.pilots.answers import NAMES, Answers
    from exercises.pilots.results import Result

    answers, found = source.findings.answer("pilots", Answers), source.findings.result("pilots", Result)
    if answers is None or found is None:
        return
    ranked = {row.id: row for row in found.ranking}
    for one in answers.candidates:
        row = ranked.get(one.id)
        sides = [list(given) + [None] * (4 - len(given)) for given in (one.potential, one.readiness)]
        yield (
            one.id, one.name, listed(one.from_), *sides[0][: len(NAMES["potential"])],
            *sides[1][: len(NAMES["readiness"])], number(row.potential) if row else None,
            number(row.readiness) if row else None, row.quadrant if row else None, one.id in answers.chosen,
            one.id == answers.focus, answers.reasons.get(one.id), answers.parked.get(one.id),
            answers.who_could_confirm.get(one.id),
        )  # fmt: skip


def canvas(source: Source) -> Rows:
    """Return the practice inventory."""
    from exercises.canvas.answers import Answers
    from exercises.canvas.results import Result

    answers, found = source.findings.answer("canvas", Answers), source.findings.result("canvas", Result)
    if answers is None or found is None:
        return
    for thing in answers.practice:
        yield (thing.name, thing.kind, thing.state, thing.holder, thing.value, thing.id in found.shelf_ids)


def levels(source: Source) -> Rows:
    """Return the five levels of taking part."""
    from exercises.canvas.answers import Answers

    answers = source.findings.answer("canvas", Answers)
    for level in answers.community.levels if answers else ():
        yield (level.level, level.count, level.who, level.bring, level.want)


def values(source: Source) -> Rows:
    """Return the twenty values with votes and evidence."""
    from exercises.values.answers import VALUES, Answers, Evidence
    from exercises.values.drawn import name_of

    answers = source.findings.answer("values", Answers)
    if answers is None:
        return
    scene = Scene(source.guide("values"), source.findings)
    few = held(source, "values", answers.votes.voters or 0)
    for value in VALUES:
        seen = answers.evidence.get(value, Evidence())
        votes = None if few else answers.votes.counts.get(value, 0)
        yield (value, name_of(value, scene), votes, seen.looks_like, seen.early_sign, seen.noticed_by)
