"""What an asker works with: the voice, the open workbook, the exercise in its variant."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.store import Store

from exercises.carry import offers, refresh
from exercises.evaluate import evaluate
from exercises.guide import exercise
from exercises.kit import Findings, Scene
from exercises.pages import Exercise, Page, Variant
from exercises.registry import code_of
from exercises.rows import items_of, source_list
from screens.plain.voice import Voice
from workbook.changes import AddItem, Change, SetCell, SetField, SetMark
from workbook.model import Item, PageMark, Tally, Value, Workbook, new_id


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
        return self.book.solo or self.variant in ("solo", "lite")

    def key(self, page: Page) -> str:
        """Return the page's name everywhere: ``exercise/page``."""
        return f"{self.exercise.id}/{page.id}"

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
        if self.field(page, name) != value:
            self.do(SetField(self.key(page), name, value), f"{page.title}: {name}")

    def set_cell(self, list_name: str, item: Item, column: str, value: Value) -> None:
        """Keep a cell where it changed; a fixed row is made when its first cell is."""
        if item.cells.get(column) != value:
            self.do(SetCell(list_name, item.id, column, value), f"{item.text}: {column}")

    def add(self, list_name: str, prefix: str, text: str) -> Item:
        """Add a card or row and return it."""
        known = (*self.book.rows(list_name), *self.book.bin.get(list_name, ()))
        item = Item(new_id(known, prefix), text)
        self.do(AddItem(list_name, item), text)
        return item

    def items(self, page: Page) -> tuple[Item, ...]:
        """Return the items a page shows."""
        some = None
        if getattr(page, "some", False):
            findings = self.findings()
            code = code_of(self.exercise.id)
            answers = findings.answers.get(self.exercise.id) or code.read(self.book)
            result = findings.results.get(self.exercise.id) or code.result(answers, findings)
            some = code.rows(page.id, self.variant, answers, result)
        return items_of(self.exercise, page, self.book, some)

    def list_of(self, page: Page) -> str:
        """Return the list whose items a page shows."""
        return source_list(self.exercise, page, self.book)

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
        return Scene(exercise(exercise_id), self.findings())
