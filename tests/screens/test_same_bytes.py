"""Two runs alike but for their ballots write the same bytes to the terminal, from the opening to the reveal."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace as with_

from exercises.guide import agenda_blocks
from tests.terminal import Terminal, library_of
from workbook.library import Library
from workbook.model import Info, Item, Participant, Workbook

SIDES = ("member", "member", "management", "management")
# What each person gives, line by line: the same number of keys, nothing else alike.
BALLOTS = {
    "problems/dots": (("210", "021", "111", "201"), ("012", "120", "102", "021")),
    "problems/ratings": (("1p5" * 3, "234" * 3, "555" * 3, "121" * 3), ("4p2" * 3, "pp1" * 3, "313" * 3, "p54" * 3)),
}
# What is typed for a show of hands: a number a cell, cell by cell and line by line. Every line has as many hands.
HANDS = {
    "problems/dots": (("3", "5", "4"), ("7", "2", "3")),
    "problems/ratings": (("201100", "000121", "400000") * 3, ("010030", "310000", "011101") * 3),
}
# Slips that carry their viewpoint, M, G or S.
SIDED = (
    ("m1234512345", "s5432154321", "m1p1p1p1p1p", "g3333333333"),
    ("s5432154321", "m3333333333", "g1p1p1p1p1p", "m1234512345"),
)


def a_library(folder: Path) -> Library:
    people = tuple(Participant(f"P{n}", f"Fitter {n}", side) for n, side in enumerate(SIDES, 1))  # type: ignore[arg-type]
    groups = tuple(Item(f"K{n}", text) for n, text in enumerate(("Pumps", "Spares", "Alarms"), 1))
    library = Library(folder)
    book = Workbook("b", Info("Pump Circle", date="2025-03-12", agenda="half-day"), people, agenda_blocks("half-day"))
    library.create(with_(book, items={"problems/clusters": groups})).close()
    return library


def step(terminal: Terminal, key: str) -> None:
    """Press a key and read until its frame is painted."""
    before = len(terminal.raw)
    terminal.press(key).wait(lambda _text: len(terminal.raw) > before).settle()


def pressed(way: str, ballot: str) -> list[str]:
    """The keys of one person's marks, or of the hands on one line."""
    if way == "3":
        return [*"→".join(ballot), "enter"]
    return ["enter", *ballot, "enter"] if way == "2" else [*ballot]


def painted(folder: Path, page: str, way: str, ballots: tuple[str, ...]) -> bytes:
    """Vote in a terminal; return every byte written from the first mark to just before the reveal."""
    library = a_library(folder)
    terminal = Terminal("open", library.entries()[0].slug, "--at", page, env=library_of(folder))
    terminal.wait("open the vote").settle().press(way).settle().press("f6").settle().wait("saved").settle()
    before = len(terminal.raw)
    for ballot in ballots:
        for key in pressed(way, ballot):
            step(terminal, "right" if key == "→" else key)
    voted = bytes(terminal.raw[before:])
    terminal.press("f6").wait("The vote is closed").settle().wait("saved").settle()
    shown = terminal.text
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    return voted + shown.encode()


@pytest.mark.parametrize("way", ["1", "2"])
@pytest.mark.parametrize("page", BALLOTS)
def test_the_wall_tells_nothing_of_a_ballot(tmp_path: Path, page: str, way: str) -> None:
    one, other = (painted(tmp_path / str(n), page, way, given) for n, given in enumerate(BALLOTS[page]))
    assert len(one) > 2000
    assert one == other


@pytest.mark.parametrize("page", HANDS)
def test_the_wall_tells_nothing_of_a_show_of_hands(tmp_path: Path, page: str) -> None:
    one, other = (painted(tmp_path / str(n), page, "3", given) for n, given in enumerate(HANDS[page]))
    assert len(one) > 500
    assert one == other


def test_the_wall_tells_nothing_of_the_viewpoint_on_a_slip(tmp_path: Path) -> None:
    one, other = (painted(tmp_path / str(n), "scorecard/scores", "1", given) for n, given in enumerate(SIDED))
    assert one == other
