"""How high a cover becomes, reckoned before it is made: it stays one page on either paper and in large print."""

from __future__ import annotations

from msgspec import Struct

from exports.figures.long import beginning
from exports.figures.metrics import width, wrap
from exports.model import Cover

MM = 72 / 25.4


class _Print(Struct, frozen=True):
    """Sizes of a cover in points, those of print.css and large.css; the room on either paper, wide and high."""

    papers: tuple[tuple[float, float], ...]
    text: tuple[float, float]
    title: tuple[float, float]
    long_title: tuple[float, float]
    sentence: tuple[float, float]
    long_sentence: tuple[float, float]
    fact: float
    column: float
    gaps: float
    between: float = 3.0
    flowing: bool = False
    """Whether several people stand on a line."""


_UPRIGHT = ((139 * MM, 229 * MM), (134 * MM, 247 * MM))
_ON_SIDE = ((231 * MM, 199 * MM), (249 * MM, 194 * MM))
NORMAL = _Print(papers=_UPRIGHT, text=(8.5, 11), title=(22, 27.5), long_title=(11, 14), sentence=(20, 27.5),
                long_sentence=(13, 18), fact=37 * MM, column=64 * MM, gaps=68 * MM + 40)  # fmt: skip
DENSE = _Print(papers=_UPRIGHT, text=(8.5, 11), title=(22, 27.5), long_title=(11, 14), sentence=(14, 18.5),
               long_sentence=(11, 14.5), fact=37 * MM, column=64 * MM, gaps=32 * MM + 40)  # fmt: skip
LARGE = _Print(papers=_ON_SIDE, text=(16, 22), title=(30, 36), long_title=(17, 23), sentence=(20, 26),
               long_sentence=(17, 23), fact=72 * MM, column=110 * MM, gaps=12 * MM + 76, between=4.0,
               flowing=True)  # fmt: skip
LONG_TITLE, LONG_SENTENCE, TITLE, SENTENCE = 120, 420, 400, 900
"""As in the template: from so many letters on they are set smaller; no more than so many are printed."""
BESIDE, TIGHT = 5 * MM, 19.0
"""Between two people on a line, and from one line of people to the next, in large print."""
SPARE = 0.985
"""A text is taken to fill a line only so far: nothing here measures as exactly as what sets the page."""


def fits(cover: Cover, title: str, kind: _Print) -> bool:
    """Tell whether all that a cover says stands on one page, on either paper."""
    return all(_high_of(cover, title, kind, wide) <= high for wide, high in kind.papers)


def _high_of(cover: Cover, title: str, kind: _Print, wide: float) -> float:
    heading = kind.long_title if len(title) > LONG_TITLE else kind.title
    sentence = kind.long_sentence if len(cover.statement) > LONG_SENTENCE else kind.sentence
    high = kind.gaps + _high(beginning(title, TITLE), wide, heading, 600)
    thin = 300 if sentence is kind.sentence else 400
    high += _high(beginning(cover.statement, SENTENCE), wide, sentence, thin) if cover.statement else 0.0
    high += 2 * kind.text[1] if cover.note else 0.0
    people, facts = _people(cover, kind), _facts(cover, kind, wide)
    return high + (people + facts + kind.text[1] if cover.stacked else max(people, facts))


def _facts(cover: Cover, kind: _Print, wide: float) -> float:
    room = wide - (kind.column - kind.fact) if cover.stacked or not cover.people else kind.fact
    return sum(_high(text, room, kind.text) + kind.between for _, text in cover.facts)


def _people(cover: Cover, kind: _Print) -> float:
    size, lead = kind.text
    if not cover.people:
        return 0.0
    if not kind.flowing:
        return lead + sum(_high(one, kind.column, kind.text) + kind.between for one in cover.people)
    lines, at = 1.0, 0.0
    for one in cover.people:
        wide = min(width(one, size), kind.column)
        if at and at + wide > kind.column * SPARE:
            lines, at = lines + 1, 0.0
        lines += len(wrap(one, kind.column * SPARE, size)) - 1
        at += wide + BESIDE
    return lead + TIGHT * lines


def _high(text: str, room: float, letters: tuple[float, float], weight: int = 400) -> float:
    size, lead = letters
    return lead * len(wrap(text, room * SPARE, size, weight))
