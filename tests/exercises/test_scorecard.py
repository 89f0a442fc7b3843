"""The scorecard: expected values of the sample, floors and bands on exact values, gaps, round trips."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises import scorecard
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.figures import is_empty
from exercises.guide import exercise
from exercises.hold import is_held
from exercises.kit import Findings, Scene
from exercises.scorecard.answers import COMMUNITY, FACTORS, Answers
from exercises.scores import Scores
from exercises.statistics import summary
from workbook.errors import Unfit
from workbook.model import Participant, Workbook

EIGHT = tuple(Participant(f"P{n}", f"Role {n}", "management" if n in (6, 8) else "member") for n in range(1, 9))


def read(raw: dict[str, Any], people: tuple[Participant, ...] = EIGHT) -> Answers:
    found: Answers = answers_of("scorecard", raw["answers"]["scorecard"], people)
    return found


def result(answers: Answers) -> scorecard.Result:
    return scorecard.result(answers, Findings())


def public(answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = scorecard.public(result(answers))
    return told


def means(**of: tuple[int, ...]) -> Answers:
    """All factors at 4 but for those named."""
    return Answers({factor: Scores.of(*of.get(factor, (4, 4))) for factor in FACTORS})


def drawn(answers: Answers, **scene: Any) -> dict[str, Any]:
    told = Scene(exercise("scorecard"), scene.pop("findings", Findings()), **scene)
    return {f.id: f for f in scorecard.figures(answers, result(answers), told)}


def test_sample_matches(sample_raw: dict[str, Any]) -> None:
    assert public(read(sample_raw)) == sample_raw["expected"]["scorecard"]


def test_pages_and_answers_round_trip(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    content = scorecard.write(answers, EIGHT)
    again = scorecard.read(Workbook("x", items=content.items, tallies=content.tallies))
    assert again == answers
    assert answers_of("scorecard", scorecard.present(answers), EIGHT) == answers


def test_every_input_survives_export_and_import() -> None:
    told = Answers(
        scores={"FC1": Scores.of(4, 5, None), "FO5": Scores.of(None, None)},
        first={"FC1": Scores.of(1, 2, 3)},
        evidence={"FC1": "Seen on Friday", "FC2": True},
        agreed_moves={"FO5": "Write it down"},
    )
    book = book_from_answers({"answers": {"scorecard": scorecard.present(told)}})
    assert scorecard.read(book) == told
    assert scorecard.read(book_from_answers(answers_from_book(book))) == told


def test_no_score_stands_beside_a_person(sample_raw: dict[str, Any]) -> None:
    book = book_from_answers(sample_raw)
    tally = book.tallies["scorecard/scores#1"]
    assert tally.counts["FO4"]["score"] == {"1": 2, "2": 4, "3": 1, "4": 1}
    assert "P1" not in repr(tally)


def test_empty_answers(sample_raw: dict[str, Any]) -> None:
    told = public(Answers())
    assert told["factors"] == {}
    assert told["band"] is None
    assert not told["lopsided"]
    assert (told["community"], told["balance"], told["lowest"], told["view_gap"]) == (None, None, [], {})
    for figure in drawn(Answers()).values():
        assert is_empty(figure)
        assert figure.notes == ()
    assert scorecard.headline(Answers(), result(Answers()), Scene(exercise("scorecard"), Findings())) == ""
    assert scorecard.rows("evidence", "full", Answers(), result(Answers())) is None


def test_without_two_managers_the_view_gaps_disappear(sample_raw: dict[str, Any]) -> None:
    raw = copy.deepcopy(sample_raw)
    table = raw["answers"]["scorecard"]["scores"]
    people = tuple(p for p in EIGHT if p.id not in ("P6", "P8"))
    for factor, scores in table.items():
        table[factor] = [s for n, s in enumerate(scores, 1) if n not in (6, 8)]
    told = public(read(raw, people))
    assert told["view_gap"] == {}
    assert told["factors"]["FC1"]["n"] == 6


def test_three_passes_of_eight_make_a_factor_unknown(sample_raw: dict[str, Any]) -> None:
    raw = copy.deepcopy(sample_raw)
    raw["answers"]["scorecard"]["scores"]["FO5"] = [2, 1, 2, None, None, 3, None, 4]
    answers = read(raw)
    told = result(answers)
    assert told.unknown == ("FO5",)
    four = [told.factors[f].mean for f in ("FO1", "FO2", "FO3", "FO4")]
    assert told.organization == sum(m for m in four if m is not None) / 4
    assert "FO5" in told.talk_first
    assert "unknown" in {row.label[:3]: row.mark for row in drawn(answers)["factors"].rows}["FO5"]
    assert "Unknown, a third or more passed: Consistent attitude." in drawn(answers)["factors"].notes


@pytest.mark.parametrize(("passes", "unknown"), [(1, False), (2, True)])
def test_unknown_from_exactly_a_third(passes: int, unknown: bool) -> None:
    scores = Scores({3: 6 - passes}, passes)
    assert bool(result(Answers({"FO1": scores})).unknown) is unknown


def test_an_unknown_factor_still_breaks_a_floor() -> None:
    answers = means(FC1=(1, 1))
    answers.scores["FC1"] = Scores({1: 2}, passes=2)
    told = result(answers)
    assert told.unknown == ("FC1",)
    assert told.community == 4
    assert told.band == "Prepare first"


def test_fc1_all_one_means_prepare_first(sample_raw: dict[str, Any]) -> None:
    raw = copy.deepcopy(sample_raw)
    raw["answers"]["scorecard"]["scores"]["FC1"] = [1] * 8
    assert public(read(raw))["band"] == "Prepare first"


def test_tally_entry_of_fc4_gives_the_same_and_no_gap(sample_raw: dict[str, Any]) -> None:
    raw = copy.deepcopy(sample_raw)
    raw["answers"]["scorecard"]["scores"]["FC4"] = {"2": 1, "3": 4, "4": 3}
    told, expected = public(read(raw)), sample_raw["expected"]["scorecard"]
    assert told["factors"]["FC4"] == expected["factors"]["FC4"]
    assert "FC4" not in told["view_gap"]
    assert told["view_gap"]["FO4"] == expected["view_gap"]["FO4"]


@pytest.mark.parametrize(
    ("answers", "band"),
    [
        (means(), "Ready"),
        (means(FC2=(1, 2)), "Prepare first"),
        (means(FC2=(2, 2)), "Start small"),
        (means(FC3=(1, 1)), "Start small"),
        (means(FO1=(2, 3)), "Ready"),
        (means(FO1=(2, 2), FO2=(2, 2), FO3=(3, 2), FO4=(3, 3), FO5=(3, 3)), "Start small"),
        (means(FO1=(2, 2), FO2=(2, 2), FO3=(2, 2), FO4=(3, 3), FO5=(3, 3)), "Prepare first"),
        (means(FO1=(3, 3), FO2=(3, 3), FO3=(3, 4), FO4=(4, 4), FO5=(4, 4)), "Ready"),
        (means(FO1=(3, 3), FO2=(3, 3), FO3=(3, 3), FO4=(4, 4), FO5=(4, 4)), "Start small"),
    ],
)
def test_bands_at_their_lines(answers: Answers, band: str) -> None:
    assert result(answers).band == band


def test_lines_compare_exact_values_and_not_rounded_ones() -> None:
    """A mean of 1.96 is shown as 2.0 and is under the floor of 2.0 all the same."""
    answers = means()
    answers.scores["FC1"] = Scores({1: 1, 2: 24})
    told = result(answers)
    assert public(answers)["factors"]["FC1"]["mean"] == 2.0
    assert told.band == "Prepare first"


def test_a_side_without_a_known_factor_has_no_band() -> None:
    told = result(Answers({factor: Scores.of(4, 4) for factor in COMMUNITY}))
    assert (told.band, told.lopsided, told.balance) == (None, False, None)
    floor = result(Answers({factor: Scores.of(1, 1) for factor in COMMUNITY}))
    assert floor.band == "Prepare first"


@pytest.mark.parametrize(("low", "lopsided"), [((3, 3), True), ((3, 4), False)])
def test_lopsided_from_one_point(low: tuple[int, ...], lopsided: bool) -> None:
    told = result(means(**dict.fromkeys(("FO1", "FO2", "FO3", "FO4", "FO5"), low)))
    assert told.lopsided is lopsided
    figure = drawn(means(**dict.fromkeys(("FO1", "FO2", "FO3", "FO4", "FO5"), low)))["band"]
    assert any("community side stands" in note for note in figure.notes) is lopsided


def test_a_row_nobody_scored_keeps_its_keys_and_joins_nothing() -> None:
    told = public(Answers({"FC1": Scores(passes=2), "FC2": Scores.of(4)}))
    assert told["factors"]["FC1"] == {
        "n": 0, "passes": 2, "mean": None, "median": None, "min": None, "max": None, "range": None, "spread": None,
    }  # fmt: skip
    assert told["unknown"] == ["FC1"]
    assert told["lowest"] == told["talk_first"] == ["FC2"]


def test_ties_keep_guide_order() -> None:
    told = result(means())
    assert told.talk_first == told.lowest == ("FC1", "FC2", "FC3")


def test_ranking_is_by_exact_means() -> None:
    """Both are shown as 2.3; the lower exact mean comes first."""
    answers = means(FC4=(2, 2, 2, 3, 2, 3, 2, 2), FO5=(2, 2, 3))
    assert result(answers).lowest[:2] == ("FC4", "FO5")


def test_a_view_gap_needs_two_scores_on_each_side() -> None:
    people = (*EIGHT[:4], EIGHT[5], EIGHT[7])
    raw = {"scores": {"FC1": [1, 1, 1, 1, 5, 5], "FC2": [1, 1, 1, 1, 5, None]}}
    told = result(answers_of("scorecard", raw, people))
    assert told.view_gap == {"FC1": Fraction(4)}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [({"scores": {"FX1": [3]}}, "FX1"), ({"scores": {"FC1": [6]}}, "1 to 5"), ({"agreed_moves": {"x": "y"}}, "'x'")],
)
def test_what_does_not_fit_is_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        answers_of("scorecard", raw, EIGHT)


def test_evidence_is_a_text_or_true() -> None:
    raw = {"evidence": {"FC1": True, "FC2": "Seen", "FC3": False, "FC4": None}}
    assert answers_of("scorecard", raw, ()).evidence == {"FC1": True, "FC2": "Seen"}


@given(st.dictionaries(st.sampled_from(FACTORS), st.lists(st.none() | st.integers(1, 5), max_size=12)))
def test_any_scores_have_a_result_and_figures(raw: dict[str, list[int | None]]) -> None:
    answers = Answers({factor: Scores.of(*given) for factor, given in raw.items()})
    told = result(answers)
    assert set(told.factors) == set(raw)
    assert list(told.factors) == [factor for factor in FACTORS if factor in raw]
    for side in (told.community, told.organization):
        assert side is None or 1 <= side <= 5
    if told.band == "Ready":
        assert told.community is not None
        assert told.organization is not None
        assert min(told.community, told.organization) >= Fraction(7, 2)
    assert set(told.lowest) <= set(raw)
    figure = drawn(answers)["factors"]
    assert sum(sum(row.counts) for row in figure.rows) == sum(
        scores.n for scores in answers.scores.values() if not is_held(summary(scores))
    )
    again = scorecard.read(Workbook("x", tallies=scorecard.write(answers, ()).tallies))
    assert scorecard.public(result(again)) == scorecard.public(told)
