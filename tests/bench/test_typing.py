"""How long a key takes on a page with three hundred cards, against a bare Textual Input; a ratio in one run."""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from workbook.library import Library
from workbook.model import Info, Item, PageMark, Session, Workbook
from workbook.store import Store

CARDS, KEYS, LIMIT = 300, 150, 2.0


class Bare(App[None]):
    """One Input, nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


async def timed(app: App[Any], into: list[float]) -> None:
    """Press one key and wait until it is painted; a pilot would wait for more than that."""
    field = app.focused
    assert isinstance(field, Input)
    before = len(field.value)
    painted = asyncio.Event()
    start = time.perf_counter()
    app.post_message(events.Key("a", "a"))
    while len(field.value) == before:
        await asyncio.sleep(0)
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    into.append(time.perf_counter() - start)


@pytest.mark.bench
async def test_a_key_on_a_page_with_300_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cards = tuple(
        Item(f"D{n}", f"Every shift finds the same fault again, number {n}, and rings the same man")
        for n in range(CARDS)
    )
    marks = {"problems/ideas": PageMark("revealed")}
    book = Workbook(
        "bench",
        Info("Bench"),
        agenda=agenda_blocks("half-day"),
        items={"problems/ideas": cards},
        session=Session("problems/ideas", marks),
    )
    store = Store.create(tmp_path / "bench.workbook.json", book)
    ours: list[float] = []
    bare: list[float] = []
    app = WorkbookApp(Library(tmp_path / "library"))
    async with app.run_test(size=(100, 30)) as pilot:
        app.store = store
        app.push_screen(ExerciseScreen())
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.focused, Input)
        plain = Bare()
        async with plain.run_test(size=(100, 30)) as other:
            await other.pause()
            gc.collect()
            gc.disable()
            try:
                for _ in range(KEYS):
                    await timed(app, ours)
                    await timed(plain, bare)
            finally:
                gc.enable()
        assert len(app.focused.value) == KEYS
    store.close()
    p95 = [statistics.quantiles(times, n=20)[18] * 1000 for times in (ours, bare)]
    ratio = p95[0] / p95[1]
    with capsys.disabled():
        print(
            f"\nkey with {CARDS} cards: {p95[0]:.1f} ms p95, bare Input {p95[1]:.1f} ms, ratio {ratio:.2f} (limit {LIMIT})"
        )
    assert ratio <= LIMIT
