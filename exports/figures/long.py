"""Texts too long for a drawing: the drawing holds their beginning and a number, the page holds them in full below."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from exports.figures.metrics import width

MOST, CELL, KEPT = 280, 700, 200
"""Longest text that a drawing and a table cell hold whole, and how much they hold of a longer one; in characters."""
NARROW, LITTLE = 90, 60
"""The same where a drawing has narrow columns."""
FOOT, FOOT_SIZE = 260.0, 7.5
"""Room for a title in the running foot, beside the date, and its size; in points, in large print to scale."""
S = TypeVar("S", bound=Struct)


def beginning(text: str, most: int = KEPT) -> str:
    """Return the beginning of a text, cut at a blank where there is one, joined characters kept together."""
    if len(text) <= most:
        return text
    head = text[:most]
    blank = head.rfind(" ")
    if blank > most // 2:
        return head[:blank].rstrip() + " …"
    while head and (head[-1] == "\u200d" or text[len(head)] == "\u200d"):
        head = head[:-1]
    return head + "…"


def one_line(text: str, room: float = FOOT, size: float = FOOT_SIZE) -> str:
    """Return as much of a text as stands on one line of *room* points."""
    most = len(text)
    while most > 1 and width(beginning(text, most), size, 600) > room:
        most = min(most - 1, int(most * room / width(beginning(text, most), size, 600)))
    return beginning(text, most)


def shortened(figure: S, most: int = MOST, kept: int = KEPT) -> tuple[S, tuple[str, ...]]:
    """Return the figure as it is drawn, and the texts that are printed in full under it, by number."""
    full: list[str] = []
    limits = (most, kept)
    fields = {
        name: getattr(figure, name)
        for name in figure.__struct_fields__
        if name not in ("id", "title", "notes", "empty")
    }
    changed = {name: _walk(value, full, limits) for name, value in fields.items()}
    return (replace(figure, **changed), tuple(full)) if full else (figure, ())


def _walk(value: Any, full: list[str], limits: tuple[int, int]) -> Any:
    if isinstance(value, str):
        return _number(value, full, *limits)
    if isinstance(value, tuple):
        return tuple(_walk(one, full, limits) for one in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _walk(getattr(value, name), full, limits) for name in value.__struct_fields__})
    return value


def _number(text: str, full: list[str], most: int, kept: int) -> str:
    if len(text) <= most:
        return text
    if text not in full:
        full.append(text)
    return f"{beginning(text, kept)} ({full.index(text) + 1})"
