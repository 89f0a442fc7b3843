"""The gate every imported document passes: size, depth, numbers, and the text door for every text in it."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

from workbook.errors import Unfit
from workbook.text import MAX_TEXT, clean, clean_line, is_blank

MAX_ITEMS = 2000
"""Most entries of one list or mapping."""
MAX_DEPTH = 24
MAX_VALUES = 200_000
"""Most values in a whole document."""
MAX_KEY = 200
MAX_NUMBER = 2**53
MOST_SAID = 240
"""Longest reason given, in characters; of a longer one the middle is left out."""

REFUSED = "Nothing was imported."


def unfit(path: str, reason: str) -> Unfit:
    """Return the error for one place of a document that does not fit."""
    if len(reason) > MOST_SAID:  # what stands there is quoted in it, and may be very long
        reason = f"{reason[: MOST_SAID // 2]} … {reason[-MOST_SAID // 2 :]}"
    return Unfit(f"{path}: {reason}.", REFUSED)


def admit(raw: object, path: str = "answers") -> Any:
    """Return a copy of *raw* with every text cleaned.

    Args:
        raw: JSON values.
        path: What the document's top is called in messages.

    Raises:
        Unfit: Something is too long, too many, too deep, no number or no JSON; names the path and the reason.
    """
    return _Gate().value(raw, path, 0)


def is_workbook_file(raw: dict[str, Any]) -> bool:
    """Tell whether a document is the file of a workbook: tables, one of them of what stands on its cover."""
    cover = raw.get("workbook")
    return isinstance(cover, dict) and any(isinstance(one, dict) and "schema" in one for one in cover.values())


def joined(path: str, key: str) -> str:
    """Return the path of *key* under *path*; keys that are no plain word stand in quotes."""
    return f"{path}.{key}" if key.replace("_", "").replace("-", "").isalnum() else f"{path}[{key[:40]!r}]"


class _Gate:
    """Counts the values of one document while it passes."""

    def __init__(self) -> None:
        self.values = 0

    def value(self, raw: object, path: str, depth: int) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise unfit(path, f"the document holds more than {MAX_VALUES:,} values")
        if depth > MAX_DEPTH:
            raise unfit(path, f"nested more than {MAX_DEPTH} deep")
        if raw is None or isinstance(raw, bool):
            return raw
        if isinstance(raw, str):
            return _text(raw, path)
        if isinstance(raw, int | float):
            return _number(raw, path)
        if isinstance(raw, list | tuple):
            _few(len(raw), path)
            return [self.value(entry, f"{path}[{place}]", depth + 1) for place, entry in enumerate(raw)]
        if isinstance(raw, dict):
            return self.mapping(raw, path, depth)
        raise unfit(path, f"{type(raw).__name__} is no JSON value")

    def mapping(self, raw: dict[Any, Any], path: str, depth: int) -> dict[str, Any]:
        _few(len(raw), path)
        found: dict[str, Any] = {}
        for key, entry in raw.items():
            if not isinstance(key, str):
                raise unfit(path, "a key is no text")
            name = clean_line(key)
            if len(name) > MAX_KEY:
                raise unfit(path, f"a key is longer than {MAX_KEY} characters")
            if name in found:
                raise unfit(joined(path, name), "the key stands there twice")
            found[name] = self.value(entry, joined(path, name), depth + 1)
        return found


def _few(number: int, path: str) -> None:
    if number > MAX_ITEMS:
        raise unfit(path, f"{number:,} entries; at most {MAX_ITEMS:,} are read")


def _text(raw: str, path: str) -> str:
    if len(raw) > MAX_TEXT and len(unicodedata.normalize("NFC", raw)) > MAX_TEXT:
        raise unfit(path, f"the text is longer than {MAX_TEXT:,} characters")
    text = clean(raw)
    return "" if is_blank(text) else text


def _number(raw: int | float, path: str) -> int | float:
    if isinstance(raw, float) and not math.isfinite(raw):
        raise unfit(path, f"{raw} is no number")
    if abs(raw) > MAX_NUMBER:
        raise unfit(path, "the number is too large")
    return raw
