"""What was shown as saved is there after a kill, and every file opens. A quick part runs with every test run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KIT = Path(__file__).parent / "fault_kit.py"
SCENARIOS = ("save", "migrate", "restore", "housekeeping", "create")


def run(*args: object) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(KIT), *map(str, args)], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    outcome: dict[str, int] = json.loads(done.stdout)
    return outcome


def test_twenty_random_kills_lose_nothing_that_was_shown_as_saved() -> None:
    assert run("random", 20, 1)["acked"] >= 20


@pytest.mark.parametrize("scenario", ["save", "migrate"])
def test_a_kill_at_every_seventh_call_leaves_before_or_after(scenario: str) -> None:
    assert run(scenario, 7)["points"] >= 4


@pytest.mark.faults
def test_two_hundred_random_kills_lose_nothing_that_was_shown_as_saved(capsys: pytest.CaptureFixture[str]) -> None:
    seen = run("random", 200, 2)
    with capsys.disabled():
        print(f"\n{seen['kills']} kills, {seen['acked']} times shown as saved, nothing lost")
    assert seen["acked"] >= 200


@pytest.mark.faults
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_kill_at_every_call_leaves_before_or_after(scenario: str, capsys: pytest.CaptureFixture[str]) -> None:
    seen = run(scenario, 1)
    with capsys.disabled():
        print(f"\n{scenario}: killed at {seen['points']} points")
    assert seen["points"] >= 10
