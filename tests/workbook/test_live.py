"""The live file: for its owner alone, the newest state only, gone at the end, never a mark."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from workbook.live import Live, LiveFile, left_at, read_live
from workbook.model import Block, Clock
from workbook.paths import live_file

STATE = Live(os.getpid(), "Pumps", "problems/dots", "problems/dots", "open", taken=2, of=4, missing=("3", "4"))


def written(path: Path, live: Live) -> Live | None:
    """Tell a state and wait until it stands in the file."""
    file = LiveFile(path)
    try:
        file.tell(live)
        done = threading.Event()
        for _ in range(600):
            if read_live(path) == live or done.wait(0.01):
                break
        return read_live(path)
    finally:
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        file.close()


def test_what_is_told_is_read_and_gone_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / ".pumps.live"
    assert read_live(path) is None
    assert written(path, STATE) == STATE
    assert not [found for found in tmp_path.iterdir() if found.name != "home"]


def test_it_holds_places_times_and_counts_alone(tmp_path: Path) -> None:
    fields = set(Live.__struct_fields__)
    assert fields == {
        "pid", "title", "place", "page", "status", "turn", "clock", "since", "taken", "of", "missing", "following",
        "agenda", "done", "unit", "again",
    }  # fmt: skip
    live = Live(os.getpid(), clock=Clock("a/b", 60, 2.5, True, 9.0), agenda=(Block("problems", "problems"),))
    assert written(tmp_path / "x", live) == live


def test_a_session_that_was_killed_is_no_session(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    path = tmp_path / "x"
    path.write_bytes(b'{"pid":%d,"place":"a/b"}' % ended.pid)
    assert read_live(path) is None


def test_a_strange_file_is_no_session(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for raw in (b"", b"[]", b"{", b'{"pid":"me"}', b"\xff", b'{"pid":0}', b'{"pid":-5}'):
        path.write_bytes(raw)
        assert read_live(path) is None


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    file = LiveFile(tmp_path / "gone" / "x")
    file.tell(STATE)
    file.close()
    file.tell(STATE)


def test_it_stands_beside_the_workbook_and_is_no_workbook(tmp_path: Path) -> None:
    path = live_file(tmp_path / "pumps.workbook.json")
    assert path.parent == tmp_path
    assert path.name == ".pumps.live"


def test_a_session_that_was_cut_off_tells_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert left_at(path) == ""
    file = LiveFile(path)
    file.tell(STATE)
    done = threading.Event()
    for _ in range(600):
        if left_at(path) or done.wait(0.01):
            break
    file.close(stay=True)
    assert left_at(path) == STATE.place
    assert path.read_text() == msgspec.json.encode(Live(place=STATE.place)).decode()  # nothing of who had voted
    assert read_live(path) is None
    again = LiveFile(path)
    again.tell(STATE)
    again.close()
    assert left_at(path) == ""
    path.write_bytes(b"{")
    assert left_at(path) == ""
