"""The six questions, and the plain voice that asks them with `print` and `input` alone."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Protocol, TypeVar

from workbook.dates import parse_date, show_date
from workbook.text import clean, clean_line

WIDTH = 78
Choice = tuple[str, str]
"""Stable id, and the words shown."""

T = TypeVar("T")


class Leaving(Exception):
    """The person leaves a question; everything answered is kept.

    Attributes:
        so_far: The entries of a list that was left half way.
    """

    so_far: list[str] | None = None


class Back(Leaving):
    """The person wants to go back to the page before."""


class Stop(Leaving):
    """The person wants to stop here; everything answered is kept."""


class Voice(Protocol):
    """Somebody who says things and asks the six questions.

    Every question returns the answer, or the *default* where the person just pressed Enter; each may raise
    :class:`Back` or :class:`Stop`.
    """

    HELP: ClassVar[str]
    """How answers are given and left, in a sentence or three."""

    def say(self, text: str = "") -> None:
        """Say one thing, wrapped to lines."""

    def heading(self, text: str) -> None:
        """Say what comes now."""

    def text(self, question: str, default: str = "", hint: str = "") -> str:
        """Ask for a line of text."""

    def number(self, question: str, low: int | None, high: int | None, default: float | None) -> int | float | None:
        """Ask for a number."""

    def date(self, question: str, default: str | None) -> str | None:
        """Ask for a date; ISO text."""

    def yes(self, question: str, default: bool | None) -> bool | None:
        """Ask a yes or no question."""

    def pick(self, question: str, choices: Sequence[Choice], default: str | None) -> str | None:
        """Ask to pick one; the id."""

    def pick_many(self, question: str, choices: Sequence[Choice], chosen: Sequence[str]) -> list[str]:
        """Ask to pick any number; ids in the order they stand."""


class PlainVoice:
    """Asks with `print` and `input`: numbered choices, one fact a line, nothing is ever redrawn.

    Typed alone, ``?`` says the question again with help, ``<`` goes back a page, ``quit`` stops, ``-`` empties.
    """

    HELP: ClassVar[str] = (
        "Enter keeps what stands in brackets. - empties it. < goes back a page. quit stops; all answers are kept."
    )

    def __init__(
        self, write: Callable[[str], object] = print, read: Callable[[str], str] = input, width: int = WIDTH
    ) -> None:
        self._write = write
        self._read = read
        self._width = width

    def say(self, text: str = "") -> None:
        """Say one thing, wrapped to lines."""
        # Cleaned again on the way out: a file may have been edited by other hands.
        for line in clean(text).split("\n") or [""]:
            inset = " " * (len(line) - len(line.lstrip()))
            wrapped = textwrap.wrap(line, self._width, subsequent_indent=inset[: self._width // 2])
            self._write("\n".join(wrapped) if line.strip() else "")

    def heading(self, text: str) -> None:
        """Say what comes now."""
        self._write("")
        self.say(text)

    def help(self, hint: str = "") -> None:
        """Say what `?` says: the hint of the question, and how answers are given."""
        self.say(f"{hint}{'' if not hint or hint[-1] in '.?!:' else '.'} {self.HELP}".strip())

    def text(self, question: str, default: str = "", hint: str = "") -> str:
        """Ask for a line of text."""
        return self._ask(question, default, lambda given: given, hint, empty="")

    def number(self, question: str, low: int | None, high: int | None, default: float | None) -> int | float | None:
        """Ask for a number."""

        def parse(given: str) -> int | float:
            number = float(given.replace(",", "."))
            if (low is not None and number < low) or (high is not None and number > high):
                raise ValueError
            return int(number) if number.is_integer() else number

        span = f" {low} to {high}" if low is not None and high is not None else ""
        kept = None if default is None else f"{default:g}"
        return self._ask(question, default, parse, f"A number{span}.", shown=kept)

    def date(self, question: str, default: str | None) -> str | None:
        """Ask for a date; ISO text."""
        shown = show_date(default) if default else None
        return self._ask(question, default, _date, "A date, like 12 Mar 2025 or 2025-03-12.", shown=shown)

    def yes(self, question: str, default: bool | None) -> bool | None:
        """Ask a yes or no question."""
        words = {"y": True, "yes": True, "n": False, "no": False}
        shown = None if default is None else ("yes" if default else "no")
        return self._ask(question, default, lambda given: words[given.lower()], "y or n.", shown=shown)

    def pick(self, question: str, choices: Sequence[Choice], default: str | None) -> str | None:
        """Ask to pick one; the id."""
        self._list(choices, [default] if default else [])
        ids = [key for key, _ in choices]
        shown = str(ids.index(default) + 1) if default in ids else None
        return self._ask(question, default, lambda given: ids[_index(given, ids)], "The number of one.", shown=shown)

    def pick_many(self, question: str, choices: Sequence[Choice], chosen: Sequence[str]) -> list[str]:
        """Ask to pick any number; ids in the order they stand."""
        self._list(choices, chosen)
        ids = [key for key, _ in choices]

        def parse(given: str) -> list[str]:
            places = {_index(part, ids) for part in given.replace(",", " ").split()}
            return [ids[place] for place in sorted(places)]

        shown = " ".join(str(ids.index(key) + 1) for key in chosen if key in ids) or None
        return self._ask(question, list(chosen), parse, "Their numbers, with blanks between.", shown=shown, empty=[])

    def _list(self, choices: Sequence[Choice], chosen: Sequence[str | None]) -> None:
        for number, (key, words) in enumerate(choices, 1):
            self.say(f"{number}. {words}{' (chosen)' if key in chosen else ''}")

    def _ask(
        self,
        question: str,
        default: T,
        parse: Callable[[str], T],
        hint: str = "",
        *,
        shown: str | None = None,
        empty: T | None = None,
    ) -> T:
        """Ask until the answer can be read."""
        kept = shown if shown is not None else (default if isinstance(default, str) and default else None)
        prompt = f"{clean_line(question)} [{clean_line(kept)}]: " if kept else f"{clean_line(question)}: "
        while True:
            given = self._line(prompt)
            if given == "":
                return default
            if given == "-":
                return empty  # type: ignore[return-value]  # every question can be left unanswered
            if given == "?":
                self.help(hint)
                continue
            try:
                return parse(given)
            except (ValueError, KeyError, IndexError):
                self.say(f"That could not be read. {hint}")

    def _line(self, prompt: str) -> str:
        *above, last = textwrap.wrap(prompt, self._width, drop_whitespace=False) or [""]
        for line in above:
            self._write(line.rstrip())
        try:
            given = clean_line(self._read(last))
        except EOFError:
            raise Stop from None
        if given == "<":
            raise Back
        if given.lower() == "quit":
            raise Stop
        return given


def _index(given: str, ids: Sequence[str]) -> int:
    place = int(given) - 1
    if not 0 <= place < len(ids):
        raise IndexError
    return place


def _date(given: str) -> str:
    found = parse_date(given, date.today())
    if found is None:
        raise ValueError
    return found
