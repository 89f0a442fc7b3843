"""Waiting until a program under a pilot has nothing left to do.

Textual's pilot waits three times a key: it sleeps for 20 ms and then looks how busy the processor was. That was most of
the time of every test of screens, and on a busy machine a program that had not been given its turn looked idle. Here
the event loop itself is asked: it is quiet when nothing is ready to run and nothing falls due within a frame.
"""

from __future__ import annotations

import asyncio
from typing import Any

FRAME = 0.02
"""Seconds: Textual paints sixty times a second, and what follows a painting is due with the next one."""


async def until_quiet(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the event loop has nothing to do, as long as Textual's `wait_for_idle` would at most."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    while True:
        await asyncio.sleep(0)  # all that was ready has run now, and what came from threads is ready
        now = loop.time()
        if now >= end:
            return
        if loop._ready:
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)
        if due > now + FRAME:
            return
        await asyncio.sleep(max(0.0, due - now))
