"""The three questions a program asks: yes or no, a line of text, one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.parts.fields import Line
from screens.parts.leaving import LeavesSurely
from screens.parts.walking import WalksFields
from screens.text import content

R = TypeVar("R")


class Dialog(WalksFields, LeavesSurely[R]):
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


class Ask(Dialog[str]):
    """One line of text: gives back what was typed, None where it was left; an empty text is not taken.

    Attributes:
        check: Says what is wrong with a text, which then stays in hand; empty where nothing is.
    """

    def __init__(
        self,
        question: str,
        value: str = "",
        placeholder: str = "",
        detail: str = "",
        *,
        check: Callable[[str], str] = lambda text: "",
    ) -> None:
        super().__init__(question, detail)
        self.value, self.placeholder, self.check = value, placeholder, check

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
        wrong = self.check(text) if text else "Type something first, or leave."
        if wrong:
            self.say(wrong, late=bool(text))
        else:
            self.dismiss(text)

    def key_words(self) -> dict[str, str]:
        """Enter takes it as well."""
        return {"accept": "take it"}
