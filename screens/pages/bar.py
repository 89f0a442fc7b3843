"""The bar at the right of a grid: which part of the rows is seen. Whole lines, painted in no time."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip


class Bar(ScrollBar):
    """A scroll bar of whole lines; Textual's own makes every one of its lines anew whenever a key scrolls."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the part that is seen, and the rest; nothing once its grid is gone."""
        if self.parent is None:
            return [Strip.blank(self.thickness) for _ in crop.line_range]
        height, whole = self.size.height, max(1, int(self.window_virtual_size))
        thumb = min(height, max(1, round(height * self.window_size / whole)))
        room = max(1, whole - int(self.window_size))
        first = round((height - thumb) * min(1.0, self.position / room))
        thumb_style, ground = self._styles()
        strips = [
            self._line(thumb_style, "grab") if first <= y < first + thumb
            else self._line(ground, "scroll_up" if y < first else "scroll_down")
            for y in crop.line_range
        ]  # fmt: skip
        return strips

    def _styles(self) -> tuple[Style, Style]:
        assert self.parent is not None
        styles, (base, _) = self.parent.styles, self.parent.background_colors
        ground = base + styles.scrollbar_background
        colour = styles.scrollbar_color_active if self.grabbed else styles.scrollbar_color
        return Style(color=(ground + colour).rich_color, reverse=True), Style(bgcolor=ground.rich_color)

    def _line(self, style: Style, action: str) -> Strip:
        mouse = {"@mouse.down": "grab"} if action == "grab" else {"@mouse.up": action}
        return Strip([Segment(" " * self.thickness, style + Style(meta=mouse))], self.thickness)
