"""What every test stands on: its own home and library, the sample, texts that try to break things."""

from __future__ import annotations

import copy
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

HOSTILE = (
    "[/]",
    "[red]x",
    "[@click=app.quit]go[/]",
    "[bold]not bold[/bold] [/x] [",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{{7*7}}",
    "{% raw %}",
    "$name ${name} %s %(x)s {0}",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "مرحبا بالعالم",
    "社区实践研讨会",
    "👩‍👩‍👧‍👦 family",
    "e\u0301 and Z\u0310\u0311\u0312\u0313\u0314\u0315",
    "right\u202eleft",
    "../../etc/passwd",
    "a\nb\r\nc\td",
    "'; DROP TABLE x; --",
    "x" * 5000,
)
"""Texts that people may type, paste or import; they must come out as typed (but for what the text door removes)."""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a home, data folders and a library of its own; nothing of the real ones is read or written."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    monkeypatch.setenv("WORKBOOK_LIBRARY", str(tmp_path / "library"))
    return home


@cache
def _sample() -> Any:
    return json.loads(files("exercises").joinpath("sample", "sample.json").read_text(encoding="utf-8"))


@pytest.fixture
def sample_raw() -> dict[str, Any]:
    """Return the shipped sample, a fresh copy: ``answers``, ``expected``, ``names``."""
    raw: dict[str, Any] = copy.deepcopy(_sample())
    return raw


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """Return all hostile texts at once."""
    return HOSTILE


LONGEST = ("test_half_day", "test_full_day", "test_every_page", "test_bursts")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that no worker is left alone with one of them at the end."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for each hostile text where it asks for ``hostile_text``."""
    if "hostile_text" in metafunc.fixturenames:
        metafunc.parametrize("hostile_text", HOSTILE, ids=[f"hostile{n}" for n in range(len(HOSTILE))])
