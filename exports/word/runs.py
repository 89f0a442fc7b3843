"""Typed text as Word wants it: parts by direction, with the language of scripts that are not ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

LATIN, EAST, RIGHT = "Calibri", "Microsoft YaHei", "Arial"
"""The families for our own scripts, for East Asian ones, and for those that Word calls complex."""
ENGLISH, CHINESE, ARABIC = "en-GB", "zh-CN", "ar-SA"
"""What a text's language is taken for. A text of Han characters alone is taken for Chinese."""
EASTERN = {"HIRAGANA": ("ja-JP", "Yu Gothic"), "KATAKANA": ("ja-JP", "Yu Gothic"), "HANGUL": ("ko-KR", "Malgun Gothic"),
           "BOPOMOFO": ("zh-TW", "Microsoft JhengHei")}  # fmt: skip
"""The first word of a character's name -> the language it gives away, and a family that has all its characters."""
COMPLEX = {"HEBREW": "he-IL", "THAI": "th-TH", "DEVANAGARI": "hi-IN", "BENGALI": "bn-IN", "TAMIL": "ta-IN",
           "SYRIAC": "syr-SY", "THAANA": "dv-MV"}  # fmt: skip


def from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right."""
    return next((side for side in map(_side, text) if side is not None), False)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """Return a text in parts that run one way, and whether from the right.

    What has no direction of its own goes with its neighbours where they agree, else with the whole text.
    """
    whole = from_right(text)
    sides = [_side(character) for character in text]
    found: list[bool] = []
    for side, same in groupby(range(len(text)), key=sides.__getitem__):
        places = list(same)
        after = sides[places[-1] + 1] if places[-1] + 1 < len(text) else whole
        beside = whole if not found or found[-1] != after else found[-1]
        found += [beside if side is None else side] * len(places)
    for right, run in groupby(range(len(text)), key=found.__getitem__):
        yield "".join(text[place] for place in run), right


def east_asian(text: str) -> tuple[str, str] | None:
    """Return language and family of a text that shows in its script that it is not Chinese."""
    return next((EASTERN[script] for script in map(_script, text) if script in EASTERN), None)


def complex_language(text: str) -> str | None:
    """Return the language that a script other than Arabic gives away."""
    return next((COMPLEX[script] for script in map(_script, text) if script in COMPLEX), None)


def _side(character: str) -> bool | None:
    way = unicodedata.bidirectional(character)
    return True if way in ("R", "AL", "AN") else False if way == "L" else None


def _script(character: str) -> str:
    return "" if character < "\u0250" else unicodedata.name(character, "").split(" ")[0]
