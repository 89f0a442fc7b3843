"""The full screen in a real terminal: it starts, ends, breaks and is stopped without leaving anything behind."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook.library import Library
from workbook.store import Store

SECRET = "what Anna said about her manager"


def _terminal_module() -> Any:
    if "terminal" not in sys.modules:
        path = Path(__file__).parent.parent / "bench" / "terminal.py"
        spec = importlib.util.spec_from_file_location("terminal", path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["terminal"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["terminal"])
    return sys.modules["terminal"]


RUN = "import sys; from screens.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def start(library: Library) -> Iterator[Any]:
    """Return what starts `workbook` with some arguments in a terminal."""
    running = []
    module = _terminal_module()

    def begin(*arguments: str, code: str = RUN, **environment: str) -> Any:
        given = {"WORKBOOK_LIBRARY": str(library.folder), **environment}
        terminal = module.Terminal([sys.executable, "-c", code, *arguments], environment=given)
        running.append(terminal)
        return terminal

    yield begin
    for terminal in running:
        terminal.close()


def test_it_starts_and_quits_with_the_terminal_as_it_was(start: Any) -> None:
    terminal = start()
    terminal.wait_for("Night shift handover")
    terminal.send("\x11")  # Ctrl+Q
    assert terminal.ended() == 0
    assert terminal.settings() == terminal.before
    assert b"\x1b[?1049l" in terminal.raw  # the alternate screen is left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_restores_the_terminal(start: Any, library: Library, number: signal.Signals) -> None:
    terminal = start("open", "night")
    terminal.wait_for("of 8 done")
    terminal.send("\x1bOR")  # F3
    terminal.wait_for("What should not get lost?")
    terminal.send("Kept in time\x1b[17~")  # F6
    terminal.wait_for("Parked; nobody takes it yet.")
    terminal.signal(number)
    assert terminal.ended() == 128 + number
    assert terminal.settings() == terminal.before
    assert b"\x1b[?1049l" in terminal.raw
    assert [parked.text for parked in Store.open(library.find("night"), read_only=True).book.parking] == [
        "Kept in time"
    ]


def test_a_fault_says_nothing_of_what_people_wrote(start: Any, library: Library, own_home: Path) -> None:
    broken = RUN.replace(
        "sys.exit(",
        "import screens.actions as a\n"
        f"def fail(screen, source, action=None):\n    said = {SECRET!r}\n    raise ValueError(said)\n"
        "a.note = fail\nsys.exit(",
    )
    terminal = start("open", "night", code=broken)
    terminal.wait_for("of 8 done")
    terminal.send("\x1bOS")  # F4
    assert terminal.ended() == 1
    painted = terminal.raw.decode("utf-8", "replace")
    assert "Something broke in the program" in painted
    assert SECRET not in painted
    assert "Traceback" not in painted
    assert terminal.settings() == terminal.before
    reports = [path for path in own_home.rglob("*") if path.is_file() and "crash" in path.name]
    assert reports
    for path in reports:
        assert SECRET not in path.read_text()
        assert "ValueError" in path.read_text()
        assert os.stat(path).st_mode & 0o077 == 0


@pytest.mark.parametrize("arguments", [(), ("open", "night")])
def test_without_a_terminal_it_refuses_politely(library: Library, arguments: tuple[str, ...]) -> None:
    found = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode != 0
    assert found.stdout == ""
    assert found.stderr.startswith("The full screen needs a terminal.")
    assert "\x1b" not in found.stderr


def test_no_color_means_no_colour(start: Any) -> None:
    terminal = start(NO_COLOR="1", COLORTERM="")
    terminal.wait_for("Night shift handover")
    terminal.send("\x11")
    terminal.ended()
    painted = terminal.raw.decode("utf-8", "replace")
    codes = {code for group in re.findall(r"\x1b\[([\d;]*)m", painted) for code in group.split(";") if code}
    assert codes
    assert codes <= {"0", "1", "2", "3", "4", "7", "9", "39", "49"}


def test_sixteen_colours_are_enough(start: Any) -> None:
    terminal = start(TERM="xterm", COLORTERM="")
    terminal.wait_for("Night shift handover")
    terminal.send("\x11")
    assert terminal.ended() == 0
    assert b"38;2;" not in terminal.raw
    assert b"38;5;" not in terminal.raw


def test_home_needs_nothing_heavy_for_its_first_frame() -> None:
    """Click, msgspec, TinyDB, the guide and everything for documents wait until after the first frame."""
    code = (
        "import sys, screens.app, screens.home\n"
        "heavy = ('click', 'msgspec', 'tinydb', 'filelock', 'questionary', 'jinja2', 'weasyprint', 'exercises.guide',"
        " 'workbook.model', 'screens.overview', 'screens.figures', 'tomllib')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.strip() == "[]"


def test_what_we_use_of_textual_that_is_private_is_still_there() -> None:
    from textual.app import App

    assert hasattr(App, "_fatal_error")
    assert hasattr(App, "_close_messages_no_wait")
