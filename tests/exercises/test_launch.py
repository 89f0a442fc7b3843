"""`launch`: the core group, jobs, readiness, the ladder, lines known by place, what is offered, the pages."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate, evaluate_answers
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.guide import exercise
from exercises.kit import Findings, Workshop
from exercises.launch.answers import (
    BRINGS,
    CHECKS,
    CONFIRMED,
    HANDS,
    HORIZONS,
    JOBS,
    STATES,
    TASKS,
    Answers,
    Check,
    Member,
)
from exercises.launch.carried import partner_jobs, prefill
from exercises.launch.results import COMMITTEE, CORE_ENOUGH, FRAGILE
from exercises.pages import CheckPage, ReadPage, TablePage, WritePage
from exercises.registry import code_of
from tests.exercises import trips
from tests.typed import as_a
from workbook.answers import Value
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell, SetField
from workbook.errors import Unfit
from workbook.model import Item, Workbook
from workbook.text import clean

CODE = code_of("launch")


@pytest.fixture
def raw(sample_raw: dict[str, Any]) -> dict[str, Any]:
    mine: dict[str, Any] = copy.deepcopy(sample_raw["answers"]["launch"])
    return mine


def ladder(*rows: list[Any]) -> dict[str, Any]:
    return {"stewardship": {f"task {n}": row for n, row in enumerate(rows)}}


def checks(*states: Any) -> dict[str, Any]:
    return {"checks": [{"item": f"check {n}", "state": state} for n, state in enumerate(states)]}


def flags(raw: Any) -> str:
    return "".join(
        note for figure in trips.figures("launch", trips.findings(launch=raw)).values() for note in figure.notes
    )


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("launch", sample_raw["answers"]["launch"]) == sample_raw["expected"]["launch"]


def test_sample_is_the_same_all_ways_and_keeps_its_wording(raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("launch", raw)
    answers = CODE.read(trips.in_pages("launch", trips.typed("launch", raw)))
    assert answers == trips.typed("launch", raw)
    assert [check.item for check in answers.checks] == [check["item"] for check in raw["checks"]]
    assert list(answers.stewardship) == list(raw["stewardship"])


def test_every_form_is_the_same_all_ways() -> None:
    trips.assert_same_all_ways(
        "launch",
        {
            "core": [
                {"role": "Fitter"},
                {"unit": "north", "brings": None, "hours_month": 2.5, "confirmed": "not asked"},
            ],
            "jobs": {"connector": "P2", "sponsor_link": None, "event_host": ""},
            "launch_date": "",
            "checks": [{"item": "Ours", "state": "done"}, {"state": "planned"}, {"item": "Third", "state": None}],
            "stewardship": {"Ours": ["shared"], "Running sessions": [None, "members"], "Third": []},
        },
    )


def test_lines_are_known_by_place_not_by_wording() -> None:
    """A file that lists the guide's second task first marks the first place, whatever the wording says."""
    answers = trips.typed("launch", {"stewardship": {"Running sessions": ["members"]}, **checks("done")})
    book = trips.in_pages("launch", answers)
    assert book.cell("launch/ladder", TASKS[0], "now") == "members"
    assert book.cell("launch/launch_checks", CHECKS[0], "state") == "done"
    assert as_a(Item, book.item("launch/launch_checks", CHECKS[0])).text == "check 0"
    again = CODE.read(book)
    assert list(again.stewardship)[:2] == ["Running sessions", "Running sessions (2)"]
    assert again.stewardship["Running sessions"] == ("members",)


def test_the_guides_own_wording_is_not_kept_twice() -> None:
    answers = trips.typed("launch", {"stewardship": {"Choosing topics": ["shared"]}})
    assert trips.in_pages("launch", answers).rows("launch/ladder") == (Item("topics", "", {"now": "shared"}),)


def test_more_checks_and_tasks_than_the_guide_has_are_kept_and_counted() -> None:
    raw = {**checks(*["done"] * 9), **ladder(*[["members"]] * 9)}
    assert trips.public("launch", raw)["launch_readiness_pct"] == 100
    assert len(CODE.read(trips.in_pages("launch", trips.typed("launch", raw))).checks) == 9
    trips.assert_same_all_ways("launch", raw)


