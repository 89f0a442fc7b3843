"""The solo path line by line: the same answers as any other way in, resumable, without an escape byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from exercises.evaluate import evaluate, public_results
from workbook.library import Library
from workbook.store import Store


def assess(answers: list[str], to: Path, *more: str) -> str:
    """Run `workbook assess --plain` with typed answers; return what was said."""
    run = subprocess.run(
        [sys.executable, "-m", "screens.cli", "assess", "--plain", "--to", str(to), *more],
        input="\n".join([*answers, ""]),
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert "\x1b" not in run.stdout
    assert all(len(line) <= 400 for line in run.stdout.splitlines())
    return run.stdout


def book() -> tuple[str, dict[str, object]]:
    (entry,) = Library().entries()
    store = Store.open(Path(entry.path), read_only=True)
    store.close()
    return entry.slug, public_results(evaluate(store.book))


LINES = ["4"] * 18
DAYS = ["last Tuesday"] * 18
COORDINATOR = [*LINES, *DAYS, "8", "I see it every week", "I talk too much", "1"]
CANVAS = [
    "Keeping pumps running",
    "What wears first?",
    "What must be checked?",
    "Who decides?",
    "",
    *["1"] * 6,
    "4",
    "9",
    "12",
    "20",
    "3",
]
SCORES = ["4", "3", "3", "p", "2", "4", "3", "2", "2", "3"]


def test_the_whole_path_ends_with_a_verdict_and_a_pdf(tmp_path: Path) -> None:
    said = assess(["water pumps", "Reliability engineer", *COORDINATOR, *CANVAS, *SCORES, *[""] * 400], tmp_path)
    _, results = book()
    coordinator, canvas, scorecard = (dict(results[k]) for k in ("coordinator", "canvas", "scorecard"))  # type: ignore[call-overload]
    assert coordinator["verdict"] == "Go"
    assert (canvas["domain_score"], canvas["inside_total"]) == (12, 45)
    assert scorecard["factors"]["FC1"]["mean"] == 4.0
    assert scorecard["factors"]["FC4"] == {
        "n": 0,
        "passes": 1,
        "mean": None,
        "median": None,
        "min": None,
        "max": None,
        "range": None,
        "spread": None,
    }
    assert "One person’s view" in said
    assert "Etienne Wenger" in said
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert str(pdf) in said.splitlines()


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    first = assess(["water pumps", "Engineer", *LINES, "quit"], tmp_path)
    assert "Everything is kept" in first
    slug, _ = book()
    second = assess([*DAYS, "8", "quit"], tmp_path, slug)
    assert "2 of 4" in second
    assert "Eighteen lines" not in second
    _, results = book()
    assert dict(results["coordinator"])["raw"]["standing"] == 4.0  # type: ignore[call-overload]
