"""What can be wrong on one page of a guide file, by page kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TypeAlias

from exercises.checking.lines import Place
from exercises.outlines import Exercise
from exercises.page_parts import Field
from exercises.pages import (
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Page,
    QuizPage,
    RatePage,
    ReadPage,
    TablePage,
    VotePage,
    WritePage,
)
from exercises.registry import CATALOGUE

Found: TypeAlias = Iterator[tuple[Place, str]]

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


def page_problems(told: Exercise, page: Page) -> Found:
    """Yield place (within the page) and words of everything that is wrong on a page."""
    if not _ID.match(page.id):
        yield ("id",), "the id must be small letters, digits and _"
    for name in ("title", "ask"):
        if not getattr(page, name).strip():
            yield (name,), f"{name} is empty"
    if of := getattr(page, "of", ""):
        yield from _list_exists(told, of, ("of",))
    yield from _lines(page)
    yield from _kind(page, told)


DRAWN: dict[str, frozenset[str]] = {"interviews": frozenset({"words"})}
"""Lists that an exercise's code fills from other answers, so that no page of its file makes them."""


def lists_of(told: Exercise) -> set[str]:
    """Return the names of the lists an exercise's pages make."""
    found = set(DRAWN.get(told.id, ()))
    for page in told.pages:
        fixed = isinstance(page, ClusterPage) and page.groups
        makes = isinstance(page, CollectPage | ClusterPage) or (isinstance(page, TablePage) and not page.of)
        if makes and not fixed:
            found.add(getattr(page, "list", "") or page.id)
        elif getattr(page, "lines", ()):
            found.add(page.id)
    return found


@singledispatch
def _kind(page: Page, told: Exercise) -> Found:
    raise TypeError(f"not a page: {type(page).__name__}")


@_kind.register
def _(page: ReadPage, told: Exercise) -> Found:
    for number, shown in enumerate(page.shows):
        yield from _shows(told, shown, ("shows", number))
    for name, cards in (("cards", page.cards), ("again", page.again)):
        for number, card in enumerate(cards):
            if not (card.title.strip() and card.body.strip()):
                yield (name, number), "a card needs a title and a body"


@_kind.register
def _(page: QuizPage, told: Exercise) -> Found:
    ids = [statement.id for statement in page.statements]
    if not ids:
        yield (), "a quiz needs statements"
    yield from _unique("statements", ids)
    for variant, asked in page.only.items():
        for number, name in enumerate(asked):
            if name not in ids:
                yield ("only", variant, number), f"there is no statement “{name}”"


@_kind.register
def _(page: CollectPage, told: Exercise) -> Found:
    yield from _bounds(page.least, page.most, "most")
    yield from _limit(page.limit, ("limit",))


@_kind.register
def _(page: ClusterPage, told: Exercise) -> Found:
    yield from _bounds(page.least, page.most, "most")
    yield from _unique("groups", [group.id for group in page.groups])
    if page.merge and page.groups:
        yield ("merge",), "fixed groups cannot stand in the place of the items"


@_kind.register
def _(page: VotePage, told: Exercise) -> Found:
    yield from _rows(page.of, bool(page.lines))
    if isinstance(page.marks, int) and page.marks < 1:
        yield ("marks",), "at least one mark a person"
    if page.cap < 1:
        yield ("cap",), "the cap is at least 1"


@_kind.register
def _(page: RatePage, told: Exercise) -> Found:
    yield from _rows(page.of, bool(page.lines))
    if not page.criteria:
        yield ("criteria",), "a rating needs at least one criterion"
    yield from _unique("criteria", [criterion.id for criterion in page.criteria])
    if page.low >= page.high:
        yield ("high",), f"the scale goes from {page.low} to {page.high}"
    for number, criterion in enumerate(page.criteria):
        yield from _anchors(criterion.anchors, page.low, page.high, ("criteria", number, "anchors"))
    for number, line in enumerate(page.lines):
        yield from _anchors(line.anchors, page.low, page.high, ("lines", number, "anchors"))
    yield from _fields(told, page.fields, "fields")


@_kind.register
def _(page: CheckPage, told: Exercise) -> Found:
    yield from _rows(page.of, bool(page.lines))
    yield from _unique("columns", [column.id for column in page.columns])
    yield from _unique("options", [option.id for option in page.options])
    if len(page.options) < 2:
        yield ("options",), "a mark needs at least two words to choose from"
    for number, shown in enumerate(page.shows):
        yield from _shows(told, shown, ("shows", number))


