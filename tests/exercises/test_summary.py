from __future__ import annotations

from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.figures import LightsFigure, StatementFigure, TableFigure, is_empty
from exercises.guide import exercise
from exercises.kit import Findings, Scene
from exercises.registry import code_of
from exercises.summary import NOT_DONE, lights, summary
from exercises.words import Words, words
from tests.typed import as_a

ORDER = [
    "proposition", "domain", "focus", "problems", "promise", "core", "launch", "dates", "scorecard", "actions", "review",
]  # fmt: skip


def findings(**answers: Any) -> Findings:
    people = [{"id": f"P{n}"} for n in range(1, 4)]
    return evaluate(
        book_from_answers({"answers": {"workshop": {"date": "2025-03-12", "participants": people}, **answers}})
    )


def state(place: int, **answers: Any) -> str:
    return lights(findings(**answers)).lights[place].state


def texts(part: str, found: Findings) -> list[str]:
    figure = next(figure for figure in summary(found) if figure.id == part)
    if isinstance(figure, StatementFigure):
        return [passage.text for passage in figure.passages]
    assert isinstance(figure, TableFigure)
    return [" | ".join(row.cells) for row in figure.rows]


def test_the_lights_of_the_sample() -> None:
    found = lights(evaluate(sample_book())).lights
    assert [light.state for light in found] == ["on", "on", "on", "on", "on", "on", "on", "on"]
    assert all(light.word for light in found)


def test_an_empty_workbook_has_eight_lights_off_in_words() -> None:
    found = lights(Findings()).lights
    assert len(found) == 8
    assert {light.state for light in found} == {"off"}
    for light in found:
        assert light.word == "not done"
        title = exercise(light.group).title
        assert light.text.startswith(f"{title}: ")
        assert f"{light.label} {light.word} {light.text}".count(title) == 1


@pytest.mark.parametrize(("points", "light"), [(2, "on"), (1, "half"), (0, "off")])
def test_domain(points: int, light: str) -> None:
    assert state(0, canvas={"domain": {"area": "x", "checks": [points] * 6}}) == light


@pytest.mark.parametrize(
    ("scores", "light"), [(([5] * 4, [5] * 4), "on"), (([5] * 4, [1] * 4), "half"), (([1] * 4, [5] * 4), "half"), (([1] * 4, [1] * 4), "off")]
)  # fmt: skip
def test_pilot(scores: tuple[list[int], list[int]], light: str) -> None:
    one = {"id": "C1", "name": "x", "potential": scores[0], "readiness": scores[1]}
    assert state(1, pilots={"candidates": [one], "chosen": ["C1"], "focus": "C1"}) == light
    assert state(1, pilots={"candidates": [one]}) == "off"


@pytest.mark.parametrize(("named", "confirmed", "light"), [(3, 3, "on"), (4, 2, "half"), (2, 2, "off"), (0, 0, "off")])
def test_core_group(named: int, confirmed: int, light: str) -> None:
    core = [{"role": f"R{n}", "confirmed": "yes" if n < confirmed else "asked"} for n in range(named)]
    assert state(2, launch={"core": core}) == light


@pytest.mark.parametrize(("name", "light"), [("R0", "on"), ("R1", "half"), ("Somebody else", "half"), (None, "off")])
def test_coordinator(name: str | None, light: str) -> None:
    core = [{"role": "R0", "confirmed": "yes"}, {"role": "R1", "confirmed": "asked"}]
    assert state(3, launch={"core": core, "jobs": {"coordinator": name}}) == light


def test_the_coordinator_is_told_with_the_role() -> None:
    jobs = {"core": [{"role": "P1", "confirmed": "asked"}], "jobs": {"coordinator": "P1"}}
    people = [{"id": "P1", "role": "Ward nurse"}]
    found = evaluate(book_from_answers({"answers": {"workshop": {"participants": people}, "launch": jobs}}))
    assert lights(found).lights[3].word == "P1 Ward nurse, not confirmed"


