"""An open workbook: saving and saying so, undo, foreign changes, read-only, typed text, the end."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import keeper, typing_file
from workbook.backups import backups_of
from workbook.changes import AddItem, RemoveItem, SetClock, SetField, SetMark, SetPlace, SetTally, SetText, Several
from workbook.errors import DamagedFile, Locked, NotSaved, WorkbookError
from workbook.files import write_whole
from workbook.model import Clock, Info, Item, PageMark, Tally, Workbook
from workbook.reading import read_book
from workbook.store import SaveState, Store

BOOK = Workbook("", Info(title="Pumps"))
IDEAS = "problems/ideas"


class Hand:
    """A clock in the test's hand; it stands unless it is pushed."""

    def __init__(self) -> None:
        self.now = 1_741_788_000.0  # 12 March 2025, 14:00 UTC

    def wall(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pumps.workbook.json"


@pytest.fixture
def store(path: Path, clock: Hand) -> Iterator[Store]:
    made = Store.create(path, BOOK, time=clock)
    yield made
    with contextlib.suppress(NotSaved):
        made.close()


class Disk:
    """Stands between the store and the disk: counts writes, and refuses them while told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes: list[Path] = []
        self.refuses: int | None = None
        self.tried = threading.Event()
        monkeypatch.setattr(keeper, "write_whole", self.write)

    def write(self, path: Path, data: bytes, **more: Any) -> Any:
        self.writes.append(path)
        self.tried.set()
        if self.refuses is not None:
            raise OSError(self.refuses, os.strerror(self.refuses))
        return write_whole(path, data, **more)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def add(store: Store, *names: str) -> None:
    for name in names:
        store.do(AddItem(IDEAS, Item(name)), f"card {name}")


def ids(path: Path) -> list[str]:
    return [item.id for item in read_book(path).book.rows(IDEAS)]


# Saving


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


def test_the_first_change_is_written_at_once_and_those_after_it_together(store: Store, disk: Disk, path: Path) -> None:
    saved = threading.Event()
    store.listen(lambda state: saved.set() if state.kind == "saved" else None)
    add(store, "I1")
    assert saved.wait(5)
    add(store, *(f"I{n}" for n in range(2, 40)))
    store.flush()
    assert len([p for p in disk.writes if p == path]) == 2
    assert len(ids(path)) == 39


def test_updated_says_when(store: Store, clock: Hand, path: Path) -> None:
    clock.now += 3600
    store.do(SetPlace("problems/ideas"))
    store.flush()
    assert read_book(path).book.updated == "2025-03-12T15:00:00Z"
    assert read_book(path).book.created == "2025-03-12T14:00:00Z"


def test_a_change_that_changes_nothing_is_not_written(store: Store, disk: Disk) -> None:
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
    store: Store, disk: Disk, path: Path, clock: Hand, code: int, words: str
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


def test_it_keeps_trying_by_itself(store: Store, disk: Disk, path: Path, clock: Hand) -> None:
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
    path: Path, disk: Disk, clock: Hand, own_home: Path
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


# Undo


def test_undo_and_redo_name_what_they_do(store: Store, path: Path) -> None:
    assert (store.can_undo, store.can_redo, store.undo(), store.redo()) == (False, False, None, None)
    add(store, "I1")
    store.do(SetText(IDEAS, "I1", "Seals"), "text of I1")
    assert (store.can_undo, store.undo_label, store.redo_label) == (True, "text of I1", "")
    assert store.undo() == "text of I1"
    assert store.book.rows(IDEAS)[0].text == ""
    assert (store.can_redo, store.redo_label, store.undo_label) == (True, "text of I1", "card I1")
    assert store.redo() == "text of I1"
    assert store.undo() == "text of I1"
    assert store.undo() == "card I1"
    assert store.undo() is None
    store.flush()
    assert ids(path) == []


def test_a_new_entry_forgets_what_could_be_done_again(store: Store) -> None:
    add(store, "I1")
    store.undo()
    add(store, "I2")
    assert store.redo() is None
    assert [item.id for item in store.book.rows(IDEAS)] == ["I2"]


def test_moves_pass_undo_by(store: Store) -> None:
    add(store, "I1")
    store.undo()
    store.do(SetMark("a/b", PageMark("open")))
    store.do(SetPlace("a/b"))
    store.do(SetClock(Clock("a/b", 600)))
    assert not store.can_undo
    assert store.can_redo, "moving on must not cost the redo"
    store.do(Several((SetField("a/b", "c", 1), SetMark("a/b", PageMark("settled")))), "settled")
    store.do(SetMark("a/b", PageMark("open", 2)))
    assert store.undo() == "settled"
    assert store.book.field("a/b", "c") is None
    assert store.book.mark("a/b") == PageMark("open", 2), "an old entry must not set a mark back"


def test_the_caller_says_what_is_no_entry(store: Store) -> None:
    tally = Tally("a/b")
    store.do(SetTally(tally.key, tally), entry=False)
    assert not store.can_undo
    store.do(SetPlace("a/b"), "a move", entry=True)
    assert not store.can_undo


def test_an_entry_whose_item_is_gone_is_passed_over(store: Store) -> None:
    add(store, "I1", "I2")
    store.do(SetText(IDEAS, "I2", "x"), "text of I2")
    store.do(RemoveItem(IDEAS, "I2"), entry=False)
    assert store.undo() == "card I1"


def test_a_refused_change_is_no_entry(store: Store) -> None:
    with pytest.raises(KeyError):
        store.do(RemoveItem(IDEAS, "I9"))
    assert not store.can_undo


def test_history_ends_with_the_program(store: Store, path: Path) -> None:
    add(store, "I1")
    store.close()
    again = Store.open(path)
    assert (again.can_undo, len(again.book.rows(IDEAS))) == (False, 1)
    again.close()


# Others


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


# Versions


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


# Typed text


def test_typed_text_is_in_the_side_file_and_offered_back(store: Store, path: Path) -> None:
    store.draft("problems/ideas", "half a sen")
    store.draft("problems/ideas", "half a sentence\nand [more] \ud800")
    store.draft("canvas/words", "gone")
    store.draft("canvas/words", None)
    store.flush()
    side = path.parent / ".pumps.typing"
    assert side.stat().st_mode & 0o777 == 0o600
    killed = typing_file.TypingFile(side)
    killed.read()
    assert killed.texts == {"problems/ideas": "half a sentence\nand [more] "}
    store.close()
    again = Store.open(path)
    assert again.drafts == killed.texts
    again.draft("problems/ideas", None)
    again.close()
    assert not side.exists()


def test_a_torn_side_file_gives_what_it_can(store: Store, path: Path) -> None:
    store.draft("a/b", "whole")
    store.close()
    side = path.parent / ".pumps.typing"
    side.write_bytes(
        side.read_bytes() + b'\n{"place": "c/d", "te' + b"\n[1]\n\xff\n" + b"[" * 5000 + b'\n{"place": 1, "text": 2}'
    )
    again = Store.open(path)
    assert again.drafts == {"a/b": "whole"}
    again.draft("c/d", "after it")
    again.close()
    last = Store.open(path)
    assert last.drafts == {"a/b": "whole", "c/d": "after it"}
    last.close()


def test_a_long_side_file_is_made_anew(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_file, "COMPACT", 1000)
    for n in range(40):
        store.draft("a/b", f"{n:03d}" + "x" * 200)
        store.flush()
    side = path.parent / ".pumps.typing"
    assert side.stat().st_size < 2000
    store.close()
    again = Store.open(path)
    assert again.drafts["a/b"].startswith("039")
    again.close()


def test_a_side_file_that_cannot_be_kept_does_no_harm(store: Store, path: Path) -> None:
    (path.parent / ".pumps.typing").mkdir()
    store.draft("a/b", "text")
    add(store, "I1")
    assert store.flush() == SaveState("saved")


def test_what_still_waits_is_not_written_over_theirs(store: Store, path: Path, clock: Hand, disk: Disk) -> None:
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


def test_a_listener_that_fails_does_not_stop_the_saving(store: Store, path: Path) -> None:
    def broken(_state: SaveState) -> None:
        raise RuntimeError("the screen is gone")

    store.listen(broken)
    add(store, "I1")
    assert store.flush() == SaveState("saved")
    add(store, "I2")
    assert store.flush() == SaveState("saved")
    assert ids(path) == ["I1", "I2"]


def test_a_run_backs_up_what_it_began_with_and_then_every_ten_minutes(store: Store, path: Path, clock: Hand) -> None:
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