def test_readiness_counts_all_eight_checks() -> None:
    assert trips.public("launch", checks(*["done"] * 4))["launch_readiness_pct"] == 50
    assert trips.public("launch", checks("planned"))["launch_readiness_pct"] == 6
    assert trips.public("launch", checks("not"))["launch_readiness_pct"] == 0
    assert trips.public("launch", checks(None, None))["launch_readiness_pct"] is None


def test_halves_are_rounded_away_from_zero() -> None:
    assert trips.public("launch", ladder(*[["shared"]], *[["support"]] * 3))["stewardship_pct"]["now"] == 13
    assert trips.public("launch", checks("done", "planned", "planned", "not"))["launch_readiness_pct"] == 25


def test_stewardship_is_the_mean_over_tasks_marked_for_that_horizon() -> None:
    found = trips.public("launch", ladder(["members"], ["support", "shared"], [None, "members"], []))
    assert found["stewardship_pct"] == {"now": 50, "3 months": 75, "12 months": None}


MARKS = st.lists(st.sampled_from([*HANDS, None]), max_size=3)


@given(st.lists(MARKS, max_size=8))
def test_stewardship_goes_round_the_pages(rows: list[list[Any]]) -> None:
    answers = trips.typed("launch", ladder(*rows))
    before = trips.result_of("launch", answers)
    assert trips.result_of("launch", CODE.read(trips.in_pages("launch", answers))) == before
    for place, horizon in enumerate(HORIZONS):
        worth = [{"support": 0, "shared": 50, "members": 100}[r[place]] for r in rows if len(r) > place and r[place]]
        share = before["stewardship_pct"][horizon]
        assert share is None if not worth else abs(share - sum(worth) / len(worth)) <= 0.5


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=8))
def test_readiness_never_leaves_its_bounds(states: list[str]) -> None:
    share = trips.public("launch", checks(*states))["launch_readiness_pct"]
    assert 0 <= share <= 100
    assert (share == 100) is (states == ["done"] * 8)


def test_hours_units_and_confirmed() -> None:
    core = [
        {"unit": "north", "hours_month": 2.5, "confirmed": "yes"},
        {"unit": "north", "hours_month": 2, "confirmed": "asked"},
        {"unit": " ", "confirmed": "yes"},
    ]
    found = trips.public("launch", {"core": core})
    assert (found["core_size"], found["units"], found["confirmed"], found["hours_month"]) == (3, 1, 2, 4.5)
    whole = trips.public("launch", {"core": [{"hours_month": 2.5}, {"hours_month": 1.5}]})["hours_month"]
    assert (whole, type(whole)) == (4, int)


def test_open_jobs_stand_in_guide_order() -> None:
    found = trips.public("launch", {"jobs": {"connector": "P1", "coordinator": "P1", "event_host": " "}})
    assert found["jobs_filled"] == 2
    assert found["open_jobs"] == ["event_host", "practice_keeper", "sponsor_link"]


@pytest.mark.parametrize(("size", "word"), [(1, "Fragile"), (2, "Fragile"), (3, ""), (8, ""), (9, "committee")])
def test_size_of_the_core(size: int, word: str) -> None:
    raw = {"core": [{"role": f"Role {n}"} for n in range(size)]}
    said = flags(raw)
    assert ("Fragile" in said, "committee" in said) == (word == "Fragile", word == "committee")
    people = "1 person" if size == 1 else f"{size} people"
    assert said.startswith(people)


@pytest.mark.parametrize(
    ("row", "rises"),
    [
        (["support", "shared", "members"], True),
        (["support", "support", "shared"], True),
        (["shared", "shared", "shared"], False),
        (["shared", "support", "members"], False),
        (["members", "shared", "support"], False),
        (["members", "members", "members"], True),
        (["shared"], True),
        ([], True),
        (["shared", None, "shared"], False),
    ],
)
def test_stewardship_that_does_not_rise_is_said(row: list[Any], rises: bool) -> None:
    assert ("do not carry more" in flags(ladder(row))) is not rises


def met(raw: Any, variant: Any) -> list[bool]:
    pages = frozenset(page.id for page in exercise("launch").in_variant(variant))
    return [part.met for part in CODE.done(trips.typed("launch", raw), trips.found("launch", raw), pages)]


