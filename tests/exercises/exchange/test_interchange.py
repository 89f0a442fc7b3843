from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from exercises.evaluate import evaluate, public_results
from exercises.exchange.interchange import (
    answers_from_book,
    book_from_answers,
    sample_answers,
    sample_book,
    unplaced,
)
from exercises.registry import CATALOGUE
from exercises.running.log import log_of
from exercises.running.log import public as public_log
from workbook.apply import apply_all
from workbook.changes import AddItem, RemoveItem, SetAction, SetCell, SetField, SetParked, SetTally
from workbook.errors import Unfit
from workbook.model import Action, Item, Parked, Tally, Workbook
from workbook.text import clean


def results(book: Workbook) -> dict[str, Any]:
    found = public_results(evaluate(book))
    log = log_of(book)
    return found | ({"log": public_log(log)} if log.ran else {})


def small(**answers: Any) -> dict[str, Any]:
    people = [{"id": f"P{n}", "role": f"Role {n}", "viewpoint": "member"} for n in (1, 2, 3)]
    workshop = {"title": "Small", "date": "2025-03-12", "participants": people}
    return {"answers": {"workshop": workshop, **answers}}


# The golden sample ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*CATALOGUE, "log"])
def test_the_sample_gives_what_is_expected(name: str, sample_raw: dict[str, Any]) -> None:
    assert results(book_from_answers(sample_raw))[name] == sample_raw["expected"][name]


def test_the_sample_gives_nothing_else(sample_raw: dict[str, Any]) -> None:
    assert set(results(sample_book())) == set(sample_raw["expected"])


def test_export_and_import_give_the_same_results_and_content(sample_raw: dict[str, Any]) -> None:
    first = book_from_answers(sample_raw)
    document = answers_from_book(first)
    second = book_from_answers(json.loads(json.dumps(document)))
    assert results(second) == sample_raw["expected"]
    for part in ("info", "people", "agenda", "fields", "items", "tallies", "actions", "parking", "session"):
        assert getattr(second, part) == getattr(first, part), part
    assert answers_from_book(second) == document


def test_every_text_of_the_sample_is_in_its_export(sample_raw: dict[str, Any]) -> None:
    exported = json.dumps(answers_from_book(sample_book()), ensure_ascii=False)

    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        if isinstance(value, list):
            return [text for part in value for text in texts(part)]
        return [value] if isinstance(value, str) else []

    given = dict(sample_raw["answers"])
    given["pilots"] = {key: part for key, part in given["pilots"].items() if key != "criteria"}
    missing = [text for text in texts(given) if json.dumps(text, ensure_ascii=False)[1:-1] not in exported]
    assert missing == []


def test_the_shipped_sample_holds_the_texts_of_the_whole_workshop(sample_raw: dict[str, Any]) -> None:
    answers = sample_raw["answers"]
    assert answers["knowledge"]["need_sentence"].startswith("To stop repeat failures")
    assert answers["integration"]["passion_check"] == "Nobody is ever sent to a pump hour."
    assert set(answers["problems"]["sentences"]) == set(answers["problems"]["selected"])
    assert json.loads(sample_answers()) == sample_raw
    assert sample_book().info.kind == "sample"
    assert sample_book().id != sample_book().id


def test_a_secret_vote_leaves_no_trace_of_who(sample_raw: dict[str, Any]) -> None:
    book = book_from_answers(sample_raw)
    exported = answers_from_book(book)["answers"]
    for tally in book.tallies.values():
        assert not {"P1", "P8"} & set(tally.counts)
    assert set(exported["problems"]["dots"]) <= {"K1", "K2", "K3", "K4", "K5", "K6", "K7", "member", "management"}
    assert set(exported["values"]["votes"]) == {"member", "management"}
    assert exported["values"]["votes"]["management"]["voters"] == 2
    assert "P1" not in json.dumps(exported["scorecard"]["scores"])


def test_pages_with_content_are_settled_and_the_day_counts_as_run() -> None:
    book = sample_book()
    assert book.mark("problems/dots").status == "settled"
    assert book.mark("problems/frame").status == "settled"
    assert book.mark("break_2/break").status == "settled"
    assert book.mark("close/words").status == "settled"
    assert book.mark("values/nothing").status == "ready"


