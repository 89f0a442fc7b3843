"""What a field is put together from: the line or paragraph that is typed into, and the remark under it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.message import Message

from exercises.filling.typed import advice, words_in
from exercises.page_parts import Field
from screens.parts.fields import Line, Paragraph
from screens.parts.words import Words
from workbook.model import Value


class FieldLine(Line):
    """A line that keeps what stands in it when it is left."""

    @dataclass
    class Left(Message):
        """The focus went elsewhere."""

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.post_message(self.Left())


class FieldText(Paragraph):
    """A paragraph that keeps what stands in it when it is left."""

    @dataclass
    class Left(Message):
        """The focus went elsewhere."""

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.post_message(self.Left())

    def action_cursor_page_down(self) -> None:
        """Go down in the text; where its end is in view, the page scrolls."""
        if self.scroll_offset.y >= self.max_scroll_y:
            raise SkipAction
        super().action_cursor_page_down()

    def action_cursor_page_up(self) -> None:
        """Go up in the text; where its beginning is in view, the page scrolls."""
        if not self.scroll_offset.y:
            raise SkipAction
        super().action_cursor_page_up()


class FieldNote(Words):
    """The remark under a field; nothing where there is nothing to say."""

    DEFAULT_CSS = """
    FieldNote { height: auto; color: $quiet; }
    FieldNote.-late { color: $late; }
    """

    def __init__(self) -> None:
        super().__init__(classes="field-note")

    def tell(self, text: str, *, late: bool = False) -> None:
        """Say *text*, set off where it is *late*."""
        self.set_class(late, "-late")
        self.display = bool(text)
        self.say(text)


HINTS = {
    "date": "e.g. 12 Mar 2025 or +2w",
    "number": "a number",
    "list": "one a line",
    "person": "P3, or a role",
}


def remark(field: Field, value: Value, source: str, typed: str, words: int) -> tuple[str, bool]:
    """Return what there is to say of a field, and whether it is to be set off.

    Args:
        field: The field.
        value: What is kept in it.
        source: Where that came from, empty where it was typed.
        typed: What stands in it.
        words: How many words are enough; 0 where nobody counts.
    """
    parts = [f"from {source}"] if source else []
    late = False
    if words:
        number = words_in(typed)
        late = number > words
        parts.append(f"{number} of {words} words" + (": shorter is stronger" if late else ""))
    said = advice(field, value)
    return "   ".join([*parts, *([said] if said else [])]), late or bool(said)
