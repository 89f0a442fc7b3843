"""`rhythm`: gaps, mix, leads, hours, flags, what activities can answer to, the pages."""

from __future__ import annotations

import copy
import itertools
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate, evaluate_answers
from exercises.exchange.interchange import answers_from_book, book_from_answers, sample_book
from exercises.filling.carry import carried, refresh
from exercises.guide import exercise
from exercises.kit import Findings, Workshop
from exercises.pages import ClusterPage, CollectPage, TablePage, WritePage
from exercises.registry import code_of
from exercises.rhythm.answers import EFFORTS, FORMATS, PURPOSES, TYPES, Activity, Answers
from exercises.rhythm.carried import offers, prefill, title_of, wanted
from exercises.rhythm.results import (
    EARLY,
    EARLY_MONTHS,
    LEAD_SHARE,
    LONG_GAP,
    MONTHS,
    SLOW_START,
    months_on,
)
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, RemoveItem, SetCell, SetField
from workbook.errors import Unfit
from workbook.model import Item, Workbook
from workbook.text import clean

CODE = code_of("rhythm")
START = date(2025, 3, 12)


@pytest.fixture
def raw(sample_raw: dict[str, Any]) -> dict[str, Any]:
    mine: dict[str, Any] = copy.deepcopy(sample_raw["answers"]["rhythm"])
    return mine


@pytest.fixture
def interviews(sample_raw: dict[str, Any]) -> dict[str, Any]:
    mine: dict[str, Any] = copy.deepcopy(sample_raw["answers"]["interviews"])
    return mine


def dated(*days: int, **cells: Any) -> dict[str, Any]:
    rows = [{"title": f"a{n}", "date": (START + timedelta(d)).isoformat(), **cells} for n, d in enumerate(days)]
    return {"activities": rows}


def with_interviews(raw: Any, interviews: Any, day: str = "2025-03-12") -> Findings:
    answers = {"rhythm": trips.typed("rhythm", raw), "interviews": trips.typed("interviews", interviews)}
    return evaluate_answers(Workshop(date=day), answers)


def flags(raw: Any) -> tuple[str, ...]:
    return tuple(trips.public("rhythm", raw)["flags"])


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any], raw: Any, interviews: Any) -> None:
    found = with_interviews(raw, interviews).results["rhythm"]
    assert CODE.public(found) == sample_raw["expected"]["rhythm"]


