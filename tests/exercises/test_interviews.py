"""`interviews`: talks that count, issue words that merge, who is trusted, what may be printed, the pages."""

from __future__ import annotations

import copy
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.filling.carry import refresh
from exercises.filling.rows import source_list
from exercises.guide import exercise
from exercises.interviews.answers import LEVELS, QUESTIONS, Answers, Name, Question, Quote, Record
from exercises.interviews.carried import prefill
from exercises.interviews.drawn import FEWEST
from exercises.interviews.results import INTEREST, INTERVIEWS, LEADER, UNITS
from exercises.kit import Findings
from exercises.pages import ChoosePage, ClusterPage, CollectPage, ReadPage, TablePage, WritePage
from exercises.registry import code_of
from tests.exercises import trips
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell, SetField
from workbook.errors import Unfit
from workbook.model import Item, Workbook
from workbook.text import clean

CODE = code_of("interviews")


@pytest.fixture
def raw(sample_raw: dict[str, Any]) -> dict[str, Any]:
    mine: dict[str, Any] = copy.deepcopy(sample_raw["answers"]["interviews"])
    return mine


def talks(*issues: list[str], **cells: Any) -> dict[str, Any]:
    return {"records": [{"id": f"I{n}", "issues": own, **cells} for n, own in enumerate(issues, 1)]}


EVERY: dict[str, Any] = {
    "plan": {"target": 7, "by": "2025-03-07"},
    "questions": [
        {"id": "ring"},
        {"id": "last_job", "text": "Which pump beat you last?"},
        {"id": "own1", "text": "What would your boss say?"},
        {"id": "waste", "text": "When would you walk out?", "asked": False},
    ],
    "records": [
        {
            "id": "I1",
            "role": "Fitter",
            "unit": "north",
            "issues": ["records", "job records"],
            "interest": 4,
            "hours_month": 2.5,
            "would_join_as": "core",
            "go_to": ["Planner"],
            "permission_to_quote": True,
        },
        {"id": "I2", "role": "Buyer", "unit": "stores", "held": False},
        {"id": "I3", "role": "Apprentice", "issues": ["paperwork"], "permission_to_quote": False},
    ],
    "quotes": [{"id": "I1", "text": "I would give an evening."}, {"id": "I3", "text": "Do not print this."}],
    "concerns": ["Will it count our mistakes?"],
    "merged": [
        {"name": "records", "words": ["records", "job records", "paperwork"]},
        {"name": "a name without words"},
    ],
    "missing_by": "2025-04-01",
}


def test_sample_gives_the_expected_result(sample_raw: dict[str, Any]) -> None:
    assert trips.public("interviews", sample_raw["answers"]["interviews"]) == sample_raw["expected"]["interviews"]


def test_sample_and_every_form_are_the_same_all_ways(raw: dict[str, Any]) -> None:
    trips.assert_same_all_ways("interviews", raw)
    trips.assert_same_all_ways("interviews", EVERY)


def test_nothing_entered_is_lost() -> None:
    answers = trips.typed("interviews", EVERY)
    assert CODE.read(trips.in_pages("interviews", answers)) == answers


def test_planned_talks_count_nowhere(raw: dict[str, Any]) -> None:
    expected = trips.public("interviews", raw)
    planned = {**raw["records"][0], "id": "I7", "role": "Somebody", "unit": "moon", "held": False}
    raw["records"].append(planned)
    assert trips.public("interviews", raw) == expected
    known = trips.findings(interviews=raw)
    assert "Somebody" not in "".join(trips.words(f) for f in trips.figures("interviews", known).values())
    assert CODE.prefill(known) == CODE.prefill(trips.findings(interviews={**raw, "records": raw["records"][:-1]}))


def test_a_row_with_anything_heard_is_held_unless_marked_otherwise() -> None:
    def held(**cells: Any) -> bool:
        rows = (Item("I1", "Fitter", cells),)
        return bool(CODE.read(Workbook(id="b", items={"interviews/who": rows})).records[0].held)

    assert held(unit="north") is False
    assert held(interest=3) is True
    assert held(issues=["spares"]) is True
    assert held(interest=3, held=False) is False
    assert held(held=True) is True
    assert held(permission_to_quote=False) is True


