"""The line beside a list that is asked for one thing after the other: a card, another name, who wrote it."""

from __future__ import annotations

from screens.keys.once import Once
from screens.pages.base import Desk
from screens.parts.fields import Line


class Aside(Line):
    """A line beside a list. What is half typed for one thing waits for it, in the side file, and stands there again.

    Attributes:
        place: What is asked for now, by its place on the page; empty while nothing is.
    """

    def __init__(self, desk: Desk, placeholder: str = "", *, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self.desk, self.place = desk, ""
        self._start = ""
        self._leaving = Once()

    def turn(self, place: str, start: str = "") -> None:
        """Take up *place*: show *start*, or what was half typed for it, which undo takes back."""
        self.place, self._start = place, start
        self._leaving.forget()
        self.text = start
        half = self.desk.waits(place).split("\n", 1)[0]
        if half:
            self.value = half
            self.cursor_position = len(half)

    def ask(self, place: str, start: str = "", hint: str = "") -> None:
        """Show the line and ask for a text."""
        if hint:
            self.placeholder = hint
        self.turn(place, start)
        self.add_class("-on")
        self.focus()

    @property
    def half(self) -> bool:
        """Whether something was typed for what is asked now and is not taken."""
        return bool(self.place) and self.value != self._start

    def action_untype(self) -> None:
        """Take back the typing, what was half typed before as well, or, where nothing was typed, the last entry."""
        self._before = self._start
        super().action_untype()

    def keep_draft(self, rest: str = "") -> None:
        """Keep what is being typed in the side file; *rest* goes along with it."""
        if self.place:
            self.desk.draft(self.place, self.value + rest if self.half or rest else "")

    def take(self) -> str:
        """Return what was typed, and ask no more."""
        text = self.text
        self.give_up()
        return text

    def give_up(self) -> None:
        """Forget what was typed, and ask no more."""
        if self.place:
            self.desk.draft(self.place, "")
        self.leave()

    def leave(self) -> bool:
        """Ask no more; what is half typed waits. Tell whether something does."""
        half = self.half
        self.place, self._start = "", ""
        self.text = ""
        self.remove_class("-on")
        return half

    def sure(self, said: str) -> bool:
        """Ask once before something half typed is given up, and tell whether it may be."""
        if not self.half or self._leaving.sure(self.app, self.value):
            return True
        self.desk.say(said, late=True)
        return False
