"""The calendar file, read back by a parser."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Component
from msgspec.structs import replace

from exports import export
from exports.calendar import calendar_bytes, entries
from exports.documents.source import Source
from tests.exports.conftest import Changed
from tests.typed import as_a
from workbook.answers import Value
from workbook.errors import WorkbookError
from workbook.model import Action, Info, Item, Workbook

HOSTILE = (
    "a\r\nATTACH:file:///etc/passwd", "a\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM", "END:VEVENT\r\nBEGIN:VEVENT",
    "x\rORGANIZER:mailto:x@example.org", "\x1b[31mred\x1b]0;title\x07", "null\x00byte", "semi;colon,comma\\n\\back",
    "URL;VALUE=URI:http://x.example", '"quoted";X-A="b":c', "long " * 60, "社区实践研讨会" * 20, "right\u202eleft",
    "👩‍👩‍👧‍👦 family", "\u2028RRULE:FREQ=SECONDLY", "\x85DTSTART:19700101", "=1+1", "END:VCALENDAR",
)  # fmt: skip
ALLOWED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"}


def events(data: bytes) -> list[Component]:
    return [part for part in Calendar.from_ical(data).walk() if part.name == "VEVENT"]


def dated(text: str) -> Workbook:
    action = Action("N1", what=text, owner=text, due="2025-04-02", done_when=text, learnt=text)
    cells: dict[str, Value] = {"date": "2025-04-16", "minutes": 45, "lead": text, "type": text, "purpose": text}
    return Workbook("w1", Info(text, text, text, "2025-03-12", place=text), actions=(action,),
                    items={"rhythm/ideas": (Item("Y1", text, cells),)})  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_text(text: str, squeezed: Changed) -> None:
    data = calendar_bytes(Source(dated(text)))
    found = Calendar.from_ical(data)
    assert [part.name for part in found.walk()] == ["VCALENDAR", *["VEVENT"] * 3]
    for event in events(data):
        assert set(event) <= ALLOWED
        assert event["DTSTART"].params["VALUE"] == "DATE"
    assert not [c for c in data.decode() if (ord(c) < 32 and c not in "\r\n") or c in "\u202e\x85\u2028\x7f"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    wanted = squeezed("".join(c for c in text if c.isprintable()))
    said = squeezed("".join(str(event["SUMMARY"]) for event in events(data)))
    assert wanted.replace("\u202e", "") in said


def test_the_sample_comes_back_whole(sample: Workbook) -> None:
    found = {str(event["SUMMARY"]): event for event in events(calendar_bytes(Source(sample)))}
    for item in sample.rows("rhythm/ideas"):
        event = found[item.text]
        assert event.decoded("DTSTART") == date.fromisoformat(str(item.cells["date"]))
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert f"{item.cells['minutes']} minutes" in str(event["DESCRIPTION"])
        assert event["TRANSP"] == "OPAQUE"
    for action in sample.actions:
        event = found[f"Due: {action.what}"]
        assert event.decoded("DTSTART") == date.fromisoformat(as_a(str, action.due))
        assert action.done_when in str(event["DESCRIPTION"])
        assert event["TRANSP"] == "TRANSPARENT"
    assert len(found) == len(sample.rows("rhythm/ideas")) + len(sample.actions) + 2  # the workshop, the review


def test_two_exports_are_the_same_file_and_a_new_title_keeps_the_uid(sample: Workbook) -> None:
    once = calendar_bytes(Source(sample))
    assert once == calendar_bytes(Source(sample))
    told = replace(sample, actions=tuple(replace(one, what="Other words") for one in sample.actions))
    uids = [sorted(str(e["UID"]) for e in events(calendar_bytes(Source(book)))) for book in (sample, told)]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])
    other = replace(sample, id="another")
    assert not set(uids[0]) & {str(e["UID"]) for e in events(calendar_bytes(Source(other)))}


def test_what_was_dropped_or_has_no_date_is_left_out() -> None:
    actions = (
        Action("N1", what="Kept", due="2025-04-02"),
        Action("N2", what="Dropped", due="2025-04-02", state="dropped"),
        Action("N3", what="No date"),
        Action("N4", what="No such day", due="2025-02-31"),
        Action("N5", what="Finished", due="2025-04-03", state="done", learnt="It took an hour."),
    )
    found = events(calendar_bytes(Source(Workbook("w", actions=actions))))
    assert [str(event["SUMMARY"]) for event in found] == ["Due: Kept", "Done: Finished"]
    assert "It took an hour." in str(found[1]["DESCRIPTION"])


def test_the_launch_stands_on_a_day_of_its_own_only() -> None:
    book = Workbook("w", Info(community="Pump Circle"), fields={"launch/date": {"launch_date": "2025-04-16"}})
    assert [one.title for one in entries(Source(book))] == ["Launch: Pump Circle"]
    same = replace(book, items={"rhythm/ideas": (Item("Y1", "First case", {"date": "2025-04-16"}),)})
    assert [one.title for one in entries(Source(same))] == ["First case"]


def test_the_last_day_there_is_does_not_break_it() -> None:
    book = Workbook("w", actions=(Action("N1", what="Never", due="9999-12-31"),))
    assert len(events(calendar_bytes(Source(book)))) == 1


def test_without_a_date_no_file_is_made_and_that_is_said(tmp_path: Path) -> None:
    book = Workbook("w", Info(title="T"))
    with pytest.raises(WorkbookError, match="no calendar"):
        export(book, ["report"][:0], ["ics"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert [path.suffix for path in export(book, ["summary"], ["ics", "md"], tmp_path)] == [".md"]
