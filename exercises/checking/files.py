"""Checks a guide file beyond its types, and says file, line and what is wrong.

`workbook guide check PATH` runs it on a team's own files; a test runs it on the guide's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from exercises.checking.lines import Place, Problem, problem_at, problem_of, toml_problem
from exercises.checking.pages import page_problems
from exercises.guide import BLOCKS, OWN, exercise, guide_items, read_toml
from exercises.outlines import Agenda, Exercise
from exercises.page_parts import VARIANTS
from exercises.pages import Page
from exercises.registry import CATALOGUE
from workbook.errors import GuideError

DOCUMENTS = ("report", "summary", "handout", "sponsor", "facilitator", "worksheets", "poster", "solo")
STEPS = ("", "S1", "S2", "S3", "S4", "S5", "S6")

Found: TypeAlias = Iterator[tuple[Place, str]]

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


NO_GUIDE = frozenset({"group.toml"})
"""Files of the package that tell nothing of the guide: the words of the rehearsal's group."""


def check(path: Path) -> list[Problem]:
    """Return everything that is wrong in a guide file, or in all ``*.toml`` files of a folder, by file and line."""
    if not path.exists():
        return [Problem(path, 1, "there is no such file or folder.")]
    if not path.is_dir():
        return check_file(path)
    paths = sorted(one for one in path.rglob("*.toml") if one.name not in NO_GUIDE)
    if not paths:
        return [Problem(path, 1, "there is no .toml file in this folder.")]
    return [*(problem for one in paths for problem in check_file(one)), *_twice(paths)]


