"""The run log: planned and actual minutes, parking lot, closing words, what was done before and after the day."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from exercises.registry import CATALOGUE
from workbook.model import Workbook

OVER = 4
"""Minutes over plan from which an exercise is listed (`docs/formulas.md`, Run log)."""
CLOSING = "close/words"
"""The list that holds the closing words."""


class Ran(Struct, frozen=True, array_like=True):
    """One exercise that was run: its code (``E02``; a team's own: its id), planned and actual minutes."""

    code: str
    planned: int
    actual: int


class Log(Struct, frozen=True):
    """What the run log holds.

    Attributes:
        ran: Exercises that were run, in running order.
        parking_lot: What was parked.
        closing_words: One word a person, without the person.
        before_the_day, after_the_day, notes: Remarks.
    """

    ran: tuple[Ran, ...] = ()
    parking_lot: tuple[str, ...] = ()
    closing_words: tuple[str, ...] = ()
    before_the_day: tuple[str, ...] = ()
    after_the_day: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def planned(self) -> int:
        """Minutes planned for what was run."""
        return sum(row.planned for row in self.ran)

    @property
    def actual(self) -> int:
        """Minutes it took."""
        return sum(row.actual for row in self.ran)

    @property
    def over(self) -> tuple[str, ...]:
        """Codes of the exercises that took four or more minutes longer than planned."""
        return tuple(row.code for row in self.ran if row.actual - row.planned >= OVER)


def log_of(book: Workbook) -> Log:
    """Return the run log of a workbook."""
    notes = book.info.notes
    return Log(
        ran=tuple(
            Ran(code_in_log(block.exercise), block.minutes, block.actual)
            for block in book.agenda
            if block.exercise and block.actual is not None
        ),
        parking_lot=tuple(parked.text for parked in book.parking),
        closing_words=tuple(word.text for word in book.rows(CLOSING)),
        before_the_day=tuple(notes.get("before_the_day", ())),
        after_the_day=tuple(notes.get("after_the_day", ())),
        notes=tuple(notes.get("notes", ())),
    )


def public(log: Log) -> dict[str, Any]:
    """Return the result of the log as JSON values: planned, actual, over."""
    return {"planned": log.planned, "actual": log.actual, "over": list(log.over)}


def code_in_log(exercise: str) -> str:
    """Return the code of an exercise (``E02``); a team's own has none and keeps its id."""
    return f"E{CATALOGUE.index(exercise) + 1:02}" if exercise in CATALOGUE else exercise


def exercise_in_log(code: str) -> str:
    """Return the exercise of a code or id, empty where there is none."""
    if code in CATALOGUE or code.startswith("own_"):
        return code
    return next((name for name in CATALOGUE if code_in_log(name) == code), "")
