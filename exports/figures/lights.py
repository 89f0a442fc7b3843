"""Lights: on, half, off, always with the word for it."""

from __future__ import annotations

from itertools import zip_longest

from markupsafe import Markup

from exercises.figures import Light, LightsFigure
from exports.figures.canvas import (
    ACCENT,
    LEAD,
    PAPER,
    QUIET,
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    sheet_height,
    width,
    wrap,
)
from exports.figures.text import line

MARKS = {"on": "●", "half": "◐", "off": "○"}
LEFT, RADIUS = 16.0, 4.4
TWO = 6
"""From so many lights on they may stand in two columns."""
GAP = 17.0
HALF = (WIDTH - GAP) / 2
MOST_WORD = 84.0


class _Frame:
    """The columns take what their texts need; the last has the rest."""

    def __init__(self, figure: LightsFigure) -> None:
        lights = figure.lights
        said = any(light.text for light in lights)
        longest = max((width(light.label, SIZE) for light in lights), default=100.0)
        word = max((width(light.word, SIZE, 600) for light in lights), default=0.0)
        self.word = min(word + 8, 92.0 if said else 170.0) if word else 0.0
        room = WIDTH - LEFT - self.word
        self.label = min(longest + 14, room * (0.5 if said else 0.8))
        self.at_word = LEFT + self.label
        self.at_text = self.at_word + self.word
        self.text = WIDTH - self.at_text

    def lines(self, light: Light) -> tuple[list[str], list[str], list[str]]:
        """Return the lines of label, word and text."""
        return (
            wrap(light.label, self.label - 8, SIZE),
            wrap(light.word, max(self.word - 6, 20), SIZE, 600) if light.word else [],
            wrap(light.text, max(self.text, 40), SMALL) if light.text else [],
        )


def draw(figure: LightsFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet; many short lights stand in two columns."""
    return _two_columns(figure) if _fits_two(figure) else _one_column(figure)


def _one_column(figure: LightsFigure) -> list[Markup]:
    frame = _Frame(figure)
    sheets: list[Canvas] = []
    y, group = 0.0, ""
    for light in figure.lights:
        label, word, text = frame.lines(light)
        high = max(len(label) * LEAD, len(word) * LEAD, len(text) * SMALL_LEAD) + 5
        if not sheets or y + high + 20 > sheet_height(len(sheets)):
            sheets.append(Canvas())
            y, group = 2.0, ""
        if light.group and light.group != group:
            y = sheets[-1].text(0, y + 12, wrap(light.group, WIDTH, SIZE, 600), weight=600) - 6
            group = light.group
        _mark(sheets[-1], light, RADIUS + 1, y + 6)
        sheets[-1].text(LEFT, y + 9, label)
        sheets[-1].text(frame.at_word, y + 9, word, weight=600)
        sheets[-1].text(frame.at_text, y + 9, text, size=SMALL, lead=SMALL_LEAD, fill=QUIET)
        y += high
        sheets[-1].line(0, y - 1, WIDTH, y - 1, thick=0.25)
    return [sheet.svg(title(figure)) for sheet in sheets]


def _fits_two(figure: LightsFigure) -> bool:
    lights = figure.lights
    short = all(width(light.label, SIZE) <= HALF and width(light.word, SIZE, 600) <= 2 * MOST_WORD for light in lights)
    return len(lights) >= TWO and short and not any(light.group for light in lights)


def _two_columns(figure: LightsFigure) -> list[Markup]:
    """Down, then across: the first half stands on the left."""
    sheet = Canvas()
    half = -(-len(figure.lights) // 2)
    room = min(max(width(light.word, SIZE, 600) for light in figure.lights) + 2, MOST_WORD)
    y = 2.0
    for pair in zip_longest(figure.lights[:half], figure.lights[half:]):
        lights = [light for light in pair if light is not None]
        high = max(_half_high(light, room) for light in lights)
        for place, light in enumerate(lights):
            _half(sheet, light, place * (HALF + GAP), y, room)
            sheet.line(place * (HALF + GAP), y + high - 1, place * (HALF + GAP) + HALF, y + high - 1, thick=0.25)
        y += high
    return [sheet.svg(title(figure))]


def _half_lines(light: Light, room: float) -> tuple[list[str], list[str], list[str]]:
    return (
        wrap(light.label, HALF - LEFT - room - 6, SIZE),
        wrap(light.word, room, SIZE, 600) if light.word else [],
        wrap(light.text, HALF - LEFT, SMALL) if light.text else [],
    )


def _half_high(light: Light, room: float) -> float:
    label, word, text = _half_lines(light, room)
    return max(len(label), len(word)) * LEAD + len(text) * SMALL_LEAD + 5


def _half(sheet: Canvas, light: Light, x: float, y: float, room: float) -> None:
    label, word, text = _half_lines(light, room)
    _mark(sheet, light, x + RADIUS + 1, y + 6)
    sheet.text(x + LEFT, y + 9, label)
    sheet.text(x + HALF - room, y + 9, word, weight=600)
    below = y + 9 + (max(len(label), len(word)) - 1) * LEAD + SMALL_LEAD
    sheet.text(x + LEFT, below, text, size=SMALL, lead=SMALL_LEAD, fill=QUIET)


def _mark(sheet: Canvas, light: Light, x: float, y: float) -> None:
    _SHAPES[light.state](sheet, x, y)


_SHAPES = {
    "on": lambda sheet, x, y: sheet.circle(x, y, RADIUS),
    "half": lambda sheet, x, y: sheet.half(x, y, RADIUS),
    "off": lambda sheet, x, y: sheet.circle(x, y, RADIUS, fill=PAPER, stroke=ACCENT),
}


def title(figure: LightsFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    said = (f"{v.label}: {v.word or v.state}{f', {v.text}' if v.text else ''}" for v in figure.lights)
    return f"{figure.title}: " + "; ".join(said)


def plain(figure: LightsFigure) -> list[str]:
    """Return the figure as a Markdown list."""
    found: list[str] = []
    group = ""
    for light in figure.lights:
        if light.group != group:
            found += ["", f"**{line(light.group)}**", ""] if light.group else [""]
            group = light.group
        said = ": ".join(filter(None, (f"**{line(light.label)}**", line(light.word))))
        found.append(f"- {MARKS[light.state]} {said}" + (f" · {line(light.text)}" if light.text else ""))
    return found


def form(figure: LightsFigure) -> list[Markup]:
    """Return the empty form: boxes to tick."""
    sheet = Canvas()
    y = 2.0
    for label in [light.label for light in figure.lights] or [""] * 6:
        lines = wrap(label, WIDTH - LEFT, SIZE) if label else []
        sheet.rect(0, y + 1, 9, 9, stroke=QUIET, fill=PAPER)
        end = sheet.text(LEFT, y + 9, lines)
        if not lines:
            sheet.line(LEFT, y + 11, WIDTH, y + 11)
        y = max(end, y + 20) - 3
    return [sheet.svg(f"{figure.title}: empty form")]
