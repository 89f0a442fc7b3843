"""The eight start-up lights, and what would change each."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from screens.base import BookScreen
from screens.parts.drawn import Drawn


class LightsScreen(BookScreen[None]):
    """Start-up lights: shown, never summed."""

    PLACES = ("book", "lights")
    CSS_PATH = "results.tcss"

    def body(self) -> ComposeResult:
        """The lights."""
        with VerticalScroll(id="body", classes="figures"):
            yield Drawn(id="lights")

    def on_mount(self) -> None:
        """Say where we are."""
        self.heading.left = "Start-up lights"
        self.query_one("#body").focus()

    def book_changed(self) -> None:
        """Draw them as things stand."""
        from msgspec.structs import replace

        from exercises.summary import lights

        self.query_one("#lights", Drawn).figure = replace(lights(self.findings), title="")

    def key_words(self) -> dict[str, str]:
        """Nothing to step through."""
        return {"next": ""}
