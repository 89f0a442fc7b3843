"""Time as the workbook sees it: passed in, so that tests hold it in their hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

from workbook.dates import show_date


class Time(Protocol):
    """A source of time."""

    def wall(self) -> float:
        """Return seconds since the epoch; may jump."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow; from no particular start."""
        ...


class SystemTime:
    """The machine's own clocks."""

    def wall(self) -> float:
        """Return seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Return the monotonic clock's seconds."""
        return time.monotonic()


def iso(seconds: float) -> str:
    """Return an instant as ISO text in UTC, to the second (``2025-03-12T14:02:33Z``)."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stamp(seconds: float) -> str:
    """Return an instant for file names, in UTC, in an order that sorts (``20250312-140233-123``)."""
    whole = datetime.fromtimestamp(seconds, UTC)
    return f"{whole:%Y%m%d-%H%M%S}-{whole.microsecond // 1000:03d}"


def day_and_time(seconds: float) -> str:
    """Return an instant as people here read it (``12 Mar 2025, 14:02``), in local time."""
    local = datetime.fromtimestamp(seconds)
    return f"{show_date(local.date().isoformat())}, {local:%H:%M}"
