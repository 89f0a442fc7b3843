"""Scores and votes as a workbook keeps them, as counts of a ballot; and counts as scores and votes."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.scores import Scores, Votes
from workbook.answers import VOTES
from workbook.model import Counts, Tally


def tally_scores(tally: Tally | None, item: str, criterion: str) -> Scores:
    """Return what a tally holds for an item and criterion, empty scores where it holds nothing."""
    if tally is None:
        return Scores()
    views = {v: rows[item][criterion] for v, rows in tally.views.items() if criterion in rows.get(item, {})}
    return Scores.from_counts(tally.counts.get(item, {}).get(criterion, {}), views)


def scores_tally(page: str, scores: Mapping[str, Mapping[str, Scores]], turn: int = 1) -> Tally:
    """Return the tally of item -> criterion -> scores."""
    counts = {item: {c: s.to_counts() for c, s in row.items()} for item, row in scores.items()}
    views: dict[str, dict[str, dict[str, Counts]]] = {}
    for item, row in scores.items():
        for criterion, whole in row.items():
            for view, own in whole.views.items():
                views.setdefault(view, {}).setdefault(item, {})[criterion] = own.to_counts()
    voters = max((s.n + s.passes for row in scores.values() for s in row.values()), default=None)
    return Tally(page, turn, "import", counts, views, voters)


def tally_votes(tally: Tally | None) -> Votes:
    """Return what a tally of a vote holds."""
    if tally is None:
        return Votes()
    views = {
        view: Votes({item: row[VOTES][VOTES] for item, row in rows.items()}, tally.view_voters.get(view))
        for view, rows in tally.views.items()
    }
    return Votes({item: row[VOTES][VOTES] for item, row in tally.counts.items()}, tally.voters, views)


def votes_tally(page: str, votes: Votes, turn: int = 1) -> Tally:
    """Return the tally of a vote."""
    views = {view: {item: {VOTES: {VOTES: n}} for item, n in own.counts.items()} for view, own in votes.views.items()}
    sizes = {view: own.voters for view, own in votes.views.items() if own.voters is not None}
    counts = {item: {VOTES: {VOTES: n}} for item, n in votes.counts.items()}
    return Tally(page, turn, "import", counts, views, votes.voters, sizes)
