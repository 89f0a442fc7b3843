"""The TinyDB storage: nobody outside can reach what is kept, and a failed write changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB, where

from workbook.storage import BookDB, BookStorage, BookTable, file_bytes, keep


def some_db() -> tuple[BookDB, BookStorage]:
    storage = BookStorage(keep({"items": {"1": {"id": "K1", "tags": ["a"]}, "2": {"id": "K2", "tags": []}}, "log": {}}))
    return BookDB(storage=lambda: storage), storage


def test_tinydb_reads_and_writes_through_it() -> None:
    db, storage = some_db()
    items = db.table("items")
    assert items.get(where("id") == "K2") == {"id": "K2", "tags": []}
    assert items.insert({"id": "K3"}) == 3
    items.update({"text": "new"}, where("id") == "K1")
    items.remove(doc_ids=[2])
    assert {doc.doc_id: dict(doc) for doc in items.all()} == {
        1: {"id": "K1", "tags": ["a"], "text": "new"},
        3: {"id": "K3"},
    }
    assert db.tables() == {"items", "log"}
    db.drop_table("items")
    assert msgspec.json.decode(file_bytes(storage.kept)) == {"log": {}}


def test_what_was_read_is_a_copy() -> None:
    db, storage = some_db()
    before = storage.kept
    db.table("items").get(doc_id=1)["tags"].append("leak")  # type: ignore[index]
    storage.read()["items"]["1"]["tags"].append("leak")
    storage.read()["items"].clear()
    assert storage.kept == before
    assert db.table("items").get(doc_id=1) == {"id": "K1", "tags": ["a"]}


def test_what_was_written_is_a_copy() -> None:
    db, _storage = some_db()
    mine: dict[str, Any] = {"id": "K3", "tags": ["x"]}
    db.table("items").insert(mine)
    mine["tags"].append("leak")
    assert db.table("items").get(doc_id=3) == {"id": "K3", "tags": ["x"]}


@pytest.mark.parametrize("bad", [object(), "\ud800", float("nan"), [float("inf")], {"deep": [{"er": float("nan")}]}])
def test_after_a_failed_write_the_unsaved_record_is_not_seen(bad: object) -> None:
    db, storage = some_db()
    before = storage.kept
    items = db.table("items")
    with pytest.raises((TypeError, ValueError)):
        items.update({"text": bad}, doc_ids=[1])
    with pytest.raises((TypeError, ValueError)):
        items.insert({"text": bad})
    assert isinstance(items, BookTable)
    with pytest.raises((TypeError, ValueError)):
        items.put({1: {"text": "good"}, 2: {"text": bad}}, gone=[2])
    assert storage.kept is before
    assert len(items.all()) == 2


def test_null_and_the_word_null_are_kept() -> None:
    db, _storage = some_db()
    db.table("items").insert({"a": None, "b": "null", "c": 0.5})
    assert db.table("items").get(doc_id=3) == {"a": None, "b": "null", "c": 0.5}


def test_untouched_records_keep_their_bytes() -> None:
    db, storage = some_db()
    one = storage.kept["items"]["1"]
    db.table("items").update({"text": "x"}, doc_ids=[2])
    assert storage.kept["items"]["1"] is one


def test_the_file_is_a_tinydb_file_and_readable(tmp_path: Path) -> None:
    _db, storage = some_db()
    raw = file_bytes(storage.kept)
    assert raw.decode().splitlines()[:4] == ["{", '  "items": {', '    "1": {', '      "id": "K1",']
    assert raw == msgspec.json.format(raw.rstrip(), indent=2) + b"\n"
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    with TinyDB(path) as plain:
        assert plain.table("items").get(doc_id=1) == {"id": "K1", "tags": ["a"]}


def test_no_tables_make_an_empty_object() -> None:
    assert msgspec.json.decode(file_bytes({})) == {}
