"""Asking for one field or cell, by its type."""

from __future__ import annotations

from collections.abc import Callable

from exercises.filling.cells import as_flag, as_number, as_text, as_texts
from exercises.filling.typed import Misfit, advice, bounds, number_wanted, options_of, parse
from exercises.page_parts import Field, FieldType
from screens.plain.desk import Desk
from screens.plain.voice import Choice, Leaving
from workbook.model import Value

Asker = Callable[[Desk, Field, Value, str], Value]


def ask_field(
    desk: Desk, field: Field, now: Value, about: str = "", keep: Callable[[Value], object] | None = None
) -> Value:
    """Ask for a value of *field*'s type and return it, None where it is left open.

    Args:
        desk: Who asks, and the workbook that refs are looked up in.
        field: What is asked.
        now: The value that stands there; Enter keeps it.
        about: What it is about (the row's text), put before the question.
        keep: Keeps a list that is left half way.
    """
    question = f"{about}: {field.label}" if about and field.label else about or field.label
    try:
        return _ASKERS[field.type](desk, field, now, question)
    except Leaving as left:
        if left.so_far is not None and keep is not None:
            keep(left.so_far)
        raise


def _text(desk: Desk, field: Field, now: Value, question: str) -> Value:
    kept = "yes" if now is True else as_text(now)  # "it was so", without words of its own
    given = desk.voice.text(question, kept, field.hint)
    if given == kept:
        return now
    remark = advice(field, given)
    if remark:
        desk.voice.say(remark)
    return given or None


def _list(desk: Desk, field: Field, now: Value, question: str) -> Value:
    entries = list(as_texts(now))
    desk.voice.say(f"{question} (one at a time; Enter alone ends the list)")
    if field.hint:
        desk.voice.say(field.hint)
    kept: list[str] = []
    for number in range(1, 10_000):
        before = entries[number - 1] if number <= len(entries) else ""
        try:
            given = desk.voice.text(str(number), before)
        except Leaving as left:
            left.so_far = [*kept, *entries[number - 1 :]] or None
            raise
        if given:
            kept.append(given)
        elif number > len(entries):
            break
    return kept or None


def _scale(desk: Desk, field: Field, now: Value, question: str) -> Value:
    return desk.voice.number(question, *bounds(field), as_number(now))


def _number(desk: Desk, field: Field, now: Value, question: str) -> Value:
    before = as_number(now)
    kept = "" if before is None else f"{before:.10g}"
    while True:
        given = desk.voice.text(question, kept, number_wanted(field))
        if given == kept:
            return before
        try:
            return parse(field, given, desk.book)
        except Misfit as wrong:
            desk.voice.say(str(wrong))


def _date(desk: Desk, field: Field, now: Value, question: str) -> Value:
    return desk.voice.date(question, as_text(now) or None)


def _yesno(desk: Desk, field: Field, now: Value, question: str) -> Value:
    return desk.voice.yes(question, as_flag(now))


def _choice(desk: Desk, field: Field, now: Value, question: str) -> Value:
    return desk.voice.pick(question, referred(desk, field), as_text(now) or None)


def _choices(desk: Desk, field: Field, now: Value, question: str) -> Value:
    return desk.voice.pick_many(question, referred(desk, field), as_texts(now)) or None


def _ref(desk: Desk, field: Field, now: Value, question: str) -> Value:
    if field.free:
        known = ", ".join(words for _, words in referred(desk, field))
        return _text(desk, field, _words(desk, field, now), f"{question} ({known})" if known else question)
    return desk.voice.pick(question, referred(desk, field), as_text(now) or None)


def _refs(desk: Desk, field: Field, now: Value, question: str) -> Value:
    if field.free:
        return _list(desk, field, now, question)
    return desk.voice.pick_many(question, referred(desk, field), as_texts(now)) or None


def _person(desk: Desk, field: Field, now: Value, question: str) -> Value:
    people = desk.book.people
    if len(people) < 2:
        return _text(desk, field, now, question)
    desk.voice.say("  ".join(f"{p.id} {p.role}" for p in people))
    return desk.voice.text(f"{question} (P1 ..., or any role)", as_text(now)) or None


def referred(desk: Desk, field: Field) -> list[Choice]:
    """Return what a field can be answered with, with the words shown."""
    return [(option.id, option.label) for option in options_of(field, desk.book)]


def _words(desk: Desk, field: Field, now: Value) -> Value:
    """Show the words of a referred item instead of its id."""
    return dict(referred(desk, field)).get(as_text(now), now) if isinstance(now, str) else now


_ASKERS: dict[FieldType, Asker] = {
    "text": _text,
    "paragraph": _text,
    "list": _list,
    "number": _number,
    "date": _date,
    "yesno": _yesno,
    "choice": _choice,
    "choices": _choices,
    "ref": _ref,
    "refs": _refs,
    "scale": _scale,
    "person": _person,
}
