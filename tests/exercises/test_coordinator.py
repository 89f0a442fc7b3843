"""The coordinator's self-assessment: expected values, verdicts at their lines, privacy, round trips."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from exercises import coordinator
from exercises.coordinator.answers import AREAS, Answers, Rated
from exercises.coordinator.results import PARTNER_JOBS, PeerGap
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.figures import is_empty
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.launch.answers import JOBS
from workbook.apply import apply_all
from workbook.changes import SetCell
from workbook.errors import Unfit
from workbook.model import Participant, Workbook


def read(raw: dict[str, Any]) -> Answers:
    found: Answers = answers_of("coordinator", raw["answers"]["coordinator"], [])
    return found


def result(answers: Answers) -> coordinator.Result:
    return coordinator.result(answers, Findings())


def rated(hours: float | None = None, **areas: int) -> Answers:
    """Every line at 3, or as said, always with a day."""
    return Answers(
        ratings={area: tuple(Rated(areas.get(area, 3), "Tuesday") for _ in range(3)) for area in AREAS},
        protected_hours_week=hours,
    )


def drawn(answers: Answers) -> dict[str, Any]:
    scene = Scene(exercise("coordinator"), Findings())
    return {f.id: f for f in coordinator.figures(answers, result(answers), scene)}


def test_sample_matches(sample_raw: dict[str, Any]) -> None:
    assert coordinator.public(result(read(sample_raw))) == sample_raw["expected"]["coordinator"]


def test_pages_and_answers_round_trip(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    content = coordinator.write(answers, [])
    again = coordinator.read(Workbook("x", fields=content.fields, items=content.items))
    assert again == answers
    assert answers_of("coordinator", coordinator.present(answers), []) == answers


def test_every_input_survives_export_and_import() -> None:
    told = Answers(
        who="P3",
        ratings={"time": (Rated(5, "Monday"), Rated(), Rated(4, True))},
        protected_hours_week=6.5,
        why_me="I care",
        worry="I talk",
        peer={"time": (2, None, 4), "tending": (None, 5, None)},
        share_with_group=True,
    )
    book = book_from_answers({"answers": {"coordinator": coordinator.present(told)}})
    assert coordinator.read(book) == told
    assert coordinator.read(book_from_answers(answers_from_book(book))) == told


def test_a_high_rating_without_a_day_counts_as_three() -> None:
    lines = (Rated(5), Rated(4, "  "), Rated(2))
    told = result(Answers(ratings={"time": lines}))
    assert told.raw["time"] == Fraction(11, 3)
    assert told.adjusted["time"] == Fraction(8, 3)
    proven = result(Answers(ratings={"time": (Rated(5, True), Rated(4, "Monday"), Rated(2))}))
    assert proven.adjusted["time"] == Fraction(11, 3)


def test_an_unrated_line_is_left_out_of_its_area() -> None:
    told = result(Answers(ratings={"time": (Rated(2), Rated(), Rated(3))}))
    assert told.adjusted["time"] == Fraction(5, 2)
    assert told.adjusted["hosting"] is None
    assert told.below_3 == ("time",)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (rated(7), "Go"),
        (rated(6.9), "Go with a partner"),
        (rated(4), "Go with a partner"),
        (rated(3.9), "Not yet"),
        (rated(None), "Not yet"),
        (rated(20, hosting=2, tending=2), "Go with a partner"),
        (rated(20, hosting=2, tending=2, time=2), "Not yet"),
        (rated(20, standing=2), "Not yet"),
        (Answers(protected_hours_week=20), "Not yet"),
    ],
)
def test_verdicts_at_their_lines(answers: Answers, verdict: str) -> None:
    assert result(answers).verdict == verdict


def test_an_area_without_ratings_is_no_strength() -> None:
    answers = rated(9)
    del answers.ratings["bridging"]
    told = result(answers)
    assert told.verdict == "Go with a partner"
    assert told.below_3 == ()
    assert "Not rated yet: Bridging." in repr(drawn(answers)["verdict"])


@pytest.mark.parametrize(
    ("hours", "word"), [(None, "not enough"), (3.9, "not enough"), (4, "thin"), (6.9, "thin"), (7, "workable")]
)
def test_hours_at_their_lines(hours: float | None, word: str) -> None:
    assert result(rated(hours)).hours == word


def test_partner_jobs_are_jobs_of_the_core_group() -> None:
    weak = result(rated(9, **dict.fromkeys(AREAS, 2)))
    assert weak.partner_jobs == PARTNER_JOBS
    assert set(PARTNER_JOBS.values()) <= set(JOBS)
    assert PARTNER_JOBS["bridging"] == "sponsor_link"


def test_every_figure_is_private_until_it_is_shared(sample_raw: dict[str, Any]) -> None:
    shared = read(sample_raw)
    kept = with_(shared, share_with_group=False)
    assert list(drawn(kept)) == ["areas", "hours", "verdict"]
    assert {figure.audience for figure in drawn(kept).values()} == {"private"}
    assert {figure.audience for figure in drawn(Answers()).values()} == {"private"}
    assert {figure.audience for figure in drawn(shared).values()} == {"all"}
    assert exercise("coordinator").private


@pytest.mark.parametrize(
    ("kind", "shared", "said"), [("group", False, ""), ("group", True, "Go"), ("solo", False, "Go")]
)
def test_the_headline_tells_a_group_nothing_that_was_not_shared(kind: str, shared: bool, said: str) -> None:
    answers = with_(rated(7), share_with_group=shared)
    scene = Scene(exercise("coordinator"), Findings(Workshop(kind=kind)))
    assert coordinator.headline(answers, result(answers), scene) == said


def test_sharing_is_off_until_somebody_says_yes(sample_raw: dict[str, Any]) -> None:
    assert not Answers().share_with_group
    assert read(sample_raw).share_with_group
    book = apply_all(Workbook("x"), [SetCell("coordinator/verdict", "share", "state", "no")])
    assert not coordinator.read(book).share_with_group
    book = apply_all(book, [SetCell("coordinator/verdict", "share", "state", "yes")])
    assert coordinator.read(book).share_with_group


def test_verdict_names_reasons_two_talks_and_jobs(sample_raw: dict[str, Any]) -> None:
    figure = drawn(read(sample_raw))["verdict"]
    said = {passage.label: passage.text for passage in figure.passages}
    assert said["One person’s view"] == "Go with a partner"
    assert "Time 2.7, Hosting 2.3" in said["Why"]
    assert said["Jobs to share"] == "practice keeper, event host"
    assert said["Two talks to have"].count("\n") == 1
    assert said["What worries me"] == "I talk too much in meetings."


def test_bars_show_what_counts_beside_what_was_rated(sample_raw: dict[str, Any]) -> None:
    figure = drawn(read(sample_raw))["areas"]
    assert [(bar.text, bar.cells[0]) for bar in figure.bars][2] == ("3.3", "3.7")
    assert [bar.mark for bar in figure.bars] == ["", "under 3.0", "", "under 3.0", "", ""]
    assert figure.notes == ("A 4 or 5 without a day counts as 3. That lowered: Connecting, Bridging.",)


def test_hours_stand_against_four_and_seven() -> None:
    figure = drawn(rated(12.5))["hours"]
    assert [guide.at for guide in figure.guides] == [4.0, 7.0]
    assert figure.high == 12.5
    assert figure.bars[0].text == "12.5 h"
    assert is_empty(drawn(rated(None))["hours"])


def test_a_peer_two_points_apart_is_a_talk() -> None:
    answers = Answers(
        ratings={"time": (Rated(4), Rated(3), Rated(2))}, peer={"time": (2, 4, None), "hosting": (1, 1, 1)}
    )
    assert result(answers).peer_gaps == (PeerGap("time1", 4, 2),)
    assert "I have hours that nobody can quietly take back. (own 4, peer 2)" in repr(drawn(answers)["verdict"])


def test_evidence_page_asks_for_each_four_and_five(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    assert coordinator.rows("evidence", "full", answers, result(answers)) == (
        "standing1", "standing2", "connecting1", "connecting3", "bridging1", "bridging2", "tending1", "tending2",
    )  # fmt: skip
    assert coordinator.rows("lines", "full", answers, result(answers)) is None


def test_done_wants_fifteen_lines_and_hours() -> None:
    answers = rated(0)
    pages = frozenset({"lines", "time"})
    assert [part.met for part in coordinator.done(answers, result(answers), pages)] == [True, True]
    del answers.ratings["time"]
    assert result(answers).rated == 15
    assert coordinator.done(answers, result(answers), pages)[0].met
    answers.ratings["hosting"] = answers.ratings["hosting"][:2]
    assert not coordinator.done(answers, result(answers), pages)[0].met
    scene = Scene(exercise("coordinator"), Findings())
    assert coordinator.headline(answers, result(answers), scene) == ""


def test_empty_answers_draw_empty_figures() -> None:
    assert all(is_empty(figure) and not figure.notes for figure in drawn(Answers()).values())


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"ratings": {"time": [{"rating": 0}]}}, r"answers\.coordinator\.ratings\.time"),
        ({"ratings": {"charm": [{"rating": 3}]}}, "answers.coordinator"),
        ({"ratings": {"time": [{"rating": 3}] * 4}}, "time has 3 lines"),
        ({"protected_hours_week": -1}, "protected_hours_week"),
    ],
)
def test_what_does_not_fit_is_refused(raw: Any, where: str) -> None:
    with pytest.raises(Unfit, match=where):
        answers_of("coordinator", raw, [])


lines = st.builds(Rated, st.none() | st.integers(1, 5), st.booleans() | st.text(max_size=3))


@given(
    st.dictionaries(st.sampled_from(AREAS), st.tuples(lines, lines, lines)),
    st.none() | st.integers(0, 40),
)
def test_any_answers_have_a_verdict(ratings: Any, hours: int | None) -> None:
    answers = Answers(ratings=ratings, protected_hours_week=hours)
    told = result(answers)
    for area in AREAS:
        raw, adjusted = told.raw[area], told.adjusted[area]
        assert (raw is None) == (adjusted is None)
        assert raw is None or adjusted is None or adjusted <= raw
    if told.verdict == "Go":
        assert not told.below_3
        assert (hours or 0) >= 7
    drawn(answers)
    content = coordinator.write(answers, [])
    again = coordinator.read(Workbook("x", fields=content.fields, items=content.items))
    assert coordinator.public(result(again)) == coordinator.public(told)


def test_alone_nobody_is_asked_who_they_are() -> None:
    lines = [SetCell("coordinator/lines", "time1", "rating", 3)]
    alone = apply_all(Workbook("x", people=(Participant("P1", "Engineer"),)), lines)
    assert coordinator.read(alone).who == "P1"
    group = apply_all(Workbook("x", people=(Participant("P1"), Participant("P2"))), lines)
    assert coordinator.read(group).who == ""
