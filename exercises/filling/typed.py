"""Values as people type and read them, by the type of a field: one table for the full screen and the line mode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from exercises.filling.cells import as_text, as_texts
from exercises.page_parts import Field, FieldType, Option
from workbook.dates import parse_date, show_date
from workbook.model import Value, Workbook
from workbook.text import MAX_TEXT, clean, clean_line

YES_NO: tuple[Option, ...] = (Option("yes", "yes", "y"), Option("no", "no", "n"))
OPTION_TYPES: frozenset[FieldType] = frozenset({"yesno", "choice", "choices", "ref", "refs", "scale"})
"""Fields that are answered by choosing, unless `free` lets any text in."""


LARGEST = 999_999_999
"""No number that people type is larger."""


class Misfit(ValueError):
    """What was typed is not a value of the field; the text says what would be."""


def options_of(field: Field, book: Workbook) -> tuple[Option, ...]:
    """Return what can be chosen in a field, in order: the guide's options, a scale, or items of its lists."""
    if field.type == "yesno":
        return YES_NO
    if field.type == "scale":
        low, high = bounds(field)
        return tuple(Option(str(n), str(n), str(n)) for n in range(low, high + 1))
    if field.type in ("ref", "refs"):
        return tuple(Option(item.id, item.text) for name in field.refs for item in book.rows(name))
    if field.type == "person":
        return tuple(Option(person.id, person.role) for person in book.people)
    return field.options


def bounds(field: Field) -> tuple[int, int]:
    """Return the ends of a scale: 1 to 5 unless said."""
    return (1 if field.low is None else field.low, 5 if field.high is None else field.high)


def parse(field: Field, text: str, book: Workbook) -> Value:
    """Return the value that *text* says in a field, ``None`` for nothing.

    Raises:
        Misfit: It is no value of this field.
    """
    if len(text) > MAX_TEXT:
        raise Misfit(f"This is longer than {MAX_TEXT:,} characters. Keep it in a file and name the file here.")
    return _PARSERS[field.type](field, text, book)


def misfit(field: Field, text: str, book: Workbook) -> str:
    """Return why *text* is no value of a field, empty where it is one."""
    try:
        parse(field, text, book)
    except Misfit as wrong:
        return str(wrong)
    return ""


def show(field: Field, value: Value, book: Workbook) -> str:
    """Return a value as people read it, empty for nothing."""
    if value is None or value in ("", []):
        return ""
    if field.type == "date":
        return show_date(as_text(value))
    if field.type == "person":
        person = book.person(as_text(value))
        return f"{person.id} {person.role}".strip() if person else str(value)
    if field.type in OPTION_TYPES:
        words = {option.id: option.label for option in options_of(field, book)}
        given = ["yes" if v is True else "no" if v is False else str(v) for v in _many(value)]
        return ", ".join(words.get(v, v) for v in given)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


def editable(field: Field, value: Value, book: Workbook) -> str:
    """Return the text that stands in a field while it is edited: as shown, a list one entry a line."""
    if field.type == "list" and isinstance(value, list):
        return "\n".join(value)
    return show(field, value, book)


def advice(field: Field, value: Value) -> str:
    """Return what the screen remarks on a value that is kept all the same: too long, too many, out of bounds."""
    if isinstance(value, list) and field.most and len(value) > field.most:
        return f"{len(value)} entries; {field.most} are plenty."
    texts = as_texts(value)
    longest = max(map(len, texts), default=0)
    if field.limit and longest > field.limit:
        return f"{longest} characters; aim for {field.limit}."
    if isinstance(value, int | float) and not isinstance(value, bool) and field.type == "number":
        if field.low is not None and value < field.low:
            return f"Under {field.low}: is that so?"
        if field.high is not None and value > field.high:
            return f"Over {field.high}: is that so?"
    return ""


def toggled(field: Field, value: Value, option: str) -> Value:
    """Return the value after an option's key was pressed: several can stand together, or one, which a second press
    takes away.
    """
    if field.type in ("choices", "refs"):
        given = [v for v in as_texts(value) if v != option]
        return given or None if option in as_texts(value) else [*given, option]
    chosen: Value = int(option) if field.type == "scale" else (option == "yes" if field.type == "yesno" else option)
    return None if value == chosen or (field.type == "yesno" and value == option) else chosen


def is_chosen(field: Field, value: Value, option: str) -> bool:
    """Tell whether an option stands in a value."""
    if field.type == "yesno":
        return ("yes" if value else "no") == option if isinstance(value, bool) else value == option
    return option in [str(v) for v in _many(value)]


def words_in(text: str) -> int:
    """Return how many words a text has: runs of characters that are not blank (`docs/formulas.md`)."""
    return len(text.split())


