"""What the exercise screen tells the second terminal, made from what the wall shows anyway."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from exercises.running.progress import over_in, progress
from screens.room import rounds
from workbook.live import Live
from workbook.store import Store

if TYPE_CHECKING:
    from screens.keeping.keeper import BookApp
    from screens.pages.base import Desk
    from workbook.session import Stop, Timer


def overview_of(app: BookApp) -> Live:
    """Return the state of a session that shows no page."""
    book = app.open_store.book
    return Live(os.getpid(), book.info.title, agenda=book.agenda, done=_done(app))


_DONE: WeakKeyDictionary[Store, tuple[object, object, str, tuple[str, ...]]] = WeakKeyDictionary()


def _done(app: BookApp) -> tuple[str, ...]:
    """Ids of the blocks that are done; reckoned with another page, state or agenda, not with each key."""
    store = app.open_store
    marks, agenda, place = store.book.session.marks, store.book.agenda, store.book.session.page
    known = _DONE.get(store)
    if known is None or known[:3] != (marks, agenda, place):
        known = (marks, agenda, place, over_in(progress(store.book, app.findings)))
        _DONE[store] = known
    return known[3]


def page_of(app: BookApp, desk: Desk, here: Stop, following: Stop | None, timer: Timer) -> Live:
    """Return the state of a session on a page. Of an open ballot it takes how many are in, and which seats are not."""
    from msgspec.structs import replace as with_

    mark, told = desk.mark, overview_of(app)
    found = with_(
        told,
        agenda=told.agenda if desk.block in told.agenda else (*told.agenda, desk.block),
        place=here.place,
        page=here.page,
        status=mark.status,
        turn=mark.round,
        again=mark.again,
        clock=timer.clock,
        since=timer.since,
        following=following.place if following is not None else "",
    )
    open_round = rounds.open_round(app.open_store, f"{desk.ref}#{mark.round}") if mark.status == "open" else None
    if open_round is None:
        return found
    seats = open_round.ballot.waiting() if open_round.way == "seats" else ()
    missing = tuple(seat.id.lstrip("P") for seat in seats)
    if open_round.way == "hands":
        taken, of = open_round.counted
        return with_(found, taken=taken, of=of, unit="counted")
    return with_(found, taken=open_round.taken, of=open_round.of, missing=missing)
