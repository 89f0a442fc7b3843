"""The lock that names its owner; backups, their rotation, and going back to one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbook import backups, paths
from workbook.errors import DamagedFile, Locked
from workbook.library import Library
from workbook.lock import Lock, owner_of
from workbook.model import Info, Workbook
from workbook.store import Store


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    return Library(tmp_path / "shelf")


def make(shelf: Library, title: str, **more: Any) -> Path:
    store = shelf.create(Workbook("", Info(title=title, **more)))
    store.close()
    return store.path


# Lock


def test_the_lock_names_its_owner_and_a_stranger_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    lock = Lock(path)
    lock.take()
    owner = owner_of(lock.path)
    assert (owner.pid, bool(owner.host)) == (os.getpid(), True)
    second = Lock(path)
    with pytest.raises(Locked, match="this program, since"):
        second.take()
    assert owner_of(lock.path) == owner, "asking must not wipe the name out"
    lock.path.write_text(json.dumps({"pid": 7, "host": "h\x1b[2J", "user": "u\u202e", "since": 0}))
    with pytest.raises(Locked, match=r"u on h\[2J, since .* \(process 7\)"):
        second.take()
    lock.path.write_bytes(b"\xff")
    with pytest.raises(Locked, match="somebody else"):
        second.take()
    lock.give_back()
    second.take()
    assert second.held
    second.give_back()


# Backups


class Hand:
    def __init__(self, now: float) -> None:
        self.now = now

    def wall(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


def test_backups_rotate_five_newest_and_one_a_day(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    clock = Hand(1_741_788_000.0)
    for hour in range(24 * 30):
        clock.now += 3600
        assert backups.back_up(path, b"%d" % hour, clock) is not None
    standing = backups.backups_of(path)
    days = [backup.day for backup in standing]
    assert len(set(days)) == 14
    assert len(days) == 14 + 4
    assert standing[0].path.read_bytes() == b"719"
    assert standing[0].made == pytest.approx(clock.now, abs=0.002)
    assert len({backup.path.read_bytes() for backup in standing}) == len(standing)


def test_the_same_bytes_are_not_backed_up_twice(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    assert backups.back_up(path, b"a") is not None
    assert backups.back_up(path, b"a") is None
    assert len(backups.backups_of(path)) == 1


def test_a_clock_put_back_does_not_make_the_newest_the_oldest(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    clock = Hand(1_741_788_000.0)
    for n in range(8):
        assert backups.back_up(path, b"%d" % n, clock) is not None
        clock.now -= 86_400
    assert [b.path.read_bytes() for b in backups.backups_of(path)][:5] == [b"7", b"6", b"5", b"4", b"3"]


def test_restore_sets_the_damaged_file_aside_and_takes_the_newest_good_one(shelf: Library) -> None:
    path = make(shelf, "Pumps")
    good = path.read_bytes()
    backups.back_up(path, good)
    folder = paths.backups_folder(path)
    (folder / "20990101-000000-000.json").write_bytes(b"damaged too")
    (folder / "notes.txt").write_bytes(b"not ours")
    path.write_bytes(b"damaged")
    with pytest.raises(DamagedFile) as raised:
        Store.open(path)
    assert raised.value.backup is not None
    assert raised.value.backup.read_bytes() == good
    aside = backups.restore(path)
    assert aside is not None
    assert aside.read_bytes() == b"damaged"
    assert path.read_bytes() == good
    assert [entry.slug for entry in shelf.entries()] == ["pumps"]
    path.unlink()
    assert backups.restore(path) is None
    assert path.read_bytes() == good


def test_there_may_be_nothing_to_restore(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    path.write_bytes(b"damaged")
    with pytest.raises(DamagedFile, match="no backup"):
        backups.restore(path)
    assert path.read_bytes() == b"damaged"


def test_an_open_workbook_is_not_restored_over(shelf: Library) -> None:
    store = shelf.create(Workbook("", Info(title="Pumps")))
    backups.back_up(store.path, store.path.read_bytes())
    with pytest.raises(Locked):
        backups.restore(store.path)
    store.close()
