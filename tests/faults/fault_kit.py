"""Children that write workbooks and are killed: at random, or at the Nth system call. Run by the tests beside it.

A child is a fork of a process that has everything imported and no threads, so a kill costs milliseconds. It says
"saved" over a pipe, with the number of the change, and only after the store said so.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbook import backups, files, keeper, library, opening, rewriting, storage, store, tables, typing_file
from workbook.changes import AddItem
from workbook.library import Library
from workbook.model import Info, Item, Workbook
from workbook.paths import typing_file as typing_path
from workbook.reading import read_book
from workbook.store import Store

IDEAS = "problems/ideas"
CALLS = ("open", "write", "fsync", "fdatasync", "close", "fchmod", "replace", "rename", "link", "unlink")
MODULES = (backups, files, keeper, library, opening, rewriting, storage, store, tables, typing_file)


class ShimOs:
    """Stands in for `os` in our modules; something happens at the Nth call that touches the disk."""

    def __init__(self, at: int, act: Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]) -> None:
        self.at, self.act, self.count = at, act, 0
        self.log: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*args: Any, **more: Any) -> Any:
            self.count += 1
            self.log.append(name)
            return self.act(name, real, args, more) if self.count == self.at else real(*args, **more)

        return call

    def install(self) -> None:
        for module in MODULES:
            if hasattr(module, "os"):
                module.os = self  # type: ignore[attr-defined]


def kill_before(_name: str, _real: Callable[..., Any], _args: tuple[Any, ...], _more: dict[str, Any]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill_half_way(name: str, real: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]) -> None:
    """Kill after the call; of a write only the first half has arrived."""
    if name == "write":
        fd, data = args
        real(fd, bytes(data)[: len(data) // 2])
    else:
        real(*args, **more)
    os.kill(os.getpid(), signal.SIGKILL)


def fork(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Start *work* in a child; return its process number and the pipe its words come from."""
    read, write = os.pipe()

    def say(word: str) -> None:
        os.write(write, word.encode() + b"\n")

    pid = os.fork()
    if pid:
        os.close(write)
        return pid, read
    try:
        os.close(read)
        work(say)
        os._exit(0)
    except BaseException as error:
        os.write(write, f"error {type(error).__name__}: {error}\n".encode())
        os._exit(3)


def heard(read: int) -> list[str]:
    """Return all words of a child that has ended."""
    parts = []
    while part := os.read(read, 65536):
        parts.append(part)
    os.close(read)
    words = b"".join(parts).split(b"\n")
    return [word.decode() for word in words[:-1]]


def ended(pid: int) -> bool:
    """Wait for a child; tell whether it was killed. Any other end than 0 is a failure of the test."""
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the child failed"
    return False


def card(n: int) -> AddItem:
    return AddItem(IDEAS, Item(f"I{n}", f"card {n} " + "x" * (n * 37 % 400)))


def numbers(book: Workbook) -> list[int]:
    return [int(item.id[1:]) for item in book.rows(IDEAS)]


# Killed at random ---------------------------------------------------------------------------------------------------


def write_for_ever(path: Path) -> Callable[[Callable[[str], None]], None]:
    def work(say: Callable[[str], None]) -> None:
        opened = Store.open(path)
        n = max(numbers(opened.book), default=0)
        while True:
            for _ in range(1 + n % 4):
                n += 1
                opened.do(card(n))
                opened.draft(IDEAS, f"typing {n}")
            if opened.flush().kind == "saved":
                say(f"saved {n}")

    return work