def test_counts_go_down_then_by_code_point() -> None:
    found = trips.public("interviews", talks(["b", "a"], ["B", "a"], ["é", "b"], ["Z"]))
    assert found["issue_counts"] == [["a", 2], ["b", 2], ["B", 1], ["Z", 1], ["é", 1]]


def test_texts_are_compared_as_written_and_a_talk_names_an_issue_once() -> None:
    found = trips.public("interviews", talks(["spares", "spares", " spares", "Spares", "  "]))
    assert sorted(found["issue_counts"]) == [[" spares", 1], ["Spares", 1], ["spares", 1]]


def test_merged_words_count_under_their_name_once_a_talk() -> None:
    told = talks(["records", "job records"], ["paperwork"], ["spares"])
    told["merged"] = {"records": ["records", "job records", "paperwork"]}
    assert trips.public("interviews", told)["issue_counts"] == [["records", 2], ["spares", 1]]
    figure = trips.figures("interviews", trips.findings(interviews=told))["issues"]
    assert figure.notes[-1] == "records: also said as job records, paperwork."


def test_a_word_merged_twice_stays_with_the_first_name() -> None:
    told = talks(["a"]) | {"merged": {"one": ["a"], "two": ["a"]}}
    assert trips.public("interviews", told)["issue_counts"] == [["one", 1]]


def test_medians_and_means_leave_out_what_was_not_said() -> None:
    told = {"records": [{"hours_month": 1}, {"hours_month": 2.5}, {"interest": 3}, {"interest": 4}, {}]}
    found = trips.public("interviews", told)
    assert (found["count"], found["hours_median"], found["interest"]["mean"]) == (5, 1.8, 3.5)
    assert trips.found("interviews", told).hours_median == Fraction(7, 4)
    assert found["interest"]["passes"] == 0


@pytest.mark.parametrize(
    ("interests", "units", "ready"),
    [
        ([4, 4, 4, 3, 3], 3, True),
        ([4, 4, 3, 3], 3, False),
        ([4, 4, 4, 3, 3], 2, False),
        ([4, 4, 3, 3, 3], 3, False),
        ([4, 3, 4, 3, 4, 3], 3, True),
        ([None] * 5, 3, False),
    ],
)
def test_ready_from_five_talks_three_units_and_interest(interests: list[Any], units: int, ready: bool) -> None:
    told = {"records": [{"interest": i, "unit": f"u{n % units}"} for n, i in enumerate(interests)]}
    assert trips.public("interviews", told)["ready"] is ready


def test_interest_threshold_compares_exact_values() -> None:
    """3.48 would be shown as 3.5."""
    scores = [4] * 48 + [3] * 52
    told = {"records": [{"interest": i, "unit": f"u{n % 3}"} for n, i in enumerate(scores)]}
    found = trips.public("interviews", told)
    assert (found["interest"]["mean"], found["ready"]) == (3.5, False)


def test_units_are_counted_where_they_are_said() -> None:
    assert (
        trips.public("interviews", {"records": [{"unit": "a"}, {"unit": ""}, {"unit": " "}, {"unit": "a"}]})["units"]
        == 1
    )


def test_named_twice_is_a_possible_leader() -> None:
    told = {"records": [{"go_to": ["A", "B"]}, {"go_to": ["A", "A", "C"]}, {}]}
    assert trips.public("interviews", told)["named_most"] == [["A", 2], ["B", 1], ["C", 1]]
    assert trips.found("interviews", told).leaders == (("A", 2),)
    table = trips.figures("interviews", trips.findings(interviews=told))["leaders"]
    assert [(row.cells[0], row.mark) for row in table.rows] == [("A", "possible leader")]


def test_levels_stand_in_guide_order() -> None:
    told = {"records": [{"would_join_as": level} for level in reversed(LEVELS)]}
    assert list(trips.public("interviews", told)["join_as"]) == list(LEVELS)


ISSUES = st.lists(st.lists(st.sampled_from("abcde"), max_size=4), max_size=8)


@given(ISSUES)
def test_counts_agree_with_counting_by_hand(issues: list[list[str]]) -> None:
    found = trips.public("interviews", talks(*issues))["issue_counts"]
    by_hand = Counter(word for own in issues for word in set(own))
    assert dict(found) == by_hand
    assert [tuple(pair) for pair in found] == sorted(by_hand.items(), key=lambda pair: (-pair[1], pair[0]))


