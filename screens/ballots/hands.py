"""A show of hands: how many showed each mark."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from screens.ballots.panel import LEFT, Panel, cell_of
from screens.pages.base import Hint, keys
from screens.pages.grid import Grid, GridColumn
from screens.parts.words import Words
from screens.text import content, joined
from workbook.ballots import PASS


class HandsUp(Panel):
    """A show of hands: how many showed each mark."""

    _typing: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """Build the grid."""
        yield Static(content("Show your hands at once. Type how many showed each number."), classes="say")
        yield Grid()
        yield Words(id="scale")
        yield Hint()

    def on_mount(self) -> None:
        """Show the counts."""
        self.redraw()
        self.query_one(Hint).say(
            keys(("0-9", "how many"), ("→", "next number"), ("Enter", "next line"), ("Del", "clear"))
        )

    def redraw(self) -> None:
        """Draw what was counted as a dot, but where the cursor stands."""
        hands, grid = self.round.hands, self.query_one(Grid)
        columns = [GridColumn(mark, "pass" if mark == PASS else mark, 5) for mark in hands.marks]
        rows = []
        for row in self.lines():
            if row.head:
                rows.append(row)
                continue
            cell = cell_of(row.id)
            cells = tuple(self._cell(row.id, *cell, mark) for mark in hands.marks)
            shown, people = hands.shown(*cell), hands.people
            most = people * (self.round.ask.cap if self.round.ask.dots else 1)
            rows.append(row._replace(cells=(*cells, "too many" if shown > most else f"{shown} of {most}")))
        grid.show(rows, [*columns, GridColumn("sum", "hands", 9)])
        self._say_line()
        self.told()

    def _cell(self, row: str, item: str, criterion: str, mark: str) -> str:
        number = self.round.hands.number(item, criterion, mark)
        grid = self.query_one(Grid)
        here = grid.row_id == row and grid.column_id == mark
        return "·" if number is None else str(number) if here else LEFT

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Hide what was typed once it is left."""
        message.stop()
        self._typing = None
        self.redraw()

    def _say_line(self) -> None:
        """Say what the numbers mean, or how many hands are too many."""
        hands, cell = self.round.hands, cell_of(self.query_one(Grid).row_id)
        over = next(
            (f"{n} hands, {hands.people} people in the room.\n" for *at, n in hands.over() if tuple(at) == cell), ""
        )
        self.query_one("#scale", Words).say(joined(over, self.scale_line()))

    def start_over(self) -> None:
        """Forget the hands of the line under the cursor."""
        row = self.query_one(Grid).row_id
        counted = self.round.hands.counts.pop(cell_of(row), None)
        self._typing = None
        self.redraw()
        self.desk.say(
            "The hands of this line are empty again. Other lines stay." if counted else "Nothing counted here."
        )

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Count; two digits make one number."""
        message.stop()
        if not message.column or message.column == "sum" or not message.row:
            return
        cell, hands, grid = cell_of(message.row), self.round.hands, self.query_one(Grid)
        present = hands.number(*cell, message.column)
        if message.key.isdecimal():
            # The first digit on a cell replaces what stood there, a second one makes two figures of it.
            longer = self._typing == (message.row, message.column) and present is not None and present < 10
            hands.put(*cell, message.column, int(f"{present}{message.key}") if longer else int(message.key))
            self._typing = (message.row, message.column)
        elif message.key in ("delete", "backspace"):
            hands.put(*cell, message.column, None)
        elif message.key == "enter":
            grid.column = 0
            grid.down()
        elif message.key == "space":
            grid.across()
        self.redraw()
