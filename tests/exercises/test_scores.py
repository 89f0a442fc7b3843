from __future__ import annotations

import pytest

from exercises.scores import Scores, Votes, scores_from, votes_from
from workbook.model import Participant

PEOPLE = tuple(Participant(f"P{n}", viewpoint="management" if n > 3 else "member") for n in range(1, 6))


def test_named_scores_keep_viewpoints_only_where_each_has_two() -> None:
    scores = scores_from([5, 4, 3, 2, 1], PEOPLE)
    assert scores.views == {"member": Scores.of(5, 4, 3), "management": Scores.of(2, 1)}
    assert scores_from([5, 4, 3, 2, None], PEOPLE).views == {}
    assert scores_from({"P1": 5, "P2": 4, "P4": 1, "P5": 1}, PEOPLE).views != {}
    assert scores_from({"P1": 5, "P2": 4}, PEOPLE).views == {}


def test_a_list_of_another_length_has_no_names() -> None:
    assert scores_from([5, 4], PEOPLE) == Scores({5: 1, 4: 1})


def test_somebody_who_left_is_counted_and_keeps_no_viewpoint() -> None:
    scores = scores_from({"P1": 5, "P2": 5, "P4": 2, "P5": 2, "P9": 3}, PEOPLE)
    assert (scores.n, scores.views) == (5, {})
    votes = votes_from({"P1": ["a"], "P2": ["a"], "P4": ["b"], "P5": ["b"], "P9": ["c"]}, None, PEOPLE)
    assert (votes.counts, votes.voters, votes.views) == ({"a": 2, "b": 2, "c": 1}, 5, {})


def test_counts_by_viewpoint_follow_the_same_rule() -> None:
    kept = scores_from({"member": {"4": 2}, "management": {"1": 2}}, PEOPLE)
    assert set(kept.views) == {"member", "management"}
    dropped = scores_from({"member": {"4": 2}, "management": {"1": 1, "pass": 3}}, PEOPLE)
    assert (dropped.views, dropped.n, dropped.passes) == ({}, 3, 3)
    lonely = votes_from(
        {"member": {"votes": {"a": 3}, "voters": 3}, "management": {"votes": {"a": 1}, "voters": 1}}, None, PEOPLE
    )
    assert (lonely.counts, lonely.voters, lonely.views) == ({"a": 4}, 4, {})


def test_one_persons_two_ballots_are_kept_apart_when_alone() -> None:
    votes = votes_from({"member": ["a", "b"], "management": ["b", "c"]}, None, (), solo=True)
    assert votes.views["member"].counts == {"a": 1, "b": 1}
    assert votes.views["management"].voters == 1


@pytest.mark.parametrize("raw", ["4", 4, {"x": 4}, [4.5], [True], ["four"], {"4": -1}, {"4": 1.5}, {"P1": {"4": 1}}])
def test_what_is_no_score_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        scores_from(raw, PEOPLE)


@pytest.mark.parametrize("raw", ["a", ["a"], {"a": -1}, {"a": 1.5}, {"a": True}, {"P1": {"a": -1}}])
def test_what_is_no_vote_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        votes_from(raw, None, PEOPLE)


def test_nothing_is_no_score_and_no_vote() -> None:
    assert scores_from({}, PEOPLE) == scores_from([], PEOPLE) == Scores()
    assert votes_from({}, None, PEOPLE) == Votes()
