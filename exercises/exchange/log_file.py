"""The run log as it stands in an answers document (key ``log``)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.exchange.gate import unfit
from exercises.guide import exercise
from exercises.page_parts import VARIANTS, Variant
from exercises.registry import CATALOGUE
from exercises.running.log import Ran, exercise_in_log, log_of
from workbook.errors import GuideError
from workbook.model import Block, Parked, Workbook


class ParkedFile(Struct, frozen=True, omit_defaults=True):
    """One parked thing with who takes it; one without more than its text is a plain text."""

    text: str
    taker: str = ""
    source: str = ""


class LogFile(Struct, frozen=True, omit_defaults=True):
    """The key ``log``.

    Attributes:
        ran: ``[code, planned minutes, actual minutes]`` in running order.
        parking_lot: Texts, or ``{"text", "taker", "source"}``.
        closing_words: One a person, in no order that names anyone.
        before_the_day, after_the_day, notes: Remarks.
    """

    ran: tuple[Ran, ...] = ()
    parking_lot: tuple[str | ParkedFile, ...] = ()
    closing_words: tuple[str, ...] = ()
    before_the_day: tuple[str, ...] = ()
    after_the_day: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def log_file(book: Workbook) -> LogFile:
    """Return the run log of a workbook as it is written."""
    log = log_of(book)
    parked: list[Any] = [ParkedFile(p.text, p.taker, p.source) if p.taker or p.source else p.text for p in book.parking]
    return LogFile(
        log.ran, tuple(parked), log.closing_words, log.before_the_day, log.after_the_day, log.notes
    )  # fmt: skip


def parked_of(log: LogFile) -> tuple[Parked, ...]:
    """Return the parking lot of a file."""
    rows = (ParkedFile(row) if isinstance(row, str) else row for row in log.parking_lot)
    return tuple(Parked(f"L{n}", row.text, row.taker, row.source) for n, row in enumerate(rows, 1))


def with_minutes(blocks: tuple[Block, ...], log: LogFile) -> tuple[Block, ...]:
    """Return the blocks with what the log says of them; what ran outside the agenda is put at its end.

    Raises:
        Unfit: A code that is no exercise, or minutes below 0.
    """
    found = list(blocks)
    for place, row in enumerate(log.ran):
        name = exercise_in_log(row.code)
        where = f"answers.log.ran[{place}]"
        if not name:
            raise unfit(where, f"there is no exercise “{row.code}”")
        if row.planned < 0 or row.actual < 0:
            raise unfit(where, "minutes cannot be below 0")
        at = next((n for n, b in enumerate(found) if b.exercise == name and b.actual is None), None)
        if at is None:
            taken = {block.id for block in found}
            found.append(Block(name if name not in taken else f"{name}_{len(taken)}", name))
            at = len(found) - 1
        variant = found[at].variant if found[at].minutes == row.planned else _variant(name, row.planned, found[at])
        found[at] = with_(found[at], minutes=row.planned, actual=row.actual, variant=variant)
    return tuple(found)


def _variant(name: str, minutes: int, block: Block) -> Variant | str:
    """The variant that takes so many minutes, else the block's own."""
    if name not in CATALOGUE:
        return block.variant
    try:
        totals = exercise(name).totals
    except GuideError:
        return block.variant
    return next((variant for variant in VARIANTS if totals.get(variant) == minutes), block.variant)
