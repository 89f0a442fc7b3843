"""How long a key takes until the last picture it causes is painted; ours and a bare Textual Input in turn.

Keys come as a person types them: each one when the picture stands still, and never sooner than a frame after it.
Textual paints at most sixty times a second; of two keys closer than that the second one waits for the next frame, in
any app, and that wait is no work of ours. Ours and the bare one are pressed in turn, so that both meet the same
machine; where others use it too, the quietest of a few rounds is the one that says most about the program.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

FRAME = 1 / 60
STILL = 1.5 * FRAME
PATIENCE = 5.0
ROUNDS = 5


class Bare(App[None]):
    """One Input, nothing else."""

    def compose(self) -> ComposeResult:
        yield Input()


class Painted:
    """An app whose painting is watched."""

    def __init__(self, app: App[Any]) -> None:
        self.app = app
        self.last = time.perf_counter()
        self.pictures = 0
        paint = app._display

        def display(*given: Any) -> None:
            paint(*given)
            self.last = time.perf_counter()
            self.pictures += 1

        app._display = display  # type: ignore[method-assign]

    async def key(self, key: str, state: Callable[[], object]) -> float:
        """Press a key that changes *state*; return the seconds until the last picture it caused was painted."""
        before, pictures = state(), self.pictures
        start = time.perf_counter()
        self.app.post_message(events.Key(key, key))
        while self.pictures == pictures or time.perf_counter() - self.last < STILL:
            if time.perf_counter() - start > PATIENCE:
                break
            await asyncio.sleep(STILL)
        assert state() != before, f"{key} changed nothing"
        assert self.pictures > pictures, f"{key} painted nothing"
        return self.last - start


class Round(NamedTuple):
    """95th percentiles of one round, in milliseconds."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


async def rounds(ours: Callable[[], Any], bare: Callable[[], Any], keys: int) -> list[Round]:
    """Press *keys* keys a round, ours and the bare one in turn; return the rounds, the quietest first."""
    found: list[Round] = []
    for _ in range(ROUNDS):
        times: tuple[list[float], list[float]] = ([], [])
        gc.collect()
        gc.disable()
        try:
            for _ in range(keys):
                times[0].append(await ours())
                times[1].append(await bare())
        finally:
            gc.enable()
        found.append(Round(*(statistics.quantiles(part, n=20)[18] * 1000 for part in times)))
    return sorted(found, key=lambda one: one.bare)


def told(name: str, found: list[Round], limit: float) -> str:
    """Return the line that says what was measured."""
    best = found[0]
    others = ", ".join(f"{one.ratio:.2f}" for one in found[1:])
    return (
        f"\nkey {name}: {best.ours:.1f} ms p95, bare Input {best.bare:.1f} ms, "
        f"ratio {best.ratio:.2f} (limit {limit}; noisier rounds {others})"
    )
