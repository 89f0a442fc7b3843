"""What the tables share: exact numbers as they are shown, lists in one cell, what must be held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exercises.reveal import SECRET_WAYS
from exercises.statistics import rounded
from exports.documents.source import Source
from exports.tables import Cell
from workbook.disclosure import MIN_SHOWN

Rows = Iterator[tuple[Cell, ...]]


def listed(texts: Sequence[str]) -> str:
    """Return several texts in one cell."""
    return "; ".join(texts)


def number(value: object) -> Cell:
    """Return an exact number as it is shown, to one decimal."""
    return float(rounded(value, 1)) if isinstance(value, Fraction) else value if isinstance(value, int) else None


def secret(source: Source, exercise: str) -> bool:
    """Tell whether scores of an exercise were given unseen, by two or more people."""
    if source.book.solo or len(source.book.people) == 1:
        return False
    tallies = source.book.tallies
    return any(t.way in SECRET_WAYS for key, t in tallies.items() if key.startswith(f"{exercise}/"))


def held(source: Source, exercise: str, count: int) -> bool:
    """Tell whether so few gave a secret score or vote that it must not be shown."""
    return 0 < count < MIN_SHOWN and secret(source, exercise)
