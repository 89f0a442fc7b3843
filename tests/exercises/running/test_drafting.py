"""A group begins with one person's canvas; what that person is, thinks of the factors and will do stays there."""

from __future__ import annotations

from msgspec import json
from msgspec.structs import replace

from exercises.exchange.interchange import sample_book
from exercises.running.following import following
from workbook.model import Info, Participant, Workbook


def solo() -> Workbook:
    sample = sample_book()
    info = replace(sample.info, kind="solo", agenda="solo")
    return replace(sample, info=info, people=(Participant("P1", "Coordinator in sight"),))


def test_the_canvas_comes_along_as_it_was_written() -> None:
    earlier = solo()
    book = following(earlier, "mine", Info("With the group", date="2025-06-12"))
    assert (book.info.kind, book.info.agenda, book.info.follows) == ("group", "half-day", "")
    assert book.field("canvas/domain", "area") == earlier.field("canvas/domain", "area")
    assert book.field("canvas/domain", "area")
    assert [item.text for item in book.rows("canvas/inventory")] == [i.text for i in earlier.rows("canvas/inventory")]
    assert [level.cells.get("count") for level in book.rows("canvas/levels")]
    assert book.people == ()


def test_nothing_private_and_nothing_judged_comes_along() -> None:
    book = following(solo(), "mine", Info("With the group"))
    assert not [ref for ref in (*book.fields, *book.items) if not ref.startswith("canvas/")]
    assert not book.rows("canvas/domain_checks")
    assert not any("value" in item.cells for item in book.rows("canvas/inventory"))
    assert (book.tallies, book.actions, book.session.page) == ({}, (), "")
    assert b"I keep seeing the same failure curve" not in json.encode(book)


def test_the_same_person_may_go_on_alone() -> None:
    book = following(solo(), "mine", Info("Again", agenda="solo", kind="solo"))
    assert (book.info.kind, book.info.follows) == ("solo", "mine")
