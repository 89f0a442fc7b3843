"""Quick entry over a page: several lines about one thing. What was typed and not taken is offered again."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.widgets import Input

from screens.base import BookScreen
from screens.keys.commands import command, key_name
from screens.parts.dialogs import Dialog, R
from screens.parts.fields import Line

if TYPE_CHECKING:
    from workbook.store import Store

HALF_COVER = "form/cover"
"""Where in the side file a cover stands that is being changed."""
PLACE = "entry/"
"""Where in the side file such texts stand: `PLACE`, the command that opens it for a new one, what it is about."""


class Untaken(NamedTuple):
    """What was typed into an `Entry` that was left: where it came from, and its lines by id."""

    source: str
    lines: dict[str, str]


class Entry(Dialog[R]):
    """Several lines about one thing. Left with something typed, it offers that the next time, after a kill as well.

    Attributes:
        OPENED_BY: The command that opens it for a new one.
    """

    OPENED_BY: ClassVar[str] = ""

    def __init__(self, question: str, source: str, detail: str = "", *, about: str = "") -> None:
        super().__init__(question, detail)
        self.source, self.about = source, about
        self._stood: dict[str, str] | None = None
        """What stood in the lines before anything was typed."""

    def _lines(self) -> dict[str, str]:
        return {str(line.id): line.text for line in self.query(Line)}

    def on_mount(self) -> None:
        """Offer what was typed and not taken."""
        self._stood = self._lines()
        left = self.untaken(self.workbook_app.open_store, self.about)
        for line in self.query(Line) if left is not None else ():
            line.text = left.lines.get(str(line.id), line.text) if left is not None else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is being typed in the side file."""
        store = self.workbook_app.store
        if self._stood is None or store is None:
            return
        lines = self._lines()
        text = json.dumps({"source": self.source, "lines": lines}) if lines != self._stood else None
        store.draft(self.place(self.about), text)

    def may_leave(self, how: str) -> bool:
        """What is typed here is kept for the next time: it may be left at once."""
        return True

    @classmethod
    def place(cls, about: str) -> str:
        """Return where in the side file the lines about something stand."""
        return f"{PLACE}{cls.OPENED_BY}/{about}"

    @classmethod
    def untaken(cls, store: Store, about: str) -> Untaken | None:
        """Return what was typed about something and not taken."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            left = json.loads(store.drafts.get(cls.place(about), ""))
            return Untaken(str(left["source"]), {str(name): str(text) for name, text in left["lines"].items()})
        return None

    @classmethod
    def source_again(cls, screen: BookScreen[Any], source: str) -> str:
        """Return where what is offered again came from, *source* where nothing is."""
        left = cls.untaken(screen.store, "")
        return left.source if left is not None else source

    @classmethod
    def closed(cls, screen: BookScreen[Any], about: str, *, taken: bool) -> None:
        """Forget what was taken; say how to come back to what was not."""
        if taken:
            screen.store.draft(cls.place(about), None)
        elif cls.untaken(screen.store, about) is not None:
            how = "Enter on it" if about else key_name(command(cls.OPENED_BY).keys[0])
            screen.say(f"Not kept. {how} offers it again.")


def left_words(store: Store) -> str:
    """Say what new thing was being typed when the program ended, and the key that offers it; empty for nothing."""
    said = []
    for opens, what in (("new_action", "An action"), ("park", "A thought to park")):
        if f"{PLACE}{opens}/" in store.typed_before:
            said.append(f"{what} was being typed. {key_name(command(opens).keys[0])} offers it again.")
    if HALF_COVER in store.typed_before:
        said.append(f"The cover was being changed. {key_name(command('edit_cover').keys[0]).upper()} offers it again.")
    return " ".join(said)
