"""A workbook and its tables: what others put into the file stays, records keep their numbers, only changes are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbook.apply import apply_all
from workbook.changes import AddItem, Change, RemoveItem, SetCell, SetField, SetInfo, SetMark, SetText
from workbook.edits import NAMES
from workbook.errors import NewerFile
from workbook.gate import parse
from workbook.migrate import migrated
from workbook.model import (
    Action,
    Block,
    Clock,
    Info,
    Item,
    PageMark,
    Parked,
    Participant,
    Session,
    Source,
    Tally,
    Workbook,
)
from workbook.reading import read_book
from workbook.storage import file_bytes
from workbook.tables import BookTables, load

PATH = Path("pumps.workbook.json")
BOOK = Workbook(
    id="abc",
    info=Info("Pumps", "Works", "The pump people", "2025-03-12", "half-day", notes={"before": ["bring pens"]}),
    people=(Participant("P1", "Fitter", "member"), Participant("P2", "Head of works", "management", False)),
    agenda=(Block("problems", "problems", "short", 25), Block("break", minutes=10, dropped=True)),
    fields={"problems/chosen": {"selected": ["K1"], "certain": False, "share": 0.5}},
    sources={"problems/chosen": {"selected": Source("problems/ratings/K1/priority", 5, 4)}},
    items={
        "problems/clusters": (Item("K2", "Seals", {"cost": 3}, {"cost": Source("x", 1)}), Item("K1", "Ordering")),
        "values/promise": (Item("V1", "", {"mark": "yes"}),),
    },
    bin={"problems/clusters": (Item("K3", "gone"),)},
    tallies={"values/vote#1": Tally("values/vote", 1, "paper", {"V1": {"votes": {"votes": 4}}}, voters=6)},
    actions=(Action("N2", "S1", "Ask the fitters", "P1", "2025-04-01"), Action("N1", what="Book a room")),
    parking=(Parked("L1", "Pay", "P2", "problems"),),
    session=Session(
        "problems/ideas", {"problems/ideas": PageMark("open", 2, True)}, Clock("problems/ideas", 600, 31.5)
    ),
    created="2025-03-12T09:00:00Z",
    updated="2025-03-12T10:00:00Z",
)


def raw_of(book: Workbook) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(file_bytes(BookTables.of(book).kept))
    return whole


def changed(raw: dict[str, Any], *changes: Change) -> dict[str, Any]:
    """Return what stands in a file after it was read and changed."""
    book, tables = load(parse(json.dumps(raw).encode(), PATH), PATH)
    tables.update(book, apply_all(book, changes))
    after: dict[str, Any] = json.loads(file_bytes(tables.kept))
    return after


def test_everything_comes_back() -> None:
    book, _tables = load(parse(file_bytes(BookTables.of(BOOK).kept), PATH), PATH)
    assert book == BOOK


def test_the_tables_are_the_documented_ones() -> None:
    raw = raw_of(BOOK)
    assert tuple(raw) == NAMES
    assert {name: len(table) for name, table in raw.items()} == {
        "workbook": 1,
        "people": 2,
        "agenda": 2,
        "answers": 1,
        "items": 4,
        "tallies": 1,
        "actions": 2,
        "parking": 1,
        "log": 3,
    }
    assert raw["workbook"]["1"]["schema"] == 1
    assert raw["items"]["1"] == {
        "list": "problems/clusters",
        "position": 0,
        "id": "K2",
        "text": "Seals",
        "cells": {"cost": 3},
        "sources": {"cost": {"ref": "x", "taken": 1}},
    }


def test_the_format_page_names_every_table_and_field() -> None:
    from workbook.edits import FIELDS

    text = Path(__file__).parents[2].joinpath("docs", "file-format.md").read_text(encoding="utf-8")
    for name, fields in FIELDS.items():
        section = text.split(f"### `{name}`", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        for field in fields:
            assert f"`{field}`" in section, f"{name}.{field}"


def test_unknown_tables_and_fields_stay() -> None:
    raw = raw_of(BOOK)
    raw["theirs"] = {"1": {"anything": [1, {"deep": None}]}}
    raw["workbook"]["1"]["colour"] = "green"
    raw["items"]["1"]["weight"] = {"kg": 3}
    raw["answers"]["1"]["who"] = "me"
    after = changed(
        raw,
        SetInfo(Info("New title")),
        SetText("problems/clusters", "K2", ""),
        SetField("problems/chosen", "selected", None),
    )
    assert after["theirs"] == raw["theirs"]
    assert after["workbook"]["1"]["colour"] == "green"
    assert after["workbook"]["1"]["title"] == "New title"
    assert after["items"]["1"]["weight"] == {"kg": 3}
    assert "text" not in after["items"]["1"], "a text that was cleared must not come back from the old record"
    assert after["answers"]["1"]["who"] == "me"
    assert "organisation" not in after["workbook"]["1"]


def test_a_change_touches_its_own_records_only() -> None:
    tables = BookTables.of(BOOK)
    before = tables.kept
    after = apply_all(BOOK, [SetCell("problems/clusters", "K1", "cost", 2)])
    tables.update(BOOK, after)
    assert [name for name in NAMES if tables.kept[name] is not before[name]] == ["items"]
    moved = {doc_id for doc_id, line in tables.kept["items"].items() if line is not before["items"].get(doc_id)}
    assert moved == {"2"}


def test_numbers_are_for_life() -> None:
    tables = BookTables.of(BOOK)
    gone = apply_all(BOOK, [RemoveItem("problems/clusters", "K1")])
    tables.update(BOOK, gone)
    more = apply_all(gone, [AddItem("problems/clusters", Item("K4"), 0)])
    tables.update(gone, more)
    numbers = {row["id"]: number for number, row in json.loads(file_bytes(tables.kept))["items"].items()}
    assert numbers["K2"] == "1"
    assert int(numbers["K4"]) > 5, "a number that was given once is not given again"


def test_what_cannot_be_kept_changes_nothing() -> None:
    tables = BookTables.of(BOOK)
    before = tables.kept
    twice = apply_all(BOOK, [SetMark("a/b", PageMark("open"))])
    import msgspec

    twice = msgspec.structs.replace(
        twice, people=(*BOOK.people, Participant("P3")), items={"a/b": (Item("K1"), Item("K1"))}
    )
    with pytest.raises(ValueError, match="a/b/K1 is there twice"):
        tables.update(BOOK, twice)
    assert tables.kept is before
    fine = apply_all(BOOK, [AddItem("a/b", Item("K1", "x"))])
    tables.update(BOOK, fine)
    assert load(parse(file_bytes(tables.kept), PATH), PATH)[0] == fine


OLD: dict[str, dict[str, dict[str, Any]]] = {
    "workbook": {"1": {"schema": 0, "id": "old", "title": "Old book", "theirs": 1}},
    "people": {"1": {"id": "P1", "role": "Fitter"}, "10": {"id": "P3"}, "2": {"id": "P2"}},
    "answers": {
        "1": {"page": "problems/chosen", "name": "selected", "value": ["K1"]},
        "2": {"page": "problems/chosen", "name": "why", "value": "dear"},
        "3": {"page": "values/vote", "name": "done", "value": True},
    },
    "items": {
        "1": {"list": "problems/clusters", "id": "K2"},
        "10": {"list": "problems/clusters", "id": "K3"},
        "2": {"list": "problems/clusters", "id": "K1", "text": "Seals"},
    },
    "tallies": {"1": {"page": "values/vote", "round": 2, "counts": {}}},
    "parked": {"1": {"id": "L1", "text": "Pay"}},
}


def test_version_0_is_migrated_without_touching_what_it_was() -> None:
    before = json.dumps(OLD)
    book, _tables = load(migrated(OLD, 0), PATH)
    assert json.dumps(OLD) == before
    assert [p.id for p in book.people] == ["P1", "P2", "P3"]
    assert book.fields == {"problems/chosen": {"selected": ["K1"], "why": "dear"}, "values/vote": {"done": True}}
    assert [item.id for item in book.rows("problems/clusters")] == ["K2", "K1", "K3"]
    assert book.tally("values/vote", 2) is not None
    assert book.parking == (Parked("L1", "Pay"),)
    assert migrated(OLD, 0)["workbook"]["1"] == {"schema": 1, "id": "old", "title": "Old book", "theirs": 1}


def test_a_newer_file_is_read_where_it_can_be_and_named_where_not(tmp_path: Path) -> None:
    raw = raw_of(BOOK)
    raw["workbook"]["1"]["schema"] = 2
    path = tmp_path / "pumps.workbook.json"
    path.write_text(json.dumps(raw))
    assert read_book(path).schema == 2
    assert read_book(path).book == BOOK
    raw["items"]["1"]["cells"] = "something new"
    path.write_text(json.dumps(raw))
    with pytest.raises(NewerFile, match="newer version"):
        read_book(path)
