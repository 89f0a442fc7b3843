"""How wide a text is in the package's own font, and how it wraps. Labels wrap; they are never cut."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files

WIDE = 1000
"""Width taken for East Asian characters and emoji, in thousandths of an em."""
OTHER, OTHER_BOLD = 620, 740
"""Width taken for characters of other scripts that system fonts draw."""
_least: ContextVar[float] = ContextVar("least", default=0.0)


@contextmanager
def least_size(points: float) -> Iterator[None]:
    """Draw and measure with no letter smaller than this: large print."""
    token = _least.set(points)
    try:
        yield
    finally:
        _least.reset(token)


def at_least(size: float) -> float:
    """Return the size letters are drawn in where *size* is asked for."""
    return max(size, _least.get())


@cache
def _widths(weight: int) -> dict[str, int]:
    text = (files("exports") / "fonts" / "widths.json").read_text("ascii")
    found: dict[str, int] = json.loads(text)[str(weight)]
    return found


def known(character: str) -> bool:
    """Tell whether the package's own font has a character."""
    return character in _widths(400)


@cache
def _stranger(character: str, bold: bool) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if wide(character):
        return WIDE
    return OTHER_BOLD if bold else OTHER


def wide(character: str) -> bool:
    """Tell whether a character takes the room of two letters: East Asian ones and emoji."""
    return unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000


def width(text: str, size: float, weight: int = 400) -> float:
    """Return the width of a text in points."""
    return _total(text, weight) * at_least(size) / 1000


@lru_cache(20_000)
def _total(text: str, weight: int) -> int:
    """Return the width of a text in thousandths of its size; where lines may break, the same words come again."""
    known = _widths(weight)
    return sum(known[c] if c in known else _stranger(c, weight > 500) for c in text)


def wrap(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Return the lines of a text that fit in *room* points; at least one.

    Lines break at blanks, between East Asian characters, and inside a word only where it is longer than a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if width((line + piece).rstrip(), size, weight) <= room:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = piece.lstrip()
            while width(line.rstrip(), size, weight) > room and len(line) > 1:
                cut = _fitting(line, room, size, weight)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """Split where a line may break; a blank stays with the word before it."""
    pieces: list[str] = []
    now = ""
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF" and ord(character) < 0x1F000
        if now and (now[-1] == " " or wide) and character != " ":
            pieces.append(now)
            now = ""
        now += character
    return [*pieces, now] if now else pieces


def _fitting(line: str, room: float, size: float, weight: int) -> int:
    """How many characters of a word too long for a line fit, joined emoji and marks kept together."""
    cut, so_far = 0, 0.0
    for place, character in enumerate(line):
        so_far += width(character, size, weight)
        if so_far > room and cut:
            break
        following = line[place + 1 : place + 2]
        glued = character == "\u200d" or (following and (following == "\u200d" or unicodedata.combining(following)))
        if not glued:
            cut = place + 1
    return max(cut, 1)
