"""What follows from the answers of `values`: totals, shares, top values, gaps between viewpoints. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from exercises.kit import Done, Findings, Prefill, Scene, builtins
from exercises.page_parts import Variant
from exercises.scores import Votes
from exercises.statistics import Percent, percent
from exercises.values.answers import CELLS, VALUES, Answers
from exercises.values.drawn import figures, name_of
from workbook.disclosure import MIN_PER_VIEW

__all__ = ["Result", "done", "figures", "headline", "prefill", "public", "result", "rows"]

WEAK_UNDER = 10
"""A cell with a smaller share of the votes, in percent, is weak. Judgement, not research."""
MEMBERS_BETWEEN = (30, 70)
"""A members' share outside this, in percent, is a warning. Judgement, not research."""
EACH = 6
"""Votes a person."""
TOP_CELL, TOP_VIEW = 2, 3
COMPARED = ("member", "management")


class Result(Struct, frozen=True):
    """The result of `values`.

    Attributes:
        totals: Votes by value, values with none left out.
        cell_votes, cell_pct: Votes by cell, and their share in percent (None without votes).
        member_pct: Share of the two member cells in percent.
        short_pct: Share of the two short-term cells in percent.
        weak_cells: Cells with less than a tenth of the votes.
        unchosen: Values nobody voted for.
        top: The two first values of each cell, ties and room left filled in guide order.
        view_top: The three first values of members and of management; None unless both have two voters or more.
        lopsided: Whether the members' share is outside 30 to 70 %.
    """

    totals: dict[str, int]
    cell_votes: dict[str, int]
    cell_pct: dict[str, Percent | None]
    member_pct: Percent | None
    short_pct: Percent | None
    weak_cells: tuple[str, ...]
    unchosen: tuple[str, ...]
    top: dict[str, tuple[str, ...]]
    view_top: dict[str, tuple[str, ...]] | None
    lopsided: bool = False


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, Values."""
    counts = {value: answers.votes.counts.get(value, 0) for value in VALUES}
    cells = {cell: sum(counts[value] for value in _in_cell(cell)) for cell in CELLS}
    whole = sum(cells.values())
    shares = {cell: percent(votes, whole) for cell, votes in cells.items()}
    members = percent(cells["VMS"] + cells["VML"], whole)
    return Result(
        totals={value: votes for value, votes in counts.items() if votes},
        cell_votes=cells,
        cell_pct=shares,
        member_pct=members,
        short_pct=percent(cells["VMS"] + cells["VOS"], whole),
        weak_cells=tuple(cell for cell, share in shares.items() if share is not None and share < WEAK_UNDER),
        unchosen=tuple(value for value, votes in counts.items() if not votes),
        top={cell: _first(counts, _in_cell(cell), TOP_CELL) for cell in CELLS},
        view_top=_view_top(answers, solo=earlier.workshop.kind == "solo"),
        lopsided=members is not None and not MEMBERS_BETWEEN[0] <= members <= MEMBERS_BETWEEN[1],
    )


def _in_cell(cell: str) -> tuple[str, ...]:
    return tuple(value for value in VALUES if value.startswith(cell))


def _first(counts: Mapping[str, int], values: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(sorted(values, key=lambda value: -counts.get(value, 0))[:most])


def _view_top(answers: Answers, *, solo: bool) -> dict[str, tuple[str, ...]] | None:
    """Only where nobody's ballot can be told from it; one person's own two ballots are compared."""
    views = answers.votes.views
    if any(view not in views for view in COMPARED):
        return None
    if not solo and not _one_person(answers.votes) and any(voters(views[v]) < MIN_PER_VIEW for v in COMPARED):
        return None
    return {view: _first(views[view].counts, VALUES, TOP_VIEW) for view in COMPARED}


def _one_person(votes: Votes) -> bool:
    """One voter with two ballots: the two views of one person."""
    return votes.voters == 1


def voters(votes: Votes) -> int:
    """Return how many voted; where nobody wrote it down, the fewest that can have given so many votes."""
    if votes.voters is not None:
        return votes.voters
    return max(-(-votes.total // EACH), max(votes.counts.values(), default=0))


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    values = builtins(found)
    del values["lopsided"]
    return values


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the promise, or the first values, in one line."""
    if answers.promise:
        return answers.promise
    ranked = sorted(found.totals, key=lambda value: -found.totals[value])
    return "First: " + ", ".join(name_of(value, scene) for value in ranked[:3]) if ranked else ""


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    voted = [cell for cell in CELLS if found.cell_votes[cell]]
    signed = {value[:3] for value, evidence in answers.evidence.items() if evidence.early_sign}
    parts = (
        ("votes", "All have voted", bool(found.totals)),
        ("evidence", "Each cell with votes has a value with an early sign", bool(voted) and set(voted) <= signed),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return nothing: what people want is shown beside the twenty values, votes come from the room."""
    return ()


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the values that evidence is written for: the first two with votes of each cell."""
    if page == "evidence":
        return tuple(value for cell in CELLS for value in found.top[cell] if value in found.totals)
    return None
