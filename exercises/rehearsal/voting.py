"""How the group votes and scores: with leanings, two camps on some items, a pass now and then."""

from __future__ import annotations

from exercises.filling.asking import ask_of
from exercises.pages import QuizPage
from exercises.rehearsal.hand import Hand
from workbook.ballots import PASS, Ask, Ballot, Sheet, dots_on
from workbook.hands import Hands
from workbook.model import Participant, Tally, Way

SPLIT = 0.35
"""How many items of ten, about, find the group in two camps."""
PASSES = 0.04
"""How many scores of a hundred are passed on."""
STAYS_OUT = 0.06
"""How many seats of a hundred give nothing at all."""


def ask(hand: Hand, turn: int = 1) -> Ask:
    """Return what the page's ballot asks."""
    return ask_of(hand.exercise, hand.page, hand.items, turn)


def sheets(hand: Hand, asked: Ask, people: tuple[Participant, ...] | None = None) -> list[tuple[Participant, Sheet]]:
    """Return what each seat marks; one that stays out is left out, but never so many that the result is held back."""
    here = tuple(p for p in hand.book.people if p.here) if people is None else people
    found: list[tuple[Participant, Sheet]] = []
    for place, person in enumerate(here):
        dice = hand.group.dice(asked.page, "out", person.id)
        if dice.random() < STAYS_OUT and len(here) - place + len(found) > 4:
            continue
        found.append((person, _dots(hand, asked, person) if asked.dots else _scores(hand, asked, person)))
    return found


def tally_of(hand: Hand, asked: Ask, way: Way = "paper") -> Tally:
    """Return the counts of a round, as closing the ballot gives them."""
    here = tuple(p for p in hand.book.people if p.here)
    ballot = Ballot(asked, here, way)
    for person, sheet in sheets(hand, asked, here):
        ballot.put(person.id, sheet)
    return ballot.close()


def completed(asked: Ask, begun: Sheet, given: Sheet) -> Sheet:
    """Return a sheet that was *begun*, filled up from *given* where nothing stands yet."""
    if not asked.dots:
        return {**given, **begun}
    found, left = dict(begun), asked.dots - dots_on(begun)
    for cell, mark in given.items():
        more = min(int(mark), left)
        if cell not in begun and more > 0:
            found[cell], left = str(more), left - more
    return found


def count_on(hands: Hands, item: str, criterion: str, given: list[str]) -> None:
    """Count the hands of a line where nothing was counted yet; what was typed stays, and they are no more than people.

    Args:
        hands: The open show of hands.
        item: The line.
        criterion: The line's criterion.
        given: What each of the group shows there.
    """
    begun = {mark for mark in hands.marks if hands.number(item, criterion, mark) is not None}
    left = len(given) - hands.shown(item, criterion)
    free = [mark for mark in hands.marks if mark not in begun]
    if left <= 0 or not free:
        return
    counts = {mark: given.count(mark) for mark in free}
    for mark in free:
        counts[mark] = min(counts[mark], left)
        left -= counts[mark]
    counts[max(free, key=lambda mark: counts[mark])] += left  # those who were counted elsewhere by hand
    for mark, number in counts.items():
        hands.put(item, criterion, mark, number)


def _scores(hand: Hand, asked: Ask, person: Participant) -> Sheet:
    sheet: Sheet = {}
    for item, criterion in asked.cells:
        own = hand.group.dice(asked.page, item, criterion, person.id)
        if own.random() < PASSES:
            sheet[item, criterion] = PASS
            continue
        score = _middle(hand, asked, item, criterion, person) + own.choice((-1, 0, 0, 0, 1))
        if asked.turn == 2:  # heard the other side: half of them move a step
            score = round((score + (asked.low + asked.high) / 2) / 2) if own.random() < 0.5 else score
        sheet[item, criterion] = str(min(asked.high, max(asked.low, score)))
    return sheet


def _middle(hand: Hand, asked: Ask, item: str, criterion: str, person: Participant) -> int:
    """Where a person stands on an item: where all do, or in one of two camps."""
    dice = hand.group.dice(asked.page, item, criterion)
    if dice.random() < SPLIT:
        camp = hand.group.dice("camp", item, person.id).random() < 0.5
        return asked.high if camp else asked.low + 1
    return dice.randint(asked.low + 1, asked.high)


def _dots(hand: Hand, asked: Ask, person: Participant) -> Sheet:
    dice = hand.group.dice(asked.page, "dots", person.id, asked.turn)
    pull = {item: hand.group.dice(asked.page, "pull", item).uniform(1, 6) for item in asked.items}
    sheet: Sheet = {}
    wanted = asked.dots if dice.random() > 0.1 else asked.dots - 1
    cell = asked.criteria[0]
    while dots_on(sheet) < wanted:
        open_items = [item for item in asked.items if int(sheet.get((item, cell), "0")) < asked.cap]
        if not open_items:
            break
        item = dice.choices(open_items, [pull[one] for one in open_items])[0]
        sheet[item, cell] = str(int(sheet.get((item, cell), "0")) + 1)
    return sheet


def guesses(hand: Hand, page: QuizPage, statement: str, answer: bool) -> list[str]:
    """Return what each person thinks of a statement: ``true``, ``false`` or ``unsure``."""
    knows = hand.group.dice(hand.ref, statement).uniform(0.35, 0.9)
    found = []
    for person in (p for p in hand.book.people if p.here):
        own = hand.group.dice(hand.ref, statement, person.id)
        right, wrong = ("true", "false") if answer else ("false", "true")
        found.append("unsure" if own.random() < 0.1 else right if own.random() < knows else wrong)
    return found
