"""What the forms about a workbook's cover share: names on the left, fields on the right, Enter goes on."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.keys.gate import repeated
from screens.parts.fields import Line, Paragraph, example
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

    # -- what is half typed

    _offered = False

    def half_kept(self) -> str:
        """Return what was typed here when the program ended, as `keep_half` was given it."""
        return ""

    def keep_half(self, text: str | None) -> None:
        """Keep what is half typed where a kill does not reach it; ``None`` forgets it."""

    def on_mount(self) -> None:
        """Offer what was half typed, once the form stands as it begins."""
        self.call_after_refresh(self._offer_half)

    def _offer_half(self) -> None:
        self._offered = True
        with suppress(ValueError, AttributeError):
            left = json.loads(self.half_kept() or "{}")
            for field in (*self.query(Line), *self.query(Paragraph)):
                if isinstance(said := left.get(str(field.id)), str) and said != field.value:
                    field.value = said
            if left:
                self.say("Typed before the program ended. F6 takes it.")

    def on_input_changed(self) -> None:
        """Keep what is half typed."""
        self._keep_half()

    def on_text_area_changed(self) -> None:
        """Keep what is half typed."""
        self._keep_half()

    def _keep_half(self) -> None:
        if self._offered:
            lines = {str(field.id): field.value for field in self.query(Line)}
            lines |= {str(field.id): field.value for field in self.query(Paragraph)}
            self.keep_half(json.dumps(lines) if self.changed else None)

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leave: what was typed is taken, or was given up."""
        self.keep_half(None)
        return super().dismiss(result)

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
