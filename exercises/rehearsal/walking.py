"""A whole workshop without a screen: every page of the agenda answered, revealed and settled in its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from exercises.evaluate import evaluate
from exercises.filling import carry
from exercises.pages import Page, RatePage
from exercises.rehearsal.answering import answer
from exercises.rehearsal.group import Group, words
from exercises.rehearsal.hand import Hand
from exercises.rehearsal.voting import ask, tally_of
from exercises.running import run
from workbook import session
from workbook.apply import apply
from workbook.changes import Change, SetActual, SetMark, SetParked, SetPlace, SetTally, Several
from workbook.model import Block, Parked, Workbook, new_id
from workbook.session import Stop


class Keeper(Protocol):
    """What keeps the workbook while it is walked through: a store, or a `Notebook`."""

    @property
    def book(self) -> Workbook:
        """The workbook as it stands."""

    def do(self, change: Change, label: str = "") -> None:
        """Make a change."""


class Notebook:
    """Keeps a workbook in memory alone."""

    def __init__(self, book: Workbook) -> None:
        """Begin with a workbook."""
        self.book = book

    def do(self, change: Change, label: str = "") -> None:
        """Make a change."""
        self.book, _ = apply(change, self.book)


def walk(keeper: Keeper, group: Group) -> Iterator[Stop]:
    """Run the agenda to its end with a group; yield every page when it is settled."""
    for block in keeper.book.agenda:
        if block.dropped:
            continue
        for stop in [stop for stop in run.stops(keeper.book) if stop.block == block.id]:
            _page(keeper, group, block, stop)
            yield stop
        _leave(keeper, group, block)


def _page(keeper: Keeper, group: Group, block: Block, stop: Stop) -> None:
    page = run.exercise_of(block).page(stop.page.split("/", 1)[1])
    keeper.do(SetPlace(stop.place))
    if block.exercise:
        for change in carry.refresh(keeper.book, block.exercise, stop.page, evaluate(keeper.book)):
            keeper.do(change)
    hand = Hand(group, keeper.book, block, page, evaluate(keeper.book))
    answer(hand)
    if hand.flow == "ballot":
        _forward(keeper, hand, "open")
    if hand.changes:
        keeper.do(Several(tuple(hand.changes), page.title), page.title)
    _forward(keeper, hand, "revealed" if hand.flow != "plain" else "settled")
    if _again(hand, page):
        _second_round(keeper, hand)
    _forward(keeper, hand, "settled")


def _forward(keeper: Keeper, hand: Hand, status: str) -> None:
    """Press the done key until the page is that far."""
    for _ in range(6):
        mark = keeper.book.mark(hand.ref)
        if mark.status == status:
            return
        keeper.do(SetMark(hand.ref, session.advanced(hand.flow, mark)))
    raise AssertionError(f"{hand.ref} does not become {status}")


def _again(hand: Hand, page: Page) -> bool:
    """Whether the group scores a second time, unseen: now and then, where it was far apart."""
    return hand.flow == "ballot" and isinstance(page, RatePage) and hand.group.dice("again", hand.ref).random() < 0.4


def _second_round(keeper: Keeper, hand: Hand) -> None:
    asked = ask(hand, 2)
    if not asked.items:
        return
    keeper.do(SetMark(hand.ref, session.second_round(keeper.book.mark(hand.ref))))
    first = keeper.book.tally(hand.ref, 1)
    keeper.do(SetTally(asked.key, tally_of(hand, asked, first.way if first else "paper")))


def _leave(keeper: Keeper, group: Group, block: Block) -> None:
    """Note the minutes a block took, and park what came up beside it."""
    took = max(1, round(block.minutes * group.pace(block.id)))
    keeper.do(SetActual(block.id, took))
    dice = group.dice("parked", block.id)
    if block.exercise and dice.random() < 0.2:
        book = keeper.book
        taker = dice.choice(book.people).id if book.people and dice.random() < 0.7 else ""
        keeper.do(
            SetParked(Parked(new_id(book.parking, "L"), dice.choice(words().other["parked"]), taker, block.exercise))
        )