def test_the_log_stands_in_agenda_parking_lot_and_closing_words() -> None:
    book = sample_book()
    took = {block.exercise: block.actual for block in book.agenda if block.exercise}
    assert took["canvas"] == 55
    assert book.parking[0].text == "Who owns the maker manuals?"
    assert [word.text for word in book.rows("close/words")][:2] == ["relieved", "curious"]
    assert set(book.info.notes) == {"before_the_day", "after_the_day", "notes"}


# Edge cases at the foot of the sample -------------------------------------------------------------------------


def changed(sample_raw: dict[str, Any], change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    raw = copy.deepcopy(sample_raw)
    change(raw["answers"])
    return results(book_from_answers(raw))


def without_managers(answers: dict[str, Any]) -> None:
    people = answers["workshop"]["participants"]
    keep = [n for n, person in enumerate(people) if person["id"] not in ("P6", "P8")]
    answers["workshop"]["participants"] = [people[n] for n in keep]
    scores = answers["scorecard"]["scores"]
    answers["scorecard"]["scores"] = {factor: [row[n] for n in keep] for factor, row in scores.items()}


def test_without_the_managers_view_gaps_disappear(sample_raw: dict[str, Any]) -> None:
    assert not any(changed(sample_raw, without_managers)["scorecard"]["view_gap"].values())


def test_three_passes_make_a_factor_unknown(sample_raw: dict[str, Any]) -> None:
    def three_passes(answers: dict[str, Any]) -> None:
        row = answers["scorecard"]["scores"]["FO5"]
        row[0] = None  # two have passed already

    found = changed(sample_raw, three_passes)["scorecard"]
    known = [sample_raw["answers"]["scorecard"]["scores"][f] for f in ("FO1", "FO2", "FO3", "FO4")]
    mean = sum(sum(row) / len(row) for row in known) / 4
    assert found["unknown"] == ["FO5"]
    assert found["organization"] == pytest.approx(mean, abs=0.05)


def test_a_lowest_first_factor_says_prepare_first(sample_raw: dict[str, Any]) -> None:
    found = changed(sample_raw, lambda a: a["scorecard"]["scores"].update(FC1=[1] * 8))
    assert found["scorecard"]["band"] == "Prepare first"


def test_no_holder_means_build_whatever_the_risk(sample_raw: dict[str, Any]) -> None:
    def nobody(answers: dict[str, Any]) -> None:
        answers["knowledge"]["areas"][1]["holder_count"] = 0

    found = {row["id"]: row["move"] for row in changed(sample_raw, nobody)["knowledge"]}
    assert found["A2"] == "Build"


def test_a_summer_gap_is_flagged(sample_raw: dict[str, Any]) -> None:
    def gap(answers: dict[str, Any]) -> None:
        activities = [a for a in answers["rhythm"]["activities"] if a["date"] != "2025-07-16"]
        for activity in activities:
            if activity["date"] == "2025-08-13":
                activity["date"] = "2025-08-20"
        answers["rhythm"]["activities"] = activities

    found = changed(sample_raw, gap)["rhythm"]
    assert found["longest_gap_days"] == 56
    assert "long gap" in found["flags"]


def test_one_lead_for_all_is_flagged(sample_raw: dict[str, Any]) -> None:
    def one_lead(answers: dict[str, Any]) -> None:
        for activity in answers["rhythm"]["activities"]:
            activity["lead"] = "Apprentice"

    assert "one lead carries too much" in changed(sample_raw, one_lead)["rhythm"]["flags"]


def test_counted_scores_are_the_scores_without_view_gap(sample_raw: dict[str, Any]) -> None:
    found = changed(sample_raw, lambda a: a["scorecard"]["scores"].update(FC4={"2": 1, "3": 4, "4": 3}))
    assert found["scorecard"]["factors"]["FC4"] == sample_raw["expected"]["scorecard"]["factors"]["FC4"]
    assert not found["scorecard"]["view_gap"].get("FC4")


def test_a_long_text_a_lonely_cluster_and_an_empty_session(sample_raw: dict[str, Any]) -> None:
    def odd(answers: dict[str, Any]) -> None:
        answers["problems"]["ideas"][0]["text"] = "Ж" * 200
        answers["problems"]["clusters"]["K8"] = "Nobody put a card here"

    assert changed(sample_raw, odd)["problems"]["dots_each"] == 3
    empty = book_from_answers({"answers": {}})
    assert results(empty) == {}
    assert empty.info.title


# What is read, in all its forms -------------------------------------------------------------------------------


def scorecard_of(scores: Any, people: list[dict[str, str]] | None = None) -> dict[str, Any]:
    raw = small(scorecard={"scores": {"FC1": scores}})
    if people is not None:
        raw["answers"]["workshop"]["participants"] = people
    found: dict[str, Any] = results(book_from_answers(raw))["scorecard"]
    return found


@pytest.mark.parametrize(
    "form",
    [
        [4, None, 2],
        [4, "pass", 2],
        {"P1": 4, "P2": None, "P3": 2},
        {"P1": 4, "P2": "pass", "P3": 2},
        {"2": 1, "4": 1, "pass": 1},
        {"member": {"2": 1, "4": 1, "pass": 1}},
    ],
)
def test_all_forms_of_scores_say_the_same(form: Any) -> None:
    stats = scorecard_of(form)["factors"]["FC1"]
    assert (stats["n"], stats["passes"], stats["mean"], stats["range"]) == (2, 1, 3.0, 2)


def test_a_viewpoint_with_one_score_is_never_kept() -> None:
    people = [{"id": f"P{n}", "viewpoint": "management" if n < 3 else "member"} for n in range(1, 6)]
    book = book_from_answers(
        {"answers": {"workshop": {"participants": people}, "scorecard": {"scores": {"FC1": [1, None, 5, 5, 4]}}}}
    )
    assert book.tallies["scorecard/scores#1"].views == {}


def test_a_person_who_only_passed_is_present_too() -> None:
    people = [{"id": f"P{n}", "viewpoint": v} for n, v in enumerate(("member",) * 2 + ("management",) * 2, 1)]
    people.append({"id": "P5", "viewpoint": "support"})
    book = book_from_answers(
        {"answers": {"workshop": {"participants": people}, "scorecard": {"scores": {"FC1": [4, 4, 2, 2, None]}}}}
    )
    assert book.tallies["scorecard/scores#1"].views == {}


@pytest.mark.parametrize(
    ("dots", "voters"),
    [
        ({"P1": {"K1": 2, "K2": 1}, "P2": {"K1": 1, "K2": 2}}, None),
        ({"P1": ["K1", "K1", "K2"], "P2": ["K1", "K2", "K2"]}, None),
        ({"K1": 3, "K2": 3}, 2),
        ({"member": {"K1": 2, "K2": 2}, "management": {"K1": 1, "K2": 1}}, 2),
    ],
)
def test_all_forms_of_dots_say_the_same(dots: Any, voters: int | None) -> None:
    problems: dict[str, Any] = {"clusters": {"K1": "One", "K2": "Two"}, "dots": dots}
    if voters is not None:
        problems["voters"] = voters
    book = book_from_answers(small(problems=problems))
    assert results(book)["problems"]["dot_totals"] == {"K1": 3, "K2": 3}
    assert book.tallies["problems/dots#1"].voters == 2
    assert answers_from_book(book)["answers"]["problems"]["voters"] == 2


def test_an_agreed_score_is_a_list_of_one() -> None:
    raw = small(problems={"clusters": {"K1": "x"}, "ratings": {"K1": {"impact": [5], "urgency": [3], "leverage": [4]}}})
    row = results(book_from_answers(raw))["problems"]["ranking"][0]
    assert (row["impact"]["n"], row["priority"]) == (1, 4.2)


def test_knowledge_may_be_its_list_alone(sample_raw: dict[str, Any]) -> None:
    found = changed(sample_raw, lambda a: a.update(knowledge=a["knowledge"]["areas"]))
    assert found["knowledge"] == sample_raw["expected"]["knowledge"]


def test_the_community_is_one_field_for_cover_and_primer() -> None:
    assert book_from_answers(small(primer={"language": {"community": "Pump Circle"}})).info.community == "Pump Circle"


def test_an_exercise_that_was_opened_and_left_empty_stays_opened() -> None:
    book = book_from_answers(small(sponsors={}))
    assert "sponsors" in results(book)
    assert "sponsors" in results(book_from_answers(answers_from_book(book)))
    assert "values" not in results(book)


def test_every_exercise_can_be_empty() -> None:
    book = book_from_answers(small(**{name: {} for name in CATALOGUE}))
    assert set(results(book)) == set(CATALOGUE)
    assert results(book_from_answers(answers_from_book(book))) == results(book)


def test_texts_of_blanks_alone_are_empty() -> None:
    assert results(book_from_answers(small(proposition={"final": " \n "})))["proposition"]["words"] == 0


def test_what_nobody_knows_is_kept_and_exported_again() -> None:
    book = book_from_answers(small(problems={"clusters": {"K1": "x"}, "sentance": {"K1": "typed wrong"}}))
    assert unplaced(book) == ("answers.problems.sentance",)
    document = answers_from_book(book)
    assert document["answers"]["unplaced"] == {"answers.problems.sentance": {"K1": "typed wrong"}}
    assert unplaced(book_from_answers(document)) == ("answers.problems.sentance",)


def test_without_an_agenda_the_exercises_of_the_file_are_the_blocks() -> None:
    book = book_from_answers(small(values={"promise": "x"}, primer={"fit_line": "y"}))
    assert [block.exercise for block in book.agenda] == ["primer", "values"]


def test_an_agenda_of_ones_own_comes_back() -> None:
    raw = small()
    raw["answers"]["workshop"]["blocks"] = [
        {"id": "welcome", "minutes": 7},
        {"id": "values", "exercise": "values", "variant": "short", "minutes": 12},
    ]
    book = book_from_answers(raw)
    assert [(b.id, b.minutes) for b in book.agenda] == [("welcome", 7), ("values", 12)]
    assert book_from_answers(answers_from_book(book)).agenda == book.agenda


def test_what_ran_outside_the_agenda_is_put_at_its_end() -> None:
    raw = small(log={"ran": [["E02", 20, 22], ["E08", 30, 31]]})
    raw["answers"]["workshop"]["agenda"] = "90-minutes"
    book = book_from_answers(raw)
    assert [(b.exercise, b.minutes, b.actual) for b in book.agenda if b.actual] == [
        ("problems", 20, 22),
        ("interviews", 30, 31),
    ]
    assert book.agenda[2].variant == "short"
    assert results(book)["log"] == {"planned": 50, "actual": 53, "over": []}


# What is refused, whole and with its path -----------------------------------------------------------------------

K1 = {"clusters": {"K1": "Pumps fail"}}
REFUSED: list[tuple[Any, str, str]] = [
    ([], "answers", "no “answers”"),
    ({"workshop": {}}, "answers", "no “answers”"),
    ({"answers": []}, "answers", "expected a table"),
    ({"answers": {"format": 2}}, "answers.format", "newer"),
    ({"answers": {"format": "1"}}, "answers.format", "expected the number 1"),
    ({"answers": {"problem": {}}}, "answers.problem", "no exercise of this name"),
    ({"answers": {"problems": "x"}}, "answers.problems", "expected a table or a list"),
    ({"answers": {"problems": None}}, "answers.problems", "expected a table or a list"),
    ({"answers": {"problems": []}}, "answers.problems", "expected a table"),
    (small(problems={"ideas": [{"text": "a"}, {"text": 3}]}), "answers.problems.ideas[1].text", "expected a text"),
    (small(problems={"ideas": [{"by": "P1"}]}), "answers.problems.ideas[0]", "“text” is missing"),
    (small(problems={"clusters": {"K1": 3}}), "answers.problems.clusters.K1", "expected a text"),
    (
        small(problems={"clusters": {"K1": "x"}, "ratings": {"K1": {"impact": [1, 9]}}}),
        "answers.problems.ratings.K1.impact",
        "from 1 to 5, got 9",
    ),
    (small(scorecard={"scores": {"FC1": [4], "FO2": ["five"]}}), "answers.scorecard.scores.FO2", "whole number"),
    (small(scorecard={"scores": {"FC1": {"5": -1}}}), "answers.scorecard.scores.FC1", "count"),
    (small(scorecard={"scores": {"FC1": {"nobody": 4}}}), "answers.scorecard.scores.FC1", "nobody"),
    (small(scorecard={"scores": {"FC1": {"²": 1}}}), "answers.scorecard.scores.FC1", "'²' is no score"),
    (small(scorecard={"scores": {"FC1": {"٣": 1}}}), "answers.scorecard.scores.FC1", "'٣' is no score"),
    (small(scorecard={"scores": {"FC1": {"--3": 1}}}), "answers.scorecard.scores.FC1", "'--3' is no score"),
    (small(problems=K1 | {"selected": ["K1", "K9"]}), "answers.problems.selected[1]", "no cluster “K9”"),
    (small(problems=K1 | {"ideas": [{"text": "a", "cluster": "NOPE"}]}), "answers.problems.ideas[0].cluster", "“NOPE”"),
    (small(problems=K1 | {"dots": {"K1": 2, "K7": 1}}), "answers.problems.dots.K7", "no cluster “K7”"),
    (small(problems=K1 | {"dots": {"P1": ["K1", "K7"]}}), "answers.problems.dots.P1[1]", "no cluster “K7”"),
    (small(problems=K1 | {"ratings": {"K2": {"impact": [4]}}}), "answers.problems.ratings.K2", "no cluster “K2”"),
    (small(problems=K1 | {"sentences": {"K2": "x"}}), "answers.problems.sentences.K2", "no cluster “K2”"),
    (small(pilots={"candidates": [{"id": "C1"}], "chosen": ["C2"]}), "answers.pilots.chosen[0]", "no candidate “C2”"),
    (small(pilots={"focus": "C1"}), "answers.pilots.focus", "no candidate “C1”"),
    (small(pilots={"parked": {"C1": "later"}}), "answers.pilots.parked.C1", "no candidate “C1”"),
    (small(values={"votes": {"VMS1": 1, "ZZZ9": 4}}), "answers.values.votes.ZZZ9", "no value “ZZZ9”"),
    (small(values={"evidence": {"ZZZ9": {"looks_like": "x"}}}), "answers.values.evidence.ZZZ9", "no value “ZZZ9”"),
    (small(coordinator={"who": "P9"}), "answers.coordinator.who", "no participant “P9”"),
    (small(values={"votes": {"VMS1": 2.5}}), "answers.values.votes", "number of votes"),
    (small(plan={"actions": [{"due": "soon"}]}), "answers.plan.actions[0].due", "no date like"),
    (small(plan={"actions": [{"state": "gone"}]}), "answers.plan.actions[0].state", "gone"),
    (small(rhythm={"activities": [{"date": "2025-02-30"}]}), "answers.rhythm.activities[0].date", "no date like"),
    (small(knowledge=[{"area": "x", "importance": 7}]), "answers.knowledge", "5"),
    (small(log={"ran": [["E99", 1, 2]]}), "answers.log.ran[0]", "no exercise “E99”"),
    (small(log={"ran": [["E01", 1]]}), "answers.log.ran[0]", "length"),
    (small(log={"ran": [["E01", -1, 2]]}), "answers.log.ran[0]", "below 0"),
    ({"answers": {"workshop": {"date": "12 March"}}}, "answers.workshop.date", "no date like"),
    ({"answers": {"workshop": {"agenda": "two-days"}}}, "answers.workshop.agenda", "no agenda called “two-days”"),
    (
        {"answers": {"workshop": {"participants": [{"id": "A"}, {"id": "A"}]}}},
        "answers.workshop.participants[1].id",
        "stands there twice",
    ),
    (
        {"answers": {"workshop": {"participants": [{"id": "A", "viewpoint": "boss"}]}}},
        "answers.workshop.participants[0].viewpoint",
        "“boss” is not one of the words",
    ),
    (small(primer={"fit_line": "x" * 20_001}), "answers.primer.fit_line", "longer than 20,000"),
    (small(primer={"familiar": ["x"] * 2001}), "answers.primer.familiar", "2,001 entries"),
    (small(primer={"fit_line": float("nan")}), "answers.primer.fit_line", "no number"),
    (small(primer={"fit_line": float("inf")}), "answers.primer.fit_line", "no number"),
    (small(coordinator={"protected_hours_week": 10**400}), "answers.coordinator.protected_hours_week", "too large"),
]


@pytest.mark.parametrize(("raw", "path", "says"), REFUSED, ids=[f"{path} {says}" for _, path, says in REFUSED])
def test_what_does_not_fit_is_refused_with_path_and_reason(raw: Any, path: str, says: str) -> None:
    with pytest.raises(Unfit) as refused:
        book_from_answers(raw)
    assert refused.value.message.startswith(f"{path}:") or refused.value.message.startswith(f"{path}["), refused.value
    assert says in refused.value.message
    assert refused.value.hint


def test_what_was_taken_out_and_is_still_named_comes_back_from_our_own_export() -> None:
    """Undo must be able to bring a cluster back with its dots, so counts and choices outlive it; the file says so."""
    raw = small(problems={"clusters": {"K1": "a", "K2": "b"}, "dots": {"K1": 2, "K2": 1}, "selected": ["K2"]})
    book = apply_all(book_from_answers(raw), [RemoveItem("problems/clusters", "K2")])
    document = json.loads(json.dumps(answers_from_book(book)))
    assert document["answers"]["more"]["removed"] == {"problems": ["K2"]}
    again = book_from_answers(document)
    assert again.tallies == book.tallies
    assert again.field("problems/chosen", "selected") == ["K2"]
    del document["answers"]["more"]
    with pytest.raises(Unfit, match=r"answers\.problems\.dots\.K2: there is no cluster “K2”"):
        book_from_answers(document)


def test_a_document_nested_too_deeply_is_refused() -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = [deep]
    with pytest.raises(Unfit, match="deep"):
        book_from_answers(small(primer={"familiar": deep}))


def test_what_does_not_fit_is_not_quoted_at_any_length() -> None:
    raw = small(rhythm={"activities": [{"name": "Cafe", "date": "2025-04-01", "format": "x" * 5000}]})
    with pytest.raises(Unfit, match="is not one of the words") as refused:
        book_from_answers(raw)
    assert "activities[0].format" in str(refused.value)
    assert len(str(refused.value)) < 400


def test_keys_that_become_the_same_are_refused() -> None:
    with pytest.raises(Unfit, match="twice"):
        book_from_answers(small(problems={"clusters": {"K1": "a", "K1\u202e": "b"}}))


# Nothing anyone entered is lost ---------------------------------------------------------------------------------


def test_hostile_texts_come_out_as_typed(hostile_text: str) -> None:
    typed = clean(hostile_text)
    raw = small(
        problems={"ideas": [{"text": hostile_text, "cluster": "K1"}], "clusters": {"K1": hostile_text}},
        plan={"actions": [{"what": hostile_text, "owner": hostile_text, "step": "S1"}]},
        log={"parking_lot": [hostile_text], "closing_words": [hostile_text]},
    )
    raw["answers"]["workshop"] |= {"title": hostile_text, "place": hostile_text}
    raw["answers"]["workshop"]["participants"][0]["role"] = hostile_text
    book = book_from_answers(raw)
    again = book_from_answers(json.loads(json.dumps(answers_from_book(book))))
    for one in (book, again):
        assert one.info.title == typed
        assert one.people[0].role == typed
        assert one.rows("problems/ideas")[0].text == typed
        assert one.rows("problems/clusters")[0].text == typed
        assert one.actions[0].what == typed
        assert one.parking[0].text == typed
        assert one.rows("close/words")[0].text == typed


def test_two_rounds_of_a_vote_both_come_back() -> None:
    book = book_from_answers(small(scorecard={"scores": {"FC1": [1, 2, 3]}}))
    second = Tally("scorecard/scores", 2, "paper", {"FC1": {"score": {"4": 3}}}, voters=3)
    book = apply_all(book, [SetTally(second.key, second)])
    again = book_from_answers(json.loads(json.dumps(answers_from_book(book))))
    assert again.tallies == book.tallies
    assert results(again) == results(book)


def test_what_an_exercise_does_not_read_comes_back_too() -> None:
    book = book_from_answers(small(problems={"clusters": {"K1": "One"}}))
    book = apply_all(
        book,
        [
            SetField("problems/frame", "remark", "typed on a page that enters nothing"),
            SetCell("problems/clusters", "K1", "colour", "blue"),
            AddItem("problems/side_list", Item("x1", "a list nobody reads", {"n": 3})),
            SetAction(Action("N7", "S2", "Ring the depot", "P2", None, "", "problems", "done", "it helped")),
            SetParked(Parked("L4", "later", "P1", "problems/dots")),
        ],
    )
    again = book_from_answers(json.loads(json.dumps(answers_from_book(book))))
    assert again.fields == book.fields
    assert again.items == book.items
    assert again.actions == book.actions
    assert again.parking == (Parked("L1", "later", "P1", "problems/dots"),)


def test_unlabelled_rows_and_gaps_in_ids_come_back() -> None:
    book = book_from_answers(small(problems={"ideas": [{"text": "a"}]}))
    book = apply_all(book, [AddItem("problems/ideas", Item("D9", ""))])
    again = book_from_answers(answers_from_book(book))
    assert [item.text for item in again.rows("problems/ideas")] == ["a", ""]
