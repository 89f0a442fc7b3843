"""Finds the line of a guide file that an error is about. Read on the error path only.

`tomllib` gives no line for what stands wrong in a valid file, so this scanner walks the text once and notes where
every key and array element begins. It does not judge: what it cannot read it passes by.
"""

from __future__ import annotations

import re
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import TypeAlias

import msgspec

from exercises.misfits import in_words

Place: TypeAlias = tuple[str | int, ...]
"""Where something stands in a file: ``("page", 3, "fields", 1, "type")``."""


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong in a guide file: *path*, *line* (1 is the first) and what is wrong."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def problem_at(path: Path, place: Place, message: str) -> Problem:
    """Return a problem with the line where *place*, or the nearest thing around it, begins."""
    try:
        lines = lines_of_text(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        lines = {}
    while place and place not in lines:
        place = place[:-1]
    return Problem(path, lines.get(place, 1), message)


def problem_of(path: Path, wrong: msgspec.ValidationError) -> Problem:
    """Return the problem a type error of msgspec tells, with its line."""
    text = str(wrong)
    message, _, where = text.partition(" - at `")
    place = place_of(where.removesuffix("`")) if where else ()
    return problem_at(path, place, _plain(message, place))


def toml_problem(path: Path, wrong: TOMLDecodeError) -> Problem:
    """Return the problem of a file that is no TOML, with the line it stops at."""
    text = str(wrong)
    found = re.search(r"\(at line (\d+), column \d+\)", text)
    message = text[: found.start()].strip() if found else text.replace("(at end of document)", "").strip()
    if found:
        return Problem(path, int(found[1]), f"this is not TOML: {message.lower()}.")
    try:
        last = path.read_text(encoding="utf-8").count("\n") + 1
    except (OSError, UnicodeDecodeError):
        last = 1
    return Problem(path, last, f"this is not TOML: {message.lower()} at the end of the file.")


def place_of(path: str) -> Place:
    """Return the place of a msgspec path: ``$.page[3].fields[1].type``; unknown keys (``[...]``) end it."""
    place: list[str | int] = []
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", path):
        if index == "...":
            break
        place.append(int(index) if index else name)
    return tuple(place)


def spoken(place: Place) -> str:
    """Return a place in words: ``page 4, fields 2, type``; people count from 1."""
    words: list[str] = []
    for part in place:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1]} {part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words)


def lines_of_text(text: str) -> dict[Place, int]:
    """Return where every table, key and array element of a valid TOML text begins."""
    return _Scanner(text).run()


def _plain(message: str, place: Place) -> str:
    """A type error in plain words."""
    told = in_words(message)
    return f"{spoken(place)}: {told}." if place else f"{told}."


_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*""")
_QUOTES = ('"""', "'''", '"', "'")


class _Scanner:
    """Walks a TOML text and notes the line of every place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}

    def run(self) -> dict[Place, int]:
        """Walk the whole text."""
        table: Place = ()
        while self._skip_blank():
            start = self.at
            if self.text.startswith("[", start):
                table = self._header()
            else:
                self._pair(table)
            if self.at <= start:
                self.at = start + 1
        return self.places

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def _note(self, place: Place) -> None:
        self.places.setdefault(place, self._line())

    def _skip_blank(self) -> bool:
        """Pass blanks and comments; tell whether anything is left."""
        while self.at < len(self.text):
            character = self.text[self.at]
            if character == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif character.isspace() or character == ",":
                self.at += 1
            else:
                return True
        return False

    def _keys(self) -> list[str]:
        """Read a dotted key."""
        keys: list[str] = []
        while found := _KEY.match(self.text, self.at):
            keys.append(found[1].strip("\"'"))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return keys

    def _header(self) -> Place:
        many = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if many else 1
        keys = self._keys()
        place: Place = ()
        for key in keys[:-1]:
            place = (*place, key)
            if place in self.counts:
                place = (*place, self.counts[place] - 1)
        place = (*place, *keys[-1:])
        here, self.at = self.at, start
        self._note(place)
        if many:
            number = self.counts.get(place, 0)
            self.counts[place] = number + 1
            place = (*place, number)
            self._note(place)
        end = self.text.find("]", here)
        self.at = len(self.text) if end < 0 else end + (2 if many else 1)
        return place

    def _pair(self, table: Place) -> None:
        start = self.at
        keys = self._keys()
        if not keys:
            return
        place = table
        here, self.at = self.at, start
        for key in keys:
            place = (*place, key)
            self._note(place)
        self.at = here
        if self.text.startswith("=", self.at):
            self.at += 1
            self._value(place)

    def _value(self, place: Place) -> None:
        if not self._skip_blank():
            return
        self._note(place)
        opening = self.text[self.at]
        if opening == "[":
            self._members(place, "]")
        elif opening == "{":
            self._members(place, "}")
        elif quote := next((q for q in _QUOTES if self.text.startswith(q, self.at)), ""):
            self._string(quote)
        else:
            found = re.compile(r"[^,\]}#\n]*").match(self.text, self.at)
            self.at = found.end() if found else self.at + 1

    def _members(self, place: Place, closing: str) -> None:
        self.at += 1
        number = 0
        while self._skip_blank() and not self.text.startswith(closing, self.at):
            start = self.at
            if closing == "]":
                self._value((*place, number))
                number += 1
            else:
                self._pair(place)
            if self.at <= start:
                self.at = start + 1
        self.at += 1

    def _string(self, quote: str) -> None:
        self.at += len(quote)
        while self.at < len(self.text) and not self.text.startswith(quote, self.at):
            self.at += 2 if self.text[self.at] == "\\" and quote[0] == '"' else 1
        self.at += len(quote)