def test_done(raw: dict[str, Any]) -> None:
    assert met(raw, "full") == [True] * 4
    raw["stewardship"]["Talking to sponsors"] = ["support"]
    assert met(raw, "full") == [True, True, True, False]
    assert met(raw, "short") == [True] * 4
    raw["stewardship"]["Talking to sponsors"] = [None, "shared", "shared"]
    assert met(raw, "short")[3] is False
    assert met({"core": [{"role": "a"}] * 2}, "solo") == [False] * 4
    assert CODE.done(Answers(), trips.found("launch", {}), frozenset()) == ()


def test_the_pages_write_what_is_read() -> None:
    cells: dict[str, Value] = {"unit": "north", "brings": "energy", "hours_month": 4, "confirmed": "asked"}
    book = apply_all(
        Workbook(id="b"),
        [
            AddItem("launch/people", Item("R1", "Fitter", cells)),
            AddItem("launch/people", Item("R2", "")),
            SetField("launch/jobs", "coordinator", "P1"),
            SetField("launch/date", "launch_date", "2025-04-16"),
            SetCell("launch/launch_checks", "room", "state", "planned"),
            SetCell("launch/ladder", "shelf", "3 months", "shared"),
        ],
    )
    answers = CODE.read(book)
    assert answers.core == (Member("Fitter", "north", "energy", 4, "asked"),)
    assert answers.jobs == {"coordinator": "P1"}
    assert str(answers.launch_date) == "2025-04-16"
    assert answers.checks[5] == Check("Room and material ready", "planned")
    assert [check.state for check in answers.checks].count(None) == 7
    assert answers.stewardship["Keeping the practice shelf"] == (None, "shared")
    assert trips.result_of("launch", answers)["stewardship_pct"] == {"now": None, "3 months": 50, "12 months": None}


def test_an_empty_exercise() -> None:
    assert trips.public("launch", {}) == {
        "core_size": 0, "units": 0, "confirmed": 0, "hours_month": 0, "jobs_filled": 0, "open_jobs": list(JOBS),
        "launch_readiness_pct": None, "stewardship_pct": {"now": None, "3 months": None, "12 months": None},
    }  # fmt: skip
    trips.assert_same_all_ways("launch", {})
    trips.assert_empty_figures_say_so("launch", {})


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"core": [{"confirmed": "perhaps"}]}, r"core\[0\].confirmed"),
        ({"jobs": {"treasurer": "P1"}}, "jobs"),
        ({"launch_date": "April"}, "launch_date"),
        ({"checks": [{"state": "nearly"}]}, r"checks\[0\].state"),
        ({"stewardship": {"Choosing topics": ["support"] * 4}}, "stewardship"),
        ({"core": [{"hours_month": -2}]}, "hours_month"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"launch": raw}})


def test_figures(raw: dict[str, Any], sample_raw: dict[str, Any]) -> None:
    known = evaluate_answers(Workshop(date="2025-03-12"), {"launch": trips.typed("launch", raw)})
    made = trips.figures("launch", known)
    assert list(made) == ["core", "jobs", "checks", "ladder", "stewardship"]
    assert [light.state for light in made["jobs"].lights] == ["on"] * 4 + ["off"]
    assert [light.state for light in made["checks"].lights] == ["on"] * 3 + ["half"] * 3 + ["off", "on"]
    assert made["checks"].notes == ("Launch readiness 69 %.", "Launch on 16 Apr 2025, 35 days after this session.")
    assert next([cell.text for cell in row] for row in made["ladder"].cells) == ["shared", "members", "members"]
    assert [bar.text for bar in made["stewardship"].bars] == ["13", "44", "69"]
    line = CODE.headline(known.answers["launch"], known.results["launch"], trips.scene("launch", known))
    assert line == "Core of 5, 3 confirmed, launch 16 Apr 2025, ready 69 %"


@pytest.mark.parametrize(
    ("session", "said"),
    [
        ("", "Launch on 16 Apr 2025."),
        ("2025-04-15", "Launch on 16 Apr 2025, 1 day after this session."),
        ("2025-04-16", "Launch on 16 Apr 2025, the day of this session."),
        ("2025-04-18", "Launch on 16 Apr 2025, 2 days before this session."),
    ],
)
def test_days_to_the_launch(session: str, said: str) -> None:
    answers = trips.typed("launch", {"launch_date": "2025-04-16"})
    made = trips.figures("launch", evaluate_answers(Workshop(date=session), {"launch": answers}))
    assert made["checks"].notes == (said,)
    assert made["checks"].empty == said


