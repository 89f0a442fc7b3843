"""Loads the guide: exercises, agendas, glossary. One file at a time, only when it is opened."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from exercises.pages import Agenda, Exercise
from exercises.registry import CATALOGUE
from workbook.errors import GuideError

AGENDAS: tuple[str, ...] = ("90-minutes", "half-day", "full-day", "solo", "returning")
CREDIT = "After Etienne Wenger, “Cultivating communities of practice: a quick start-up guide”."
"""Stands on every result and document."""


@cache
def exercise(exercise_id: str) -> Exercise:
    """Return one exercise of the guide, its words, limits and time boxes.

    Raises:
        GuideError: There is no such exercise, or its file is wrong.
    """
    if exercise_id not in CATALOGUE:
        raise GuideError(f"There is no exercise called {exercise_id}.", "`workbook guide` lists them.")
    return read_exercise(Path(str(files("exercises") / exercise_id / "exercise.toml")))


@cache
def agenda(agenda_id: str) -> Agenda:
    """Return one agenda.

    Raises:
        GuideError: There is no such agenda, or its file is wrong.
    """
    if agenda_id not in AGENDAS:
        raise GuideError(f"There is no agenda called {agenda_id}.", f"There are: {', '.join(AGENDAS)}.")
    return msgspec.convert(_toml(Path(str(files("exercises") / "agendas" / f"{agenda_id}.toml"))), Agenda, strict=False)


def read_exercise(path: Path) -> Exercise:
    """Return the exercise a TOML file tells.

    Raises:
        GuideError: The file is missing or wrong; names file, line and what is wrong.
    """
    try:
        return msgspec.convert(_toml(path), Exercise)
    except msgspec.ValidationError as wrong:
        raise GuideError(f"{path}: {wrong}") from None


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GuideError(f"{path}: there is no such file.") from None
    except tomllib.TOMLDecodeError as wrong:
        raise GuideError(f"{path}: {wrong}") from None
