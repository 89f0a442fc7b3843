"""How long one change takes until it is shown as saved, against writing the same bytes raw; a ratio in one run."""

from __future__ import annotations

import gc
import os
import statistics
import threading
import time
from pathlib import Path

import pytest

from workbook.answers import Value
from workbook.changes import SetText
from workbook.clock import SystemTime
from workbook.model import Info, Item, Workbook
from workbook.store import SaveState, Store

RECORDS = 1_000
ROUNDS = 60
LIMIT = 2.0


class Ahead(SystemTime):
    """The machine's clock, which a test can put forward: every change finds the store at rest."""

    ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


def big_book() -> Workbook:
    cells: dict[str, Value] = {
        "kind": "people",
        "frequency": 4,
        "cost": 3,
        "leverage": 5,
        "note": "who said so and where, in a few words",
    }
    cards = tuple(
        Item(f"I{n}", f"Every shift finds the same fault again, number {n}; nobody knows whom to ask", cells)
        for n in range(RECORDS)
    )
    return Workbook("bench", Info(title="Bench"), items={"problems/ideas": cards})


def raw_write(path: Path, data: bytes) -> None:
    temp = str(path) + ".raw"
    fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)
    os.replace(temp, path)


@pytest.mark.bench
def test_one_change_to_saved_takes_at_most_twice_a_raw_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Ahead()
    store = Store.create(tmp_path / "bench.workbook.json", big_book(), time=clock)
    saved = threading.Event()

    def heard(state: SaveState) -> None:
        if state.kind == "saved":
            saved.set()

    store.listen(heard)
    ours: list[float] = []
    raws: list[float] = []
    gc.disable()
    try:
        for round_ in range(ROUNDS):
            data = store.path.read_bytes()
            begin = time.perf_counter()
            raw_write(tmp_path / "raw.json", data)
            raws.append(time.perf_counter() - begin)

            store.flush()  # the writer is idle again
            clock.ahead += 1.0
            saved.clear()
            begin = time.perf_counter()
            store.do(SetText("problems/ideas", f"I{round_ * 7}", f"changed in round {round_}"))
            assert saved.wait(10)
            ours.append(time.perf_counter() - begin)
    finally:
        gc.enable()
        store.close()
    ratio = statistics.median(ours) / statistics.median(raws)
    with capsys.disabled():
        print(
            f"\nsaving one change at {RECORDS} records: {statistics.median(ours) * 1e3:.2f} ms,"
            f" raw {statistics.median(raws) * 1e3:.2f} ms, ratio {ratio:.2f} (limit {LIMIT})"
        )
    assert ratio <= LIMIT
