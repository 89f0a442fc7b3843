from __future__ import annotations

from exercises.guide import agenda, agenda_blocks, block_exercise, exercise
from exercises.running.timing import COSTS, agenda_check, keyboard_seconds
from workbook.model import Block


def test_a_secret_ballot_costs_a_hand_over_a_person_and_its_marks() -> None:
    page = exercise("scorecard").page("scores")
    assert keyboard_seconds(page, "full", 8) == 8 * (COSTS["hand_over"] + 10 * COSTS["mark"])
    assert keyboard_seconds(page, "full", 1) == 0


def test_hands_cost_by_item_and_words_by_person() -> None:
    assert keyboard_seconds(exercise("primer").page("myths"), "short", 8) == 5 * COSTS["hands"]
    assert keyboard_seconds(block_exercise("close").pages[0], "full", 8) == 8 * COSTS["closing"]


def test_a_box_that_is_too_short_is_named_with_what_it_lacks() -> None:
    found = agenda_check([Block("close", minutes=2)], 14)
    assert found == ("Close, Closing word: typing alone takes 2 minutes more than its 2 with 14 seats.",)


def test_the_trial_ballot_counts_like_any_other_against_the_whole_welcome() -> None:
    trial = block_exercise("welcome").page("trial")
    assert keyboard_seconds(trial, "full", 12) == 12 * (COSTS["hand_over"] + COSTS["mark"])
    assert agenda_check([Block("welcome", minutes=10)], 14) == ()
    assert agenda_check([Block("welcome", minutes=5)], 10) == ()
    assert agenda_check([Block("welcome", minutes=3)], 14) == (
        "Welcome, Trial ballot: typing alone takes 2 minutes more than its 3 with 14 seats.",
    )
    assert agenda_check([Block("welcome", "", "short", 3)], 14) == ()
    assert agenda_check([Block("welcome", minutes=1)], 1) == ()


def test_no_agenda_lacks_minutes_because_of_its_welcome() -> None:
    for name in ("90-minutes", "half-day", "full-day", "returning"):
        assert not any("Welcome" in line for line in agenda_check(agenda_blocks(name), agenda(name).people[1]))


def test_tables_share_a_seat_above_fourteen() -> None:
    assert agenda_check([Block("close", minutes=2)], 16) == ()


def test_dropped_blocks_and_missing_files_raise_no_warning() -> None:
    blocks = [Block("close", minutes=1, dropped=True), Block("own_gone", "own_gone", minutes=1)]
    assert agenda_check(blocks, 14) == ()


def test_small_groups_can_run_every_agenda() -> None:
    assert agenda_check(agenda_blocks("90-minutes"), 4) == ()
    assert agenda_check(agenda_blocks("full-day"), 4) == ()