@pytest.mark.parametrize(("second", "light"), [("2025-05-14", "on"), ("2025-05-15", "half"), ("2025-05-28", "half"), ("2025-05-29", "off")])  # fmt: skip
def test_first_gap(second: str, light: str) -> None:
    activities = [{"title": "a", "date": "2025-04-16"}, {"title": "b", "date": second}]
    assert state(4, rhythm={"activities": activities}) == light


@pytest.mark.parametrize(("types", "light"), [(("voice", "line", "resource"), "on"), (("voice",), "half"), ((), "off")])
def test_sponsors(types: tuple[str, ...], light: str) -> None:
    assert state(5, sponsors={"map": [{"role": kind, "type": kind} for kind in types]}) == light


@pytest.mark.parametrize(
    ("owners", "light"), [((), "on"), (("a", "b"), "on"), (("a", ""), "half"), (("", ""), "off")]
)  # fmt: skip
def test_barriers(owners: tuple[str, ...], light: str) -> None:
    rows = [{"text": f"b{n}", "effect": 5, "ease": 5, "who": who} for n, who in enumerate(owners)]
    assert state(6, integration={"barriers": rows}) == light


@pytest.mark.parametrize(
    ("scores", "light"), [([4, 4, 4], "on"), ([4], "half"), ([1, 1, 1], "off"), ([None, None, None], "off")]
)  # fmt: skip
def test_scorecard(scores: list[int | None], light: str) -> None:
    factors = [f"F{side}{n}" for side in "CO" for n in range(1, 6)]
    assert state(7, scorecard={"scores": dict.fromkeys(factors, scores)}) == light


def test_the_parts_of_the_summary_come_in_order() -> None:
    assert [figure.id for figure in summary(evaluate(sample_book()))] == ORDER


def test_an_empty_summary_says_of_each_part_that_it_was_not_done() -> None:
    found = summary(Findings())
    assert [figure.id for figure in found] == ORDER
    assert all(is_empty(figure) and figure.empty == NOT_DONE for figure in found)


def test_the_summary_of_the_sample() -> None:
    found = evaluate(sample_book())
    assert texts("proposition", found)[0].startswith("To keep our pressure promise")
    assert texts("domain", found)[1] == "Clear: 11 of 12 points"
    assert texts("focus", found) == ["Pump reliability: Start now"]
    assert [text.split(" | ")[1] for text in texts("problems", found)] == [
        "The same pumps fail again soon after repair",
        "Fitting know-how leaves with retirements",
        "Failures are noticed too late, so crews go out at night",
    ]
    assert texts("promise", found)[0].startswith("In three months")
    assert texts("core", found)[0] == "5 people, 3 confirmed"
    assert "ponsor link" in texts("core", found)[1]
    assert texts("launch", found) == ["16 Apr 2025", "69 % ready"]
    assert texts("dates", found)[0].startswith("16 Apr 2025")
    assert len(texts("dates", found)) == 3
    assert texts("scorecard", found)[0] == "Start small"
    assert "Adequate resources" in texts("scorecard", found)[1]
    dates = texts("actions", found)
    assert len(dates) == 11
    assert dates[0].startswith("21 Mar 2025 | Ask the coast senior fitter")
    assert "P2 Pump fitter, coast depot" in dates[0]
    assert texts("review", found) == ["12 Jun 2025"]


def test_past_dates_and_dropped_actions_are_left_out() -> None:
    found = findings(
        rhythm={"activities": [{"title": "old", "date": "2025-03-01"}, {"title": "new", "date": "2025-04-01"}]},
        launch={"launch_date": "2025-03-20"},
        plan={"actions": [{"what": "a", "state": "dropped"}, {"what": "b"}, {"what": "c", "due": "2025-04-01"}]},
    )
    assert texts("dates", found) == ["20 Mar 2025 | Launch", "1 Apr 2025 | new"]
    assert [text.split(" | ")[:2] for text in texts("actions", found)] == [["1 Apr 2025", "c"], ["no date", "b"]]


