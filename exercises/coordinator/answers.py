"""The answers of `coordinator` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from exercises.filling.cells import as_flag, as_number, field_text, kept, text
from exercises.forms import on_scale, without_blanks
from exercises.kit import builtins
from workbook.model import Content, Item, Participant, Value, Workbook
from workbook.text import is_blank

Area: TypeAlias = Literal["standing", "time", "connecting", "hosting", "bridging", "tending"]
AREAS: tuple[Area, ...] = ("standing", "time", "connecting", "hosting", "bridging", "tending")
EACH = 3
"""Lines an area."""
Rating: TypeAlias = Annotated[int, Meta(ge=1, le=5)]

LINES = "coordinator/lines"
PEER = "coordinator/peer"
TIME = "coordinator/time"
VERDICT = "coordinator/verdict"


def line_id(area: str, place: int) -> str:
    """Return the id of a line: ``standing1`` is the first of its area."""
    return f"{area}{place + 1}"


class Rated(Struct, frozen=True, omit_defaults=True):
    """One line: 1 (not yet), 3 (now and then), 5 (most weeks), and a day it was done; ``True``: there is one."""

    rating: Rating | None = None
    evidence: str | bool = False

    @property
    def shown_by(self) -> bool:
        """Whether there is evidence; blanks alone are none."""
        return self.evidence is True or (isinstance(self.evidence, str) and not is_blank(self.evidence))


class Answers(Struct, frozen=True, omit_defaults=True):
    """What one person entered in `coordinator`. Private, unless the person shares it.

    Attributes:
        who: Participant id of the person, where it is known; alone, the only one.
        ratings: Area -> its three lines, in order.
        protected_hours_week: Hours a week nobody can take back.
        peer: Area -> what a peer gave each line, ``None`` where nothing.
        share_with_group: Default no.
    """

    who: str = ""
    ratings: dict[Area, tuple[Rated, ...]] = {}
    protected_hours_week: Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)] | None = None
    why_me: str = ""
    worry: str = ""
    peer: dict[Area, tuple[Rating | None, ...]] = {}
    share_with_group: bool = False

    def __post_init__(self) -> None:
        for area, given in (*self.ratings.items(), *self.peer.items()):
            if len(given) > EACH:
                raise ValueError(f"{area} has {EACH} lines, got {len(given)}")


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    own = {row.id: row for row in book.rows(LINES)}
    other = {row.id: row for row in book.rows(PEER)}
    ratings = {area: tuple(_rated(own.get(line_id(area, n))) for n in range(EACH)) for area in AREAS}
    peer = {area: tuple(_rated(other.get(line_id(area, n))).rating for n in range(EACH)) for area in AREAS}
    share = book.item(VERDICT, "share")
    return Answers(
        who=field_text(book, LINES, "who") or _alone(book),
        ratings={area: lines for area, lines in ratings.items() if any(line != Rated() for line in lines)},
        protected_hours_week=_hours(book.field(TIME, "protected_hours_week")),
        why_me=field_text(book, TIME, "why_me"),
        worry=field_text(book, TIME, "worry"),
        peer={area: given for area, given in peer.items() if any(given)},
        share_with_group=bool(share and as_flag(share.cells.get("state"))),
    )


def _alone(book: Workbook) -> str:
    """Alone, nobody is asked who they are."""
    return book.people[0].id if len(book.people) == 1 else ""


def _rated(row: Item | None) -> Rated:
    if row is None:
        return Rated()
    said: str | bool = True if row.cells.get("evidence") is True else text(row, "evidence") or False
    return Rated(on_scale(row, "rating"), said)


def _hours(value: Value) -> int | float | None:
    number = as_number(value)
    return number if number is not None and number >= 0 else None


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    own = _items(
        (line_id(area, n), kept(rating=line.rating, evidence=line.evidence if line.shown_by else None))
        for area in AREAS
        for n, line in enumerate(answers.ratings.get(area, ()))
    )
    peer = _items(
        (line_id(area, n), kept(rating=given)) for area in AREAS for n, given in enumerate(answers.peer.get(area, ()))
    )
    share = (Item("share", cells={"state": "yes"}),) if answers.share_with_group else ()
    lists = {LINES: own, PEER: peer, VERDICT: share}
    fields: dict[str, dict[str, Value]] = {
        LINES: kept(who=answers.who),
        TIME: kept(protected_hours_week=answers.protected_hours_week, why_me=answers.why_me, worry=answers.worry),
    }
    return Content(
        {page: values for page, values in fields.items() if values},
        {name: rows for name, rows in lists.items() if rows},
    )


def _items(cells: Any) -> tuple[Item, ...]:
    return tuple(Item(name, cells=given) for name, given in cells if given)
