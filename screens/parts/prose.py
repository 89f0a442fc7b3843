"""Running text to be read across a room: no short word is left alone on the last line."""

from __future__ import annotations

from rich.text import Text

from screens.figures.base import paragraph
from screens.parts.pane import Pane
from screens.text import lit


class Prose(Pane):
    """Text wrapped to the width there is; `say` changes it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(self._wrapped, id=id, classes=classes)
        self._text = ""

    def say(self, text: str) -> None:
        """Show a text; what stands here already costs nothing."""
        if text != self._text:
            self._text = text
            self.draw_again()

    def _wrapped(self, width: int) -> Text:
        return lit("\n".join(paragraph(self._text, width)))
