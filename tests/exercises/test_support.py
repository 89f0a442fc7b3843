"""`support`: needs by kind, what is unmet, the technology ladder, what is offered, the pages."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.exchange.interchange import book_from_answers
from exercises.guide import exercise
from exercises.kit import Findings
from exercises.pages import CollectPage, TablePage
from exercises.registry import code_of
from exercises.support.answers import HAVE, KINDS, RUNGS, Answers, Need
from exercises.support.carried import prefill
from exercises.support.results import HEAVY, SERVES, TOP_RUNG
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell
from workbook.errors import Unfit
from workbook.model import Item, Workbook
from workbook.text import clean

CODE = code_of("support")
EARNED = {
    "need": "Case store",
    "kind": "infrastructure",
    "serves": ["Pump hours", "Swap day"],
    "tech_rung": 3,
    "lower_rung_used": True,
    "steward": "Planner",
}


@pytest.fixture
def raw(sample_raw: dict[str, Any]) -> list[dict[str, Any]]:
    mine: list[dict[str, Any]] = copy.deepcopy(sample_raw["answers"]["support"])
    return mine


def needs(*kinds: Any, **cells: Any) -> list[dict[str, Any]]:
    return [{"need": f"need {n}", "kind": kind, **cells} for n, kind in enumerate(kinds)]


def met(raw: Any, variant: Any = "full") -> list[bool]:
    pages = frozenset(page.id for page in exercise("support").in_variant(variant))
    return [part.met for part in CODE.done(trips.typed("support", raw), trips.found("support", raw), pages)]


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("support", sample_raw["answers"]["support"]) == sample_raw["expected"]["support"]


def test_sample_and_every_form_are_the_same_all_ways(raw: list[dict[str, Any]]) -> None:
    trips.assert_same_all_ways("support", raw)
    trips.assert_same_all_ways("support", [EARNED, {"kind": "coaching", "nothing_needed": True}, {"need": "x"}])
    trips.assert_same_all_ways("support", {"needs": [EARNED]})


def test_nothing_entered_is_lost(raw: list[dict[str, Any]]) -> None:
    for told in (raw, [EARNED, {"need": "No coaching", "kind": "coaching", "nothing_needed": True}]):
        answers = trips.typed("support", told)
        assert CODE.read(trips.in_pages("support", answers)) == answers
    assert CODE.present(trips.typed("support", [EARNED])) == [EARNED]
    assert CODE.present(trips.typed("support", [{"need": "Room", "serves": "Launch"}])) == [
        {"need": "Room", "serves": "Launch"}
    ]


def test_rows_that_need_nothing_are_left_out_of_all_figures(raw: list[dict[str, Any]]) -> None:
    expected = trips.public("support", raw)
    raw.append(
        {"need": "Nothing of the kind", "kind": "process", "nothing_needed": True, "have": "no", "hours_month": 5}
    )
    assert trips.public("support", raw) == expected
    made = trips.figures("support", trips.findings(support=raw))
    assert all("Nothing of the kind" not in trips.words(figure) for figure in made.values())


@pytest.mark.parametrize(
    ("change", "earned"),
    [
        ({}, True),
        ({"serves": ["Pump hours"]}, False),
        ({"serves": ["Pump hours", "Pump hours"]}, False),
        ({"serves": ["Pump hours", " "]}, False),
        ({"serves": "Pump hours, Swap day"}, False),
        ({"serves": None}, False),
        ({"lower_rung_used": False}, False),
        ({"lower_rung_used": None}, False),
        ({"steward": "  "}, False),
        ({"tech_rung": 2, "steward": ""}, True),
        ({"tech_rung": None, "steward": ""}, True),
    ],
)
def test_rung_three_is_earned_by_two_activities_a_lower_rung_and_a_steward(
    change: dict[str, Any], earned: bool
) -> None:
    found = trips.public("support", [EARNED | change])
    assert found["rung3_not_earned"] == ([] if earned else ["Case store"])


def test_not_now_names_the_reasons() -> None:
    told = [
        {"need": "Platform", "kind": "infrastructure", "tech_rung": 3, "serves": ["Launch"]},
        {"need": "Chairs", "kind": "logistics"},
        EARNED,
    ]
    table = trips.figures("support", trips.findings(support=told))["not_now"]
    assert [row.cells for row in table.rows] == [
        (
            "Platform",
            "serves fewer than two activities; a lower rung was not used for three months; nobody is named to look after it",
        ),
        ("Chairs", "no activity behind it"),
    ]


@pytest.mark.parametrize(
    ("technology", "others", "heavy"), [(2, 3, False), (3, 4, True), (41, 59, True), (0, 1, False)]
)
def test_technology_heavy_is_over_forty_percent(technology: int, others: int, heavy: bool) -> None:
    told = needs(*["infrastructure"] * technology, *["process"] * others, serves="Launch")
    assert trips.found("support", told).heavy is heavy
    notes = trips.figures("support", trips.findings(support=told))["have"].notes
    assert any(note.startswith("Technology heavy") for note in notes) is heavy


def test_kinds_without_a_line_are_said() -> None:
    told = [*needs("process", "logistics"), {"kind": "coaching", "nothing_needed": True}]
    assert trips.found("support", told).open_kinds == ("infrastructure",)
    assert trips.figures("support", trips.findings(support=told))["have"].notes == ("No line yet for infrastructure.",)


def test_done() -> None:
    every = needs(*KINDS)
    assert met(every) == [True, True]
    assert met(every[:3]) == [False, True]
    assert met([*every[:3], {"kind": KINDS[3], "nothing_needed": True}]) == [True, True]
    assert met([*every, {"need": "Cover", "have": "no"}])[1] is False
    assert met([*every, {"need": "Cover", "have": "no", "source": " "}])[1] is False
    assert met([*every, {"need": "Cover", "have": "no", "source": "Depot leads"}])[1] is True
    assert met([*every, {"need": "Cover", "have": "partly"}])[1] is True
    assert met([]) == [False, False]
    assert met(every, "solo") == [True, True]
    assert CODE.done(Answers(), trips.found("support", []), frozenset({"walk"})) == ()


def test_hours_are_exact() -> None:
    found = trips.public("support", [{"need": n, "hours_month": h} for n, h in (("a", 0.1), ("b", 0.2), ("c", None))])
    assert found["hours_month"] == 0.3
    assert (
        trips.found("support", [{"need": "a", "hours_month": 1.5}, {"need": "b", "hours_month": 1.5}]).hours_month == 3
    )


ROWS = st.lists(
    st.fixed_dictionaries(
        {"need": st.sampled_from("abc")},
        optional={
            "kind": st.sampled_from(KINDS),
            "serves": st.lists(st.sampled_from(["x", "y"]), max_size=2) | st.just("x"),
            "have": st.sampled_from(HAVE),
            "tech_rung": st.sampled_from(RUNGS),
            "lower_rung_used": st.booleans(),
            "steward": st.sampled_from(["", "P1"]),
            "nothing_needed": st.booleans(),
            "hours_month": st.integers(0, 9),
        },
    ),
    max_size=8,
)


@given(ROWS)
def test_any_rows_go_round_pages_and_file(told: list[dict[str, Any]]) -> None:
    answers = trips.typed("support", told)
    assert CODE.read(trips.in_pages("support", answers)) == answers
    assert trips.typed("support", CODE.present(answers)) == answers
    found = trips.public("support", told)
    real = [row for row in told if not row.get("nothing_needed")]
    assert found["unmet"] + found["partly"] <= len(real)
    assert set(found["rung3_not_earned"]) <= {row["need"] for row in real if row.get("tech_rung") == 3}
    assert (found["tech_share_pct"] is None) is (not real)


def test_the_pages_write_what_is_read() -> None:
    activities = (Item("Y1", "Pump hour 1"), Item("Y2", "Swap day"))
    book = apply_all(
        Workbook(id="b", items={"rhythm/ideas": activities}),
        [
            AddItem("support/needs", Item("H1", "Case store")),
            SetCell("support/needs", "H1", "kind", "infrastructure"),
            SetCell("support/needs", "H1", "serves", ["Y1", "Y2", "the coast crew"]),
            SetCell("support/needs", "H1", "tech_rung", "2"),
            SetCell("support/needs", "H1", "lower_rung_used", True),
            SetCell("support/needs", "H1", "needed_from", "2025-05-01"),
            AddItem("support/needs", Item("H2", "")),
        ],
    )
    (need,) = CODE.read(book).needs
    assert need == Need(
        "Case store",
        kind="infrastructure",
        serves=("Pump hour 1", "Swap day", "the coast crew"),
        needed_from=date(2025, 5, 1),
        tech_rung=2,
        lower_rung_used=True,
    )


@pytest.mark.parametrize(
    ("cell", "rung"), [("0", 0), ("3", 3), (1, 1), (None, None), ("4", None), (False, None), (True, None)]
)
def test_rungs_are_read_strictly(cell: Any, rung: int | None) -> None:
    book = Workbook(id="b", items={"support/needs": (Item("H1", "x", {"tech_rung": cell}),)})
    assert CODE.read(book).needs[0].tech_rung == rung


def test_an_empty_exercise() -> None:
    assert trips.public("support", []) == {
        "by_kind": dict.fromkeys(KINDS, 0), "unmet": 0, "partly": 0, "hours_month": 0, "tech_share_pct": None,
        "no_activity": [], "rung3_not_earned": [],
    }  # fmt: skip
    trips.assert_same_all_ways("support", [])
    trips.assert_empty_figures_say_so("support", [])


def test_headlines(raw: list[dict[str, Any]]) -> None:
    def line(told: Any) -> str:
        known = trips.findings(support=told)
        return CODE.headline(known.answers["support"], known.results["support"], trips.scene("support", known))

    assert line(raw) == "9 needs, 2 unmet, 3 partly met"
    assert line([{"need": "Room"}]) == "1 need, 0 unmet, 0 partly met"
    assert line([{"kind": "coaching", "nothing_needed": True}]) == "nothing needed"
    assert line([]) == ""


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ([{"kind": "money"}], "kind"),
        ([{"tech_rung": 4}], "tech_rung"),
        ([{"serves": 3}], "serves"),
        ([{"needed_from": "May"}], "needed_from"),
        ([{"have": True}], "have"),
        (["Room"], "support"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"support": raw}})


def test_figures(raw: list[dict[str, Any]]) -> None:
    made = trips.figures("support", trips.findings(support=raw))
    assert list(made) == ["have", "needs", "not_now"]
    assert [[part.value for part in bar.parts] for bar in made["have"].bars] == [
        [1, 0, 0],
        [0, 1, 1],
        [2, 1, 0],
        [1, 1, 1],
    ]
    assert all(bar.value == sum(part.value for part in bar.parts) for bar in made["have"].bars)
    assert [row.group for row in made["needs"].rows][:3] == ["Process", "Coaching", "Coaching"]
    assert [row.mark for row in made["needs"].rows].count("unmet") == 2
    assert "rung 2: adapt something we own" in trips.words(made["needs"])
    unsorted = trips.figures("support", trips.findings(support=[{"need": "x", "kind": "process"}, {"need": "y"}]))
    assert unsorted["needs"].rows[-1].group == "Not sorted yet"
    assert unsorted["have"].bars[0].parts[-1].label == "not said"


def test_coaching_is_offered_only_where_the_self_assessment_was_shared(sample_raw: dict[str, Any]) -> None:
    own = sample_raw["answers"]["coordinator"]
    assert prefill(trips.findings(coordinator={**own, "share_with_group": False})) == ()
    assert prefill(Findings()) == ()
    found = prefill(trips.findings(coordinator={**own, "share_with_group": True}))
    assert [offer.value for offer in found] == [
        "Coaching for the coordinator: keeping hours free",
        "Coaching for the coordinator: hosting",
    ]
    assert all(
        (offer.page, offer.list, offer.cells) == ("support/walk", "support/needs", {"kind": "coaching"})
        for offer in found
    )
    assert all(offer.label == "coordinator: shared with us" for offer in found)


def test_every_weak_area_has_its_words() -> None:
    from exercises.coordinator.answers import AREAS

    told = exercise("support")
    assert all(told.say(f"coach_{area}").startswith("Coaching for the coordinator: ") for area in AREAS)
    assert all(exercise("launch").labels[area] for area in AREAS)


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    text = clean(hostile_text)
    raw = [{"need": text, "serves": [text, "Launch"], "source": text, "steward": text, "kind": "infrastructure"}]
    trips.figures("support", trips.findings(support=raw))
    trips.assert_same_all_ways("support", raw)


def test_pages() -> None:
    trips.assert_pages(
        "support",
        {"full": 25, "short": 10, "solo": 8},
        {
            "walk": {"full": 8, "short": 3, "solo": 3},
            "least": {"full": 7, "short": 2, "solo": 2},
            "ladder": {"full": 5, "short": 2},
            "owners": {"full": 5, "short": 3, "solo": 3},
        },
    )
    trips.assert_readable("support")
    kinds = (CollectPage, TablePage, TablePage, TablePage)
    assert all(isinstance(page, kind) for page, kind in zip(exercise("support").pages, kinds, strict=True))


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("support")
    assert told.rules == {"heavy": HEAVY, "serves": SERVES, "top_rung": TOP_RUNG}
    least, ladder, owners = (told.page(name) for name in ("least", "ladder", "owners"))
    assert isinstance(least, TablePage)
    assert isinstance(ladder, TablePage)
    assert isinstance(owners, TablePage)
    assert [column.id for column in least.columns] == ["kind", "serves", "have", "nothing_needed"]
    assert [column.id for column in ladder.columns] == ["tech_rung", "lower_rung_used", "steward"]
    assert [column.id for column in owners.columns] == ["source", "hours_month", "needed_from"]
    assert ladder.where == {"kind": "infrastructure"}
    assert tuple(option.id for option in least.columns[0].options) == KINDS
    assert tuple(option.id for option in least.columns[2].options) == HAVE
    assert tuple(int(option.id) for option in ladder.columns[0].options) == RUNGS
