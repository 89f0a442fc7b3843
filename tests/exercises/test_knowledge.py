"""`knowledge`: need, gap, moves, cards and areas, what is carried in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers
from exercises.filling.carry import carried, refresh
from exercises.filling.rows import items_of
from exercises.guide import exercise
from exercises.knowledge.answers import AREAS, CARDS, GROUP, Answers
from exercises.knowledge.results import ENOUGH, HIGH, THIN, WIDE
from exercises.pages import ClusterPage, CollectPage, RatePage, TablePage
from exercises.registry import code_of
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell, SetField
from workbook.errors import Unfit
from workbook.model import Item, Workbook

KNOWLEDGE = code_of("knowledge")


def area(**values: Any) -> dict[str, Any]:
    return {"id": "A1", "area": "Reading wear", **values}


def one(**values: Any) -> dict[str, Any]:
    rows: list[dict[str, Any]] = trips.public("knowledge", [area(**values)])
    return rows[0]


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("knowledge", sample_raw["answers"]["knowledge"]) == sample_raw["expected"]["knowledge"]


def test_sample_is_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    whole = sample_raw["answers"]["knowledge"]
    trips.assert_same_all_ways("knowledge", whole)
    trips.assert_same_all_ways("knowledge", whole["areas"])
    assert trips.typed("knowledge", whole["areas"]).areas == trips.typed("knowledge", whole).areas


def test_nobody_inside_is_build_although_the_risk_is_high(sample_raw: dict[str, Any]) -> None:
    areas = sample_raw["answers"]["knowledge"]["areas"]
    next(a for a in areas if a["id"] == "A2")["holder_count"] = 0
    (row,) = (row for row in trips.public("knowledge", areas) if row["id"] == "A2")
    assert row == {"id": "A2", "need": 4.5, "gap": 3, "move": "Build", "thin": True}


@pytest.mark.parametrize(
    ("importance", "reach", "risk", "count", "move"),
    [
        (1, 5, 1, 0, "Build"),
        (4, 4, 4, 9, "Protect"),
        (5, 1, 5, 1, "Protect"),
        (4, 2, 3, 9, "Share"),
        (3, 1, 5, 9, "Share"),
        (3, 2, 5, 9, "Keep"),
        (4, 3, 3, 9, "Keep"),
        (1, 5, 1, None, "Keep"),
    ],
)
def test_moves_at_their_thresholds(importance: int, reach: int, risk: int, count: int | None, move: str) -> None:
    assert one(importance=importance, reach=reach, risk=risk, holder_count=count)["move"] == move


@pytest.mark.parametrize(("count", "thin"), [(None, False), (0, True), (2, True), (3, False)])
def test_thin_is_two_or_fewer(count: int | None, thin: bool) -> None:
    assert one(holder_count=count)["thin"] is thin


def test_what_was_not_rated_keeps_its_keys_and_stands_last() -> None:
    raw = [
        {"id": "A1", "area": "unrated"},
        {"id": "A2", "area": "half", "importance": 5, "reach": "pass", "risk": 5},
        {"id": "A3", "area": "rated", "importance": 1, "reach": 5, "risk": 1},
        {"id": "A4", "area": "nobody", "holder_count": 0},
    ]
    assert trips.public("knowledge", raw) == [
        {"id": "A3", "need": 0.2, "gap": -4, "move": "Keep", "thin": False},
        {"id": "A1", "need": None, "gap": None, "move": None, "thin": False},
        {"id": "A2", "need": None, "gap": None, "move": None, "thin": False},
        {"id": "A4", "need": None, "gap": None, "move": "Build", "thin": True},
    ]
    trips.assert_same_all_ways("knowledge", raw)
    trips.figures("knowledge", trips.findings(knowledge=raw))


def test_passes_everywhere() -> None:
    row = area(importance="pass", reach="pass", risk="pass")
    assert one(importance="pass", reach="pass", risk="pass") == {
        "id": "A1",
        "need": None,
        "gap": None,
        "move": None,
        "thin": False,
    }
    trips.assert_same_all_ways("knowledge", [row])
    assert trips.typed("knowledge", [row]).areas[0].risk == "pass"


def test_ties_keep_the_order_of_entry() -> None:
    raw = [{"id": f"A{n}", "area": f"area {n}", "importance": 3, "reach": 3, "risk": 3} for n in (3, 1, 2)]
    assert [row["id"] for row in trips.public("knowledge", raw)] == ["A3", "A1", "A2"]


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_need_stays_between_its_ends(importance: int, reach: int, risk: int) -> None:
    row = trips.found("knowledge", [area(importance=importance, reach=reach, risk=risk)]).ranking[0]
    assert row.need * 10 == importance * (6 - reach + risk)
    assert 0.2 <= float(row.need) <= 5.0


@given(st.lists(st.tuples(*[st.sampled_from([1, 2, 3, 4, 5, "pass", None])] * 3), max_size=8))
def test_ranking_is_sorted_by_exact_need_and_stable(rated: list[tuple[Any, Any, Any]]) -> None:
    raw = [{"id": f"A{n}", "area": str(n), "importance": i, "reach": r, "risk": k} for n, (i, r, k) in enumerate(rated)]
    ranking = trips.found("knowledge", raw).ranking
    keys = [(row.need is None, -(row.need or 0), int(row.id[1:])) for row in ranking]
    assert keys == sorted(keys)


def test_every_form_is_the_same_all_ways() -> None:
    raw = {
        "areas": [
            {"id": "B1", "area": "Merged", "importance": 4, "reach": 2, "risk": 3, "asked": False},
            {"id": "B2", "area": "Made without a card"},
            {"id": "B3", "area": "Merged too", "lives_in": ["outside", "heads"], "holder_count": 0},
            {"id": "A9", "area": "A card of its own", "problems": ["K1", "something else"]},
        ],
        "cards": [
            {"text": "first", "area": "B1"},
            {"text": "second", "area": "B1", "id": "A2"},
            {"text": "third", "area": "B3"},
            {"text": "lost its area", "area": "B9"},
        ],
        "need_sentence": "We need it.",
    }
    trips.assert_same_all_ways("knowledge", raw)
    answers = trips.typed("knowledge", raw)
    assert [a.area for a in answers.areas][-1] == "lost its area"
    assert answers.areas[2].lives_in == ("outside", "heads")
    back = KNOWLEDGE.read(trips.in_pages("knowledge", answers))
    assert [a.id for a in back.areas] == [a.id for a in answers.areas]
    assert [(c.text, c.area) for c in back.cards] == [("first", "B1"), ("second", "B1"), ("third", "B3")]


def test_cards_in_no_group_pass_on_as_areas_with_what_later_pages_add() -> None:
    told = exercise("knowledge")
    book = apply_all(
        Workbook(id="b"),
        [
            AddItem(CARDS, Item("A1", "reading wear")),
            AddItem(CARDS, Item("A2", "reading noise")),
            AddItem(CARDS, Item("A3", "writing it up")),
        ],
    )
    assert [i.text for i in items_of(told, told.page("ratings"), book)] == [
        "reading wear",
        "reading noise",
        "writing it up",
    ]
    book = apply_all(
        book,
        [
            AddItem(AREAS, Item("B1", "reading the signs")),
            SetCell(CARDS, "A1", "area", "B1"),
            SetCell(CARDS, "A2", "area", "B1"),
        ],
    )
    assert [i.text for i in items_of(told, told.page("ratings"), book)] == ["reading the signs", "writing it up"]
    book = apply_all(book, [SetCell(AREAS, "A3", "importance", 4), SetCell(AREAS, "B1", "importance", 5)])
    shown = items_of(told, told.page("ratings"), book)
    assert [(i.text, i.cells["importance"]) for i in shown] == [("reading the signs", 5), ("writing it up", 4)]
    answers = KNOWLEDGE.read(book)
    assert [(a.area, a.importance) for a in answers.areas] == [("reading the signs", 5), ("writing it up", 4)]
    assert [c.text for c in answers.cards] == ["reading wear", "reading noise"]


def test_one_chosen_problem_stands_beside_every_area() -> None:
    book = apply_all(
        Workbook(id="b"),
        [
            AddItem("problems/clusters", Item("K1", "Pumps fail again")),
            AddItem("problems/clusters", Item("K2", "Wrong spares")),
            SetField("problems/chosen", "selected", ["K1"]),
            AddItem(CARDS, Item("A1", "reading wear")),
            AddItem(CARDS, Item("A2", "choosing spares")),
        ],
    )
    page = "knowledge/who_has_it"
    book = apply_all(book, refresh(book, "knowledge", page, evaluate(book)))
    assert [a.problems for a in KNOWLEDGE.read(book).areas] == [("K1",), ("K1",)]
    standing = carried(book, "knowledge", page, evaluate(book))
    assert [(c.prefill.item, c.prefill.label, c.state) for c in standing] == [
        ("A1", "problems: Pumps fail again", "live"),
        ("A2", "problems: Pumps fail again", "live"),
    ]
    two = apply_all(book, [SetField("problems/chosen", "selected", ["K1", "K2"])])
    assert refresh(two, "knowledge", page, evaluate(two)) == []


def test_an_empty_exercise() -> None:
    assert trips.public("knowledge", []) == []
    assert trips.public("knowledge", {}) == []
    begun: tuple[Any, ...] = ([], {}, {"need_sentence": "Only this."})
    for raw in begun:
        trips.assert_same_all_ways("knowledge", raw)
    trips.assert_empty_figures_say_so("knowledge", [])
    assert KNOWLEDGE.headline(Answers(), trips.found("knowledge", []), trips.scene("knowledge", trips.findings())) == ""


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ([{"area": "x", "importance": 6}], r"\[0\].importance"),
        ([{"area": "x", "holder_count": -1}], r"\[0\].holder_count"),
        ([{"area": "x", "lives_in": ["cellar"]}], r"\[0\].lives_in"),
        ({"areas": [{"area": 3}]}, "area"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"knowledge": raw}})


def test_done() -> None:
    rated = {"importance": 3, "reach": 3, "risk": 3}
    areas = [{"area": str(n), **rated} for n in range(ENOUGH)]
    pages = frozenset(page.id for page in exercise("knowledge").pages)

    def met(raw: Any) -> list[bool]:
        return [
            part.met for part in KNOWLEDGE.done(trips.typed("knowledge", raw), trips.found("knowledge", raw), pages)
        ]

    assert met({"areas": areas, "need_sentence": "x"}) == [True, True]
    assert met([*areas[:-1], {"area": "unrated"}]) == [False, False]


def test_figures(sample_raw: dict[str, Any]) -> None:
    raws = {name: sample_raw["answers"][name] for name in ("problems", "knowledge")}
    made = trips.figures("knowledge", trips.findings(**raws))
    assert list(made) == ["need", "areas", "grid", "people"]
    assert [row.mark for row in made["areas"].rows] == ["thin", "", "thin", "thin", "", ""]
    assert [row.cells[-1] for row in made["areas"].rows] == ["Protect", "Protect", "Share", "Build", "Keep", "Keep"]
    assert "The same pumps fail again soon after repair" in trips.words(made["people"])
    assert "nobody inside (0)" in trips.words(made["people"])
    assert [(p.x, p.y) for p in made["grid"].points] == [(2, 5), (2, 5), (1, 4), (1, 4), (2, 3), (3, 4)]
    for score in ("5", "2", "4"):
        assert score in made["areas"].rows[1].cells


@pytest.mark.parametrize(
    ("kind", "asked", "guess"),
    [("solo", False, "?"), ("solo", None, "?"), ("solo", True, ""), ("group", None, ""), ("group", False, "?")],
)
def test_a_guess_prints_so(kind: str, asked: bool | None, guess: str) -> None:
    raw = [area(importance=4, reach=2, risk=3, asked=asked)]
    table = trips.figures("knowledge", trips.findings((), kind=kind, knowledge=raw))["areas"]
    assert table.rows[0].cells[4] == f"2.8{guess}"
    assert any(note.startswith("?") for note in table.notes) is bool(guess)


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {"areas": [area(area=hostile_text, holders=[hostile_text], problems=[hostile_text])]}
    trips.figures("knowledge", trips.findings(knowledge=raw))


def test_pages() -> None:
    trips.assert_pages(
        "knowledge",
        {"full": 30, "short": 15, "solo": 12},
        {
            "start": {"full": 2},
            "know_how": {"full": 8, "short": 5, "solo": 5},
            "areas": {"full": 6},
            "ratings": {"full": 5, "short": 3, "solo": 3},
            "who_has_it": {"full": 3, "short": 2, "solo": 2},
            "need": {"full": 6, "short": 5, "solo": 2},
        },
    )
    trips.assert_readable("knowledge")


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("knowledge")
    assert told.rules == {"high": HIGH, "wide": WIDE, "thin": THIN, "rated_enough": ENOUGH}
    know_how, areas, table = told.page("know_how"), told.page("areas"), told.page("who_has_it")
    assert isinstance(know_how, CollectPage)
    assert isinstance(areas, ClusterPage)
    assert isinstance(table, TablePage)
    assert areas.prefix == GROUP != know_how.prefix
    assert areas.merge
    assert [c.id for c in table.columns] == ["problems", "holders", "holder_count", "lives_in", "needed_by", "asked"]
    ratings = told.page("ratings")
    assert isinstance(ratings, RatePage)
    assert not ratings.tallied
    assert [c.id for c in ratings.criteria] == ["importance", "reach", "risk"]
