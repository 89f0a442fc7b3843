"""`--help` against the barest Python there is; interleaved, in one run."""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import screens

MOST, ROUNDS = 5.0, 15


def seconds(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


@pytest.mark.bench
def test_help_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(screens.__file__).parent.parent
    for floor in ("workbook", "exercises", "exports", "screens"):
        compileall.compile_dir(root / floor, quiet=2)
    pairs = [
        (
            seconds("-c", "from screens.cli import entry; import sys; sys.argv = ['workbook', '--help']; entry()"),
            seconds("-c", "pass"),
        )
        for _ in range(ROUNDS)
    ]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    with capsys.disabled():
        print(
            f"\n--help {ours * 1000:.0f} ms, python -c pass {bare * 1000:.0f} ms, ratio {ours / bare:.2f} (limit {MOST})"
        )
    assert ours / bare <= MOST
