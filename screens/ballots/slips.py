"""Paper slips, keyed in one column each; a read-out, one seat each."""

from __future__ import annotations

from functools import cached_property

from textual.app import ComposeResult
from textual.widgets import Static

from screens.ballots.panel import LEFT, Panel, cell_of
from screens.pages.base import Hint, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.words import Words
from screens.text import mixed
from workbook.ballots import Sheet, dots_on
from workbook.model import Viewpoint

SIDES: dict[str, Viewpoint] = {"m": "member", "g": "management", "s": "support"}
SIDE_ROW = "side"
TOTAL_ROW = "total"


class Slips(Panel):
    """Paper slips, keyed in one column each; a read-out, one seat each."""

    _told = ("", "")
    """The cell whose slip and scale are said."""

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
        self.query_one(Hint).say(
            keys(*self.marks_hint(), *self._empty_hint(), ("Del", "clear"), ("Ins", "one more slip"))
        )

    def _empty_hint(self) -> tuple[tuple[str, str], ...]:
        ask = self.round.ask
        if ask.dots:
            return (("0" if ask.cap == 1 else "Space", "no dot"),)
        return (("Space", "leave empty"),)

    def redraw(self) -> None:
        """Draw every mark as the same dot."""
        round_ = self.round
        rows = []
        if self.asks_sides:
            sides = tuple(side[0].upper() if side else "·" for side in round_.sides)
            rows.append(GridRow(SIDE_ROW, "M, G or S: viewpoint", sides))
        for row in self.lines():
            cell = cell_of(row.id)
            cells = () if row.head else tuple(LEFT if cell in slip else "·" for slip in round_.slips)
            rows.append(row._replace(cells=cells))
        rows.append(
            GridRow(
                TOTAL_ROW,
                "lines keyed",
                tuple(self._total(slip) for slip in round_.slips),
                strong=True,
                stop=False,
            )
        )
        whole = self._whole
        width = max(4, len(f"{whole}/{whole}"))
        self.query_one(Grid).show(rows, [GridColumn(str(n), str(n), width) for n in range(1, len(round_.slips) + 1)])
        self._say_slip()
        self.told()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the scale of another line, and how many marks stand on the slip."""
        message.stop()
        if (message.row, message.column) != self._told:
            self._say_slip()

    def _say_slip(self) -> None:
        grid = self.query_one(Grid)
        self._told = (grid.row_id, grid.column_id)
        if grid.column_id:
            place = int(grid.column_id)
            total = mixed("[bold]$s $n: $t[/]", s=self._one, n=place, t=self._total(self.round.slips[place - 1]))
            scale = self.scale_line()
            self.query_one("#scale", Words).say(mixed("$t   $s", t=total, s=scale) if scale else total)

    @cached_property
    def _whole(self) -> int:
        """How many lines a slip has."""
        return len(self.round.ask.cells)

    @property
    def _one(self) -> str:
        return "Seat" if self.round.way == "read_out" else "Slip"

    def _total(self, slip: Sheet) -> str:
        """How many lines are keyed; of dots only whether they add up, and that when the slip is whole."""
        ask, whole = self.round.ask, self._whole
        lines = f"{len(slip)}/{whole}"
        if not ask.dots or len(slip) < whole:
            return lines
        # A running sum would tell what stands on each line.
        spent = dots_on(slip)
        return "✓" if spent == ask.dots else "over" if spent > ask.dots else "less"

    def start_over(self) -> None:
        """Empty the slip under the cursor."""
        place = int(self.query_one(Grid).column_id or 0)
        if not place:
            return
        empty = not self.round.slips[place - 1] and self.round.sides[place - 1] is None
        self.round.slips[place - 1] = {}
        self.round.sides[place - 1] = None
        self.redraw()
        self.desk.say(f"{self._one} {place} is empty{'' if empty else ' again'}. Other slips stay.")

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Mark and go on; what was marked is a dot from then on."""
        message.stop()
        grid = self.query_one(Grid)
        if message.key == "insert":
            self.round.add_slip()
            self.redraw()
            grid.go(column=str(len(self.round.slips)))
            return
        if not message.column or not message.row:
            return
        place = int(message.column) - 1
        taken = self._side(place, message.key) if message.row == SIDE_ROW else self._mark(place, message)
        if not taken:
            return
        if message.key not in ("delete", "backspace"):
            grid.onward()  # first the cursor, then the marks: one picture, not two
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
        elif self.round.ask.dots and (mark is not None or message.key in ("space", "enter")):
            # A line without dots looks like any other once it is left.
            slip[cell] = mark or "0"
        elif mark is not None:
            slip[cell] = mark
        else:
            return message.key in ("space", "enter")
        return True
