"""What counts as a damaged file: everything that is not whole; never "new", never overwritten."""

from __future__ import annotations

import contextlib
import json
import os
import random
from pathlib import Path

import pytest

from workbook.errors import DamagedFile, WorkbookError
from workbook.gate import MOST_BYTES
from workbook.model import Info, Item, Participant, Workbook
from workbook.reading import read_book
from workbook.storage import file_bytes
from workbook.store import Store
from workbook.tables import BookTables
from workbook.text import clean

BOOK = Workbook(
    "id",
    Info(title='Pumps [x] {y} \\" ünïcode 社区'),
    (Participant("P1", "Fitter"),),
    fields={"problems/chosen": {"selected": ["K1"]}},
    items={"problems/ideas": tuple(Item(f"I{n}", f"a text, number {n}") for n in range(20))},
)
GOOD = file_bytes(BookTables.of(BOOK).kept)


def in_the_cover(more: str) -> bytes:
    return GOOD.replace(b'"schema": 1,', f'"schema": 1,{more}'.encode())


DAMAGED = {
    "nothing": b"",
    "blanks": b" \n\t ",
    "null": b"null",
    "NULs": b"\0" * 4096,
    "NULs at the end": GOOD[:500] + b"\0" * 500,
    "list": b"[]",
    "text": b'"workbook"',
    "number": b"17",
    "no tables": b"{}",
    "tables are no tables": b'{"workbook": []}',
    "records are no records": b'{"workbook": {"1": 5}}',
    "record without number": b'{"workbook": {"one": {"schema": 1, "id": "x"}}}',
    "no cover": b'{"items": {}}',
    "two covers": GOOD.replace(b'"1": {', b'"9": {"schema": 1, "id": "x"},\n"1": {', 1),
    "no schema": GOOD.replace(b'"schema": 1,', b""),
    "schema is a word": GOOD.replace(b'"schema": 1,', b'"schema": "1",'),
    "schema is true": GOOD.replace(b'"schema": 1,', b'"schema": true,'),
    "schema is negative": GOOD.replace(b'"schema": 1,', b'"schema": -1,'),
    "no id": GOOD.replace(b'"id": "id",', b""),
    "two roots": GOOD + GOOD,
    "garbage behind": GOOD + b"}",
    "UTF-16": GOOD.decode().encode("utf-16"),
    "Latin-1": GOOD.decode().replace("社区", "").encode("latin-1"),
    "NaN": in_the_cover(' "x": NaN,'),
    "infinity": in_the_cover(' "x": 1e999,'),
    "half a surrogate": in_the_cover(' "x": "\\ud800",'),
    "a key twice": in_the_cover(' "title": "other",'),
    "a record twice": GOOD.replace(b'"items": {', b'"items": {"2": {"list": "a/b", "id": "X", "position": 0},', 1),
    "a table twice": GOOD.replace(b'"log": {}', b'"log": {}, "log": {}'),
    "an item twice": GOOD.replace(b'"id": "I1"', b'"id": "I2"'),
    "an item without list": GOOD.replace(b'"list": "problems/ideas",', b"", 1),
    "an item without position": GOOD.replace(b'"position": 3,', b""),
    "a position that is none": GOOD.replace(b'"position": 3,', b'"position": "three",'),
    "a wrong type": GOOD.replace(b'"role": "Fitter"', b'"role": 5'),
    "deep": in_the_cover(f' "x": {"[" * 60}{"]" * 60},'),
    "very deep": b"[" * 100_000,
    "very deep and whole": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_said_to_be_damaged_and_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    path.write_bytes(DAMAGED[name])
    with pytest.raises(DamagedFile) as raised:
        Store.open(path)
    assert str(raised.value).startswith("pumps cannot be read: ")
    assert path.read_bytes() == DAMAGED[name]
    assert raised.value.path == path


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("folder", "pipe", "circle")]
    places[0].mkdir()
    os.mkfifo(places[1])
    places[2].symlink_to(places[2])
    for path, why in zip(places, ("it is a folder", "it is not a file", "its links lead in a circle"), strict=True):
        with pytest.raises(WorkbookError, match=why):
            read_book(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    with open(path, "wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DamagedFile, match="50 MB"):
        read_book(path)


@pytest.mark.parametrize(
    "raw",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        json.dumps(json.loads(GOOD)).encode(),
        json.dumps(json.loads(GOOD), ensure_ascii=True, indent=8, sort_keys=True).encode(),
        in_the_cover(f' "x": {"[" * 40}{"]" * 40}, "y": "{"[" * 90}",'),
    ],
    ids=["ours", "BOM", "CRLF", "one line", "escaped and sorted", "brackets in a text"],
)
def test_a_file_that_another_editor_wrote_is_read(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    path.write_bytes(raw)
    assert read_book(path).book == BOOK


def test_cut_anywhere_a_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    whole = len(GOOD.rstrip())
    for end in range(0, whole, max(1, whole // 120)):
        path.write_bytes(GOOD[:end])
        with pytest.raises(DamagedFile):
            read_book(path)


def test_flipped_bits_never_end_in_anything_but_a_workbook_or_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    chance = random.Random(7)
    for _ in range(300):
        raw = bytearray(GOOD)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        with contextlib.suppress(WorkbookError):  # any other error fails the test
            assert isinstance(read_book(path).book, Workbook)
        assert path.read_bytes() == raw


def test_a_file_that_is_not_there_is_not_damaged_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="There is no workbook") as raised:
        Store.open(tmp_path / "none.workbook.json")
    assert not isinstance(raised.value, DamagedFile)
    assert list(tmp_path.glob("none*")) == []
    assert list(tmp_path.glob(".none*")) == []


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("harm", ["\x1b]0;owned\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\u061c"])
def test_what_could_harm_a_terminal_does_not_come_in_by_the_file(harm: str, escaped: bool, tmp_path: Path) -> None:
    raw = json.loads(GOOD)
    raw["items"]["1"]["text"] = f"before {harm} after 👩‍👧"
    raw["items"]["1"]["cells"] = {"x": [f"{harm}!"]}
    path = tmp_path / "pumps.workbook.json"
    path.write_text(json.dumps(raw, ensure_ascii=escaped), encoding="utf-8")
    item = read_book(path).book.rows("problems/ideas")[0]
    assert item.text == clean(f"before {harm} after 👩‍👧")
    assert item.cells == {"x": [clean(f"{harm}!")]}
    assert harm not in item.text
