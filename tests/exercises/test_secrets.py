"""What must not be seen: rounds that are closed and not revealed, rows of one or two scores, private figures."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.evaluate import evaluate, public_results
from exercises.exchange.interchange import answers_from_book, sample_book
from exercises.figures import FigureBase, on_the_wall
from exercises.guide import exercise
from exercises.hold import HELD
from exercises.kit import Scene
from exercises.plan.drafting import drafts
from exercises.registry import code_of
from exercises.running.progress import done_of, progress
from exercises.summary import lights, summary
from workbook.model import PageMark, Session, Tally, Workbook

BALLOTS = (
    "problems/dots",
    "problems/ratings",
    "values/votes",
    "scorecard/scores",
    "proposition/clarity",
    "plan/confidence",
)


def everything_shown(book: Workbook) -> str:
    """Return all that screens and documents are made from."""
    found = evaluate(book)
    parts: list[Any] = [public_results(found), progress(book, found), lights(found), summary(found)]
    for name in found.results:
        code, scene = code_of(name), Scene(exercise(name), found)
        parts += [code.headline(found.answers[name], found.results[name], scene)]
        parts += code.figures(found.answers[name], found.results[name], scene)
    return repr(parts)


@pytest.mark.parametrize("page", BALLOTS)
def test_a_closed_round_shows_nowhere_before_it_is_revealed(page: str) -> None:
    book = sample_book()
    closed = with_(book, session=Session(marks={**book.session.marks, page: PageMark("closed")}))
    without = with_(closed, tallies={k: t for k, t in closed.tallies.items() if t.page != page})
    assert everything_shown(closed) == everything_shown(without)
    assert everything_shown(closed) != everything_shown(book)


def test_a_closed_second_round_leaves_the_first_one_standing() -> None:
    book = sample_book()
    page = "scorecard/scores"
    first = book.tallies[f"{page}#1"]
    second = Tally(page, 2, "paper", {"FC1": {"score": {"1": 8}}}, voters=8)
    both = with_(book, tallies={**book.tallies, second.key: second})
    closed = with_(both, session=Session(marks={**book.session.marks, page: PageMark("closed", round=2)}))
    assert public_results(evaluate(closed))["scorecard"] == public_results(evaluate(book))["scorecard"]
    assert first.key in closed.tallies


def figures_of(book: Workbook, name: str) -> dict[str, FigureBase]:
    found = evaluate(book)
    scene = Scene(exercise(name), found)
    return {f.id: f for f in code_of(name).figures(found.answers[name], found.results[name], scene)}


@pytest.mark.parametrize(
    ("scores", "held"), [({"5": 2, "pass": 6}, True), ({"5": 1, "pass": 1}, True), ({"2": 3}, False), ({"4": 1}, False)]
)
def test_one_or_two_scores_of_a_group_are_not_drawn(scores: dict[str, int], held: bool) -> None:
    tally = Tally("scorecard/scores", 1, "paper", {"FC1": {"score": scores}}, voters=sum(scores.values()))
    figure: Any = figures_of(with_(sample_book(), tallies={tally.key: tally}), "scorecard")["factors"]
    (row,) = figure.rows
    assert (sum(row.counts) == 0 and row.mean == "" and row.mark == HELD) is held
    assert public_results(evaluate(with_(sample_book(), tallies={tally.key: tally})))["scorecard"]["factors"]["FC1"][
        "n"
    ] == sum(n for mark, n in scores.items() if mark != "pass")


def test_held_ratings_do_not_show_in_the_ranking_either() -> None:
    counts = {"impact": {"5": 2, "pass": 6}, "urgency": {"4": 8}, "leverage": {"3": 8}}
    tally = Tally("problems/ratings", 1, "paper", {"K1": counts}, voters=8)
    book = sample_book()
    figures: Any = figures_of(with_(book, tallies={**book.tallies, tally.key: tally}), "problems")
    (bar,) = figures["ranking"].bars
    assert (bar.value, bar.text, bar.cells[0], bar.mark) == (None, "–", "–", HELD)


def test_a_self_assessment_that_was_not_shared_stands_on_no_wall() -> None:
    book = sample_book()
    fields = {page: own for page, own in book.fields.items() if page != "coordinator/verdict"}
    items = {k: v for k, v in book.items.items() if k != "coordinator/verdict"}
    private = with_(book, fields=fields, items=items)
    figures = figures_of(private, "coordinator").values()
    assert figures
    assert not any(on_the_wall(figure, alone=False) for figure in figures)  # type: ignore[arg-type]
    assert all(on_the_wall(figure, alone=True) for figure in figures)  # type: ignore[arg-type]


def test_a_trial_ballot_stands_in_no_result_no_count_and_no_exchange() -> None:
    book = sample_book()
    trial = Tally("welcome/trial", 1, "paper", {"coffee": {"score": {"1": 4, "5": 5}}}, voters=9)
    tried = with_(book, tallies={**book.tallies, trial.key: trial})
    assert any(block.id == "welcome" for block in tried.agenda)
    assert everything_shown(tried) == everything_shown(book)
    assert answers_from_book(tried) == answers_from_book(book)
    found, without = evaluate(tried), evaluate(book)
    assert done_of(progress(tried, found)) == done_of(progress(book, without))
    assert drafts(found) == drafts(without)
    for name in found.results:
        assert code_of(name).prefill(found) == code_of(name).prefill(without)
    alone = evaluate(with_(book, tallies={trial.key: trial}, fields={}, items={}, actions=(), session=Session()))
    assert alone.answers == alone.results == {}, "it opens no exercise"


def told(book: Workbook) -> str:
    """Return all that a wall or a paper says of a workbook, and what its pages ask about, but for the exact results."""
    found = evaluate(book)
    parts: list[Any] = [progress(book, found), lights(found), summary(found), drafts(found)]
    for name in found.results:
        code, scene = code_of(name), Scene(exercise(name), found)
        answers, result = found.answers[name], found.results[name]
        parts += [code.headline(answers, result, scene), code.figures(answers, result, scene), code.prefill(found)]
        if code.rows is not None:
            parts += [code.rows(page.id, "full", answers, result) for page in exercise(name).pages]
    return repr(parts)


@pytest.mark.parametrize(
    ("page", "item", "criteria"),
    [("scorecard/scores", "FO5", ("score",)), ("problems/ratings", "K1", ("impact", "urgency", "leverage"))],
)
def test_a_row_that_is_held_back_is_told_by_no_place_in_an_order_either(
    page: str, item: str, criteria: tuple[str, ...]
) -> None:
    book = sample_book()
    picked = with_(book, fields={**book.fields, "problems/chosen": {}})
    before = book.tallies[f"{page}#1"]

    def with_marks(low: str) -> Workbook:
        own = {criterion: {low: 2, "pass": 6} for criterion in criteria}
        return with_(picked, tallies={**book.tallies, before.key: with_(before, counts={**before.counts, item: own})})

    assert told(with_marks("1")) == told(with_marks("5"))
    assert told(with_marks("1")) != told(picked)
