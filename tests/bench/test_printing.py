"""Keys while a PDF is being made: as quick as without, in one run, in a real terminal."""

from __future__ import annotations

import os
import select
import statistics
import time
from pathlib import Path

import pytest

from exercises.exchange.interchange import sample_book
from tests.terminal import Terminal, library_of
from workbook.library import Library

MOST, KEYS = 1.5, 80


def one_key(terminal: Terminal) -> float:
    """Press one key and return the seconds until something is painted."""
    while select.select([terminal.child.child_fd], [], [], 0)[0]:
        terminal._take()
    start = time.perf_counter()
    terminal.child.send("a")
    select.select([terminal.child.child_fd], [], [], 2.0)
    took = time.perf_counter() - start
    terminal._take()
    return took


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18] * 1000


@pytest.mark.bench
def test_keys_stay_quick_while_a_pdf_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf = Library(tmp_path / "library")
    store = shelf.create(sample_book())
    store.close()
    terminal = Terminal("open", store.slug, env=library_of(tmp_path / "library"))
    terminal.wait("Critical business problems").settle().type("e").wait("Documents").settle(1.0)
    terminal.press("down", "space", "down", "space", "shift+tab").settle().press("ctrl+a", "ctrl+k").settle()
    terminal.type(f"{tmp_path}/out").settle(0.5)
    idle = [one_key(terminal) for _ in range(KEYS)]
    terminal.press("f6")
    busy: list[float] = []
    while "Made" not in terminal.text and len(busy) < 600:
        busy.append(one_key(terminal))
    made = [name for _, _, names in os.walk(tmp_path) for name in names if name.endswith(".pdf")]
    terminal.press("ctrl+q")
    terminal.end()
    ratio = p95(busy) / p95(idle)
    with capsys.disabled():
        print(
            f"\nkeys while printing: {p95(busy):.1f} ms p95 ({len(busy)} keys), idle {p95(idle):.1f} ms, ratio {ratio:.2f} (limit {MOST})"
        )
    assert made
    assert len(busy) > 40
    assert ratio <= MOST
