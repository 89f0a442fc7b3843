"""The test card: the smallest text and every mark, in both themes side by side, for the look from the back row."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from screens.base import Frame
from screens.text import content
from screens.themes import PALETTES, TITLES

ASK = "Stand in the back row. Read the three lines of the card aloud, from left to right."
IF_NOT = "Not readable? Make the terminal's letters larger (Ctrl and +, or its settings), until 80 by 24 are left."
LINES: tuple[tuple[str, str], ...] = (
    ("ink", "c e o  3 8 6  Il1  rn m"),
    ("quiet", "a s e  5 2 7  B8  vv w"),
    ("ink", "○ ◐ ● ◇ ▸ ✕  ░█  ⣀⣿"),
)
"""Role of the text, and what is read aloud: the smallest text there is, letters that are easily mixed up, marks."""
SAMPLES: tuple[tuple[str, str, str], ...] = (
    ("now", "", " 4:12  now "),
    ("late", "", " +0:40, time is up "),
    ("done", "", " ● settled "),
    ("on-cursor", "cursor", " the line in hand "),
)
"""Text role, ground role (empty: the card's), what is shown."""


def card(theme: str, width: int, *, airy: bool = False) -> Text:
    """Return the card in a theme, *width* characters wide, in its own colours; *airy* with room between the lines."""
    role = PALETTES[theme]
    ground = role["ground"]
    text = Text()
    rows = [("bold " + role["ink"], ground, TITLES[theme].partition(":")[0])]
    rows += [(role[name], ground, said) for name, said in LINES]
    rows += [("bold " + role[name], role[over or "ground"], said.strip()) for name, over, said in SAMPLES]
    blank = f"{role['ink']} on {ground}"
    text.append(" " * width + "\n", blank)
    for ink, over, said in rows:
        shown = f" {said} "
        text.append(" ", blank).append(shown, f"{ink} on {over}")
        text.append(" " * max(0, width - 1 - len(shown)) + "\n", blank)
        if airy:
            text.append(" " * width + "\n", blank)
    text.append(" " * width, blank)
    return text


class TestCardScreen(Frame[None]):
    """Both themes at once; the theme key flips what stands around them."""

    __test__ = False  # not a test, whatever its name
    PLACES = ("form", "testcard")
    CSS = """
    TestCardScreen #cards { height: auto; margin: 1 0; }
    TestCardScreen .card { width: 1fr; height: auto; }
    TestCardScreen .tall { height: auto; }
    """

    def body(self) -> ComposeResult:
        """The question, the cards, what to do."""
        with Vertical(id="body"):
            yield Static(content(ASK), classes="strong tall")
            with Horizontal(id="cards"):
                yield Static(classes="card", id="paper")
                yield Static(classes="card", id="board")
            yield Static(id="room", classes="tall")

    def on_mount(self) -> None:
        """Say where we are."""
        self.heading.left = "Test card"
        self.heading.middle = "the look from the back row"

    def on_resize(self) -> None:
        """Draw the cards as wide as there is room, and say how much room there is."""
        size = self.app.size
        for name in ("paper", "board"):
            self.query_one(f"#{name}", Static).update(
                card(name, max(24, (size.width - 8) // 2), airy=size.height >= 30)
            )
        self.query_one("#room", Static).update(
            content(f"This window has {size.width} by {size.height}. {IF_NOT} Ctrl+T flips the theme around the cards.")
        )

    def action_accept(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)

    def key_words(self) -> dict[str, str]:
        """Only back."""
        return {"accept": "", "cancel": "back"}
