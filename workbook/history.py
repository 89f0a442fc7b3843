"""What can be taken back and done again. It ends with the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workbook.changes import Change

MOST = 2_000


class Past(NamedTuple):
    """One entry: what it is called, and the change that takes it back (or does it again)."""

    label: str
    change: Change


class History:
    """Two piles: entries to take back, newest last, and entries to do again."""

    def __init__(self) -> None:
        self._undo: list[Past] = []
        self._redo: list[Past] = []

    def remember(self, label: str, inverse: Change) -> None:
        """Put a new entry on the pile; what was taken back before it is forgotten."""
        self._undo.append(Past(label, inverse))
        del self._undo[:-MOST]
        self._redo.clear()

    def clear(self) -> None:
        """Forget everything (another document took this one's place)."""
        self._undo.clear()
        self._redo.clear()

    def step(self, back: bool, do: Callable[[Change], Change]) -> str | None:
        """Take the newest entry back, or do the last one again.

        Args:
            back: Undo, else redo.
            do: Makes a change and returns its inverse; a KeyError says that what it names is no longer there.

        Returns:
            The entry's label; None where there is nothing left.
        """
        take, put = (self._undo, self._redo) if back else (self._redo, self._undo)
        while take:
            label, change = take[-1]
            try:
                inverse = do(change)
            except KeyError:
                take.pop()  # it went with a change that is no entry: nothing to take back
                continue
            take.pop()
            put.append(Past(label, inverse))
            return label
        return None

    def next_back(self) -> Change | None:
        """Return the change that the next step back would make, None where there is nothing."""
        return self._undo[-1].change if self._undo else None

    def next_label(self, back: bool) -> str | None:
        """Return the label of what a step would do, None where there is nothing."""
        pile = self._undo if back else self._redo
        return pile[-1].label if pile else None