def test_sample_and_every_form_are_the_same_all_ways(raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("rhythm", raw)
    trips.assert_same_all_ways("rhythm", {"activities": [{"title": "x", "date": "", "type": None, "minutes": 0}, {}]})


def test_without_the_interviews_the_hours_offered_are_unknown(raw: dict[str, Any]) -> None:
    found = trips.public("rhythm", raw)
    assert found["offered_hours_median"] is None
    assert found["flags"] == []


# The edge cases of the sample


def test_no_july_and_a_later_august_make_a_long_gap(raw: dict[str, Any]) -> None:
    rows = [activity for activity in raw["activities"] if not activity["date"].startswith("2025-07")]
    for activity in rows:
        if activity["date"].startswith("2025-08"):
            activity["date"] = "2025-08-20"
    assert len(rows) == 7
    found = trips.public("rhythm", {**raw, "activities": rows})
    assert (found["longest_gap_days"], found["flags"]) == (56, ["long gap"])


def test_the_same_lead_everywhere_carries_too_much(raw: dict[str, Any]) -> None:
    for activity in raw["activities"]:
        activity["lead"] = "Reliability engineer"
    found = trips.public("rhythm", raw)
    assert found["top_lead"] == ["Reliability engineer", 8]
    assert found["top_lead_pct"] == 100
    assert found["flags"] == ["one lead carries too much"]


# Gaps


def test_activities_are_sorted_by_date_before_gaps_are_taken() -> None:
    assert trips.public("rhythm", dated(40, 0, 10))["first_gap_days"] == 10
    assert trips.public("rhythm", dated(40, 0, 10))["longest_gap_days"] == 30


def test_two_on_one_day_make_a_gap_of_nothing() -> None:
    found = trips.public("rhythm", dated(0, 0, 5))
    assert (found["first_gap_days"], found["longest_gap_days"]) == (0, 5)


def test_the_launch_date_is_no_activity() -> None:
    known = trips.findings(launch={"launch_date": "2025-01-01"}, rhythm=dated(0, 10))
    assert known.results["rhythm"].first_gap_days == 10


def test_fewer_than_two_dates_make_no_gap_and_raise_no_flag() -> None:
    for raw in ({}, {"activities": [{"title": "x"}, {"title": "y"}]}, dated(3)):
        found = trips.public("rhythm", raw)
        assert (found["first_gap_days"], found["longest_gap_days"]) == (None, None)
        assert not {"slow start", "long gap"} & set(found["flags"])


def test_activities_at_any_time_count_with_their_date() -> None:
    raw = dated(0, 10)
    raw["activities"][1]["format"] = "any time"
    assert trips.public("rhythm", raw)["first_gap_days"] == 10


@pytest.mark.parametrize(("gap", "flag"), [(28, False), (29, True)])
def test_slow_start_is_over_28_days(gap: int, flag: bool) -> None:
    assert ("slow start" in flags(dated(0, gap))) is flag


@pytest.mark.parametrize(("gap", "flag"), [(42, False), (43, True)])
def test_long_gap_is_over_42_days(gap: int, flag: bool) -> None:
    assert ("long gap" in flags(dated(0, 1, 1 + gap))) is flag


@given(st.lists(st.integers(0, 400), min_size=2, max_size=12))
def test_gaps_do_not_depend_on_the_order_of_entry(days: list[int]) -> None:
    found = trips.found("rhythm", dated(*days))
    ordered = sorted(days)
    assert found.first_gap_days == ordered[1] - ordered[0]
    assert found.longest_gap_days == max(b - a for a, b in itertools.pairwise(ordered))
    assert trips.found("rhythm", dated(*reversed(days))).longest_gap_days == found.longest_gap_days


# Mix, leads, hours


def test_a_missing_purpose_is_flagged_and_nothing_flags_nothing() -> None:
    every = {"activities": [{"purpose": purpose} for purpose in PURPOSES]}
    assert flags(every) == ()
    assert flags({"activities": every["activities"][:3]}) == ("missing purpose",)
    assert flags({"activities": [{"title": "unsorted"}]}) == ("missing purpose",)
    assert flags({}) == ()
    assert trips.public("rhythm", {})["mix_pct"] == dict.fromkeys(PURPOSES)


@pytest.mark.parametrize(("mine", "others", "flag"), [(2, 3, False), (3, 4, True), (41, 59, True), (40, 60, False)])
def test_one_lead_over_forty_percent(mine: int, others: int, flag: bool) -> None:
    rows = [{"lead": "A"}] * mine + [{"lead": f"B{n}"} for n in range(others)]
    assert ("one lead carries too much" in flags({"activities": rows})) is flag


def test_of_two_equally_busy_leads_the_one_entered_first() -> None:
    rows = [{"lead": "Z", "date": "2025-09-01"}, {"lead": "A", "date": "2025-04-01"}, {"lead": "A"}, {"lead": "Z"}]
    assert trips.public("rhythm", {"activities": rows})["top_lead"] == ["Z", 2]


def test_activities_without_a_lead_count_in_the_share() -> None:
    found = trips.public("rhythm", {"activities": [{"lead": "A"}, {"lead": ""}, {"lead": " "}, {}]})
    assert (found["top_lead"], found["top_lead_pct"]) == (["A", 1], 25)
    nobody = trips.public("rhythm", {"activities": [{}]})
    assert (nobody["top_lead"], nobody["top_lead_pct"]) == (None, None)


@pytest.mark.parametrize(("minutes", "flag"), [(720, False), (721, True)])
def test_asks_more_than_offered_compares_exact_hours(minutes: int, flag: bool, interviews: dict[str, Any]) -> None:
    """721 minutes are 2.003 hours a month, shown as 2.0 as the 2.0 offered."""
    raw = {"activities": [{"minutes": minutes, "purpose": purpose} for purpose in PURPOSES[:1]]}
    found = with_interviews(raw, interviews).results["rhythm"]
    assert found.hours_per_month == Fraction(minutes, 360)
    assert CODE.public(found)["hours_per_month"] == 2.0
    assert ("asks more time than offered" in found.flags) is flag


def test_flags_stand_in_the_order_of_the_guide(interviews: dict[str, Any]) -> None:
    raw = dated(0, 50, lead="A", minutes=600, purpose="help now")
    known = with_interviews(raw, interviews)
    assert known.results["rhythm"].flags == (
        "slow start", "long gap", "missing purpose", "one lead carries too much", "asks more time than offered",
    )  # fmt: skip
    assert trips.figures("rhythm", known)["calendar"].notes == (
        "Slow start: 50 days between the first two activities.",
        "Long gap: 50 days without an activity.",
        "Missing purpose: build practice, build relationships, look outward.",
        "One lead carries too much: A leads 2 of 2.",
        "Asks more time than offered: 3.3 hours a month, 2.0 offered.",
    )


# Done


def met(known: Findings, variant: Any = "full") -> list[bool]:
    pages = frozenset(page.id for page in exercise("rhythm").in_variant(variant))
    return [part.met for part in CODE.done(known.answers["rhythm"], known.results["rhythm"], pages)]


def test_done(raw: dict[str, Any], sample_raw: dict[str, Any]) -> None:
    assert met(evaluate(sample_book())) == [True, True, True]
    assert met(trips.findings(rhythm={})) == [False, False, False]


def on_days(*days: str, lead: str = "A") -> Findings:
    rows = [{"date": day, "lead": lead} for day in days]
    return evaluate_answers(Workshop(date="2025-03-12"), {"rhythm": trips.typed("rhythm", {"activities": rows})})


def test_the_first_three_months_end_on_the_same_day_of_the_month() -> None:
    assert met(on_days("2025-03-12", "2025-04-01", "2025-05-01", "2025-06-12"))[0] is True
    assert met(on_days("2025-03-12", "2025-04-01", "2025-05-01", "2025-06-13"))[0] is False
    assert met(on_days("2025-03-11", "2025-04-01", "2025-05-01", "2025-06-12"))[0] is False
    assert met(on_days("2025-04-01", "2025-04-02", "2025-05-01", "2025-06-12", lead=""))[:2] == [True, False]


def test_without_a_session_date_the_months_begin_with_the_first_activity() -> None:
    days = {"activities": [{"date": f"2030-0{month}-01", "lead": "A"} for month in (1, 2, 3, 4)]}
    assert met(trips.findings(rhythm=days))[0] is True


def test_months_on() -> None:
    assert months_on(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_on(date(2025, 9, 30), 3) == date(2025, 12, 30)
    assert months_on(date(9999, 12, 1), 3) == date.max


def test_what_counts_as_an_answer() -> None:
    problems = {"clusters": {"K1": "Pumps fail", "K2": "Spares"}, "selected": ["K1"]}
    talks = {"records": [{"issues": ["alarms"]}], "merged": {"signals": ["alarms"]}}

    def answered(kept: str, **others: Any) -> bool:
        return met(trips.findings(**others, rhythm={"activities": [{"answers_to": kept}]}))[2]

    assert answered("K1", problems=problems) is True
    assert answered("Pumps fail", problems=problems) is True
    assert answered("K2", problems=problems) is False
    assert answered("alarms", problems=problems) is False
    assert answered("alarms", interviews=talks) is True
    assert answered("signals", interviews=talks) is True
    assert answered("anything", interviews=talks) is False
    assert answered("anything") is True
    assert answered("") is False
    assert wanted(Findings()) is None


# Carry-forward


def test_what_an_activity_can_answer_to() -> None:
    known = evaluate(sample_book())
    found = {offer.item: offer for offer in offers(known)}
    assert list(found)[:4] == ["K1", "K2", "K3", "records"]
    assert found["K1"].value == "The same pumps fail again soon after repair"
    assert {"A2", "night call-outs", "Which alarms deserve a night call-out?"} <= set(found)
    assert "August pressure scare, hour by hour" in found
    assert {offer.list for offer in found.values()} == {"rhythm/offers"}
    assert {offer.page for offer in found.values()} == {"rhythm/calendar"}
    assert len({offer.value for offer in found.values()}) == len(found)
    assert found["K1"].label == "problems: chosen"
    assert offers(Findings()) == ()


def test_answers_to_is_told_in_words(raw: dict[str, Any]) -> None:
    known = evaluate(sample_book())
    assert title_of(known, "K5") == "Fixes found at one depot do not reach the others"
    assert title_of(known, "A2") == "Alignment and base checks when a pump goes back in"
    assert title_of(known, "all") == "all"
    rows = trips.figures("rhythm", known)["activities"].rows
    assert rows[0].cells[-1] == "The same pumps fail again soon after repair"


def test_the_launch_is_offered_as_a_first_activity() -> None:
    launch = {"launch_date": "2025-04-16"}
    (offer,) = prefill(trips.findings(launch=launch))
    assert (offer.page, offer.list, offer.value, offer.cells) == (
        "rhythm/ideas", "rhythm/ideas", "Launch", {"date": "2025-04-16"},
    )  # fmt: skip
    own = {"activities": [{"title": "Launch: the booster", "date": "2025-04-16"}]}
    assert prefill(trips.findings(launch=launch, rhythm=own)) == ()
    taken = {"activities": [{"title": "Launch", "date": "2025-04-16"}, {"title": "Tea", "date": "2025-04-16"}]}
    assert len(prefill(trips.findings(launch=launch, rhythm=taken))) == 1
    assert prefill(trips.findings(launch={})) == ()


def test_offers_reach_the_page_and_do_not_swell_the_export() -> None:
    book = book_from_answers({"answers": {"problems": {"clusters": {"K1": "Pumps fail"}, "selected": ["K1"]}}})
    book = apply_all(book, refresh(book, "rhythm", "rhythm/calendar", evaluate(book)))
    assert [card.id for card in book.rows("rhythm/offers")] == ["K1"]
    book = apply_all(
        book, [AddItem("rhythm/ideas", Item("Y1", "Clinic")), SetCell("rhythm/ideas", "Y1", "answers_to", "K1")]
    )
    export = answers_from_book(book)
    assert export["answers"]["rhythm"] == {"activities": [{"title": "Clinic", "answers_to": "K1"}]}
    assert "more" not in export["answers"]
    gone = apply_all(book, [RemoveItem("rhythm/offers", "K1")])
    assert refresh(gone, "rhythm", "rhythm/calendar", evaluate(gone)) == []


# Pages, figures, files


def test_the_pages_write_what_is_read() -> None:
    book = apply_all(
        Workbook(id="b"),
        [
            AddItem("rhythm/ideas", Item("Y1", "Clinic", {"purpose": "help now"})),
            SetCell("rhythm/ideas", "Y1", "date", "2025-05-07"),
            SetCell("rhythm/ideas", "Y1", "minutes", 45),
            SetCell("rhythm/ideas", "Y1", "type", "clinic"),
            SetCell("rhythm/ideas", "Y1", "effort", "nonsense"),
            SetField("rhythm/beat", "thread", "Photos"),
            SetField("rhythm/invitation", "first_invitation", "Come.\nBring tea."),
        ],
    )
    clinic = Activity("Clinic", type="clinic", purpose="help now", date=date(2025, 5, 7), minutes=45)
    assert CODE.read(book) == Answers("", "Photos", (clinic,), "Come.\nBring tea.")


def test_an_empty_exercise() -> None:
    found = trips.public("rhythm", {})
    assert (found["events"], found["hours_per_month"], found["top_lead"], found["flags"]) == (0, 0.0, None, [])
    trips.assert_same_all_ways("rhythm", {})
    trips.assert_empty_figures_say_so("rhythm", {})


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for raw, path in (
        ({"activities": [{"purpose": "fun"}]}, r"activities\[0\].purpose"),
        ({"activities": [{}, {"date": "2025-02-30"}]}, r"activities\[1\].date"),
        ({"activities": [{"minutes": -5}]}, "minutes"),
        ({"activities": [{"effort": "huge"}]}, "effort"),
        ({"beat": 3}, "beat"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"rhythm": raw}})


def test_figures(raw: dict[str, Any], interviews: dict[str, Any]) -> None:
    known = with_interviews(raw, interviews)
    made = trips.figures("rhythm", known)
    assert list(made) == ["calendar", "activities", "mix", "invitation"]
    assert made["calendar"].columns == ("Apr 2025", "May 2025", "Jun 2025", "Jul 2025", "Aug 2025", "Sep 2025")
    assert [(e.column, e.row) for e in made["calendar"].entries][:3] == [(0, 1), (1, 0), (1, 0)]
    assert made["calendar"].notes == ()
    assert made["activities"].rows[1].cells[:4] == (
        "7 May 2025", "Pump hour 1: bring a bad seal", "clinic, mixed, help now", "45 min, low effort",
    )  # fmt: skip
    assert [bar.text for bar in made["mix"].bars] == ["25", "38", "25", "13"]
    assert [p.label for p in made["invitation"].passages] == ["The beat", "Between meetings", "The first invitation"]
    line = CODE.headline(known.answers["rhythm"], known.results["rhythm"], trips.scene("rhythm", known))
    assert line == "8 activities, longest gap 35 days"


def test_the_strip_says_what_it_leaves_out() -> None:
    raw = dated(0, 30, 200)
    raw["activities"].append({"title": "Some day", "purpose": "help now"})
    strip = trips.figures("rhythm", trips.findings(rhythm=raw))["calendar"]
    assert strip.rows[-1] == "No purpose yet"
    assert len(strip.entries) == 2
    assert strip.notes[-2:] == ("1 activity after these six months.", "1 activity without a date.")
    last = trips.figures("rhythm", trips.findings(rhythm=raw))["activities"].rows[-1]
    assert last.cells[:2] == ("no date", "Some day")


def test_a_strip_over_the_turn_of_the_year() -> None:
    raw = {"activities": [{"date": "2025-11-30"}, {"date": "2026-01-02"}]}
    strip = trips.figures("rhythm", trips.findings(rhythm=raw))["calendar"]
    assert strip.columns == ("Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")
    assert [(entry.column, entry.when) for entry in strip.entries] == [(0, "30 Nov"), (2, "2 Jan")]


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    text = clean(hostile_text)
    row = {"title": text, "lead": text, "answers_to": text, "date": "2025-05-01"}
    raw = {"beat": text, "thread": text, "first_invitation": text, "activities": [row]}
    trips.figures("rhythm", trips.findings(rhythm=raw))
    trips.assert_same_all_ways("rhythm", raw)


def test_pages() -> None:
    trips.assert_pages(
        "rhythm",
        {"full": 35, "short": 12, "solo": 10},
        {
            "ideas": {"full": 6, "short": 3, "solo": 5},
            "purpose": {"full": 6, "short": 1, "solo": 1},
            "beat": {"full": 2, "short": 1},
            "calendar": {"full": [10, 6], "short": 4, "solo": 2},
            "invitation": {"full": 5, "short": 3, "solo": 2},
        },
    )
    trips.assert_readable("rhythm")
    kinds = (CollectPage, ClusterPage, WritePage, TablePage, WritePage)
    assert all(isinstance(page, kind) for page, kind in zip(exercise("rhythm").pages, kinds, strict=True))


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("rhythm")
    assert told.rules == {
        "slow_start": SLOW_START, "long_gap": LONG_GAP, "lead_share": LEAD_SHARE, "months": MONTHS,
        "early_months": EARLY_MONTHS, "early": EARLY,
    }  # fmt: skip
    purpose, calendar = told.page("purpose"), told.page("calendar")
    assert isinstance(purpose, ClusterPage)
    assert tuple(group.id for group in purpose.groups) == PURPOSES
    assert isinstance(calendar, TablePage)
    columns = {column.id: column for column in calendar.columns}
    assert {*columns} == {"type", "format", "date", "minutes", "lead", "effort", "answers_to"}
    for name, known in (("type", TYPES), ("format", FORMATS), ("effort", EFFORTS)):
        assert tuple(option.id for option in columns[name].options) == known
    assert columns["answers_to"].free
    assert all(told.say(purpose) != purpose for purpose in PURPOSES)


def test_what_is_only_offered_does_not_stand_on_the_page() -> None:
    book = book_from_answers(
        {
            "answers": {
                "problems": {"clusters": {"K1": "Pumps fail"}, "selected": ["K1"]},
                "launch": {"launch_date": "2025-04-16"},
            }
        }
    )
    for page in ("rhythm/ideas", "rhythm/calendar"):
        book = apply_all(book, refresh(book, "rhythm", page, evaluate(book)))
    assert book.rows("rhythm/offers")
    assert carried(book, "rhythm", "rhythm/calendar", evaluate(book)) == []
    (launch,) = carried(book, "rhythm", "rhythm/ideas", evaluate(book))
    assert (launch.prefill.value, launch.state) == ("Launch", "live")
