"""Ballots: what is taken, what is counted, and above all what is not kept."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from workbook import ballots, disclosure
from workbook.apply import apply
from workbook.ballots import Ask, Ballot
from workbook.changes import SetTally
from workbook.hands import Hands
from workbook.model import Participant, Workbook

RATE = Ask("problems/ratings", ("K1", "K2"), ("impact", "leverage"))
VOTE = Ask("problems/dots", ("K1", "K2", "K3"), dots=3, cap=2)


def people(*views: str) -> tuple[Participant, ...]:
    return tuple(Participant(f"P{n}", f"Role {n}", view) for n, view in enumerate(views, 1))  # type: ignore[arg-type]


def sheet(*marks: str, ask: Ask = RATE) -> dict[tuple[str, str], str]:
    return dict(zip(ask.cells, marks, strict=False))


@pytest.mark.parametrize(
    ("typed", "mark"),
    [("4", "4"), (" 5 ", "5"), ("p", "pass"), ("PASS", "pass"), ("0", None), ("6", None), ("x", None), ("²", None)],
)
def test_a_score_is_one_to_five_or_a_pass(typed: str, mark: str | None) -> None:
    assert RATE.mark(typed) == mark


def test_a_scale_may_go_below_zero() -> None:
    ask = Ask("integration/alignment", ("L1",), ("score",), low=-2, high=2)
    assert [ask.mark(t) for t in ("-2", "0", "2", "3", "-3", "--1")] == ["-2", "0", "2", None, None, None]


def test_dots_keep_to_the_cap() -> None:
    assert [VOTE.mark(t) for t in ("0", "2", "3", "p")] == ["0", "2", None, None]


def test_counts_are_those_of_the_marks() -> None:
    ballot = Ballot(RATE, people("member", "member", "member"), "seats")
    ballot.put("P2", sheet("5", "1", "pass", "2"))
    ballot.put("P1", sheet("5", "2", "3", "2"))
    assert (ballot.taken, ballot.seats) == (2, 3)
    tally = ballot.close()
    assert tally.counts == {
        "K1": {"impact": {"5": 2}, "leverage": {"1": 1, "2": 1}},
        "K2": {"impact": {"3": 1, "pass": 1}, "leverage": {"2": 2}},
    }
    assert (tally.voters, tally.way, tally.key) == (2, "seats", "problems/ratings#1")


def test_an_empty_mark_counts_as_a_pass_and_is_said_before() -> None:
    ballot = Ballot(RATE, way="paper")
    half = sheet("4", "4")
    assert ballots.fault(RATE, half) == "2 of 4 empty; empty counts as a pass"
    ballot.put("1", half)
    assert ballot.close().counts["K2"]["impact"] == {"pass": 1}


def test_correcting_replaces_what_the_seat_gave() -> None:
    ballot = Ballot(RATE, people("member"), "seats")
    ballot.put("P1", sheet("1", "1", "1", "1"))
    ballot.put("P1", sheet("2", "2", "2", "2"))
    assert ballot.taken == 1
    assert ballot.close().counts["K1"]["impact"] == {"2": 1}


def test_closing_forgets_the_marks() -> None:
    ballot = Ballot(RATE, people("member"), "seats")
    ballot.put("P1", sheet("1", "1", "1", "1"))
    ballot.close()
    assert ballot.taken == 0
    assert not ballot.close().counts


def test_too_many_dots_are_refused_with_a_reason() -> None:
    ballot = Ballot(VOTE, way="paper")
    with pytest.raises(ValueError, match="4 dots, only 3 each"):
        ballot.put("1", sheet("2", "2", ask=VOTE))
    with pytest.raises(ValueError, match="not asked for"):
        ballot.put("1", {("K9", "votes"): "1"})
    ballot.put("1", sheet("2", "0", "1", ask=VOTE))
    ballot.put("2", sheet("1", "1", ask=VOTE))
    assert ballots.fault(VOTE, sheet("1", "1", ask=VOTE)) == "2 of 3 dots used"
    assert ballot.close().counts == {
        "K1": {"votes": {"votes": 3}},
        "K2": {"votes": {"votes": 1}},
        "K3": {"votes": {"votes": 1}},
    }


def test_viewpoints_only_where_every_one_present_has_two_scores() -> None:
    ballot = Ballot(RATE, people("member", "member", "management", "management"), "seats")
    for n, marks in enumerate(
        [("1", "1", "1", "1"), ("2", "2", "2", "2"), ("5", "5", "5", "5"), ("4", "pass", "4", "4")], 1
    ):
        ballot.put(f"P{n}", sheet(*marks))
    views = ballot.close().views
    assert views["member"]["K1"] == {"impact": {"1": 1, "2": 1}}
    assert views["management"]["K2"] == {"impact": {"4": 1, "5": 1}, "leverage": {"4": 1, "5": 1}}
    assert "leverage" not in views["management"]["K1"]


def test_somebody_who_only_passed_is_present() -> None:
    ballot = Ballot(RATE, people("member", "member", "management", "management", "support"), "seats")
    for n in range(1, 5):
        ballot.put(f"P{n}", sheet("3", "3", "3", "3"))
    ballot.put("P5", sheet("pass", "pass", "pass", "pass"))
    assert ballot.close().views == {}


def test_slips_without_a_viewpoint_keep_none() -> None:
    ballot = Ballot(VOTE, way="paper")
    for n, view in enumerate(["member", "member", "management", "management", None]):
        ballot.put(str(n), sheet("2", "1", ask=VOTE), view)  # type: ignore[arg-type]
    tally = ballot.close()
    assert (tally.views, tally.view_voters, tally.voters) == ({}, {}, 5)


def test_slips_with_viewpoints_keep_votes_by_viewpoint() -> None:
    ballot = Ballot(VOTE, way="paper")
    for n, view in enumerate(["member", "management", "member", "management"]):
        ballot.put(str(n), sheet("2", "1" if view == "member" else "0", ask=VOTE), view)  # type: ignore[arg-type]
    tally = ballot.close()
    assert tally.view_voters == {"member": 2, "management": 2}
    assert tally.views["management"] == {"K1": {"votes": {"votes": 4}}}


def test_the_tally_is_the_same_whoever_came_first() -> None:
    given = {
        "P1": ("1", "5", "2", "4"),
        "P2": ("5", "1", "3", "pass"),
        "P3": ("3", "3", "1", "1"),
        "P4": ("2", "4", "5", "5"),
    }
    room = people("member", "member", "management", "management")
    seen = set()
    for order in permutations(given):
        ballot = Ballot(RATE, room, "seats")
        for seat in order:
            ballot.put(seat, sheet(*given[seat]))
        seen.add(msgspec.json.encode(ballot.close()))
    assert len(seen) == 1


def test_nobody_can_rebuild_who_voted_what() -> None:
    """Two rooms in which the same marks came from other people leave the same workbook and the same undo history."""
    marks = [("1", "5", "2", "4"), ("5", "1", "3", "3"), ("3", "3", "1", "1"), ("2", "4", "5", "5")]
    room = people("member", "member", "member", "member")

    def left_behind(order: tuple[int, ...]) -> bytes:
        ballot = Ballot(RATE, room, "seats")
        for seat, which in enumerate(order, 1):
            ballot.put(f"P{seat}", sheet(*marks[which]))
        tally = ballot.close()
        book, inverse = apply(SetTally(tally.key, tally), Workbook("w", people=room))
        return msgspec.json.encode([book, inverse, vars(ballot)["_sheets"]])

    assert len({left_behind(order) for order in permutations(range(4))}) == 1


def test_what_is_shown_of_a_ballot_while_open_is_a_count() -> None:
    ballot = Ballot(RATE, people("member", "member"), "seats")
    ballot.put("P1", sheet("1", "5", "2", "4"))
    assert repr(ballot) == "Ballot(problems/ratings#1, 1 of 2 in)"
    assert [p.id for p in ballot.waiting()] == ["P2"]
    ballot.drop("P1")
    assert ballot.taken == 0


def test_hands_are_held_against_the_people_in_the_room() -> None:
    hands = Hands(Ask("proposition/clarity", ("statement",), ("clarity",)), people=4)
    for mark, n in {"3": 1, "4": 3, "5": 1}.items():
        hands.put("statement", "clarity", mark, n)
    assert hands.over() == (("statement", "clarity", 5),)
    hands.put("statement", "clarity", "5", None)
    assert hands.over() == ()
    tally = hands.close()
    assert tally.counts == {"statement": {"clarity": {"3": 1, "4": 3}}}
    assert (tally.voters, tally.way) == (4, "hands")


def test_hands_for_statements_count_words() -> None:
    hands = Hands(Ask("primer/myths", ("M01",), ("answer",)), 9, ("true", "false", "unsure"))
    hands.put("M01", "answer", "false", 6)
    hands.put("M01", "answer", "true", 2)
    assert hands.close().counts == {"M01": {"answer": {"true": 2, "false": 6}}}


@pytest.mark.parametrize(
    ("scores", "passes", "back", "few"),
    [(2, 3, True, True), (3, 0, False, True), (4, 1, False, True), (5, 0, False, False)],
)
def test_small_numbers_are_held_back_or_said(scores: int, passes: int, back: bool, few: bool) -> None:
    counts = {"4": scores, "pass": passes}
    assert disclosure.held_back(counts, scores + passes) is back
    assert disclosure.few(counts, scores + passes) is few


def test_one_person_alone_is_no_secret() -> None:
    assert not disclosure.held_back({"4": 1}, 1)
    assert not disclosure.held_back({"4": 1}, None)


def test_alone_one_votes_twice_and_both_are_kept() -> None:
    tally = ballots.own_views(
        VOTE, {"member": sheet("1", "1", "1", ask=VOTE), "management": sheet("2", "0", "1", ask=VOTE)}
    )
    assert tally.counts["K1"] == {"votes": {"votes": 3}}
    assert tally.view_voters == {"member": 1, "management": 1}
    assert tally.views["management"] == {"K1": {"votes": {"votes": 2}}, "K3": {"votes": {"votes": 1}}}


def test_an_agreed_score_is_a_tally_of_one() -> None:
    tally = ballots.single(RATE, sheet("4", "3"), "agreed")
    assert tally.counts["K1"] == {"impact": {"4": 1}, "leverage": {"3": 1}}
    assert tally.voters == 1
