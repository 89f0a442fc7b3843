"""The answers of `rhythm` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from msgspec import Meta, Struct

from exercises.filling.cells import as_int, field_text, kept, text
from exercises.forms import one_of, without_blanks
from exercises.kit import builtins
from workbook.dates import as_date
from workbook.model import Content, Item, Participant, Value, Workbook

Type: TypeAlias = Literal[
    "clinic",
    "case",
    "demonstration",
    "visit",
    "guest",
    "document sprint",
    "project huddle",
    "social",
    "review",
    "other",
]
TYPES: tuple[Type, ...] = get_args(Type)
Purpose: TypeAlias = Literal["help now", "build practice", "build relationships", "look outward"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
Format: TypeAlias = Literal["in person", "remote", "mixed", "any time"]
FORMATS: tuple[Format, ...] = get_args(Format)
Effort: TypeAlias = Literal["low", "med", "high"]
EFFORTS: tuple[Effort, ...] = get_args(Effort)

IDEAS, OFFERS = "rhythm/ideas", "rhythm/offers"
"""The activities; and what they can answer to, gathered from earlier exercises (a card's id is what is kept)."""


class Activity(Struct, frozen=True, omit_defaults=True):
    """One activity.

    Attributes:
        minutes: How long it takes.
        lead: Who leads it, by role.
        answers_to: Id of a problem or know-how area, an issue, or any text.
    """

    title: str = ""
    type: Type | None = None
    purpose: Purpose | None = None
    format: Format | None = None
    date: date | None = None
    minutes: Annotated[int, Meta(ge=0)] | None = None
    lead: str = ""
    effort: Effort | None = None
    answers_to: str = ""


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `rhythm`.

    Attributes:
        beat: The pattern people can know by heart.
        thread: What keeps people in touch between meetings.
        activities: In the order they were entered.
    """

    beat: str = ""
    thread: str = ""
    activities: tuple[Activity, ...] = ()
    first_invitation: str = ""


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    return Answers(
        beat=field_text(book, "rhythm/beat", "beat"),
        thread=field_text(book, "rhythm/beat", "thread"),
        activities=tuple(_activity(row) for row in book.rows(IDEAS)),
        first_invitation=field_text(book, "rhythm/invitation", "first_invitation"),
    )


def _activity(row: Item) -> Activity:
    minutes = as_int(row.cells.get("minutes"))
    return Activity(
        title=row.text,
        type=one_of(row.cells.get("type"), TYPES),
        purpose=one_of(row.cells.get("purpose"), PURPOSES),
        format=one_of(row.cells.get("format"), FORMATS),
        date=as_date(text(row, "date")),
        minutes=minutes if minutes is not None and minutes >= 0 else None,
        lead=text(row, "lead"),
        effort=one_of(row.cells.get("effort"), EFFORTS),
        answers_to=text(row, "answers_to"),
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    pages: dict[str, dict[str, Value]] = {
        "rhythm/beat": kept(beat=answers.beat, thread=answers.thread),
        "rhythm/invitation": kept(first_invitation=answers.first_invitation),
    }
    rows = tuple(Item(f"Y{n}", a.title, _cells(a)) for n, a in enumerate(answers.activities, 1))
    return Content({page: values for page, values in pages.items() if values}, {IDEAS: rows})


def _cells(activity: Activity) -> dict[str, Value]:
    return kept(
        type=activity.type,
        purpose=activity.purpose,
        format=activity.format,
        date=activity.date.isoformat() if activity.date else None,
        minutes=activity.minutes,
        lead=activity.lead,
        effort=activity.effort,
        answers_to=activity.answers_to,
    )
