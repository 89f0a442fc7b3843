"""What the group does on a page: one behaviour a page kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from exercises.filling import choosing, entry, groups, tables
from exercises.filling.cells import as_texts
from exercises.filling.rows import own_list
from exercises.page_parts import Field
from exercises.pages import (
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Page,
    QuizPage,
    RatePage,
    ReadPage,
    TablePage,
    VotePage,
    WritePage,
)
from exercises.plan import taking
from exercises.plan.drafting import drafts, in_order
from exercises.rehearsal.group import words
from exercises.rehearsal.hand import Hand
from exercises.rehearsal.saying import said
from exercises.rehearsal.voting import ask, completed, guesses, sheets, tally_of
from workbook.ballots import VOTES, Sheet, single
from workbook.changes import AddItem, SetAction, SetTally
from workbook.model import Action, Counts, Item, Tally, new_id

NOT_NOW = "not_now_"
TAKEN = 4
"""How many suggestions the group takes into its plan at most."""


def answer(hand: Hand) -> None:
    """Have the group answer the page in hand; what it changed stands in `Hand.changes`. What is there stays."""
    _answer(hand.page, hand)


@singledispatch
def _answer(page: Page, hand: Hand) -> None:
    raise TypeError(f"not a page: {type(page).__name__}")


@_answer.register
def _(page: ReadPage, hand: Hand) -> None:
    """Nothing is entered; the group listens."""


@_answer.register
def _(page: QuizPage, hand: Hand) -> None:
    statements = entry.statements_in(page, hand.variant)
    if hand.alone:
        for one in statements:
            right = "true" if one.answer else "false"
            dice = hand.group.dice(hand.ref, one.id)
            said_, sure = right if dice.random() < 0.7 else "unsure", dice.randint(1, 3)
            for name, value in ((one.id, said_), (f"{one.id}_confidence", sure)):
                if hand.book.field(hand.ref, name) is None:
                    hand.do(entry.put_field(hand.book, hand.ref, name, value))
        return
    counts: dict[str, dict[str, Counts]] = {}
    for one in statements:
        marks = guesses(hand, page, one.id, one.answer)
        counts[one.id] = {"answer": {m: marks.count(m) for m in ("true", "false", "unsure") if m in marks}}
    here = sum(person.here for person in hand.book.people)
    hand.do(SetTally(f"{hand.ref}#1", Tally(hand.ref, 1, "hands", counts, voters=here or None)))


@_answer.register
def _(page: CollectPage, hand: Hand) -> None:
    name = own_list(hand.exercise, page)
    have = {item.text for item in hand.book.rows(name)}
    people = 1 if hand.alone else max(1, sum(person.here for person in hand.book.people))
    pool = [text for text in words().of(hand.ref, "cards") or words().other["text"] if text not in have]
    most = people - len(have) if page.each == "one each" else max(page.least, people + people // 2)
    count = max(0, page.least - len(have), min(page.most - len(have), most))
    hand.do(entry.add_cards(hand.book, name, page.prefix, hand.group.some(pool, count, hand.ref)))


@_answer.register
def _(page: ClusterPage, hand: Hand) -> None:
    cards = [item.id for item in hand.items if not item.cells.get(page.cell)]
    cards = hand.group.some(cards, len(cards), hand.ref)
    there = [group.id for group in groups.groups_of(hand.exercise, page, hand.book)] or _named(page, hand, cards)
    for place, card in enumerate(cards):
        if page.groups or there:
            alone = not page.groups and place > 6 and hand.group.dice(hand.ref, card).random() < 0.1
            group = None if alone else there[place % len(there)]
            hand.do(groups.put_in(hand.book, hand.cells, page.cell, [card], group))


def _named(page: ClusterPage, hand: Hand, cards: list[str]) -> list[str]:
    """Make groups with names; as few cards as groups stay cards."""
    names = words().of(hand.ref, "groups") or words().other["text"]
    found = []
    for name in names[: min(max(page.least, len(cards) // 4), len(cards))]:
        change, group = groups.name_group(
            hand.book, hand.cells, page.cell, own_list(hand.exercise, page), page.prefix, name, []
        )
        hand.do(change)
        found.append(group)
    return found


@_answer.register
def _(page: VotePage, hand: Hand) -> None:
    _marks(page, hand)


@_answer.register
def _(page: RatePage, hand: Hand) -> None:
    _marks(page, hand)
    _fields(hand, page.fields)


def _marks(page: VotePage | RatePage, hand: Hand) -> None:
    """Vote, or agree on numbers. Hands and slips come to the same counts."""
    asked = ask(hand)
    if not asked.items:
        return
    if hand.flow == "ballot":
        hands = isinstance(page, RatePage) and page.way(hand.variant) == "hands"
        hand.do(SetTally(asked.key, tally_of(hand, asked, "hands" if hands else "paper")))
        return
    begun = _begun(hand)
    sheet = completed(asked, begun, _agreed(hand))
    if sheet == begun:
        return
    if isinstance(page, VotePage) or page.tallied:
        hand.do(SetTally(asked.key, single(asked, sheet, "own" if hand.alone else "agreed")))
        return
    for item in hand.items:
        for criterion in page.criteria:
            if item.cells.get(criterion.id) is None:
                mark = int(sheet.get((item.id, criterion.id), asked.high))
                hand.do(entry.put_cell(hand.book, hand.cells, item, criterion.id, mark))


def _begun(hand: Hand) -> Sheet:
    """The marks one voice has given already."""
    tally = hand.book.tally(hand.ref, 1)
    found: Sheet = {}
    for item, row in (tally.counts if tally else {}).items():
        for criterion, counts in row.items():
            for mark, number in counts.items():
                found[item, criterion] = str(number) if mark == VOTES else mark
    return found


def _agreed(hand: Hand) -> dict[tuple[str, str], str]:
    """The numbers one voice gives: the first seat's, passes left out."""
    asked = ask(hand)
    people = hand.group.people[:1]
    found = next(iter(sheets(hand, asked, people)), None)
    return {cell: mark for cell, mark in found[1].items() if mark != "pass"} if found else {}


