"""The three questions a program asks: yes or no, a line of text, one of several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.base import BookScreen, Frame
from screens.keys.commands import command, key_name
from screens.parts.fields import Line
from screens.parts.walking import WalksFields
from screens.text import content

R = TypeVar("R")


class Dialog(WalksFields, Frame[R]):
    """A question on a page of its own: nothing behind it to read by mistake, the keys stand where they always stand."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")  # whole: a screen that inherits looks beside itself
    PLACES: ClassVar[tuple[str, ...]] = ("form",)

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__()
        self.question, self.detail = question, detail

    def body(self) -> ComposeResult:
        """Ask, say what follows from it, and show what can be answered."""
        with Vertical(id="body", classes="dialog"):
            yield Static(content(self.question), id="question", classes="strong")
            if self.detail:
                yield Static(content(self.detail), id="detail")
            yield from self.answers()

    def answers(self) -> ComposeResult:
        """Show what can be answered."""
        yield from ()

    def on_mount(self) -> None:
        """Say which workbook this is about."""
        store = self.workbook_app.store
        self.heading.left = store.book.info.title if store is not None else "Workbook"

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Take what stands here."""


class Choose(Dialog[str]):
    """One of several: gives back the id of the choice, None where it was left."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], detail: str = "") -> None:
        super().__init__(question, detail)
        self.choices = choices

    def answers(self) -> ComposeResult:
        """List the choices."""
        yield OptionList(*(Option(content(f" {words} "), id=key) for key, words in self.choices), id="choices")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice."""
        self.dismiss(event.option_id)

    def action_accept(self) -> None:
        """Take the choice under the cursor."""
        self.query_one(OptionList).action_select()

    def key_words(self) -> dict[str, str]:
        """Enter takes a choice as well."""
        return {"accept": "take it"}


class Confirm(Choose):
    """Yes or no. The safe answer is marked first."""

    def __init__(self, question: str, yes: str, no: str, detail: str = "", *, safe: str = "no") -> None:
        pairs = [("yes", yes), ("no", no)]
        super().__init__(question, pairs if safe == "yes" else pairs[::-1], detail)

    def key_words(self) -> dict[str, str]:
        """Going back answers nothing and does nothing: where the question is whether to leave, it stays."""
        return {**super().key_words(), "cancel": "not now"}


class Untaken(NamedTuple):
    """What was typed into an `Entry` that was left: where it came from, and its lines by id."""

    source: str
    lines: dict[str, str]


class Entry(Dialog[R]):
    """Several lines about one thing. Left with something typed for a new one, it offers that the next time.

    Attributes:
        OPENED_BY: The command that opens it for a new one.
    """

    OPENED_BY: ClassVar[str] = ""

    def __init__(self, question: str, source: str, detail: str = "", *, fresh: bool) -> None:
        super().__init__(question, detail)
        self.source, self.fresh = source, fresh

    def on_mount(self) -> None:
        """Offer what was typed and not taken."""
        left = self.workbook_app.untaken.get(self.OPENED_BY) if self.fresh else None
        if left is not None:
            for line in self.query(Line):
                line.text = left.lines.get(str(line.id), "")

    def action_cancel(self) -> None:
        """Leave; what was typed for a new one is remembered."""
        lines = {str(line.id): line.text for line in self.query(Line)}
        if self.fresh and any(lines.values()):
            self.workbook_app.untaken[self.OPENED_BY] = Untaken(self.source, lines)
        elif self.fresh:
            self.workbook_app.untaken.pop(self.OPENED_BY, None)
        self.dismiss(None)

    @classmethod
    def source_again(cls, screen: BookScreen[Any], source: str) -> str:
        """Return where what is offered again came from, *source* where nothing is."""
        left = screen.workbook_app.untaken.get(cls.OPENED_BY)
        return left.source if left is not None else source

    @classmethod
    def closed(cls, screen: BookScreen[Any], *, taken: bool) -> None:
        """Forget a new one that was taken; say how to come back to what was not."""
        if taken:
            screen.workbook_app.untaken.pop(cls.OPENED_BY, None)
        elif cls.OPENED_BY in screen.workbook_app.untaken:
            screen.say(f"Not kept. {key_name(command(cls.OPENED_BY).keys[0])} offers it again.")


class Ask(Dialog[str]):
    """One line of text: gives back what was typed, None where it was left; an empty text is not taken."""

    def __init__(self, question: str, value: str = "", placeholder: str = "", detail: str = "") -> None:
        super().__init__(question, detail)
        self.value, self.placeholder = value, placeholder

    def answers(self) -> ComposeResult:
        """Show the line."""
        yield Line(self.value, self.placeholder, id="answer")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes it."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take the line."""
        text = self.query_one(Line).text
        if text:
            self.dismiss(text)
        else:
            self.say("Type something first, or leave.")

    def key_words(self) -> dict[str, str]:
        """Enter takes it as well."""
        return {"accept": "take it"}
