"""Whether the agenda's time boxes hold what one keyboard costs. Estimates, kept in one table, never research."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import singledispatch
from typing import TypeAlias

from msgspec import Struct

from exercises.guide import told
from exercises.outlines import Exercise
from exercises.page_parts import By, Variant
from exercises.pages import CollectPage, Page, QuizPage, RatePage, VotePage
from exercises.running.progress import page_key, pages_of
from workbook.errors import GuideError
from workbook.model import Block

COSTS = {
    "card": 20,  # a card read out and typed
    "hand_over": 15,  # the keyboard goes to the next person
    "mark": 3,  # one mark of a ballot
    "hands": 10,  # one item by show of hands
    "closing": 15,  # one person's closing word
}
"""Seconds that one keyboard costs."""

CARDS_EACH = 2
"""Cards a person where the page names no number: pages ask for one to three."""
VOTES_ITEMS = 7
"""Clusters assumed where dots depend on their number."""
SEATS = 14
"""Above this many people a table is one seat."""
TABLE = 5


Pages: TypeAlias = Collection[str]
"""Pages that are over, as their marks are kept: ``exercise/page``, for other blocks ``block/page``."""


def agenda_check(blocks: Iterable[Block], people: int, over: Pages = ()) -> tuple[str, ...]:
    """Return a warning for every page whose time box is shorter than what the keyboard alone takes.

    Args:
        blocks: The agenda.
        people: How many take part; above 14, tables of five share a seat.
        over: Pages that are over; of those nothing can be won any more.
    """
    seats = people if people <= SEATS else -(-people // TABLE)
    return tuple(_said(lack, seats) for lack in _lacks(blocks, seats, over))


def minutes_short(blocks: Iterable[Block], people: int, over: Pages = ()) -> int:
    """Return the minutes of keyboard time that all boxes together lack, 0 where they hold; see `agenda_check`."""
    seats = people if people <= SEATS else -(-people // TABLE)
    return -(-sum(lack.seconds for lack in _lacks(blocks, seats, over)) // 60)


def too_long(blocks: Iterable[Block], people: int, over: Pages = ()) -> str:
    """Return the agenda check in one line (``25 minutes too long for 12 people``), empty where the boxes hold."""
    short = minutes_short(blocks, people, over)
    minutes = "1 minute" if short == 1 else f"{short} minutes"
    return f"{minutes} too long for {people} people" if short and people > 1 else ""


class _Lack(Struct, frozen=True):
    """A page whose box is shorter than its typing: minutes of the box, seconds that are missing."""

    words: Exercise
    page: Page
    minutes: int
    seconds: int


def _lacks(blocks: Iterable[Block], seats: int, over: Pages) -> Iterator[_Lack]:
    for block in blocks:
        if block.dropped:
            continue
        try:
            words = told(block)
        except GuideError:
            continue
        pages = pages_of(words, block, alone=seats == 1)
        if not block.exercise:
            coming = [page for page in pages if page_key(block, page) not in over]
            yield from _lack_of_block(words, block, coming, seats) if coming else ()
            continue
        for page, after in zip(pages, (*pages[1:], None), strict=True):
            if page_key(block, page) not in over:
                yield from _lack(words, block, page, after, seats)


def keyboard_seconds(page: Page, variant: Variant, seats: int) -> int:
    """Return the seconds of typing that a page takes with so many seats; 0 where the keyboard is no limit."""
    return _cost(page, variant, seats)


def _lack(words: Exercise, block: Block, page: Page, after: Page | None, seats: int) -> list[_Lack]:
    variant: Variant = block.variant  # type: ignore[assignment]  # a text in the file, one of four words in the guide
    minutes = sum(page.box(variant) or (0, 0))
    if after is not None and isinstance(page, CollectPage) and getattr(after, "of", "") == (page.list or page.id):
        minutes += sum(after.box(variant) or (0, 0))  # cards are read out and typed while they are sorted
    need = keyboard_seconds(page, variant, seats)
    if not minutes or need <= minutes * 60:
        return []
    return [_Lack(words, page, minutes, need - minutes * 60)]


def _lack_of_block(words: Exercise, block: Block, pages: Sequence[Page], seats: int) -> list[_Lack]:
    """The pages of a welcome or a close share its minutes: their typing is set against all of them."""
    costs = [(keyboard_seconds(page, "full", seats), page) for page in pages]
    need = sum(cost for cost, _ in costs)
    if not block.minutes or need <= block.minutes * 60:
        return []
    _, dearest = max(costs, key=lambda one: one[0])
    return [_Lack(words, dearest, block.minutes, need - block.minutes * 60)]


def _said(lack: _Lack, seats: int) -> str:
    spare = -(-lack.seconds // 60)
    more = "1 minute more" if spare == 1 else f"{spare} minutes more"
    seat = "1 seat" if seats == 1 else f"{seats} seats"
    return f"{lack.words.title}, {lack.page.title}: typing alone takes {more} than its {lack.minutes} with {seat}."


@singledispatch
def _cost(page: Page, variant: Variant, seats: int) -> int:
    return 0


@_cost.register
def _(page: QuizPage, variant: Variant, seats: int) -> int:
    return len(page.only.get(variant, page.statements)) * COSTS["hands"] if seats > 1 else 0


@_cost.register
def _(page: CollectPage, variant: Variant, seats: int) -> int:
    if page.each == "one each":
        return seats * COSTS["closing"]
    # Only cards written on paper wait for the keyboard; others are typed as they come.
    return seats * CARDS_EACH * COSTS["card"] if page.paper and seats > 1 else 0


@_cost.register
def _(page: VotePage, variant: Variant, seats: int) -> int:
    if seats == 1 or variant in page.twice:
        return 0
    marks = page.marks if isinstance(page.marks, int) else min(5, max(3, -(-VOTES_ITEMS // 3)))
    return seats * (COSTS["hand_over"] + marks * COSTS["mark"])


@_cost.register
def _(page: RatePage, variant: Variant, seats: int) -> int:
    way: By = page.way(variant)
    items = len(page.lines) or (5 if page.some else 1)
    marks = items * len(page.criteria)
    if way == "ballot" and seats > 1:
        return seats * (COSTS["hand_over"] + marks * COSTS["mark"])
    return marks * COSTS["hands"] if way == "hands" else 0
