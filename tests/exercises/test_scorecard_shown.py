"""The scorecard on screen: rounds, then and now, one person's view, which rows a page asks about, carried lines."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from exercises import scorecard
from exercises.evaluate import evaluate
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.figures import DotsFigure, StatementFigure
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.scorecard.answers import FACTORS, Answers
from exercises.scorecard.results import changes, widest
from exercises.scores import Scores
from exercises.tallied import scores_tally
from workbook.apply import apply_all
from workbook.changes import SetTally
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
    return Answers({factor: Scores.of(*of.get(factor, (4, 4, 4))) for factor in FACTORS})


def drawn(answers: Answers, **scene: Any) -> dict[str, Any]:
    told = Scene(exercise("scorecard"), scene.pop("findings", Findings()), **scene)
    return {f.id: f for f in scorecard.figures(answers, result(answers), told)}


def test_first_round_is_kept_and_the_second_counts_factor_by_factor() -> None:
    one = scores_tally("scorecard/scores", {"FC1": {"score": Scores.of(1, 3, 5)}, "FC2": {"score": Scores.of(3, 3, 3)}})
    two = scores_tally("scorecard/scores", {"FC1": {"score": Scores.of(3, 4, 4)}}, 2)
    book = apply_all(Workbook("x"), [SetTally(one.key, one), SetTally(two.key, two)])
    answers = scorecard.read(book)
    assert answers.scores["FC1"] == Scores.of(3, 4, 4)
    assert answers.scores["FC2"] == Scores.of(3, 3, 3)
    assert answers.first == {"FC1": Scores.of(1, 3, 5)}
    content = scorecard.write(answers, ())
    assert {key: tally.counts for key, tally in content.tallies.items()} == {
        key: tally.counts for key, tally in book.tallies.items()
    }
    figure = drawn(answers)["factors"]
    assert (figure.rows[0].then, figure.rows[1].then) == ((1, 0, 1, 0, 1), ())
    assert (figure.then_label, figure.now_label) == ("first round", "second round")


def test_then_and_now_with_an_earlier_scorecard(sample_raw: dict[str, Any]) -> None:
    now, before = read(sample_raw), means()
    then = Findings(Workshop(date="2024-12-01"), {"scorecard": before}, {"scorecard": result(before)})
    here = Findings(Workshop(date="2025-03-12"))
    figure = drawn(now, findings=here, then=then)["factors"]
    assert isinstance(figure, DotsFigure)
    assert (figure.then_label, figure.now_label) == ("1 Dec 2024", "12 Mar 2025")
    assert all(row.then == (0, 0, 0, 3, 0) for row in figure.rows)
    assert changes(result(now), result(before))["FO4"] == Fraction(17, 8) - 4
    assert any("Adequate resources −1.9" in note and note.startswith("Change since") for note in figure.notes)


def test_alone_the_band_is_one_persons_view() -> None:
    alone = Answers({factor: Scores.of(4) for factor in FACTORS})
    figure = drawn(alone)["band"]
    assert isinstance(figure, StatementFigure)
    assert figure.passages[0].label == "one person’s view"
    assert "one person’s view" in scorecard.headline(alone, result(alone), Scene(exercise("scorecard"), Findings()))
    group = drawn(means())["band"]
    assert "one person" not in repr(group)
    solo = Findings(Workshop(kind="solo"))
    assert drawn(alone, findings=solo)["band"].passages[0].label == "one person’s view"


def test_no_total_is_shown(sample_raw: dict[str, Any]) -> None:
    assert not {"total", "mean", "overall"} & set(public(read(sample_raw)))


def test_evidence_asks_for_the_widest(sample_raw: dict[str, Any]) -> None:
    bare = Answers(read(sample_raw).scores)
    told = result(bare)
    assert scorecard.rows("evidence", "full", bare, told) == told.talk_first == widest(told.factors)[:3]
    assert scorecard.rows("evidence", "short", bare, told) == ("FO4",)
    assert scorecard.rows("moves", "full", bare, told) == ("FO4", "FC5", "FO5")
    alone = Answers({"FC1": Scores.of(4), "FC2": Scores.of(3), "FO5": Scores.of(5)})
    assert scorecard.rows("evidence", "solo", alone, result(alone)) == ("FC1", "FO5")


def test_what_was_entered_stays_in_sight(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    shown = scorecard.rows("evidence", "short", answers, result(answers))
    assert shown is not None
    assert shown[0] == "FO4"
    assert set(shown) == {"FO4", *answers.evidence}
    moves = scorecard.rows("moves", "full", answers, result(answers))
    assert moves == ("FO4", "FC5", "FO5", "FO3")


def test_done_leaves_one_gap_in_the_sample(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    parts = scorecard.done(answers, result(answers), frozenset({"scores", "moves"}))
    assert [part.met for part in parts] == [True, False]
    assert drawn(answers)["moves"].notes == ("Without a move yet: Consistent attitude.",)
    seven = Answers({factor: Scores.of(3) for factor in FACTORS[:7]})
    assert [p.met for p in scorecard.done(seven, result(seven), frozenset({"scores"}))] == [False]


def test_prefill_has_a_line_for_every_factor_of_the_sample() -> None:
    offers = scorecard.prefill(evaluate(sample_book()))
    assert tuple(offer.item for offer in offers) == FACTORS
    assert len({offer.ref for offer in offers}) == 10
    said = {offer.item: offer.value for offer in offers}
    assert said["FC1"] == "Core group: 5 named, 3 confirmed"
    assert said["FO2"] == "Asks with a date: 3; control checks answered yes: 1 of 4"
    assert said["FO4"] == "Help named: 9 hours a month; needs still unmet: 2"
    assert all(offer.label and "from " not in offer.label for offer in offers)
    assert scorecard.prefill(Findings()) == ()


@pytest.mark.parametrize("name", ["sponsors", "integration", "support", "rhythm", "launch", "canvas", "interviews"])
def test_prefill_of_an_exercise_left_empty_offers_nothing_false(name: str) -> None:
    book = book_from_answers({"answers": {name: {} if name != "support" else []}})
    findings = evaluate(book)
    assert all(str(offer.value).strip() for offer in scorecard.prefill(findings))


def test_checks_that_were_never_looked_at_are_no_answer_of_no(sample_raw: dict[str, Any]) -> None:
    found = evaluate(sample_book())
    sponsors = {k: v for k, v in sample_raw["answers"]["sponsors"].items() if k != "control_checks"}
    bare = Findings(
        found.workshop, {**found.answers, "sponsors": answers_of("sponsors", sponsors, EIGHT)}, found.results
    )
    said = {offer.item: offer.value for offer in scorecard.prefill(bare)}
    assert said["FO2"] == "Asks with a date: 3"
