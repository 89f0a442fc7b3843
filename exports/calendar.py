"""The calendar door: what has a date, as one iCalendar file. Days without a time of day are whole days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from msgspec import Struct

from exports.documents.source import Source
from workbook.dates import as_date
from workbook.model import Action, Item
from workbook.text import clean, clean_line

if TYPE_CHECKING:
    from icalendar import Event

NAMESPACE = UUID("6f0b4c1e-2d0f-5a43-9a3f-7a3a8f1f0c55")
"""Ours: with a workbook's id and an entry's own it makes the same UID every time, whatever was retitled since."""
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Dated(Struct, frozen=True):
    """One entry of the calendar.

    Attributes:
        kind: activity, action, workshop, launch or review; also its category.
        key: Stable within its kind.
        day: The whole day it stands on.
        title: One line.
        about: Further lines.
        busy: Whether people are taken up that day; a day by which something is due takes up nobody.
    """

    kind: str
    key: str
    day: date
    title: str
    about: tuple[str, ...] = ()
    busy: bool = True


def entries(source: Source) -> list[Dated]:
    """Return what has a date, earliest first: workshop, activities, launch, actions that were not dropped, review."""
    found = [*_workshop(source), *_activities(source), *_launch(source), *_actions(source), *_review(source)]
    return sorted(found, key=lambda one: one.day)


def calendar_bytes(source: Source) -> bytes:
    """Return the calendar as a file; cleaned texts only, no address, no alarm, no attachment."""
    from icalendar import Calendar

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//CoP Workbook//EN")
    made.add("x-wr-calname", clean_line(source.title))
    for one in entries(source):
        made.add_component(_event(source, one))
    data = made.to_ical()
    assert isinstance(data, bytes)
    return data


def _event(source: Source, one: Dated) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE, f'{source.book.id}/{one.kind}/{one.key}')}")
    event.add("dtstamp", _changed(source))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1) if one.day < date.max else one.day)
    event.add("summary", clean_line(one.title))
    about = clean("\n".join(filter(None, one.about))).strip()
    if about:
        event.add("description", about)
    event.add("categories", [one.kind])
    event.add("transp", "OPAQUE" if one.busy else "TRANSPARENT")
    return event


def _changed(source: Source) -> datetime:
    """When the workbook was last changed: two exports of the same workbook are the same file."""
    try:
        when = datetime.fromisoformat(source.book.updated)
    except ValueError:
        return _NEVER
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _workshop(source: Source) -> Iterator[Dated]:
    info = source.book.info
    if (day := as_date(info.date)) is not None:
        yield Dated("workshop", "", day, source.title, (_told("Community", info.community), _told("Place", info.place)))


def _activities(source: Source) -> Iterator[Dated]:
    for item in source.book.rows("rhythm/ideas"):
        if (day := as_date(_text(item, "date"))) is not None:
            minutes = item.cells.get("minutes")
            length = f"{minutes} minutes" if isinstance(minutes, int) and minutes != 1 else ""
            form = ", ".join(filter(None, (_text(item, "type"), _text(item, "format"), length)))
            about = (form, _told("Lead", _text(item, "lead")), _told("Purpose", _text(item, "purpose")))
            yield Dated("activity", item.id, day, item.text or "Activity", about)


def _launch(source: Source) -> Iterator[Dated]:
    """The launch, where no activity stands on that day already."""
    day = as_date(str(source.book.field("launch/date", "launch_date") or ""))
    if day is not None and all(one.day != day for one in _activities(source)):
        yield Dated("launch", "", day, f"Launch: {source.book.info.community or source.title}")


def _actions(source: Source) -> Iterator[Dated]:
    for action in source.book.actions:
        if action.state != "dropped" and (day := as_date(action.due)) is not None:
            yield Dated("action", action.id, day, _due(action), _details(source, action), busy=False)


def _due(action: Action) -> str:
    word = "Done" if action.state == "done" else "Due"
    return f"{word}: {action.what}"


def _details(source: Source, action: Action) -> tuple[str, ...]:
    who = source.findings.role(action.owner)
    return _told("Who", who), _told("Done when", action.done_when), _told("What was learnt", action.learnt)


def _review(source: Source) -> Iterator[Dated]:
    day = as_date(str(source.book.field("plan/review", "review_date") or ""))
    if day is not None:
        yield Dated("review", "", day, f"Review of the actions: {source.title}")


def _text(item: Item, column: str) -> str:
    value = item.cells.get(column)
    return value if isinstance(value, str) else ""


def _told(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""
