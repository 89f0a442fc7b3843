"""A text that changes while people look at it: it is painted where it stands, and moves nothing around it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from screens.text import content


class Words(Static):
    """Text on the page. The page is laid out anew only where other words take another height."""

    _said: Content | None = None

    def say(self, text: Content | str) -> None:
        """Show a text; what stands here already costs nothing."""
        said = text if isinstance(text, Content) else content(text)
        before, self._said = self._said, said
        if before is not None and before.is_same(said):
            return
        width = self.content_size.width
        settled = before is not None and width > 0 and _height(before, width) == _height(said, width)
        self.update(said, layout=not settled)


def _height(text: Content, width: int) -> int:
    return text.get_height({}, width)
