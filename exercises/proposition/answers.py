"""The answers of `proposition` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, get_args

from msgspec import Struct

from exercises.filling.cells import as_flag, field_text, kept
from exercises.forms import without_blanks
from exercises.kit import builtins
from exercises.scores import Scores
from exercises.tallied import scores_tally, tally_scores
from workbook.model import Content, Item, Participant, Value, Workbook

Slot: TypeAlias = Literal[
    "problem", "cost", "knowledge", "today", "community", "how", "member_value", "org_value", "sign", "strategy"
]
SLOTS: tuple[Slot, ...] = get_args(Slot)
"""The ten slots, in the order the statement is built from them."""

Check: TypeAlias = Literal[
    "outsider_sees_problem",
    "names_knowledge",
    "says_member_gain",
    "says_org_gain",
    "observable_dated_sign",
    "no_jargon",
]
CHECKS: tuple[Check, ...] = get_args(Check)

STATEMENT = "final"
"""What the clarity vote is about: the one line of its page."""


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `proposition`.

    Attributes:
        slots: Slot -> what stands in it, only filled ones.
        final: The statement.
        checks: Check -> whether the statement passes it, only answered ones.
        clarity: How clear the statement is, 1 to 5.
        objection: What somebody found unclear, where clarity stayed low.
    """

    slots: dict[Slot, str] = {}
    final: str = ""
    checks: dict[Check, bool] = {}
    clarity: Scores = Scores()
    objection: str = ""


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    slots = {slot: field_text(book, "proposition/slots", slot) for slot in SLOTS}
    checks = {check: as_flag(book.cell("proposition/checks", check, "state")) for check in CHECKS}
    return Answers(
        slots={slot: text for slot, text in slots.items() if text},
        final=field_text(book, "proposition/statement", "final"),
        checks={check: flag for check, flag in checks.items() if flag is not None},
        clarity=tally_scores(book.latest_tally("proposition/clarity"), STATEMENT, "clarity"),
        objection=field_text(book, "proposition/clarity", "objection"),
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    pages: dict[str, dict[str, Value]] = {
        "proposition/slots": {slot: answers.slots[slot] for slot in SLOTS if answers.slots.get(slot)},
        "proposition/statement": kept(final=answers.final),
        "proposition/clarity": kept(objection=answers.objection),
    }
    checks = tuple(
        Item(check, cells={"state": "yes" if answers.checks[check] else "no"})
        for check in CHECKS
        if check in answers.checks
    )
    tallies = {}
    if answers.clarity != Scores():
        tally = scores_tally("proposition/clarity", {STATEMENT: {"clarity": answers.clarity}})
        tallies[tally.key] = tally
    fields = {page: values for page, values in pages.items() if values}
    return Content(fields, {"proposition/checks": checks}, tallies)
