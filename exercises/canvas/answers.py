"""The answers of `canvas` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias, cast

from msgspec import Meta, Struct, convert

from exercises.filling.cells import Agreed, are_rows, as_agreed, as_int, field_text, field_texts, kept, text, with_ids
from exercises.forms import without_nulls
from exercises.kit import builtins
from workbook.model import Content, Item, Participant, Value, Workbook

CHECKS = (
    "something_people_do",
    "three_open_questions",
    "an_unpaid_hour",
    "a_manager_sees_why",
    "in_and_out",
    "in_two_years",
)
MARKS = ("no", "partly", "yes")
"""A mark's place is its points: no 0, partly 1, yes 2."""
LevelName: TypeAlias = Literal["core", "active", "occasional", "peripheral", "outside"]
LEVELS: tuple[LevelName, ...] = ("core", "active", "occasional", "peripheral", "outside")
Kind: TypeAlias = Literal["know-how", "method", "story", "case", "tool", "document"]
KINDS: tuple[Kind, ...] = ("know-how", "method", "story", "case", "tool", "document")
State: TypeAlias = Literal["have", "scattered", "missing"]
STATES: tuple[State, ...] = ("have", "scattered", "missing")
INVENTORY = "canvas/inventory"

Points: TypeAlias = Annotated[int, Meta(ge=0, le=2)] | None


class Domain(Struct, frozen=True, omit_defaults=True):
    """What we try to get better at.

    Attributes:
        area: The shared area.
        key_issues: Its open questions.
        out_of_scope: What is not ours.
        passion: Why people care.
        checks: Points of the six checks in guide order (yes 2, partly 1, no 0, None not answered).
    """

    area: str = ""
    key_issues: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    passion: str = ""
    checks: tuple[Points, ...] = ()


class Level(Struct, frozen=True, omit_defaults=True):
    """One of the five levels of taking part: how many, who, what they bring and want."""

    level: LevelName
    count: Annotated[int, Meta(ge=0)] | None = None
    who: str = ""
    bring: str = ""
    want: str = ""


class Community(Struct, frozen=True, omit_defaults=True):
    """The people: levels, how they know each other, what makes one of us."""

    levels: tuple[Level, ...] = ()
    relationships: str = ""
    belonging: tuple[str, ...] = ()


class Thing(Struct, frozen=True, omit_defaults=True):
    """One item of the practice inventory; *value* is agreed, 1-5."""

    name: str
    id: str = ""
    kind: Kind | None = None
    state: State | None = None
    holder: str = ""
    value: Agreed = None


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `canvas`: the three elements."""

    domain: Domain = Domain()
    community: Community = Community()
    practice: tuple[Thing, ...] = ()


def adapt(raw: Any) -> Any:
    """Return the canonical form: checks in words become points, inventory items get ids.

    Raises:
        ValueError: One level stands there twice.
    """
    raw = without_nulls(raw)
    if not isinstance(raw, Mapping):
        return raw
    whole = dict(raw)
    domain = whole.get("domain")
    if isinstance(domain, Mapping) and isinstance(domain.get("checks"), list):
        whole["domain"] = {**domain, "checks": [MARKS.index(c) if c in MARKS else c for c in domain["checks"]]}
    community = whole.get("community")
    if isinstance(community, Mapping) and are_rows(community.get("levels")):
        names = [str(level.get("level")) for level in community["levels"]]
        if len(set(names)) < len(names):
            raise ValueError(f"a level stands there twice: {', '.join(names)}")
    if are_rows(whole.get("practice")):
        whole["practice"] = with_ids(whole["practice"], "I")
    return whole


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return cast("dict[str, Any]", builtins(answers))


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    return Answers(
        domain=Domain(
            area=field_text(book, "canvas/domain", "area"),
            key_issues=field_texts(book, "canvas/domain", "key_issues"),
            out_of_scope=field_texts(book, "canvas/domain", "out_of_scope"),
            passion=field_text(book, "canvas/domain", "passion"),
            checks=_checks(book),
        ),
        community=Community(
            levels=tuple(_level(item, name) for name in LEVELS if (item := book.item("canvas/levels", name))),
            relationships=field_text(book, "canvas/belonging", "relationships"),
            belonging=field_texts(book, "canvas/belonging", "belonging"),
        ),
        practice=tuple(_thing(item) for item in book.rows(INVENTORY)),
    )


def _checks(book: Workbook) -> tuple[Points, ...]:
    marks = [book.cell("canvas/domain_checks", check, "state") for check in CHECKS]
    points = tuple(MARKS.index(mark) if isinstance(mark, str) and mark in MARKS else None for mark in marks)
    return points if any(point is not None for point in points) else ()


def _count(value: Value) -> int | None:
    number = as_int(value)
    return number if number is not None and number >= 0 else None


def _level(item: Item, name: LevelName) -> Level:
    return Level(
        level=name,
        count=_count(item.cells.get("count")),
        who=text(item, "who"),
        bring=text(item, "bring"),
        want=text(item, "want"),
    )


def _thing(item: Item) -> Thing:
    kind, state = text(item, "kind"), text(item, "state")
    return Thing(
        name=item.text,
        id=item.id,
        kind=convert(kind, Kind) if kind in KINDS else None,
        state=convert(state, State) if state in STATES else None,
        holder=text(item, "holder"),
        value=as_agreed(item.cells.get("value")),
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    domain, community = answers.domain, answers.community
    fields: dict[str, dict[str, Value]] = {
        "canvas/domain": kept(
            area=domain.area,
            key_issues=domain.key_issues,
            out_of_scope=domain.out_of_scope,
            passion=domain.passion,
        ),
        "canvas/belonging": kept(relationships=community.relationships, belonging=community.belonging),
    }
    lists = {
        "canvas/domain_checks": tuple(
            Item(check, cells={"state": MARKS[points]})
            for check, points in zip(CHECKS, domain.checks, strict=False)
            if points is not None
        ),
        "canvas/levels": tuple(
            Item(one.level, cells=kept(count=one.count, who=one.who, bring=one.bring, want=one.want))
            for one in sorted(community.levels, key=lambda one: LEVELS.index(one.level))
        ),
        INVENTORY: tuple(
            Item(
                thing.id,
                thing.name,
                kept(kind=thing.kind, state=thing.state, holder=thing.holder, value=thing.value),
            )
            for thing in answers.practice
        ),
    }
    return Content(
        {page: given for page, given in fields.items() if given}, {name: rows for name, rows in lists.items() if rows}
    )
