"""A returning group brings its people, its open actions and its scores; the old workbook stays as it was."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from exercises.evaluate import evaluate
from exercises.exchange.interchange import sample_book
from exercises.guide import exercise
from exercises.kit import Scene
from exercises.registry import code_of
from exercises.rehearsal import Group, Notebook, rehearsal_book, walk
from exercises.running.following import following
from exercises.running.progress import progress
from exercises.running.run import stops
from workbook.changes import SetAction
from workbook.errors import WorkbookError
from workbook.model import Info, Participant


def test_what_comes_along() -> None:
    earlier = sample_book()
    away = replace(earlier, people=(replace(earlier.people[0], here=False), *earlier.people[1:]))
    book = following(away, "pumps", Info("Again", date="2025-06-12"))
    assert book.info.follows == "pumps"
    assert (book.info.agenda, book.info.kind) == ("returning", "group")
    assert (book.info.community, book.info.organisation) == (earlier.info.community, earlier.info.organisation)
    assert [p.id for p in book.people] == [p.id for p in earlier.people]
    assert all(person.here for person in book.people)
    assert [a.what for a in book.actions] == [a.what for a in earlier.actions if a.state == "open"]
    assert not book.fields
    assert not book.tallies
    assert not book.items


def test_it_starts_with_what_became_of_these() -> None:
    book = following(sample_book(), "pumps", Info("Again"))
    assert [stop.place for stop in stops(book)][:2] == ["welcome/welcome", "open_actions/actions"]


def test_done_and_dropped_actions_stay_behind() -> None:
    earlier = Notebook(sample_book())
    first, second = earlier.book.actions[:2]
    earlier.do(SetAction(replace(first, state="done")))
    earlier.do(SetAction(replace(second, state="dropped")))
    book = following(earlier.book, "pumps", Info("Again"))
    assert {first.id, second.id}.isdisjoint(action.id for action in book.actions)


def test_what_is_typed_wins_over_what_comes_along() -> None:
    book = following(
        sample_book(), "pumps", Info("Again", "Other", "Words", agenda="half-day"), (Participant("P1", "New"),)
    )
    assert (book.info.organisation, book.info.community, book.info.agenda) == ("Other", "Words", "half-day")
    assert [person.role for person in book.people] == ["New"]


def test_the_run_log_tells_what_took_longer() -> None:
    earlier = sample_book()
    late = next(block for block in earlier.agenda if block.exercise)
    agenda = tuple(replace(b, actual=b.minutes + 9) if b is late else b for b in earlier.agenda)
    book = following(replace(earlier, agenda=agenda), "pumps", Info("Again"))
    title = exercise(late.exercise).title
    assert f"{title} took 9 min longer last time." in book.info.notes["before_the_day"]


def test_nobody_comes_back_from_a_rehearsal() -> None:
    with pytest.raises(WorkbookError, match="rehearsal"):
        following(rehearsal_book("half-day", 8, 1, "2025-03-12"), "r", Info("Again"))


def test_a_returning_group_runs_to_its_end_and_its_scores_are_compared() -> None:
    earlier = sample_book()
    book = Notebook(following(earlier, "pumps", Info("Again", date="2025-06-12")))
    list(walk(book, Group(2, book.book.people)))
    found = evaluate(book.book)
    states = {s.block.id: s.state for s in progress(book.book, found) if not s.outside}
    assert set(states.values()) == {"done"}
    assert all(a.learnt for a in book.book.actions), "every open action was looked at"
    told, code = exercise("scorecard"), code_of("scorecard")
    answers, result = found.answers["scorecard"], found.results["scorecard"]
    alone = code.figures(answers, result, Scene(told, found))
    beside = code.figures(answers, result, Scene(told, found, evaluate(earlier)))
    assert alone != beside
    assert any("12 Mar 2025" in str(figure) for figure in beside)
