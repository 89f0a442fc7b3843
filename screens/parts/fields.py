"""The two fields people type into. What leaves them has passed the workbook's door for text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, TextArea

from screens.parts.wrapping import WrappingInput
from workbook.text import MAX_TEXT, clean, clean_line

ALT = "alt+"


def example(text: str) -> str:
    """Return an example as an empty field shows it: marked as one, so that nobody takes it for an answer."""
    return f"e.g. {text}" if text else ""


_DOTS = "-*+•‣◦·–—−▪▫■□●○➢➤✓✔☐☑☒\uf0a7\uf0b7\uf0d8\uf0fc"
"""What stands before the lines of lists; the last four are how word processors draw theirs."""
_MARK = re.compile(rf"(?:[{_DOTS}]|\d{{1,3}}[.)]|\(\d{{1,3}}\)|[a-zA-Z]\))(?:\s+|$)(?:\[[ xX]?\](?:\s+|$))?")
_QUOTED = re.compile(r"(?:>\s?)+")


def unlisted(line: str) -> str:
    """Return a line of a pasted list without what stood before it there: a dash, a star, a dot, a number."""
    mark = _MARK.match(line)
    return line[mark.end() :] if mark else line


def pasted_lines(text: str) -> list[str]:
    """Return the lines of a paste, none of them empty; of several, without the marks of a list or a quoted mail."""
    lines = [line for line in (clean_line(part) for part in clean(text).split("\n")) if line]
    if len(lines) < 2:
        return lines
    if all(line.startswith(">") for line in lines):
        lines = [line for line in (_QUOTED.sub("", line, count=1).strip() for line in lines) if line]
    return [line for line in map(unlisted, lines) if line] or lines


class Line(WrappingInput):
    """One text without line ends; it wraps. Undo takes back the typing first, then the last entry of the workbook."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "untype", "Undo typing", show=False),
        Binding("ctrl+y", "retype", "Redo typing", show=False),
    ]

    @dataclass
    class Pasted(Message):
        """More lines than one were pasted.

        The first stands in the field already; whoever can use the rest takes `rest`.

        Attributes:
            line: The field.
            rest: The further lines, cleaned and without the marks of a list, none of them empty.
        """

        line: Line
        rest: list[str]

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(clean_line(value), placeholder, id=id, classes=classes, select_on_focus=False)
        self._before = self.value
        self._untyped = ""
        """The typing that was taken back last."""
        self._begun = False
        self.takes_lines = False
        """Whether somebody takes the further lines of a paste; otherwise they are joined into this one."""

    @property
    def text(self) -> str:
        """What stands here, cleaned."""
        return clean_line(self.value)

    @text.setter
    def text(self, value: str) -> None:
        """Put a value that was not typed: undo does not take it back."""
        self.value = self._before = clean_line(value)
        self.cursor_position = len(self.value)

    def taken(self) -> None:
        """Say that what stands here is kept now: undo goes to the workbook from here on."""
        self._before = self.value

    async def _on_key(self, event: events.Key) -> None:
        """Alt and a letter is a live move: it goes on to the screen."""
        _let_alt_by(event)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take what is typed, and no live move."""
        return not key.startswith(ALT) and super().check_consume_key(key, character)

    def begin(self) -> None:
        """Say that typing starts now, before the focus is here: the first letter is typing like any other."""
        self._before, self._begun = self.value, not self.has_focus

    def on_focus(self) -> None:
        """Typing starts."""
        if not self._begun:
            self._before = self.value
        self._begun, self._untyped = False, ""

    def action_untype(self) -> None:
        """Take back the typing, or, where nothing was typed, the last entry."""
        if self.value != self._before:
            self._untyped, self.value = self.value, self._before
            self.cursor_position = len(self.value)
            return
        _on_entries(self, "undo")

    def action_retype(self) -> None:
        """Type again what was taken back here, or do the last entry again that was taken back."""
        if self._untyped and self.value == self._before:
            self.value, self._untyped = self._untyped, ""
            self.cursor_position = len(self.value)
            return
        _on_entries(self, "redo")

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste of more lines whole: Textual's own field would drop all but the first without a word."""
        event.stop()
        event.prevent_default()
        lines = [line for line in (clean_line(part) for part in clean(event.text).split("\n")) if line]
        if not lines:
            return
        if self.takes_lines and len(lines) > 1:
            lines = pasted_lines(event.text)
            self._put(lines[0])
            self.post_message(self.Pasted(self, lines[1:]))
            return
        text = " ".join(lines)
        if len(self.value) + len(text) > MAX_TEXT:
            self.notify(f"That is longer than {MAX_TEXT:,} characters; nothing was pasted.", markup=False)
            return
        self._put(text)

    def _put(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)


class Paragraph(TextArea, inherit_bindings=False):
    """Several lines of text. Undo takes back the typing first, and then the last entry of the workbook."""

    # Textual's own keys but for F6 and F7, which are live moves.
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in TextArea.BINDINGS if not (isinstance(binding, Binding) and binding.key in ("f6", "f7"))
    ]

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        id: str | None = None,
        classes: str = "",
        takes_lines: bool = False,
    ) -> None:
        from screens.text import content

        super().__init__(
            clean(value),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            placeholder=content(placeholder),
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.takes_lines = takes_lines
        """Whether each line is an entry of its own: a pasted list comes without its marks."""

    @property
    def value(self) -> str:
        """What stands here, cleaned."""
        return clean(self.text).strip()

    @value.setter
    def value(self, text: str) -> None:
        """Put a value that was not typed."""
        self.load_text(clean(text))

    async def _on_key(self, event: events.Key) -> None:
        """Alt and a letter is a live move: it goes on to the screen."""
        _let_alt_by(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take what is typed, and no live move."""
        return not key.startswith(ALT) and super().check_consume_key(key, character)

    def action_undo(self) -> None:
        """Take back the typing, or, where nothing was typed, the last entry."""
        if self.history.undo_stack:
            super().action_undo()
            return
        _on_entries(self, "undo")

    def action_redo(self) -> None:
        """Type again what was taken back here, or do the last entry again that was taken back."""
        if self.history.redo_stack:
            super().action_redo()
            return
        _on_entries(self, "redo")

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor.

        Textual asks for it while it takes typing back, when the scroll bar goes and the cursor still stands on a line
        that is no more; it asks again when the cursor stands right.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it is shown: control characters would reach the terminal."""
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        if self.takes_lines and len(lines := pasted_lines(event.text)) > 1:
            text = self._on_lines_of_their_own(lines)
        if len(self.text) + len(text) > MAX_TEXT:
            self.notify(f"That is longer than {MAX_TEXT:,} characters; nothing was pasted.", markup=False)
            return
        done = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(done.end_location)

    def _on_lines_of_their_own(self, lines: list[str]) -> str:
        (row, start), (last, end) = sorted((self.selection.start, self.selection.end))
        before, after = self.document[row][:start].strip(), self.document[last][end:].strip()
        return "\n" * bool(before) + "\n".join(lines) + "\n" * bool(after)


def _let_alt_by(event: events.Key) -> None:
    """Some terminals send the letter along with Alt; Textual's fields type whatever letter a key brings."""
    if event.key.startswith(ALT):
        event.character = None


def _on_entries(widget: Input | TextArea, way: str) -> None:
    act = getattr(widget.screen, f"action_{way}", None)
    if act is not None:
        act()
