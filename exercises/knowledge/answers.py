"""The answers of `knowledge` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias, cast

from msgspec import Meta, Struct

from exercises.filling.cells import (
    Agreed,
    are_rows,
    as_agreed,
    as_flag,
    as_int,
    as_texts,
    field_text,
    kept,
    text,
    with_ids,
)
from exercises.forms import without_nulls
from exercises.kit import builtins
from workbook.model import Content, Item, Participant, Value, Workbook, new_id

Place: TypeAlias = Literal["heads", "documents", "tools", "outside"]
PLACES: tuple[Place, ...] = ("heads", "documents", "tools", "outside")
CARDS = "knowledge/know_how"
AREAS = "knowledge/areas"
GROUP = "B"
"""First letter of the ids of areas that are made by merging; cards begin with A."""


class Area(Struct, frozen=True, omit_defaults=True):
    """One area of know-how.

    Attributes:
        id: Stable id.
        area: What one must know, said with a verb.
        problems: The problems that depend on it (ids of `problems/clusters`, or any text).
        importance, reach, risk: 1-5, agreed; ``pass`` is not counted.
        holders: Roles that have it.
        holder_count: How many people have it; 0 is nobody, None is not said.
        lives_in: Where it is kept.
        needed_by: Roles that need it.
        asked: Alone: whether somebody was asked before it was rated.
    """

    id: str = ""
    area: str = ""
    problems: tuple[str, ...] = ()
    importance: Agreed = None
    reach: Agreed = None
    risk: Agreed = None
    holders: tuple[str, ...] = ()
    holder_count: Annotated[int, Meta(ge=0)] | None = None
    lives_in: tuple[Place, ...] = ()
    needed_by: tuple[str, ...] = ()
    asked: bool | None = None


class Card(Struct, frozen=True, omit_defaults=True):
    """One card that was merged into an area."""

    text: str
    area: str
    id: str = ""


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `knowledge`.

    Attributes:
        areas: In the order they were entered. A card that was not merged into an area is one itself.
        cards: The cards that were merged, with the area each went into.
        need_sentence: What we depend on, who needs it, how long it lasts.
    """

    areas: tuple[Area, ...] = ()
    cards: tuple[Card, ...] = ()
    need_sentence: str = ""


def adapt(raw: Any) -> Any:
    """Return the canonical form: a bare list is the areas; areas get ids; cards without an area are areas."""
    raw = without_nulls(raw)
    if isinstance(raw, list):
        raw = {"areas": raw}
    if not isinstance(raw, Mapping) or not are_rows(raw.get("areas", [])) or not are_rows(raw.get("cards", [])):
        return raw
    ids = {area.get("id") for area in raw.get("areas", [])}
    cards = [card for card in raw.get("cards", []) if card.get("area") in ids]
    loose = [{"area": card.get("text", "")} for card in raw.get("cards", []) if card.get("area") not in ids]
    return {**raw, "areas": with_ids([*raw.get("areas", []), *loose], "A"), "cards": cards}


def present(answers: Answers) -> Any:
    """Return the answers as JSON values: the bare list of areas where nothing else was entered."""
    areas = [_presented(area) for area in answers.areas]
    if not answers.cards and not answers.need_sentence:
        return areas
    whole = cast("dict[str, Any]", builtins(answers))
    return {**whole, "areas": areas}


def _presented(area: Area) -> Any:
    return {"id": area.id, "area": area.area, **builtins(area)}


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages: the areas cards were merged into, then the cards left as they are."""
    cards = {card.id: card for card in book.rows(CARDS)}
    marks = {row.id: row.cells for row in book.rows(AREAS) if not row.text and row.id in cards}
    groups = [row for row in book.rows(AREAS) if row.id not in marks]
    ids = {group.id for group in groups}
    merged = [card for card in cards.values() if text(card, "area") in ids]
    loose = [
        Item(card.id, card.text, {**card.cells, **marks.get(card.id, {})})
        for card in cards.values()
        if text(card, "area") not in ids
    ]
    return Answers(
        areas=tuple(_area(row) for row in (*groups, *loose)),
        cards=tuple(Card(card.text, text(card, "area"), card.id) for card in merged),
        need_sentence=field_text(book, "knowledge/need", "need_sentence"),
    )


def home_of(area: Area, answers: Answers) -> str:
    """Return the list that takes an area's cells: the groups' where cards were merged, else the cards'."""
    return AREAS if answers.cards or area.id.startswith(GROUP) else CARDS


def _area(row: Item) -> Area:
    cells = row.cells
    return Area(
        id=row.id,
        area=row.text,
        problems=as_texts(cells.get("problems")),
        importance=as_agreed(cells.get("importance")),
        reach=as_agreed(cells.get("reach")),
        risk=as_agreed(cells.get("risk")),
        holders=as_texts(cells.get("holders")),
        holder_count=as_int(cells.get("holder_count")),
        lives_in=tuple(place for place in PLACES if place in as_texts(cells.get("lives_in"))),
        needed_by=as_texts(cells.get("needed_by")),
        asked=as_flag(cells.get("asked")),
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages: areas up to the last that cards were merged into are groups, the rest cards."""
    into = {card.area for card in answers.cards}
    rows = [Item(area.id, area.area, _cells(area)) for area in answers.areas]
    last = max((n for n, row in enumerate(rows, 1) if row.id in into), default=0)
    taken = [row.id for row in rows]
    merged: list[Item] = []
    for card in answers.cards:
        free = card.id if card.id and card.id not in taken else new_id(taken, "A")
        taken.append(free)
        merged.append(Item(free, card.text, {"area": card.area}))
    lists = {CARDS: (*merged, *rows[last:]), AREAS: tuple(rows[:last])}
    need: dict[str, Value] = kept(need_sentence=answers.need_sentence)
    return Content({"knowledge/need": need} if need else {}, {k: v for k, v in lists.items() if v})


def _cells(area: Area) -> dict[str, Value]:
    return kept(
        problems=area.problems,
        importance=area.importance,
        reach=area.reach,
        risk=area.risk,
        holders=area.holders,
        holder_count=area.holder_count,
        lives_in=area.lives_in,
        needed_by=area.needed_by,
        asked=area.asked,
    )
