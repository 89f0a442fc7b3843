"""Keys that are quicker than the page: while one is being built they wait for it, and none is lost."""

from __future__ import annotations

from textual import events

from screens.room.handy import HandyScreen


class HurriedScreen(HandyScreen):
    """A screen whose page is built anew while somebody types."""

    def __init__(self) -> None:
        super().__init__()
        self._hurried = False
        self._passed_on: events.Key | None = None

    def _unhurried(self) -> None:
        """The page stands and has the focus."""
        self._hurried = False

    def on_key(self, event: events.Key) -> None:
        """A key that was quicker than the page goes to it as soon as it stands: nothing that is typed is lost."""
        if self._hurried and event is not self._passed_on and (event.is_printable or event.key == "enter"):
            event.stop()
            again = self._passed_on = events.Key(event.key, event.character)
            self.call_after_refresh(self._pass_on, again)

    def _pass_on(self, event: events.Key) -> None:
        (self.focused or self).post_message(event)
