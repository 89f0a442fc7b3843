"""`proposition`: slots, words as typed, checks, clarity, what earlier exercises offer, the pages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.figures import StatementFigure
from exercises.guide import exercise
from exercises.kit import Findings, Workshop
from exercises.pages import CheckPage, RatePage, ReadPage, WritePage
from exercises.proposition.answers import CHECKS, SLOTS, STATEMENT, Answers
from exercises.proposition.carried import prefill
from exercises.proposition.results import CLEAR, SLOTS_ENOUGH, WORDS
from exercises.registry import code_of
from exercises.scores import Scores
from exercises.statistics import exact
from tests.exercises import trips
from tests.typed import as_a
from workbook.apply import apply_all
from workbook.changes import SetCell, SetField, SetTally
from workbook.errors import Unfit
from workbook.model import Tally, Workbook

CODE = code_of("proposition")
EVERY = {
    "slots": {slot: f"what stands in {slot}" for slot in SLOTS},
    "final": "One statement\nover two lines.",
    "checks": {"outsider_sees_problem": True, "no_jargon": False},
    "clarity": {"member": {"2": 2, "pass": 1}, "management": {"4": 2}},
    "objection": "What is a refit?",
}


def pages(variant: Any) -> frozenset[str]:
    return frozenset(page.id for page in exercise("proposition").in_variant(variant))


def met(raw: Any, variant: Any = "full") -> list[bool]:
    parts = CODE.done(trips.typed("proposition", raw), trips.found("proposition", raw), pages(variant))
    return [part.met for part in parts]


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("proposition", sample_raw["answers"]["proposition"]) == sample_raw["expected"]["proposition"]


def test_sample_and_every_form_are_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("proposition", sample_raw["answers"]["proposition"])
    trips.assert_same_all_ways("proposition", EVERY)
    trips.assert_same_all_ways("proposition", {"clarity": [5]}, (), kind="solo")


def test_nothing_entered_is_lost() -> None:
    answers = trips.typed("proposition", EVERY)
    assert CODE.read(trips.in_pages("proposition", answers)) == answers
    assert answers.objection == "What is a refit?"
    assert set(answers.clarity.views) == {"member", "management"}


def test_a_word_is_a_run_of_non_space_characters() -> None:
    for final, words in (("", 0), ("   ", 0), ("one", 1), ("a - b", 3), ("non\u00a0breaking x", 3), ("a\n\nb  c", 3)):
        assert trips.public("proposition", {"final": final})["words"] == words


@given(st.lists(st.text("abc-.'äß", min_size=1), max_size=90), st.sampled_from([" ", "  ", "\n", " \n "]))
def test_words_are_counted_whatever_stands_between_them(words: list[str], gap: str) -> None:
    assert trips.found("proposition", {"final": gap.join(words)}).words == len(words)


def test_blank_slots_are_not_filled() -> None:
    found = trips.public("proposition", {"slots": {"problem": "pumps fail", "cost": "  ", "how": None}})
    assert (found["slots_filled"], found["slots"]) == (1, 10)


def test_tally_scores_give_the_same_as_one_by_one() -> None:
    one = trips.public("proposition", {"clarity": [2, 4, 4, 5, None, 4, 3, 4]})
    assert trips.public("proposition", {"clarity": {"2": 1, "3": 1, "4": 4, "5": 1, "pass": 1}}) == one
    assert one["clarity"] == {
        "n": 7, "passes": 1, "mean": 3.7, "median": 4.0, "min": 2, "max": 5, "range": 3, "spread": "split",
    }  # fmt: skip


def test_clarity_threshold_compares_exact_values() -> None:
    """3.49 is shown as 3.5 and is under it."""
    under = {"clarity": {"3": 51, "4": 49}}
    assert trips.public("proposition", under)["clarity"]["mean"] == 3.5
    assert met(under)[2] is False
    assert met({"clarity": {"3": 50, "4": 50}})[2] is True
    assert trips.found("proposition", under).unclear
    assert not trips.found("proposition", {}).unclear


def test_done() -> None:
    eight = {"slots": dict.fromkeys(SLOTS[:8], "x")}
    seven = {"slots": dict.fromkeys(SLOTS[:7], "x")}
    assert (met(eight)[0], met(seven)[0]) == (True, False)
    assert met({"final": "word " * 75})[1] is True
    assert met({"final": "word " * 76})[1] is False
    assert met({})[1] is False
    assert met({"clarity": [1], "objection": "too long"})[2] is True
    assert met({"clarity": [1], "objection": "  "})[2] is False
    assert CODE.done(Answers(), trips.found("proposition", {}), frozenset()) == ()


def test_the_pages_write_what_is_read() -> None:
    counts = {STATEMENT: {"clarity": {"4": 3, "5": 1, "pass": 1}}}
    book = apply_all(
        Workbook(id="b"),
        [
            SetField("proposition/slots", "today", "in two heads"),
            SetField("proposition/statement", "final", "We stop it."),
            SetCell("proposition/checks", "no_jargon", "state", "yes"),
            SetCell("proposition/checks", "says_org_gain", "state", "no"),
            SetTally("proposition/clarity#1", Tally("proposition/clarity", 1, "hands", counts)),
            SetField("proposition/clarity", "objection", "Who is we?"),
        ],
    )
    assert CODE.read(book) == Answers(
        slots={"today": "in two heads"},
        final="We stop it.",
        checks={"says_org_gain": False, "no_jargon": True},
        clarity=Scores({4: 3, 5: 1}, 1),
        objection="Who is we?",
    )


def test_an_empty_exercise() -> None:
    found = trips.public("proposition", {})
    assert (found["words"], found["slots_filled"], found["checks_passed"], found["clarity"]["n"]) == (0, 0, 0, 0)
    assert found["clarity"]["mean"] is None
    trips.assert_same_all_ways("proposition", {})
    trips.assert_empty_figures_say_so("proposition", {})
    known = trips.findings(proposition={})
    assert CODE.headline(Answers(), known.results["proposition"], trips.scene("proposition", known)) == ""


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"slots": {"porblem": "x"}}, "slots"),
        ({"checks": {"no_jargon": "maybe"}}, "no_jargon"),
        ({"clarity": [4, 9]}, "clarity"),
        ({"final": 3}, "final"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"proposition": raw}})


def test_figures(sample_raw: dict[str, Any]) -> None:
    known = trips.findings(proposition=sample_raw["answers"]["proposition"])
    made = trips.figures("proposition", known)
    assert list(made) == ["statement", "checks", "clarity", "slots"]
    assert made["statement"].passages[0].large
    assert [light.state for light in made["checks"].lights] == ["on"] * 6
    assert made["clarity"].rows[0].counts == (0, 0, 1, 5, 2)
    assert made["slots"].rows[0].cells[0] == "The problem"
    line = CODE.headline(known.answers["proposition"], known.results["proposition"], trips.scene("proposition", known))
    assert line == "70 words, 6 of 6 checks, clarity 4.1"


def test_figures_say_what_is_wrong() -> None:
    raw = {"final": "w " * 80, "clarity": [2, 3], "objection": "Which pumps?", "checks": {"no_jargon": False}}
    made = trips.figures("proposition", trips.findings(proposition=raw))
    assert made["statement"].notes == ("80 words: 5 over 75.",)
    assert made["clarity"].notes[0].startswith("Under 3.5")
    assert made["clarity"].notes[1] == "Still unclear: Which pumps?"
    assert [light.word for light in made["checks"].lights] == ["not answered"] * 5 + ["no"]
    only = trips.figures("proposition", trips.findings(proposition={"objection": "Which pumps?"}))
    assert only["clarity"].empty == "Still unclear: Which pumps?"


def test_words_on_the_avoid_list_are_named() -> None:
    avoid = {"language": {"avoid": ["committee", "working group", "…", "go"]}}

    def notes(final: str) -> tuple[str, ...]:
        known = trips.findings(primer=avoid, proposition={"final": final})
        return as_a(StatementFigure, trips.figures("proposition", known)["statement"]).notes

    assert notes("We are no Committee.") == ("On our avoid list: committee.",)
    assert notes("A working-group, not a committee") == ("On our avoid list: committee, working group.",)
    assert notes("Working in a group of committees is good") == ()
    assert notes("") == ()


def test_earlier_exercises_fill_the_slots() -> None:
    offers = {offer.name: offer for offer in prefill(evaluate(sample_book()))}
    assert set(offers) == {"problem", "knowledge", "today", "community", "member_value", "org_value", "sign"}
    assert {offer.page for offer in offers.values()} == {"proposition/slots"}
    assert offers["today"].value == "Two senior fitters"
    assert offers["community"].value == "Pump Circle: Pump reliability"
    assert offers["member_value"].value == "help with challenges and access to expertise"
    assert offers["org_value"].value == "problem solving and time saving"
    assert offers["sign"].value == "From 31 to 22 a quarter by year end"
    assert offers["problem"].ref == "problems/chosen/K1/sentence"
    assert all(offer.label != offer.ref and ":" in offer.label for offer in offers.values())


def test_missing_sources_offer_nothing() -> None:
    assert prefill(Findings()) == ()
    (only,) = prefill(Findings(Workshop(community="Pump Circle")))
    assert (only.name, only.value) == ("community", "Pump Circle")
    problem = trips.findings(problems={"clusters": {"K1": "Pumps fail"}, "selected": ["K1"]})
    assert [(o.name, o.value) for o in prefill(problem)] == [("problem", "Pumps fail")]
    promise = trips.findings(values={"promise": "Nobody alone"})
    assert [(o.name, o.value) for o in prefill(promise)] == [("sign", "Nobody alone")]


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {"slots": {"problem": hostile_text}, "final": hostile_text, "objection": hostile_text, "clarity": [1]}
    trips.figures("proposition", trips.findings(proposition=raw))
    trips.assert_same_all_ways("proposition", raw)


def test_pages() -> None:
    trips.assert_pages(
        "proposition",
        {"full": 25, "short": 12, "solo": 10},
        {
            "slots": {"full": 3, "short": 2, "solo": 5},
            "drafts": {"full": [8, 6]},
            "statement": {"full": 4, "short": 5, "solo": 4},
            "checks": {"full": 1, "short": 3, "solo": 1},
            "clarity": {"full": 3, "short": 2, "solo": 0},
        },
    )
    trips.assert_readable("proposition")
    kinds = (WritePage, ReadPage, WritePage, CheckPage, RatePage)
    assert all(isinstance(p, k) for p, k in zip(exercise("proposition").pages, kinds, strict=True))


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("proposition")
    assert told.rules == {"words": WORDS, "slots_enough": SLOTS_ENOUGH, "clear": float(CLEAR)}
    assert exact(3.5) == CLEAR
    slots, statement, checks, clarity = (told.page(name) for name in ("slots", "statement", "checks", "clarity"))
    assert isinstance(slots, WritePage)
    assert tuple(f.id for f in slots.fields) == SLOTS
    assert isinstance(statement, WritePage)
    assert statement.words == WORDS
    assert isinstance(checks, CheckPage)
    assert tuple(line.id for line in checks.lines) == CHECKS
    assert isinstance(clarity, RatePage)
    assert clarity.tallied
    assert clarity.lines[0].id == STATEMENT
    assert all(told.say(word) != word for word in (*SLOTS, *CHECKS))
