"""`primer`: right answers, what is taken up again, our words, the pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.exchange.interchange import book_from_answers
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.pages import CollectPage, QuizPage, ReadPage, WritePage
from exercises.primer import prefill
from exercises.primer.answers import MYTHS, Answers, Language, Own
from exercises.primer.results import ENOUGH, REVISIT_UNDER, TRUE_ONES
from exercises.registry import code_of
from exercises.statistics import percent
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import SetField, SetTally
from workbook.errors import Unfit
from workbook.model import Info, Tally, Workbook

PRIMER = code_of("primer")


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("primer", sample_raw["answers"]["primer"]) == sample_raw["expected"]["primer"]


def test_sample_is_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("primer", sample_raw["answers"]["primer"])


def test_every_form_is_the_same_all_ways() -> None:
    raw = {
        "votes_true_false_unsure": {"M01": [0, 0, 0], "M05": [3, 1, 0]},
        "own": {"M02": {"answer": "false", "confidence": 3}, "M03": {"answer": "unsure"}, "M04": {"confidence": 1}},
        "familiar": ["A choir", "=1+1"],
        "language": {"community": "Circle", "avoid": ["committee"]},
        "fit_line": "Circle is where …",
    }
    trips.assert_same_all_ways("primer", raw)


def test_hands_may_be_named() -> None:
    named = {"votes_true_false_unsure": {"M05": {"true": 6, "unsure": 2}}}
    assert trips.public("primer", named) == {"M05": {"right": 6, "right_pct": 75, "revisit": False}}


def test_threshold_compares_exact_values() -> None:
    """59.5 % is shown as 60 and is under 60."""
    raw = {"votes_true_false_unsure": {"M01": [0, 119, 81], "M02": [2, 3, 0]}}
    assert trips.public("primer", raw) == {
        "M01": {"right": 119, "right_pct": 60, "revisit": True},
        "M02": {"right": 3, "right_pct": 60, "revisit": False},
    }


def test_unsure_counts_as_not_right() -> None:
    assert trips.public("primer", {"votes_true_false_unsure": {"M05": [0, 0, 8]}}) == {
        "M05": {"right": 0, "right_pct": 0, "revisit": True}
    }


def test_no_hands_at_all_is_null_and_raises_no_flag() -> None:
    raw = {"votes_true_false_unsure": {"M05": [0, 0, 0]}}
    assert trips.public("primer", raw) == {"M05": {"right": 0, "right_pct": None, "revisit": False}}
    assert trips.found("primer", raw).revisits == ()


def test_myths_that_were_not_put_are_absent_and_the_rest_stand_in_guide_order() -> None:
    raw = {"votes_true_false_unsure": {"M10": [0, 4, 0], "M02": [1, 3, 0]}}
    assert list(trips.public("primer", raw)) == ["M02", "M10"]


def test_alone_an_answer_is_one_hand() -> None:
    raw = {"own": {"M01": {"answer": "false", "confidence": 2}, "M05": {"answer": "unsure", "confidence": 3}}}
    assert trips.public("primer", raw, (), kind="solo") == {
        "M01": {"right": 1, "right_pct": 100, "revisit": False},
        "M05": {"right": 0, "right_pct": 0, "revisit": True},
    }
    trips.assert_same_all_ways("primer", raw, (), kind="solo")
    right = trips.figures("primer", trips.findings((), kind="solo", primer=raw))["right"]
    assert "Certain, and not right: “Most of us have been in one without the name”." in right.notes


def test_the_pages_write_what_is_read() -> None:
    counts = {"M02": {"answer": {"true": 3, "false": 4, "unsure": 1}}}
    book = apply_all(
        Workbook(id="b", info=Info(community="Cover Circle")),
        [
            SetTally("primer/myths#1", Tally("primer/myths", 1, "hands", counts, voters=8)),
            SetField("primer/myths", "M01", "true"),
            SetField("primer/myths", "M01_confidence", 1),
            SetField("primer/words", "avoid", ["committee"]),
            SetField("primer/fit_line", "fit_line", "It is where we compare."),
        ],
    )
    answers = PRIMER.read(book)
    assert answers == Answers(
        votes_true_false_unsure={"M02": (3, 4, 1)},
        own={"M01": Own("true", 1)},
        language=Language(community="Cover Circle", avoid=("committee",)),
        fit_line="It is where we compare.",
    )


def test_an_empty_exercise() -> None:
    assert trips.public("primer", {}) == {}
    assert PRIMER.headline(Answers(), trips.found("primer", {}), trips.scene("primer", trips.findings())) == ""
    trips.assert_same_all_ways("primer", {})
    trips.assert_empty_figures_say_so("primer", {})


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"votes_true_false_unsure": {"M01": [1, 2]}}, "votes_true_false_unsure"),
        ({"votes_true_false_unsure": {"M01": [1, -2, 0]}}, "votes_true_false_unsure"),
        ({"own": {"M01": {"answer": "perhaps"}}}, "own"),
        ({"own": {"M01": {"answer": "true", "confidence": 4}}}, "own"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"primer": raw}})


def test_done_counts_only_pages_of_the_variant() -> None:
    four = {"votes_true_false_unsure": {myth: [1, 1, 0] for myth in MYTHS[:4]}, "fit_line": "x"}
    five = {"votes_true_false_unsure": {myth: [1, 1, 0] for myth in MYTHS[:5]}}
    short = frozenset(page.id for page in exercise("primer").in_variant("short"))
    full = frozenset(page.id for page in exercise("primer").in_variant("full"))

    def met(raw: Any, pages: frozenset[str]) -> list[bool]:
        return [part.met for part in PRIMER.done(trips.typed("primer", raw), trips.found("primer", raw), pages)]

    assert met(four, full) == [False, True]
    assert met(five, full) == [True, False]
    assert met(five, short) == [True]
    assert met({"votes_true_false_unsure": {myth: [0, 0, 0] for myth in MYTHS}}, short) == [False]


def test_the_cover_offers_the_name() -> None:
    assert prefill(Findings()) == ()
    (offer,) = prefill(Findings(Workshop(community="Pump Circle")))
    assert (offer.page, offer.name, offer.value, offer.ref) == (
        "primer/words",
        "community",
        "Pump Circle",
        "workshop/community",
    )


def test_figures_show_words_and_answers_of_the_myths_to_revisit(sample_raw: dict[str, Any]) -> None:
    made = trips.figures("primer", trips.findings(primer=sample_raw["answers"]["primer"]))
    assert list(made) == ["fit_line", "words", "right", "revisit"]
    assert next(row.cells[1] for row in made["words"].rows) == "Pump Circle"
    assert [row.cells[1] for row in made["revisit"].rows] == ["False"] * 3
    assert "top expert" in trips.words(made["revisit"])
    assert [bar.text for bar in made["right"].bars if bar.mark] == ["50", "38", "25"]


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {"familiar": [hostile_text], "language": {"community": hostile_text}, "fit_line": hostile_text}
    known = trips.findings(primer=raw)
    trips.figures("primer", known)
    assert isinstance(
        PRIMER.headline(known.answers["primer"], known.results["primer"], trips.scene("primer", known)), str
    )
    trips.assert_same_all_ways("primer", {"familiar": ["ü" * 200], "fit_line": "é" * 200})


@given(st.tuples(*[st.integers(0, 200)] * 3))
def test_right_share_never_depends_on_rounding(hands: tuple[int, int, int]) -> None:
    found = trips.found("primer", {"votes_true_false_unsure": {"M01": list(hands)}}).myths["M01"]
    assert found.right == hands[1]
    assert found.right_pct == percent(hands[1], sum(hands))
    assert found.revisit is (sum(hands) > 0 and 100 * hands[1] < REVISIT_UNDER * sum(hands))


def test_pages() -> None:
    trips.assert_pages(
        "primer",
        {"full": 20, "short": 8, "solo": 10},
        {
            "cards": {"full": 6, "short": 3, "solo": 3},
            "met_before": {"full": 3},
            "myths": {"full": 7, "short": 5, "solo": 5},
            "words": {"full": 3, "solo": 1},
            "fit_line": {"full": 1, "solo": 1},
        },
    )
    trips.assert_readable("primer")
    told = exercise("primer")
    kinds = (ReadPage, CollectPage, QuizPage, WritePage, WritePage)
    assert all(isinstance(page, kind) for page, kind in zip(told.pages, kinds, strict=True))


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("primer")
    quiz = told.page("myths")
    assert isinstance(quiz, QuizPage)
    assert tuple(statement.id for statement in quiz.statements) == MYTHS
    assert {statement.id for statement in quiz.statements if statement.answer} == TRUE_ONES
    assert quiz.only == {"short": ("M01", "M02", "M04", "M05", "M10")}
    assert told.rules == {"revisit_under": REVISIT_UNDER, "myths_enough": ENOUGH}
    cards = told.page("cards")
    assert isinstance(cards, ReadPage)
    assert [card.title for card in cards.cards] == ["What it is", "Three elements", "Who gains", "Where to start"]
    assert cards.shows == ("glossary",)


def test_results_number_no_statement_that_the_page_numbers_otherwise() -> None:
    """In a short run the page counts five statements, 1 to 5; ids of ours would be a second count."""
    own = {"M04": Own("true", 3), "M05": Own("false", 3)}
    answers = Answers(own=own)
    scene = Scene(exercise("primer"), Findings())
    shown = str(code_of("primer").figures(answers, code_of("primer").result(answers, Findings()), scene))
    assert "Certain, and not right: “" in shown
    assert not re.search(r"\bM\d\d\b", shown)
