"""The agenda changed while it runs; minutes that ran stay, undo gives everything back."""

from __future__ import annotations

from pathlib import Path

from exercises.guide import agenda_blocks, exercise
from exercises.running import plan_edit, run
from exercises.running.timing import agenda_check, minutes_short, too_long
from workbook.apply import apply, apply_all
from workbook.changes import SetActual
from workbook.model import Block, Info, Workbook
from workbook.store import Store

BOOK = Workbook("w", Info(agenda="half-day"), agenda=agenda_blocks("half-day"))


def ids(book: Workbook) -> list[str]:
    return [block.id for block in book.agenda]


def block(book: Workbook, name: str) -> Block:
    return next(found for found in book.agenda if found.id == name)


def test_an_exercise_is_added_behind_the_one_chosen_in_full() -> None:
    book = apply_all(BOOK, [plan_edit.added(BOOK, "rhythm", "problems")])
    at = ids(book).index("problems")
    assert ids(book)[at + 1] == "rhythm"
    assert block(book, "rhythm").minutes == exercise("rhythm").totals["full"]


def test_breaks_can_be_added_again_and_what_is_there_once_is_not_offered() -> None:
    offered = dict(plan_edit.offers(BOOK))
    assert "break" in offered
    assert "rhythm" in offered
    assert not {"problems", "welcome", "close", "coordinator"} & set(offered)
    book = apply_all(BOOK, [plan_edit.added(BOOK, "break"), plan_edit.added(BOOK, "break")])
    assert ids(book)[-1].startswith("break")
    assert len(set(ids(book))) == len(ids(book))


def test_switching_takes_the_minutes_of_the_variant_and_comes_back() -> None:
    change = plan_edit.switched(BOOK, "problems")
    assert change is not None
    book = apply_all(BOOK, [change])
    assert block(book, "problems").variant != block(BOOK, "problems").variant
    assert block(book, "problems").minutes == exercise("problems").totals[block(book, "problems").variant]  # type: ignore[index]
    again = plan_edit.switched(book, "problems")
    assert again is not None
    assert apply_all(book, [again]) == BOOK
    assert plan_edit.switched(BOOK, "break") is None


def test_a_welcome_without_the_trial_ballot_keeps_its_minutes() -> None:
    change = plan_edit.switched(BOOK, "welcome")
    assert change is not None
    book = apply_all(BOOK, [change])
    assert (block(book, "welcome").variant, block(book, "welcome").minutes) == ("short", 10)
    assert [s.page for s in run.stops(book)][:2] == ["welcome/welcome", run.stops(BOOK)[2].page]


def test_moving_stops_at_the_ends() -> None:
    change = plan_edit.moved(BOOK, "problems", -1)
    assert change is not None
    assert ids(apply_all(BOOK, [change])).index("problems") == ids(BOOK).index("problems") - 1
    assert plan_edit.moved(BOOK, ids(BOOK)[0], -1) is None
    assert plan_edit.moved(BOOK, ids(BOOK)[-1], 1) is None


def test_taking_back_a_change_of_the_agenda_keeps_the_minutes_that_ran_since(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.workbook.json", BOOK)
    store.do(SetActual("problems", 3))
    store.do(plan_edit.dropped(store.book, "canvas"), "left out")
    store.do(SetActual("problems", 9))
    assert store.undo() == "left out"
    assert not block(store.book, "canvas").dropped
    assert block(store.book, "problems").actual == 9
    assert store.undo() is None
    store.close()
    assert block(Store.open(store.path, read_only=True).book, "problems").actual == 9


def test_a_block_taken_out_comes_back_with_what_it_took() -> None:
    book = apply_all(BOOK, [SetActual("problems", 31)])
    after, inverse = apply(plan_edit.removed(book, "problems"), book)
    assert "problems" not in ids(after)
    assert apply(inverse, after)[0] == book


def test_from_a_block_left_out_the_way_goes_on_to_its_neighbours() -> None:
    here = next(stop for stop in run.stops(BOOK) if stop.block == "problems")
    book = apply_all(BOOK, [plan_edit.dropped(BOOK, "problems")])
    found = run.stops(book)
    before, after = run.beside(book, found, here, -1), run.beside(book, found, here, 1)
    assert before is not None
    assert after is not None
    order = ids(book)
    assert order.index(before.block) < order.index("problems") < order.index(after.block)
    assert run.beside(BOOK, run.stops(BOOK), here, 1) == run.stops(BOOK)[run.stops(BOOK).index(here) + 1]


def test_the_check_has_a_total_for_the_people_who_come() -> None:
    day = agenda_blocks("full-day")
    assert minutes_short(day, 4) == 0
    assert too_long(day, 4) == ""
    short = minutes_short(day, 14)
    assert short >= 1
    assert agenda_check(day, 14)
    assert too_long(day, 14) == f"{short} minutes too long for 14 people"
    assert too_long([Block("close", minutes=2)], 14) == "2 minutes too long for 14 people"