def test_our_own_words_stand_in_headings_and_lights() -> None:
    own = {"coordinator": "organiser", "core_group": "crank team", "community": "Pump Circle"}
    raw = {"core": [{"role": "R"}], "jobs": {}}
    found = findings(primer={"language": own}, launch=raw)
    labels = [light.label for light in lights(found).lights]
    assert labels[2:4] == ["The crank team is confirmed", "An organiser is in place"]
    core = next(figure for figure in summary(found) if figure.id == "core")
    assert core.title == "Crank team"
    assert "Open jobs: Organiser, " in texts("core", found)[1]
    scene = Scene(exercise("launch"), found)
    told = code_of("launch")
    figures = {f.id: f for f in told.figures(found.answers["launch"], found.results["launch"], scene)}
    assert figures["core"].title == "The crank team"
    assert as_a(LightsFigure, figures["jobs"]).lights[0].label == "Organiser"
    assert told.headline(found.answers["launch"], found.results["launch"], scene).startswith("Crank team of 1, ")


@pytest.mark.parametrize("answers", [{}, {"primer": {}}, {"primer": {"language": {"avoid": ["committee"]}}}])
def test_without_words_of_our_own_nothing_changes(answers: dict[str, Any]) -> None:
    found = findings(launch={"core": [{"role": "R"}]}, **answers)
    assert words(found) == Words()
    labels = [light.label for light in lights(found).lights]
    assert labels[2:4] == ["The core group is confirmed", "A coordinator is in place"]
    assert next(figure for figure in summary(found) if figure.id == "core").title == "Core group"
    assert "Coordinator" in texts("core", found)[1]


RATED = {
    "clusters": {"K1": "Waiting", "K2": "Doses", "K3": "Alone with the alarms"},
    "dots": {"K1": 5, "K2": 4, "K3": 1},
    "ratings": {
        "K1": {"impact": [3, 3, 3], "urgency": [3, 3, 3], "leverage": [3, 3, 3]},
        "K2": {"impact": [2, 2, 2], "urgency": [2, 2, 2], "leverage": [2, 2, 2]},
        "K3": {"impact": [5, 5, 5], "urgency": [5, 5, 5], "leverage": [5, 5, 5]},
    },
}


def _evidence(found: Findings) -> str:
    offers = code_of("scorecard").prefill(found)
    return next((str(offer.value) for offer in offers if offer.item == "FO1"), "")


def test_where_people_chose_the_first_of_what_they_chose_is_the_top_problem() -> None:
    found = findings(problems={**RATED, "selected": ["K1", "K2"]})
    part = next(figure for figure in summary(found) if figure.id == "problems")
    assert part.title == "Top two problems"
    assert texts("problems", found) == ["1 | Waiting", "2 | Doses"]
    assert _evidence(found) == "Our top problem: Waiting (priority 3.0 of 5)"


def test_a_ranking_that_nobody_chose_from_is_called_what_it_is_and_shows_its_number() -> None:
    found = findings(problems=RATED)
    part = next(figure for figure in summary(found) if figure.id == "problems")
    assert part.title == "Highest by the ratings"
    assert texts("problems", found)[0] == "1 | Alone with the alarms | 5.0"
    assert _evidence(found) == "Highest by the ratings: Alone with the alarms (priority 5.0 of 5)"
    scene = Scene(exercise("problems"), found)
    line = code_of("problems").headline(found.answers["problems"], found.results["problems"], scene)
    assert line == "Highest by the ratings: Alone with the alarms"


def test_a_priority_of_too_few_scores_is_no_evidence_in_figures() -> None:
    few = {"K1": {"impact": [5, "pass", "pass"], "urgency": [5, "pass", "pass"], "leverage": [5, "pass", "pass"]}}
    found = findings(problems={**RATED, "ratings": few})
    assert texts("problems", found) == ["1 | Waiting | too few to show"]
    assert _evidence(found) == ""
