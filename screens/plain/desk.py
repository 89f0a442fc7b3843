"""What an asker works with: the voice, the open workbook, the exercise in its variant."""

from __future__ import annotations

from dataclasses import dataclass

from exercises.evaluate import evaluate
from exercises.filling.carry import offers, refresh
from exercises.filling.entry import ALONE, cells_list, fresh_id, page_ref, put_cell, put_field, shown_items
from exercises.filling.waiting import waiting_words
from exercises.guide import exercise
from exercises.kit import Findings, Scene
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import Page
from screens.plain.voice import Voice
from screens.then import then_of
from workbook.changes import AddItem, Change, SetMark
from workbook.model import Item, PageMark, Tally, Value, Workbook
from workbook.store import Store


@dataclass
class Desk:
    """One person, or one facilitator, at one exercise.

    Attributes:
        voice: Who asks.
        store: The open workbook; every change goes through it.
        exercise: The exercise in hand.
        variant: How it is run.
    """

    voice: Voice
    store: Store
    exercise: Exercise
    variant: Variant

    @property
    def book(self) -> Workbook:
        """Return the workbook as it stands."""
        return self.store.book

    @property
    def alone(self) -> bool:
        """Whether one person answers for themselves."""
        return self.book.solo or self.variant in ALONE

    def key(self, page: Page) -> str:
        """Return the page's name everywhere: ``exercise/page``."""
        return page_ref(self.exercise, page)

    def findings(self) -> Findings:
        """Return all answers and results as they stand."""
        return evaluate(self.book)

    def do(self, change: Change, label: str = "") -> None:
        """Make a change."""
        self.store.do(change, label)

    def field(self, page: Page, name: str) -> Value:
        """Return a field of a page."""
        return self.book.field(self.key(page), name)

    def set_field(self, page: Page, name: str, value: Value) -> None:
        """Keep a field where it changed."""
        change = put_field(self.book, self.key(page), name, value)
        if change is not None:
            self.do(change, page.title)

    def set_cell(self, list_name: str, item: Item, column: str, value: Value) -> None:
        """Keep a cell where it changed; a fixed row is made when its first cell is."""
        change = put_cell(self.book, list_name, item, column, value)
        if change is not None:
            self.do(change, item.text)

    def add(self, list_name: str, prefix: str, text: str) -> Item:
        """Add a card or row and return it."""
        item = Item(fresh_id(self.book, list_name, prefix), text)
        self.do(AddItem(list_name, item), text)
        return item

    def items(self, page: Page) -> tuple[Item, ...]:
        """Return the items a page shows."""
        return shown_items(self.exercise, page, self.book, self.variant, self.findings())

    def waits(self, page: Page, nothing: str) -> None:
        """Say that there is nothing on a page yet, and which one fills it."""
        self.voice.say(waiting_words(self.exercise, page, self.book, nothing, then="Go through that one first."))

    def list_of(self, page: Page) -> str:
        """Return the list whose items take the page's cells."""
        return cells_list(self.exercise, page, self.book)

    def warn_secret(self) -> None:
        """Say before a secret page what the one who types must know: this screen shows it."""
        self.voice.say(
            "These are secret. What you type shows on this screen: it should not be on the wall. "
            "Shuffle the slips before each row, so that no place in a row tells whose slip it was."
        )

    def tally(self, page: Page) -> Tally | None:
        """Return the newest counts of a page."""
        return self.book.latest_tally(self.key(page))

    def open(self, page: Page) -> None:
        """Bring carried-forward values up to date, say where they came from, and mark the page as open."""
        key = self.key(page)
        findings = self.findings()
        for change in refresh(self.book, self.exercise.id, key, findings):
            self.store.do(change, entry=False)
        sources = {offer.label for offer in offers(self.exercise.id, key, findings) if offer.label}
        if sources:
            self.voice.say(f"Taken over from before: {', '.join(sorted(sources))}.")
        if self.book.mark(key).status == "ready":
            self.store.do(SetMark(key, PageMark("open")))

    def settle(self, page: Page) -> None:
        """Mark the page as settled."""
        self.store.do(SetMark(self.key(page), PageMark("settled")))

    def scene_of(self, exercise_id: str) -> Scene:
        """Return what the figures of an exercise are made with."""
        return Scene(exercise(exercise_id), self.findings(), then_of(self.store))
