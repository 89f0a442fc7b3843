"""What the workbook before says: for every figure that compares."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from workbook.store import Store

if TYPE_CHECKING:
    from exercises.kit import Findings
    from workbook.model import Workbook

_KNOWN: WeakKeyDictionary[Store, tuple[str, Workbook | None, Findings | None]] = WeakKeyDictionary()


def _look(store: Store) -> tuple[str, Workbook | None, Findings | None]:
    follows = store.book.info.follows
    known = _KNOWN.get(store)
    if known is None or known[0] != follows:
        from exercises.evaluate import evaluate
        from workbook.earlier import earlier_book

        book = earlier_book(store.path.parent, store.book) if follows else None
        known = _KNOWN[store] = (follows, book, evaluate(book) if book is not None else None)
    return known


def earlier_of(store: Store) -> Workbook | None:
    """Return the workbook that an open one follows, ``None`` where there is none; read once."""
    return _look(store)[1]


def then_of(store: Store) -> Findings | None:
    """Return answers and results of the workbook that an open one follows, ``None`` where there is none."""
    return _look(store)[2]