@given(ISSUES, st.dictionaries(st.sampled_from(["one", "two", "a"]), st.lists(st.sampled_from("abcdx"), max_size=3)))
def test_merging_goes_round_the_pages(issues: list[list[str]], merged: dict[str, list[str]]) -> None:
    answers = trips.typed("interviews", talks(*issues) | {"merged": merged})
    back = CODE.read(trips.in_pages("interviews", answers))
    assert trips.result_of("interviews", back) == trips.result_of("interviews", answers)


def test_only_permitted_quotes_are_printed(raw: dict[str, Any]) -> None:
    raw["quotes"].append({"id": "I3", "text": "The secret sentence"})
    known = trips.findings(interviews=raw)
    made = trips.figures("interviews", known)
    assert list(made) == ["issues", "interest", "join", "leaders", "quotes", "concerns"]
    every = "".join(trips.words(figure) for figure in made.values())
    assert "The secret sentence" not in every
    assert "treatment works" not in every
    assert [p.label for p in made["quotes"].passages] == ["Senior fitter, north depot", "Apprentice, north depot"]
    assert made["issues"].bars[0].text == "3"
    assert len(made["concerns"].rows) == 2


def test_a_talk_nobody_may_quote_is_not_told_by_a_total() -> None:
    secret = {"interest": 1, "issues": ["my boss"], "would_join_as": "outside", "hours_month": 1}
    for records, hidden in (
        ([secret], True),
        ([{**secret, "permission_to_quote": True}], False),
        ([secret, {**secret, "permission_to_quote": True}], True),
        ([secret] * 3, False),
    ):
        made = trips.figures("interviews", trips.findings(interviews={"records": records}))
        shown = [bool(made["issues"].bars), bool(made["interest"].rows), bool(made["join"].levels)]
        assert shown == [not hidden] * 3
        assert made["join"].notes == () if hidden else made["join"].notes
        assert "my boss" not in trips.words(made["issues"]) or not hidden
        assert any("Interest" in note for note in made["issues"].notes) is not hidden
        known = trips.findings(interviews={"records": records})
        line = CODE.headline(known.answers["interviews"], known.results["interviews"], trips.scene("interviews", known))
        assert ("interest" in line) is not hidden


def test_not_ready_says_what_is_missing() -> None:
    made = trips.figures("interviews", trips.findings(interviews={"records": [{"interest": 3, "unit": "a"}] * 4}))
    assert made["issues"].notes == ("4 interviews of 5.", "1 unit of 3.", "Interest 3.0, under 3.5.")
    nobody = trips.figures("interviews", trips.findings(interviews={"records": [{"unit": "a"}] * 5}))
    assert nobody["issues"].notes[-1] == "Nobody’s interest was noted."


def test_done() -> None:
    pages = frozenset(page.id for page in exercise("interviews").in_variant("short"))

    def met(told: Any) -> list[bool]:
        parts = CODE.done(trips.typed("interviews", told), trips.found("interviews", told), pages)
        return [part.met for part in parts]

    assert met({}) == [False]
    assert met({"missing_by": "2025-04-01"}) == [True]
    assert met({"records": [{"interest": 4, "unit": f"u{n}"} for n in range(5)]}) == [True]
    assert CODE.done(Answers(), trips.found("interviews", {}), frozenset({"goal"})) == ()


def test_headlines(raw: dict[str, Any]) -> None:
    def line(told: Any) -> str:
        known = trips.findings(interviews=told)
        answers, result = known.answers["interviews"], known.results["interviews"]
        return CODE.headline(answers, result, trips.scene("interviews", known))

    assert line(raw) == "6 interviews in 5 units, interest 4.0, ready"
    assert line({"records": [{"unit": "a"}]}) == "1 interview in 1 unit, not enough yet"
    assert line({"records": [{"held": False}, {"held": False}]}) == "2 talks planned"
    assert line({}) == ""


def test_an_empty_exercise() -> None:
    found = trips.public("interviews", {})
    assert found["count"] == found["units"] == 0
    assert (found["hours_median"], found["issue_counts"], found["join_as"], found["ready"]) == (None, [], {}, False)
    trips.assert_same_all_ways("interviews", {})
    trips.assert_empty_figures_say_so("interviews", {})


# Forms of the file


