"""Seat by seat: a hand-over screen, then marks that nobody sees."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from exercises.forms import counted
from screens.ballots.panel import LEFT, Panel, cell_of
from screens.keys.gate import repeated
from screens.pages.base import Desk, Hint, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.words import Words
from screens.room.rounds import Round
from screens.text import content, mixed
from workbook.ballots import PASS, Sheet, dots_on
from workbook.model import Participant


class Seats(Panel):
    """Seat by seat: a hand-over screen, then marks that nobody sees."""

    DEFAULT_CSS = """
    Seats #handover { height: 1fr; content-align: center middle; text-align: center; }
    Seats #people { height: auto; max-height: 9; }
    """

    def __init__(self, desk: Desk, round_: Round) -> None:
        super().__init__(desk, round_)
        self.seat: Participant | None = None
        self._sheet = {}
        self._sure = False
        self._at = ""
        """The line the seat stands on: leaving it without a dot is a mark like any other, or the wall would tell."""

    @property
    def _sheet(self) -> Sheet:
        """The marks of the seat at the keys."""
        return self.round.at_keys

    @_sheet.setter
    def _sheet(self, sheet: Sheet) -> None:
        self.round.at_keys = sheet

    def on_unmount(self) -> None:
        """A seat whose page was left is asked again."""
        self._sheet = {}

    def compose(self) -> ComposeResult:
        """Build hand-over, list of seats, marks."""
        yield Words(classes="say")
        yield Words(id="handover")
        yield Grid([GridColumn("in", "", 8)], rows_only=True, id="people")
        yield Grid([GridColumn("mark", "", 6)], id="marks")
        yield Words(id="scale")
        yield Hint()

    def on_mount(self) -> None:
        """Show the hand-over to the seat that is next."""
        self.redraw()
        self.stand()

    def stand(self) -> None:
        """Offer the first seat that is not in."""
        if waiting := self.round.ballot.waiting():
            self.query_one("#people", Grid).go(waiting[0].id)
            self._show_handover()

    def attended(self) -> None:
        """Somebody came or left; a seat that is in is offered only to those who chose it."""
        super().attended()
        if self.seat is None and self.round.ballot.is_in(self.query_one("#people", Grid).row_id):
            self.stand()

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
            told = mixed("[bold]Everyone is in.[/]\n\nF6 closes the vote. Nothing is shown before the reveal.")
        elif person is None:
            told = content("Nobody is marked as here.")
        else:
            again = (
                "This replaces what the seat gave before."
                if ballot.is_in(person.id)
                else "Nobody sees what you press. The wall shows nothing."
            )
            told = mixed(
                "Hand the keyboard to\n\n[bold]Seat $n · $role[/]\n\n$again\n\nPress Enter when you are at the keys.",
                n=person.id.lstrip("P"), role=person.role or person.id, again=again,
            )  # fmt: skip
        self.query_one("#handover", Words).say(self.said(told))
        self.query_one(Hint).say(keys(("↑↓", "another seat"), ("Enter", "I am at the keys"), ("F6", "close the vote")))

    def _show_marks(self) -> None:
        assert self.seat is not None
        ask = self.round.ask
        # How many dots are left would tell the room what each line got.
        whole = f", {counted(ask.dots, ask.unit)} in all" if ask.dots else ""
        done = f"{len(self._sheet)} of {len(ask.cells)} lines{whole}"
        self.query_one(".say", Words).say(
            mixed("[bold]Seat $n[/]   $done   Kept when closed, counts only.", n=self.seat.id.lstrip("P"), done=done)
        )
        rows = [
            r if r.head else r._replace(cells=(LEFT if cell_of(r.id) in self._sheet else "·",))
            for r in self.lines(scale=True)
        ]
        self.query_one("#marks", Grid).show(rows)
        self.say_scale()
        none = (("↓", f"no {ask.unit}"),) if ask.dots else ()
        self.query_one(Hint).say(keys(*self.marks_hint(), *none, ("Enter", "I am done"), ("Ctrl+Z", "start over")))

    def scale_of(self, row: str) -> Content:
        """Where the lines say what their ends look like, nothing is said again under them."""
        return super().scale_of(row) if self.desk.page.lines else Content()

    def start_over(self) -> None:
        """Forget the marks of the seat at the keys; other seats stay."""
        self._sheet = {}
        self.redraw()
        if self.seat is None:
            self.desk.say("Nobody is at the keys. A seat that takes them again replaces what it gave.")

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Another seat was chosen, or another line."""
        message.stop()
        if self.seat is not None:
            self._left(message.row)
        elif message.grid.id == "people":
            self._show_handover()

    def _left(self, row: str) -> None:
        """The seat stands on another line; of dots, the line it leaves without any has none."""
        left, self._at = self._at, row
        last = self.query_one("#marks", Grid).rows[-1].id  # ↓ on it stays on it
        if (left != row or row == last) and cell_of(left) in self.round.ask.cells and self.round.ask.dots:
            self._sheet.setdefault(cell_of(left), "0")
            self.redraw()
        self.say_scale()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Take the keyboard, mark, hand it on."""
        message.stop()
        if self.seat is None:
            # A key too many of the seat before is nobody's: it must not take the keyboard for the next one.
            if message.key == "enter" and message.grid.id == "people" and not repeated(self.app):
                self._take_keys(message.row)
        elif message.key != "enter":
            self._mark(message.key)
        elif message.grid.id == "marks":
            self._hand_on()

    def _take_keys(self, seat: str) -> None:
        self.seat = next((p for p in self.round.people if p.id == seat), None)
        if self.seat is None:
            return
        self._sheet, self._sure = {}, False
        grid = self.query_one("#marks", Grid)
        self.redraw()
        grid.row = 0
        grid.show(grid.rows)
        self._at = grid.row_id
        self.say_scale()
        self.screen.set_focus(grid)

    def _mark(self, key: str) -> None:
        """Mark the line in hand; typed fast, the key may still come from the list of seats."""
        self._sure = False
        cell, ask_dots = cell_of(self.query_one("#marks", Grid).row_id), bool(self.round.ask.dots)
        mark = self.typed_mark(key)
        if ask_dots and key == "space":
            mark = mark or "0"
        if key in ("delete", "backspace"):
            self._sheet.pop(cell, None)
        elif mark is None or self._too_many(cell, mark):
            return
        else:
            self._sheet[cell] = mark
        self.redraw()
        if key not in ("delete", "backspace"):
            self.query_one("#marks", Grid).down()

    def _too_many(self, cell: tuple[str, str], mark: str) -> bool:
        ask = self.round.ask
        if not ask.dots:
            return False
        rest = {other: own for other, own in self._sheet.items() if other != cell}
        over = dots_on(rest) + int(mark) > ask.dots
        if over:
            self.desk.say(f"All {ask.dots} {ask.unit}s are placed. Take one back first: 0 clears a line.", late=True)
        return over

    def _hand_on(self) -> None:
        """Take the sheet and call the next seat. What is said meanwhile tells nothing of the marks: all may read it."""
        assert self.seat is not None
        ask = self.round.ask
        if len(self._sheet) < len(ask.cells) and (not self._sure or repeated(self.app)):
            self._sure = True
            unseen = f"↓ gives a line no {ask.unit}" if ask.dots else "P passes a line"
            self.desk.say(f"Lines left empty can be seen; {unseen} unseen. Enter once more hands the keyboard on.")
            return
        self._sure = False
        self.screen.app.clear_notifications()
        if not ask.dots:
            for cell in ask.cells:
                self._sheet.setdefault(cell, PASS)
        self.round.ballot.put(self.seat.id, self._sheet, self.seat.viewpoint)
        self._sheet, self.seat = {}, None
        self.redraw()
        self.stand()
        self._show_handover()
        self.screen.set_focus(self.query_one("#people", Grid))
