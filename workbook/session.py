"""The state of a run: how far a page is, the place in the agenda, the page clock.

Nothing here moves by itself. A page can be gone past, skipped, repeated and reopened from any state; going on deletes
nothing. Times are seconds; a :class:`Moment` reads both clocks at once, so that everything here stays pure.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace as with_

from workbook.changes import Change, SetMark
from workbook.model import Clock, PageMark, PageStatus, Workbook

Flow: TypeAlias = Literal["plain", "paper", "ballot"]
"""plain: filled in, then settled. paper: written on paper, then read out, then settled. ballot: opened, closed,
revealed, settled."""

MORE = 120
"""Seconds that one press of "two minutes more" adds."""
LONGEST_GAP = 12 * 3600
"""Wall clock difference, in seconds, that still counts after a restart."""

_NEXT: dict[Flow, dict[PageStatus, PageStatus]] = {
    "plain": {"ready": "settled", "open": "settled", "closed": "settled", "revealed": "settled", "skipped": "settled"},
    "paper": {"ready": "revealed", "open": "revealed", "closed": "revealed", "revealed": "settled", "skipped": "open"},
    "ballot": {"ready": "open", "open": "closed", "closed": "revealed", "revealed": "settled", "skipped": "open"},
}
_BACK: dict[Flow, PageStatus] = {"plain": "open", "paper": "revealed", "ballot": "revealed"}

STATE_MARKS: dict[PageStatus, str] = {
    "ready": "○",
    "open": "◐",
    "closed": "◐",
    "revealed": "◐",
    "settled": "●",
    "skipped": "✕",
}


def following(flow: Flow, status: PageStatus) -> PageStatus:
    """Return the state the "done" key leads to; from settled it reopens."""
    return _NEXT[flow].get(status, _BACK[flow])


def advanced(flow: Flow, mark: PageMark) -> PageMark:
    """Return the mark after the "done" key; settling says that a page was checked again."""
    status = following(flow, mark.status)
    over = status == "settled"
    again = not over and (mark.again or mark.status == "settled")
    return with_(mark, status=status, check=mark.check and not over, again=again)


def confirmed(mark: PageMark) -> PageMark:
    """Return the mark of a page that was checked again and stays as it is."""
    return with_(mark, check=False)


def unchecked(mark: PageMark) -> bool:
    """Tell whether a settled page is to be checked again: the "done" key then says that it stays as it is."""
    return mark.status == "settled" and mark.check


def begun(mark: PageMark) -> PageMark:
    """Return the mark after something was entered or the clock was started; later states stay as they are."""
    return with_(mark, status="open") if mark.status in ("ready", "skipped") else mark


def skipped(mark: PageMark) -> PageMark:
    """Return the mark of a page that was left out on purpose."""
    return with_(mark, status="skipped", again=False)


def second_round(mark: PageMark) -> PageMark:
    """Return the mark that opens a second blind round; the first stays as it is."""
    return PageMark("open", 2, mark.check)


def check_again(book: Workbook, pages: Sequence[str]) -> list[Change]:
    """Return the changes that mark *pages* "check again"; pages nothing was done on need no check."""
    marks = ((page, book.mark(page)) for page in pages)
    return [
        SetMark(page, with_(mark, check=True))
        for page, mark in marks
        if mark.status in ("closed", "revealed", "settled") and not mark.check
    ]


class Stop(Struct, frozen=True):
    """One page of the run.

    Attributes:
        place: ``block/page``: where we are in the agenda.
        page: ``exercise/page``: where its answers stand.
        block: The block's id.
        number, of: Which page of its block this is, from 1.
    """

    place: str
    page: str
    block: str
    number: int
    of: int


def stop_at(stops: Sequence[Stop], place: str) -> Stop | None:
    """Return the stop at a place (or of a page, or the first of a block), ``None`` where there is none."""
    by_place = (stop for stop in stops if place in (stop.place, stop.page, stop.block))
    return next(by_place, None)


def moved(stops: Sequence[Stop], place: str, by: int) -> Stop | None:
    """Return the stop *by* pages further (back, where negative), ``None`` at the end of the agenda."""
    here = stop_at(stops, place)
    if here is None:
        return stops[0] if stops and by > 0 else None
    to = list(stops).index(here) + by
    return stops[to] if 0 <= to < len(stops) else None


class Moment(Struct, frozen=True):
    """Both clocks read at once: *wall* in seconds since the epoch, *steady* one that never jumps."""

    wall: float
    steady: float


def now() -> Moment:
    """Read the clocks."""
    return Moment(time.time(), time.monotonic())


class Timer(Struct, frozen=True):
    """The page clock in a run: what is kept, and the steady reading it was kept at."""

    clock: Clock = Clock()
    since: float = 0.0

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.clock.running


def restored(clock: Clock, at: Moment) -> Timer:
    """Take the clock up after a restart: the time away counts where it is 0 to 12 hours, else it stands paused."""
    away = at.wall - clock.at
    if clock.running and 0 <= away <= LONGEST_GAP:
        return Timer(with_(clock, spent=clock.spent + away, at=at.wall), at.steady)
    return Timer(with_(clock, running=False), at.steady)


def spent(timer: Timer, at: Moment) -> float:
    """Return the seconds spent on the page."""
    return timer.clock.spent + (max(0.0, at.steady - timer.since) if timer.running else 0.0)


def left(timer: Timer, at: Moment) -> float:
    """Return the seconds left in the box; negative is overtime."""
    return timer.clock.box - spent(timer, at)


def kept(timer: Timer, at: Moment) -> Timer:
    """Return the timer brought up to *at*: its clock is what is written down."""
    return Timer(with_(timer.clock, spent=spent(timer, at), at=at.wall), at.steady)


def on_page(timer: Timer, page: str, box: int, at: Moment) -> Timer:
    """Return the timer for a page: it goes on where it is the page's own, else it is set and stands."""
    if timer.clock.page == page:
        return timer
    return Timer(Clock(page, box, at=at.wall), at.steady)


def toggled(timer: Timer, at: Moment) -> Timer:
    """Start or pause."""
    timer = kept(timer, at)
    return with_(timer, clock=with_(timer.clock, running=not timer.running))


def more(timer: Timer, at: Moment, seconds: int = MORE) -> Timer:
    """Add to the box; in overtime the new minutes count from now."""
    timer = kept(timer, at)
    box = max(timer.clock.box, int(timer.clock.spent)) + seconds
    return with_(timer, clock=with_(timer.clock, box=box))


def over(timer: Timer, at: Moment) -> bool:
    """Tell whether the time box has run out; a page without one never runs out."""
    return bool(timer.clock.box) and left(timer, at) <= -1


def told(timer: Timer, at: Moment) -> str:
    """Return the clock in words and figures: ``4:12``, ``0:40 over``, ``4:00 paused``; empty without a time box."""
    if not timer.clock.box:
        return ""
    rest = left(timer, at)
    seconds = -int(-rest // 1) if rest > 0 else int(-rest)
    figure = f"{seconds // 60}:{seconds % 60:02}"
    if over(timer, at):
        return f"{figure} over"
    return figure if timer.running or not timer.clock.spent else f"{figure} paused"
