"""The questionary voice: arrow keys and colour at a capable terminal. Imported only when it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

import questionary
from questionary import Choice as Option
from questionary import Style

from screens.plain.voice import Back, Choice, PlainVoice, Stop
from workbook.dates import parse_date, show_date
from workbook.text import clean_line

STYLE = Style([("qmark", "bold"), ("question", "bold"), ("answer", ""), ("pointer", "bold"), ("highlighted", "bold")])
_BACK, _KEEP, _STOP = "\x00back", "\x00keep", "\x00stop"
_MOVES = ("", "-", "<", "?", "quit")
"""What may be typed in the place of an answer, whatever is asked."""

_SHORT = 60
"""A hint up to this length stands beside its question; a longer one is said on ``?``."""


class PrettyVoice(PlainVoice):
    """Asks the six questions with questionary; says things as the plain voice does.

    Typed alone, ``?``, ``<``, ``-`` and ``quit`` are what they are to the plain voice; lists offer the same as lines,
    and Ctrl+C stops anywhere. What was answered is kept.
    """

    HELP: ClassVar[str] = (
        "Enter keeps what stands in brackets. - empties it. < goes back a page. quit or Ctrl+C stops; all answers are "
        "kept. In a list the arrow keys move, and where several can be chosen Space marks."
    )

    def text(self, question: str, default: str = "", hint: str = "") -> str:
        """Ask for a line of text."""
        given = self._typed(question, default, hint)
        return default if given is None else given

    def number(self, question: str, low: int | None, high: int | None, default: float | None) -> int | float | None:
        """Ask for a number."""

        def check(given: str) -> bool | str:
            try:
                value = float(given.replace(",", "."))
            except ValueError:
                return given.lower() in _MOVES or "A number, please."
            inside = (low is None or value >= low) and (high is None or value <= high)
            return inside or _outside(low, high)

        hint = f"{low} to {high}" if low is not None and high is not None else ""
        given = self._typed(question, "" if default is None else f"{default:.10g}", hint, check)
        if given is None:
            return default
        if not given:
            return None
        value = float(given.replace(",", "."))
        return int(value) if value.is_integer() else value

    def date(self, question: str, default: str | None) -> str | None:
        """Ask for a date; ISO text."""

        def check(given: str) -> bool | str:
            fine = given.lower() in _MOVES or parse_date(given, date.today()) is not None
            return fine or "A date, like 12 Mar 2025."

        given = self._typed(question, show_date(default), check=check)
        if given is None:
            return default
        return parse_date(given, date.today()) if given else None

    def yes(self, question: str, default: bool | None) -> bool | None:
        """Ask a yes or no question."""
        kept = None if default is None else ("yes" if default else "no")
        picked = self.pick(question, (("yes", "yes"), ("no", "no")), kept)
        return None if picked is None else picked == "yes"

    def pick(self, question: str, choices: Sequence[Choice], default: str | None) -> str | None:
        """Ask to pick one; the id."""
        options = [Option(clean_line(words), value=key) for key, words in choices]
        known = default if default in [key for key, _ in choices] else None
        if known is None:
            options.append(Option("leave it open", value=_KEEP))
        options += [Option("‹ back a page", value=_BACK), Option("stop here; all answers are kept", value=_STOP)]
        picked = self._answer(questionary.select(clean_line(question), options, default=known, style=STYLE, qmark=" "))
        if picked == _BACK:
            raise Back
        if picked == _STOP:
            raise Stop
        return default if picked == _KEEP else str(picked)

    def pick_many(self, question: str, choices: Sequence[Choice], chosen: Sequence[str]) -> list[str]:
        """Ask to pick any number; ids in the order they stand."""
        options = [Option(clean_line(words), value=key, checked=key in chosen) for key, words in choices]
        asked = questionary.checkbox(clean_line(question), options, style=STYLE, qmark=" ")
        return [str(key) for key in self._answer(asked)]

    def _typed(self, question: str, kept: str = "", hint: str = "", check: Any = None) -> str | None:
        """Ask for a line; empty where it is to be emptied, ``None`` where what stands there is kept.

        What stands there is shown beside the question and not in the line: what is typed then takes its place.
        """
        beside = f"({hint}) " if 0 < len(hint) <= _SHORT else ""
        stands = f"[{clean_line(kept)}] " if kept else ""
        while True:
            asked = questionary.text(
                clean_line(question), instruction=f"{beside}{stands}" or None, validate=check, style=STYLE, qmark=" "
            )
            given = clean_line(str(self._answer(asked)))
            if not given:
                return None
            if given == "<":
                raise Back
            if given.lower() == "quit":
                raise Stop
            if given != "?":
                return "" if given == "-" else given
            self.help(hint)

    def _answer(self, asked: Any) -> Any:
        try:
            return asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Stop from None


def _outside(low: int | None, high: int | None) -> str:
    """What is said of a number that is out of bounds."""
    if high is None:
        return f"{low} or more, please."
    return f"A number from {low} to {high}, please." if low is not None else f"{high} or less, please."
