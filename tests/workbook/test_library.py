"""The folder of workbooks and its index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook import backups, paths
from workbook.changes import AddItem, SetInfo, SetPeople
from workbook.errors import Locked, WorkbookError
from workbook.index import FILE
from workbook.library import Library
from workbook.model import Info, Item, Participant, Workbook
from workbook.reading import read_book
from workbook.store import Store


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    return Library(tmp_path / "shelf")


def make(shelf: Library, title: str, **more: Any) -> Path:
    store = shelf.create(Workbook("", Info(title=title, **more)))
    store.close()
    return store.path


# Where


def test_nothing_is_made_until_something_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_LIBRARY", str(tmp_path / "mine" / "deep"))
    shelf = Library()
    assert shelf.folder == tmp_path / "mine" / "deep"
    assert shelf.entries() == shelf.entries(archived=True) == []
    with pytest.raises(WorkbookError, match="library is empty"):
        shelf.find("pumps")
    assert not (tmp_path / "mine").exists()


def test_a_library_that_is_no_folder_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    shelf = Library(tmp_path / "file")
    assert "a file stands where a folder should be" in shelf.trouble
    with pytest.raises(WorkbookError, match="--library"):
        shelf.find("anything")
    with pytest.raises(WorkbookError, match="a file stands where a folder should be"):
        make(shelf, "Pumps")
    assert Library(tmp_path / "not" / "there" / "yet").trouble == ""


def test_without_a_word_it_is_in_the_users_data(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.delenv("WORKBOOK_LIBRARY")
    assert paths.library_folder().is_relative_to(own_home)


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_files_and_folders_are_the_owners_alone(shelf: Library, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = shelf.create(Workbook("", Info(title="Pumps")))
        store.do(AddItem("a/b", Item("K1")))
        store.draft("a/b", "x")
        store.close()
        shelf.entries()
        make(shelf, "Other")
        shelf.archive("other")
    finally:
        os.umask(before)
    found = [shelf.folder, *shelf.folder.rglob("*")]
    assert len(found) > 8
    for path in found:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


# Lists


def test_entries_show_the_cover_newest_first(shelf: Library) -> None:
    make(shelf, "Old", organisation="Works", community="Pumps", date="2025-03-12", agenda="half-day")
    path = shelf.find("old")
    path.write_bytes(path.read_bytes().replace(b'"updated": "2', b'"updated": "1'))
    store = shelf.create(Workbook("", Info(title="New"), (Participant("P1"), Participant("P2"))))
    store.close()
    new, old = shelf.entries()
    assert (new.slug, new.title, new.people, new.kind, new.readable) == ("new", "New", 2, "group", True)
    assert (old.organisation, old.community, old.date, old.agenda) == ("Works", "Pumps", "2025-03-12", "half-day")
    assert (new.done, new.blocks, new.archived, new.path) == (0, 0, False, store.path)
    assert new.id == store.book.id


def test_the_index_is_used_while_files_are_as_they_were(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    make(shelf, "Pumps")
    first = shelf.entries()
    with monkeypatch.context() as patched:
        patched.setattr("workbook.reading.read_book", lambda path: pytest.fail("read without need"))
        assert shelf.entries() == first
    store = Store.open(shelf.find("pumps"))
    store.do(SetInfo(Info(title="Tubes")))
    store.close()
    assert [entry.title for entry in shelf.entries()] == ["Tubes"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{",
        b'{"format": 9, "entries": {}}',
        b'{"format": 1, "entries": {"pumps.workbook.json": {"title": 5}}}',
    ],
)
def test_a_bad_index_is_made_anew(shelf: Library, raw: bytes) -> None:
    make(shelf, "Pumps")
    first = shelf.entries()
    (shelf.folder / FILE).write_bytes(raw)
    assert shelf.entries() == first


def test_progress_is_kept_across_changes(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    shelf.note_progress("pumps", 3, 7)
    assert [(e.done, e.blocks) for e in shelf.entries()] == [(3, 7)]
    store = Store.open(path)
    store.do(SetPeople((Participant("P1"),)))
    store.close()
    assert [(e.done, e.blocks, e.people) for e in shelf.entries()] == [(3, 7, 1)]
    shelf.note_progress("nobody", 1, 2)


def test_a_damaged_file_is_listed_as_such(shelf: Library) -> None:
    make(shelf, "Pumps").write_bytes(b"\0\0")
    (entry,) = shelf.entries()
    assert (entry.slug, entry.title, entry.readable) == ("pumps", "pumps", False)
    assert "cannot be read" in entry.problem


def test_the_list_needs_none_of_our_libraries(shelf: Library) -> None:
    make(shelf, "Pumps")
    shelf.entries()
    code = (
        "import sys; from workbook.library import Library;"
        "print([e.title for e in Library().entries()], "
        "sorted({'msgspec', 'tinydb', 'filelock', 'click', 'textual', 'platformdirs'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "WORKBOOK_LIBRARY": str(shelf.folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['Pumps'] []"


# Names


def test_find_takes_a_slug_a_beginning_or_a_path(shelf: Library, tmp_path: Path) -> None:
    path = make(shelf, "Pump people")
    make(shelf, "Pump people north")
    assert shelf.find("pump-people") == path
    assert shelf.find("PUMP-PEOPLE-N").name == "pump-people-north.workbook.json"
    assert shelf.find(str(path)) == path
    with pytest.raises(WorkbookError, match="Several workbooks begin with pu: pump-people, pump-people-north"):
        shelf.find("pu")
    with pytest.raises(WorkbookError, match=r"no workbook named x\. There are: pump-people"):
        shelf.find("x")
    with pytest.raises(WorkbookError, match="no workbook at"):
        shelf.find(str(tmp_path / "none.json"))
    for odd in ("", " ", ".", "..", "\0.json", "/" + "x" * 5000, "\ud800/", "x" * 5000):
        with pytest.raises(WorkbookError):
            shelf.find(odd)


def test_titles_of_all_sorts_make_files_inside_the_library(shelf: Library, hostile_text: str) -> None:
    first, second = make(shelf, hostile_text), make(shelf, hostile_text)
    assert first != second
    assert first.parent == second.parent == shelf.folder
    assert len(shelf.entries()) == 2
    renamed = shelf.rename(paths.slug_of(first), hostile_text + " again")
    assert renamed.parent == shelf.folder
    assert read_book(renamed).book.info.title.endswith("again")


def test_two_of_one_title_are_numbered(shelf: Library) -> None:
    assert [paths.slug_of(make(shelf, "Pumps")) for _ in range(3)] == ["pumps", "pumps-2", "pumps-3"]


def test_the_backups_of_a_lost_file_hold_its_name(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    backups.back_up(path, path.read_bytes())
    path.unlink()
    assert paths.slug_of(make(shelf, "Pumps")) == "pumps-2"


# Moving about


def test_duplicate_copies_everything_but_the_id(shelf: Library) -> None:
    store = shelf.create(Workbook("", Info(title="Pumps"), items={"a/b": (Item("K1", "x"),)}))
    copy = shelf.duplicate("pumps", "Pumps, second day")
    assert copy.name == "pumps-second-day.workbook.json"
    book = read_book(copy).book
    assert (book.info.title, book.items) == ("Pumps, second day", store.book.items)
    assert book.id != store.book.id
    store.close()


def test_duplicate_keeps_what_it_does_not_know(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    raw = json.loads(path.read_bytes())
    raw["theirs"] = {"1": {"a": 1}}
    path.write_text(json.dumps(raw))
    assert json.loads(shelf.duplicate("pumps", "Copy").read_bytes())["theirs"] == {"1": {"a": 1}}


def test_rename_moves_backups_and_typed_text(shelf: Library) -> None:
    store = shelf.create(Workbook("", Info(title="Pumps")))
    store.do(AddItem("a/b", Item("K1")))
    store.draft("a/b", "half a sent")
    store.close()
    path = shelf.rename("pumps", "Tubes")
    assert path.name == "tubes.workbook.json"
    assert len(backups.backups_of(path)) == 2
    again = Store.open(path)
    assert (again.book.info.title, again.drafts) == ("Tubes", {"a/b": "half a sent"})
    again.close()
    assert not any("pumps" in p.name for p in shelf.folder.rglob("*"))


def test_rename_within_the_same_slug_keeps_the_file(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    assert shelf.rename("pumps", "PUMPS!") == path
    assert read_book(path).book.info.title == "PUMPS!"


def test_archive_and_restore(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    backups.back_up(path, path.read_bytes())
    away = shelf.archive("pumps")
    assert shelf.entries() == []
    (entry,) = shelf.entries(archived=True)
    assert (entry.slug, entry.archived, entry.path) == ("pumps", True, away)
    assert len(backups.backups_of(away)) == 1
    with pytest.raises(WorkbookError, match="was put away"):
        shelf.find("pumps")
    make(shelf, "Pumps")
    assert paths.slug_of(shelf.restore("pumps")) == "pumps-2"
    with pytest.raises(WorkbookError, match="archive"):
        shelf.restore("pumps")


def test_what_is_open_is_not_moved(shelf: Library) -> None:
    store = shelf.create(Workbook("", Info(title="Pumps")))
    moves: tuple[Callable[[], object], ...] = (lambda: shelf.rename("pumps", "Tubes"), lambda: shelf.archive("pumps"))
    for move in moves:
        with pytest.raises(Locked):
            move()
    assert store.path.exists()
    store.close()
