"""`assess` at a capable terminal: the same moves as in plain lines, a way back after a kill, the verdict and the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.evaluate import evaluate, public_results
from tests.terminal import Terminal
from workbook.library import Library
from workbook.model import Info, Workbook
from workbook.reading import read_book


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal("assess", "--to", str(tmp_path), columns=90, rows=40)
    terminal.wait("What would the community be about").type("heat pumps\r")
    terminal.wait("Your role").type("Engineer\r").wait("1 of 18.").wait("(1: not yet")
    yield terminal
    if not terminal.child.closed:
        terminal.kill()


def test_a_plain_terminal_gets_lines_without_an_escape_byte(tmp_path: Path) -> None:
    terminal = Terminal("assess", "--to", str(tmp_path), env={"TERM": "dumb"})
    terminal.wait("What would the community be about").type("heat pumps\n").wait("Your role").type("Engineer\n")
    terminal.wait("1 of 18.").type("4\n").wait("2 of 18.").type("quit\n").wait("Everything is kept")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("verb", [(), ("cockpit", "x"), ("open", "x")])
def test_a_plain_terminal_gets_no_full_screen(verb: tuple[str, ...], tmp_path: Path) -> None:
    Library().create(Workbook("w", Info("X"))).close()
    terminal = Terminal(*verb, env={"TERM": "dumb"})
    terminal.wait("TERM=dumb")
    assert terminal.end() == 1
    assert b"\x1b" not in terminal.raw


def raw_lines() -> Any:
    (entry,) = Library().entries()
    return public_results(evaluate(read_book(entry.path).book))["coordinator"]["raw"]


def test_what_was_said_of_help_back_and_stop_holds(begun: Terminal) -> None:
    begun.type("4\r").wait("2 of 18.")
    begun.type("?\r").wait("goes back a page").type("3\r").wait("3 of 18.")
    begun.type("Quit\r").wait("Everything is kept; `workbook assess heat-pumps` goes on from here.")
    assert begun.end() == 0
    assert raw_lines()["standing"] == 3.5


def test_a_dash_empties_what_stood_there(begun: Terminal) -> None:
    begun.type("4\r").wait("2 of 18.").type("<\r").wait(lambda text: text.count("1 of 18.") == 2)
    begun.settle().type("-\r").wait(lambda text: text.count("2 of 18.") == 2)
    begun.type("quit\r").wait("Everything is kept")
    assert begun.end() == 0
    assert raw_lines()["standing"] is None


def test_after_a_kill_it_asks_whether_to_go_on(begun: Terminal, tmp_path: Path) -> None:
    begun.type("4\r").wait("2 of 18.").type("5\r").wait("3 of 18.")
    begun.settle()
    begun.kill()
    again = Terminal("assess", "--to", str(tmp_path), columns=90, rows=40)
    again.wait("Go on with “heat pumps”").wait("stop here").press("enter")
    again.wait("1 of 18.").wait("(1: not yet")
    again.press("ctrl+c").wait("Everything is kept")
    assert again.end() == 0


@pytest.mark.parametrize("keys", [("up", "enter"), ("up", "up", "enter"), ("ctrl+c",)])
def test_back_and_stop_at_the_very_first_question_begin_nothing(begun: Terminal, keys: tuple[str, ...]) -> None:
    begun.type("quit\r").wait("Everything is kept").end()
    again = Terminal("assess", columns=90, rows=40)
    again.wait("stop here").press(*keys).wait("Nothing was begun.")
    assert again.end() == 0
    assert len(Library().entries()) == 1


def test_enter_alone_goes_all_the_way_to_the_copy(begun: Terminal, tmp_path: Path) -> None:
    begun.type("5\r" * 18).type("\r" * 120)
    begun.wait("It is here:").wait("goes through it again")
    assert begun.end() == 0
    (pdf,) = tmp_path.glob("*.pdf")
    assert str(pdf).encode() in begun.raw
    assert "Solo coordinator self-assessment:" in begun.raw.decode()


def test_what_is_typed_takes_the_place_of_an_old_answer(begun: Terminal) -> None:
    begun.type("4\r").wait("2 of 18.").type("<\r").wait("[4]")
    begun.type("?\r").wait("goes back a page").type("5\r").wait(lambda text: text.count("2 of 18.") == 2)
    begun.type("<\r").wait("[5]").type("quit\r").wait("Everything is kept")
    assert begun.end() == 0
    assert raw_lines()["standing"] == 5


def test_enter_alone_keeps_an_old_answer(begun: Terminal) -> None:
    begun.type("4\r").wait("2 of 18.").type("<\r").wait("[4]")
    begun.type("\r").wait(lambda text: text.count("2 of 18.") == 2).type("quit\r").wait("Everything is kept")
    assert begun.end() == 0
    assert raw_lines()["standing"] == 4
