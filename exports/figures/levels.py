"""Rings from the core outwards, each with its count and what is said of it."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import Level, LevelsFigure
from exports.figures.canvas import (
    ACCENT,
    LEAD,
    LINE,
    PAPER,
    QUIET,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    wrap,
)
from exports.figures.text import pipes

RINGS = 170.0
"""Width of the rings; the words stand to the right of them."""
TEXT = RINGS + 46
LEAST = 34.0
_TINTS = ("#9CC3D3", "#BAD5E0", "#D5E5EC", "#E9F1F5", "#F7FAFB")


def draw(figure: LevelsFigure) -> list[Markup]:
    """Return the figure's drawing."""
    sheet = Canvas()
    outer = list(reversed(figure.levels))
    tops = _tops([_high(level) for level in outer])
    foot = tops[-1]
    _rings(sheet, figure, tops[:-1], foot)
    for level, y in zip(outer, tops, strict=False):
        _words(sheet, level, y)
    return [sheet.svg(title(figure))]


def title(figure: LevelsFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    said = ("; ".join(" ".join(filter(None, (v.label, _count(v), v.text))) for v in figure.levels)) or ""
    return f"{figure.title}, from the core outwards: {said}"


def _tops(highs: list[float]) -> list[float]:
    """Where each ring's top stands, and the foot they share."""
    tops = [2.0]
    for high in highs:
        tops.append(tops[-1] + high)
    return tops


def _high(level: Level) -> float:
    words = len(wrap(level.label, WIDTH - TEXT, 9.5, 600)) * LEAD
    text = len(wrap(level.text, WIDTH - TEXT, SMALL)) * SMALL_LEAD if level.text else 0.0
    return max(words + text + 9, LEAST)


def _rings(sheet: Canvas, figure: LevelsFigure, tops: list[float], foot: float) -> None:
    """Nested rings that share their foot: each has room for its words at its top."""
    count = len(tops)
    for place, top in enumerate(tops):
        inner = count - 1 - place
        half = (foot - top) / 2
        rx = min((RINGS / 2 - 0.5) * (1 - place / (count + 0.6)), max(half * 1.5, 12.0))
        outside = inner >= count - figure.outside
        fill = PAPER if outside else _TINTS[min(inner, len(_TINTS) - 1)]
        sheet.ellipse(RINGS / 2, top + half, rx, half, fill=fill, stroke=ACCENT, dash="3 2" if outside else "")
    for level, top in zip(reversed(figure.levels), tops, strict=True):
        sheet.line(RINGS / 2, top, TEXT - 6, top, stroke=LINE, thick=0.5)
        sheet.text(TEXT - 12, top + 12, _count(level), size=11, weight=600, fill=ACCENT, anchor="end")


def _words(sheet: Canvas, level: Level, top: float) -> None:
    room = WIDTH - TEXT
    end = sheet.text(TEXT, top + 11, wrap(level.label, room, 9.5, 600), size=9.5, weight=600)
    if level.text:
        sheet.text(TEXT, end - 1, wrap(level.text, room, SMALL), size=SMALL, lead=SMALL_LEAD, fill=QUIET)


def _count(level: Level) -> str:
    return "" if level.count is None else str(level.count)


def plain(figure: LevelsFigure) -> list[str]:
    """Return the figure as Markdown, the core first."""
    return pipes(["From the core outwards", "How many", ""], [[v.label, _count(v), v.text] for v in figure.levels])


def form(figure: LevelsFigure) -> list[Markup]:
    """Return the empty form: the rings, and lines to write on."""
    sheet = Canvas()
    levels = list(reversed(figure.levels))
    tops = [2.0 + place * 40 for place in range(len(levels) + 1)]
    blank = LevelsFigure(id=figure.id, levels=tuple(Level(v.label) for v in figure.levels), outside=figure.outside)
    _rings(sheet, blank, tops[:-1], tops[-1])
    for level, y in zip(levels, tops, strict=False):
        sheet.text(TEXT, y + 11, level.label, size=9.5, weight=600)
        sheet.line(TEXT, y + 30, WIDTH, y + 30)
    return [sheet.svg(f"{figure.title}: empty form")]
