"""The screens on which a ballot is keyed in: paper slips, seat by seat, a show of hands. Nothing echoes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from exercises.pages import Criterion, RatePage
from screens.pages.base import Desk, Hint, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.rounds import Round
from screens.text import content, mixed
from workbook.ballots import PASS, Sheet, dots_on
from workbook.model import Participant, Viewpoint

LEFT = "●"
SIDES: dict[str, Viewpoint] = {"m": "member", "g": "management", "s": "support"}
SIDE_ROW = "side"
TOTAL_ROW = "total"


def mark_rows(desk: Desk, round_: Round, *, scale: bool = False) -> list[GridRow]:
    """Return a row for every mark a person gives: an item, or a criterion under its item (with its *scale*)."""
    items = {item.id: item.text for item in desk.items}
    page = desk.page
    criteria: tuple[Criterion, ...] = page.criteria if isinstance(page, RatePage) else ()
    rows: list[GridRow] = []
    for item in round_.ask.items:
        if len(criteria) > 1:
            rows.append(GridRow(f"head:{item}", items.get(item, item), head=True, stop=False))
            rows += [GridRow(f"{item}\t{c.id}", ends(c, page) if scale else c.label) for c in criteria]
        else:
            rows.append(GridRow(f"{item}\t{round_.ask.criteria[0]}", items.get(item, item)))
    return rows


def ends(criterion: Criterion, page: RatePage) -> str:
    """Return a criterion with what its ends look like."""
    if not (criterion.low and criterion.high):
        return criterion.label
    return f"{criterion.label}: {page.low} {criterion.low}, {page.high} {criterion.high}"


def cell_of(row: str) -> tuple[str, str]:
    """Return item and criterion of a row."""
    item, _, criterion = row.partition("\t")
    return item, criterion


class Panel(Vertical):
    """What the panels share."""

    DEFAULT_CSS = """
    Panel { height: 1fr; }
    Panel .say { height: auto; margin-bottom: 1; }
    Panel #scale { height: auto; max-height: 6; color: $quiet; }
    """

    def __init__(self, desk: Desk, round_: Round) -> None:
        super().__init__()
        self.desk, self.round = desk, round_

    def marks_hint(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that mark."""
        ask = self.round.ask
        if ask.dots:
            top = min(ask.cap, ask.dots)
            return ((f"0-{top}" if top > 1 else "1", "dots" if top > 1 else "a dot"),)
        return ((f"{ask.low}-{ask.high}", "score"), ("P", "pass"))

    def scale_line(self) -> Content:
        """Return what the ends or anchors of the line under the cursor look like."""
        grid, page = self.query(Grid).last(), self.desk.page
        item, criterion = cell_of(grid.row_id)
        line = next((one for one in page.lines if one.id == item), None)
        if line is not None and line.anchors:
            return content("\n".join(f"{n}  {text}" for n, text in line.anchors.items()))
        if not isinstance(page, RatePage):
            return content(line.hint if line is not None else "")
        found = next((c for c in page.criteria if c.id == criterion), None)
        return content(ends(found, page) if found else "")

    def told(self) -> None:
        """Say that something came in."""
        self.desk.screen.show_clock()

    def begin(self) -> None:
        """Put the focus where marks go."""
        self.query_one(Grid).focus()

    def typed_mark(self, key: str) -> str | None:
        """Return the mark a key stands for."""
        ask = self.round.ask
        if ask.dots and ask.cap == 1 and key in ("x", "X", "space"):
            return "1"
        if ask.low < 0 and key in "qw":  # no minus on one key
            return {"q": "-2", "w": "-1"}[key]
        return ask.mark(key) if len(key) == 1 and key != "-" else None


