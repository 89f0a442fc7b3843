"""An open workbook, a clock in the test's hand, and a disk that refuses when told to."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import keeper
from workbook.errors import NotSaved
from workbook.files import write_whole
from workbook.model import Info, Workbook
from workbook.store import Store


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
    made = Store.create(path, Workbook("", Info(title="Pumps")), time=clock)
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
