"""A figure on screen: drawn to the width there is, in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import lit

if TYPE_CHECKING:
    from exercises.figures import Figure
    from screens.figures.base import Paint


class Drawn(Widget):
    """One figure. Set `figure`; it draws itself anew when the width or the theme changes."""

    DEFAULT_CSS = "Drawn { height: auto; width: 100%; }"
    figure: reactive[Figure | None] = reactive(None, layout=True)

    def __init__(self, figure: Figure | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Drawn.figure, figure)

    def on_mount(self) -> None:
        """Colours are the theme's: draw again when it is flipped."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh(layout=True))

    def render(self) -> RenderResult:
        """Draw the figure."""
        if self.figure is None:
            return lit("")
        from screens.figures import draw

        return draw(self.figure, self.content_size.width or self.app.size.width - 6, paint_of(self.app.theme))


def paint_of(theme: str) -> Paint:
    """Return the styles a theme draws figures with."""
    from screens.figures.base import PLAIN, Paint
    from screens.themes import PALETTES

    role = PALETTES.get(theme, {})
    if role.get("ground", "").startswith("#"):
        return Paint(
            quiet=role["quiet"],
            now=f"bold {role['now']}",
            done=f"bold {role['done']}",
            late=f"bold {role['late']}",
            line=role["line"],
        )
    return Paint(now="bold magenta", done="bold green", late="bold red") if theme == "terminal" else PLAIN
