"""What the group says in one field, by the type of the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from exercises.filling.typed import bounds, options_of
from exercises.page_parts import Field, FieldType
from exercises.rehearsal.group import words
from exercises.rehearsal.hand import Hand
from workbook.model import Value

DEFAULT_DAY = date(2025, 3, 12)
"""From which day dates are counted where the workbook has none."""


def said(hand: Hand, field: Field, row: int = 0) -> Value:
    """Return what the group says in a field.

    Args:
        hand: The page in hand.
        field: The field or column.
        row: Which row of a table, from 0; neighbours differ.
    """
    return _SAYERS[field.type](hand, field, row, hand.group.dice(hand.ref, field.id, row))


def day_after(hand: Hand, days: int) -> str:
    """Return the ISO date so many days after the workshop."""
    try:
        start = date.fromisoformat(hand.book.info.date)
    except ValueError:
        start = DEFAULT_DAY
    return (start + timedelta(days=days)).isoformat()


def _pool(hand: Hand, field: Field) -> tuple[str, ...]:
    name = "not_now" if field.id.startswith("not_now") else field.id
    own = words().of(hand.ref, name)
    return own or words().other.get(field.type, words().other["text"])


def _text(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    pool = _pool(hand, field)
    turned = hand.group.dice(hand.ref, field.id).randrange(len(pool))
    return pool[(turned + row) % len(pool)]


def _list(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    pool = _pool(hand, field)
    count = max(field.least or 1, min(field.most or 3, 3))
    return dice.sample(list(pool), min(count, len(pool)))


def _number(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    low = 1 if field.low is None else int(field.low)
    return dice.randint(low, max(low, min(8, 8 if field.high is None else int(field.high))))


def _scale(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    return dice.randint(*bounds(field))


def _date(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    return day_after(hand, 14 + 14 * row + dice.randrange(7))


def _choice(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    options = options_of(field, hand.book)
    if not options:
        return _text(hand, field, row, dice) if field.free else None
    turned = hand.group.dice(hand.ref, field.id).randrange(len(options))
    return options[(turned + row) % len(options)].id


def _choices(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    options = [option.id for option in options_of(field, hand.book)]
    return dice.sample(options, min(len(options), dice.randint(1, 2))) or None


def _person(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    here = hand.group.people
    return here[(dice.randrange(len(here)) + row) % len(here)].id if here else None


def _state(hand: Hand, field: Field, row: int, dice: Random) -> Value:
    return dice.random() < 0.6


_SAYERS: dict[FieldType, Callable[[Hand, Field, int, Random], Value]] = {
    "text": _text,
    "paragraph": _text,
    "list": _list,
    "number": _number,
    "date": _date,
    "yesno": _state,
    "choice": _choice,
    "choices": _choices,
    "ref": _choice,
    "refs": _choices,
    "scale": _scale,
    "person": _person,
}
