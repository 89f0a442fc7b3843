"""Statements with a right answer, revealed one by one: hands in a group, an answer and how sure when alone."""

from __future__ import annotations

from textual.app import ComposeResult

from exercises.filling.asking import ask_of
from exercises.filling.entry import statements_in
from exercises.page_parts import Statement
from screens.ballots.counting import Counting
from screens.keys.gate import repeated
from screens.keys.once import Once
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.words import Words
from screens.room import rounds
from screens.text import mixed
from workbook.changes import Change, SetField, SetTally, Several
from workbook.hands import Hands
from workbook.model import Counts, Item, Value

MARKS = ("true", "false", "unsure")
_BY_KEY = {"t": "true", "f": "false", "u": "unsure"}
LEFT = "●"


class QuizBody(PageBody):
    """A row a statement; Enter reveals the one in hand."""

    DEFAULT_CSS = """
    QuizBody #line { height: auto; min-height: 4; margin-top: 1; max-width: 100; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.statements: tuple[Statement, ...] = statements_in(desk.page, desk.variant)
        self._told: set[str] = set()
        self._missing = Once()
        """Asks before a statement is revealed of which hands are missing."""
        ask = ask_of(desk.exercise, desk.page, [Item(s.id) for s in self.statements])
        counted = Hands(ask, len(desk.here), MARKS)
        self._hands = rounds.hands_counted(desk.screen.store, desk.ref, self.page.title, counted)
        self.counting = Counting(self._hands)
        tally = desk.book.tally(desk.ref, 1)
        for item, row in (tally.counts if tally else {}).items():
            self._hands.counts[(item, "answer")] = dict(row.get("answer", {}))
            self._told.add(item)

    def compose(self) -> ComposeResult:
        """Build the grid, the line that is revealed, the keys."""
        if self.desk.alone:
            yield Grid([GridColumn("answer", "answer", 8), GridColumn("confidence", "sure 1-3", 8)])
        else:
            yield Grid([*(GridColumn(mark, mark, 7) for mark in MARKS), GridColumn("sum", "hands", 9)])
        yield Words(id="line")
        yield Hint()

    # -- what stands here

    def _field(self, name: str) -> Value:
        return self.desk.book.field(self.desk.ref, name)

    def _counts(self, statement: str) -> Counts:
        tally = self.desk.book.tally(self.desk.ref, 1)
        return tally.counts.get(statement, {}).get("answer", {}) if tally else {}

    def told(self, statement: str) -> bool:
        """Whether a statement was revealed."""
        return statement in self._told or self.desk.mark.status == "settled"

    def redraw(self) -> None:
        """Show the statements; nothing is shown of one before it is revealed."""
        rows = []
        for number, one in enumerate(self.statements, 1):
            told = self.told(one.id)
            answer = "true" if one.answer else "false"
            said = f"{one.text}" + (f"  → {answer}" if told else "")
            cells = self._own_cells(one.id) if self.desk.alone else self._hand_cells(one.id, told=told)
            rows.append(GridRow(one.id, said, cells, mark=f"{number:>2}", strong=told))
        self.query_one(Grid).show(rows)
        self._show_line()

    def _own_cells(self, statement: str) -> tuple[str, ...]:
        sure = self._field(f"{statement}_confidence")
        return (str(self._field(statement) or "·"), "·" if sure is None else str(sure))

    def _hand_cells(self, statement: str, *, told: bool) -> tuple[str, ...]:
        """How many showed what, once it is revealed; before, only that it was counted.

        A sum that grew with each count would tell the counts, so it waits until the statement is left.
        """
        numbers = [self._hands.number(statement, "answer", mark) for mark in MARKS]
        if told and statement not in self._told:
            return (*("·" for _ in MARKS), "not asked")
        asked = statement in self._told
        cells = (str(number or 0) if asked else "·" if number is None else LEFT for number in numbers)
        if asked:
            shown, people = self._hands.shown(statement, "answer"), self._people(statement)
            return (*cells, f"{shown} of {people}" if people else str(shown))
        total = self.counting.total(statement, (statement, "answer"))
        return (*cells, "" if None in numbers and total not in ("…", "too many") else total)

    def _people(self, statement: str) -> int:
        """How many were in the room; for what was revealed, so many as showed a hand then, whoever has left since."""
        people, tally = self._hands.people, self.desk.book.tally(self.desk.ref, 1)
        if not people:
            return people
        return max(self._hands.shown(statement, "answer"), (tally.voters if tally else 0) or 0)

    def _show_line(self) -> None:
        row = self.query_one(Grid).row_id
        one = next((s for s in self.statements if s.id == row), None)
        line = self.query_one("#line", Words)
        if one is None:
            line.say("")
        elif self.told(one.id):
            right = "True." if one.answer else "False."
            line.say(mixed("[bold]$right[/] $line", right=right, line=one.line))
        else:
            line.say(mixed("[bold]$text[/]\n\n$how", text=one.text, how="Enter reveals it when all have answered."))
        marks = (
            (("T F U", "true, false, unsure"), ("1-3", "how sure"))
            if self.desk.alone
            else (("0-9", "hands"), ("→", "next"))
        )
        done = bool(row) and not self.desk.alone and self.told(row)
        self.query_one(Hint).say(keys(*marks, ("Enter", "next statement" if done else "reveal")))

    def status(self) -> str:
        """Say how many were revealed."""
        known = self.told if self.desk.alone else self._told.__contains__
        told = sum(known(one.id) for one in self.statements)
        return f"{told} of {len(self.statements)} revealed" if told else ""

    def begin(self) -> None:
        """Start on the statements."""
        self.query_one(Grid).focus()

    async def done(self) -> bool:
        """Settling reveals what was counted and not revealed yet: those hands are kept as well."""
        counted = [] if self.desk.alone else [s.id for s in self.statements if self._hands.shown(s.id, "answer")]
        if self.desk.mark.status == "settled" or set(counted) <= self._told:
            return True
        if any(self._too_many(statement) for statement in counted):
            return False
        self._told |= set(counted)
        self._keep()
        return True

    @property
    def keying(self) -> bool:
        """Whether hands are counted and not revealed: undo stays with them."""
        return not self.desk.alone and bool(self._unrevealed())

    def _unrevealed(self) -> list[str]:
        return [s.id for s in self.statements if s.id not in self._told and self._hands.counts.get((s.id, "answer"))]

    def start_over(self) -> None:
        """Forget the hands of the statement in hand; where it has none, those of the last one that has."""
        waiting, row = self._unrevealed(), self.query_one(Grid).row_id
        row = row if row in waiting else waiting[-1]
        self.counting.forget((row, "answer"))
        self.redraw()
        self.desk.say(f"The hands of statement {self._number(row)} are forgotten. Count them again.")

    def _number(self, statement: str) -> int:
        return next(n for n, one in enumerate(self.statements, 1) if one.id == statement)

    @property
    def hands(self) -> Hands:
        """The hands that are counted, revealed or not."""
        return self._hands

    # -- keys

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the line of another statement; hide what was typed once it is left."""
        message.stop()
        self.counting.moved(message.row)
        self.redraw()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Answer, count, reveal."""
        message.stop()
        if message.key == "enter":
            self._reveal(message.row)
        elif self.desk.alone:
            self._answer(message)
        else:
            self._count(message)
        self.redraw()

    def _answer(self, message: Grid.Typed) -> None:
        desk, row, key = self.desk, message.row, message.key.casefold()
        if key in _BY_KEY:
            desk.do(SetField(desk.ref, row, _BY_KEY[key]), f"answer to statement {self._number(row)}")
            self.query_one(Grid).go(column="confidence")
        elif key in "123" and self._field(row):
            desk.do(SetField(desk.ref, f"{row}_confidence", int(key)), f"how sure of statement {self._number(row)}")
            self._reveal(row)
        elif key in ("delete", "backspace"):
            changes: tuple[Change, ...] = (SetField(desk.ref, row, None), SetField(desk.ref, f"{row}_confidence", None))
            desk.do(Several(changes), f"answer to statement {self._number(row)}")

    def _count(self, message: Grid.Typed) -> None:
        if message.column not in MARKS:
            return
        row, mark, grid = message.row, message.column, self.query_one(Grid)
        present = self._hands.number(row, "answer", mark)
        begun = self.counting.typing(row, mark)
        if message.key.isdecimal() and row in self._told and present is not None and not begun:
            self.desk.say("This one is revealed. Del clears a number; Enter goes on to the next statement.")
            return
        if message.key == "space":
            grid.across()
            return
        if self.counting.take(row, (row, "answer"), mark, message.key):
            self._missing.forget()
        if self.told(row):
            if self._too_many(row):
                self.counting.put_back((row, "answer"), mark, present)
            else:
                self._keep()

    def _too_many(self, statement: str) -> bool:
        """Say it where more hands were counted than people are here, and tell."""
        shown, people = self._hands.shown(statement, "answer"), self._hands.people
        if not self._hands.too_many(statement, "answer"):
            return False
        self.desk.say(f"{shown} hands, {people} people in the room. Count once more, or say who is here.", late=True)
        return True

    def _too_few(self, statement: str) -> bool:
        """Ask once where hands were counted and some are missing, and tell."""
        shown, people = self._hands.shown(statement, "answer"), self._hands.people
        if not self._hands.too_few(statement, "answer") or self._missing.sure(self.app, statement):
            return False
        self.counting.done()
        self.desk.say(f"{shown} of {people} hands. Enter once more reveals it all the same.", late=True)
        return True

    def _reveal(self, statement: str) -> None:
        desk, grid = self.desk, self.query_one(Grid)
        if desk.alone:
            if not self._field(statement):
                desk.say("Answer first: T, F or U.")
                return
        elif self.told(statement):
            if repeated(self.app):
                return
            grid.down()
            grid.go(column=MARKS[0])
            return
        elif self._too_many(statement) or self._too_few(statement):
            return
        self._told.add(statement)
        if desk.alone:
            grid.go(column="answer")
        else:
            self._keep()
        grid.go(statement)

    def _keep(self) -> None:
        """Keep the counts of what was revealed; the others stay in memory."""
        tally = self._hands.close()
        told = {item: row for item, row in tally.counts.items() if item in self._told}
        before = self.desk.book.tally(self.desk.ref, 1)
        voters = max(self._hands.people, (before.voters if before else 0) or 0)  # some may have left since
        kept = type(tally)(tally.page, 1, "hands", told, voters=voters or None) if told else None
        self.desk.do(SetTally(f"{self.desk.ref}#1", kept), "hands", entry=False)
