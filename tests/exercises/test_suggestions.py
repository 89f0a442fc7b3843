"""The twenty suggestion rules: one test a rule, their order, their words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.kit import Findings
from exercises.plan.suggestions import FACTOR_STEPS, RULES, suggestions
from exercises.scorecard.answers import FACTORS


def fired(raw: dict[str, Any], rule: str) -> list[tuple[str, str]]:
    """Step and subject of every suggestion a rule makes of an answers document."""
    found = suggestions(evaluate(book_from_answers(raw)))
    return [(one.step, one.about) for one in found if one.rule == rule]


@pytest.fixture
def told(sample_raw: dict[str, Any]) -> Callable[..., list[tuple[str, str]]]:
    """Return what a rule says of the sample after a change."""

    def say(rule: str, change: Callable[[dict[str, Any]], object] = lambda a: None) -> list[tuple[str, str]]:
        raw = copy.deepcopy(sample_raw)
        change(raw["answers"])
        return fired(raw, rule)

    return say


Told = Callable[..., list[tuple[str, str]]]


def test_order_and_abouts_of_the_sample(sample_raw: dict[str, Any]) -> None:
    found = suggestions(evaluate(sample_book()))
    assert [{"rule": s.rule, "step": s.step, "about": s.about} for s in found] == sample_raw["expected"]["plan"][
        "suggestions"
    ]


def test_what_was_not_done_suggests_nothing(sample_raw: dict[str, Any]) -> None:
    assert suggestions(Findings()) == ()
    for rule in RULES:
        raw = copy.deepcopy(sample_raw)
        del raw["answers"][rule.exercise]
        assert fired(raw, rule.id) == []


def test_rules_are_twenty_in_order() -> None:
    assert [rule.id for rule in RULES] == [f"R{n:02}" for n in range(1, 21)]
    assert [rule.find.__name__.upper() for rule in RULES] == [rule.id for rule in RULES]


def test_r01_a_myth_under_sixty_percent(told: Told) -> None:
    assert told("R01") == [("S2", "M02"), ("S2", "M03"), ("S2", "M07")]

    def exactly_sixty(answers: dict[str, Any]) -> None:
        answers["primer"]["votes_true_false_unsure"] = {"M02": [4, 6, 0], "M03": [41, 59, 0]}

    assert told("R01", exactly_sixty) == [("S2", "M03")]


def test_r02_only_the_first_of_the_ranking(told: Told) -> None:
    assert told("R02") == []

    def low(answers: dict[str, Any]) -> None:
        answers["problems"]["ratings"] = {
            "K4": {"impact": [5], "urgency": [5], "leverage": [2]},
            "K1": answers["problems"]["ratings"]["K6"],
        }

    assert told("R02", low) == [("S1", "K4")]


def test_r03_protect_in_order_of_need(told: Told) -> None:
    assert told("R03") == [("S3", "A2"), ("S3", "A1")]


def test_r04_build(told: Told) -> None:
    assert told("R04") == [("S4", "A6")]

    def nobody(answers: dict[str, Any]) -> None:
        areas = answers["knowledge"]["areas"] if isinstance(answers["knowledge"], dict) else answers["knowledge"]
        next(area for area in areas if area["id"] == "A2")["holder_count"] = 0

    assert told("R04", nobody) == [("S4", "A2"), ("S4", "A6")]
    assert told("R03", nobody) == [("S3", "A1")]


def test_r05_prepare(told: Told) -> None:
    assert told("R05") == [("S3", "C4")]


@pytest.mark.parametrize(("checks", "fires"), [([2, 2, 2, 2, 1, 0], False), ([2, 2, 2, 2, 0, 0], True)])
def test_r06_domain_under_nine(told: Told, checks: list[int], fires: bool) -> None:
    found = told("R06", lambda answers: answers["canvas"]["domain"].update(checks=checks))
    assert found == ([("S1", "domain")] if fires else [])


def test_r07_first_item_of_the_first_shelf(told: Told) -> None:
    assert told("R07") == [("S3", "Refit checklist: base, alignment, rotation, seal flush")]

    def all_there(answers: dict[str, Any]) -> None:
        for item in answers["canvas"]["practice"]:
            item["state"] = "have"

    assert told("R07", all_there) == []


def test_r08_weak_cell(told: Told) -> None:
    assert told("R08") == []

    def few(answers: dict[str, Any]) -> None:
        answers["values"]["votes"] = {"VMS1": 10, "VML1": 1, "VOS1": 10, "VOL1": 3}

    assert told("R08", few) == [("S5", "VML")]


def test_r09_clarity_and_words(told: Told) -> None:
    assert told("R09") == []
    assert told("R09", lambda a: a["proposition"].update(clarity=[3, 4])) == []
    assert told("R09", lambda a: a["proposition"].update(clarity=[3, 3, 4])) == [("S1", "clarity")]
    assert told("R09", lambda a: a["proposition"].update(final="word " * 75)) == []
    assert told("R09", lambda a: a["proposition"].update(final="word " * 76)) == [("S1", "words")]
    both = told("R09", lambda a: a["proposition"].update(final="word " * 76, clarity=[1]))
    assert both == [("S1", "clarity"), ("S1", "words")]


def test_r10_interviews_not_ready(told: Told) -> None:
    assert told("R10") == []
    four = told("R10", lambda a: a["interviews"].update(records=a["interviews"]["records"][:4], quotes=[]))
    assert four == [("S3", "interviews")]


def test_r11_a_job_nobody_has(told: Told) -> None:
    assert told("R11") == [("S3", "sponsor_link")]
    two = told("R11", lambda answers: answers["launch"]["jobs"].update(connector=None))
    assert two == [("S3", "connector"), ("S3", "sponsor_link")]


def test_r12_a_warning_of_the_rhythm(told: Told) -> None:
    assert told("R12") == []

    def one_lead(answers: dict[str, Any]) -> None:
        for activity in answers["rhythm"]["activities"]:
            activity["lead"] = "Everybody's favourite"

    assert told("R12", one_lead) == [("S3", "one lead carries too much")]


def test_r13_leaves_out_what_r14_names(told: Told) -> None:
    assert told("R13") == [("S4", "A mentor for the coordinator")]
    assert told("R14") == [("S4", "Dashboard for vibration data")]


def test_r13_takes_an_unmet_system_that_was_earned(told: Told) -> None:
    def earned(answers: dict[str, Any]) -> None:
        need = next(n for n in answers["support"] if n["need"].startswith("Dashboard"))
        need.update(serves=["Launch", "Swap day"], lower_rung_used=True, steward="P3")

    assert told("R14", earned) == []
    assert told("R13", earned) == [("S4", "A mentor for the coordinator"), ("S4", "Dashboard for vibration data")]


def test_r15_missing_types_before_undated_asks(told: Told) -> None:
    assert told("R15") == [("S5", "Depot lead, coast")]

    def no_money(answers: dict[str, Any]) -> None:
        answers["sponsors"]["map"] = [s for s in answers["sponsors"]["map"] if s["type"] != "resource"]

    assert told("R15", no_money) == [("S5", "resource"), ("S5", "Depot lead, coast")]


def test_r16_no_story_seen_or_measured(told: Told) -> None:
    assert told("R16") == []
    assert told("R16", lambda a: a["sponsors"].update(stories=a["sponsors"]["stories"][1:])) == [("S5", "stories")]
    assert told("R16", lambda a: a["sponsors"].update(stories=[])) == [("S5", "stories")]


def test_r17_obvious_barriers_in_order_of_entry(told: Told) -> None:
    assert told("R17") == [
        ("S6", "No cost code, so hours look like idle time"), ("S6", "Job record has no free-text field"),
    ]  # fmt: skip


def test_r18_names_the_first_line_at_minus_two(told: Told) -> None:
    assert told("R18") == [("S6", "attitude to mistakes")]

    def all_low(answers: dict[str, Any]) -> None:
        for line in answers["integration"]["alignment"]:
            line["score"] = -2

    assert told("R18", all_low) == [("S6", "time rules")]
    assert told("R18", lambda a: a["integration"]["alignment"][5].update(score=-1)) == []


def test_r19_no_hook_or_none_that_holds(told: Told) -> None:
    assert told("R19") == []
    assert told("R19", lambda a: a["integration"].update(hooks=[])) == [("S6", "hooks")]

    def none(answers: dict[str, Any]) -> None:
        for hook in answers["integration"]["hooks"]:
            hook["state"] = "none"

    assert told("R19", none) == [("S6", "hooks")]


def test_r20_the_three_lowest_factors(told: Told) -> None:
    assert told("R20") == [("S4", "FO4"), ("S3", "FC5"), ("S5", "FO5")]
    assert set(FACTOR_STEPS) == set(FACTORS)
