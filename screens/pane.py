"""A pane that is drawn by a function of its width."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import RenderResult
from textual.widget import Widget


class Pane(Widget):
    """Text drawn to the width there is; `draw_again` after what it shows has changed."""

    DEFAULT_CSS = "Pane { height: auto; width: 100%; }"

    def __init__(self, draw: Callable[[int], Any], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def on_mount(self) -> None:
        """Colours are the theme's: draw again when it is flipped."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh(layout=True))

    def draw_again(self) -> None:
        """Show what has changed."""
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw to the width there is."""
        drawn: RenderResult = self._draw(self.content_size.width or max(20, self.app.size.width - 6))
        return drawn
