"""Every key that works where help was asked for, from the table of commands."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from screens.base import Frame
from screens.keys.commands import Command, in_place, upper_key
from screens.parts.drawn import paint_of
from screens.text import lit


class HelpScreen(Frame[None]):
    """Keys on the left, what they do on the right; F1 or Esc goes back."""

    PLACES = ("form",)
    CSS_PATH = "../results.tcss"

    def __init__(self, places: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.places = places

    def body(self) -> ComposeResult:
        """A page that scrolls."""
        from screens.parts.pane import Pane

        with VerticalScroll(id="body", classes="figures"):
            yield Pane(self._table)

    def on_mount(self) -> None:
        """Say what this is."""
        self.heading.left = "Help"
        self.heading.middle = "the keys that work here"
        self.query_one("#body").focus()

    def _table(self, width: int) -> Text:
        from screens.figures.base import Cell, row

        paint = paint_of(self.app.theme)
        commands = in_place(*self.places)
        keys = max(len(_keys(command)) for command in commands)
        lines = []
        for typing, title in ((True, "Always, also while you type"), (False, "Where nothing can be typed")):
            part = [c for c in commands if c.typing is typing]
            lines += [lit(title, paint.strong), lit("")] if part else []
            for command in part:
                cells = [Cell(_keys(command), keys, style=paint.now), Cell(command.title, 18, style=paint.strong)]
                lines += row([*cells, Cell(command.help, max(20, width - keys - 22))])
            lines += [lit("")] if part else []
        return lit("\n").join(lines)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def key_words(self) -> dict[str, str]:
        """One way back."""
        return {"accept": "", "cancel": "back", "help": "", "quit": ""}


def _keys(command: Command) -> str:
    # What terminals call Shift and a function key is nothing that stands on a keyboard.
    return "  ".join(upper_key(key) for key in command.keys if key not in ("f14", "f19", "f20"))
