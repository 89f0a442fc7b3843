"""Suggestions as drafts of actions: their words, where they come from, what people wrote quoted in them."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.guide import exercise
from exercises.plan import drafts
from exercises.plan.drafting import FIRST, LAST, in_order
from exercises.plan.suggestions import FACTOR_STEPS, RULES, suggestions
from exercises.scorecard.answers import FACTORS
from workbook.text import is_blank


def test_drafts_stand_ready_to_be_taken() -> None:
    known = evaluate(sample_book())
    ready = drafts(known)
    assert [draft.id for draft in ready] == [s.id for s in suggestions(known)]
    assert len({draft.id for draft in ready}) == len(ready)
    said = {draft.id: draft for draft in ready}
    assert said["R13:A mentor for the coordinator"].source == "support R13"
    assert said["R01:M02"].what.endswith("answers “Self-managed means managers should stay away.”")
    assert (
        said["R05:C4"].what
        == "Raise “credible coordinator in sight” by one point for “Fault reading in the control room”"
    )
    assert said["R11:sponsor_link"].what == "Ask one person to take the job of sponsor link"
    assert said["R15:Depot lead, coast"].what == "Set a date for the ask to Depot lead, coast"


def test_a_kind_of_sponsor_that_is_missing_is_asked_for_in_a_sentence() -> None:
    known = evaluate(book_from_answers({"answers": {"sponsors": {"map": [{"role": "Director", "types": ["voice"]}]}}}))
    said = {draft.id: (draft.what, draft.why) for draft in drafts(known)}
    assert said["R15:line"] == (
        "Find a sponsor of the kind “line” and ask for one thing",
        "No sponsor of this kind has been named.",
    )


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
    assert draft.what.startswith("Ask the person who can to get “" + text[:20])


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
            "scorecard": {"scores": {factor: [1, 2, 2] for factor in FACTORS}},
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
    say = exercise("plan").say
    assert say(f"R12 {flag}") != f"R12 {flag}"
    assert say(f"R12 {flag} why").endswith(".")


def test_what_came_out_of_the_session_is_offered_first_and_the_myths_last() -> None:
    ready = drafts(evaluate(book_from_answers(_everything())))
    rules = [draft.rule for draft in in_order(ready)]
    assert sorted(rules) == sorted(draft.rule for draft in ready)
    assert list(dict.fromkeys(rules))[:3] == ["R20", "R02", "R03"]
    assert rules[-1] == "R01"
    between = [rule for rule in rules if rule not in (*FIRST, *LAST)]
    assert between == sorted(between)