def random_kills(times: int, seed: int) -> dict[str, int]:
    """Kill a writing process *times* times on one file; return what was seen."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp())
    path = folder / "pumps.workbook.json"
    Store.create(path, Workbook("", Info(title="Pumps"))).close()
    acked = most = 0
    for _ in range(times):
        pid, read = fork(write_for_ever(path))
        select.select([read], [], [], 20)  # the first word: it is writing
        time.sleep(chance.uniform(0, 0.04))
        os.kill(pid, signal.SIGKILL)
        assert ended(pid)
        words = heard(read)
        assert words, "nothing was ever saved"
        assert all(word.startswith("saved ") for word in words), words
        acked += len(words)
        most = int(words[-1].split()[1])
        kept = numbers(read_book(path).book)
        assert kept == list(range(1, len(kept) + 1)), "a change is missing"
        assert len(kept) >= most, f"{most} was shown as saved, the file holds {len(kept)}"
        if len(kept) > 600:
            path.unlink()
            Store.create(path, Workbook("", Info(title="Pumps"))).close()
    Store.open(path).close()
    left = [entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp")]
    assert left == [], "temporary files are swept at the next opening"
    for backup in (folder / ".backups" / "pumps").glob("*.json"):
        read_book(backup)
    return {"kills": times, "acked": acked}


# Killed at each call ------------------------------------------------------------------------------------------------

OLD = b'{"workbook": {"1": {"schema": 0, "id": "old", "title": "Old"}}, "items": {"4": {"list": "problems/ideas", "id": "I1"}}}'


class Save:
    """Open, three changes, typed text, close; a long row of backups stands, so the last ones rotate."""

    def prepare(self, folder: Path) -> None:
        path = folder / "pumps.workbook.json"
        Store.create(path, Workbook("", Info(title="Pumps"))).close()
        raw = path.read_bytes()
        old = folder / ".backups" / "pumps"
        old.mkdir(parents=True)
        for day in range(1, 24):
            (old / f"202503{day:02d}-120000-000.json").write_bytes(raw)

    def work(self, folder: Path, say: Callable[[str], None]) -> None:
        opened = Store.open(folder / "pumps.workbook.json")
        for n in (1, 2, 3):
            opened.do(card(n))
            if n == 2:
                opened.draft(IDEAS, "being typed")
            if opened.flush().kind == "saved":
                say(f"saved {n}")
            if n == 2:
                say("typed")
        opened.close()

    def check(self, folder: Path, words: list[str]) -> None:
        path = folder / "pumps.workbook.json"
        kept = numbers(read_book(path).book)
        saved = sum(word.startswith("saved") for word in words)
        assert kept in (list(range(1, saved + 1)), list(range(1, saved + 2))), (kept, words)
        if "typed" in words:
            assert b"being typed" in typing_path(path).read_bytes()
        standing = list((folder / ".backups" / "pumps").glob("[0-9]*.json"))
        assert len(standing) >= 14
        for backup in standing:
            read_book(backup)


class Migrate:
    """Open a file of version 0."""

    def prepare(self, folder: Path) -> None:
        (folder / "pumps.workbook.json").write_bytes(OLD)

    def work(self, folder: Path, say: Callable[[str], None]) -> None:
        Store.open(folder / "pumps.workbook.json").close()
        say("done")

    def check(self, folder: Path, words: list[str]) -> None:
        path = folder / "pumps.workbook.json"
        assert numbers(read_book(path).book) == [1]
        if path.read_bytes() != OLD:
            assert OLD in [backup.read_bytes() for backup in (folder / ".backups" / "pumps").glob("[0-9]*.json")]
        else:
            assert words == []


class Restore:
    """Put the newest good backup in the place of a damaged file."""

    def prepare(self, folder: Path) -> None:
        Save().prepare(folder)
        (folder / "pumps.workbook.json").write_bytes(b"damaged")

    def work(self, folder: Path, say: Callable[[str], None]) -> None:
        backups.restore(folder / "pumps.workbook.json")
        say("done")

    def check(self, folder: Path, words: list[str]) -> None:
        path = folder / "pumps.workbook.json"
        aside = [p for p in folder.iterdir() if ".damaged-" in p.name and not p.name.startswith(".")]
        if path.read_bytes() == b"damaged":
            assert words == []
        else:
            assert read_book(path).book.info.title == "Pumps"
            assert b"damaged" in [p.read_bytes() for p in aside], "what stood there is kept"


class Housekeeping:
    """Make, duplicate, rename, put away and bring back."""

    def prepare(self, folder: Path) -> None:
        made = Library(folder).create(Workbook("", Info(title="Pumps")))
        made.do(card(1))
        made.close()

    def work(self, folder: Path, say: Callable[[str], None]) -> None:
        shelf = Library(folder)
        shelf.duplicate("pumps", "Copy")
        say("copy")
        shelf.rename("pumps", "Tubes")
        say("tubes")
        shelf.archive("tubes")
        say("archived")
        shelf.restore("tubes")
        say("restored")

    def check(self, folder: Path, words: list[str]) -> None:
        shelf = Library(folder)
        entries = [*shelf.entries(), *shelf.entries(archived=True)]
        assert all(entry.readable for entry in entries), entries
        for entry in entries:
            assert numbers(read_book(entry.path).book) == [1]
        titles = [entry.title for entry in entries]
        assert len(titles) == len(set(titles)) <= 2
        assert "Copy" in titles or words == []
        assert "Pumps" in titles or "Tubes" in titles
        if words[-1:] == ["archived"]:
            assert "Tubes" in titles


class Create:
    """Make a new workbook in a new library."""

    def prepare(self, folder: Path) -> None:
        pass

    def work(self, folder: Path, say: Callable[[str], None]) -> None:
        Library(folder / "new").create(Workbook("", Info(title="Pumps"))).close()
        say("done")

    def check(self, folder: Path, words: list[str]) -> None:
        entries = Library(folder / "new").entries()
        assert [entry.title for entry in entries] == ["Pumps"] or (entries == [] and words == [])
        assert all(entry.readable for entry in entries)


SCENARIOS: dict[str, Any] = {
    "save": Save(),
    "migrate": Migrate(),
    "restore": Restore(),
    "housekeeping": Housekeeping(),
    "create": Create(),
}


def kills_at_each_call(name: str, every: int = 1) -> dict[str, int]:
    """Kill a scenario before, and half way through, each of its calls; after each the scenario runs again whole."""
    scenario = SCENARIOS[name]
    points = 0
    for act in (kill_before, kill_half_way):
        at, killed = 1, True
        while killed:
            folder = Path(tempfile.mkdtemp())
            scenario.prepare(folder)

            def work(say: Callable[[str], None], at: int = at, act: Any = act, folder: Path = folder) -> None:
                ShimOs(at, act).install()
                scenario.work(folder, say)

            pid, read = fork(work)
            killed = ended(pid)
            words = heard(read)
            try:
                scenario.check(folder, words)
            except BaseException:
                print(f"{name}: {act.__name__} call {at}, heard {words}", file=sys.stderr)
                raise
            points += killed
            at += every
    return {"points": points}


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    outcome = random_kills(int(rest[0]), int(rest[1])) if kind == "random" else kills_at_each_call(kind, int(rest[0]))
    print(json.dumps(outcome))