@_kind.register
def _(page: WritePage, told: Exercise) -> Found:
    if not page.fields:
        yield ("fields",), "nothing to write: name at least one field"
    yield from _fields(told, page.fields, "fields")
    for number, shown in enumerate(page.shows):
        yield from _shows(told, shown, ("shows", number))


@_kind.register
def _(page: ChoosePage, told: Exercise) -> Found:
    if not page.special:
        yield from _rows(page.of, bool(page.lines))
    yield from _bounds(page.least, page.most, "most")
    yield from _fields(told, page.notes, "notes")
    if page.first and page.first == page.pick:
        yield ("first",), "pick and first must be two names"


@_kind.register
def _(page: TablePage, told: Exercise) -> Found:
    yield from _bounds(page.least, page.most, "most")
    yield from _fields(told, page.columns, "columns")
    if page.where and not page.of:
        yield ("where",), "where picks rows of another list: name it with of"
    known = {column.id for other in told.pages if isinstance(other, TablePage) for column in other.columns}
    known |= {other.cell for other in told.pages if isinstance(other, ClusterPage)}
    known |= {column.id for other in told.pages if isinstance(other, CheckPage) for column in other.columns}
    for name in page.where:
        if name not in known:
            yield ("where", name), f"no page fills a column “{name}”"


def _rows(of: str, lines: bool) -> Found:
    if not of and not lines:
        yield (), "name the items with of, or write lines"
    if of and lines:
        yield ("of",), "either of or lines, not both"


def _lines(page: Page) -> Found:
    lines = getattr(page, "lines", ())
    groups = {group.id for group in getattr(page, "groups", ())}
    yield from _unique("lines", [line.id for line in lines])
    for number, line in enumerate(lines):
        if line.group and groups and line.group not in groups:
            yield ("lines", number, "group"), f"there is no group “{line.group}”"
        if not line.label.strip():
            yield ("lines", number, "label"), "the label is empty"


def _fields(told: Exercise, fields: tuple[Field, ...], name: str) -> Found:
    yield from _unique(name, [field.id for field in fields])
    for number, field in enumerate(fields):
        for place, message in _field(told, field):
            yield (name, number, *place), f"“{field.id}”: {message}"


def _field(told: Exercise, field: Field) -> Found:
    if not field.label.strip():
        yield ("label",), "the label is empty"
    if field.type in ("choice", "choices") and not field.options:
        yield ("type",), "a choice needs options"
    yield from _unique("options", [option.id for option in field.options])
    if field.type in ("ref", "refs") and not field.refs and not field.free:
        yield ("type",), "a reference needs refs: the lists it offers, or free = true"
    for number, name in enumerate(field.refs):
        yield from _list_exists(told, name, ("refs", number))
    if field.type == "scale" and (field.low is None or field.high is None):
        yield ("type",), "a scale needs low and high"
    if field.low is not None and field.high is not None and field.low >= field.high:
        yield ("high",), f"from {field.low} to {field.high} is no range"
    if field.least is not None and field.most is not None and field.least > field.most:
        yield ("least",), f"at least {field.least} and at most {field.most} cannot both be"
    if field.limit is not None:
        yield from _limit(field.limit, ("limit",))


def _list_exists(told: Exercise, name: str, place: Place) -> Found:
    if "/" in name:
        exercise, _, rest = name.partition("/")
        if not rest or (exercise not in CATALOGUE and not exercise.startswith("own_")):
            yield place, f"there is no exercise for “{name}”"
    elif name not in lists_of(told):
        yield place, f"no page makes a list “{name}”"


def _shows(told: Exercise, shown: str, place: Place) -> Found:
    exercise, _, figure = shown.partition("/")
    if shown == "glossary":
        return
    if not figure or (exercise != told.id and exercise not in CATALOGUE and exercise != "summary"):
        yield place, f"“{shown}” is no figure; write exercise/figure, or glossary"


def _bounds(least: int, most: int, name: str) -> Found:
    if least < 0 or most < 1 or least > most:
        yield (name,), f"at least {least} and at most {most} cannot both be"


def _limit(limit: int, place: Place) -> Found:
    if limit < 1:
        yield place, "a limit is at least 1"


def _anchors(anchors: dict[str, str], low: int, high: int, place: Place) -> Found:
    for score in anchors:
        if not score.lstrip("-").isdigit() or not low <= int(score) <= high:
            yield (*place, score), f"the anchor “{score}” is not on the scale {low} to {high}"


def _unique(name: str, ids: Iterable[str]) -> Found:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            yield (name, number, "id"), f"there are two of the id “{one}”"
        seen.add(one)