def test_forms_a_file_may_have() -> None:
    told = {
        "plan": {"target": 5, "by": "", "missing_by": "2025-05-01"},
        "questions": ["ring", "Is it worth it?", {"id": "give"}],
        "records": [
            {"role": "A", "quote": "Said A", "permission_to_quote": None},
            {"id": "I1"},
            {"id": "I1", "role": "C"},
        ],
        "quotes": [{"id": "I1", "text": "Said B"}],
    }
    answers = trips.typed("interviews", told)
    assert [record.id for record in answers.records] == ["I2", "I1", "I3"]
    assert answers.quotes == (Quote("I1", "Said B"), Quote("I2", "Said A"))
    assert answers.questions == (Question("ring"), Question("own2", "Is it worth it?"), Question("give"))
    assert str(answers.missing_by) == "2025-05-01"
    assert answers.plan.by is None
    assert answers.records[0] == Record("I2", "A")
    trips.assert_same_all_ways("interviews", told)


def test_files_that_do_not_fit_are_refused_with_the_path() -> None:
    for told, path in (
        ({"quotes": [{"id": "I9", "text": "x"}]}, r"quotes\[0\].id"),
        ({"records": [{"interest": 6}]}, r"records\[0\].interest"),
        ({"records": [{"would_join_as": "boss"}]}, "would_join_as"),
        ({"records": [{"hours_month": -1}]}, "hours_month"),
        ({"missing_by": "soon"}, "missing_by"),
        ({"records": [{"id": ["x"]}]}, "id"),
        ({"records": ["x"]}, "records"),
        ({"records": {"id": "x"}}, "records"),
        ({"quotes": 3}, "quotes"),
    ):
        with pytest.raises(Unfit, match=path):
            book_from_answers({"answers": {"interviews": told}})


# Pages


def test_the_pages_write_what_is_read() -> None:
    book = apply_all(
        Workbook(id="b"),
        [
            SetField("interviews/goal", "target", 6),
            SetField("interviews/goal", "by", "2025-03-07"),
            SetField("interviews/questions", "questions", ["give", "own1"]),
            AddItem("interviews/questions", Item("own1", "Ours")),
            AddItem("interviews/who", Item("I1", "Fitter", {"unit": "north"})),
            SetCell("interviews/who", "I1", "quote", "Yes."),
            SetCell("interviews/who", "I1", "go_to", ["Planner"]),
            AddItem("interviews/concerns", Item("C1", "Time")),
            SetField("interviews/next_talks", "missing_by", "2025-04-01"),
        ],
    )
    answers = CODE.read(book)
    assert answers.questions == (Question("give"), Question("own1", "Ours"))
    assert answers.records == (Record("I1", "Fitter", "north", go_to=("Planner",)),)
    assert (answers.quotes, answers.concerns) == ((Quote("I1", "Yes."),), ("Time",))
    assert (str(answers.plan.by), str(answers.missing_by)) == ("2025-03-07", "2025-04-01")


def test_issue_words_come_from_the_records_and_merge_by_keys() -> None:
    book = Workbook(
        id="b", items={"interviews/who": (Item("I1", "Fitter", {"issues": ["records", "paper", "records"]}),)}
    )
    book = apply_all(book, refresh(book, "interviews", "interviews/issues", evaluate(book)))
    told = exercise("interviews")
    page = told.page("issues")
    assert isinstance(page, ClusterPage)
    assert source_list(told, page, book) == "interviews/words"
    assert [card.text for card in book.rows("interviews/words")] == ["records", "paper"]
    assert refresh(book, "interviews", "interviews/issues", evaluate(book)) == []
    book = apply_all(
        book,
        [
            AddItem("interviews/issues", Item("M1", "notes")),
            SetCell("interviews/words", "records", "issue", "M1"),
            SetCell("interviews/words", "paper", "issue", "M1"),
        ],
    )
    assert evaluate(book).results["interviews"].issue_counts == (("notes", 1),)
    book = apply_all(book, [SetCell("interviews/who", "I1", "issues", ["records", "spares"])])
    assert evaluate(book).results["interviews"].issue_counts == (("notes", 1), ("spares", 1))
    changes = refresh(book, "interviews", "interviews/issues", evaluate(book))
    assert [change.item.text for change in changes if isinstance(change, AddItem)] == ["spares"]


