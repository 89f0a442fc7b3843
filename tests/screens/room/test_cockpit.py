"""The second terminal: follows the session, is never handed a vote or an answer, and leaves nothing behind."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.guide import agenda_blocks
from screens.room.cockpit import CockpitApp
from tests.screens.test_same_bytes import a_library
from tests.terminal import Terminal, library_of
from workbook.live import Live, read_live
from workbook.model import Clock
from workbook.paths import live_file

import msgspec  # isort: skip

SIZES = {"80x24": (80, 24), "120x35": (120, 35)}
BLOCKS = tuple(
    with_(block, actual=minutes) if minutes is not None else block
    for block, minutes in zip(agenda_blocks("half-day"), (12, 31, 20, *[None] * 20), strict=False)
)
LIVE = Live(
    os.getpid(), "Pump Circle", "problems/dots", "problems/dots", "open", 1, Clock("problems/dots", 240, 101.0), 0.0,
    5, 9, ("3", "4", "8", "9"), "problems/ratings", BLOCKS, ("welcome", "primer"),
)  # fmt: skip


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "x.live"
    path.write_bytes(msgspec.json.encode(LIVE))
    return path


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_as_it_was_last_looked_at(
    size: str, theme: str, told: Path, snapshot: Callable[[Any, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.agenda.clock_in", lambda minutes: "12:40")
    app = CockpitApp(told, "x")
    async with app.run_test(size=SIZES[size]) as pilot:
        app.theme = theme
        await pilot.pause()
        await pilot.pause()
        snapshot(app, f"cockpit-{size}-{theme}")


async def test_it_waits_for_a_session_and_follows_it(tmp_path: Path) -> None:
    path = tmp_path / "x.live"
    app = CockpitApp(path, "pumps")
    async with app.run_test(size=(120, 35)) as pilot:
        await pilot.pause()
        assert "No session runs" in wall(app)
        path.write_bytes(msgspec.json.encode(LIVE))
        app.screen.look()  # type: ignore[attr-defined]
        await pilot.pause()
        for part in ("Private dots · open", "5 of 9 in", "still missing: seats 3, 4, 8, 9", "2:19", "13 min behind"):
            assert part.replace("2:19", "paused") in wall(app), wall(app)
        assert "Rate the top of the list" in wall(app)
        path.unlink()
        app.screen.look()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "No session runs" in wall(app)


def wall(app: Any) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def test_two_terminals(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    slug = library.entries()[0].slug
    live = live_file(library.find(slug))
    cockpit = Terminal("cockpit", slug, columns=120, rows=35, env=library_of(tmp_path)).wait("No session runs")
    session = Terminal("open", slug, "--at", "problems/dots", env=library_of(tmp_path)).wait("open the vote").settle()
    cockpit.wait("Private dots")
    session.press("2").settle().press("f6").settle().press("enter").wait("0 of 3 lines").type("210")
    session.wait("3 of 3 lines").settle()
    assert read_live(live).taken == 0  # type: ignore[union-attr]
    start = time.monotonic()
    session.press("enter").settle()
    cockpit.wait("1 of 4 in").wait(lambda text: "seats 2" in text)
    assert time.monotonic() - start < 10
    raw = live.read_text()
    assert "Pumps" not in raw
    assert "Fitter" not in raw
    session.press("f8").settle()
    cockpit.wait("Rate the top of the list")
    session.kill()
    cockpit.wait("No session runs")
    again = Terminal("open", slug, "--at", "problems/dots", env=library_of(tmp_path))
    again.wait("The vote was interrupted").settle()
    cockpit.wait("Private dots").wait("ready")
    again.press("ctrl+q")
    assert again.end() == 0
    assert not live.exists()
    cockpit.press("ctrl+q")
    assert cockpit.end() == 0
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".live"]
