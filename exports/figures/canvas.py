"""A sheet of paper to draw a figure on: texts that wrap, lines, boxes, dots, patterns; out comes SVG.

Sizes are points; the full width is the text column of A4. Everything that people typed passes `Markup.format`,
which escapes it. Fills differ by pattern as well as by colour, so that black and white loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from markupsafe import Markup

from exports.figures.metrics import at_least, width, wrap

WIDTH = 425.0
"""Width of a figure: 150 mm, the text column."""
SIZE, LEAD = 8.5, 11.0
SMALL, SMALL_LEAD = 7.5, 9.5
TALLEST, SHEET = 560.0, 420.0
"""Longer figures go on in a second drawing, so that no page break cuts one; rows of bars, dots and lights sooner, so
that little of a page stays empty."""

LARGE_SHEET, LARGE_FURTHER = 190.0, 240.0
"""The same in large print, where a page lies on its side: the first drawing may stand under a heading, those after it
have a page to themselves."""

INK, QUIET, ACCENT, LINE, GROUND, WARN, PAPER = (
    "#14110F", "#4A4540", "#0B4F6C", "#8C8479", "#F3EFE6", "#8A1C00", "#FFFFFF",
)  # fmt: skip
FONT = "Workbook Sans, Noto Sans, Noto Sans Arabic, Noto Sans CJK SC, DejaVu Sans, sans-serif"

Anchor: TypeAlias = Literal["start", "middle", "end"]
Fill: TypeAlias = Literal["solid", "hatch", "dots", "cross", "empty"]
FILLS: tuple[Fill, ...] = ("solid", "hatch", "empty", "dots", "cross")
"""In the order in which parts of a bar take them."""

_PATTERNS = {
    "hatch": '<path d="M-1 1l2 -2M0 4l4 -4M3 5l2 -2" stroke="#0B4F6C" stroke-width="1"/>',
    "dots": '<circle cx="2" cy="2" r="0.9" fill="#0B4F6C"/>',
    "cross": '<path d="M0 0l4 4M4 0l-4 4" stroke="#0B4F6C" stroke-width="0.7"/>',
}


def large() -> bool:
    """Tell whether drawings are made for large print."""
    return at_least(0.0) > 0


def tallest(drawing: int = 1) -> float:
    """Return how high a figure may be before it goes on in another drawing.

    Args:
        drawing: Which of the figure's drawings it is, counted from 1.
    """
    return _large_sheet(drawing) if large() else TALLEST


def sheet_height(drawing: int = 1) -> float:
    """Return the same for rows of bars, dots and lights."""
    return _large_sheet(drawing) if large() else SHEET


def _large_sheet(drawing: int) -> float:
    return LARGE_FURTHER if drawing > 1 else LARGE_SHEET


class Canvas:
    """One drawing, growing downwards as it is filled.

    Attributes:
        height: Points used so far; the drawing is made as high as this.
    """

    def __init__(self, wide: float = WIDTH) -> None:
        self.width = wide
        self.height = 0.0
        self._parts: list[Markup] = []
        self._patterns: set[str] = set()

    def text(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        *,
        size: float = SIZE,
        lead: float = LEAD,
        weight: int = 400,
        fill: str = INK,
        anchor: Anchor = "start",
    ) -> float:
        """Write lines from baseline *y* down; return the baseline after the last."""
        for line in [lines] if isinstance(lines, str) else lines:
            if line:
                self._parts.append(
                    Markup('<text x="{:.1f}" y="{:.1f}" font-size="{}" font-weight="{}" fill="{}"{}>{}</text>').format(
                        x, y, at_least(size), weight, fill, _anchor(anchor), line
                    )
                )
            y += lead
        self.height = max(self.height, y - lead + 3)
        return y

    def rect(
        self, x: float, y: float, wide: float, high: float, *, fill: str = "none", stroke: str = "", thick: float = 0.6
    ) -> None:
        """Draw a box."""
        line = Markup(' stroke="{}" stroke-width="{}"').format(stroke, thick) if stroke else ""
        self._add('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"{}/>', x, y, max(wide, 0.0),
                  high, fill, line)  # fmt: skip
        self.height = max(self.height, y + high + 0.5)

    def bar(self, x: float, y: float, wide: float, high: float, fill: Fill = "solid") -> None:
        """Draw a bar with one of the fills."""
        if fill in _PATTERNS:
            self._patterns.add(fill)
            self.rect(x, y, wide, high, fill=f"url(#p-{fill})", stroke=ACCENT)
        else:
            self.rect(x, y, wide, high, fill=ACCENT if fill == "solid" else PAPER, stroke=ACCENT)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE, thick: float = 0.6, dash: str = ""
    ) -> None:
        """Draw a line."""
        dashes = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
        self._add('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="{}"{}/>', x1, y1, x2,
                  y2, stroke, thick, dashes)  # fmt: skip
        self.height = max(self.height, y1, y2)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = ACCENT, stroke: str = ACCENT, thick: float = 0.8
    ) -> None:
        """Draw a circle."""
        self._add('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}" stroke="{}" stroke-width="{}"/>', x, y, radius,
                  fill, stroke, thick)  # fmt: skip
        self.height = max(self.height, y + radius + 0.5)

    def ellipse(self, x: float, y: float, rx: float, ry: float, *, fill: str, stroke: str, dash: str = "") -> None:
        """Draw an ellipse."""
        dashes = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
        shape = '<ellipse cx="{:.1f}" cy="{:.1f}" rx="{:.1f}" ry="{:.1f}" fill="{}" stroke="{}" stroke-width="0.8"{}/>'
        self._add(shape, x, y, rx, ry, fill, stroke, dashes)
        self.height = max(self.height, y + ry + 0.5)

    def half(self, x: float, y: float, radius: float) -> None:
        """Draw a circle whose left half is filled."""
        self.circle(x, y, radius, fill=PAPER)
        self._add('<path d="M{:.1f} {:.1f}a{:.1f} {:.1f} 0 0 0 0 {:.1f}z" fill="{}"/>', x, y - radius, radius, radius,
                  2 * radius, ACCENT)  # fmt: skip

    def triangle(self, x: float, y: float, size: float, fill: str = INK) -> None:
        """Draw a small triangle whose tip points up to *x*, *y*."""
        self._add('<path d="M{:.1f} {:.1f}l{:.1f} {:.1f}h{:.1f}z" fill="{}"/>', x, y, size, size * 1.6, -2 * size, fill)
        self.height = max(self.height, y + size * 1.6)

    def svg(self, title: str) -> Markup:
        """Return the drawing.

        Args:
            title: What it shows, for those who cannot see it.
        """
        defs = "".join(
            f'<pattern id="p-{name}" width="4" height="4" patternUnits="userSpaceOnUse">{_PATTERNS[name]}</pattern>'
            for name in sorted(self._patterns)
        )
        return Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {w:.0f} {h:.1f}" width="{w:.0f}pt" '
            'height="{h:.1f}pt" font-family="{font}"><title>{title}</title>{defs}{parts}</svg>'
        ).format(
            w=self.width,
            h=self.height + 1,
            font=FONT,
            title=title,
            defs=Markup(f"<defs>{defs}</defs>" if defs else ""),
            parts=Markup("").join(self._parts),
        )

    def _add(self, shape: str, *values: object) -> None:
        self._parts.append(Markup(shape).format(*values))


def _anchor(anchor: Anchor) -> Markup:
    return Markup("") if anchor == "start" else Markup(' text-anchor="{}"').format(anchor)


def number(value: float) -> str:
    """Return a scale's end as people write it."""
    return f"{value:g}".replace("-", "−")


__all__ = [
    "ACCENT",
    "FILLS",
    "GROUND",
    "INK",
    "LEAD",
    "LINE",
    "PAPER",
    "QUIET",
    "SIZE",
    "SMALL",
    "SMALL_LEAD",
    "WARN",
    "WIDTH",
    "Anchor",
    "Canvas",
    "Fill",
    "large",
    "number",
    "sheet_height",
    "tallest",
    "width",
    "wrap",
]  # fmt: skip
