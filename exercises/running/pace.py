"""How the day goes: what the blocks took, ahead or behind, and how long it still takes (`docs/formulas.md`, Pace)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from exercises.running.progress import FINISHED, block_pages, page_key
from workbook.model import Block, Workbook

ENOUGH = 30
"""Planned minutes of finished exercises from which on their pace says something about the rest."""
SLOWEST, FASTEST = 2.0, 0.5
"""Bounds of that pace: one exercise that ran wild is no forecast."""
NOTICED = 2
"""Minutes from which on a day is ahead or behind."""


class Pace(Struct, frozen=True):
    """How the day goes, in minutes.

    Attributes:
        behind: How far behind the plan we are; negative is ahead.
        spent: What was spent on the agenda so far.
        left: What is left if everything to come takes what is planned.
        at_pace: What is left if exercises go on taking what they took so far; breaks take what is planned.
    """

    behind: int = 0
    spent: int = 0
    left: int = 0
    at_pace: int = 0

    @property
    def words(self) -> str:
        """``12 min behind``, ``5 min ahead``, ``on time``; empty before anything ran."""
        if not self.spent:
            return ""
        if abs(self.behind) < NOTICED:
            return "on time"
        return f"{abs(self.behind)} min {'behind' if self.behind > 0 else 'ahead'}"


def pace(agenda: Sequence[Block], here: str = "", done: frozenset[str] = frozenset()) -> Pace:
    """Return how the day goes.

    A block is over where it is *done*, or where it stands before the one in hand and took a minute or more. What was
    passed by without a minute is not counted as won: it may still come.

    Args:
        agenda: The blocks, in running order, with what they took so far.
        here: Id of the block in hand, or empty.
        done: Ids of the blocks that are done.
    """
    run = [block for block in agenda if not block.dropped]
    at = next((n for n, block in enumerate(run) if block.id == here), -1)
    behind = left = at_pace = 0
    over = [_over(block, n, at, done) for n, block in enumerate(run)]
    rate = _rate([block for block, ended in zip(run, over, strict=True) if ended and block.exercise])
    for block, ended in zip(run, over, strict=True):
        took = block.actual or 0
        if ended:
            behind += took - block.minutes if block.actual is not None else 0
            continue
        rest = max(0, block.minutes - took)
        behind += max(0, took - block.minutes)
        left += rest
        at_pace += round(rest * rate) if block.exercise else rest
    return Pace(behind, sum(block.actual or 0 for block in run), left, at_pace)


def pages_over(book: Workbook) -> frozenset[str]:
    """Return the pages that are over: settled, skipped, or of a block that ran before the one in hand."""
    run = [block for block in book.agenda if not block.dropped]
    at = next((n for n, block in enumerate(run) if block.id == here_in(book)), -1)
    ran = [block for place, block in enumerate(run) if _over(block, place, at, frozenset())]
    settled = {page for page, mark in book.session.marks.items() if mark.status in FINISHED}
    return frozenset(settled.union(*({page_key(block, page) for page in block_pages(book, block)} for block in ran)))


def here_in(book: Workbook) -> str:
    """Return the id of the block in hand, empty before we begin."""
    name = book.session.page.split("/")[0]
    return next((block.id for block in book.agenda if name and name in (block.id, block.exercise)), "")


def _over(block: Block, place: int, at: int, done: frozenset[str]) -> bool:
    return place != at and (block.id in done or (place < at and bool(block.actual)))


def _rate(ran: Sequence[Block]) -> float:
    timed = [block for block in ran if block.actual is not None]
    planned = sum(block.minutes for block in timed)
    if planned < ENOUGH:
        return 1.0
    return min(SLOWEST, max(FASTEST, sum(block.actual or 0 for block in timed) / planned))


def ran_before(book: Workbook) -> dict[str, int]:
    """Return how many minutes longer than planned each exercise of an earlier workbook took (negative: shorter)."""
    return {
        block.exercise: block.actual - block.minutes
        for block in book.agenda
        if block.exercise and block.actual is not None and not block.dropped
    }


def last_time(block: Block, before: Mapping[str, int]) -> str:
    """Return what an earlier run says about a block: ``took 5 min longer last time``; empty where it says nothing."""
    by = before.get(block.exercise, 0) if block.exercise else 0
    if abs(by) < NOTICED:
        return ""
    return f"took {abs(by)} min {'longer' if by > 0 else 'less'} last time"
