"""A vote is open, and another page changes what it is about: said at once, while undo can still take that back."""

from __future__ import annotations

from exercises.filling.asking import voted_on
from exercises.kit import Findings
from exercises.running.run import exercise_of, variant_of
from screens.room.rounds import Round, keyed
from screens.text import quoted
from workbook.model import Workbook
from workbook.store import Store


def shifted(store: Store, findings: Findings) -> str:
    """Return what is to be said of a vote that was just now overtaken by a change, empty where there is none."""
    said = ""
    for made in keyed(store):
        before, made.shifted = made.shifted, _other_items(made, store.book, findings)
        if made.shifted and not before:
            said = f"{quoted(made.title)} is open, {made.told}: this changes what is voted on. Ctrl+Z takes it back."
    return said


def _other_items(made: Round, book: Workbook, findings: Findings) -> bool:
    owner, _, name = made.ask.page.partition("/")
    for block in book.agenda:
        told = exercise_of(block)
        if told.id == owner:
            first = book.tally(made.ask.page, 1) if made.ask.turn == 2 else None
            now = voted_on(told, told.page(name), book, variant_of(block), findings, first)
            return {item.id for item in now} != set(made.ask.items)
    return False
