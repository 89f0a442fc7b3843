"""An open workbook: saving and saying so, versions, the end."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Any

import pytest

from workbook.backups import backups_of
from workbook.changes import AddItem, SetField, SetPlace, SetText
from workbook.errors import DamagedFile, NotSaved
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


def test_a_new_workbook_is_on_disk_at_once_for_its_owner_alone(store: Store, path: Path) -> None:
    assert read_book(path).book == store.book
    assert store.book.id
    assert store.book.created == store.book.updated == "2025-03-12T14:00:00Z"
    assert store.state == SaveState("saved")
    assert path.stat().st_mode & 0o777 == 0o600
    assert store.slug == "pumps"


def test_a_change_is_saving_then_saved_and_then_on_disk(store: Store, path: Path) -> None:
    heard: list[tuple[str, list[str]]] = []
    stop = store.listen(lambda state: heard.append((state.kind, ids(path))))
    add(store, "I1")
    assert store.flush() == SaveState("saved")
    assert heard == [("saving", []), ("saved", ["I1"])]
    stop()
    add(store, "I2")
    store.flush()
    assert len(heard) == 2
    assert ids(path) == ["I1", "I2"]


def test_the_first_change_is_written_at_once_and_those_after_it_together(store: Store, disk: Any, path: Path) -> None:
    saved = threading.Event()
    store.listen(lambda state: saved.set() if state.kind == "saved" else None)
    add(store, "I1")
    assert saved.wait(5)
    add(store, *(f"I{n}" for n in range(2, 40)))
    store.flush()
    assert len([p for p in disk.writes if p == path]) == 2
    assert len(ids(path)) == 39


def test_updated_says_when(store: Store, clock: Any, path: Path) -> None:
    clock.now += 3600
    store.do(SetPlace("problems/ideas"))
    store.flush()
    assert read_book(path).book.updated == "2025-03-12T15:00:00Z"
    assert read_book(path).book.created == "2025-03-12T14:00:00Z"


def test_a_change_that_changes_nothing_is_not_written(store: Store, disk: Any) -> None:
    store.do(SetPlace(""))
    store.flush()
    assert disk.writes == []


def test_a_change_that_cannot_be_kept_is_refused_and_leaves_no_trace(store: Store, path: Path) -> None:
    add(store, "I1")
    with pytest.raises(ValueError, match="surrogates"):
        store.do(SetText(IDEAS, "I1", "\ud800"))
    with pytest.raises(ValueError, match="not a number"):
        store.do(SetField("a/b", "c", float("nan")))
    assert store.undo_label == "card I1"
    add(store, "I2")
    assert store.flush().kind == "saved"
    assert ids(path) == ["I1", "I2"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk reports an error"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
def test_what_cannot_be_written_is_said_loudly_and_tried_again(
    store: Store, disk: Any, path: Path, clock: Any, code: int, words: str
) -> None:
    heard: list[SaveState] = []
    store.listen(heard.append)
    disk.refuses = code
    add(store, "I1")
    assert store.flush() == SaveState("not_saved", words)
    add(store, "I2")
    assert store.state.kind == "not_saved", "a new change must not turn the warning off"
    assert ids(path) == []
    disk.refuses = None
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1", "I2"]
    assert heard[0].kind == "saving"
    assert heard[-1].kind == "saved"


def test_it_keeps_trying_by_itself(store: Store, disk: Any, path: Path, clock: Any) -> None:
    told = {"not_saved": threading.Event(), "saved": threading.Event()}
    store.listen(lambda state: told[state.kind].set() if state.kind in told else None)
    disk.refuses = errno.ENOSPC
    add(store, "I1")
    assert told["not_saved"].wait(5)
    disk.refuses = None
    clock.now += 60
    assert told["saved"].wait(5)
    assert ids(path) == ["I1"]


def test_closing_with_something_unsaved_keeps_a_copy_elsewhere_and_says_where(
    path: Path, disk: Any, clock: Any, own_home: Path
) -> None:
    store = Store.create(path, BOOK, time=clock)
    disk.refuses = errno.ENOSPC
    add(store, "I1")
    with pytest.raises(NotSaved, match="the disk is full") as raised:
        store.close()
    (copy,) = own_home.rglob("*.workbook.json")
    assert str(copy) in raised.value.hint
    assert ids(copy) == ["I1"]
    assert ids(path) == []
    Store.open(path).close()  # the lock was given back


def test_a_closed_store_takes_nothing_more(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(NotSaved):
        add(store, "I1")


def test_a_listener_that_fails_does_not_stop_the_saving(store: Store, path: Path) -> None:
    def broken(_state: SaveState) -> None:
        raise RuntimeError("the screen is gone")

    store.listen(broken)
    add(store, "I1")
    assert store.flush() == SaveState("saved")
    add(store, "I2")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1", "I2"]


def test_a_run_backs_up_what_it_began_with_and_then_every_ten_minutes(store: Store, path: Path, clock: Any) -> None:
    def held() -> list[int]:
        return [len(ids(backup.path)) for backup in backups_of(path)]

    for n in range(1, 5):
        add(store, f"I{n}")
        store.flush()
        clock.now += 240
    store.flush()
    assert held() == [4, 0]
    store.close()
    assert held() == [4, 0], "the end adds nothing that is there already"
    opened = Store.open(path, time=clock)
    opened.close()
    assert held() == [4, 0], "without a change there is nothing to back up"


def test_a_newer_file_is_open_for_reading_only_and_says_so(store: Store, path: Path) -> None:
    store.close()
    raw = path.read_bytes().replace(b'"schema": 1', b'"schema": 2')
    path.write_bytes(raw)
    newer = Store.open(path)
    assert newer.read_only
    assert "newer version" in newer.notice
    assert newer.book.info.title == "Pumps"
    newer.close()
    assert path.read_bytes() == raw


def test_an_older_file_is_migrated_after_a_backup(path: Path) -> None:
    old = (
        b'{"workbook": {"1": {"schema": 0, "id": "old", "title": "Old"}}, "items": {"4": {"list": "a/b", "id": "K1"}}}'
    )
    path.write_bytes(old)
    reader = Store.open(path, read_only=True)
    assert [item.id for item in reader.book.rows("a/b")] == ["K1"]
    assert path.read_bytes() == old
    store = Store.open(path)
    assert read_book(path).schema == 1
    assert read_book(path).book == store.book == reader.book
    (backup,) = (path.parent / ".backups" / "pumps").iterdir()
    assert backup.read_bytes() == old
    store.close()


def test_a_damaged_file_offers_the_newest_good_backup(store: Store, path: Path) -> None:
    add(store, "I1")
    store.close()
    path.write_bytes(b"")
    with pytest.raises(DamagedFile, match=r"it is empty.*newest good backup is of 12 Mar 2025") as raised:
        Store.open(path)
    assert raised.value.backup is not None
    assert ids(raised.value.backup) == ["I1"]
    assert path.read_bytes() == b""


def test_saved_is_not_said_while_a_newer_change_waits(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(where: Path, data: bytes, **more: Any) -> Any:
        begun.set()
        assert go_on.wait(10)
        return write_whole(where, data, **more)

    monkeypatch.setattr("workbook.keeper.write_whole", slow)
    heard: list[tuple[str, list[str]]] = []
    store.listen(lambda state: heard.append((state.kind, ids(path))))
    add(store, "I1")
    assert begun.wait(10)
    add(store, "I2")
    go_on.set()
    assert store.flush() == SaveState("saved")
    assert [on_disk for kind, on_disk in heard if kind == "saved"] == [["I1", "I2"]]
    assert ("saving", ["I1"]) in heard
