"""Rows of the workshop itself: cover, people, scorecard, actions, parking lot."""

from __future__ import annotations

from exercises.hold import HELD
from exercises.kit import Scene
from exercises.statistics import Summary
from exports.documents.source import Source
from exports.tabled.shared import Rows, held, number

STEPS = range(1, 6)


def workshop(source: Source) -> Rows:
    """Return what stands on the cover."""
    from exercises.guide import CREDIT

    info = source.book.info
    yield ("Title", source.title)
    for label, text in (
        ("Community", info.community),
        ("Organisation", info.organisation),
        ("Date", info.date),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        ("Context", info.context),
        ("Agenda", info.agenda),
    ):
        if text:
            yield (label, text)
    yield ("Guide", CREDIT)


def people(source: Source) -> Rows:
    """Return who took part, by role."""
    for person in source.book.people:
        yield (person.id, person.role)


def scorecard(source: Source) -> Rows:
    """Return the ten factors: how many gave each score, what we saw, the next move."""
    from exercises.scorecard.answers import FACTORS, Answers
    from exercises.scorecard.drawn import factor_label
    from exercises.statistics import summary

    answers = source.findings.answer("scorecard", Answers)
    if answers is None:
        return
    scene = Scene(source.guide("scorecard"), source.findings)
    for factor in FACTORS:
        given = answers.scores.get(factor)
        stats = summary(given) if given is not None else Summary(0, 0)
        hidden = held(source, "scorecard", stats.n)
        counts = [None if hidden or given is None else given.counts.get(step, 0) for step in STEPS]
        told = (None, None, HELD) if hidden else (stats.passes, number(stats.mean), stats.spread)
        evidence = answers.evidence.get(factor)
        yield (factor, factor_label(scene, factor), *counts, *told, evidence, answers.agreed_moves.get(factor))


def actions(source: Source) -> Rows:
    """Return all actions, dropped ones too."""
    role = source.findings.role
    for one in source.book.actions:
        yield (
            one.id, one.step, one.what, role(one.owner), one.due, one.done_when, one.state, one.source, one.learnt,
        )  # fmt: skip


def parking(source: Source) -> Rows:
    """Return the parking lot."""
    for one in source.book.parking:
        yield (one.text, source.findings.role(one.taker), one.source)
