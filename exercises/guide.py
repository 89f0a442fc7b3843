"""Loads the guide: exercises, agendas, blocks, glossary. One file at a time, only when it is opened."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from exercises.outlines import Agenda, Exercise
from exercises.registry import CATALOGUE
from workbook.errors import GuideError
from workbook.model import Block
from workbook.text import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

AGENDAS: tuple[str, ...] = ("90-minutes", "half-day", "full-day", "solo", "returning")
BLOCKS: tuple[str, ...] = ("welcome", "break", "lunch", "slack", "open_actions", "close")
"""Blocks of an agenda that are no exercise."""

CREDIT = "After Etienne Wenger, “Cultivating communities of practice: a quick start-up guide”."
"""Stands on every result and document."""

OWN = "own_"
"""The ids of a team's own exercises begin so."""

_T = TypeVar("_T")
_own: dict[str, Path] = {}


@cache
def exercise(exercise_id: str) -> Exercise:
    """Return one exercise, its words, limits and time boxes: of the guide, or a team's own (see `use_own`).

    Raises:
        GuideError: There is no such exercise, or its file is wrong.
    """
    if exercise_id in _own:
        return read_own(_own[exercise_id])
    if exercise_id not in CATALOGUE:
        meant = nearest(exercise_id, (*CATALOGUE, *_own))
        raise GuideError(f"There is no exercise called {exercise_id}.{meant}", "`workbook guide` lists them.")
    return _of_the_guide(exercise_id)


@cache
def _of_the_guide(exercise_id: str) -> Exercise:
    """Return an exercise of the guide: read once, whatever folders of a team's own come and go."""
    return read_exercise(_file(exercise_id, "exercise.toml"))


@cache
def agenda(agenda_id: str) -> Agenda:
    """Return one agenda.

    Raises:
        GuideError: There is no such agenda, or its file is wrong.
    """
    if agenda_id not in AGENDAS:
        raise GuideError(f"There is no agenda called {agenda_id}.", f"There are: {', '.join(AGENDAS)}.")
    return read_agenda(_file("agendas", f"{agenda_id}.toml"))


@cache
def block_exercise(kind: str) -> Exercise:
    """Return the pages of a block that is no exercise: welcome, break, lunch, slack, open_actions, close.

    Raises:
        GuideError: There is no such block.
    """
    if kind not in BLOCKS:
        raise GuideError(f"There is no block called {kind}.", f"There are: {', '.join(BLOCKS)}.")
    return read_exercise(_file("blocks", f"{kind}.toml"))


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """Return the terms of the glossary with their meanings, in reading order."""
    found: Any = read_toml(_file("glossary.toml"))
    return tuple((entry["term"], entry["meaning"]) for entry in found["terms"])


class GuideItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the sixty items of the guide, or a part of one.

    Attributes:
        id: As on the guide's map: ``D1``, ``E1a``, ``S3.2``, ``VMS1``, ``FO5``.
        label: The guide's own short name, or our label where the guide has a sentence.
        at: Where it is worked on: ``exercise/page``, and behind a ``#`` the field, option or line.
        part: Of which item it is a part, or empty.
    """

    id: str
    label: str
    at: tuple[str, ...]
    part: str = ""


@cache
def guide_items() -> tuple[GuideItem, ...]:
    """Return the items of the guide and where each is worked on."""
    return fit(read_toml(_file("guide_items.toml"))["item"], tuple[GuideItem, ...], _file("guide_items.toml"))


def agenda_blocks(plan: Agenda | str) -> tuple[Block, ...]:
    """Return the blocks of a new workbook that runs this agenda (its id, or the agenda itself)."""
    told = agenda(plan) if isinstance(plan, str) else plan
    taken: set[str] = set()
    blocks = []
    for part in told.blocks:
        block_id = free_id(part.block, taken)
        taken.add(block_id)
        is_block = part.block in BLOCKS
        blocks.append(Block(block_id, "" if is_block else part.block, part.variant, part.minutes))
    return tuple(blocks)


def free_id(name: str, taken: set[str]) -> str:
    """Return *name*, or *name* with the first number that is not taken (``break``, ``break_2``)."""
    if name not in taken:
        return name
    return next(f"{name}_{n}" for n in range(2, len(taken) + 3) if f"{name}_{n}" not in taken)


def block_kind(block: Block) -> str:
    """Return what a block that is no exercise is: ``break`` for ``break_2``; ``slack`` for one nobody knows."""
    name = block.id.rstrip("0123456789").removesuffix("_")
    return name if name in BLOCKS else "slack"


def told(block: Block) -> Exercise:
    """Return the words of a block: its exercise, or its own pages.

    Raises:
        GuideError: The exercise is not there (a team's own file that is missing), or its file is wrong.
    """
    return exercise(block.exercise) if block.exercise else block_exercise(block_kind(block))


def use_own(folder: Path) -> dict[str, Path]:
    """Make a team's own exercises known: every ``*.toml`` in *folder* whose id begins ``own_``.

    Files are named, not read: a wrong one is reported when it is opened. Calling it again replaces the folder.

    Returns:
        Exercise id -> file, by file name.
    """
    _own.clear()
    exercise.cache_clear()
    if folder.is_dir():
        for path in sorted(folder.glob("*.toml")):
            name = _id_of(path)
            if name.startswith(OWN):
                _own.setdefault(name, path)
    return dict(_own)


def own_files() -> Mapping[str, Path]:
    """Return the team's own exercises that are known, id -> file."""
    return dict(_own)


def read_own(path: Path) -> Exercise:
    """Return a team's own exercise, checked beyond its types.

    Raises:
        GuideError: The file is missing or wrong; names the file, the line and what is wrong.
    """
    from exercises.checking.files import check_file

    problems = check_file(path)
    if problems:
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        raise GuideError(f"{problems[0]}{more}", "`workbook guide check PATH` lists what is wrong.")
    return read_exercise(path)


def read_exercise(path: Path) -> Exercise:
    """Return the exercise a TOML file tells.

    Raises:
        GuideError: The file is missing or wrong; names file, line and what is wrong.
    """
    return fit(read_toml(path), Exercise, path)


def read_agenda(path: Path) -> Agenda:
    """Return the agenda a TOML file tells.

    Raises:
        GuideError: The file is missing or wrong; names file, line and what is wrong.
    """
    return fit(read_toml(path), Agenda, path)


def fit(raw: Any, kind: type[_T], path: Path) -> _T:
    """Return *raw* as *kind*.

    Raises:
        GuideError: It does not fit; names file, line and what is wrong.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as wrong:
        from exercises.checking.lines import problem_of

        raise GuideError(str(problem_of(path, wrong))) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        GuideError: The file is missing, unreadable or no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GuideError(f"{path}: there is no such file.") from None
    except (OSError, UnicodeDecodeError) as wrong:
        raise GuideError(f"{path}: cannot be read as text: {wrong}.") from None
    except tomllib.TOMLDecodeError as wrong:
        from exercises.checking.lines import toml_problem

        raise GuideError(str(toml_problem(path, wrong))) from None


def _file(*parts: str) -> Path:
    return Path(str(files("exercises").joinpath(*parts)))


def _id_of(path: Path) -> str:
    """The id a file claims, without judging the rest of it; a broken file is known by its name."""
    try:
        found = read_toml(path).get("id")
    except GuideError:
        found = None
    return found if isinstance(found, str) else path.stem
