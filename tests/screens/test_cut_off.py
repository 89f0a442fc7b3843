"""A session that was cut off comes back to the page it showed; one that was closed opens on its overview."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.terminal import Terminal, library_of
from workbook.library import Library
from workbook.live import read_live
from workbook.paths import live_file

ASKED = "Which of these are the same problem seen from different places?"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_was_cut_off_comes_back_to_its_page(library: Library, number: signal.Signals) -> None:
    env = library_of(library.folder)
    terminal = Terminal("open", "night", "--at", "problems/clusters", env=env).wait(ASKED)
    beside = live_file(library.find("night"))

    def told() -> bool:
        live = read_live(beside)
        return live is not None and live.page == "problems/clusters"

    assert terminal.until(told)
    terminal.settle().wait("saved")
    terminal.child.kill(number)
    terminal.end()

    terminal = Terminal("open", "night", env=env).wait(ASKED).wait("The program was cut off.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert not beside.exists()

    terminal = Terminal("open", "night", env=env).wait("of 8 done")
    assert ASKED not in terminal.text
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_a_page_asked_for_is_the_page_shown(library: Library) -> None:
    """Where the session was cut off says nothing against where somebody wants to go now."""
    path = library.find("night")
    live_file(path).write_bytes(b'{"pid":1,"place":"problems/clusters"}')
    env = library_of(Path(library.folder))
    terminal = Terminal("open", "night", "--at", "problems/ideas", env=env).wait("What keeps going wrong")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
