"""Keys that are quicker than the page: while one is being built they wait for it, in their order, and none is lost."""

from __future__ import annotations

from textual import events
from textual.message import Message

from screens.room.handy import HandyScreen


class HurriedScreen(HandyScreen):
    """A screen whose page is built anew while somebody types."""

    def __init__(self) -> None:
        super().__init__()
        self._hurried = False
        self._waiting: list[events.Key] = []
        """Keys that came before the page stood, the first one first."""

    def _hurry(self) -> None:
        """The page is left: what is typed from now on is for the next one, not for what is being taken down."""
        self._hurried = True
        self.set_focus(None)

    def post_message(self, message: Message) -> bool:
        """A key that was quicker than the page is held back where it comes in, before any later one can pass it."""
        if isinstance(message, events.Key) and self._hurried and (message.is_printable or message.key == "enter"):
            self._waiting.append(message)
            return True
        return super().post_message(message)

    def _pass_on(self) -> None:
        """The page has the focus: it gets what waited, before the keys that come now."""
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            (self.focused or self).post_message(events.Key(event.key, event.character))

    def _unhurried(self) -> None:
        """The page stands and has the focus."""
        self._hurried = False
        self._pass_on()
