from __future__ import annotations

from exercises.scores import Scores, Votes, scores_from, scores_raw, votes_from, votes_raw
from exercises.tallied import scores_tally, tally_scores, tally_votes, votes_tally
from workbook.model import Participant

PEOPLE = tuple(Participant(f"P{n}", viewpoint="management" if n > 3 else "member") for n in range(1, 6))


def test_scores_come_back_from_their_counted_form_and_from_a_tally() -> None:
    for scores in (scores_from([5, 4, 3, 2, 1], PEOPLE), Scores.of(4, None, 4), Scores()):
        assert scores_from(scores_raw(scores), PEOPLE) == scores
        tally = scores_tally("x/y", {"i": {"c": scores}})
        assert tally_scores(tally, "i", "c") == scores
    assert tally_scores(None, "i", "c") == Scores()


def test_votes_come_back_from_their_counted_form_and_from_a_tally() -> None:
    ballots = {"P1": ["a"], "P2": {"a": 2}, "P4": ["b"], "P5": ["a", "b"]}
    votes = votes_from(ballots, None, PEOPLE)
    assert votes_from(votes_raw(votes), votes.voters, PEOPLE) == votes
    assert tally_votes(votes_tally("x/y", votes)) == votes
    assert votes.total == 6
    assert tally_votes(None) == Votes()
