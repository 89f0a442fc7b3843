"""How long a key takes in a full room: sixty cards, twelve groups, fourteen people; against a bare Textual Input."""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from screens.pages.grid import Grid
from workbook.library import Library
from workbook.live import LiveFile
from workbook.model import Info, Item, PageMark, Participant, Session, Workbook
from workbook.store import Store

CARDS, GROUPS, PEOPLE, KEYS, LIMIT = 60, 12, 14, 60, 2.0


class Bare(App[None]):
    """One Input, nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


def a_room(page: str) -> Workbook:
    groups = tuple(Item(f"K{n}", f"What happens again and again, number {n}") for n in range(1, GROUPS + 1))
    cards = tuple(
        Item(f"D{n}", f"Every shift finds the same fault again, number {n}", {"cluster": f"K{n % GROUPS + 1}"})
        for n in range(CARDS)
    )
    people = tuple(Participant(f"P{n}", f"Fitter {n}") for n in range(1, PEOPLE + 1))
    return Workbook(
        "bench",
        Info("Bench"),
        people,
        agenda_blocks("full-day"),
        items={"problems/ideas": cards, "problems/clusters": groups},
        session=Session(page, {"problems/ideas": PageMark("settled")}),
    )


async def timed(app: App[Any], key: str, done: Callable[[], object], into: list[float]) -> None:
    """Press one key and wait until what it changed is painted."""
    before = done()
    painted = asyncio.Event()
    start = time.perf_counter()
    app.post_message(events.Key(key, key))
    while done() == before:
        if time.perf_counter() - start > 2:
            return  # a card that stands in that group already: nothing changed
        await asyncio.sleep(0)
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    into.append(time.perf_counter() - start)


PAGES: dict[str, tuple[tuple[str, ...], str]] = {
    "problems/dots": (("f6",), "1"),
    "problems/clusters": ((), "ABCDEFGHIJKL"),
}
"""Page -> the keys that open it, and those that are timed: marks on slips, cards sent to groups."""


@pytest.mark.bench
@pytest.mark.parametrize("page", PAGES)
async def test_a_key_in_a_full_room(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, keys = PAGES[page]
    store = Store.create(tmp_path / "bench.workbook.json", a_room(page))
    ours: list[float] = []
    bare: list[float] = []
    app = WorkbookApp(Library(tmp_path / "library"))
    async with app.run_test(size=(100, 30)) as pilot:
        app.store = store
        app.live = LiveFile(tmp_path / "live")
        app.push_screen(ExerciseScreen())
        await pilot.pause()
        await pilot.pause()
        await pilot.press(*first)
        await pilot.pause()
        grid = app.focused
        assert isinstance(grid, Grid)
        plain = Bare()
        async with plain.run_test(size=(100, 30)) as other:
            await other.pause()
            field = plain.focused
            assert isinstance(field, Input)
            gc.collect()
            gc.disable()
            try:
                for number in range(KEYS):
                    await timed(app, keys[number % len(keys)], lambda: (grid.row_id, grid.column_id, store.book), ours)
                    await timed(plain, "a", lambda: field.value, bare)
            finally:
                gc.enable()
    store.close()
    assert len(ours) > KEYS // 2
    p95 = [statistics.quantiles(times, n=20)[18] * 1000 for times in (ours, bare)]
    ratio = p95[0] / p95[1]
    with capsys.disabled():
        print(f"\nkey on {page}: {p95[0]:.1f} ms p95, bare Input {p95[1]:.1f} ms, ratio {ratio:.2f} (limit {LIMIT})")
    assert ratio <= LIMIT
