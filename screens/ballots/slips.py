"""Paper slips, keyed in one column each; a read-out, one seat each."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from exercises.forms import counted
from screens.ballots.panel import LEFT, Panel, cell_of
from screens.pages.base import Hint, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.words import Words
from screens.text import mixed
from workbook.ballots import PASS, dots_on
from workbook.model import Viewpoint

SIDES: dict[str, Viewpoint] = {"m": "member", "g": "management", "s": "support"}
SIDE_ROW = "side"
TOTAL_ROW = "total"
FEW, ROOMY = 8, 100
"""Slips that stand wide apart, on a screen so wide; else the labels need the room."""
AROUND = 24
"""Lines of the screen that are not lines of the grid: frame, question, anchors, keys."""


class Slips(Panel):
    """Paper slips, keyed in one column each; a read-out, one seat each."""

    SAID_OVER = 1

    _told = ("", "")
    """The cell whose slip and scale are said."""
    _keyed = -1
    """The slip that was keyed last, -1 before any: of the others the wall tells no more than that they are in."""
    _resting = ("", "")
    """The last cell of the last slip, where the cursor stays once all are in: a mark typed on replaces nothing."""

    def compose(self) -> ComposeResult:
        """Build the grid."""
        read_out = self.round.way == "read_out"
        said = (
            "Read out: all hear it, we keep how many." if read_out else "Mark a slip alone. Shuffle them, key them in."
        )
        yield Static(self.said(mixed("$s [bold]Kept when closed, counts only.[/]", s=said)), classes="say")
        yield Grid([], label="seat" if read_out else "slip")
        yield Words(id="scale")
        yield Hint()

    @property
    def asks_sides(self) -> bool:
        """Whether a slip carries a viewpoint."""
        views = [person.viewpoint for person in self.round.people]
        several = [view for view in set(views) if views.count(view) >= 2]
        return self.round.way == "paper" and self.round.ask.views and len(several) > 1

    def on_mount(self) -> None:
        """Show the slips."""
        self.redraw()
        self.stand()
        self._say_keys()

    def stand(self) -> None:
        """Stand on the first line that is missing, of the first slip that is not whole."""
        slips = self.round.slips
        to = next((place for place in range(len(slips)) if not self._whole(place)), None)
        rows = [row.id for row in self.lines() if not row.head]
        if to is None:
            self._rest(rows[-1], str(len(slips)))
        elif not self.round.keyed_on(to):
            self._to_top(to)
        else:
            row = next(row for row in rows if cell_of(row) not in slips[to])
            self.query_one(Grid).go(row, str(to + 1))

    def attended(self) -> None:
        """Somebody came or left: columns came and went, the cursor may have landed on a slip that is in."""
        super().attended()
        if self._whole(int(self.query_one(Grid).column_id or 0) - 1):
            self.stand()

    def _to_top(self, place: int) -> None:
        grid = self.query_one(Grid)
        grid.go(next(row.id for row in grid.rows if row.stop), str(place + 1))

    def _rest(self, row: str, column: str) -> None:
        self._resting = (row, column)
        self.query_one(Grid).go(row, column)

    def _onward(self, place: int) -> None:
        """Go on to the next line; from the last one to a slip on which nothing stands yet, never over another one."""
        grid = self.query_one(Grid)
        if grid.row_id != next(row.id for row in reversed(grid.rows) if row.stop):
            grid.onward()
            return
        others = (*range(place + 1, len(self.round.slips)), *range(place))
        to = next((other for other in others if not self.round.keyed_on(other)), None)
        if to is None:
            self._rest(grid.row_id, grid.column_id)
        else:
            self._to_top(to)

    def _say_keys(self) -> None:
        """Say the keys of a line, or those of the viewpoint."""
        side = self.query_one(Grid).row_id == SIDE_ROW
        marks = (("M G S", "viewpoint"), ("Space", "leave open")) if side else (*self.marks_hint(), *self._empty_hint())
        self.query_one(Hint).say(keys(*marks, ("Del", "clear"), ("Ins", f"one more {self._one.lower()}")))

    def _empty_hint(self) -> tuple[tuple[str, str], ...]:
        ask = self.round.ask
        if ask.dots:
            return (("0" if ask.cap == 1 else "Space", f"no {ask.unit}"),)
        return (("Space", "leave empty"),)

    def redraw(self) -> None:
        """Draw every mark, and every viewpoint, as the same dot."""
        round_ = self.round
        rows = []
        if self.asks_sides:
            sides = tuple(LEFT if side else "·" for side in round_.sides)
            rows.append(GridRow(SIDE_ROW, "M, G or S: viewpoint", sides))
        for row in self.lines():
            cell = cell_of(row.id)
            cells = () if row.head else tuple(LEFT if cell in slip else "·" for slip in round_.slips)
            rows.append(row._replace(cells=cells))
        checks = tuple(self._check(place) for place in range(len(round_.slips)))
        rows.append(GridRow(TOTAL_ROW, f"{self._one.lower()}s in", checks, strong=True, stop=False))
        width = 4 if len(round_.slips) <= FEW and self.desk.screen.size.width >= ROOMY else 2
        self.query_one(Grid).show(
            rows, [GridColumn(str(n), self._number(n), width) for n in range(1, len(round_.slips) + 1)]
        )
        self._say_slip()
        self.told()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the scale of another line, and how many marks stand on the slip."""
        message.stop()
        if (message.row, message.column) != self._resting:
            self._resting = ("", "")
        if (message.row, message.column) != self._told:
            self._say_slip()

    def _say_slip(self) -> None:
        """Say whether the slip keyed last is whole, how far the one under the cursor is, and the scale of its line."""
        grid = self.query_one(Grid)
        if SIDE_ROW in (grid.row_id, self._told[0]):
            self._say_keys()
        self._told = (grid.row_id, grid.column_id)
        if not grid.column_id:
            return
        here = int(grid.column_id) - 1
        said = [self._how_far(here, role=True)]
        if self._keyed != here and not self.round.slips[here] and self._whole(self._keyed):
            said.insert(0, self._how_far(self._keyed))
        self.say_scale(mixed("[bold]$t[/]", t="   ".join(said)))

    def scale_of(self, row: str) -> Content:
        """Where the grid needs the room of the anchors, they are left to the slips: there they stand too."""
        line = next((one for one in self.desk.page.lines if one.id == cell_of(row)[0]), None)
        short = self.desk.screen.size.height < len(self.lines()) + AROUND
        return Content() if short and line is not None and line.anchors else super().scale_of(row)

    @property
    def _one(self) -> str:
        return "Seat" if self.round.way == "read_out" else "Slip"

    def _whole(self, place: int) -> bool:
        slips = self.round.slips
        return 0 <= place < len(slips) and len(slips[place]) == len(self.round.ask.cells)

    def _right(self, place: int) -> bool:
        ask = self.round.ask
        return not ask.dots or dots_on(self.round.slips[place]) == ask.dots

    def _how_far(self, place: int, *, role: bool = False) -> str:
        """How far a slip is; of dots only whether they add up, and that when it is whole: a running sum would tell."""
        ask, one = self.round.ask, self._called(place, role=role)
        if not self._whole(place):
            return f"{one}: {len(self.round.slips[place])} of {len(ask.cells)} lines"
        if not ask.dots:
            return f"{one}: all lines ✓"
        return f"{one}: adds up ✓" if self._right(place) else f"{one}: does not add up to {counted(ask.dots, ask.unit)}"

    def _called(self, place: int, *, role: bool) -> str:
        """What a slip is called; of a read-out the seat that reads, with its role while it is its turn."""
        seats = self.round.seats if self.round.way == "read_out" else []
        if place >= len(seats):
            return f"{self._one} {place + 1}"
        named = f"Seat {seats[place].id.lstrip('P')}"
        return f"{named} · {seats[place].role}" if role and seats[place].role else named

    def _number(self, column: int) -> str:
        """What stands over a column: the number of the slip, or of the seat that reads it out."""
        seats = self.round.seats if self.round.way == "read_out" else []
        return seats[column - 1].id.lstrip("P") if column <= len(seats) else str(column)

    def _check(self, place: int) -> str:
        """What stands under a slip: that it is in; under the one keyed last whether it is right."""
        if place != self._keyed or not self._whole(place):
            return LEFT if self.round.slips[place] else "·"
        return "✓" if self._right(place) else "✗"

    def start_over(self) -> None:
        """Empty the slip under the cursor, and stand on its top."""
        place = int(self.query_one(Grid).column_id or 0)
        if not place:
            return
        empty = not self.round.slips[place - 1] and self.round.sides[place - 1] is None
        self.round.slips[place - 1] = {}
        self.round.sides[place - 1] = None
        self._resting = ("", "")
        self._to_top(place - 1)
        self.redraw()
        self.desk.say(f"{self._one} {place} is empty{'' if empty else ' again'}. Other slips stay.")

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Mark and go on; what was marked is a dot from then on."""
        message.stop()
        if message.key == "insert":
            self.round.add_slip()
            self.redraw()
            self._to_top(len(self.round.slips) - 1)
            return
        if not message.column or not message.row:
            return
        clears = message.key in ("delete", "backspace")
        if self._resting == (message.row, message.column) and not clears:
            one = self._one.lower()
            self.desk.say(f"All {one}s are in. F6 closes the vote; Ins adds a {one}, the arrows lead to one.")
            return
        place = int(message.column) - 1
        taken = self._side(place, message.key) if message.row == SIDE_ROW else self._mark(place, message)
        if not taken:
            return
        self._keyed = place
        if not clears:
            self._onward(place)  # first the cursor, then the marks: one picture, not two
        self.redraw()

    def _side(self, place: int, key: str) -> bool:
        """Take the viewpoint on a slip; a score keyed here would shift every line of the slip, so it waits."""
        if key in ("delete", "backspace"):
            self.round.sides[place] = None
        elif key.casefold() in SIDES:
            self.round.sides[place] = SIDES[key.casefold()]
        elif key not in ("space", "enter"):
            self.desk.say("First the viewpoint: M, G or S. Space leaves it open.", late=True)
            return False
        return True

    def _mark(self, place: int, message: Grid.Typed) -> bool:
        slip, cell = self.round.slips[place], cell_of(message.row)
        mark = self.typed_mark(message.key)
        if message.key in ("delete", "backspace"):
            slip.pop(cell, None)
        elif message.key == "enter" and cell in slip:
            pass  # what stands there stays
        elif mark is not None:
            slip[cell] = mark
        elif message.key == "space" or (message.key == "enter" and self.round.ask.dots):
            # A line left empty looks like any other once it is left; without a score it is a pass, as on closing.
            slip[cell] = "0" if self.round.ask.dots else PASS
        else:
            return message.key == "enter"
        return True
