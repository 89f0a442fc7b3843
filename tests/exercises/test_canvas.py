"""`canvas`: the domain's points, the core, the inventory and its first shelf, what is carried in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.canvas.answers import CHECKS, KINDS, LEVELS, STATES, Answers
from exercises.canvas.results import CLEAR, COMMITTEE, FRAGILE, KINDS_ENOUGH, SHARPEN, SHELF
from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers
from exercises.filling.carry import refresh
from exercises.guide import exercise
from exercises.pages import CheckPage, RatePage, TablePage, WritePage
from exercises.registry import code_of
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, RemoveItem, SetCell, SetField, SetMark
from workbook.errors import Unfit
from workbook.model import Item, PageMark, Workbook

CANVAS = code_of("canvas")


def checks(*points: int | str | None) -> dict[str, Any]:
    return {"domain": {"checks": list(points)}}


def levels(**counts: int) -> dict[str, Any]:
    return {"community": {"levels": [{"level": level, "count": count} for level, count in counts.items()]}}


def practice(*rows: tuple[str, str | None, Any]) -> dict[str, Any]:
    return {"practice": [{"name": name, "state": state, "value": value} for name, state, value in rows]}


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("canvas", sample_raw["answers"]["canvas"]) == sample_raw["expected"]["canvas"]


def test_sample_is_the_same_all_ways(sample_raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("canvas", sample_raw["answers"]["canvas"])


@pytest.mark.parametrize(
    ("points", "score", "verdict"),
    [
        ((2, 2, 2, 2, 2, 2), 12, "clear"),
        ((2, 2, 2, 2, 1, 0), 9, "clear"),
        ((2, 2, 2, 2, 0, 0), 8, "sharpen"),
        ((1, 1, 1, 1, 1, 1), 6, "sharpen"),
        ((1, 1, 1, 1, 1, None), 5, "rework"),
        ((None,) * 6, 0, "rework"),
        (("yes", "partly", "no", None, "yes"), 5, "rework"),
    ],
)
def test_an_unanswered_check_counts_nothing(points: tuple[Any, ...], score: int, verdict: str) -> None:
    result = trips.public("canvas", checks(*points))
    assert (result["domain_score"], result["domain_verdict"]) == (score, verdict)
    trips.assert_same_all_ways("canvas", checks(*points))


@pytest.mark.parametrize(("core", "flag"), [(2, "fragile"), (3, "ok"), (8, "ok"), (9, "committee")])
def test_size_of_the_core(core: int, flag: str) -> None:
    result = trips.public("canvas", levels(core=core, active=1))
    assert (result["core_flag"], result["inside_total"]) == (flag, core + 1)


def test_the_share_of_the_core_has_one_decimal_and_leaves_out_the_outside() -> None:
    result = trips.public("canvas", levels(core=1, active=1, peripheral=1, outside=97))
    assert (result["inside_total"], result["core_pct"]) == (3, 33.3)


def test_nobody_inside_has_no_share() -> None:
    result = trips.public("canvas", levels(outside=6))
    assert (result["inside_total"], result["core_pct"]) == (0, None)


def test_the_first_shelf_takes_what_we_do_not_have() -> None:
    raw = practice(
        ("had", "have", 5),
        ("missing four", "missing", 4),
        ("scattered four", "scattered", 4),
        ("unsorted four", None, 4),
        ("missing five", "missing", 5),
        ("unrated", "missing", None),
        ("passed", "missing", "pass"),
    )
    assert trips.public("canvas", raw)["first_shelf"] == ["missing five", "scattered four", "missing four"]
    trips.assert_same_all_ways("canvas", raw)


def test_ties_on_the_shelf_keep_the_order_of_entry() -> None:
    raw = practice(*((f"item {n}", "missing", 3) for n in (3, 1, 4, 2)))
    assert trips.public("canvas", raw)["first_shelf"] == ["item 3", "item 1", "item 4"]


rows = st.lists(
    st.tuples(st.just("x"), st.sampled_from([*STATES, None]), st.sampled_from([1, 2, 3, 4, 5, "pass", None])),
    max_size=12,
)


@given(rows)
def test_the_shelf_never_passes_over_a_better_item(items: list[tuple[str, Any, Any]]) -> None:
    raw = practice(*((f"{n}", state, value) for n, (_, state, value) in enumerate(items)))
    shelf = trips.found("canvas", raw).first_shelf
    values = {str(n): v for n, (_, s, v) in enumerate(items) if s != "have" and isinstance(v, int)}
    assert len(shelf) == min(SHELF, len(values))
    assert [values[name] for name in shelf] == sorted(values.values(), reverse=True)[: len(shelf)]


def test_kinds_and_states() -> None:
    raw = {
        "practice": [
            {"name": "a", "kind": "tool", "state": "have"},
            {"name": "b", "kind": "tool"},
            {"name": "c", "kind": "story", "state": "missing"},
            {"name": "d"},
        ]
    }
    result = trips.public("canvas", raw)
    assert result["kinds_covered"] == 2
    assert result["by_state"] == {"have": 1, "scattered": 0, "missing": 1}
    trips.assert_same_all_ways("canvas", raw)
    kinds = trips.figures("canvas", trips.findings(canvas=raw))["kinds"]
    assert [bar.text for bar in kinds.bars] == ["0", "0", "1", "0", "2", "0"]
    assert all(sum(part.value for part in bar.parts) == bar.value for bar in kinds.bars)
    assert kinds.notes == ("Nothing yet: know-how, method, case, document.", "Without a kind: 1.")


def test_an_empty_exercise_is_computed_like_any_other() -> None:
    assert trips.public("canvas", {}) == {
        "domain_score": 0,
        "domain_verdict": "rework",
        "inside_total": 0,
        "core_pct": None,
        "core_flag": "fragile",
        "kinds_covered": 0,
        "by_state": {"have": 0, "scattered": 0, "missing": 0},
        "first_shelf": [],
    }
    trips.assert_same_all_ways("canvas", {})
    trips.assert_empty_figures_say_so("canvas", {})
    assert CANVAS.headline(Answers(), trips.found("canvas", {}), trips.scene("canvas", trips.findings())) == ""


def test_every_form_is_the_same_all_ways() -> None:
    raw = {
        "domain": {"area": "é" * 200, "key_issues": ["a?", "b?"], "out_of_scope": ["c"], "passion": "d"},
        "community": {
            "levels": [{"level": "outside", "who": "makers"}, {"level": "core", "count": 0, "want": "quiet"}],
            "relationships": "by phone",
            "belonging": ["tea"],
        },
        "practice": [
            {"name": "x", "id": "I7", "holder": "us", "value": "pass"},
            {"name": "y", "id": "I7"},
            {"name": "z"},
        ],
    }
    trips.assert_same_all_ways("canvas", raw)
    assert [thing.id for thing in trips.typed("canvas", raw).practice] == ["I7", "I8", "I9"]


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        (checks(3), r"checks\[0\]"),
        (checks("maybe"), r"checks\[0\]"),
        ({"community": {"levels": [{"level": "fans"}]}}, r"levels\[0\].level"),
        ({"community": {"levels": [{"level": "core", "count": -1}]}}, r"levels\[0\].count"),
        ({"community": {"levels": [{"level": "core"}, {"level": "core"}]}}, "twice"),
        ({"practice": [{"name": "x", "kind": "thing"}]}, r"practice\[0\].kind"),
        ({"practice": [{"name": "x", "value": 6}]}, r"practice\[0\].value"),
        ({"practice": [{"kind": "tool"}]}, r"practice\[0\]"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"canvas": raw}})


def test_done_counts_only_pages_of_the_variant() -> None:
    told = exercise("canvas")
    lite = frozenset(page.id for page in told.in_variant("lite"))
    full = frozenset(page.id for page in told.in_variant("full"))
    kinds = {"practice": [{"name": kind, "kind": kind} for kind in KINDS[:KINDS_ENOUGH]]}

    def met(raw: Any, pages: frozenset[str]) -> list[bool]:
        return [part.met for part in CANVAS.done(trips.typed("canvas", raw), trips.found("canvas", raw), pages)]

    good = {**checks(1, 1, 1, 1, 1, 1), **levels(core=0), **kinds}
    assert met(good, full) == [True, True, True]
    assert met(good, lite) == [True, True]
    assert met({"practice": kinds["practice"][1:]}, full) == [False, False, False]


PILOTS = {"candidates": [{"id": "C1", "name": "Pump reliability"}], "chosen": ["C1"], "focus": "C1"}
KNOWLEDGE = [{"id": "A1", "area": "reading wear", "holders": ["fitters", "engineer"]}, {"id": "A2", "area": "writing"}]


def test_focus_and_areas_are_offered_and_stay_deleted() -> None:
    book = book_from_answers({"answers": {"knowledge": KNOWLEDGE, "pilots": PILOTS}})
    for page in ("canvas/domain", "canvas/inventory"):
        book = apply_all(book, refresh(book, "canvas", page, evaluate(book)))
    answers = CANVAS.read(book)
    assert answers.domain.area == "Pump reliability"
    assert [(t.name, t.kind, t.holder) for t in answers.practice] == [
        ("reading wear", "know-how", "fitters, engineer"),
        ("writing", "know-how", ""),
    ]
    gone = apply_all(book, [RemoveItem("canvas/inventory", "I_A2"), SetField("canvas/domain", "area", "Our own words")])
    assert refresh(gone, "canvas", "canvas/inventory", evaluate(gone)) == []
    assert refresh(gone, "canvas", "canvas/domain", evaluate(gone)) == []


def test_a_settled_page_takes_nothing_more() -> None:
    book = book_from_answers({"answers": {"knowledge": KNOWLEDGE}})
    book = apply_all(book, [SetMark("canvas/inventory", PageMark("settled"))])
    assert refresh(book, "canvas", "canvas/inventory", evaluate(book)) == []


def test_figures(sample_raw: dict[str, Any]) -> None:
    made = trips.figures("canvas", trips.findings(canvas=sample_raw["answers"]["canvas"]))
    assert list(made) == ["canvas", "checks", "levels", "kinds", "inventory"]
    assert [light.state for light in made["checks"].lights] == ["on"] * 4 + ["half", "on"]
    assert made["checks"].lights[4].word == "partly"
    assert [level.count for level in made["levels"].levels] == [5, 9, 18, 20, 6]
    assert made["levels"].outside == 1
    assert "52 people inside; the core is 9.6 % of them." in made["levels"].notes
    nobody = trips.figures(
        "canvas",
        trips.findings(
            canvas={"community": {"levels": [{"level": "core", "count": 0}, {"level": "active", "count": 4}]}}
        ),
    )
    assert "4 people inside; the core is 0 % of them." in nobody["levels"].notes
    assert [row.mark for row in made["inventory"].rows] == ["first shelf"] * 3 + [""] * 8
    assert made["canvas"].passages[0].large
    everything = "".join(trips.words(figure) for figure in made.values())
    for text in trips.findings(canvas=sample_raw["answers"]["canvas"]).answers["canvas"].domain.key_issues:
        assert text in everything
    for word in ("Start every pump hour", "by phone only", "to listen first", "Staff rostering"):
        assert word in everything


def test_a_fragile_core_is_said_only_once_levels_were_begun() -> None:
    begun = trips.figures("canvas", trips.findings(canvas=levels(core=1)))["levels"]
    assert any("fragile" in note for note in begun.notes)
    assert trips.figures("canvas", trips.findings(canvas=checks(2)))["levels"].notes == ()


def test_only_what_we_do_not_have_is_rated_for_the_shelf(sample_raw: dict[str, Any]) -> None:
    book = book_from_answers({"answers": {"canvas": sample_raw["answers"]["canvas"]}})
    answers = CANVAS.read(book)
    ids = CANVAS.rows("first_shelf", "full", answers, trips.found("canvas", {}))
    assert ids is not None
    assert len(ids) == 8
    assert not {thing.id for thing in answers.practice if thing.state == "have"} & set(ids)
    assert CANVAS.rows("sort", "full", answers, trips.found("canvas", {})) is None


def test_the_pages_write_what_is_read() -> None:
    book = apply_all(
        Workbook(id="b"),
        [
            SetCell("canvas/domain_checks", "in_and_out", "state", "partly"),
            SetCell("canvas/levels", "core", "count", 4),
            AddItem("canvas/inventory", Item("I1", "a tool")),
            SetCell("canvas/inventory", "I1", "kind", "tool"),
            SetCell("canvas/inventory", "I1", "state", "broken"),
            SetCell("canvas/inventory", "I1", "value", 5),
        ],
    )
    answers = CANVAS.read(book)
    assert answers.domain.checks == (None, None, None, None, 1, None)
    assert (answers.community.levels[0].level, answers.community.levels[0].count) == ("core", 4)
    assert (answers.practice[0].kind, answers.practice[0].state, answers.practice[0].value) == ("tool", None, 5)


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    raw = {"domain": {"area": hostile_text, "key_issues": [hostile_text]}, "practice": [{"name": hostile_text}]}
    trips.figures("canvas", trips.findings(canvas=raw))


def test_pages() -> None:
    trips.assert_pages(
        "canvas",
        {"full": 50, "short": 20, "solo": 15, "lite": 8},
        {
            "drafts": {"full": 6},
            "domain": {"full": 6, "short": 5, "solo": 4, "lite": 4},
            "domain_checks": {"full": 6, "short": 3, "solo": 2, "lite": 2},
            "levels": {"full": 9, "short": 5, "solo": 4, "lite": 2},
            "belonging": {"full": 5},
            "inventory": {"full": 5, "short": 2, "solo": 2},
            "sort": {"full": 5, "short": 2, "solo": 2},
            "first_shelf": {"full": 5, "short": 1, "solo": 1},
            "read_back": {"full": 3, "short": 2},
        },
    )
    trips.assert_readable("canvas")


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("canvas")
    assert told.rules == {
        "clear": CLEAR,
        "sharpen": SHARPEN,
        "fragile": FRAGILE,
        "committee": COMMITTEE,
        "shelf": SHELF,
        "kinds_enough": KINDS_ENOUGH,
    }
    domain_checks, level_page, sort, shelf = (
        told.page(page) for page in ("domain_checks", "levels", "sort", "first_shelf")
    )
    assert isinstance(domain_checks, CheckPage)
    assert tuple(line.id for line in domain_checks.lines) == CHECKS
    assert [option.id for option in domain_checks.options] == ["yes", "partly", "no"]
    assert isinstance(level_page, TablePage)
    assert tuple(line.id for line in level_page.lines) == LEVELS
    assert [c.id for c in level_page.columns if not c.only or "lite" in c.only] == ["count"]
    assert isinstance(sort, TablePage)
    assert [tuple(o.id for o in c.options) for c in sort.columns[:2]] == [KINDS, STATES]
    assert isinstance(shelf, RatePage)
    assert not shelf.tallied
    domain = told.page("domain")
    assert isinstance(domain, WritePage)
    assert [f.id for f in domain.fields if not f.only or "lite" in f.only] == ["area", "key_issues"]
