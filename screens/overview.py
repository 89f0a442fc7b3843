"""The open workbook at a glance: the agenda with times, how far each exercise is, what came out, what is left over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from screens.base import BookScreen
from screens.parts.blocks import block_cells, starts_of
from screens.parts.drawn import Drawn, paint_of
from screens.parts.pane import Pane
from screens.parts.rows import Rows
from screens.text import count, how_far, lit

if TYPE_CHECKING:
    from exercises.running.progress import BlockState
    from workbook.model import Info


SIDE = 54
"""Columns of the lights beside the agenda, with their margins; as in the style sheet."""


class OverviewScreen(BookScreen[None]):
    """The agenda as a table. Enter opens a block, F8 goes on where we are."""

    PLACES = ("book", "overview")
    LEAD = "next"
    CSS_PATH = "overview.tcss"

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at
        self._states: tuple[BlockState, ...] = ()
        self._back_to = ""
        """The page that was left for a look at the overview: F8 goes back to it."""
        self._shown_now = -1
        """The block the cursor was last taken to."""

    def body(self) -> ComposeResult:
        """The agenda; beside it, where there is room, the lights; under it what is left over."""
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield Rows(id="agenda", cursor_type="row", cell_padding=1, show_header=False)
                yield Pane(self._left_over, id="left-over")
            with VerticalScroll(id="side", can_focus=False):
                yield Drawn(id="side-lights")

    def on_mount(self) -> None:
        """The table is ready for keys at once; *at* goes further still."""
        self.query_one("#agenda").focus()
        at, self._at = self._at, None
        if at:
            self.call_later(self._open, at)

    def _open(self, at: str) -> None:
        self.workbook_app.visit("exercise", self._came_back, at=at)

    def _came_back(self, page: str | None) -> None:
        """The pages were left, in the middle of one (which comes back with F8) or at their end."""
        self._back_to = page or ""
        self._draw()

    def on_resize(self) -> None:
        """Columns share the new width."""
        self._draw()

    # -- what is shown

    def book_changed(self) -> None:
        """Draw everything as it stands."""
        from exercises.running.progress import progress

        self._states = progress(self.book, self.findings)
        self._draw()
        if self.app.screen is self:
            self.workbook_app.tell_overview()

    def _draw(self) -> None:
        from exercises.running.progress import done_of

        if self.workbook_app.store is None:
            return
        info = self.book.info
        self.heading.left = info.title
        solo = "one person's view · " if self.book.solo else ""
        self.heading.middle = solo + how_far(*done_of(self._states))
        self._table()
        self.query_one("#left-over", Pane).draw_again()
        side = self.query_one("#side")
        side.display = self.app.size.width > 120
        if side.display:
            from exercises.summary import lights

            self.query_one("#side-lights", Drawn).figure = lights(self.findings)

    def _table(self) -> None:
        table = self.query_one("#agenda", Rows)
        now = self._now()
        # The cursor goes along with the run; while the run stands, or is over, it stays where somebody put it.
        place = table.cursor_row if now in (self._shown_now, -1) else now
        self._shown_now = now
        whole = self.app.size.width
        width = min(whole - 4 - (SIDE if whole > 120 else 0), 160) - 2
        starts = starts_of(self.book, self._states)
        clock = 5 if any(starts) else 0
        beside = width >= 104
        fixed = 1 + 7 + 2 * 3 + (clock + 2 if clock else 0)
        title = min(46, max(30, (width - fixed) * 2 // 5)) if beside else width - fixed
        rest = width - fixed - title - 2
        table.clear(columns=True)
        for size in (1, *((clock,) if clock else ()), title, 7, *((rest,) if beside else ())):
            table.add_column("", width=size)
        for number, (state, start) in enumerate(zip(self._states, starts, strict=True)):
            cells = block_cells(state, paint_of(self.app.theme), title, rest if beside else 0, now=number == now)
            if clock:
                cells.insert(1, lit(start, paint_of(self.app.theme).quiet))
            table.add_row(*cells, key=str(number), height=None)
        self._select(place if self._states else 0)

    def _left_over(self, width: int) -> Text:
        if self.workbook_app.store is None:
            return lit("")
        from exercises.plan.results import overdue

        book = self.book
        open_actions = [action for action in book.actions if action.state == "open"]
        late = len(overdue(book.actions, _today()))
        loose = sum(not parked.taker for parked in book.parking)
        here = sum(person.here for person in book.people)
        nobody = f", {loose} without a taker" if loose and self.app.size.width >= 100 else ""
        parts = {
            "a": count(len(open_actions), "open action", "open actions") + (f", {late} overdue" if late else ""),
            "p": f"{len(book.parking) or 'nothing'} parked{nobody}",
            "w": f"{here} of {len(book.people)} here",
            "l": self._lights(),
        }
        if book.solo:
            del parts["w"]
        from screens.figures.base import packed

        now = paint_of(self.app.theme).now
        return packed([lit("").append(key, now).append(f" {said}") for key, said in parts.items()], width)

    def _lights(self) -> str:
        from exercises.summary import lights

        states = [light.state for light in lights(self.findings).lights]
        half = f", {states.count('half')} half" if "half" in states else ""
        return f"{states.count('on')} of {len(states)} lights on{half}"

    # -- where we are

    @property
    def _here(self) -> str:
        """The page we came from, or the one in hand where its part was taken out meanwhile."""
        known = {name for state in self._states for name in (state.block.id, state.block.exercise)}
        there = self._back_to and self._back_to.split("/")[0] in known
        return self._back_to if there else self.book.session.page

    def _now(self) -> int:
        """Return the block in hand: that of the page in hand, else the next that is not done."""
        from exercises.running.progress import day_closed

        block = self._here.split("/")[0]
        here = next((n for n, s in enumerate(self._states) if block and block in (s.block.id, s.block.exercise)), -1)
        if here >= 0 and not self._back_to and day_closed(self.book, self._states[here]):
            return -1
        if here >= 0 and (self._back_to or self._states[here].state != "done"):
            return here
        if all(s.outside or s.state in ("not started", "skipped") for s in self._states):
            # Nothing ran yet: the welcome comes before the first exercise.
            return next((n for n, s in enumerate(self._states) if s.state == "not started"), -1)
        waiting = [n for n, s in enumerate(self._states) if s.block.exercise and s.state in ("not started", "begun")]
        return next((n for n in waiting if n > here), waiting[0] if waiting else -1)

    def _select(self, number: int) -> None:
        table = self.query_one("#agenda", Rows)
        if 0 <= number < table.row_count:
            table.move_cursor(row=number, animate=False)

    @property
    def chosen(self) -> BlockState | None:
        """The block under the cursor."""
        place = self.query_one("#agenda", Rows).cursor_row
        return self._states[place] if 0 <= place < len(self._states) else None

    # -- what can be done

    def on_data_table_row_selected(self, event: Rows.RowSelected) -> None:
        """Enter opens the block."""
        self.action_open_block()

    def action_open_block(self) -> None:
        """Open the block under the cursor."""
        if self.chosen is not None:
            self._open(self.chosen.block.id)

    def action_next(self) -> None:
        """Go on where we are."""
        page = self._here
        now = self._now()
        if self._over:
            self.say("The day is over. E makes the documents, Enter opens any part again.")
        elif now < len(self._states):
            block = self._states[now].block
            same = page.split("/")[0] in (block.id, block.exercise)
            left_out = block.dropped and page == self.book.session.page  # the day goes on behind it
            self._open("" if left_out else page if page and same else block.id)

    def action_show_results(self) -> None:
        """Show the result of the exercise under the cursor."""
        if self.chosen is not None and self.chosen.block.exercise:
            self.workbook_app.visit("results", exercise=self.chosen.block.exercise)
        else:
            self.say("This block has no results.")

    def action_show_actions(self) -> None:
        """Show the actions."""
        self.workbook_app.visit("actions")

    def action_show_parking(self) -> None:
        """Show what is parked."""
        self.workbook_app.visit("parking")

    def action_show_people(self) -> None:
        """Show who is here."""
        self.workbook_app.visit("people")

    def action_show_agenda(self) -> None:
        """Show the agenda as it runs, and change it."""
        self.workbook_app.visit("agenda", at=self.chosen.block.id if self.chosen is not None else "")

    def action_show_lights(self) -> None:
        """Show the start-up lights."""
        self.workbook_app.visit("lights")

    def action_edit_cover(self) -> None:
        """Change the cover."""

        def keep(info: Info | None) -> None:
            from screens.cover import new_cover

            change = None if info is None else new_cover(self.book, info)
            if change is not None:
                self.do(change, "cover changed")

        self.workbook_app.visit("cover", keep)

    def action_export(self) -> None:
        """Make documents."""
        self.workbook_app.visit("export")

    def action_back(self) -> None:
        """Close the workbook and go to the library; ask first where an open vote would be lost."""
        from screens.keeping.leaving import when_sure

        when_sure(self.workbook_app, self._close)

    def _close(self) -> None:
        from workbook.errors import WorkbookError

        try:
            self.workbook_app.close_book()
        except WorkbookError as error:
            self.workbook_app.say(str(error), late=True)
        self.workbook_app.leave(self)

    def action_close_book(self) -> None:
        """Close the workbook and go to the library."""
        self.action_back()

    def key_words(self) -> dict[str, str]:
        """F8 goes on, where there is something to go on to; F7 closes."""
        return {"next": "" if self._over else "begin" if self._fresh else "go on", "back": "library"}

    def lead(self) -> str:
        """After the last page there is one thing left: to make the documents."""
        mine = [s.state for s in self._states if s.block.exercise and not s.outside and not s.block.dropped]
        return "export" if self._over or (mine and {*mine} <= {"done", "skipped"}) else self.LEAD

    @property
    def _over(self) -> bool:
        """Whether the day is over: nothing is left to go on to."""
        return bool(self._states) and self._now() < 0

    @property
    def _fresh(self) -> bool:
        return all(s.outside or s.state == "not started" for s in self._states)


def _today() -> date:
    return date.today()
