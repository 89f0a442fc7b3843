"""Widths of columns in which the rows of a table take few lines: none is narrow beside wide ones with room to spare."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exports.figures.metrics import width

CRAMPED = 4
"""A table is evened out where a cell of it takes so many lines."""
STEPS = (6.0, 12.0, 24.0, 48.0, 96.0)
"""Points that one column gives another at a time."""
ROWS, MOVES = 60, 40
"""So many rows are looked at, and so many times a column gives to another."""


def evened(
    columns: Sequence[Sequence[str]], widths: Sequence[float], least: Sequence[float], gutter: float, size: float
) -> list[float]:
    """Return the widths with room moved to where it saves lines; widths that cramp nothing are returned as they are.

    Args:
        columns: The texts of each column, from the first row down.
        widths: The widths in points.
        least: What each column keeps.
        gutter: Points between two columns.
        size: Size of the letters.
    """
    words = [[_words(text, size) for text in texts[:ROWS]] for texts in columns]
    blank = width(" ", size)

    @cache
    def lines(place: int, room: float) -> tuple[int, ...]:
        return tuple(sum(_lines(line, room - gutter, blank) for line in cell) for cell in words[place])

    def cost(tried: Sequence[float]) -> tuple[int, int]:
        found = [lines(place, room) for place, room in enumerate(tried)]
        return sum(max(row) for row in zip(*found, strict=True)), sum(map(sum, found))

    now = [round(room, 1) for room in widths]
    if max((max(lines(place, room), default=0) for place, room in enumerate(now)), default=0) < CRAMPED:
        return list(widths)
    best = cost(now)
    for _ in range(MOVES):
        tried = [(cost(one), one) for one in _moves(now, least)]
        if not tried or min(tried)[0] >= best:
            break
        best, now = min(tried)
    return now


def _moves(now: Sequence[float], least: Sequence[float]) -> list[list[float]]:
    found = []
    for giver, room in enumerate(now):
        for taker in range(len(now)):
            for step in STEPS:
                if taker != giver and room - step >= least[giver]:
                    one = list(now)
                    one[giver], one[taker] = round(room - step, 1), round(now[taker] + step, 1)
                    found.append(one)
    return found


def _words(text: str, size: float) -> list[list[float]]:
    """The widths of the words in each line of a text."""
    return [[width(word, size) for word in line.split(" ")] for line in text.split("\n")]


def _lines(words: Sequence[float], room: float, blank: float) -> int:
    """How many lines words take; one that is longer than a line is broken."""
    room, lines, at = max(room, 1.0), 1, 0.0
    for word in words:
        before = blank if at else 0.0
        if at + before + word <= room:
            at += before + word
            continue
        lines += bool(at)
        further, at = divmod(word, room)
        lines += int(further)
    return lines
