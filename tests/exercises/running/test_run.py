"""The agenda's pages in order, their time boxes, and what depends on what."""

from __future__ import annotations

import pytest

from exercises.guide import AGENDAS, agenda_blocks, exercise
from exercises.running import plan_edit, progress, run
from workbook.apply import apply_all
from workbook.model import Block, Info, Item, Source, Workbook


@pytest.mark.parametrize("agenda", AGENDAS)
def test_every_agenda_has_its_pages_in_order_and_each_place_once(agenda: str) -> None:
    book = Workbook("w", agenda=agenda_blocks(agenda))
    stops = run.stops(book)
    assert len({stop.place for stop in stops}) == len(stops) > 5
    assert list(dict.fromkeys(stop.block for stop in stops)) == [block.id for block in book.agenda]
    for stop in stops:
        assert 1 <= stop.number <= stop.of


def test_a_dropped_block_is_passed_by() -> None:
    blocks = (Block("problems", "problems", "short"), Block("canvas", "canvas", dropped=True))
    stops = run.stops(Workbook("w", agenda=blocks))
    assert {stop.block for stop in stops} == {"problems"}
    assert [s.page for s in stops] == [
        f"problems/{p}" for p in ("frame", "ideas", "clusters", "dots", "ratings", "chosen")
    ]


def test_a_second_break_is_still_a_break() -> None:
    book = Workbook("w", agenda=(Block("break", minutes=15), Block("break_2", minutes=10)))
    assert [(s.place, s.page) for s in run.stops(book)] == [
        ("break/break", "break/break"),
        ("break_2/break", "break_2/break"),
    ]
    block = book.agenda[1]
    assert run.box_of(block, run.pages_of(block)[0]) == (10, 0)


@pytest.mark.parametrize(
    ("minutes", "boxes"), [(10, (7, 3)), (5, (2, 3)), (4, (1, 3)), (3, (1, 2)), (2, (1, 1)), (1, (1, 0)), (0, (0, 0))]
)
def test_the_trial_ballot_takes_its_minutes_of_those_of_the_welcome(minutes: int, boxes: tuple[int, int]) -> None:
    block = Block("welcome", minutes=minutes)
    welcome, trial = run.pages_of(block)
    assert tuple(run.box_of(block, page) for page in (welcome, trial)) == ((boxes[0], 0), (boxes[1], 0))
    assert run.box_of(block, welcome, alone=True) == (minutes, 0)
    short = Block("welcome", "", "short", minutes)
    assert run.box_of(short, welcome) == (minutes, 0)


def test_the_trial_ballot_is_left_out_alone_in_short_and_the_second_time() -> None:
    blocks = (Block("welcome", minutes=10), Block("welcome_2", minutes=5))
    group = Workbook("w", agenda=blocks)
    assert [s.page for s in run.stops(group)] == ["welcome/welcome", "welcome/trial", "welcome_2/welcome"]
    assert progress.stops(group) == run.stops(group)
    alone = Workbook("w", Info(kind="solo"), agenda=blocks[:1])
    assert [s.page for s in run.stops(alone)] == ["welcome/welcome"]
    assert progress.stops(alone) == run.stops(alone)
    short = Workbook("w", agenda=(Block("welcome", "", "short", 3),))
    assert [s.page for s in run.stops(short)] == ["welcome/welcome"]


def test_time_boxes_may_have_two_parts_and_extra_sittings_their_own() -> None:
    block = Block("scorecard", "scorecard", "full", 40)
    page = next(p for p in run.pages_of(block) if p.id == "scores")
    assert run.box_of(block, page) == (8, 3)
    fieldwork = Block("interviews", "interviews", "full", 30)
    extra = run.pages_of(fieldwork, extra=True)
    assert [p.id for p in extra] == ["issues", "heard", "next_talks"] or {"issues", "heard", "next_talks"} <= {
        p.id for p in extra
    }
    issues = next(p for p in extra if p.id == "issues")
    assert run.box_of(fieldwork, issues, extra=True) == (10, 0)
    stops = run.stops(Workbook("w", agenda=(fieldwork,)), extra="interviews")
    assert "interviews/issues" in [s.page for s in stops]


@pytest.mark.parametrize(
    ("where", "variant", "alone", "flow"),
    [
        ("problems/dots", "full", False, "ballot"),
        ("problems/ratings", "full", False, "ballot"),
        ("problems/ratings", "short", False, "plain"),
        ("problems/ratings", "full", True, "plain"),
        ("problems/ideas", "full", False, "paper"),
        ("problems/ideas", "full", True, "plain"),
        ("values/votes", "solo", True, "plain"),
        ("proposition/clarity", "full", False, "ballot"),
        ("problems/chosen", "full", False, "plain"),
    ],
)
def test_which_states_a_page_goes_through(where: str, variant: str, alone: bool, flow: str) -> None:
    name, page = where.split("/")
    assert run.flow_of(exercise(name).page(page), variant, alone=alone) == flow  # type: ignore[arg-type]


def test_what_depends_on_a_reopened_page() -> None:
    problems = exercise("problems")
    source = Source("problems/chosen/K1", "Pumps")
    book = Workbook(
        "w",
        sources={"proposition/slots": {"problem": source}, "canvas/domain": {"area": Source("pilots/decide", "x")}},
        items={"knowledge/know_how": (Item("a1", "x", sources={"": source}),)},
    )
    found = run.dependents(book, problems, problems.page("ideas"))
    assert found[:4] == ("problems/clusters", "problems/dots", "problems/ratings", "problems/chosen")
    assert "proposition/slots" in found
    assert "canvas/domain" not in found
    assert "problems/ideas" not in found
    assert any(name.startswith("knowledge/") for name in found)
    assert run.dependents(Workbook("w"), problems, problems.page("chosen")) == ()


def test_the_day_ends_with_the_close_though_spare_time_stands_behind_it() -> None:
    book = Workbook("w", Info(agenda="full-day"), agenda=agenda_blocks("full-day"))
    stops = run.stops(book)
    last = next(stop for stop in stops if stop.place == "close/reading")
    assert stops[-1].block == "slack"
    assert run.beside(book, stops, last, 1) is None
    assert run.beside(book, stops, stops[-1], -1) == last, "the way back from it leads to the close"
    longer = apply_all(book, [plan_edit.added(book, "rhythm", "close")])
    after = run.beside(longer, run.stops(longer), last, 1)
    assert after is not None, "a part was put behind the close"
