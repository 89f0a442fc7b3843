"""From a workbook to its findings: every exercise's answers and result, in catalogue order."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_

from exercises.kit import Findings, Workshop
from exercises.registry import CATALOGUE, code_of
from workbook.model import Workbook


def workshop_of(book: Workbook) -> Workshop:
    """Return what stands on the cover, as the interchange file tells it."""
    info = book.info
    return Workshop(
        title=info.title,
        organisation=info.organisation,
        community=info.community,
        date=info.date,
        agenda=info.agenda,
        place=info.place,
        facilitator=info.facilitator,
        coordinator_candidate=info.coordinator_candidate,
        context=info.context,
        kind=info.kind,
        participants=book.people,
    )


def opened(book: Workbook, exercise: str) -> bool:
    """Tell whether an exercise was ever opened: something stands in it, or one of its pages was begun."""
    mine = f"{exercise}/"
    if any(key.startswith(mine) for table in (book.fields, book.items, book.tallies) for key in table):
        return True
    if exercise == "plan" and book.actions:
        return True
    return any(key.startswith(mine) and mark.status != "ready" for key, mark in book.session.marks.items())


def evaluate(book: Workbook) -> Findings:
    """Return the answers and results of every exercise that was opened. Pure.

    What was voted or scored and not yet revealed is not there: no screen, document or prefill can show it early.
    """
    exercises = [*CATALOGUE, *own_exercises(book)]
    book = revealed(book)
    return evaluate_answers(
        workshop_of(book), {name: code_of(name).read(book) for name in exercises if opened(book, name)}
    )


def revealed(book: Workbook) -> Workbook:
    """Return the workbook without the counts of rounds that are closed and not revealed yet."""
    hidden = {
        key for key, tally in book.tallies.items()
        if book.mark(tally.page).status == "closed" and book.mark(tally.page).round == tally.round
    }  # fmt: skip
    return with_(book, tallies={k: t for k, t in book.tallies.items() if k not in hidden}) if hidden else book


def evaluate_answers(workshop: Workshop, answers: dict[str, Any]) -> Findings:
    """Return the findings that follow from answers by exercise id (keys in any order)."""
    order = [name for name in CATALOGUE if name in answers]
    order += [name for name in answers if name not in CATALOGUE]
    results: dict[str, Any] = {}
    known: dict[str, Any] = {}
    for name in order:
        known[name] = answers[name]
        results[name] = code_of(name).result(answers[name], Findings(workshop, dict(known), dict(results)))
    return Findings(workshop, known, results)


def public_results(findings: Findings) -> dict[str, Any]:
    """Return results as JSON values by exercise id, as `workbook show --json` prints them."""
    return {name: code_of(name).public(result) for name, result in findings.results.items()}


def own_exercises(book: Workbook) -> list[str]:
    """Return the ids of a team's own exercises: those the agenda runs, in running order, then others with content."""
    ids = [block.exercise for block in book.agenda if block.exercise and block.exercise not in CATALOGUE]
    keys = sorted({*book.fields, *book.items, *book.tallies})
    ids += [key.partition("/")[0] for key in keys if key.startswith("own_")]
    return list(dict.fromkeys(ids))
