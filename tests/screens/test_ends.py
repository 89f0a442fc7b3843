"""The program's three ends: whoever reads us may go, a disk may fill, nothing may be there; nothing raw comes out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.exchange.interchange import sample_book
from workbook.library import Library

CALL = f"{sys.executable} -m screens.cli"


def shell(script: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONUTF8": "1", **more}
    return subprocess.run(["bash", "-c", script], capture_output=True, env=env, check=False)


@pytest.fixture(autouse=True)
def sample() -> None:
    from workbook.store import Store

    Store.create(Library().folder / "sample.workbook.json", sample_book()).close()


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "verb", ["list", "show sample", "show sample --json", "guide", "schema", "--help", "new Closed"]
)
def test_a_reader_that_goes_is_no_failure(verb: str, unbuffered: str) -> None:
    done = shell(f"{CALL} {verb} | true; exit ${{PIPESTATUS[0]}}", PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("verb", ["list", "show sample --json", "--help", "new Closed"])
def test_a_closed_stdout_is_no_failure(verb: str) -> None:
    done = shell(f"{CALL} {verb} >&-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(Library().entries()) == (2 if verb.startswith("new") else 1)


def test_without_stdin_there_is_no_answer() -> None:
    done = shell(f"{CALL} assess --plain <&-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Nothing was begun" in done.stdout


@pytest.mark.parametrize("verb", ["show nowhere", "nonsense"])
def test_without_stderr_the_exit_code_still_tells(verb: str) -> None:
    assert shell(f"{CALL} {verb} 2>&-").returncode == (1 if "nowhere" in verb else 2)
    assert shell(f"{CALL} {verb} 2>&1 >/dev/null | true; exit ${{PIPESTATUS[0]}}").returncode in (1, 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("verb", ["list", "show sample", "schema", "--help"])
def test_a_full_disk_behind_stdout_is_said_in_a_sentence(verb: str, unbuffered: str) -> None:
    done = shell(f"{CALL} {verb} >/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr.decode() == "The output could not be written: the disk is full. Send it to another place.\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("verb", ["list", "show sample", "guide problems", "plain sample problems"])
def test_letters_a_terminal_does_not_have_do_not_end_the_program(verb: str, encoding: str) -> None:
    done = shell(f"{CALL} {verb} </dev/null", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "verb",
    ["show $'\\e[31mx'", "import $'\\e[31m.json'", "open sample --at $'\\e]0;x\\a'", "list $'\\e[31m'", "$'\\e[31m'",
     "guide check $'\\e[31m'", "new x --agenda $'\\e[31m'", "export sample -f $'\\e[31m'", "show $'caf\\xe9'"],
)  # fmt: skip
def test_an_error_says_nothing_a_terminal_would_obey(verb: str) -> None:
    done = shell(f"{CALL} {verb}")
    assert done.returncode in (1, 2)
    assert done.stdout == b""
    assert done.stderr.strip()
    assert not any(byte < 32 and byte != 10 for byte in done.stderr)
    done.stderr.decode()


def test_a_folder_that_is_no_text_comes_out_byte_for_byte(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "caf") + b"\xe9"
    done = shell(f"{CALL} export sample -f md --to '{tmp_path}/'$'caf\\xe9'")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(folder)
    assert os.path.exists(done.stdout.rstrip(b"\n"))


def test_a_very_long_name_makes_no_very_long_sentence() -> None:
    done = shell(f"{CALL} show {'x' * 5000}")
    assert done.returncode == 1
    assert len(done.stderr) < 300
