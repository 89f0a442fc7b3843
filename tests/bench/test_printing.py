"""A report takes little more than WeasyPrint alone; keys stay quick while it is made. Ratios in one run."""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exercises.exchange.interchange import sample_book
from exports import export
from exports.documents import make
from exports.documents.source import Source
from exports.html import print_html
from exports.pdf import _ROOT, PdfWorker
from tests.terminal import Terminal, library_of
from workbook.library import Library

MOST, KEYS = 1.5, 80
REPORT, ROUNDS = 1.2, 5

ALONE = """
import sys, time; sys.path.insert(0, sys.argv[1])
import weasyprint
from importlib.resources import files
from weasyprint.urls import URLFetcher, URLFetcherResponse

class Fonts(URLFetcher):
    def fetch(self, url, headers=None):
        name = url.partition(":")[2]
        return URLFetcherResponse(url, (files("exports") / "fonts" / name).read_bytes(), {"Content-Type": "font/ttf"})

text = open(sys.argv[2], encoding="utf-8").read()
for _ in range(int(sys.argv[3])):
    sys.stdin.readline()
    start = time.perf_counter()
    made = weasyprint.HTML(string=text, url_fetcher=Fonts()).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    print(time.perf_counter() - start, len(made), flush=True)
"""
"""WeasyPrint and nothing else: the same HTML, the same fonts, the same kind of PDF; one PDF a line on stdin."""


def one_key(terminal: Terminal) -> float:
    """Press one key and return the seconds until something is painted."""
    while select.select([terminal.child.child_fd], [], [], 0)[0]:
        terminal._take()
    start = time.perf_counter()
    terminal.child.send("a")
    select.select([terminal.child.child_fd], [], [], 2.0)
    took = time.perf_counter() - start
    terminal._take()
    return took


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18] * 1000


@pytest.mark.bench
def test_a_report_takes_little_more_than_weasyprint_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = sample_book()
    page = tmp_path / "report.html"
    page.write_text(print_html(make("report", Source(book))), "utf-8")
    alone = subprocess.Popen(
        [sys.executable, "-P", "-c", ALONE, _ROOT, str(page), str(ROUNDS + 1)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert alone.stdin is not None
    assert alone.stdout is not None
    ours: list[float] = []
    theirs: list[float] = []
    with PdfWorker() as worker:
        for number in range(ROUNDS + 1):  # in turn, so that a busy moment hits both; the first of each imports
            start = time.perf_counter()
            export(book, ["report"], ["pdf"], tmp_path / str(number), worker=worker)
            ours.append(time.perf_counter() - start)
            alone.stdin.write("\n")
            alone.stdin.flush()
            seconds, size = alone.stdout.readline().split()
            theirs.append(float(seconds))
            assert int(size) > 20_000
    alone.communicate("")
    mine, bare = statistics.median(ours[1:]), statistics.median(theirs[1:])
    with capsys.disabled():
        print(f"\nreport: {mine:.2f} s, WeasyPrint alone {bare:.2f} s, ratio {mine / bare:.2f} (limit {REPORT})")
    assert mine / bare <= REPORT


@pytest.mark.bench
def test_keys_stay_quick_while_a_pdf_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf = Library(tmp_path / "library")
    store = shelf.create(sample_book())
    store.close()
    terminal = Terminal("open", store.slug, env=library_of(tmp_path / "library"))
    terminal.wait("Critical business problems").settle().type("e").wait("Documents").settle(1.0)
    terminal.press("down", "space", "down", "space", "shift+tab").settle().press("ctrl+a", "ctrl+k").settle()
    terminal.type(f"{tmp_path}/out").settle(0.5)
    idle = [one_key(terminal) for _ in range(KEYS)]
    terminal.press("f6")
    busy: list[float] = []
    while "Made" not in terminal.text and len(busy) < 600:
        busy.append(one_key(terminal))
    made = [name for _, _, names in os.walk(tmp_path) for name in names if name.endswith(".pdf")]
    terminal.press("ctrl+q")
    terminal.end()
    ratio = p95(busy) / p95(idle)
    with capsys.disabled():
        print(
            f"\nkeys while printing: {p95(busy):.1f} ms p95 ({len(busy)} keys), idle {p95(idle):.1f} ms, ratio {ratio:.2f} (limit {MOST})"
        )
    assert made
    assert len(busy) > 40
    assert ratio <= MOST