@_answer.register
def _(page: CheckPage, hand: Hand) -> None:
    for item in hand.items:
        for column in entry.columns_in(page, hand.variant):
            if item.cells.get(column.id) is None:
                dice = hand.group.dice(hand.ref, item.id, column.id)
                option = page.options[0] if dice.random() < 0.65 else dice.choice(page.options)
                now = hand.book.item(hand.cells, item.id) or item
                hand.do(entry.put_cell(hand.book, hand.cells, now, column.id, option.id))


@_answer.register
def _(page: WritePage, hand: Hand) -> None:
    _fields(hand, page.fields)


def _fields(hand: Hand, fields: Iterable[Field]) -> None:
    """Fill what is empty; what an earlier exercise brought stays."""
    for field in entry.in_variant(fields, hand.variant):
        if hand.book.field(hand.ref, field.id) in (None, "", []) and not _needless(hand, field):
            hand.do(entry.put_field(hand.book, hand.ref, field.id, said(hand, field)))


def _needless(hand: Hand, field: Field) -> bool:
    """A step with an action needs no "not now"; nothing is mended where nobody doubts."""
    if field.id.startswith(NOT_NOW):
        return field.id.removeprefix(NOT_NOW) in {action.step for action in hand.book.actions}
    if field.id == "mended":
        tally = hand.book.tally(hand.ref, hand.book.mark(hand.ref).round)
        counted = [counts for row in (tally.counts if tally else {}).values() for counts in row.values()]
        return not any(counts.get("1") or counts.get("2") for counts in counted)
    return False


@_answer.register
def _(page: ChoosePage, hand: Hand) -> None:
    if page.special == "suggestions":
        _take(hand)
        return
    items = hand.items
    most = min(len(items), max(page.least, choosing.most_picks(page, hand.variant)))
    picked = set(as_texts(hand.book.field(hand.ref, page.pick)))
    for item in [item for item in items if item.id not in picked][: max(0, most - len(picked))]:
        hand.do(choosing.pick(hand.book, hand.ref, page, item.id))
    picked = set(as_texts(hand.book.field(hand.ref, page.pick)))
    chosen = [item.id for item in items if item.id in picked]
    if page.first and chosen and hand.book.field(hand.ref, page.first) is None:
        hand.do(choosing.make_first(hand.book, hand.ref, page, chosen[0]))
    for place, item in enumerate(items):
        for field in choosing.notes_for(page, hand.variant, picked=item.id in picked):
            if item.cells.get(field.id) is None:
                hand.do(entry.put_cell(hand.book, hand.cells, item, field.id, said(hand, field, place)))


def _take(hand: Hand) -> None:
    """Take some suggestions, drop one, leave the rest for later."""
    waiting = taking.pending(hand.book, in_order(drafts(hand.findings)))
    for draft in waiting[:TAKEN]:
        hand.do(taking.take(hand.book, draft))
    for draft in waiting[TAKEN : TAKEN + 1]:
        hand.do(taking.drop(hand.book, draft))


@_answer.register
def _(page: TablePage, hand: Hand) -> None:
    columns = entry.in_variant(page.columns, hand.variant)
    if page.special:
        _actions(page, hand, columns)
        return
    name = own_list(hand.exercise, page)
    if tables.can_add_rows(page):
        pool = words().of(hand.ref, "rows") or words().other["text"]
        wanted = max(page.least, min(page.most, len(pool))) - len(hand.book.rows(name))
        for text in pool[: max(0, wanted)]:
            hand.do(AddItem(name, Item(entry.fresh_id(hand.book, name, page.prefix), text)))
    rows = tables.table_rows(hand.exercise, page, hand.book, hand.variant, hand.findings)
    for place, row in enumerate(rows):
        for field in columns:
            now = hand.book.item(hand.cells, row.id) or row
            if now.cells.get(field.id) in (None, "", []):
                hand.do(entry.put_cell(hand.book, hand.cells, now, field.id, said(hand, field, place)))


def _actions(page: TablePage, hand: Hand, columns: tuple[Field, ...]) -> None:
    """Fill in owners and days; where actions are looked at again, say what became of each."""
    if page.special == "actions":
        pool = words().of(hand.ref, "rows")
        for text in pool[: max(0, 3 - len(hand.book.actions))]:
            hand.do(SetAction(Action(new_id(hand.book.actions, "N"), step="S3", what=text)))
    for place, row in enumerate(tables.table_rows(hand.exercise, page, hand.book, hand.variant, hand.findings)):
        action = next(action for action in hand.book.actions if action.id == row.id)
        for field in columns:
            again = page.special == "open_actions" and field.id == "state"
            kept = (field.id == "state" and not again) or tables.is_told(page, field)
            if not kept and (again or not getattr(action, field.id)):
                action = tables.action_with(action, field.id, said(hand, field, place))
        hand.do(SetAction(action))
