"""A library for the full screen, and pictures of screens that are compared with those in `tests/snapshots`."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, TextArea

from tests.screens.quiet import until_quiet
from workbook.library import Library
from workbook.model import Block, Info, Participant, Workbook

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
MOMENT = 1_741_788_153.0  # 12 March 2025


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that takes all pictures anew."""
    parser.addoption("--snapshot-update", action="store_true", help="take the pictures of the screens anew")


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always 12 March 2025."""
    monkeypatch.setattr("workbook.clock.SystemTime.wall", lambda self: MOMENT)
    for module in ("parts.form", "actions", "overview"):
        monkeypatch.setattr(f"screens.{module}._today", lambda: date(2025, 3, 12))


@pytest.fixture(autouse=True)
def no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot waits for the event loop, not for the clock."""
    monkeypatch.setattr("textual.app.wait_for_idle", until_quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_quiet)


_parsed: dict[Any, list[RuleSet]] = {}


@pytest.fixture(autouse=True)
def sheets_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app of a run has the same style sheets: each is parsed once for all of them, theme by theme."""
    parse = Stylesheet._parse_rules

    def parsed(self: Stylesheet, *told: Any, **more: Any) -> list[RuleSet]:
        key = (tuple(sorted(self._variables.items())), told, tuple(sorted(more.items())))
        if key not in _parsed:
            _parsed[key] = parse(self, *told, **more)
        return _parsed[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)


@pytest.fixture
def empty_library(tmp_path: Path) -> Library:
    """Return a library with nothing in it."""
    return Library(tmp_path / "library")


@pytest.fixture
def library(empty_library: Library) -> Library:
    """Return a library with the finished sample and a workbook that was hardly begun."""
    from exercises.guide import agenda_blocks
    from screens.library.sample import sample_path

    people = (Participant("P1", "Shift lead"), Participant("P2", "Control-room operator", here=False))
    info = Info("Night shift handover, first go", "Tarnbeck Water", date="2025-06-02", agenda="half-day")
    store = empty_library.create(Workbook("b2", info, people, agenda_blocks("half-day")))
    store.close()
    empty_library.note_progress(store.slug, 3, 8)
    sample_path(empty_library)
    return empty_library


@pytest.fixture
def book_with() -> Callable[[str], Workbook]:
    """Return what makes a workbook in which a text stands wherever people's words can stand."""
    return _book_with


def _book_with(text: str) -> Workbook:
    from workbook.model import Action, Item, Parked, Tally

    clusters = (Item("K1", text, {"sentence": text}), Item("K2", "Another"))
    counts = {name: {"4": 2, "2": 1} for name in ("impact", "urgency", "leverage")}
    return Workbook(
        "h1",
        Info(text, text, text, "2025-03-12", "half-day"),
        (Participant("P1", text), Participant("P2", "Planner", "management")),
        (Block("problems", "problems", "full", 35), Block("plan", "plan", "short", 10)),
        {"problems/chosen": {"selected": ["K1"]}},
        {},
        {"problems/ideas": (Item("D1", text, {"cluster": "K1"}),), "problems/clusters": clusters},
        {},
        {
            "problems/dots#1": Tally("problems/dots", counts={"K1": {"votes": {"votes": 3}}}, voters=2),
            "problems/ratings#1": Tally("problems/ratings", counts={"K1": counts}),
        },
        (Action("N1", what=text, owner=text, done_when=text, source=text), Action("N2", what="Ring", owner="P1")),
        (Parked("L1", text, text, text), Parked("L2", "Later", "P1", "problems/ideas")),
    )


def normal(svg: str) -> str:
    """Return a picture without what differs from run to run: the ids Textual makes up."""
    return re.sub(r"terminal-\d+-", "terminal-", svg)


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[App[Any], str], None]:
    """Compare a screen with its picture; a missing picture fails, `--snapshot-update` takes it."""

    def compare(app: App[Any], name: str) -> None:
        taken = normal(app.export_screenshot())
        path = SNAPSHOTS / f"{name}.svg"
        if request.config.getoption("--snapshot-update", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(taken, encoding="utf-8")
            return
        if not path.exists():
            pytest.fail(f"There is no picture {path.name}; `make snapshots` takes it. Look at it before you keep it.")
        if path.read_text(encoding="utf-8") != taken:
            report = SNAPSHOTS / "report" / path.name
            report.parent.mkdir(exist_ok=True)
            report.write_text(taken, encoding="utf-8")
            pytest.fail(f"The screen does not look like {path.name} any more; the new picture is {report}")

    return compare


@pytest.fixture
def still() -> Callable[[Any], Awaitable[None]]:
    """Return what waits until nothing moves: everything drawn, no cursor blinking."""

    async def wait(pilot: Any) -> None:
        await pilot.pause()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        for area in pilot.app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()

    return wait


@pytest.fixture
def type_text() -> Callable[[Any, str], Awaitable[None]]:
    """Return what types a text key by key."""
    from textual.keys import _character_to_key

    async def write(pilot: Any, text: str) -> None:
        await pilot.press(*("enter" if c == "\n" else _character_to_key(c) for c in text))

    return write
