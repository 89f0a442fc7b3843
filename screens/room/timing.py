"""The page clock on a screen: set for each page, started and stopped by hand, kept with the workbook."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace as with_

from exercises.running import run
from screens.base import BookScreen
from screens.pages.base import Desk, PageBody
from screens.room.clockface import ClockFace
from screens.room.states import in_words
from workbook import session
from workbook.changes import SetActual, SetClock, SetMark
from workbook.model import Clock
from workbook.session import Moment, Timer
from workbook.store import Store


class Left(NamedTuple):
    """The clock of a page as it was left: going ahead for a look and back loses no minute.

    Attributes:
        box: The time box the page had; in another variant it has another one, and the clock begins anew.
        clock: Box and seconds spent.
    """

    box: int
    clock: Clock


_LEFT: WeakKeyDictionary[Store, dict[str, Left]] = WeakKeyDictionary()
"""Page -> its clock, in this run of the program."""


class TimedScreen(BookScreen[str]):
    """A screen that shows one page at a time under a clock."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = Timer()
        self._extra = ""
        self.desk: Desk | None = None
        self._body: PageBody | None = None
        self._noted: Moment = session.now()
        """Up to when the minutes of the block in hand are written down."""
        self._rings = False
        """Whether the clock ran inside its box when it was last looked at: the bell can ring."""

    def note_minutes(self, *, leaving: bool = False) -> None:
        """Write down how many minutes the block in hand took, each minute as it is full; *leaving* rounds the last."""
        if self.desk is None or self.store.read_only:
            return
        at, name = session.now(), self.desk.block.id
        seconds = at.steady - self._noted.steady
        minutes = round(seconds / 60) if leaving else int(seconds // 60)
        if leaving:
            self._noted = at
        elif minutes > 0:
            self._noted = Moment(self._noted.wall + 60 * minutes, self._noted.steady + 60 * minutes)
        block = next((block for block in self.book.agenda if block.id == name), None)
        if minutes > 0 and block is not None:
            self.store.do(SetActual(name, (block.actual or 0) + minutes), entry=False)
            self._seen = self.book

    @property
    def page_body(self) -> PageBody | None:
        """The widget of the page in hand."""
        body = self._body
        return body if body is not None and body.is_attached else None

    def _set_clock(self) -> None:
        """Give the page its time box; a page with two boxes gets the second one when it is closed."""
        assert self.desk is not None
        open_box, talk = run.box_of(self.desk.block, self.desk.page, extra=bool(self._extra), alone=self.book.solo)
        after = bool(talk) and self.desk.mark.status in ("closed", "revealed", "settled")
        name = f"{self.desk.ref}#talk" if after else self.desk.ref
        was, box, at = self._timer, 60 * (talk if after else open_box), session.now()
        self._timer = session.on_page(was, name, box, at)
        left = _LEFT.setdefault(self.store, {})
        if self._timer is not was:
            self._rings = False
            if was.clock.page in left:
                left[was.clock.page] = left[was.clock.page]._replace(clock=session.kept(was, at).clock)
            came = left.get(name)
            if came is not None and came.box == box:
                self._timer = Timer(with_(came.clock, running=False, at=at.wall), at.steady)
            left[name] = Left(box, self._timer.clock)
        left.setdefault(name, Left(box, self._timer.clock))  # the clock of the day before, in a program begun anew
        if after:
            left.pop(self.desk.ref, None)  # a second round has the whole box again
        if after and was.clock.page == self.desk.ref and was.running:
            self._timer = session.toggled(self._timer, session.now())
        if self._timer is not was:
            self._keep_clock()

    def _done_with_clock(self) -> None:
        """The page was settled: whoever comes back to it begins its box anew."""
        _LEFT.get(self.store, {}).pop(self._timer.clock.page, None)

    def _keep_clock(self) -> None:
        self._timer = session.kept(self._timer, session.now())
        if not self.store.read_only:
            self.store.do(SetClock(self._timer.clock), entry=False)
            self._seen = self.book

    def show_clock(self) -> None:
        """Show the time left, and the state of the page."""
        if self.desk is None or not self.is_mounted:
            return
        body = self.page_body
        mark = self.desk.mark
        said = body.status() if body is not None and not body.gone else ""
        state = "\n".join(line for line in (in_words(mark.status, mark.round, again=mark.again), said) if line)
        at = session.now()
        self.query_one(ClockFace).show(self._timer, at, state)
        self._ring(at)

    def _ring(self, at: Moment) -> None:
        """Sound once, where that is wished for, when a running clock goes over its box while we look on."""
        late = session.over(self._timer, at)
        if late and self._rings and self._timer.running and self.workbook_app.bell_rings:
            self.app.bell()
        self._rings = self._timer.running and not late and bool(self._timer.clock.box)

    def action_bell(self) -> None:
        """Turn the bell on or off, now and for later days."""
        on = self.workbook_app.turn_bell()
        self.say("The bell sounds once when time is up." if on else "The bell is silent.")

    def action_clock(self) -> None:
        """Start or stop the clock; starting it begins the page."""
        if self.desk is None:
            return
        self._timer = session.toggled(self._timer, session.now())
        self._keep_clock()
        began = session.begun(self.desk.mark)
        if self._timer.running and self.desk.flow != "ballot" and began != self.desk.mark:
            self.do(SetMark(self.desk.ref, began))
        self.show_clock()

    def action_more_time(self) -> None:
        """Two minutes more."""
        self._timer = session.more(self._timer, session.now())
        self._keep_clock()
        self.show_clock()

    def pass_time(self, pace: float) -> None:
        """In a rehearsal: move a running clock, and the minutes of the block, on to where a group would be by now."""
        from screens.room.rehearsal import later

        at = session.now()
        before = session.spent(self._timer, at)
        self._timer = later(self._timer, pace, at)
        jumped = max(0.0, session.spent(self._timer, at) - before)
        self._noted = Moment(self._noted.wall - jumped, self._noted.steady - jumped)
        self._keep_clock()
        self.note_minutes()
        self.show_clock()
