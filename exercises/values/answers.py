"""The answers of `values` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.filling.cells import field_text, kept, text
from exercises.forms import without_nulls
from exercises.kit import builtins
from exercises.scores import Votes
from exercises.tallied import tally_votes, votes_tally
from workbook.model import Content, Item, Participant, Tally, Value, Workbook

CELLS = ("VMS", "VML", "VOS", "VOL")
"""Members soon and later, organisation soon and later."""
VALUES = tuple(f"{cell}{n}" for cell in CELLS for n in range(1, 6))
VOTES_PAGE = "values/votes"
EVIDENCE = "values/evidence"


class Evidence(Struct, frozen=True, omit_defaults=True):
    """How one value would be noticed: a scene, an early sign, and who would notice it."""

    looks_like: str = ""
    early_sign: str = ""
    noticed_by: str = ""


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `values`.

    Attributes:
        votes: Votes by value, six a person, at most one on a value; alone: two ballots, as member and as manager.
        voters: How many voted, where it is known.
        evidence: Value -> how it would be noticed.
        promise: What we promise for three months.
    """

    votes: Votes = Votes()
    voters: int | None = None
    evidence: dict[str, Evidence] = {}
    promise: str = ""


def adapt(raw: Any) -> Any:
    """Return the canonical form; the votes have forms of their own (`exercises.scores`)."""
    return without_nulls(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values; how many voted stands beside the votes."""
    voters = answers.votes.voters if answers.voters is None else answers.voters
    return builtins(with_(answers, voters=voters))


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    votes = tally_votes(book.latest_tally(VOTES_PAGE))
    return Answers(
        votes=votes,
        voters=votes.voters,
        evidence={item.id: _evidence(item) for item in book.rows(EVIDENCE) if _evidence(item) != Evidence()},
        promise=field_text(book, "values/promise", "promise"),
    )


def _evidence(item: Item) -> Evidence:
    return Evidence(text(item, "looks_like"), text(item, "early_sign"), text(item, "noticed_by"))


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    tallies: dict[str, Tally] = {}
    if answers.votes.counts or answers.votes.voters:
        tally = votes_tally(VOTES_PAGE, answers.votes)
        tallies[tally.key] = tally
    evidence = tuple(
        Item(value, cells=kept(looks_like=e.looks_like, early_sign=e.early_sign, noticed_by=e.noticed_by))
        for value, e in answers.evidence.items()
    )
    promise: dict[str, Value] = kept(promise=answers.promise)
    return Content({"values/promise": promise} if promise else {}, {EVIDENCE: evidence} if evidence else {}, tallies)
