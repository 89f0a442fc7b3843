"""The doctor: one plain line for each thing, and an exit code that says whether something needs doing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from screens.checkup import Check, checks, shelf
from screens.cli import main
from tests.terminal import Terminal, library_of
from workbook.changes import SetInfo
from workbook.library import Library
from workbook.model import Info, Workbook
from workbook.paths import file_of


def made(folder: Path, title: str = "Pumps") -> Path:
    store = Library(folder).create(Workbook("", Info(title)))
    store.do(SetInfo(Info(title, "Tarnbeck Water")))
    store.close()
    return store.path


def said(folder: Path) -> dict[str, Check]:
    return {check.what: check for check in shelf(Library(folder))}


def test_a_library_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    (found,) = shelf(Library(tmp_path / "library"))
    assert found.state == "good"
    assert not (tmp_path / "library").exists()


def test_a_library_in_order(tmp_path: Path) -> None:
    made(tmp_path / "library")
    assert {what: check.state for what, check in said(tmp_path / "library").items()} == {
        "Library": "good",
        "Permissions": "good",
        "Workbooks": "good",
    }


def test_a_damaged_file_is_named_with_what_can_be_done(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    path = made(folder)
    path.write_bytes(b'{"half": ')
    found = said(folder)
    assert found["Workbooks"].state == "bad"
    assert "1, 1 cannot be read" in found["Workbooks"].found
    assert found["Damaged"].found.startswith("pumps:")
    assert "newest good backup" in found["Damaged"].do
    assert path.read_bytes() == b'{"half": '


def test_a_workbook_that_is_called_damaged_is_none_that_was_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    file_of(folder, "damaged").write_bytes(b'{"half": ')
    found = said(folder)
    assert found["Damaged"].found == "damaged: its end is missing"
    assert "Set aside" not in found


def test_a_file_that_others_can_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    path = made(folder)
    path.chmod(0o644)
    found = said(folder)
    assert found["Permissions"].state == "bad"
    assert found["Permissions"].do == f"chmod 600 '{path}'"


def test_what_a_crash_left_behind_is_pointed_at(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    made(folder)
    from workbook.backups import set_aside

    broken = file_of(folder, "broken")
    broken.write_bytes(b"{")
    set_aside(broken)
    assert said(folder)["Set aside"].state == "note"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_library_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    made(folder)
    folder.chmod(0o500)
    try:
        assert said(folder)["Library"].state == "bad"
    finally:
        folder.chmod(0o700)


def test_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(os.environ["WORKBOOK_LIBRARY"])
    path = made(folder)
    code = main(["doctor"])
    out = capsys.readouterr().out
    bad = [line for line in out.splitlines() if line.startswith("✕")]
    assert code == (1 if bad else 0)
    path.write_bytes(b"[]")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "things need doing" in out or "1 thing needs doing" in out


def test_missing_pango_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from exports.pdf import PdfUnavailable, PdfWorker

    def gone(self: PdfWorker, html: str) -> bytes:
        raise PdfUnavailable

    monkeypatch.setattr(PdfWorker, "pdf", gone)
    found = {check.what: check for check in checks(Library(tmp_path))}
    assert found["PDF"].state == "bad"
    assert "Pango" in found["PDF"].found


def test_in_a_terminal_it_ends_with_the_card_in_both_themes(tmp_path: Path) -> None:
    terminal = Terminal("doctor", env=library_of(tmp_path / "library"), columns=100, rows=50)
    terminal.wait("Make the terminal's letters larger")
    assert "100 by 50" in terminal.text
    assert "Paper" in terminal.text
    assert "Board" in terminal.text
    terminal.end()


def test_without_utf8_it_says_so_and_does_not_break(tmp_path: Path) -> None:
    import sys

    env = {**os.environ, "PYTHONIOENCODING": "ascii:replace"}
    ran = subprocess.run(
        [sys.executable, "-m", "screens.cli", "doctor"], env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "ASCII" in ran.stdout
    assert "Traceback" not in ran.stderr
