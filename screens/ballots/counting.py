"""Counting hands by key, whether a line is a score, a dot or a statement: digits, clearing, when a sum may be seen."""

from __future__ import annotations

from workbook.hands import Hands

Cell = tuple[str, str]
"""Item and criterion."""


class Counting:
    """Hands being counted.

    Attributes:
        hands: What was counted.
        line: The line that is being counted. Its sum waits until it is left: a running sum would tell each number.
    """

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.line = ""
        self._typing: tuple[str, str] | None = None
        """Line and mark of the number that may get a second digit."""

    def moved(self, line: str) -> None:
        """The cursor moved: a number is whole once its cell is left, a line once the cursor is on another one."""
        self._typing = None
        if line != self.line:
            self.line = ""

    def done(self) -> None:
        """The line in hand is counted."""
        self._typing, self.line = None, ""

    def typing(self, line: str, mark: str) -> bool:
        """Tell whether the next digit belongs to the number that was begun on this cell."""
        return self._typing == (line, mark)

    def take(self, line: str, cell: Cell, mark: str, key: str) -> bool:
        """Count with a key; tell whether it was a digit or one that clears.

        The first digit on a cell replaces what stood there, a second one makes two figures of it.
        """
        if key.isdecimal():
            present = self.hands.number(*cell, mark)
            longer = self.typing(line, mark) and present is not None and present < 10
            self.hands.put(*cell, mark, int(f"{present}{key}") if longer else int(key))
            self._typing, self.line = (line, mark), line
        elif key in ("delete", "backspace"):
            self.hands.put(*cell, mark, None)
            self._typing, self.line = None, line
        else:
            return False
        return True

    def put_back(self, cell: Cell, mark: str, number: int | None) -> None:
        """Have a number again that was typed over; the next digit begins one of its own."""
        self.hands.put(*cell, mark, number)
        self._typing = None

    def forget(self, cell: Cell) -> bool:
        """Forget the hands of a line; tell whether there were any."""
        self.done()
        return bool(self.hands.counts.pop(cell, None))

    def total(self, line: str, cell: Cell) -> str:
        """Return how many hands a line has, of how many; only dots while it is counted."""
        if self.hands.too_many(*cell):
            return "too many"
        if line == self.line:
            return "…"
        shown, most = self.hands.shown(*cell), self.hands.most
        return f"{shown} of {most}" if most else str(shown)
