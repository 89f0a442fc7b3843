"""The frame of every screen: one heading line, a rule, the page, a rule, one line of keys."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from screens.keys.commands import Command, upper_key
from screens.text import content

LEAST = (80, 24)
"""The smallest window a page is designed for, in characters."""


class Heading(Widget):
    """Where we are (left), what we do (middle), whether it is saved (right); before all a mark (``REHEARSAL``)."""

    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    note: reactive[str] = reactive("")
    mark: reactive[str] = reactive("")
    late: reactive[bool] = reactive(False, toggle_class="-late")

    def render(self) -> RenderResult:
        """Draw the line; the middle gives way first, what is said about saving never."""
        width = self.content_size.width
        note = content(self.note)
        room = width - note.cell_length - 2
        mark = content(f"{self.mark} · " if self.mark else "", "bold $now")
        left = Content.assemble(mark, content(self.left, "bold")).truncate(max(0, room), ellipsis=True)
        middle = content("" if self.late else self.middle)
        if left.cell_length + middle.cell_length + 4 > room:
            middle = middle.truncate(max(0, room - left.cell_length - 4), ellipsis=True)
        # The middle stands in the middle of the screen as long as its neighbours let it.
        start = min(max(left.cell_length + 4, (width - middle.cell_length) // 2), max(0, room - middle.cell_length))
        gap = max(1, start - left.cell_length)
        tail = max(1, width - left.cell_length - gap - middle.cell_length - note.cell_length)
        return Content.assemble(left, " " * gap, middle, " " * tail, note)


class KeyLine(Widget):
    """The keys that do something here, the most needed ones where room is short; help always last."""

    auto_links = False  # a key may be clicked, but it is no link: its colour says what leads on

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str, str, int], ...] = ()
        self._now = ""

    def show(self, commands: tuple[Command, ...], words: dict[str, str], now: str = "") -> None:
        """Show the keys of *commands*; *words* replaces a footer word by command id, an empty word hides it.

        Args:
            commands: The commands of the place.
            words: Footer words that differ, by command id.
            now: The one that leads on from here, set off from the others; empty: none does.
        """
        shown = tuple(
            (upper_key(command.keys[0]), word, command.id, command.rank)
            for command in commands
            if (word := words.get(command.id, command.footer))
        )
        if (shown, now) != (self._shown, self._now):
            self._shown, self._now = shown, now
            self.refresh()

    def render(self) -> RenderResult:
        """Draw as many keys as there is room for."""
        parts = list(self._shown)
        while len(parts) > 1 and _length(parts) > self.content_size.width:
            parts.remove(min(parts, key=lambda part: part[3]))
        line: list[Content | str] = []
        for place, (key, word, action, _rank) in enumerate(parts):
            leads = action == self._now
            said = Content.assemble(
                content(key, "bold $now" if leads else "bold"), " ", content(word, "bold $now" if leads else "")
            )
            # Whoever has a mouse may click a key.
            line += ["   " if place else "", said.stylize(Style.from_meta({"@click": f"screen.press('{action}')"}))]
        return Content.assemble(*line)


def _length(parts: list[tuple[str, str, str, int]]) -> int:
    return sum(len(key) + 1 + len(word) for key, word, _, _ in parts) + 3 * (len(parts) - 1)


class TooSmall(Widget):
    """Covers a screen that has no room; what is under it stays as it is."""

    def render(self) -> RenderResult:
        """Say how large the window should be, and that nothing is lost."""
        size = self.app.size
        if size.width < 40:
            return Content(f"Please make the window larger: {LEAST[0]} by {LEAST[1]}.")
        return Content(
            "Please make the window larger.\n\n"
            f"{LEAST[0]} columns by {LEAST[1]} lines are needed; there are {size.width} by {size.height}.\n"
            "Nothing is lost, everything is where it was. Keys do nothing until then."
        )