class Slips(Panel):
    """Paper slips, keyed in one column each; a read-out, one seat each."""

    def compose(self) -> ComposeResult:
        """Build the grid."""
        read_out = self.round.way == "read_out"
        said = (
            "Read out: all hear it, we keep how many." if read_out else "Mark a slip alone. Shuffle them, key them in."
        )
        yield Static(mixed("$s [bold]Kept when closed, counts only.[/]", s=said), classes="say")
        yield Grid([], label="seat" if read_out else "slip")
        yield Static(id="scale")
        yield Hint()

    @property
    def _asks_sides(self) -> bool:
        views = [person.viewpoint for person in self.round.people]
        several = [view for view in set(views) if views.count(view) >= 2]
        # Only where the guide compares viewpoints: its own fixed lines (values, factors).
        return self.round.way == "paper" and self.round.ask.secret and bool(self.desk.page.lines) and len(several) > 1

    def on_mount(self) -> None:
        """Show the slips."""
        self.redraw()
        self.query_one(Hint).say(
            keys(*self.marks_hint(), ("Space", "leave empty"), ("Del", "clear"), ("Ins", "one more slip"))
        )

    def redraw(self) -> None:
        """Draw every mark as the same dot."""
        round_ = self.round
        rows = []
        if self._asks_sides:
            sides = tuple(side[0].upper() if side else "·" for side in round_.sides)
            rows.append(GridRow(SIDE_ROW, "M, G or S: viewpoint", sides))
        for row in mark_rows(self.desk, round_):
            cells = () if row.head else tuple(LEFT if cell_of(row.id) in slip else "·" for slip in round_.slips)
            rows.append(row._replace(cells=cells))
        rows.append(
            GridRow(
                TOTAL_ROW,
                "marks on the slip",
                tuple(self._total(slip) for slip in round_.slips),
                strong=True,
                stop=False,
            )
        )
        self.query_one(Grid).show(rows, [GridColumn(str(n), str(n), 4) for n in range(1, len(round_.slips) + 1)])
        self._say_slip()
        self.told()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the scale of another line, and how many marks stand on the slip."""
        message.stop()
        self._say_slip()

    def _say_slip(self) -> None:
        grid = self.query_one(Grid)
        if grid.column_id:
            place = int(grid.column_id)
            seat = "Seat" if self.round.way == "read_out" else "Slip"
            total = mixed("[bold]$s $n: $t[/]", s=seat, n=place, t=self._total(self.round.slips[place - 1]))
            scale = self.scale_line()
            self.query_one("#scale", Static).update(mixed("$t   $s", t=total, s=scale) if scale else total)

    def _total(self, slip: Sheet) -> str:
        ask = self.round.ask
        if ask.dots:
            return f"{dots_on(slip)}/{ask.dots}" + ("!" if dots_on(slip) > ask.dots else "")
        return f"{len(slip)}/{len(ask.cells)}"

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
        if message.row == SIDE_ROW:
            self.round.sides[place] = SIDES.get(message.key.casefold(), self.round.sides[place])
            if message.key in ("delete", "backspace"):
                self.round.sides[place] = None
        elif not self._mark(place, message):
            return
        self.redraw()
        if message.key not in ("delete", "backspace"):
            grid.onward()

    def _mark(self, place: int, message: Grid.Typed) -> bool:
        slip, cell = self.round.slips[place], cell_of(message.row)
        mark = self.typed_mark(message.key)
        if message.key in ("delete", "backspace") or mark == "0":
            slip.pop(cell, None)
        elif mark is not None:
            slip[cell] = mark
        else:
            return message.key in ("space", "enter")
        return True


class Seats(Panel):
    """Seat by seat: a hand-over screen, then marks that nobody sees."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "start_over", "Start this seat over", show=False)]
    DEFAULT_CSS = """
    Seats #handover { height: 1fr; content-align: center middle; text-align: center; }
    Seats #people { height: auto; max-height: 9; }
    """

    def __init__(self, desk: Desk, round_: Round) -> None:
        super().__init__(desk, round_)
        self.seat: Participant | None = None
        self._sheet: Sheet = {}

    def compose(self) -> ComposeResult:
        """Build hand-over, list of seats, marks."""
        yield Static(classes="say")
        yield Static(id="handover")
        yield Grid([GridColumn("in", "", 8)], rows_only=True, id="people")
        yield Grid([GridColumn("mark", "", 6)], id="marks")
        yield Static(id="scale")
        yield Hint()

    def on_mount(self) -> None:
        """Show the first hand-over."""
        self.redraw()

    def begin(self) -> None:
        """Focus the list of seats, or the marks."""
        self.query_one("#marks" if self.seat else "#people", Grid).focus()

    def redraw(self) -> None:
        """Show who is next, or the marks of the seat at the keys."""
        marking = self.seat is not None
        self.query_one("#handover").display = not marking
        self.query_one("#people").display = not marking
        for part in ("#marks", ".say", "#scale"):
            self.query_one(part).display = marking
        if marking:
            self._show_marks()
        else:
            self._show_handover()
        self.told()

    def _show_handover(self) -> None:
        grid = self.query_one("#people", Grid)
        ballot = self.round.ballot
        grid.show([
            GridRow(p.id, f"{p.id}  {p.role}", (f"{LEFT} in" if ballot.is_in(p.id) else "",)) for p in self.round.people
        ])  # fmt: skip
        waiting = ballot.waiting()
        person = next((p for p in self.round.people if p.id == grid.row_id), None)
        if not waiting and (person is None or ballot.is_in(person.id)):
            said = mixed("[bold]Everyone is in.[/]\n\nF6 closes the vote. Nothing is shown before the reveal.")
        elif person is None:
            said = content("Nobody is marked as here.")
        else:
            again = (
                "This replaces what the seat gave before."
                if ballot.is_in(person.id)
                else "Nobody sees what you press. The wall shows nothing."
            )
            said = mixed(
                "Hand the keyboard to\n\n[bold]Seat $n · $role[/]\n\n$again\n\nPress Enter when you are at the keys.",
                n=person.id.lstrip("P"), role=person.role or person.id, again=again,
            )  # fmt: skip
        self.query_one("#handover", Static).update(said)
        self.query_one(Hint).say(keys(("↑↓", "another seat"), ("Enter", "I am at the keys"), ("F6", "close the vote")))

    def _show_marks(self) -> None:
        assert self.seat is not None
        ask = self.round.ask
        done = (
            f"{dots_on(self._sheet)} of {ask.dots} placed"
            if ask.dots
            else f"{len(self._sheet)} of {len(ask.cells)} marked"
        )
        self.query_one(".say", Static).update(
            mixed("[bold]Seat $n[/]   $done   Kept when closed, counts only.", n=self.seat.id.lstrip("P"), done=done)
        )
        rows = [
            r if r.head else r._replace(cells=(LEFT if cell_of(r.id) in self._sheet else "·",))
            for r in mark_rows(self.desk, self.round, scale=True)
        ]
        self.query_one("#marks", Grid).show(rows)
        self.query_one(Hint).say(keys(*self.marks_hint(), ("Enter", "I am done"), ("Ctrl+Z", "start over")))

    def action_start_over(self) -> None:
        """Forget the marks of the seat at the keys; other seats stay."""
        self._sheet = {}
        self.redraw()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Another seat was chosen, or another line."""
        message.stop()
        if self.seat is not None:
            self.query_one("#scale", Static).update(self.scale_line() if self.desk.page.lines else "")
        elif message.grid.id == "people":
            self._show_handover()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Take the keyboard, mark, hand it on."""
        message.stop()
        if self.seat is None:
            if message.key == "enter" and message.row:
                self.seat = next(p for p in self.round.people if p.id == message.row)
                self._sheet = {}
                grid = self.query_one("#marks", Grid)
                self.redraw()
                grid.row = 0
                grid.show(grid.rows)
                grid.focus()
            return
        if message.key == "enter":
            self._hand_on()
            return
        cell = cell_of(message.row)
        mark = self.typed_mark(message.key)
        if message.key in ("delete", "backspace") or mark == "0":
            self._sheet.pop(cell, None)
        elif mark is None or self._too_many(cell, mark):
            return
        else:
            self._sheet[cell] = mark
        self.redraw()
        if message.key not in ("delete", "backspace"):
            self.query_one("#marks", Grid).down()

    def _too_many(self, cell: tuple[str, str], mark: str) -> bool:
        ask = self.round.ask
        if not ask.dots:
            return False
        rest = {other: own for other, own in self._sheet.items() if other != cell}
        over = dots_on(rest) + int(mark) > ask.dots
        if over:
            self.desk.say(f"All {ask.dots} dots are placed. Take one back first: 0 clears a line.", late=True)
        return over

    def _hand_on(self) -> None:
        assert self.seat is not None
        if self.round.ask.dots == 0 and len(self._sheet) < len(self.round.ask.cells):
            left = len(self.round.ask.cells) - len(self._sheet)
            for cell in self.round.ask.cells:
                self._sheet.setdefault(cell, PASS)
            self.desk.say(f"{left} left empty: counted as a pass.")
        self.round.ballot.put(self.seat.id, self._sheet)
        self._sheet, self.seat = {}, None
        waiting = self.round.ballot.waiting()
        grid = self.query_one("#people", Grid)
        self.redraw()
        if waiting:
            grid.go(waiting[0].id)
        self._show_handover()
        grid.focus()


class HandsUp(Panel):
    """A show of hands: how many showed each mark."""

    _typing: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """Build the grid."""
        yield Static(content("Show your hands at once. Type how many showed each number."), classes="say")
        yield Grid()
        yield Static(id="scale")
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
        for row in mark_rows(self.desk, self.round):
            if row.head:
                rows.append(row)
                continue
            cell = cell_of(row.id)
            cells = tuple(self._cell(row.id, *cell, mark) for mark in hands.marks)
            shown, people = hands.shown(*cell), hands.people
            most = people * (self.round.ask.cap if self.round.ask.dots else 1)
            rows.append(row._replace(cells=(*cells, f"{shown} of {most}" + ("!" if shown > most else ""))))
        grid.show(rows, [*columns, GridColumn("sum", "hands", 9)])
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
        self.query_one("#scale", Static).update(self.scale_line())

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


PANELS: dict[str, type[Panel]] = {"paper": Slips, "read_out": Slips, "seats": Seats, "hands": HandsUp}
"""Way in -> its screen."""
