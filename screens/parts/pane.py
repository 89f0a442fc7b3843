"""A pane that is drawn by a function of its width."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import RenderResult
from textual.geometry import Size
from textual.widget import Widget

from screens.text import lit


class Pane(Widget):
    """Text drawn to the width there is; `draw_again` after what it shows has changed."""

    DEFAULT_CSS = "Pane { height: auto; width: 100%; }"

    def __init__(
        self, draw: Callable[[int], Text] | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._kept: tuple[int, Text] | None = None

    def drawn(self, width: int) -> Text:
        """Return what stands here, drawn once for each width."""
        if self._kept is None or self._kept[0] != width:
            self._kept = (width, self._draw(width) if self._draw is not None else lit(""))
        return self._kept[1]

    def on_mount(self) -> None:
        """Colours are the theme's: draw again when it is flipped."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.draw_again())

    def draw_again(self) -> None:
        """Show what has changed."""
        self._kept = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as high as the drawing is at this width."""
        return max(1, self.drawn(max(1, width)).plain.count("\n") + 1)

    def render(self) -> RenderResult:
        """Draw to the width there is."""
        return self.drawn(max(1, self.content_size.width))
