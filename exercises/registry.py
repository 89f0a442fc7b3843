"""Which exercises there are, and the code of each: loaded one at a time, when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from exercises.kit import ExerciseCode

CATALOGUE: tuple[str, ...] = (
    "primer",
    "problems",
    "knowledge",
    "pilots",
    "canvas",
    "values",
    "proposition",
    "interviews",
    "launch",
    "rhythm",
    "support",
    "sponsors",
    "integration",
    "scorecard",
    "coordinator",
    "plan",
)
"""The guide's sixteen, in catalogue order: by what feeds what."""


@cache
def code_of(exercise: str) -> ExerciseCode:
    """Return the code of an exercise; a team's own ids (``own_...``) get the plain face of `exercises.plain.face`."""
    if exercise in CATALOGUE:
        return cast("ExerciseCode", import_module(f"exercises.{exercise}"))
    from exercises.plain.face import PlainCode

    return PlainCode(exercise)
