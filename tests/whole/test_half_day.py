"""A whole half-day workshop by keyboard, in a real terminal, from an empty library to the printed result."""

from __future__ import annotations

from pathlib import Path

from exercises.evaluate import evaluate
from exercises.running.progress import progress
from tests.terminal import Terminal, library_of
from tests.whole.facilitator import Facilitator
from workbook.library import Library

ALL = {"primer", "problems", "knowledge", "pilots", "canvas", "values", "scorecard", "plan"}


def test_half_day_by_keyboard(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    terminal = Terminal(env=library_of(folder))
    begin_workshop(terminal)
    (entry,) = Library(folder).entries()
    facilitator = Facilitator(terminal, entry.path)
    terminal.press("f8").settle()

    before = facilitator.walk(until="canvas/inventory")
    assert "knowledge/need" in before
    assert before.index("problems/dots") < before.index("problems/chosen")

    # Half way: quit, open again from the library, go on where we were.
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    terminal = Terminal(env=library_of(folder))
    terminal.wait("Pump reliability").press("enter").wait("Domain, community").press("f8").settle()
    facilitator.terminal = terminal
    terminal.wait("6 of ")
    after = facilitator.walk()
    assert after[0] == "canvas/inventory"
    assert after[-2:] == ["close/words", "close/reading"]

    book = facilitator.book
    findings = evaluate(book)
    assert set(findings.results) == ALL
    states = {s.block.exercise: (s.state, s.missing) for s in progress(book, findings) if s.block.exercise}
    assert {name: state for name, (state, _) in states.items()} == dict.fromkeys(ALL, "done"), states
    see_a_result(terminal)
    print_it(terminal, tmp_path / "printed")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def begin_workshop(terminal: Terminal) -> None:
    terminal.wait("Welcome").press("enter").wait("only the title is needed").settle()
    terminal.type("Pump reliability").press("f3").settle()
    terminal.type("3x Pump fitter\rPlanner\rAsset manager /m\rWorks manager /m").settle()
    terminal.press("f6").wait("0 of 8 done")


def see_a_result(terminal: Terminal) -> None:
    terminal.wait("8 of 8 done").press("home", "down").settle()
    terminal.type("r").wait("Where it fits").press("end").wait("Etienne Wenger").press("f7").wait("8 of 8 done")


def print_it(terminal: Terminal, to: Path) -> None:
    terminal.settle().type("e").wait("Documents").press("shift+tab").settle()
    terminal.press("ctrl+a", "ctrl+k").settle().type(str(to)).settle().press("f6").wait("Made")
    (pdf,) = to.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
