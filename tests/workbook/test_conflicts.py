"""Somebody else has the workbook open, or has changed its file: never overwritten."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbook import keeper
from workbook.changes import AddItem, SetPlace
from workbook.errors import DamagedFile, Locked, NotSaved, WorkbookError
from workbook.files import write_whole
from workbook.model import Info, Item, Workbook
from workbook.reading import read_book
from workbook.store import SaveState, Store

BOOK = Workbook("", Info(title="Pumps"))
IDEAS = "problems/ideas"


def add(store: Store, *names: str) -> None:
    for name in names:
        store.do(AddItem(IDEAS, Item(name)), f"card {name}")


def ids(path: Path) -> list[str]:
    return [item.id for item in read_book(path).book.rows(IDEAS)]


def test_a_second_store_is_refused_by_name_and_may_read(store: Store, path: Path) -> None:
    with pytest.raises(Locked, match="this program, since"):
        Store.open(path)
    reader = Store.open(path, read_only=True)
    assert reader.read_only
    assert reader.state.kind == "read_only"
    reader.do(SetPlace("a/b"))
    assert reader.book.session.page == "a/b"
    with pytest.raises(NotSaved, match="reading only"):
        add(reader, "I1")
    reader.draft("x", "y")
    assert reader.flush().kind == "read_only"
    reader.close()
    assert store.book.session.page == ""
    assert read_book(path).book.session.page == ""


def outside(path: Path, name: str) -> bytes:
    """Write another version of the file, as a sync service does; return it."""
    raw = json.loads(path.read_bytes())
    raw["items"]["77"] = {"list": IDEAS, "position": 0, "id": name}
    data = json.dumps(raw).encode()
    path.write_bytes(data)
    return data


@pytest.fixture
def conflict(store: Store, path: Path) -> tuple[bytes, Path]:
    """Have the file changed by somebody else, and by us; return theirs and where ours went."""
    theirs = outside(path, "T1")
    add(store, "I1")
    state = store.flush()
    assert state.kind == "conflict"
    (copy,) = path.parent.glob("pumps-conflict-*.workbook.json")
    assert copy.name.removesuffix(".workbook.json") in state.reason
    return theirs, copy


def test_a_foreign_change_is_never_overwritten(store: Store, path: Path, conflict: tuple[bytes, Path]) -> None:
    theirs, copy = conflict
    add(store, "I2")
    assert store.flush().kind == "conflict"
    assert path.read_bytes() == theirs
    assert ids(copy) == ["I1", "I2"]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_conflict_can_end_with_ours(store: Store, path: Path, conflict: tuple[bytes, Path]) -> None:
    theirs, copy = conflict
    kept = store.keep_mine()
    assert kept.read_bytes() == theirs
    assert ids(path) == ["I1"]
    assert not copy.exists()
    add(store, "I2")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1", "I2"]


def test_a_conflict_can_end_with_theirs(store: Store, path: Path, conflict: tuple[bytes, Path]) -> None:
    _theirs, copy = conflict
    assert store.take_theirs() == copy
    assert [item.id for item in store.book.rows(IDEAS)] == ["T1"]
    assert not store.can_undo
    assert ids(copy) == ["I1"]
    add(store, "I2")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["T1", "I2"]


def test_theirs_is_not_taken_while_it_is_damaged(store: Store, path: Path, conflict: tuple[bytes, Path]) -> None:
    path.write_bytes(b"{")
    with pytest.raises(DamagedFile):
        store.take_theirs()
    assert [item.id for item in store.book.rows(IDEAS)] == ["I1"]
    assert path.read_bytes() == b"{"


def test_a_change_of_the_same_size_and_time_is_noticed(store: Store, path: Path) -> None:
    before = path.stat()
    data = path.read_bytes().replace(b"Pumps", b"Tubes")
    with open(path, "r+b") as file:
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_ino) == (before.st_size, before.st_ino)
    assert store.look().kind == "conflict"
    add(store, "I1")
    assert store.flush().kind == "conflict"
    assert path.read_bytes() == data


def test_a_touch_and_a_copy_put_back_are_no_change(store: Store, path: Path, tmp_path: Path) -> None:
    os.utime(path, (1, 1))
    assert store.look() == SaveState("saved")
    same = tmp_path / "same"
    same.write_bytes(path.read_bytes())
    os.replace(same, path)
    add(store, "I1")
    assert store.flush() == SaveState("saved")


def test_a_deleted_file_is_written_again(store: Store, path: Path) -> None:
    path.unlink()
    add(store, "I1")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1"]


def test_an_uncertain_write_of_ours_is_no_foreign_change(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def arrives_and_fails(where: Path, data: bytes, **_more: Any) -> None:
        write_whole(where, data)
        raise OSError(errno.EIO, "folder sync")

    with monkeypatch.context() as patched:
        patched.setattr(keeper, "write_whole", arrives_and_fails)
        add(store, "I1")
        assert store.flush().kind == "not_saved"
    add(store, "I2")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1", "I2"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real" / "pumps.workbook.json"
    Store.create(real, BOOK).close()
    link = tmp_path / "link.workbook.json"
    link.symlink_to(real)
    store = Store.open(link)
    with pytest.raises(Locked):
        Store.open(real)
    add(store, "I1")
    store.close()
    assert link.is_symlink()
    assert ids(real) == ["I1"]


def test_creating_never_overwrites(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(WorkbookError, match="already"):
        Store.create(path, BOOK)
    assert path.read_bytes() == b"precious"


def test_what_still_waits_is_not_written_over_theirs(store: Store, path: Path, clock: Any, disk: Any) -> None:
    theirs = outside(path, "T1")
    disk.refuses = errno.EIO
    add(store, "I1")
    assert store.flush().kind == "not_saved"
    disk.refuses = None
    copy = store.take_theirs()
    clock.now += 60  # the failed write comes up again
    store.flush()
    assert path.read_bytes() == theirs
    assert ids(copy) == ["I1"]
