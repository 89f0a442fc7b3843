"""The answers of `pilots` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from msgspec import Struct

from exercises.filling.cells import Agreed, are_rows, as_agreed, as_texts, field_text, field_texts, kept, text, with_ids
from exercises.forms import without_nulls
from exercises.kit import builtins
from workbook.model import Content, Item, Participant, Value, Workbook

POTENTIAL = ("business_weight", "knowledge_need", "people_who_gain", "useful_result")
READINESS = ("already_talk", "coordinator_in_sight", "managers_give_time", "experts_willing")
SIDES = {"potential": POTENTIAL, "readiness": READINESS}
NAMES = {
    "potential": ("business weight", "knowledge need", "people who gain", "useful result within 3 months"),
    "readiness": (
        "people already talk",
        "credible coordinator in sight",
        "local managers would give time",
        "experts willing",
    ),
}
"""The criteria as the file names them, in the order in which it lists the scores."""
LIST = "pilots/candidates"
DECIDE = "pilots/decide"


class Candidate(Struct, frozen=True, omit_defaults=True):
    """One community we could start.

    Attributes:
        id: Stable id.
        name: What stands on the card.
        from_: The problems and knowledge areas it comes from.
        potential, readiness: Agreed scores in the order of the criteria; ``pass`` and None are not counted.
    """

    id: str = ""
    name: str = ""
    from_: tuple[str, ...] = ()
    potential: tuple[Agreed, ...] = ()
    readiness: tuple[Agreed, ...] = ()


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `pilots`.

    Attributes:
        candidates: In the order they were entered.
        chosen: Those we start now, in the order they were chosen.
        focus: The one this session works on.
        reasons: Candidate -> why it was chosen.
        parked: Candidate -> why it waits.
        who_could_confirm: Candidate -> asked when one works alone.
    """

    candidates: tuple[Candidate, ...] = ()
    chosen: tuple[str, ...] = ()
    focus: str = ""
    reasons: dict[str, str] = {}
    parked: dict[str, str] = {}
    who_could_confirm: dict[str, str] = {}


def adapt(raw: Any) -> Any:
    """Return the canonical form: candidates get ids, scores stand in the guide's order of the criteria.

    Raises:
        ValueError: A candidate has more scores than there are criteria.
    """
    raw = without_nulls(raw)
    if not isinstance(raw, Mapping) or not are_rows(raw.get("candidates", [])):
        return raw
    named = raw.get("criteria")
    names = named if isinstance(named, Mapping) else {}
    candidates = with_ids(raw.get("candidates", []), "C")
    for one in candidates:
        one |= {side: _in_order(one[side], names.get(side), side) for side in SIDES if side in one}
    return {**{key: value for key, value in raw.items() if key != "criteria"}, "candidates": candidates}


def _in_order(scores: Any, named: Any, side: str) -> Any:
    """Scores as the guide orders them, where the file names the same criteria in another order; missing ones null."""
    if not isinstance(scores, list):
        return scores
    order = NAMES[side]
    if len(scores) > len(order):
        raise ValueError(f"{side} has {len(order)} criteria, not {len(scores)}")
    same = isinstance(named, list) and sorted(map(str, named)) == sorted(order)
    by_name = dict(zip(named if same else order, scores, strict=False))
    ordered = [by_name.get(name) for name in order]
    return ordered if any(score is not None for score in ordered) else []


def present(answers: Answers) -> Any:
    """Return the answers as JSON values, the criteria named beside them."""
    criteria = {side: list(names) for side, names in NAMES.items()}
    return {"criteria": criteria, **cast("dict[str, Any]", builtins(answers))}


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    rows = book.rows(LIST)
    return Answers(
        candidates=tuple(
            Candidate(
                id=row.id,
                name=row.text,
                from_=as_texts(row.cells.get("from")),
                potential=_scores(row, POTENTIAL),
                readiness=_scores(row, READINESS),
            )
            for row in rows
        ),
        chosen=field_texts(book, DECIDE, "chosen"),
        focus=field_text(book, DECIDE, "focus"),
        reasons=_notes(rows, "reason"),
        parked=_notes(rows, "parked"),
        who_could_confirm=_notes(rows, "who_could_confirm"),
    )


def _scores(row: Item, criteria: tuple[str, ...]) -> tuple[Agreed, ...]:
    given = tuple(as_agreed(row.cells.get(name)) for name in criteria)
    return given if any(score is not None for score in given) else ()


def _notes(rows: Sequence[Item], cell: str) -> dict[str, str]:
    return {row.id: text(row, cell) for row in rows if text(row, cell)}


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    rows = tuple(Item(one.id, one.name, _cells(one, answers)) for one in answers.candidates)
    decide: dict[str, Value] = kept(chosen=answers.chosen, focus=answers.focus)
    return Content({DECIDE: decide} if decide else {}, {LIST: rows} if rows else {})


def _cells(one: Candidate, answers: Answers) -> dict[str, Value]:
    scores: dict[str, Any] = {}
    for side, given in (("potential", one.potential), ("readiness", one.readiness)):
        scores |= dict(zip(SIDES[side], given, strict=False))
    notes = {
        "from": one.from_,
        "reason": answers.reasons.get(one.id),
        "parked": answers.parked.get(one.id),
        "who_could_confirm": answers.who_could_confirm.get(one.id),
    }
    return kept(**scores, **notes)
