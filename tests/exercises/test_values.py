"""`values`: totals, shares, weak cells, top values, the two viewpoints, evidence and promise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.filling.rows import lines_of
from exercises.guide import exercise
from exercises.pages import ReadPage, TablePage, VotePage
from exercises.registry import code_of
from exercises.scores import Votes
from exercises.values.answers import CELLS, VALUES, Answers
from exercises.values.results import EACH, MEMBERS_BETWEEN, WEAK_UNDER, voters
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import SetCell, SetTally
from workbook.errors import Unfit
from workbook.model import Participant, Tally, Workbook

VALUES_CODE = code_of("values")
EMPTY = {
    "totals": {},
    "cell_votes": {"VMS": 0, "VML": 0, "VOS": 0, "VOL": 0},
    "cell_pct": {"VMS": None, "VML": None, "VOS": None, "VOL": None},
    "member_pct": None,
    "short_pct": None,
    "weak_cells": [],
    "unchosen": list(VALUES),
    "top": {cell: [f"{cell}1", f"{cell}2"] for cell in CELLS},
    "view_top": None,
}


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("values", sample_raw["answers"]["values"]) == sample_raw["expected"]["values"]


def test_sample_is_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("values", sample_raw["answers"]["values"])


def test_no_ballot_can_be_told_after_import(sample_raw: dict[str, Any]) -> None:
    raw = sample_raw["answers"]
    book = book_from_answers({"answers": {"workshop": raw["workshop"], "values": raw["values"]}})
    votes = answers_from_book(book)["answers"]["values"]["votes"]
    assert set(votes) == {"member", "management"}
    assert votes["management"]["voters"] == 2


def test_without_two_managers_nothing_is_compared(sample_raw: dict[str, Any]) -> None:
    raw = sample_raw["answers"]["values"]
    for gone in (("P6", "P8"), ("P8",)):
        fewer = {**raw, "votes": {person: own for person, own in raw["votes"].items() if person not in gone}}
        assert trips.public("values", fewer)["view_top"] is None
        trips.assert_same_all_ways("values", fewer)
        table = trips.figures("values", trips.findings(values=fewer))["views"]
        assert table.rows == ()
        assert "two managers" in table.empty


def test_votes_may_be_counted_already(sample_raw: dict[str, Any]) -> None:
    raw = sample_raw["answers"]["values"]
    typed = trips.typed("values", raw)
    counted = {**raw, "votes": dict(typed.votes.counts), "voters": 8}
    assert trips.public("values", counted) == {**sample_raw["expected"]["values"], "view_top": None}
    trips.assert_same_all_ways("values", counted)
    views = typed.votes.views
    by_view = {**raw, "votes": {v: {"votes": dict(own.counts), "voters": own.voters} for v, own in views.items()}}
    assert trips.public("values", by_view) == sample_raw["expected"]["values"]
    trips.assert_same_all_ways("values", by_view)


def test_viewpoints_without_known_sizes_of_two_are_not_kept(sample_raw: dict[str, Any]) -> None:
    views = {"member": {"VMS1": 3}, "management": {"VOS1": 2}}
    unknown = trips.typed("values", {"votes": views, "voters": 5}).votes
    assert (unknown.counts, unknown.views) == ({"VMS1": 3, "VOS1": 2}, {})
    one = {"member": {"votes": {"VMS1": 3}, "voters": 3}, "management": {"votes": {"VOS1": 1}, "voters": 1}}
    half = {"member": {"votes": {"VMS1": 3}, "voters": 3}, "management": {"VOS1": 2}}
    alone = {"member": {"votes": {"VMS1": 3}, "voters": 3}}
    for form in (one, half, alone):
        assert trips.typed("values", {"votes": form}).votes.views == {}
    assert set(trips.typed("values", {"votes": views}, (), solo=True).votes.views) == {"member", "management"}


@pytest.mark.parametrize(
    ("votes", "fewest"), [({}, 0), ({"VMS1": 1}, 1), ({"VMS1": 2}, 2), (dict.fromkeys(VALUES[:7], 1), 2)]
)
def test_where_nobody_counted_heads_the_fewest_voters_are_taken(votes: dict[str, int], fewest: int) -> None:
    assert voters(Votes(votes)) == fewest
    assert voters(Votes(votes, 5)) == 5


def test_alone_the_two_ballots_are_compared() -> None:
    raw = {"votes": {"member": {"VMS1": 1, "VML5": 1}, "management": {"VOL5": 1}}}
    result = trips.public("values", raw, (), kind="solo")
    assert result["view_top"] == {"member": ["VMS1", "VML5", "VMS2"], "management": ["VOL5", "VMS1", "VMS2"]}
    assert result["totals"] == {"VMS1": 1, "VML5": 1, "VOL5": 1}
    trips.assert_same_all_ways("values", raw, (), kind="solo")
    made = trips.figures("values", trips.findings((), kind="solo", values=raw))
    assert len(made["views"].rows) == 3
    assert any("One person" in note for note in made["matrix"].notes)


def test_one_person_of_each_side_is_not_compared_in_a_group() -> None:
    two = (Participant("P1"), Participant("P2", "", "management"))
    raw = {"votes": {"P1": ["VMS1"], "P2": ["VOS1"]}}
    assert trips.public("values", raw, two)["view_top"] is None


def test_a_file_cannot_set_one_person_apart_in_a_group() -> None:
    apart = {view: {"votes": {"VMS1": n}, "voters": n} for view, n in (("member", 4), ("management", 1))}
    book = book_from_answers({"answers": {"values": {"votes": apart}}})
    assert answers_from_book(book)["answers"]["values"]["votes"] == {"VMS1": 5}


def test_the_room_votes_into_the_same_result() -> None:
    counts = {"VMS1": {"votes": {"votes": 2}}, "VOS1": {"votes": {"votes": 1}}}
    views = {
        "member": {"VMS1": {"votes": {"votes": 1}}},
        "management": {"VMS1": {"votes": {"votes": 1}}, "VOS1": {"votes": {"votes": 1}}},
    }
    alone = Tally("values/votes", 1, "own", counts, views, 1, {"member": 1, "management": 1})
    book = apply_all(Workbook(id="b"), [SetTally(alone.key, alone)])
    assert trips.result_of("values", VALUES_CODE.read(book), ())["view_top"] == {
        "member": ["VMS1", "VMS2", "VMS3"],
        "management": ["VMS1", "VOS1", "VMS2"],
    }


def test_weak_is_under_a_tenth_exactly() -> None:
    nine = {"VMS1": 3, "VML1": 3, "VOS1": 3, "VOL1": 1}
    assert trips.public("values", {"votes": nine})["weak_cells"] == []
    close = {"VMS1": 67, "VML1": 67, "VOS1": 47, "VOL1": 20}
    result = trips.public("values", {"votes": close})
    assert result["cell_pct"]["VOL"] == 10
    assert result["weak_cells"] == ["VOL"]
    assert trips.public("values", {"votes": {"VMS1": 6}})["weak_cells"] == ["VML", "VOS", "VOL"]


@pytest.mark.parametrize(
    ("members", "organisation", "lopsided"), [(3, 7, False), (7, 3, False), (29, 71, True), (704, 296, True)]
)
def test_lopsided_is_outside_thirty_to_seventy(members: int, organisation: int, lopsided: bool) -> None:
    found = trips.found("values", {"votes": {"VML1": members, "VOS2": organisation}})
    assert found.lopsided is lopsided
    notes = trips.figures("values", trips.findings(values={"votes": {"VML1": members, "VOS2": organisation}}))
    assert any("One side" in note for note in notes["matrix"].notes) is lopsided


def test_ties_and_room_left_are_filled_in_guide_order() -> None:
    result = trips.public("values", {"votes": {"VMS5": 2, "VMS3": 2, "VML4": 1}})
    assert result["top"] == {
        "VMS": ["VMS3", "VMS5"],
        "VML": ["VML4", "VML1"],
        "VOS": ["VOS1", "VOS2"],
        "VOL": ["VOL1", "VOL2"],
    }


def test_an_empty_exercise() -> None:
    assert trips.public("values", {}) == EMPTY
    trips.assert_same_all_ways("values", {})
    trips.assert_empty_figures_say_so("values", {})
    assert VALUES_CODE.headline(Answers(), trips.found("values", {}), trips.scene("values", trips.findings())) == ""


def test_ballots_left_blank_count_as_voters_only() -> None:
    raw = {"votes": {"P1": [], "P2": []}, "promise": "We try."}
    assert trips.public("values", raw) == EMPTY
    trips.assert_same_all_ways("values", raw)
    assert trips.typed("values", raw).votes.voters == 2


@given(st.dictionaries(st.sampled_from(VALUES), st.integers(0, 40)))
def test_shares_add_up_and_ranks_do_not_depend_on_rounding(votes: dict[str, int]) -> None:
    found = trips.found("values", {"votes": votes})
    whole = sum(votes.values())
    assert sum(found.cell_votes.values()) == whole == sum(found.totals.values())
    if whole:
        assert sum(share for share in found.cell_pct.values() if share is not None) == 100
        assert set(found.totals) | set(found.unchosen) == set(VALUES)
        for cell in CELLS:
            first, second = found.top[cell]
            rest = [votes.get(v, 0) for v in VALUES if v.startswith(cell) and v not in (first, second)]
            assert votes.get(first, 0) >= votes.get(second, 0) >= max(rest)
            assert (cell in found.weak_cells) is (100 * found.cell_votes[cell] < WEAK_UNDER * whole)


def test_evidence_is_asked_for_values_with_votes_only() -> None:
    known = trips.findings(values={"votes": {"VMS2": 3, "VOS1": 1, "VOS4": 2, "VOS5": 1}})
    answers, result = known.answers["values"], known.results["values"]
    assert VALUES_CODE.rows("evidence", "full", answers, result) == ("VMS2", "VOS4", "VOS1")
    assert VALUES_CODE.rows("votes", "full", answers, result) is None


def test_done_asks_for_a_sign_in_each_cell_with_votes() -> None:
    raw: dict[str, Any] = {"votes": {"VMS2": 3, "VOS1": 1}, "evidence": {"VMS2": {"early_sign": "a call"}}}
    full = frozenset(page.id for page in exercise("values").pages)
    short = frozenset(page.id for page in exercise("values").in_variant("short"))

    def met(pages: frozenset[str]) -> list[bool]:
        return [part.met for part in VALUES_CODE.done(trips.typed("values", raw), trips.found("values", raw), pages)]

    assert met(full) == [True, False]
    assert met(short) == [True]
    raw["evidence"]["VOS3"] = {"early_sign": "a repair that held"}
    assert met(full) == [True, True]
    raw["evidence"]["VOS3"] = {"looks_like": "a scene only"}
    assert met(full) == [True, False]


def test_every_form_is_the_same_all_ways() -> None:
    raw = {
        "votes": {"VMS1": 2, "VOL5": 4},
        "voters": 3,
        "evidence": {"VOL1": {"noticed_by": "boss"}, "VMS1": {"looks_like": "é" * 200}, "VMS2": {}},
        "promise": "We promise.",
    }
    trips.assert_same_all_ways("values", raw)
    assert trips.public("values", raw)["totals"] == {"VMS1": 2, "VOL5": 4}


def test_evidence_that_was_emptied_again_does_not_move_the_others() -> None:
    book = apply_all(
        Workbook(id="b"),
        [
            SetCell("values/evidence", "VMS1", "early_sign", "gone"),
            SetCell("values/evidence", "VOS1", "early_sign", "stays"),
            SetCell("values/evidence", "VMS1", "early_sign", None),
        ],
    )
    again = book_from_answers(answers_from_book(book))
    assert VALUES_CODE.read(again).evidence == VALUES_CODE.read(book).evidence
    assert list(VALUES_CODE.read(book).evidence) == ["VOS1"]


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"votes": {"VMS1": -1}}, "votes"),
        ({"votes": 3}, "votes"),
        ({"votes": {"member": {"votes": {"VMS1": 1}, "voters": "x"}}}, "votes"),
        ({"evidence": {"VMS1": {"early_sign": 3}}}, "evidence.VMS1.early_sign"),
        ({"promise": ["x"]}, "promise"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"values": raw}})


def test_figures(sample_raw: dict[str, Any]) -> None:
    made = trips.figures("values", trips.findings(values=sample_raw["answers"]["values"]))
    assert list(made) == ["matrix", "views", "evidence", "promise"]
    matrix = made["matrix"]
    assert [[cell.text for cell in row] for row in matrix.cells] == [
        ["14 votes, 29 %", "7 votes, 15 %"],
        ["19 votes, 40 %", "8 votes, 17 %"],
    ]
    assert [bar.label for bar in matrix.cells[1][1].bars][:2] == ["strategic capabilities", "retention of talents"]
    assert "Nobody chose: marketability, new strategies." in matrix.notes
    assert next(row.cells[1:] for row in made["views"].rows) == ("help with challenges", "problem solving")
    assert [row.group for row in made["evidence"].rows] == [
        "Members, short-term",
        "Members, short-term",
        "Members, long-term",
        "Members, long-term",
        "Organisation, short-term",
        "Organisation, short-term",
        "Organisation, long-term",
        "Organisation, long-term",
    ]


def test_one_vote_is_one_vote() -> None:
    matrix = trips.figures("values", trips.findings(values={"votes": {"VMS1": 1}, "voters": 1}))["matrix"]
    assert matrix.cells[0][0].text == "1 vote, 100 %"
    assert matrix.cells[1][1].text == "0 votes, 0 %"
    assert matrix.notes[-1] == "1 person voted."


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {"promise": hostile_text, "evidence": {"VMS1": {"looks_like": hostile_text}}}
    known = trips.findings(values=raw)
    made = trips.figures("values", known)
    if hostile_text.strip():
        assert made["promise"].passages[0].text == hostile_text
        assert made["evidence"].rows[0].cells[1] == hostile_text


def test_pages() -> None:
    trips.assert_pages(
        "values",
        {"full": 25, "short": 12, "solo": 8},
        {
            "cards": {"full": 3},
            "votes": {"full": [6, 4], "short": [4, 3], "solo": [5, 1]},
            "evidence": {"full": 8},
            "promise": {"full": 4, "short": 5, "solo": 2},
        },
    )
    trips.assert_readable("values")


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("values")
    assert told.rules == {
        "weak_under": WEAK_UNDER,
        "members_least": MEMBERS_BETWEEN[0],
        "members_most": MEMBERS_BETWEEN[1],
        "votes_each": EACH,
    }
    cards, votes, evidence = told.page("cards"), told.page("votes"), told.page("evidence")
    assert isinstance(cards, ReadPage)
    assert isinstance(votes, VotePage)
    assert isinstance(evidence, TablePage)
    for page in (cards, votes, evidence):
        lines = lines_of(page)
        assert tuple(line.id for line in lines) == VALUES
        assert [line.label for line in lines] == [line.label for line in lines_of(votes)]
        assert all(line.hint.endswith(".") for line in lines)
    assert [group.id for group in votes.groups] == list(CELLS)
    assert all(group.hint for group in cards.groups)
    assert (votes.marks, votes.cap, votes.secret, votes.twice) == (EACH, 1, True, ("solo",))
    assert {line.guide for line in votes.lines} == set(VALUES)


def test_names_are_those_of_the_guide(sample_raw: dict[str, Any]) -> None:
    names = {line.id: line.label for line in lines_of(exercise("values").page("votes"))}
    assert names == sample_raw["names"]["values"]