def test_groups_without_a_name_or_with_the_same_name() -> None:
    words = tuple(Item(w, w, {"issue": group}) for w, group in (("a", "M1"), ("b", "M1"), ("c", "M2"), ("d", "M3")))
    groups = (Item("M1", ""), Item("M2", "same"), Item("M3", "same"), Item("M4", ""))
    book = Workbook(id="b", items={"interviews/words": words, "interviews/issues": groups})
    assert CODE.read(book).merged == (Name("a", ("a", "b")), Name("same", ("c", "d")))


def test_key_issues_of_the_canvas_are_offered_as_names() -> None:
    canvas = {"domain": {"key_issues": ["Which alarms?", "Which alarms?", " ", "Which spares?"]}}
    offers = prefill(trips.findings(canvas=canvas, interviews=talks(["alarms"])))
    assert [(o.list, o.value) for o in offers] == [
        ("interviews/words", "alarms"),
        ("interviews/issues", "Which alarms?"),
        ("interviews/issues", "Which spares?"),
    ]
    assert len({o.item for o in offers}) == len({o.ref for o in offers}) == 3
    assert all(o.page == "interviews/issues" and o.label for o in offers)
    assert prefill(trips.findings(canvas=canvas, interviews={})) == ()
    assert prefill(trips.findings(canvas=canvas)) == ()
    assert prefill(Findings()) == ()


def test_a_name_nobody_put_a_word_under_changes_nothing(raw: dict[str, Any], sample_raw: dict[str, Any]) -> None:
    book = sample_book()
    book = apply_all(book, [AddItem("interviews/issues", Item("M1", "Which alarms?"))])
    assert CODE.public(evaluate(book).results["interviews"]) == sample_raw["expected"]["interviews"]


def test_hostile_texts_stay_as_they_are(hostile_text: str) -> None:
    text = clean(hostile_text)
    told = {
        "records": [{"role": text, "unit": text, "issues": [text], "go_to": [text]}] * 2,
        "concerns": [text],
        "merged": [{"name": text, "words": [text, "other"]}],
        "questions": [text],
    }
    trips.figures("interviews", trips.findings(interviews=told))
    trips.assert_same_all_ways("interviews", told)


def test_pages() -> None:
    trips.assert_pages(
        "interviews",
        {"full": 30, "short": 12, "solo": 8},
        {
            "goal": {"full": 1, "short": 1, "solo": 1},
            "who": {"full": 5, "short": 5, "solo": 3},
            "questions": {"full": 6, "short": 6, "solo": 4},
            "practice": {"full": 12},
            "concerns": {"full": 6, "short": 0, "solo": 0},
            "records": {"full": 0, "short": 0, "solo": 0},
            "issues": {},
            "heard": {},
            "next_talks": {},
        },
    )
    trips.assert_readable("interviews")
    told = exercise("interviews")
    kinds = (
        WritePage, TablePage, ChoosePage, ReadPage, CollectPage, TablePage, ClusterPage, ReadPage, WritePage,
    )  # fmt: skip
    assert all(isinstance(page, kind) for page, kind in zip(told.pages, kinds, strict=True))
    extra = {page.id: page.extra for page in told.pages if page.extra is not None}
    assert extra == {"concerns": 0, "records": 0, "issues": 10, "heard": (5, 5), "next_talks": 5}
    assert told.extra_total == 25


def test_the_guide_and_the_code_agree() -> None:
    told = exercise("interviews")
    assert told.rules == {
        "interviews": INTERVIEWS, "units": UNITS, "interest": float(INTEREST), "leader": LEADER, "fewest": FEWEST,
    }  # fmt: skip
    questions, records = told.page("questions"), told.page("records")
    assert isinstance(questions, ChoosePage)
    assert tuple(line.id for line in questions.lines) == QUESTIONS
    assert [line.group for line in questions.lines] == ["work"] * 3 + ["idea"] * 3 + ["people"] * 3
    assert questions.most_in == {"solo": 5}
    assert isinstance(records, TablePage)
    assert records.layout == "one"
    assert [column.id for column in records.columns] == [
        "issues", "interest", "hours_month", "would_join_as", "go_to", "permission_to_quote", "quote",
    ]  # fmt: skip
    assert all(told.say(level) != level for level in LEVELS)
