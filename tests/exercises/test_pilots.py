"""`pilots`: means, quadrants at exactly 3.5, the ranking, what is carried in, what was decided."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers
from exercises.filling.carry import carried, refresh, take
from exercises.guide import exercise
from exercises.pages import ChoosePage, RatePage
from exercises.pilots.answers import NAMES, POTENTIAL, READINESS, Answers
from exercises.pilots.carried import as_score
from exercises.pilots.results import LINE, MOST
from exercises.registry import code_of
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell, SetContent, SetMark
from workbook.errors import Unfit
from workbook.model import Content, Item, PageMark, Workbook

PILOTS = code_of("pilots")


def candidates(*rows: tuple[list[Any], list[Any]]) -> dict[str, Any]:
    return {
        "candidates": [
            {"id": f"C{n}", "name": f"candidate {n}", "potential": p, "readiness": r}
            for n, (p, r) in enumerate(rows, 1)
        ]
    }


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("pilots", sample_raw["answers"]["pilots"]) == sample_raw["expected"]["pilots"]


def test_sample_is_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("pilots", sample_raw["answers"]["pilots"])


def test_criteria_in_another_order_are_put_in_the_guides(sample_raw: dict[str, Any]) -> None:
    raw = sample_raw["answers"]["pilots"]
    typed = trips.typed("pilots", raw)
    for side in ("potential", "readiness"):
        raw["criteria"][side].reverse()
        for one in raw["candidates"]:
            one[side].reverse()
    assert trips.typed("pilots", raw) == typed


def test_the_export_names_the_criteria(sample_raw: dict[str, Any]) -> None:
    presented = PILOTS.present(trips.typed("pilots", sample_raw["answers"]["pilots"]))
    assert presented["criteria"] == sample_raw["answers"]["pilots"]["criteria"]


@pytest.mark.parametrize(
    ("potential", "readiness", "quadrant"),
    [
        ([3, 4, 3, 4], [4, 3, 4, 3], "Start now"),
        ([3, 4, 3, 4], [3, 3, 4, 3], "Prepare"),
        ([3, 3, 4, 3], [3, 4, 3, 4], "Let it grow"),
        ([3, 3, 4, 3], [3, 3, 4, 3], "Not now"),
        ([4, 3, "pass", None], [4, 3], "Start now"),
        ([4, 4, 4, 4], ["pass", "pass", "pass", "pass"], None),
        ([], [5, 5, 5, 5], None),
    ],
)
def test_quadrants_at_exactly_the_line(potential: list[Any], readiness: list[Any], quadrant: str | None) -> None:
    (row,) = trips.public("pilots", candidates((potential, readiness)))
    assert row["quadrant"] == quadrant


def test_a_criterion_without_a_score_is_left_out_of_the_mean() -> None:
    rows = trips.public("pilots", candidates(([4, 3, 3], [4, 4, 4]), ([4, 4, 3], [4, 4, 4])))
    assert [(row["potential"], row["quadrant"]) for row in rows] == [(3.7, "Start now"), (3.3, "Let it grow")]


def test_ranking_by_the_weaker_side_then_the_sum_then_entry() -> None:
    raw = candidates(
        ([5, 5, 5, 5], [2, 2, 2, 2]),
        ([3, 3, 3, 3], [3, 3, 3, 3]),
        ([3, 3, 3, 3], [5, 5, 5, 5]),
        ([5, 5, 5, 5], [3, 3, 3, 3]),
        ([5, 5, 5, 5], []),
        ([], []),
    )
    assert [row["id"] for row in trips.public("pilots", raw)] == ["C3", "C4", "C2", "C1", "C5", "C6"]


def test_a_candidate_without_data_keeps_its_keys_and_stands_last() -> None:
    raw = {"candidates": [{"name": "no data"}, {"name": "ü" * 200, "potential": [1], "readiness": [1]}]}
    rows = trips.public("pilots", raw)
    assert rows[-1] == {"id": "C1", "name": "no data", "potential": None, "readiness": None, "quadrant": None}
    assert rows[0]["name"] == "ü" * 200
    trips.assert_same_all_ways("pilots", raw)
    made = trips.figures("pilots", trips.findings(pilots=raw))
    assert len(made["quadrant"].points) == 1
    assert len(made["ranking"].rows) == 2


def test_passes_everywhere() -> None:
    raw = candidates((["pass"] * 4, ["pass"] * 4))
    assert trips.public("pilots", raw)[0]["potential"] is None
    trips.assert_same_all_ways("pilots", raw)
    assert trips.typed("pilots", raw).candidates[0].potential == ("pass",) * 4


def test_an_empty_exercise() -> None:
    assert trips.public("pilots", {}) == []
    trips.assert_same_all_ways("pilots", {})
    trips.assert_empty_figures_say_so("pilots", {})
    assert PILOTS.headline(Answers(), trips.found("pilots", {}), trips.scene("pilots", trips.findings())) == ""


def test_warnings() -> None:
    raw = candidates(*(([5] * 4, [5] * 4),) * 4, ([1] * 4, [1] * 4))
    for chosen, warnings in (
        ([], ("nobody_chosen",)),
        (["C1"], ()),
        (["C1", "C2", "C3"], ()),
        (["C1", "C2", "C3", "C4"], ("too_many_chosen",)),
        (["C5"], ("not_now_chosen",)),
        (["C9"], ("nobody_chosen",)),
    ):
        found = trips.found("pilots", {**raw, "chosen": chosen})
        assert found.warnings == warnings, chosen
        decided = trips.figures("pilots", trips.findings(pilots={**raw, "chosen": chosen}))["decided"]
        assert len(decided.notes) == len(warnings)


def test_the_weakest_readiness_of_a_prepare_is_the_first_of_the_lowest() -> None:
    raw = candidates(([5] * 4, [3, 2, 2, "pass"]), ([5] * 4, [5] * 4), ([5] * 4, [3, 3, 3, 1]))
    assert trips.found("pilots", raw).weakest == {"C1": READINESS[1], "C3": READINESS[3]}


scores = st.lists(st.sampled_from([1, 2, 3, 4, 5, "pass", None]), max_size=4)


@given(st.lists(st.tuples(scores, scores), max_size=6))
def test_ranking_is_stable_and_exact(rows: list[tuple[list[Any], list[Any]]]) -> None:
    ranking = trips.found("pilots", candidates(*rows)).ranking
    keys = []
    for row in ranking:
        if row.potential is None or row.readiness is None:
            keys.append((True, Fraction(0), Fraction(0), int(row.id[1:])))
            assert row.quadrant is None
        else:
            low, total = min(row.potential, row.readiness), row.potential + row.readiness
            keys.append((False, -low, -total, int(row.id[1:])))
            assert (row.quadrant == "Start now") is (low >= LINE)
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("value", "score"),
    [("4.45", 4), ("4.5", 5), ("0.2", 1), ("5.0", 5), ("2.5", 3), ("1.4", 1)],
)
def test_a_carried_score_is_rounded_from_the_exact_value(value: str, score: int) -> None:
    assert as_score(Fraction(value)) == score


@given(st.fractions(min_value=0, max_value=6, max_denominator=400))
def test_a_carried_score_stays_on_the_scale(value: Fraction) -> None:
    assert 1 <= as_score(value) <= 5
    if 1 <= value <= 5:
        assert abs(as_score(value) - value) <= Fraction(1, 2)


PROBLEMS = {
    "clusters": {"K1": "first", "K2": "second", "K3": "unrated"},
    "ratings": {
        "K1": {"impact": [5, 4, 5, 4], "urgency": [4] * 4, "leverage": [5, 4, 5, 4]},
        "K2": {"impact": [5], "urgency": [5], "leverage": [5]},
    },
}
KNOWLEDGE = [
    {"id": "A1", "area": "reading", "importance": 5, "reach": 2, "risk": 5},
    {"id": "A2", "area": "writing", "importance": 2, "reach": 3, "risk": 2},
    {"id": "A3", "area": "unrated"},
]


def offers(own: dict[str, Any]) -> dict[tuple[str, str], Any]:
    known = trips.findings((), problems=PROBLEMS, knowledge=KNOWLEDGE, pilots=own)
    return {(offer.item, offer.name): offer for offer in PILOTS.prefill(known)}


def test_the_first_two_scores_come_from_the_highest_source() -> None:
    own = {
        "candidates": [
            {"id": "C1", "name": "one", "from_": ["K1", "A1", "A2"]},
            {"id": "C2", "name": "two", "from_": ["K1", "K2", "K3"]},
            {"id": "C3", "name": "three", "from_": ["K3", "A3"]},
            {"id": "C4", "name": "four", "from_": ["K1"]},
        ]
    }
    made = offers(own)
    weights = {item: (offer.value, offer.label) for (item, name), offer in made.items() if name == "business_weight"}
    assert weights == {
        "C1": (4, "problems: priority 4.4, first"),
        "C2": (5, "problems: priority 5.0, second"),
        "C4": (4, "problems: priority 4.4, first"),
    }
    needs = {item: (offer.value, offer.label) for (item, name), offer in made.items() if name == "knowledge_need"}
    assert needs == {"C1": (5, "knowledge: need 4.5, reading")}
    assert made["C1", "business_weight"].ref == made["C4", "business_weight"].ref == "problems/ratings/K1"


def test_areas_become_candidates_once() -> None:
    made = offers({})
    assert [(offer.value, offer.item, offer.cells) for offer in made.values()] == [
        ("reading", "C_A1", {"from": ["A1"]}),
        ("writing", "C_A2", {"from": ["A2"]}),
        ("unrated", "C_A3", {"from": ["A3"]}),
    ]
    named = offers({"candidates": [{"id": "C1", "name": "ours", "from_": ["A1"]}]})
    assert [item for item, name in named if not name] == ["C_A2", "C_A3"]


def test_a_carried_score_follows_its_source_until_its_page_is_settled() -> None:
    raw = {"problems": PROBLEMS, "knowledge": KNOWLEDGE}
    own = {"candidates": [{"id": "C1", "name": "one", "from_": ["K1"]}, {"id": "C2", "name": "two", "from_": ["K1"]}]}
    book = book_from_answers({"answers": {**raw, "pilots": own}})
    page = "pilots/potential"
    book = apply_all(book, refresh(book, "pilots", page, evaluate(book)))
    assert [one.potential for one in PILOTS.read(book).candidates] == [(4, None, None, None)] * 2
    book = apply_all(book, [SetMark(page, PageMark("settled"))])
    risen = apply_all(
        book,
        [SetCell("pilots/candidates", item, "from", ["K1"]) for item in ("C1", "C2")] + list(_raised(book)),
    )
    standing = {c.prefill.item: c for c in carried(risen, "pilots", page, evaluate(risen))}
    assert {item: (c.taken, c.prefill.value, c.state) for item, c in standing.items()} == {
        "C1": (4, 1, "changed"),
        "C2": (4, 1, "changed"),
    }
    after = apply_all(risen, [take(risen, standing["C2"])])
    assert [after.cell("pilots/candidates", c, "business_weight") for c in ("C1", "C2")] == [4, 1]


def test_a_card_does_not_stand_on_the_pages_that_only_take_it_up() -> None:
    book = book_from_answers({"answers": {"knowledge": KNOWLEDGE}})
    for page in ("pilots/candidates", "pilots/potential"):
        book = apply_all(book, refresh(book, "pilots", page, evaluate(book)))
    standing = {
        page: [(c.prefill.item, c.prefill.name, c.state) for c in carried(book, "pilots", page, evaluate(book))]
        for page in ("pilots/candidates", "pilots/potential", "pilots/readiness")
    }
    assert standing == {
        "pilots/candidates": [("C_A1", "", "live"), ("C_A2", "", "live"), ("C_A3", "", "live")],
        "pilots/potential": [("C_A1", "knowledge_need", "live"), ("C_A2", "knowledge_need", "live")],
        "pilots/readiness": [],
    }


def test_a_source_that_is_gone_altogether_is_said() -> None:
    book = book_from_answers({"answers": {"knowledge": KNOWLEDGE}})
    for page in ("pilots/candidates", "pilots/potential"):
        book = apply_all(book, refresh(book, "pilots", page, evaluate(book)))
    book = apply_all(book, [SetContent("knowledge", Content())])
    for page, places in (("pilots/candidates", 3), ("pilots/potential", 2)):
        states = [c.state for c in carried(book, "pilots", page, evaluate(book))]
        assert states == ["gone"] * places
    assert [one.name for one in PILOTS.read(book).candidates] == ["reading", "writing", "unrated"]


def _raised(book: Workbook) -> list[Any]:
    from workbook.changes import SetTally
    from workbook.model import Tally

    counts = {"K1": {name: {"1": 3} for name in ("impact", "urgency", "leverage")}}
    return [SetTally("problems/ratings#1", Tally("problems/ratings", 1, "paper", counts, voters=3))]


def test_decisions_keep_every_text() -> None:
    raw = {
        **candidates(([5] * 4, [5] * 4), ([1] * 4, [1] * 4), ([], [])),
        "chosen": ["C2", "C1"],
        "focus": "C1",
        "reasons": {"C1": "because", "C3": "was chosen once"},
        "parked": {"C3": "later", "C1": "was parked once"},
        "who_could_confirm": {"C1": "the depot lead", "C3": "nobody"},
    }
    trips.assert_same_all_ways("pilots", raw)
    trips.assert_same_all_ways("pilots", raw, (), kind="solo")
    made = trips.figures("pilots", trips.findings(pilots=raw))["decided"]
    assert [(row.cells[0], row.group, row.mark) for row in made.rows] == [
        ("candidate 2", "We start", "chosen"),
        ("candidate 1", "We start", "focus"),
        ("candidate 3", "We park", ""),
    ]
    for text in ("because", "later", "the depot lead"):
        assert text in trips.words(made)


def test_a_deleted_candidate_stays_chosen_nowhere() -> None:
    raw = {**candidates(([5] * 4, [5] * 4)), "chosen": ["C9"], "focus": "C9"}
    known = trips.findings(pilots=raw)
    assert not any(part.met for part in done(raw))
    assert "C9" not in trips.words(trips.figures("pilots", known)["decided"])
    assert PILOTS.headline(known.answers["pilots"], known.results["pilots"], trips.scene("pilots", known)) == (
        "First: candidate 1"
    )


def done(raw: Any) -> Any:
    return PILOTS.done(trips.typed("pilots", raw), trips.found("pilots", raw), frozenset({"decide"}))


def test_done() -> None:
    raw = candidates(*(([5] * 4, [5] * 4),) * 4)
    full = {**raw, "chosen": ["C1", "C2"], "focus": "C2", "reasons": {"C1": "a", "C2": "b"}}
    assert [part.met for part in done(full)] == [True, True, True]
    assert [part.met for part in done({**full, "chosen": ["C1", "C2", "C3", "C4"]})] == [False, False, True]
    assert [part.met for part in done({**full, "focus": "C3"})] == [True, True, False]
    assert [part.met for part in done(raw)] == [False, False, False]


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"candidates": [{"name": "x", "potential": [6]}]}, r"candidates\[0\].potential"),
        ({"candidates": [{"name": "x", "readiness": ["high"]}]}, r"candidates\[0\].readiness"),
        ({"candidates": "x"}, "candidates"),
        ({"chosen": [1]}, "chosen"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"pilots": raw}})


def test_two_candidates_with_one_id_are_told_apart() -> None:
    raw = {"candidates": [{"id": "C1", "name": "a"}, {"id": "C1", "name": "b"}, {"name": "c"}]}
    assert [one.id for one in trips.typed("pilots", raw).candidates] == ["C1", "C2", "C3"]


def test_figures(sample_raw: dict[str, Any]) -> None:
    raws = {name: sample_raw["answers"][name] for name in ("problems", "knowledge", "pilots")}
    made = trips.figures("pilots", trips.findings(**raws))
    assert list(made) == ["quadrant", "ranking", "decided"]
    quadrant = made["quadrant"]
    assert (quadrant.x.line, quadrant.y.line) == (3.5, 3.5)
    assert quadrant.names == ("Let it grow", "Start now", "Not now", "Prepare")
    assert [(p.letter, p.label, p.mark) for p in quadrant.points][:3] == [
        ("A", "Pump reliability", "focus"),
        ("B", "Fault reading in the control room", ""),
        ("C", "Permits and isolations", "chosen"),
    ]
    assert "4 5 4 4" in made["ranking"].rows[0].cells
    assert any("Credible coordinator in sight" in note for note in made["ranking"].notes)


def test_the_choice_is_offered_in_order_of_rank(sample_raw: dict[str, Any]) -> None:
    known = trips.findings(pilots=sample_raw["answers"]["pilots"])
    rows = PILOTS.rows("decide", "full", known.answers["pilots"], known.results["pilots"])
    assert rows == ("C1", "C4", "C5", "C2", "C3")
    assert PILOTS.rows("potential", "full", known.answers["pilots"], known.results["pilots"]) is None


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {**candidates(([5], [5])), "chosen": ["C1"], "reasons": {"C1": hostile_text}}
    raw["candidates"][0]["name"] = hostile_text
    known = trips.findings(pilots=raw)
    assert trips.figures("pilots", known)["decided"].rows[0].cells == (hostile_text, hostile_text)


def test_pages() -> None:
    trips.assert_pages(
        "pilots",
        {"full": 25, "short": 12, "solo": 10},
        {
            "candidates": {"full": 4, "short": 2, "solo": 1},
            "potential": {"full": 6, "short": 4, "solo": 2},
            "readiness": {"full": 6, "short": 3, "solo": 3},
            "quadrant": {"full": 6},
            "decide": {"full": 3, "short": 3, "solo": 4},
        },
    )
    trips.assert_readable("pilots")


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("pilots")
    assert told.rules == {"line": float(LINE), "most_chosen": MOST}
    for page, criteria in (("potential", POTENTIAL), ("readiness", READINESS)):
        rate = told.page(page)
        assert isinstance(rate, RatePage)
        assert not rate.tallied
        assert tuple(c.id for c in rate.criteria) == criteria
        assert len(NAMES[page]) == len(criteria)
        for criterion in rate.criteria:
            assert set(criterion.anchors) == {"1", "3", "5"}, criterion.id
            assert all(text.endswith(".") for text in criterion.anchors.values())
            assert told.say(criterion.id) == criterion.label
    decide = told.page("decide")
    assert isinstance(decide, ChoosePage)
    assert (decide.pick, decide.first, decide.most) == ("chosen", "focus", MOST)
    assert [(note.id, note.on, note.only) for note in decide.notes] == [
        ("reason", "picked", ()),
        ("parked", "left", ()),
        ("who_could_confirm", "all", ("solo",)),
    ]


def test_a_card_keeps_where_it_came_from() -> None:
    book = apply_all(Workbook(id="b"), [AddItem("pilots/candidates", Item("C1", "x", {"from": ["K1"]}))])
    assert PILOTS.read(book).candidates[0].from_ == ("K1",)
