from __future__ import annotations

import pytest

from exercises.evaluate import evaluate, opened, own_exercises, public_results, workshop_of
from exercises.exchange.interchange import answers_from_book, book_from_answers, sample_book
from exercises.registry import CATALOGUE
from workbook.apply import apply_all
from workbook.changes import SetAction, SetField, SetMark
from workbook.model import Action, Block, Info, PageMark, Workbook

EMPTY = Workbook("w", Info("x"))


def test_an_exercise_that_was_never_opened_is_absent() -> None:
    assert public_results(evaluate(EMPTY)) == {}


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_exercise_that_was_opened_and_left_empty_is_computed(name: str) -> None:
    book = apply_all(EMPTY, [SetMark(f"{name}/page", PageMark("open"))])
    assert opened(book, name)
    assert list(public_results(evaluate(book))) == [name]


def test_a_page_that_is_only_ready_opens_nothing() -> None:
    assert not opened(apply_all(EMPTY, [SetMark("problems/ideas", PageMark("ready"))]), "problems")


def test_an_action_opens_the_plan() -> None:
    book = apply_all(EMPTY, [SetAction(Action("N1", what="Ring the depot"))])
    assert list(evaluate(book).results) == ["plan"]


def test_findings_come_in_catalogue_order_and_see_what_came_before() -> None:
    findings = evaluate(sample_book())
    assert tuple(findings.results) == CATALOGUE
    assert findings.workshop == workshop_of(sample_book())
    assert findings.role("P3") == "P3 Reliability engineer"
    assert findings.role("somebody") == "somebody"


def test_evaluating_changes_nothing() -> None:
    book = sample_book()
    before = (dict(book.fields), dict(book.items), dict(book.tallies))
    assert public_results(evaluate(book)) == public_results(evaluate(book))
    assert (book.fields, book.items, book.tallies) == before


def test_own_exercises_are_those_of_the_agenda() -> None:
    blocks = (Block("a", "own_b"), Block("b", "problems"), Block("c", "own_a"), Block("d", "own_b"), Block("break"))
    assert own_exercises(Workbook("w", agenda=blocks)) == ["own_b", "own_a"]
    book = apply_all(Workbook("w", agenda=blocks), [SetField("own_a/x", "y", "z")])
    assert list(evaluate(book).results) == ["own_a"]


def test_what_stands_in_an_own_exercise_outside_the_agenda_is_not_forgotten() -> None:
    book = apply_all(EMPTY, [SetField("own_c/x", "y", "z")])
    assert list(evaluate(book).results) == ["own_c"]
    again = book_from_answers(answers_from_book(book))
    assert again.field("own_c/x", "y") == "z"
