"""The exercise screen: walks the pages of any exercise, block by block, one page at a time.

Nothing moves by itself. Going on deletes nothing; every page can be passed, repeated and reopened.
"""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.structs import replace as with_
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from exercises.filling import carry
from exercises.filling.entry import asked, asked_how
from exercises.running import run
from screens.keys.commands import bindings
from screens.pages import body_of, kind_of
from screens.pages.base import Desk
from screens.parts.prose import Prose
from screens.room.carrybar import CarryBar
from screens.room.clockface import LEAST_ROWS, ClockFace
from screens.room.coach import CoachPanel, next_words
from screens.room.going import GoingScreen
from screens.room.telling import page_of
from screens.text import quoted
from workbook import session
from workbook.changes import SetMark, SetPlace
from workbook.model import Block
from workbook.session import Stop


class ExerciseScreen(GoingScreen):
    """One page of the agenda."""

    PLACES: ClassVar[tuple[str, ...]] = ("book", "exercise")
    CSS_PATH = "exercise.tcss"
    BINDINGS: ClassVar[list[Any]] = bindings("rehearsal")

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self._at = at or ""
        self._agenda: tuple[Block, ...] = ()
        self._outside: Block | None = None  # the exercise in hand, where it is run beside the agenda

    def body(self) -> ComposeResult:
        """Build the page: question and clock, carried values, the work, and the coach beside it."""
        with Horizontal(id="body"):
            with Vertical(id="sheet"):
                with Horizontal(id="top"):
                    with Vertical(id="words"):
                        yield Prose(id="ask")
                        yield Prose(id="how")
                    yield ClockFace()
                yield CarryBar()
                yield Vertical(id="work")
            yield CoachPanel()

    def on_mount(self) -> None:
        """Go to where we are in the agenda, and let the clock tick."""
        self.call_later(self._arrive)
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        if self.workbook_app.store is not None:  # the workbook may just have been closed under us
            self.show_clock()
            self.note_minutes()

    async def _arrive(self) -> None:
        self._timer = session.restored(self.book.session.clock, session.now())
        stop = self._find(self._at or self.book.session.page)
        if stop is None:
            self.query_one("#ask", Prose).say("This agenda has no page to show.")
            return
        await self._open(stop)
        self.keys_changed()

    def _find(self, place: str) -> Stop | None:
        self._stops, self._agenda = run.stops(self.book), self.book.agenda
        found = session.stop_at(self._stops, place) if place else None
        if found is None and place:
            for block in self.book.agenda:
                sitting = run.stops(self.book, extra=block.id)
                if session.stop_at(sitting, place) is not None and place != block.id:
                    self._stops, self._extra = sitting, block.id
                    return session.stop_at(sitting, place)
            if self._at and (by_itself := run.outside(self.book, place)) is not None:
                self._outside, self._stops = by_itself
                return session.stop_at(self._stops, f"{self._outside.id}/{place.partition('/')[2]}".rstrip("/"))
        return found or run.nearest(self.book, self._stops, place.partition("/")[0])

    # -- the page in hand

    @property
    def place(self) -> str:
        """Where an action or a parked thought came from."""
        return self._stop.page if self._stop else ""

    async def _open(self, stop: Stop) -> None:
        """Show a page: bring what it takes over up to date, then build it."""
        self.hurried = True
        block = self._outside or next(block for block in self.book.agenda if block.id == stop.block)
        told = run.exercise_of(block)
        page = told.page(stop.page.split("/", 1)[1])
        self._stop, self.desk = stop, Desk(self, block, told, page, run.variant_of(block))
        if not self.store.read_only:
            if self.book.session.page != stop.place and self._outside is None:  # the day stays where it is
                self.store.do(SetPlace(stop.place), entry=False)
            for change in carry.refresh(self.book, told.id, stop.page, self.findings) if block.exercise else []:
                self.store.do(change, entry=False)
        self._seen = self.book
        kind = kind_of(page)
        rehearsal = ("rehearsal",) if self.book.info.kind == "rehearsal" else ()
        self.PLACES = ("book", "exercise", f"exercise/{kind}", *rehearsal)  # type: ignore[misc]  # help shows this page's keys
        self._status, self._turn = self.desk.mark.status, self.desk.mark.round
        self._set_clock()
        with self.app.batch_update():
            self._show_words()
            await self.query_one("#work").remove_children()
            body = body_of(page)(self.desk)
            await self.query_one("#work").mount(body)
            self._body = body
            if body.gone:
                self.call_after_refresh(self.unhurried)
                return  # somebody went on before it stood
            self._status, self._turn = self.desk.mark.status, self.desk.mark.round  # it may have found counts
            body.redraw()
            self._redraw_rest()
            self.fold()
        body.begin()
        self.call_after_refresh(self.unhurried)

    def _show_words(self) -> None:
        desk, stop = self.desk, self._stop
        assert desk is not None
        assert stop is not None
        self.heading.left = desk.exercise.title
        beside = "outside the agenda · " if self._outside is not None else "extra · " if self._extra else ""
        self.heading.middle = f"{beside}{stop.number} of {stop.of} · {desk.page.title}"
        self.query_one("#ask", Prose).say(asked(desk.page, desk.variant))
        # On a short screen the sentences follow one another.
        between = " " if self.size.height < LEAST_ROWS else "\n"
        self.query_one("#how", Prose).say(between.join(asked_how(desk.page, desk.variant)))

    def on_resize(self) -> None:
        """The words under the question take the room there is; the coach stands beside the page or in its place."""
        if self._stop is not None and self.desk is not None:
            self._show_words()
            self._redraw_rest()

    def fold(self) -> None:
        """On a short screen what is in hand, or a source that has changed, may need the lines under the question."""
        body = self.page_body
        crowded = body is not None and not body.gone and body.crowded
        self.set_class(crowded or self.query_one(CarryBar).tall, "-folds")

    def on_carry_bar_checks(self) -> None:
        """What is to be checked again takes room."""
        self.fold()

    def book_changed(self) -> None:
        """Draw the page anew; another state of the page may be another picture."""
        body, desk = self.page_body, self.desk
        if body is None or desk is None or body.gone:
            return
        if self._agenda_changed():
            return
        if (desk.mark.status, desk.mark.round) != (self._status, self._turn):
            self._status, self._turn = desk.mark.status, desk.mark.round
            self._set_clock()
            self.call_later(self._state_changed)
        else:
            body.redraw()
        self._redraw_rest()

    def _agenda_changed(self) -> bool:
        """Take up a changed agenda; whether the page is shown anew (its block runs in another variant now)."""
        assert self.desk is not None
        assert self._stop is not None
        if self._extra or self._outside or self.book.agenda is self._agenda:
            return False
        self._agenda = self.book.agenda
        self._stops = run.stops(self.book)
        here = session.stop_at(self._stops, self._stop.place)
        block = next((block for block in self.book.agenda if block.id == self.desk.block.id), None)
        if block is None:
            to = session.stop_at(self._stops, self.book.session.page)
            self.call_later(self._open_anew, to, self.desk.exercise.title)
            return True
        other = block.variant != self.desk.block.variant
        if other and (to := here or session.stop_at(self._stops, self.desk.block.id)) is not None:
            self.call_later(self._open_anew, to)
            return True
        if here is not None:  # a part taken out and brought back left its place to the one behind it
            self.store.do(SetPlace(here.place), entry=False)
            self._seen = self.book
            if here != self._stop:
                self._stop = here
                self._show_words()
        return False

    async def _open_anew(self, stop: Stop | None, gone: str = "") -> None:
        """Show the page in another variant, or where the day goes on from a part that is *gone* from the agenda."""
        (self._leave_page if gone else self.keep_typed)()  # what is being typed is kept first
        if stop is None:
            self.workbook_app.leave(self)
            return
        await self._open(stop)
        if gone:
            self.keys_changed()
            self.say(f"{quoted(gone)} was taken out of the agenda. This is what follows.")

    async def _state_changed(self) -> None:
        body = self.page_body
        if body is not None and not body.gone:
            self.hurried = True
            await body.state_changed()
            self.fold()
            self.call_after_refresh(self.unhurried)
            self._redraw_rest()
            self.keys_changed()

    def _redraw_rest(self) -> None:
        assert self.desk is not None
        self.query_one(CarryBar).show(self.desk)
        self.query_one(CoachPanel).show(self.desk.exercise, self.desk.page, self._following())
        self.show_clock()

    def _following(self) -> Content:
        """What comes after the page in hand, for the coach."""
        assert self._stop is not None
        to = run.beside(self.book, self._stops, self._stop, 1)
        blocks = (self._outside,) if self._outside is not None else self.book.agenda
        return next_words(blocks, self._stop.place, to.place if to is not None else "")

    def show_clock(self) -> None:
        """Show the clock, here and in the second terminal."""
        super().show_clock()
        live, desk, here = self.workbook_app.live, self.desk, self._stop
        if live is not None and desk is not None and here is not None and self.workbook_app.store is not None:
            following = run.beside(self.book, self._stops, here, 1)
            live.tell(page_of(self.workbook_app, desk, here, following, self._timer))

    def key_words(self) -> dict[str, str]:
        """Say what the keys do on this page now; the last page leads to the overview."""
        words, at = super().key_words(), self._stop
        if at is not None and run.beside(self.book, self._stops, at, 1) is None:
            words["next"] = "finish"
        return words

    # -- going

    def action_overview(self) -> None:
        """Leave the pages for a look at the overview; F8 there comes back to this page."""
        if self.workbook_app.screen is not self:
            return
        self._leave_page()
        self.note_minutes(leaving=True)
        self.dismiss(self._stop.place if self._stop is not None else "")

    def _leave_page(self) -> None:
        body, desk = self.page_body, self.desk
        if body is None or desk is None:
            return
        self.app.clear_notifications()  # what was said about this page is no help on the next
        self.keep_typed()
        if kind_of(desk.page) == "read" and desk.mark.status == "open":
            self.store.do(SetMark(desk.ref, with_(desk.mark, status="settled")), entry=False)
        if self._timer.running:
            self._timer = session.toggled(self._timer, session.now())
        self._keep_clock()

    def before_close(self) -> None:
        """Keep the clock and the minutes: we leave, or the workbook is closed under us."""
        if self.desk is not None:
            self._keep_clock()
            self.note_minutes(leaving=True)
            self._seen = self.book

    def on_unmount(self) -> None:
        """Keep the clock and what was being typed."""
        if self.workbook_app.store is not None:
            self.before_close()
            if self.desk is not None:
                self.workbook_app.tell_overview()
