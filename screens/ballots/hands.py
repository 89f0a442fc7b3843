"""A show of hands: how many showed each mark. A number that was typed is a dot, like any other mark."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from screens.ballots.counting import Counting
from screens.ballots.panel import LEFT, Panel, cell_of
from screens.pages.base import Desk, Hint, keys
from screens.pages.grid import Grid, GridColumn
from screens.parts.words import Words
from screens.room.rounds import TOO_MANY, Round
from screens.text import content
from workbook.ballots import PASS, VOTES


class HandsUp(Panel):
    """A show of hands: how many showed each mark."""

    SAID_OVER = 1

    def __init__(self, desk: Desk, round_: Round) -> None:
        super().__init__(desk, round_)
        self.counting = Counting(round_.hands)

    def compose(self) -> ComposeResult:
        """Build the grid."""
        ask = self.round.ask
        dots = f"Show your hands line by line, a hand for each {ask.unit}. Type how many."
        said = dots if ask.dots else "Show your hands at once. Type how many showed each number."
        yield Static(content(said), classes="say")
        yield Grid()
        yield Words(id="scale")
        yield Hint()

    def on_mount(self) -> None:
        """Show the counts."""
        self.redraw()
        self.stand()
        across = (("→", "next number"),) if len(self.round.hands.marks) > 1 else ()
        self.query_one(Hint).say(
            keys(("0-9", "how many"), *across, ("Enter", "line counted, next one"), ("Del", "clear"))
        )

    def redraw(self) -> None:
        """Draw what was counted as a dot, and of a line that was counted how many hands it has."""
        hands, grid = self.round.hands, self.query_one(Grid)
        columns = [GridColumn(mark, self._heading(mark), 5) for mark in hands.marks]
        rows = []
        for row in self.lines():
            if row.head:
                rows.append(row)
                continue
            cell = cell_of(row.id)
            cells = ("·" if hands.number(*cell, mark) is None else LEFT for mark in hands.marks)
            rows.append(row._replace(cells=(*cells, self._total(row.id))))
        grid.show(rows, [*columns, GridColumn("sum", "hands" if not self.round.ask.dots else "", 9)])
        self._say_line()
        self.told()

    def _heading(self, mark: str) -> str:
        return "pass" if mark == PASS else f"{self.round.ask.unit}s" if mark == VOTES else mark

    def _total(self, row: str) -> str:
        """How many hands a line has; nothing while it is counted, and nothing of a line that has one number alone."""
        hands, cell = self.round.hands, cell_of(row)
        if hands.too_many(*cell) or (hands.counts.get(cell) and not self.round.ask.dots):
            return self.counting.total(row, cell)
        return "" if self.round.ask.dots else "·"

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """A number is whole once its cell is left, a line once the cursor is on another one."""
        message.stop()
        self.counting.moved(message.row)
        self.redraw()

    def _say_line(self) -> None:
        """Say what the numbers mean, that a line has too many hands, or what all lines of a vote come to."""
        hands, cell = self.round.hands, cell_of(self.query_one(Grid).row_id)
        over = hands.too_many(*cell)
        said = [f"{TOO_MANY.format(people=hands.people)} Type the line again."] if over else []
        ask = self.round.ask
        if ask.dots and not over and not self.counting.line and hands.whole and len(ask.cells) > 1:
            said.append(f"All lines are counted: {hands.given} of {hands.all_dots} {ask.unit}s.")
        self.say_scale(content("\n".join(said)))

    def stand(self) -> None:
        """Stand on the first line that is not counted."""
        counted = self.round.hands.counts
        to = next((row.id for row in self.lines() if not row.head and not counted.get(cell_of(row.id))), None)
        self.query_one(Grid).go(to)

    def start_over(self) -> None:
        """Forget the hands of the line under the cursor, and stand on its first number."""
        grid = self.query_one(Grid)
        counted = self.counting.forget(cell_of(grid.row_id))
        grid.go(column=self.round.hands.marks[0])
        self.redraw()
        self.desk.say(
            "The hands of this line are empty again. Other lines stay." if counted else "Nothing counted here."
        )

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Count; two digits make one number."""
        message.stop()
        if not message.column or message.column == "sum" or not message.row:
            return
        grid = self.query_one(Grid)
        if message.key == "enter":
            self.counting.done()
            grid.column = 0
            grid.down()
        elif message.key == "space":
            grid.across()
        else:
            self.counting.take(message.row, cell_of(message.row), message.column, message.key)
        self.redraw()