def test_canvas_and_interviews_offer_people() -> None:
    offers = prefill(evaluate(sample_book()))
    people = [o for o in offers if o.list == "launch/people"]
    assert [o.value for o in people] == [
        "2 fitters", "Reliability engineer", "Control-room operator", "Apprentice", "Senior fitter, coast",
    ]  # fmt: skip
    assert [o.label for o in people] == ["canvas: core"] * 4 + ["interviews: people turn to them"]
    assert len({o.item for o in people}) == 5
    (job,) = [o for o in offers if o.name]
    assert (job.page, job.name, job.value, job.ref) == (
        "launch/jobs", "coordinator", "P3", "workshop/coordinator_candidate",
    )  # fmt: skip
    assert prefill(Findings()) == ()


def test_a_self_assessment_is_used_only_if_it_was_shared(sample_raw: dict[str, Any]) -> None:
    private = {**sample_raw["answers"]["coordinator"], "share_with_group": False}
    launch = {"jobs": {"coordinator": "P3"}}
    known = trips.findings(coordinator=private, launch=launch)
    assert prefill(known) == ()
    assert partner_jobs(known) == {}
    assert "hosting" not in trips.words(trips.figures("launch", known)["jobs"])
    shared = trips.findings(coordinator={**private, "share_with_group": True}, launch=launch)
    (offer,) = prefill(shared)
    assert (offer.name, offer.value, offer.label) == ("coordinator", "P3", "coordinator: shared with us")
    assert partner_jobs(shared) == {"event_host": ("hosting",), "practice_keeper": ("time",)}
    lights = trips.figures("launch", shared)["jobs"].lights
    assert [(light.state, light.text) for light in lights[:2]] == [
        ("on", "P3 Role 3"),
        ("off", "partner wanted for hosting"),
    ]
    assert trips.figures("launch", shared)["core"].notes == (
        "The coordinator would like a partner: Event host (hosting), Practice keeper (time).",
    )


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    text = clean(hostile_text)
    raw = {
        "core": [{"role": text, "unit": text}],
        "jobs": {"coordinator": text},
        "checks": [{"item": text, "state": "done"}],
    }
    trips.figures("launch", trips.findings(launch=raw))
    trips.assert_same_all_ways("launch", raw)


def test_pages() -> None:
    trips.assert_pages(
        "launch",
        {"full": 40, "short": 15, "solo": 12},
        {
            "people": {"full": [8, 6], "short": 4, "solo": 5},
            "jobs": {"full": 4, "short": 2, "solo": 2},
            "date": {"full": 2, "short": 1, "solo": 1},
            "launch_checks": {"full": 8, "short": 5, "solo": 2},
            "ladder": {"full": 8, "short": 3, "solo": 2},
            "read_back": {"full": 4},
        },
    )
    trips.assert_readable("launch")
    kinds = (TablePage, WritePage, WritePage, CheckPage, CheckPage, ReadPage)
    assert all(isinstance(page, kind) for page, kind in zip(exercise("launch").pages, kinds, strict=True))


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("launch")
    assert told.rules == {"fragile": FRAGILE, "committee": COMMITTEE, "core_enough": CORE_ENOUGH}
    people, jobs, checks_page, ladder_page = (told.page(n) for n in ("people", "jobs", "launch_checks", "ladder"))
    assert isinstance(people, TablePage)
    options = {column.id: tuple(option.id for option in column.options) for column in people.columns}
    assert (options["brings"], options["confirmed"]) == (BRINGS, CONFIRMED)
    assert isinstance(jobs, WritePage)
    assert tuple(field.id for field in jobs.fields) == JOBS
    assert isinstance(checks_page, CheckPage)
    assert tuple(line.id for line in checks_page.lines) == CHECKS
    assert tuple(option.id for option in checks_page.options) == STATES
    assert isinstance(ladder_page, CheckPage)
    assert tuple(line.id for line in ladder_page.lines) == TASKS
    assert tuple(column.id for column in ladder_page.columns) == HORIZONS
    assert [column.only for column in ladder_page.columns] == [(), ("full",), ("full",)]
    assert tuple(option.id for option in ladder_page.options) == HANDS
