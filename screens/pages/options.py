"""Options chosen by key: on a line, or one under the other where they are long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from exercises.filling.typed import is_chosen
from exercises.page_parts import Field, Option
from screens.text import content
from workbook.model import Value


class Options(Widget, can_focus=True):
    """Options on a line, or one under the other where they are long: ``(•) yes  ( ) no``, ``[x] heads``."""

    DEFAULT_CSS = """
    Options { height: auto; padding: 0 1; background: $ground; color: $ink; border-left: outer $line; }
    Options:focus { border-left: outer $now; background: $raised; }
    """

    @dataclass
    class Chosen(Message):
        """An option's key was pressed."""

        options: Options
        option: str

    def __init__(self, field: Field, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.field = field
        self.options = options
        self.value: Value = None
        self.at = 0
        self.enter_leaves = False
        """Whether Enter is done here, as it is in the other cells of a table; Space ticks."""

    def show(self, value: Value, options: tuple[Option, ...]) -> None:
        """Show a value."""
        self.value, self.options = value, options
        self.at = min(self.at, max(0, len(options) - 1))
        self.refresh(layout=True)

    @property
    def upright(self) -> bool:
        """Whether the options stand one under the other."""
        return self.field.type in ("ref", "refs") or sum(len(o.label) + 8 for o in self.options) > 70

    def render(self) -> Content:
        """Draw the options; the one the cursor is on is underlined, what is chosen has its mark."""
        if not self.options:
            return content("Nothing to choose from yet.")
        many = self.field.type in ("choices", "refs")
        parts = []
        for place, option in enumerate(self.options):
            on = is_chosen(self.field, self.value, option.id)
            box = ("[x]" if on else "[ ]") if many else ("(•)" if on else "( )")
            key = option.mark if option.mark and not option.mark.isdigit() else str(place + 1) if place < 9 else ""
            scale = self.field.type == "scale" or key == option.label
            style = "reverse" if place == self.at and self.has_focus else "bold" if on else ""
            parts.append(
                Content.assemble((f"{box} ", style), content("" if scale else f"{key} "), content(option.label, style))
            )
        return Content("\n" if self.upright else "   ").join(parts)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    _MOVES: ClassVar[dict[str, int]] = {"left": -1, "right": 1}

    def on_key(self, event: events.Key) -> None:
        """Move along the options, or choose one."""
        letter = "" if event.key.startswith(("alt+", "ctrl+")) else event.character or ""
        by = self._MOVES.get(event.key) or ({"up": -1, "down": 1}.get(event.key) if self.upright else None)
        if by is not None and 0 <= self.at + by < len(self.options):
            self.at += by
            self.refresh()
        elif event.key == "enter" and self.enter_leaves:
            return
        elif event.key in ("space", "enter") and self.options:
            self.post_message(self.Chosen(self, self.options[self.at].id))
        elif (found := option_for(letter, self.options, self.field)) is not None:
            self.at = next(n for n, option in enumerate(self.options) if option.id == found)
            self.post_message(self.Chosen(self, found))
        else:
            return
        event.stop()
        event.prevent_default()


def option_for(typed: str, options: tuple[Option, ...], field: Field) -> str | None:
    """Return the option a character stands for: its own mark, its number on a scale, or its place."""
    low = typed.casefold()
    if not low or len(low) != 1:
        return None
    for option in options:
        if low == option.mark.casefold():
            return option.id
    if field.type == "scale":
        return next((option.id for option in options if option.id == low), None)
    if low.isdecimal() and 1 <= int(low) <= len(options):
        return options[int(low) - 1].id
    begun = [option.id for option in options if option.label.casefold().startswith(low)]
    return begun[0] if len(begun) == 1 else None
