"""The questionary voice: arrow keys and colour at a capable terminal. Imported only when it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import questionary
from questionary import Choice as Option
from questionary import Style

from screens.plain.voice import Back, Choice, PlainVoice, Stop
from workbook.dates import parse_date, show_date
from workbook.text import clean_line

STYLE = Style([("qmark", "bold"), ("question", "bold"), ("answer", ""), ("pointer", "bold"), ("highlighted", "bold")])
_BACK, _KEEP = "\x00back", "\x00keep"


class PrettyVoice(PlainVoice):
    """Asks the six questions with questionary; says things as the plain voice does.

    Ctrl+C stops; what was answered is kept. ``<`` typed alone, or *Back* in a list, goes back a page.
    """

    def text(self, question: str, default: str = "", hint: str = "") -> str:
        """Ask for a line of text."""
        return self._typed(question, default, hint)

    def number(self, question: str, low: int | None, high: int | None, default: float | None) -> int | float | None:
        """Ask for a number."""

        def check(given: str) -> bool | str:
            try:
                value = float(given.replace(",", "."))
            except ValueError:
                return given in ("", "<") or "A number, please."
            inside = (low is None or value >= low) and (high is None or value <= high)
            return inside or f"A number from {low} to {high}, please."

        given = self._typed(question, "" if default is None else f"{default:g}", check=check)
        if not given:
            return None
        value = float(given.replace(",", "."))
        return int(value) if value.is_integer() else value

    def date(self, question: str, default: str | None) -> str | None:
        """Ask for a date; ISO text."""

        def check(given: str) -> bool | str:
            fine = given in ("", "<") or parse_date(given, date.today()) is not None
            return fine or "A date, like 12 Mar 2025."

        given = self._typed(question, show_date(default), check=check)
        return parse_date(given, date.today()) if given else None

    def yes(self, question: str, default: bool | None) -> bool | None:
        """Ask a yes or no question."""
        kept = None if default is None else ("yes" if default else "no")
        picked = self.pick(question, (("yes", "yes"), ("no", "no")), kept)
        return None if picked is None else picked == "yes"

    def pick(self, question: str, choices: Sequence[Choice], default: str | None) -> str | None:
        """Ask to pick one; the id."""
        options = [Option(clean_line(words), value=key) for key, words in choices]
        options += [Option("leave open", value=_KEEP), Option("‹ back", value=_BACK)]
        known = default if default in [key for key, _ in choices] else None
        picked = self._answer(questionary.select(clean_line(question), options, default=known, style=STYLE, qmark=" "))
        if picked == _BACK:
            raise Back
        return default if picked == _KEEP else str(picked)

    def pick_many(self, question: str, choices: Sequence[Choice], chosen: Sequence[str]) -> list[str]:
        """Ask to pick any number; ids in the order they stand."""
        options = [Option(clean_line(words), value=key, checked=key in chosen) for key, words in choices]
        asked = questionary.checkbox(clean_line(question), options, style=STYLE, qmark=" ")
        return [str(key) for key in self._answer(asked)]

    def _typed(self, question: str, default: str = "", hint: str = "", check: Any = None) -> str:
        instruction = f"({hint}) " if hint else None
        asked = questionary.text(
            clean_line(question),
            default=clean_line(default),
            instruction=instruction,
            validate=check,
            style=STYLE,
            qmark=" ",
        )
        given = clean_line(str(self._answer(asked)))
        if given == "<":
            raise Back
        return given

    def _answer(self, asked: Any) -> Any:
        try:
            return asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Stop from None