def _today() -> date:
    return date.today()


def _many(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list) else [value]


def _text(field: Field, text: str, book: Workbook) -> Value:
    return clean_line(text) or None


def _paragraph(field: Field, text: str, book: Workbook) -> Value:
    return clean(text).strip() or None


def _list(field: Field, text: str, book: Workbook) -> Value:
    return [line for line in (clean_line(raw) for raw in clean(text).splitlines()) if line] or None


def _number(field: Field, text: str, book: Workbook) -> Value:
    typed = text.strip().replace(",", ".")
    if not typed:
        return None
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(\.[0-9]{1,4})?", typed):
        raise Misfit(f"Type {number_wanted(field)}.")
    value = float(typed) if "." in typed and float(typed) % 1 else int(float(typed))
    low, high = -LARGEST if field.low is None else field.low, LARGEST if field.high is None else field.high
    if not low <= value <= high or (field.whole and isinstance(value, float)):
        too_large = "That is too large. " if value > LARGEST else ""
        raise Misfit(f"{too_large}Type {number_wanted(field)}.")
    return value


def number_wanted(field: Field) -> str:
    """Return which numbers a field takes, in words."""
    kind = "a whole number" if field.whole else "a number"
    if field.low is not None and field.high is not None:
        return f"{kind} from {field.low} to {field.high}"
    if field.high is not None:
        return f"{kind}, {field.high} or less"
    if field.low is not None:
        return f"{kind}, {field.low} or more"
    return f"{kind}, such as 4" if field.whole else f"{kind}, such as 4 or 1.5"


def _scale(field: Field, text: str, book: Workbook) -> Value:
    low, high = bounds(field)
    typed = text.strip()
    if not typed:
        return None
    if not re.fullmatch(r"-?[0-9]{1,2}", typed) or not low <= int(typed) <= high:
        raise Misfit(f"Type a whole number from {low} to {high}.")
    return int(typed)


def _date(field: Field, text: str, book: Workbook) -> Value:
    if not text.strip():
        return None
    found = parse_date(text, _today())
    if found is None:
        raise Misfit("Type a date, such as 12 Mar 2025, 12 mar or +2w.")
    return found


def _choice(field: Field, text: str, book: Workbook) -> Value:
    typed = clean_line(text)
    if not typed:
        return None
    found = _option(typed, options_of(field, book))
    if found is None:
        raise Misfit(f"Choose one of: {', '.join(_names(options_of(field, book)))}.")
    return found == "yes" if field.type == "yesno" else found


def _choices(field: Field, text: str, book: Workbook) -> Value:
    found = []
    for part in (clean_line(part) for part in re.split(r"[,;\n]", text)):
        option = _option(part, options_of(field, book)) if part else ""
        if option is None:
            raise Misfit(f"{part} is not one of: {', '.join(_names(options_of(field, book)))}.")
        found += [option] if option else []
    return list(dict.fromkeys(found)) or None


def _ref(field: Field, text: str, book: Workbook) -> Value:
    if not field.free:
        return _choice(field, text, book)
    typed = clean_line(text)
    return _option(typed, options_of(field, book)) or typed or None


def _refs(field: Field, text: str, book: Workbook) -> Value:
    if not field.free:
        return _choices(field, text, book)
    parts = (clean_line(part) for part in re.split(r"[;\n]", text))
    found = [_option(part, options_of(field, book)) or part for part in parts if part]
    return list(dict.fromkeys(found)) or None


def _person(field: Field, text: str, book: Workbook) -> Value:
    typed = clean_line(text)
    head = typed.split(" ", 1)[0].upper()
    if book.person(head) and show(field, head, book).casefold() in (typed.casefold(), f"{head} ".casefold()):
        return head
    return head if book.person(head) and typed.upper() == head else typed or None


def _option(typed: str, options: Iterable[Option]) -> str | None:
    """Return the id of the option that was typed: its id, key or words, or a beginning that only one has."""
    low = typed.casefold()
    known = [option for option in options if low]
    exact = [o.id for o in known if low in (o.id.casefold(), o.label.casefold(), o.mark.casefold())]
    begun = [o.id for o in known if o.label.casefold().startswith(low) or o.id.casefold().startswith(low)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def _names(options: Iterable[Option]) -> list[str]:
    return [option.label for option in options]


_PARSERS: dict[FieldType, Callable[[Field, str, Workbook], Value]] = {
    "text": _text,
    "paragraph": _paragraph,
    "list": _list,
    "number": _number,
    "date": _date,
    "yesno": _choice,
    "choice": _choice,
    "choices": _choices,
    "ref": _ref,
    "refs": _refs,
    "scale": _scale,
    "person": _person,
}
