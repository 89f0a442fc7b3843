"""Rows of what was prepared: talks, core group, activities, needs, sponsors, barriers, hooks."""

from __future__ import annotations

from exports.documents.source import Source
from exports.tabled.shared import Rows, listed
from workbook.disclosure import MIN_SHOWN


def interviews(source: Source) -> Rows:
    """Only talks with permission; what is counted in totals stands there singly only where it gives no other away."""
    from exercises.interviews.answers import Answers

    answers = source.findings.answer("interviews", Answers) or Answers()
    talks = [talk for talk in answers.records if talk.held]
    silent = sum(not talk.permission_to_quote for talk in talks)
    whole = not silent or silent >= MIN_SHOWN
    said = {quote.id: quote.text for quote in answers.quotes}
    for talk in talks:
        if talk.permission_to_quote:
            counted = (listed(talk.issues), talk.interest, talk.hours_month, talk.would_join_as, listed(talk.go_to))
            yield (talk.role, talk.unit, *(counted if whole else [None] * len(counted)), said.get(talk.id))


def concerns(source: Source) -> Rows:
    """Return the concerns, unlinked from the talks they came up in."""
    from exercises.interviews.answers import Answers

    for concern in (source.findings.answer("interviews", Answers) or Answers()).concerns:
        yield (concern,)


def core(source: Source) -> Rows:
    """Return the core group."""
    from exercises.launch.answers import Answers

    for one in (source.findings.answer("launch", Answers) or Answers()).core:
        yield (one.role, one.unit, one.brings, one.hours_month, one.confirmed)


def activities(source: Source) -> Rows:
    """Return the activities."""
    from exercises.rhythm.answers import Answers

    for one in (source.findings.answer("rhythm", Answers) or Answers()).activities:
        when = one.date.isoformat() if one.date else None
        yield (one.title, one.type, one.purpose, one.format, when, one.minutes, one.lead, one.effort, one.answers_to)


def needs(source: Source) -> Rows:
    """Return what is needed."""
    from exercises.support.answers import Answers

    for one in (source.findings.answer("support", Answers) or Answers()).real:
        start = one.needed_from.isoformat() if one.needed_from else None
        yield (
            one.need, one.kind, listed(one.serves), one.have, source.findings.role(one.source), one.hours_month, start,
            one.tech_rung, one.lower_rung_used, one.steward,
        )  # fmt: skip


def sponsors(source: Source) -> Rows:
    """Return the sponsors without their stances."""
    from exercises.sponsors.answers import Answers

    for one in (source.findings.answer("sponsors", Answers) or Answers()).map:
        yield (one.role, one.type, one.ask, one.offer, one.hands_off, source.findings.role(one.owner), one.by)


def moves(source: Source) -> Rows:
    """Return the recognition moves."""
    from exercises.sponsors.answers import Answers

    for one in (source.findings.answer("sponsors", Answers) or Answers()).recognition:
        yield (one.move, one.state)


def stories(source: Source) -> Rows:
    """Return the stories that may be told."""
    from exercises.sponsors.answers import Answers

    for one in (source.findings.answer("sponsors", Answers) or Answers()).stories:
        if one.may_print:
            yield (one.title, one.hard, one.did, one.changed, one.who, one.evidence, one.channel)


def barriers(source: Source) -> Rows:
    """Return the barriers."""
    from exercises.integration.answers import Answers

    for one in (source.findings.answer("integration", Answers) or Answers()).barriers:
        yield (one.text, one.kind, one.effect, one.ease, one.who, one.move)


def hooks(source: Source) -> Rows:
    """Return the hooks."""
    from exercises.integration.answers import Answers

    for one in (source.findings.answer("integration", Answers) or Answers()).hooks:
        yield (one.place, one.direction, one.state)


def alignment(source: Source) -> Rows:
    """Return the alignment lines."""
    from exercises.integration.answers import Answers

    for one in (source.findings.answer("integration", Answers) or Answers()).alignment:
        yield (one.line, one.kind, one.score)
