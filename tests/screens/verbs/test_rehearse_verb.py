"""`workbook rehearse --headless`: a whole workshop without a screen, told part by part, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.cli import main
from workbook.paths import rehearsals_folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["rehearse", "--headless", "--seed", "3", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("agenda", ["90-minutes", "half-day", "full-day", "solo", "returning"])
def test_every_agenda_is_told_to_its_end_in_straight_columns(
    capsys: pytest.CaptureFixture[str], agenda: str, tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "--agenda", agenda, "--people", "8")
    *parts, last = out.splitlines()
    assert code == 0
    assert len({line.index(" min, took") for line in parts}) == 1
    assert len({len(line) for line in parts}) == 1
    assert f"{len(parts)} of {len(parts)} parts done" in last
    assert not list(rehearsals_folder(tmp_path / "library").glob("*"))


def test_too_small_a_group_is_said_and_rehearses_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--agenda", "full-day", "--people", "4")
    assert (code, err) == (0, "Full day is made for 8 to 14 people; you rehearse with 4.\n")
    assert "Seed 3, 4 people" in out


def test_an_agenda_that_does_not_exist_names_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "--agenda", "full")
    assert code == 2
    assert "there are 90-minutes, half-day, full-day, solo, returning" in err
