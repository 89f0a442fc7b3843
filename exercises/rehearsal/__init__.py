"""Rehearsal: a simulated group that writes, votes with disagreement, passes and runs late.

A first-time facilitator practises with it, and tests run whole workshops with it. Everything here is pure: one seed,
one group, the same answers every time. What it says stands in `group.toml`; what it does on a page is dispatched by
the page's kind in `answering`.
"""

from __future__ import annotations

from exercises.rehearsal.answering import answer
from exercises.rehearsal.beginning import group_of, rehearsal_book
from exercises.rehearsal.group import Group
from exercises.rehearsal.hand import Hand
from exercises.rehearsal.voting import completed, count_on, sheets, tally_of
from exercises.rehearsal.walking import Keeper, Notebook, walk

__all__ = [
    "Group",
    "Hand",
    "Keeper",
    "Notebook",
    "answer",
    "completed",
    "count_on",
    "group_of",
    "rehearsal_book",
    "sheets",
    "tally_of",
    "walk",
]
