"""Small tools of `answers.py` files: reading loose forms strictly, naming sources, counting in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar
from zlib import crc32

from exercises.filling.cells import as_int
from workbook.errors import GuideError
from workbook.model import Item, Value

T = TypeVar("T", bound=str)


def without_nulls(raw: Any) -> Any:
    """Return JSON values with every key whose value is ``null`` left out: null and missing say the same.

    A ``null`` inside a list stays: there it is a pass.
    """
    if isinstance(raw, Mapping):
        return {key: without_nulls(value) for key, value in raw.items() if value is not None}
    if isinstance(raw, Sequence) and not isinstance(raw, str | bytes):
        return [without_nulls(value) for value in raw]
    return raw


def without_blanks(raw: Any) -> Any:
    """Return JSON values with every key left out whose value is ``null`` or an empty text: both say "not answered"."""
    if isinstance(raw, Mapping):
        return {key: without_blanks(value) for key, value in raw.items() if value is not None and value != ""}
    if isinstance(raw, Sequence) and not isinstance(raw, str | bytes):
        return [without_blanks(value) for value in raw]
    return raw


def one_of(value: Value, allowed: tuple[T, ...]) -> T | None:
    """Return *value* where it is one of *allowed*, ``None`` otherwise."""
    return next((option for option in allowed if option == value), None)


def on_scale(item: Item, column: str, low: int = 1, high: int = 5) -> int | None:
    """Return a cell as a whole number from *low* to *high*, ``None`` where it is not one."""
    number = as_int(item.cells.get(column))
    return number if number is not None and low <= number <= high else None


def key_of(text: str) -> str:
    """Return a short stable key of a text, to name a card that is made from it."""
    return f"{crc32(text.encode()):08x}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 ask``, ``2 asks``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def clipped(text: str, most: int = 60) -> str:
    """Return a text cut at a word to at most *most* characters, with an ellipsis where something is left out."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def filled_ids(given: Sequence[str], prefix: str) -> list[str]:
    """Return an id for every row: the given ones where they say something and come once, else the next free number."""
    seen: set[str] = set()
    ids: list[str] = []
    taken = set(given)
    number = 1
    for own in given:
        row_id = own
        if not own.strip() or own in seen:
            while f"{prefix}{number}" in taken or f"{prefix}{number}" in seen:
                number += 1
            row_id = f"{prefix}{number}"
        seen.add(row_id)
        ids.append(row_id)
    return ids


def source_words(source: str) -> str:
    """Return where something came from as people read it: the exercise's title, never a rule's or a page's id."""
    from exercises.guide import BLOCKS, OWN, block_exercise, exercise
    from exercises.titles import EXERCISES

    name = source.split("/", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    if name in EXERCISES:
        return EXERCISES[name][1]
    block = name.rstrip("0123456789").removesuffix("_")
    with suppress(GuideError):  # a team's own exercise whose file has gone
        if block in BLOCKS:
            return block_exercise(block).title
        if name.startswith(OWN):
            return exercise(name).title
    return source
