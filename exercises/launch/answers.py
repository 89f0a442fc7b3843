"""The answers of `launch` as one typed value, from and to its pages and the interchange file.

Launch checks and stewardship tasks are known by place; a wording of a file's own is kept as the line's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from msgspec import Meta, Struct

from exercises import guide
from exercises.filling.cells import as_number, as_text, field_text, kept, text
from exercises.filling.rows import lines_of
from exercises.forms import one_of, without_blanks
from exercises.kit import builtins
from workbook.dates import as_date
from workbook.model import Content, Item, Participant, Value, Workbook

Hours: TypeAlias = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]
Brings: TypeAlias = Literal["expertise", "energy", "network", "organising", "newcomer voice"]
BRINGS: tuple[Brings, ...] = get_args(Brings)
Confirmed: TypeAlias = Literal["yes", "asked", "not asked"]
CONFIRMED: tuple[Confirmed, ...] = get_args(Confirmed)
Job: TypeAlias = Literal["coordinator", "event_host", "practice_keeper", "connector", "sponsor_link"]
JOBS: tuple[Job, ...] = get_args(Job)
State: TypeAlias = Literal["done", "planned", "not"]
STATES: tuple[State, ...] = get_args(State)
Hand: TypeAlias = Literal["support", "shared", "members"]
HANDS: tuple[Hand, ...] = get_args(Hand)
"""Who carries a task: the support around the community, both, or members alone."""
Horizon: TypeAlias = Literal["now", "3 months", "12 months"]
HORIZONS: tuple[Horizon, ...] = get_args(Horizon)

CHECKS = ("talks", "cover", "opening_case", "invitations", "sponsor_brief", "room", "follow_up", "first_notes")
TASKS = ("topics", "sessions", "welcoming", "shelf", "outside_contacts", "stories", "sponsors", "small_money")

PEOPLE, CHECK_LIST, LADDER = "launch/people", "launch/launch_checks", "launch/ladder"


class Member(Struct, frozen=True, omit_defaults=True):
    """One person of the core group, by role."""

    role: str = ""
    unit: str = ""
    brings: Brings | None = None
    hours_month: Hours | None = None
    confirmed: Confirmed | None = None


class Check(Struct, frozen=True, omit_defaults=True):
    """One launch check: its wording and how far it is."""

    item: str = ""
    state: State | None = None


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `launch`.

    Attributes:
        core: The core group, in order.
        jobs: Job -> who does it, filled ones only.
        launch_date: The day of the launch.
        checks: The eight checks, by place.
        stewardship: Task -> who carries it now, in 3 and in 12 months; tasks by place.
    """

    core: tuple[Member, ...] = ()
    jobs: dict[Job, str] = {}
    launch_date: date | None = None
    checks: tuple[Check, ...] = ()
    stewardship: dict[str, Annotated[tuple[Hand | None, ...], Meta(max_length=3)]] = {}


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    jobs = {job: field_text(book, "launch/jobs", job) for job in JOBS}
    return Answers(
        core=tuple(_member(row) for row in book.rows(PEOPLE) if row.text.strip() or row.cells),
        jobs={job: who for job, who in jobs.items() if who},
        launch_date=as_date(field_text(book, "launch/date", "launch_date")),
        checks=tuple(
            Check(line.text, one_of(line.cells.get("state"), STATES)) for line in _lines(book, "launch_checks", CHECKS)
        ),
        stewardship=_stewardship(book),
    )


def _member(row: Item) -> Member:
    return Member(
        role=row.text,
        unit=text(row, "unit"),
        brings=one_of(row.cells.get("brings"), BRINGS),
        hours_month=as_number(row.cells.get("hours_month")),
        confirmed=one_of(row.cells.get("confirmed"), CONFIRMED),
    )


def _lines(book: Workbook, page: str, ids: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the lines of a page by place, with the guide's wording where none is kept; none before one is marked."""
    standing = {item.id: item for item in book.rows(f"launch/{page}")}
    if not any(item.cells or item.text for item in standing.values()):
        return ()
    labels = {line.id: line.label for line in lines_of(guide.exercise("launch").page(page))}
    found = [standing.get(line, Item(line)) for line in ids]
    own = [item for name, item in standing.items() if name not in ids and item.text]
    return tuple(Item(item.id, as_text(item.text) or labels.get(item.id, ""), item.cells) for item in (*found, *own))


def _stewardship(book: Workbook) -> dict[str, tuple[Hand | None, ...]]:
    found: dict[str, tuple[Hand | None, ...]] = {}
    for line in _lines(book, "ladder", TASKS):
        marks = [one_of(line.cells.get(horizon), HANDS) for horizon in HORIZONS]
        while marks and marks[-1] is None:
            marks.pop()
        name, again = line.text, 2
        while name in found:
            name, again = f"{line.text} ({again})", again + 1
        found[name] = tuple(marks)
    return found


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    pages: dict[str, dict[str, Value]] = {
        "launch/jobs": kept(**{job: answers.jobs.get(job) for job in JOBS}),
        "launch/date": kept(launch_date=answers.launch_date.isoformat() if answers.launch_date else None),
    }
    members = tuple(
        Item(
            f"R{n}",
            member.role,
            kept(
                unit=member.unit,
                brings=member.brings,
                hours_month=member.hours_month,
                confirmed=member.confirmed,
            ),
        )
        for n, member in enumerate(answers.core, 1)
    )
    checks = [(check.item, kept(state=check.state)) for check in answers.checks]
    ladder: list[tuple[str, dict[str, Any]]] = [
        (task, {horizon: mark for horizon, mark in zip(HORIZONS, marks, strict=False) if mark})
        for task, marks in answers.stewardship.items()
    ]
    lists = {
        PEOPLE: members,
        CHECK_LIST: _placed("launch_checks", CHECKS, checks),
        LADDER: _placed("ladder", TASKS, ladder),
    }
    return Content({page: values for page, values in pages.items() if values}, lists)


def _placed(page: str, ids: tuple[str, ...], given: Sequence[tuple[str, dict[str, Any]]]) -> tuple[Item, ...]:
    """Give each line its place; the guide's own wording is not kept a second time."""
    labels = {line.id: line.label for line in lines_of(guide.exercise("launch").page(page))}
    items = []
    for place, (wording, cells) in enumerate(given):
        line = ids[place] if place < len(ids) else f"own{place + 1}"
        own = "" if wording == labels.get(line) else wording
        if own or cells:
            items.append(Item(line, own, cells))
    return tuple(items)
