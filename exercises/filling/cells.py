"""Reading cells and fields as the kind of value they should be; a value of another kind counts as not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta

from workbook.model import Item, Value, Workbook, new_id

Agreed: TypeAlias = Annotated[int, Meta(ge=1, le=5)] | Literal["pass"] | None
"""One number from the group, 1 to 5, on a page that keeps no tally; ``pass`` is an answer but no number."""


def as_agreed(value: Value) -> int | Literal["pass"] | None:
    """Return an agreed score, ``pass``, or None where there is neither."""
    if value == "pass":
        return "pass"
    return as_int(value)


def number(agreed: Agreed) -> int | None:
    """Return the number of an agreed score, None for a pass and for nothing."""
    return None if agreed == "pass" else agreed


def as_text(value: Value) -> str:
    """Return a text, empty where there is none; blanks alone are none."""
    return value if isinstance(value, str) and value.strip() else ""


def as_texts(value: Value) -> tuple[str, ...]:
    """Return a list of texts, blanks left out; one text counts as a list of one."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return tuple(text for text in value if text.strip()) if isinstance(value, list) else ()


def as_int(value: Value) -> int | None:
    """Return a whole number, None where there is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def as_number(value: Value) -> int | float | None:
    """Return a number, None where there is none."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def as_flag(value: Value) -> bool | None:
    """Return yes or no as a flag (marks ``yes`` and ``no`` count), None where not answered."""
    if isinstance(value, bool):
        return value
    return {"yes": True, "no": False}.get(value) if isinstance(value, str) else None


def text(item: Item, column: str) -> str:
    """Return a cell as a text."""
    return as_text(item.cells.get(column))


def field_text(book: Workbook, page: str, name: str) -> str:
    """Return a field as a text."""
    return as_text(book.field(page, name))


def field_texts(book: Workbook, page: str, name: str) -> tuple[str, ...]:
    """Return a field as a list of texts."""
    return as_texts(book.field(page, name))


def kept(**values: Any) -> dict[str, Any]:
    """Return what was answered: None, empty texts and empty lists left out, tuples as lists."""
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {name: value for name, value in given.items() if value is not None and value not in ("", [])}


def with_ids(rows: Sequence[Mapping[str, Any]], prefix: str) -> list[dict[str, Any]]:
    """Return rows of a file with an id each: those without one, or with one already taken, get the next free."""
    taken = [str(row["id"]) for row in rows if row.get("id")]
    seen: set[str] = set()
    named: list[dict[str, Any]] = []
    for row in rows:
        own = str(row.get("id") or "")
        if not own or own in seen:
            own = new_id(taken, prefix)
            taken.append(own)
        seen.add(own)
        named.append({**row, "id": own})
    return named


def are_rows(rows: Any) -> bool:
    """Tell whether a part of a file is a list of rows; what it holds is checked where it is decoded."""
    return isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)
