"""The agenda while it runs: planned and actual minutes, ahead or behind; blocks added, dropped, moved, switched."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult

from exercises.running import pace as pacing
from exercises.running import plan_edit
from exercises.running.pace import here_in
from exercises.running.progress import BlockState, progress
from exercises.running.timing import agenda_check, too_long
from screens.parts.dialogs import Ask, Choose
from screens.parts.drawn import paint_of
from screens.parts.listing import ListScreen
from screens.parts.pane import Pane
from screens.room.rounds import open_in
from screens.text import MARKS, count, lit
from workbook.changes import SetAgenda, Several
from workbook.model import Block

VOTE_OPEN = "A vote is open in this part. Close it first."
SHOWN = 3
"""Most lines of the agenda check under the table."""


class AgendaScreen(ListScreen):
    """The agenda as a table that can be changed while we run."""

    PLACES = ("book", "agenda")
    TITLE_LEFT = "Agenda"
    NOTHING = "Nothing is planned. N adds an exercise or a break."
    CSS = "AgendaScreen #foot { padding: 0 3 1 3; }"

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self._at = at
        self._states: tuple[BlockState, ...] = ()
        self._before: dict[str, int] = {}

    def body(self) -> ComposeResult:
        """The table; under it how the day goes and what the check says."""
        yield from super().body()
        yield Pane(self._foot, id="foot")

    def on_mount(self) -> None:
        """Start on the block in hand."""
        self._before = self.workbook_app.ran_before()
        here = self._at or self.here
        self._draw()
        place = next((n for n, block in enumerate(self.book.agenda) if block.id == here), 0)
        if self.table.row_count:
            self.table.move_cursor(row=place, animate=False)

    @property
    def here(self) -> str:
        """Id of the block in hand, empty before we begin."""
        return here_in(self.book)

    def columns(self) -> Sequence[tuple[str, int]]:
        """Mark, title, variant, planned and actual minutes."""
        last = (("Last time", 12),) if self._before and self.app.size.width >= 100 else ()
        return (("", 1), ("Part", 0), ("Runs", 9), ("Plan", 4), ("Took", 4), *last)

    def rows(self) -> Sequence[tuple[str, Sequence[object]]]:
        """One row a block."""
        self._states = progress(self.book, self.findings)
        wide = len(self.columns()) > 5
        return [(s.block.id, self._cells(s, wide=wide)) for s in self._states if not s.outside]

    def _cells(self, state: BlockState, *, wide: bool) -> list[object]:
        block, paint = state.block, paint_of(self.app.theme)
        mark = MARKS["now"] if block.id == self.here else MARKS[state.state]
        late = block.actual is not None and block.actual - block.minutes >= pacing.NOTICED
        runs = "left out" if block.dropped else block.variant if block.exercise or block.variant == "short" else ""
        cells: list[object] = [
            lit(mark, paint.now),
            lit(state.title, paint.quiet if block.dropped or not block.exercise else paint.strong),
            lit(runs, paint.late if block.dropped else ""),
            lit(f"{block.minutes:>4}"),
            lit("" if block.actual is None else f"{block.actual:>4}", paint.late if late else ""),
        ]
        by = self._before.get(block.exercise, 0) if block.exercise else 0
        return [*cells, lit(f"{by:+d} min" if by else "")] if wide else cells

    def summary(self) -> str:
        """How the day goes, for the heading line."""
        found = self.workbook_app.pace()
        parts = [found.words, f"ends about {clock_in(found.at_pace)}" if found.left else ""]
        return " · ".join(part for part in parts if part)

    def _draw(self) -> None:
        super()._draw()
        self.query_one("#foot", Pane).draw_again()

    def _foot(self, width: int) -> Text:
        from screens.figures.base import said

        if self.workbook_app.store is None:
            return lit("")
        paint, found = paint_of(self.app.theme), self.workbook_app.pace()
        planned = sum(block.minutes for block in self.book.agenda if not block.dropped)
        rest = f"{spoken(found.left)} left as planned, until about {clock_in(found.left)}"
        if found.at_pace != found.left:
            rest += f"; at this pace {spoken(found.at_pace)}, until about {clock_in(found.at_pace)}"
        parts = [f"{spoken(planned)} planned", found.words, rest if found.left else ""]
        lines = said(" · ".join(part for part in parts if part) + ".", width, paint.now)
        chosen = next((block for block in self.book.agenda if block.id == self.selected), None)
        if chosen is not None and (told := pacing.last_time(chosen, self._before)):
            lines += said(f"{self._title(chosen)} {told}.", width)
        people = sum(person.here for person in self.book.people)
        over = pacing.pages_over(self.book)
        check = agenda_check(self.book.agenda, people, over)
        if check:
            head = too_long(self.book.agenda, people, over) or "too long"
            which = "What is left of this agenda" if over else "This agenda"
            lines += said(f"{which} is {head}: typing alone needs more than its boxes.", width, paint.late)
            room = SHOWN if self.app.size.height >= 30 else 1
            left = len(check) - room
            more = [count(left, "more page is short of time.", "more pages are short of time.")] if left > 0 else []
            for line in (*check[:room], *more):
                lines += said(line, width, indent=2)
        return lit("\n").join(lines)

    def on_data_table_row_highlighted(self) -> None:
        """Say what the last time tells about this block."""
        self.query_one("#foot", Pane).draw_again()

    def _title(self, block: Block) -> str:
        return next((state.title for state in self._states if state.block.id == block.id), block.id)

    # -- changing it

    def _change(self, change: SetAgenda | Several | None, label: str, *, refused: str = "") -> None:
        if change is None:
            self.say(refused)
            return
        kept = self.selected
        if self.do(change, label):
            place = next((n for n, block in enumerate(self.book.agenda) if block.id == kept), None)
            if place is not None:
                self.table.move_cursor(row=place, animate=False)

    def _voting(self, block: Block) -> bool:
        """Say that a vote is open in a part, which then stays as it is: nobody could reach the vote any more."""
        voting = open_in(self.store, block.exercise or block.id)
        if voting:
            self.say(VOTE_OPEN, late=True)
        return voting

    def _chosen(self) -> Block | None:
        return next((block for block in self.book.agenda if block.id == self.selected), None)

    def action_add_row(self) -> None:
        """Add an exercise or a break behind this one."""
        after = self.selected

        def add(name: str | None) -> None:
            if name:
                self._change(plan_edit.added(self.book, name, after), "added to the agenda")
                if self.table.row_count > 1:
                    self.table.action_cursor_down()

        self.app.push_screen(Choose("What comes next?", plan_edit.offers(self.book)), add)

    def action_toggle_row(self) -> None:
        """Leave this one out today, or take it up again."""
        block = self._chosen()
        if block is not None and (block.dropped or not self._voting(block)):
            done = "taken up again" if block.dropped else "left out"
            self._change(plan_edit.dropped(self.book, block.id), f"{self._title(block)} {done}")

    def action_delete_row(self) -> None:
        """Take this one out of the agenda; its answers stay."""
        block = self._chosen()
        if block is not None and not self._voting(block):
            self._change(plan_edit.removed(self.book, block.id), f"{self._title(block)} taken out")

    def action_block_variant(self) -> None:
        """Full or short."""
        block = self._chosen()
        if block is not None and not self._voting(block):
            change = plan_edit.switched(self.book, block.id)
            self._change(change, f"{self._title(block)} switched", refused="This part has one length only.")

    def action_block_up(self) -> None:
        """Earlier."""
        self._move(-1)

    def action_block_down(self) -> None:
        """Later."""
        self._move(1)

    def _move(self, by: int) -> None:
        block = self._chosen()
        if block is not None:
            change = plan_edit.moved(self.book, block.id, by)
            self._change(change, f"{self._title(block)} moved", refused="It stands at the end already.")

    def action_edit_row(self) -> None:
        """Plan other minutes."""
        block = self._chosen()
        if block is None:
            return

        def put(text: str | None) -> None:
            if text is None:
                return
            self._change(plan_edit.timed(self.book, block.id, int(text)), f"{self._title(block)}: {text} min")

        detail = "The agenda counts with them. The clock of each page keeps its own box; Shift+F2 adds to it."
        ask = f"{self._title(block)}: how many minutes?"
        self.app.push_screen(Ask(ask, str(block.minutes), "15", detail, check=_minutes_wrong), put)

    def key_words(self) -> dict[str, str]:
        """What the keys do here."""
        return {
            "toggle_row": "leave out",
            "edit_row": "minutes",
            "delete_row": "take out",
            "park": "",
            "new_action": "",
        }


def _minutes_wrong(text: str) -> str:
    return "" if text.isdecimal() and 0 < int(text) <= 600 else "Type minutes, 1 to 600."


def clock_in(minutes: int) -> str:
    """Return the time of day in so many minutes (``12:40``)."""
    return time.strftime("%H:%M", time.localtime(time.time() + 60 * minutes))


def spoken(minutes: int) -> str:
    """Return minutes as people say them: ``4 h 20 min``."""
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
