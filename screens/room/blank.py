"""Nothing on the wall: for the moment when people should look at each other."""

from __future__ import annotations

from textual import events

from screens.base import Frame


class BlankScreen(Frame[None]):
    """An empty screen; any key brings the page back."""

    PLACES = ()
    CSS = "BlankScreen Heading, BlankScreen KeyLine { display: none; }"

    def on_key(self, event: events.Key) -> None:
        """Go back to the page."""
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        """Go back to the page."""
        self.dismiss(None)

    def key_words(self) -> dict[str, str]:
        """Say nothing."""
        return {"help": "", "quit": ""}
