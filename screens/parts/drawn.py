"""A figure on screen: drawn to the width there is, in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from screens.parts.pane import Pane

if TYPE_CHECKING:
    from rich.text import Text

    from exercises.figures import Figure
    from screens.figures.base import Paint


class Drawn(Pane):
    """One figure. Set `figure`; it draws itself anew when the width or the theme changes."""

    figure: reactive[Figure | None] = reactive(None, init=False)

    def __init__(self, figure: Figure | None = None, *, id: str | None = None) -> None:
        super().__init__(self._figure, id=id)
        self.set_reactive(Drawn.figure, figure)

    def watch_figure(self) -> None:
        """Draw the new one."""
        self.draw_again()

    def _figure(self, width: int) -> Text:
        from screens.figures import draw
        from screens.text import lit

        return lit("") if self.figure is None else draw(self.figure, width, paint_of(self.app.theme))


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
