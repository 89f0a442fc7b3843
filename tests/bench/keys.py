"""How long a key works until the last picture it causes is painted; ours and a bare Textual Input in turn.

Keys come as a person types them: each one when the picture stands still, and never sooner than a frame after it.
Textual paints at most sixty times a second; of two keys closer than that the second one waits for the next frame, in
any app. What is counted is the processor time of the thread that takes keys and paints, from the key to the last
picture it causes: on that path nothing waits, so this is what a key takes on a machine that is ours alone, and other
programs on a shared one cannot make it look longer or shorter. Time by the clock is told beside it. Ours and the bare
one are pressed in turn, so that both meet the same machine.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

FRAME = 1 / 60
STILL = 1.5 * FRAME
PATIENCE = 5.0


class Bare(App[None]):
    """One Input, nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


class Painted:
    """An app whose painting is watched."""

    def __init__(self, app: App[Any]) -> None:
        self.app = app
        self.last, self.worked = time.perf_counter(), 0.0
        self.pictures = 0
        paint = app._display

        def display(*given: Any) -> None:
            paint(*given)
            self.last, self.worked = time.perf_counter(), time.thread_time()
            self.pictures += 1

        app._display = display  # type: ignore[method-assign, assignment]

    async def key(self, key: str, state: Callable[[], object]) -> tuple[float, float]:
        """Press a key that changes *state*; return the seconds of work and by the clock until the last picture."""
        before, pictures = state(), self.pictures
        start, idle = time.perf_counter(), time.thread_time()
        self.app.post_message(events.Key(key, key))
        while self.pictures == pictures or time.perf_counter() - self.last < STILL:
            if time.perf_counter() - start > PATIENCE:
                break
            await asyncio.sleep(STILL)
        assert state() != before, f"{key} changed nothing"
        assert self.pictures > pictures, f"{key} painted nothing"
        return self.worked - idle, self.last - start


class Keys(NamedTuple):
    """95th percentiles in milliseconds: work of ours and of the bare one, and the same by the clock."""

    ours: float
    bare: float
    ours_by_clock: float
    bare_by_clock: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    def told(self, name: str, limit: float) -> str:
        """Return the line that says what was measured."""
        return (
            f"\nkey {name}: {self.ours:.1f} ms p95, bare Input {self.bare:.1f} ms, ratio {self.ratio:.2f} "
            f"(limit {limit}); by the clock {self.ours_by_clock:.1f} and {self.bare_by_clock:.1f} ms"
        )


async def pressed(
    ours: Callable[[], Awaitable[tuple[float, float]]], bare: Callable[[], Awaitable[tuple[float, float]]], keys: int
) -> Keys:
    """Press *keys* keys, ours and the bare one in turn."""
    times: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    gc.collect()
    gc.disable()
    try:
        for _ in range(keys):
            times[0].append(await ours())
            times[1].append(await bare())
    finally:
        gc.enable()
    worked = [_p95([work for work, _ in part]) for part in times]
    by_clock = [_p95([clock for _, clock in part]) for part in times]
    return Keys(*worked, *by_clock)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18] * 1000
