"""A facilitator at the keyboard: answers any page of any exercise with the keys the screen offers, and nothing else."""

from __future__ import annotations

from functools import singledispatchmethod
from pathlib import Path
from typing import Any

from exercises.evaluate import evaluate
from exercises.filling.choosing import notes_for
from exercises.filling.entry import columns_in, in_variant, shown_items, statements_in
from exercises.filling.rows import lines_of
from exercises.filling.tables import table_rows
from exercises.filling.typed import OPTION_TYPES
from exercises.outlines import Exercise
from exercises.page_parts import Field, Variant
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
from exercises.running import run
from tests.terminal import Terminal, crash_report
from workbook.model import Workbook
from workbook.session import Stop
from workbook.store import Store

CARDS = ("Pumps fail again soon after repair", "Spares arrive for the wrong shaft", "Nobody reads the alarms",
         "Two fitters retire next year", "Job cards say nothing", "Fixes stay at one depot")  # fmt: skip


class Facilitator:
    """Walks pages in a terminal; reads the saved file to know what the next page will show."""

    def __init__(self, terminal: Terminal, file: Path) -> None:
        self.terminal = terminal
        self.file = file
        self.exercise: Exercise
        self.variant: Variant
        self.stop: Stop

    @property
    def book(self) -> Workbook:
        """The workbook as it stands on disk, once the screen says saved."""
        self.terminal.settle().wait("saved")
        store = Store.open(self.file, read_only=True)
        store.close()
        return store.book

    def walk(self, until: str = "") -> list[str]:
        """Answer every page from where the screen stands, to the end or to the page *until*; return the pages."""
        stops = run.stops(self.book)
        at = next(n for n, stop in enumerate(stops) if stop.place == self.book.session.page)
        done: list[str] = []
        for stop in stops[at:]:
            if stop.page == until:
                return done
            self.stop = stop
            book = self.book
            block = next(b for b in book.agenda if b.id == stop.block)
            self.exercise, self.variant = run.exercise_of(block), run.variant_of(block)
            page = self.exercise.page(stop.page.split("/", 1)[1])
            self.terminal.wait(f"{stop.number} of {stop.of} ·")
            self.answer(page)
            self.settle(page)
            self.terminal.press("f8").settle()
            done.append(stop.page)
        return done

    def settle(self, page: Page) -> None:
        """Press the done key until the page is settled."""
        for _ in range(6):
            if self.book.mark(self.stop.page).status == "settled":
                return
            self.terminal.press("f6").settle()
        raise AssertionError(
            f"{self.stop.page} does not settle; the screen shows:\n{self.terminal.text}\n{crash_report()}"
        )

    def items(self, page: Page) -> Any:
        """What the page shows."""
        book = self.book
        return shown_items(self.exercise, page, book, self.variant, evaluate(book))

    def line(self, text: str) -> None:
        """Type a line and enter it."""
        self.terminal.type(text).press("enter").settle()

    @singledispatchmethod
    def answer(self, page: Page) -> None:
        """Answer a page."""
        raise TypeError(type(page).__name__)

    @answer.register
    def _(self, page: ReadPage) -> None:
        for _ in page.cards:
            self.terminal.press("enter")
        self.terminal.settle()

    @answer.register
    def _(self, page: QuizPage) -> None:
        people = sum(person.here for person in self.book.people)
        for _ in statements_in(page, self.variant):
            self.terminal.type(str(people)).press("enter").settle().press("enter").settle()

    @answer.register
    def _(self, page: CollectPage) -> None:
        if page.paper:
            self.terminal.press("f6").settle()
        for text in CARDS[: max(4, min(page.least, 6))]:
            self.line(text)

    @answer.register
    def _(self, page: ClusterPage) -> None:
        cards = self.items(page)
        for place in range(len(cards)):
            if page.groups:
                self.terminal.type("ABCD"[place % len(page.groups)]).settle()
            elif place < 3:
                self.terminal.press("enter").settle()
                self.line(f"Group {place + 1}")
            else:
                self.terminal.type("A").settle()

    @answer.register
    def _(self, page: VotePage) -> None:
        self.terminal.press("f6").settle()
        self._slips(page, self.items(page))

    @answer.register
    def _(self, page: RatePage) -> None:
        way = self.page_way(page)
        if way == "hands":
            self.terminal.press("f6").settle()
            self.terminal.press("right", "right", "right").settle()
            self.terminal.type(str(len(self.book.people))).press("enter").settle()
        elif way == "ballot":
            self.terminal.press("f6").settle()
            self._slips(page, self.items(page))
        else:
            for number, _ in enumerate(self.items(page)):
                for _criterion in page.criteria:
                    self.terminal.type(str(3 + number % 3) if page.low > 0 else "1").settle()

    def page_way(self, page: RatePage) -> str:
        """Who gives the numbers here."""
        return page.way(self.variant)

    def _slips(self, page: VotePage | RatePage, items: Any) -> None:
        book = self.book
        sides = len({p.viewpoint for p in book.people}) > 1 and bool(lines_of(page)) and page.secret
        each = 0
        if isinstance(page, VotePage):
            each = page.marks if isinstance(page.marks, int) else min(5, max(3, -(-len(items) // 3)))
        for seat, person in enumerate(book.people):
            if sides:
                self.terminal.type({"member": "m", "management": "g", "support": "s"}[person.viewpoint])
            criteria = 1 if isinstance(page, VotePage) else len(page.criteria)
            for place in range(len(items) * criteria):
                if isinstance(page, VotePage):
                    self.terminal.type("1" if (place - seat) % len(items) < each else "0")
                else:
                    self.terminal.type(str(2 + (place + seat) % 4))
            self.terminal.settle()

    @answer.register
    def _(self, page: CheckPage) -> None:
        option = page.options[0]
        for _ in self.items(page):
            for _column in columns_in(page, self.variant):
                self.terminal.type(option.mark or option.label[0]).settle()

    @answer.register
    def _(self, page: WritePage) -> None:
        for field in in_variant(page.fields, self.variant):
            self._write(field)
            self.terminal.press("tab").settle()

    def _write(self, field: Field) -> None:
        if field.type in OPTION_TYPES and not field.free:
            self.terminal.type("1")
        else:
            self.terminal.type(self._text(field))

    def _text(self, field: Field) -> str:
        return {"date": "12 Apr 2027", "number": "4", "person": "P1"}.get(field.type, f"Ours {field.id}")

    @answer.register
    def _(self, page: ChoosePage) -> None:
        if page.special == "suggestions":
            self.terminal.type("t").type("t").type("t").settle()
            return
        items = self.items(page)
        self.terminal.press("space").settle()
        if page.first:
            self.terminal.type("f").settle()
        notes = notes_for(page, self.variant, picked=True)
        if notes and items:
            self.terminal.press("enter").settle()
            for field in notes:
                self.terminal.type(self._text(field)).press("tab").settle()

    @answer.register
    def _(self, page: TablePage) -> None:
        book = self.book
        rows = table_rows(self.exercise, page, book, self.variant, evaluate(book))
        if not rows and not (page.of or page.lines) and page.special != "open_actions":
            self.terminal.press("enter").settle()
            self.line("Our own row")
            rows = table_rows(self.exercise, page, self.book, self.variant, evaluate(self.book))
        for field in in_variant(page.columns, self.variant):
            self.terminal.press("home").settle()
            for _ in rows:
                self._cell(field)
            self.terminal.press("right").settle()

    def _cell(self, field: Field) -> None:
        by_key = field.type in OPTION_TYPES and field.type not in ("ref", "refs") and not field.free
        if by_key:
            self.terminal.type("1").settle()
            if field.type in ("choices", "refs"):
                self.terminal.press("down").settle()
        elif field.type in ("ref", "refs") and not field.free:
            self.terminal.press("enter").settle().type("1").settle().press("tab").settle()
        else:
            self.terminal.press("enter").settle().type(self._text(field)).press("enter").settle()
