"""The twenty suggestion rules: one test a rule, their order, their words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.interchange import book_from_answers, sample_book
from exercises.kit import Findings
from exercises.plan import drafts
from exercises.plan.suggestions import FACTOR_STEPS, RULES, suggestions
from exercises.scorecard.answers import FACTORS
from workbook.text import is_blank


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


def test_drafts_stand_ready_to_be_taken() -> None:
    known = evaluate(sample_book())
    ready = drafts(known)
    assert [draft.id for draft in ready] == [s.id for s in suggestions(known)]
    assert len({draft.id for draft in ready}) == len(ready)
    said = {draft.id: draft for draft in ready}
    assert said["R13:A mentor for the coordinator"].source == "support R13"
    assert said["R01:M02"].what.endswith("answers “Self-managed means managers should stay away.”")
    assert (
        said["R05:C4"].what == "Raise one point for “Fault reading in the control room”: credible coordinator in sight"
    )
    assert said["R11:sponsor_link"].what == "Ask one person to take the job of sponsor link"
    assert said["R15:Depot lead, coast"].what == "Set a date for the ask to Depot lead, coast"


def test_a_low_factor_suggests_the_move_the_group_agreed() -> None:
    said = {draft.id: draft.what for draft in drafts(evaluate(sample_book()))}
    assert said["R20:FO4"] == "Cost code and roster cover before launch"
    assert said["R20:FO5"].startswith("Agree with managers of two units")


@pytest.mark.parametrize("text", ["{about}", "{0} %s ${x}", "“", "[/]", "ж" * 300, "x" * 500])
def test_words_of_people_are_quoted_and_clipped(text: str) -> None:
    raw = {"answers": {"integration": {"barriers": [{"text": text, "effect": 5, "ease": 5}]}}}
    draft = next(d for d in drafts(evaluate(book_from_answers(raw))) if d.rule == "R17")
    assert draft.about == text
    assert len(draft.what) <= 120
    assert draft.what.startswith("Clear this barrier with the person who can: " + text[:20])


def test_every_rule_has_words_without_holes() -> None:
    """All rules at once: no draft is blank, none shows a template's braces, all begin with a capital verb."""
    known = evaluate(book_from_answers(_everything()))
    ready = drafts(known)
    assert {draft.rule for draft in ready} == {rule.id for rule in RULES}
    for draft in ready:
        assert not is_blank(draft.what)
        assert not is_blank(draft.why)
        assert "{" not in draft.what + draft.why
        assert draft.what[0].isupper()
        assert draft.why.endswith(".")
        assert draft.source.split() == [next(r.exercise for r in RULES if r.id == draft.rule), draft.rule]


def _everything() -> dict[str, Any]:
    """An answers document in which every rule finds something."""
    return {
        "answers": {
            "primer": {"votes_true_false_unsure": {"M01": [5, 1, 0]}},
            "problems": {
                "clusters": {"K1": "Roof leaks"},
                "ratings": {"K1": {"impact": [3], "urgency": [3], "leverage": [1]}},
            },
            "knowledge": [
                {"id": "A1", "area": "Reading wear", "importance": 5, "reach": 1, "risk": 5, "holder_count": 2},
                {"id": "A2", "area": "Tuning", "importance": 5, "reach": 1, "risk": 1, "holder_count": 0},
            ],
            "pilots": {"candidates": [{"id": "C1", "name": "Pumps", "potential": [5] * 4, "readiness": [1] * 4}]},
            "canvas": {
                "domain": {"checks": [0] * 6},
                "practice": [{"name": "Refit check", "kind": "method", "state": "missing", "value": 5}],
            },
            "values": {"votes": {"VMS1": 1, "VOS1": 20}},
            "proposition": {"final": "word " * 80, "clarity": [1, 2]},
            "interviews": {"records": []},
            "launch": {"core": []},
            "rhythm": {
                "activities": [
                    {"title": "One", "date": "2025-01-01", "lead": "A", "purpose": "help now", "minutes": 60},
                    {"title": "Two", "date": "2025-06-01", "lead": "A", "purpose": "help now", "minutes": 60},
                ]
            },
            "support": [
                {"need": "Chairs", "kind": "logistics", "have": "no", "serves": "One"},
                {"need": "Portal", "kind": "infrastructure", "have": "no", "tech_rung": 3},
            ],
            "sponsors": {"map": [{"role": "Director", "type": "voice", "ask": "Speak"}]},
            "integration": {
                "barriers": [{"text": "A form", "effect": 5, "ease": 5}],
                "alignment": [{"line": "time rules", "score": -2}],
            },
            "scorecard": {"scores": {factor: [1, 2] for factor in FACTORS}},
        }
    }


@pytest.mark.parametrize("low", FACTORS)
def test_each_factor_has_a_draft_of_its_own(low: str) -> None:
    scores = {factor: [5] for factor in FACTORS} | {low: [1]}
    known = evaluate(book_from_answers({"answers": {"scorecard": {"scores": scores}}}))
    first = drafts(known)[0]
    assert (first.about, first.step) == (low, FACTOR_STEPS[low])
    assert "Lift the factor" not in first.what


@pytest.mark.parametrize(
    "flag",
    ["slow start", "long gap", "missing purpose", "one lead carries too much", "asks more time than offered"],
)
def test_each_warning_of_the_rhythm_has_a_draft_of_its_own(flag: str) -> None:
    from exercises.guide import exercise

    say = exercise("plan").say
    assert say(f"R12 {flag}") != f"R12 {flag}"
    assert say(f"R12 {flag} why").endswith(".")
