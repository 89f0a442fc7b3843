"""Undo and redo reach pages that were settled: those are open again, and what was built on them is to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercises.running import run
from workbook import session
from workbook.changes import SetMark

if TYPE_CHECKING:
    from workbook.model import Workbook
    from workbook.store import Store


@dataclass(frozen=True)
class Reopened:
    """What was opened again.

    Attributes:
        pages: The pages, ``exercise/page``.
        checks: How many pages that were built on them say "check again" now.
    """

    pages: tuple[str, ...] = ()
    checks: int = 0

    def words(self, here: str) -> str:
        """Say so; *here* is the page that is shown, if one is."""
        if not self.pages:
            return ""
        many = len(self.pages)
        which = "This page is" if self.pages == (here,) else "1 page is" if many == 1 else f"{many} pages are"
        return f"{which} open again.{to_check(self.checks)}"


def open_again(store: Store, before: Workbook | None) -> Reopened:
    """Open every settled page that holds something else than *before*."""
    if before is None or store.read_only:
        return Reopened()
    pages = run.settled_and_changed(before, store.book)
    checks: set[str] = set()
    for ref in pages:
        block = next(b for b in store.book.agenda if (b.exercise or b.id) == ref.split("/", maxsplit=1)[0])
        owner = run.exercise_of(block)
        page = owner.page(ref.split("/", 1)[1])
        flow = run.flow_of(page, run.variant_of(block), alone=store.book.solo)
        changes = session.check_again(store.book, run.dependents(store.book, owner, page))
        for change in (SetMark(ref, session.advanced(flow, store.book.mark(ref))), *changes):
            store.do(change, entry=False)
        checks |= {change.page for change in changes if isinstance(change, SetMark)}
    return Reopened(pages, len(checks))


def takes_from_a_vote(store: Store) -> bool:
    """Tell whether undo would take away what a closed vote was about: its result would speak of nothing."""
    return bool(_without_item(store.undone) - _without_item(store.book))


def _without_item(book: Workbook) -> set[tuple[str, str]]:
    """Votes and items that were marked and do not stand in any list."""
    there = {item.id for rows in book.items.values() for item in rows}
    return {(key, item) for key, tally in book.tallies.items() for item in tally.counts if item not in there}


def to_check(pages: int) -> str:
    """Say how many pages are to be checked again; nothing where there are none."""
    if not pages:
        return ""
    return f" {pages} {'page' if pages == 1 else 'pages'} built on it {'says' if pages == 1 else 'say'} “check again”."