def check_file(path: Path) -> list[Problem]:
    """Return everything that is wrong in one guide file: an exercise, or an agenda."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        return [toml_problem(path, wrong)]
    except (OSError, UnicodeDecodeError) as wrong:
        return [Problem(path, 1, f"cannot be read as text: {wrong}.")]
    if "terms" in raw or "item" in raw:
        return []  # the glossary, the list of the guide's items: words only, read by their own loaders
    try:
        found = agenda_problems(path, raw) if "block" in raw else exercise_problems(path, raw)
        problems = [problem_at(path, place, f"{message}.") for place, message in found]
    except msgspec.ValidationError as wrong:
        return [problem_of(path, wrong)]
    return sorted(problems, key=lambda problem: problem.line)


def exercise_problems(path: Path, raw: dict[str, Any]) -> Found:
    """Yield place and words of everything wrong in an exercise.

    Raises:
        msgspec.ValidationError: A type is wrong; nothing further can be said.
    """
    told = msgspec.convert(raw, Exercise)
    yield from _identity(path, told)
    yield from _minutes(told)
    yield from _words(told)
    if not told.pages:
        yield (), "an exercise needs at least one [[page]]"
    yield from _unique(((("page", n, "id"), page.id) for n, page in enumerate(told.pages)), "page")
    for number, page in enumerate(told.pages):
        for place, message in page_problems(told, page):
            yield ("page", number, *place), f"page “{page.id}”: {message}"
    yield from _guide_ids(told)


def agenda_problems(path: Path, raw: dict[str, Any]) -> Found:
    """Yield place and words of everything wrong in an agenda.

    Raises:
        msgspec.ValidationError: A type is wrong; nothing further can be said.
    """
    plan = msgspec.convert(raw, Agenda)
    if plan.id != path.stem:
        yield ("id",), f"the id “{plan.id}” is not the file's name “{path.stem}”"
    total = sum(block.minutes for block in plan.blocks)
    if total != plan.total:
        yield ("total",), f"the blocks sum to {total} minutes, the total says {plan.total}"
    if not 1 <= plan.people[0] <= plan.people[1]:
        yield ("people",), "people are the least and the most, least first"
    for number, block in enumerate(plan.blocks):
        if block.block in BLOCKS:
            continue
        try:
            told = exercise(block.block)
        except GuideError:
            yield ("block", number, "block"), f"there is no exercise or block called “{block.block}”"
            continue
        minutes = told.totals.get(block.variant)
        if minutes is None:
            yield ("block", number, "variant"), f"“{block.block}” has no {block.variant} variant"
        elif minutes != block.minutes:
            yield (
                ("block", number, "minutes"),
                f"“{block.block}” {block.variant} takes {minutes} minutes, not {block.minutes}",
            )


def _identity(path: Path, told: Exercise) -> Found:
    if not _ID.match(told.id):
        yield ("id",), f"the id “{told.id}” must be small letters, digits and _"
    shipped = path.name == "exercise.toml" and path.parent.name in CATALOGUE
    block = path.parent.name == "blocks" and told.id in BLOCKS
    if shipped and told.id != path.parent.name:
        yield ("id",), f"the id “{told.id}” is not the folder's name “{path.parent.name}”"
    if not shipped and not block and not told.id.startswith(OWN):
        yield ("id",), f"the id of your own exercise must begin with {OWN} (“{OWN}{told.id}”)"
    if told.step not in STEPS:
        yield ("step",), f"“{told.step}” is no start-up step; S1 to S6, or leave it out"
    for number, document in enumerate(told.documents):
        if document not in DOCUMENTS:
            yield ("documents", number), f"there is no document “{document}”; there are {', '.join(DOCUMENTS)}"


def _minutes(told: Exercise) -> Found:
    named = {variant for page in told.pages for variant in page.minutes}
    for variant in VARIANTS:
        total = told.totals.get(variant)
        pages = [box for page in told.pages if (box := page.box(variant)) is not None]
        spent = sum(map(sum, pages))
        if total is None and variant in named:
            yield ("totals",), f"pages have {variant} minutes, but totals do not name {variant}"
        elif total is not None and not pages:
            yield ("totals", variant), f"no page has {variant} minutes"
        elif total is not None and spent != total and told.id not in BLOCKS:
            yield ("totals", variant), f"the pages' {variant} minutes sum to {spent}, the total says {total}"
    extra = sum(sum(page.extra) if isinstance(page.extra, tuple) else page.extra or 0 for page in told.pages)
    if extra != told.extra_total:
        yield ("extra_total",), f"the pages' extra minutes sum to {extra}, extra_total says {told.extra_total}"
    for number, page in enumerate(told.pages):
        boxes = [page.box(variant) or (0, 0) for variant in page.minutes]
        if any(minutes < 0 for box in boxes for minutes in box):
            yield ("page", number, "minutes"), f"page “{page.id}”: minutes cannot be below 0"
        if not page.minutes and page.extra is None:
            yield ("page", number, "minutes"), f"page “{page.id}” runs in no variant: give it minutes"


def _words(told: Exercise) -> Found:
    for name in ("title", "purpose"):
        if not getattr(told, name).strip():
            yield (name,), f"{name} is empty"
    for word, label in told.labels.items():
        if not label.strip():
            yield ("labels", word), f"the label of “{word}” is empty"


def _guide_ids(told: Exercise) -> Found:
    known = {item.id for item in guide_items()} | set(STEPS[1:])
    for number, item in enumerate(told.guide):
        if item not in known:
            yield ("guide", number), f"“{item}” is no item of the guide"
    for number, page in enumerate(told.pages):
        for place, item in _carried(page):
            if item not in known:
                yield ("page", number, *place), f"page “{page.id}”: “{item}” is no item of the guide"


def _carried(page: Page) -> Iterator[tuple[Place, str]]:
    yield from ((("guide", number), item) for number, item in enumerate(page.guide))
    for number, line in enumerate(getattr(page, "lines", ())):
        if line.guide:
            yield ("lines", number, "guide"), line.guide


def _unique(ids: Iterable[tuple[Place, str]], what: str) -> Found:
    seen: set[str] = set()
    for place, name in ids:
        if name in seen:
            yield place, f"there are two of the {what} id “{name}”"
        seen.add(name)


def _twice(paths: list[Path]) -> Iterator[Problem]:
    """Two files of one folder with the same id."""
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            name = str(read_toml(path).get("id", ""))
        except GuideError:
            continue
        if name and name in seen:
            yield problem_at(path, ("id",), f"the id “{name}” is also that of {seen[name].name}.")
        seen.setdefault(name, path)
