"""Pulling the plug, as a model of what POSIX promises: what was not synced may be gone, torn or full of NULs.

A file's bytes last from its sync on; names made, changed or removed in a folder last from the folder's sync on, and
until then any first part of them may have arrived. Every state that a cut could leave is looked at. The last tests
take one sync out and must find a loss: a model that cannot fail proves nothing.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import files
from workbook.changes import AddItem
from workbook.errors import WorkbookError
from workbook.gate import parse
from workbook.model import Info, Item, Workbook
from workbook.store import Store
from workbook.tables import load

NAME = "pumps.workbook.json"


class Journal:
    """Stands in for `os` and writes down what reaches the disk, in order."""

    def __init__(self, without: str = "") -> None:
        self.events: list[tuple[Any, ...]] = []
        self.without = without
        self.handles: dict[int, Any] = {}
        self.made = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, *mode: int) -> int:
        fd = os.open(path, flags, *mode)
        if flags & os.O_CREAT:
            self.made += 1
            self.handles[fd] = self.made
            self.events.append(("name", os.path.basename(path), self.made))
        else:
            self.handles[fd] = None
        return fd

    def write(self, fd: int, data: Any) -> int:
        done = os.write(fd, data)
        self.events.append(("bytes", self.handles[fd], bytes(data[:done])))
        return done

    def fsync(self, fd: int) -> None:
        inode = self.handles[fd]
        if self.without != ("folder" if inode is None else "file"):
            self.events.append(("sync", inode))

    def replace(self, old: Any, new: Any) -> None:
        os.replace(old, new)
        self.events.append(("move", os.path.basename(old), os.path.basename(new)))


def cuts(events: list[tuple[Any, ...]], first: bytes) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield every state a cut could leave, with how many changes had been shown as saved by then."""
    for end in range(len(events) + 1):
        content: dict[int, bytes] = {0: first}
        safe: dict[int, bytes] = {0: first}
        names: list[tuple[Any, ...]] = []
        lasting = saved = 0
        for event, *what in events[:end]:
            if event == "bytes":
                content[what[0]] = content.get(what[0], b"") + what[1]
            elif event == "sync" and what[0] is not None:
                safe[what[0]] = content[what[0]]
            elif event == "sync":
                lasting = len(names)
            elif event == "saved":
                saved += 1
            else:
                names.append((event, *what))
        yield from ((saved, state) for state in _states(names, lasting, content, safe))


def _states(
    names: list[tuple[Any, ...]], lasting: int, content: dict[int, bytes], safe: dict[int, bytes]
) -> Iterator[dict[str, bytes]]:
    loose = [inode for inode in content if safe.get(inode) != content[inode]]
    for arrived in range(lasting, len(names) + 1):
        folder = {NAME: 0}
        for event, name, what in names[:arrived]:
            if event == "name":
                folder[name] = what
            else:
                folder[what] = folder.pop(name)
        for fates in itertools.product(range(4), repeat=len(loose)):
            held = dict(safe)
            for inode, fate in zip(loose, fates, strict=True):
                whole = content[inode]
                held[inode] = (safe.get(inode, b""), whole[: len(whole) // 2], b"\0" * len(whole), whole)[fate]
            yield {name: held.get(inode, b"") for name, inode in folder.items()}


def losses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str) -> tuple[int, int]:
    """Return how many states were looked at, and how many had lost what was shown as saved."""
    path = tmp_path / NAME
    store = Store.create(path, Workbook("", Info(title="Pumps")))
    first = path.read_bytes()
    journal = Journal(without)
    monkeypatch.setattr(files, "os", journal)
    for n in range(1, 5):
        store.do(AddItem("problems/ideas", Item(f"I{n}", "x" * n * 100)))
        assert store.flush().kind == "saved"
        journal.events.append(("saved",))
    store.close()
    seen = lost = 0
    for saved, state in cuts(journal.events, first):
        seen += 1
        try:
            book, _tables = load(parse(state[NAME], path), path)
            lost += len(book.rows("problems/ideas")) < saved
        except (WorkbookError, KeyError):
            lost += 1
    return seen, lost


def test_no_power_cut_loses_what_was_shown_as_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, lost = losses(tmp_path, monkeypatch, without="")
    assert seen > 50
    assert lost == 0


@pytest.mark.parametrize("without", ["file", "folder"])
def test_without_either_sync_the_model_finds_a_loss(
    without: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert losses(tmp_path, monkeypatch, without)[1] > 0
