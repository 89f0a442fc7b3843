"""What the forms about a workbook's cover share: names on the left, fields on the right, Enter goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.keys.gate import repeated
from screens.parts.fields import Line, example
from screens.parts.leaving import LeavesSurely
from screens.parts.walking import WalksFields
from screens.text import content
from workbook.dates import parse_date, show_date

R = TypeVar("R")

DATE_HELP = "That date cannot be read. Type 12 Mar 2025, +2w or tomorrow."


class Form(WalksFields, LeavesSurely[R]):
    """A page of labelled fields."""

    CSS_PATH: ClassVar[Any] = Path(__file__).with_suffix(".tcss")  # whole: a screen that inherits looks beside itself
    PLACES: ClassVar[tuple[str, ...]] = ("form",)
    _entered = False
    """Whether an Enter was pressed here: from then on two without a pause are two fields left as they are."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; one that came along with the Enter that opened the form does not."""
        event.stop()
        if self._entered or not repeated(self.app):
            self._entered = True
            self.focus_next()

    def typed(self, name: str) -> str:
        """Return what stands in a line."""
        return self.query_one(f"#{name}", Line).text

    def checked(self) -> tuple[str, str] | None:
        """Return title and ISO date; where one of them will not do, say so, go there and return None."""
        title = self.typed("title")
        if not title:
            self.stop("Give it a title first.", "#title")
            return None
        day = parse_date(self.typed("date"), _today()) if self.typed("date") else ""
        if day is None:
            self.stop(DATE_HELP, "#date")
            return None
        return title, day

    def stop(self, why: str, where: str) -> None:
        """Say what is missing or wrong, and go there."""
        self.say(why, late=True)
        self.query_one(where).focus()


def labelled(name: str, field: Widget) -> ComposeResult:
    """Build one row of a form."""
    with Horizontal(classes="row"):
        yield Static(content(name), classes="name")
        yield field


def date_line(iso: str | None = None) -> Line:
    """Return the line for the date; today where none is given."""
    return Line(show_date(_today().isoformat() if iso is None else iso), example("12 Mar 2025 or +2w"), id="date")


def _today() -> date:
    return date.today()
