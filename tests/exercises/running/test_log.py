from __future__ import annotations

import pytest

from exercises.running.log import code_in_log, exercise_in_log, log_of, public
from workbook.model import Block, Workbook


def test_over_counts_from_four_minutes() -> None:
    blocks = (
        Block("primer", "primer", minutes=20, actual=23),
        Block("problems", "problems", minutes=35, actual=39),
        Block("break", minutes=15, actual=40),
        Block("values", "values", minutes=25),
    )
    log = log_of(Workbook("w", agenda=blocks))
    assert public(log) == {"planned": 55, "actual": 62, "over": ["E02"]}


def test_an_exercise_run_twice_counts_twice() -> None:
    blocks = (Block("a", "values", minutes=10, actual=1), Block("b", "values", minutes=10, actual=2))
    assert log_of(Workbook("w", agenda=blocks)).planned == 20


@pytest.mark.parametrize(
    ("code", "name"), [("E01", "primer"), ("E16", "plan"), ("plan", "plan"), ("own_x", "own_x"), ("E17", ""), ("", "")]
)
def test_codes_and_exercises(code: str, name: str) -> None:
    assert exercise_in_log(code) == name
    if code.startswith("E") and name:
        assert code_in_log(name) == code
