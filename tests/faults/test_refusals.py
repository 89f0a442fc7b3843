"""The system refuses, at every call in turn; the disk is really full; two programs want the same file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults import fault_kit as kit
from workbook.errors import Locked, WorkbookError
from workbook.model import Info, Workbook
from workbook.reading import read_book
from workbook.store import Store

CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS)


class Refusing(kit.ShimOs):
    """Refuses the Nth call; of a write, half arrives first, as on a disk that fills up."""

    def __init__(self, at: int, code: int) -> None:
        super().__init__(at, self.refuse)
        self.code = code
        self.refused = ""

    def refuse(self, name: str, real: Any, args: tuple[Any, ...], more: dict[str, Any]) -> Any:
        self.refused = name
        if name == "write":
            real(args[0], bytes(args[1])[: len(args[1]) // 2])
        if name == "close":
            real(*args)  # the handle is gone whatever close says
        raise OSError(self.code, os.strerror(self.code))


def install(monkeypatch: pytest.MonkeyPatch, shim: Any) -> None:
    for module in kit.MODULES:
        if hasattr(module, "os"):
            monkeypatch.setattr(module, "os", shim)


def refusals(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int) -> list[str]:
    """Refuse each call of one save in turn; return the names of the calls."""
    seen: list[str] = []
    for at in range(1, 60):
        folder = tmp_path / f"{code}-{at}"
        path = folder / "pumps.workbook.json"
        store = Store.create(path, Workbook("", Info(title="Pumps")))
        store.do(kit.card(1))
        assert store.flush().kind == "saved"
        shim = Refusing(at, code)
        with monkeypatch.context() as patched:
            install(patched, shim)
            store.do(kit.card(2))
            state = store.flush()
        if not shim.refused:
            store.close()
            assert seen, "nothing was refused"
            return seen
        seen.append(shim.refused)
        on_disk = kit.numbers(read_book(path).book)
        assert on_disk in ([1], [1, 2])
        assert state.kind == "not_saved" or on_disk == [1, 2], "shown as saved and not there"
        assert kit.numbers(store.book) == [1, 2], "memory keeps it"
        store.do(kit.card(3))
        assert store.flush().kind == "saved"
        assert kit.numbers(read_book(path).book) == [1, 2, 3]
        store.close()
        assert [p.name for p in folder.iterdir() if p.name.endswith(".tmp")] == []
    raise AssertionError("a save has no sixty calls")


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_whatever_call_is_refused_nothing_is_lost(code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = refusals(monkeypatch, tmp_path, code)
    assert {"open", "write", "fsync", "close", "replace"} <= set(seen)


def test_a_save_does_the_whole_ceremony_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from workbook import files

    shim = kit.ShimOs(0, lambda *_: None)
    monkeypatch.setattr(files, "os", shim)
    files.write_whole(tmp_path / "x", b"data")
    assert shim.log == ["open", "fchmod", "write", "fsync", "close", "replace", "open", "fsync", "close"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_forgiven(code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from workbook import files

    shim = Refusing(8, code)
    monkeypatch.setattr(files, "os", shim)
    files.write_whole(tmp_path / "x", b"data")
    assert shim.refused == "fsync"
    assert (tmp_path / "x").read_bytes() == b"data"


def test_writes_may_come_in_pieces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from workbook import files

    class Short:
        def __getattr__(self, name: str) -> Any:
            if name == "write":
                return lambda fd, data: os.write(fd, bytes(data)[:1000])
            return getattr(os, name)

    monkeypatch.setattr(files, "os", Short())
    data = os.urandom(12_345)
    files.write_whole(tmp_path / "x", data)
    assert (tmp_path / "x").read_bytes() == data


FULL = """
import resource, signal, sys
sys.path.insert(0, {kit!r})
import fault_kit as kit
from pathlib import Path
from workbook.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path({path!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
n = 0
while store.state.kind != "not_saved":
    n += 1
    store.do(kit.card(n))
    if store.flush().kind == "saved":
        last = n
print(last, n, len(kit.numbers(store.book)))
try:
    store.close()
except Exception as error:
    print(type(error).__name__)
"""


def test_a_disk_that_is_really_full_keeps_the_last_saved_state(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    Store.create(path, Workbook("", Info(title="Pumps"))).close()
    code = FULL.format(kit=str(Path(__file__).parent), path=str(path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    numbers, end = done.stdout.splitlines()
    last, tried, in_memory = map(int, numbers.split())
    assert end == "NotSaved"
    assert last == tried - 1 > 10
    assert in_memory == tried
    assert kit.numbers(read_book(path).book) == list(range(1, last + 1))


HOLD = """
import sys
sys.path.insert(0, {kit!r})
import fault_kit as kit
from pathlib import Path
from workbook.store import Store
store = Store.open(Path({path!r}))
print("open", flush=True)
for n in range(1, {times} + 1):
    store.do(kit.card(n))
    assert store.flush().kind == "saved"
print("done", flush=True)
sys.stdin.read()
"""


def test_two_programs_one_writes_the_other_reads(tmp_path: Path) -> None:
    path = tmp_path / "pumps.workbook.json"
    Store.create(path, Workbook("", Info(title="Pumps"))).close()
    code = HOLD.format(kit=str(Path(__file__).parent), path=str(path), times=200)
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "open\n"
        seen: list[int] = []
        while not seen or seen[-1] < 200:
            with pytest.raises(Locked, match=rf"process {child.pid}\)"):
                Store.open(path)
            reader = Store.open(path, read_only=True)
            seen.append(len(kit.numbers(reader.book)))
            reader.close()
        assert seen == sorted(seen)
        assert child.stdout.readline() == "done\n"
    finally:
        child.kill()  # the lock must come free however the holder ends
        child.communicate()
    store = Store.open(path)
    assert len(kit.numbers(store.book)) == 200
    store.close()


def test_a_folder_that_cannot_be_written_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pumps.workbook.json"
    Store.create(path, Workbook("", Info(title="Pumps"))).close()

    def refused(_self: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("workbook.lock.Lock.take", refused)
    store = Store.open(path)
    assert (store.read_only, store.notice) == (True, "Open for reading only: we may not write there.")
    with pytest.raises(WorkbookError, match="reading only"):
        store.do(kit.card(1))
    store.close()
