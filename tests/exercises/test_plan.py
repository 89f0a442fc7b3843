"""The action plan: expected values of the sample, lanes, load, confidence, done, round trips."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from exercises import plan
from exercises.evaluate import evaluate, public_results
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers, sample_book
from exercises.figures import is_empty
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.plan.answers import STEPS, Answers, Planned
from exercises.plan.results import lane_of, overdue
from exercises.scores import Scores
from exercises.tallied import scores_tally
from workbook.apply import apply_all
from workbook.changes import SetAction, SetTally
from workbook.errors import Unfit
from workbook.model import Action, Participant, Workbook

START = Findings(Workshop(date="2025-03-12", participants=(Participant("P5", "Maintenance planner"),)))


def read(raw: dict[str, Any]) -> Answers:
    found: Answers = answers_of("plan", raw["answers"]["plan"], [])
    return found


def result(answers: Answers, known: Findings = START) -> plan.Result:
    return plan.result(answers, known)


def drawn(answers: Answers, known: Findings = START) -> dict[str, Any]:
    scene = Scene(exercise("plan"), known)
    return {f.id: f for f in plan.figures(answers, result(answers, known), scene)}


def test_sample_matches_with_its_suggestions(sample_raw: dict[str, Any]) -> None:
    told = public_results(evaluate(sample_book()))["plan"]
    assert told == sample_raw["expected"]["plan"]


def test_pages_and_answers_round_trip(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    content, actions = plan.write(answers, []), plan.actions_of(answers)
    book = Workbook("x", fields=content.fields, items=content.items, tallies=content.tallies, actions=actions)
    again = plan.read(book)
    assert plan.public(result(again)) == plan.public(result(answers))
    assert plan.write(again, []) == content
    assert plan.actions_of(again) == actions
    assert answers_of("plan", plan.present(again), []) == again


def test_every_input_survives_export_and_import() -> None:
    told = Answers(
        status={"S1": "working", "S6": "not started"},
        actions=(Planned("S3", "Ask her", "P2", "2025-04-01", "Yes or no", "launch R11", "done", "Ask earlier", "N4"),),
        not_now={"S5": "After the summer"},
        confidence=Scores.of(3, 4, None),
        confidence_first=Scores.of(1, 4, 4),
        mended="Fewer actions",
        review_date="2025-06-12",
        taken=("R11:sponsor_link",),
        dropped=("R01:M02", "R17:A form: with a colon"),
    )
    book = book_from_answers({"answers": {"plan": plan.present(told)}})
    assert plan.read(book) == told
    assert plan.read(book_from_answers(answers_from_book(book))) == told


def test_actions_belong_to_the_workbook() -> None:
    book = apply_all(Workbook("x"), [SetAction(Action("N1", "S2", "Brief them", "P1", "2025-04-01"))])
    assert plan.read(book).actions == (Planned("S2", "Brief them", "P1", "2025-04-01", id="N1"),)
    assert "plan/actions" not in plan.write(plan.read(book), []).items


def test_actions_get_ids_of_their_own() -> None:
    rows = (Planned(what="a"), Planned(what="b", id="N1"), Planned(what="c", id="N1"), Planned(what="d"))
    ids = [action.id for action in plan.actions_of(Answers(actions=rows))]
    assert len(set(ids)) == 4
    assert ids[1] == "N1"


@pytest.mark.parametrize(
    ("due", "lane"),
    [
        ("2025-04-11", "30"), ("2025-04-12", "60"), ("2025-05-11", "60"), ("2025-05-12", "90"),
        ("2025-06-10", "90"), ("2025-06-11", "later"), ("2025-03-01", "30"), (None, None), ("soon", None),
    ],
)  # fmt: skip
def test_day_30_60_and_90_still_belong_to_their_lanes(due: str | None, lane: str | None) -> None:
    assert lane_of(due, date(2025, 3, 12)) == lane


def test_without_a_session_date_there_is_no_lane() -> None:
    answers = Answers(actions=(Planned("S1", "Do", "P1", "2025-04-01"),))
    assert result(answers, Findings()).lanes == {"30": 0, "60": 0, "90": 0, "later": 0}
    assert drawn(answers, Findings())["lanes"].notes == ("1 action has no date and no place here.",)


def test_dropped_actions_count_until_they_are_removed() -> None:
    answers = Answers(actions=(Planned("S1", "Do", "P1", "2025-04-01", state="dropped"),))
    told = result(answers)
    assert (told.actions, told.lanes["30"], told.owner_load, "S1" in told.steps_without_action) == (
        1, 1, {"P1": 1}, False,
    )  # fmt: skip


def test_a_reason_covers_a_step_and_blanks_do_not() -> None:
    told = result(Answers(not_now={"S4": "After June", "S5": "  "}))
    assert told.steps_without_action == ("S1", "S2", "S3", "S5", "S6")


def test_an_action_without_an_owner_loads_nobody() -> None:
    told = result(Answers(actions=(Planned(what="a"), Planned(what="b", owner="  "))))
    assert (told.owner_load, told.max_load) == ({}, 0)


@pytest.mark.parametrize(("number", "warned"), [(4, False), (5, True)])
def test_load_over_four_is_warned_of(number: int, warned: bool) -> None:
    answers = Answers(actions=tuple(Planned("S1", str(n), "P5") for n in range(number)))
    notes = drawn(answers)["owners"].notes
    assert notes == (("P5 Maintenance planner has more than four actions: hand one over.",) if warned else ())


@pytest.mark.parametrize(("scores", "low"), [((3, 4), False), ((2, 5), True), ((1,), True), ((), False)])
def test_any_low_is_one_or_two(scores: tuple[int, ...], low: bool) -> None:
    assert result(Answers(confidence=Scores.of(*scores))).any_low is low


def test_confidence_keeps_its_first_round() -> None:
    one = scores_tally("plan/confidence", {"confidence": {"confidence": Scores.of(2, 4)}})
    two = scores_tally("plan/confidence", {"confidence": {"confidence": Scores.of(3, 4)}}, 2)
    book = apply_all(Workbook("x"), [SetTally(one.key, one), SetTally(two.key, two)])
    answers = plan.read(book)
    assert (answers.confidence, answers.confidence_first) == (Scores.of(3, 4), Scores.of(2, 4))
    row = drawn(answers)["confidence"].rows[0]
    assert (row.then, row.counts) == ((0, 1, 0, 1, 0), (0, 0, 1, 1, 0))
    only = plan.read(apply_all(Workbook("x"), [SetTally(one.key, one)]))
    assert (only.confidence, only.confidence_first) == (Scores.of(2, 4), Scores())


def test_done_of_the_sample_is_met_and_each_part_can_fail(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    pages = frozenset({"review", "actions", "confidence"})

    def met(told: Answers) -> list[bool]:
        return [part.met for part in plan.done(told, result(told), pages)]

    assert met(answers) == [True, True, True]
    no_date = (with_(answers.actions[0], due=None), *answers.actions[1:])
    assert met(with_(answers, actions=no_date)) == [True, False, True]
    low = with_(answers, confidence=Scores.of(2, 4))
    assert met(low) == [True, True, False]
    assert met(with_(low, mended="A later date")) == [True, True, True]
    assert met(Answers()) == [False, False, False]
    assert [p.text for p in plan.done(answers, result(answers), frozenset({"actions"}))] == [
        "Every action has an owner and a date"
    ]


def test_overdue_are_open_actions_whose_day_has_passed(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    late = overdue(answers.actions, date(2025, 4, 2))
    assert [action.due for action in late] == ["2025-03-21", "2025-03-26"]
    done = tuple(with_(action, state="done") for action in answers.actions)
    assert overdue(done, date(2030, 1, 1)) == ()


def test_empty_answers_draw_empty_figures() -> None:
    figures = drawn(Answers(), Findings())
    assert list(figures) == ["steps", "actions", "owners", "lanes", "confidence"]
    assert all(is_empty(figure) and not figure.notes for figure in figures.values())
    scene = Scene(exercise("plan"), Findings())
    assert plan.headline(Answers(), result(Answers(), Findings()), scene) == ""


def test_every_action_stands_in_both_tables(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    figures = drawn(answers)
    for name in ("actions", "owners"):
        assert sorted(row.cells[0] for row in figures[name].rows) == sorted(action.what for action in answers.actions)
    assert len(figures["lanes"].entries) == 11
    rows = figures["actions"].rows
    assert [row.cells[2] for row in rows if row.group == "Get going"] == ["21 Mar 2025", "2 Apr 2025", "25 Jun 2025"]
    assert "P5 Maintenance planner" in {row.group for row in figures["owners"].rows}
    assert "We look again on 12 Jun 2025." in figures["actions"].notes


def test_lights_follow_the_status_and_say_what_is_planned() -> None:
    answers = Answers({"S1": "working", "S2": "begun"}, (Planned("S2", "Do"),), {"S3": "No room"})
    lights = drawn(answers)["steps"].lights
    assert [light.state for light in lights] == ["on", "half", "off", "off", "off", "off"]
    assert [light.text for light in lights[:4]] == ["No action yet", "1 action", "Not now: No room", "No action yet"]
    assert lights[3].word == "not said"
    assert len(drawn(answers)["steps"].notes) == 4


def test_headline_names_the_steps_left_open(sample_raw: dict[str, Any]) -> None:
    scene = Scene(exercise("plan"), START)
    answers = read(sample_raw)
    assert plan.headline(answers, result(answers), scene) == "11 actions, every step covered, confidence 3.9"
    one = Answers(actions=(Planned("S1", "Do"),), not_now=dict.fromkeys(("S2", "S3", "S4"), "later"))
    assert plan.headline(one, result(one), scene) == "1 action, none yet for Encourage and Integrate"
    bare = Answers(actions=(Planned("S1", "Do"),))
    assert plan.headline(bare, result(bare), scene) == "1 action, none yet for 5 of the six steps"


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"actions": [{"what": "x", "step": "S7"}]}, r"actions\[0\]\.step"),
        ({"actions": [{"what": "x", "due": "soon"}]}, r"actions\[0\]\.due"),
        ({"status": {"S1": "nearly"}}, r"status"),
        ({"confidence": [3, 7]}, "1 to 5"),
        ({"review_date": "June"}, "review_date"),
    ],
)
def test_what_does_not_fit_is_refused(raw: Any, where: str) -> None:
    with pytest.raises(Unfit, match=where):
        answers_of("plan", raw, [])


def test_hostile_text_prints_as_it_is(hostile_text: str) -> None:
    answers = Answers(actions=(Planned("S1", hostile_text, hostile_text, "2025-04-01", hostile_text, hostile_text),))
    row = drawn(answers)["actions"].rows[0]
    assert row.cells[0] == hostile_text


actions = st.builds(
    Planned,
    step=st.sampled_from([*STEPS, ""]),
    what=st.text(max_size=10),
    owner=st.sampled_from(["", "P1", "P2", "Somebody"]),
    due=st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1)).map(date.isoformat),
    state=st.sampled_from(["open", "done", "dropped"]),
)


@given(st.lists(actions, max_size=15))
def test_any_actions_have_a_result_and_figures(rows: list[Planned]) -> None:
    answers = Answers(actions=tuple(rows))
    told = result(answers)
    assert sum(told.lanes.values()) == sum(row.due is not None for row in rows)
    assert sum(told.owner_load.values()) == sum(bool(row.owner) for row in rows)
    figures = drawn(answers)
    assert len(figures["actions"].rows) == len(figures["owners"].rows) == len(rows)


def test_reading_changes_nothing(sample_raw: dict[str, Any]) -> None:
    before = copy.deepcopy(sample_raw)
    read(sample_raw)
    assert sample_raw == before
