from __future__ import annotations

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import sample_book
from exercises.guide import agenda_blocks
from exercises.running.progress import BlockState, block_pages, page_key, progress, stops
from workbook.apply import apply_all
from workbook.changes import AddItem, Change, SetAgenda, SetField, SetMark, SetText
from workbook.model import Block, Info, Item, PageMark, Workbook

EMPTY = Workbook("w", Info(title="x"), agenda=agenda_blocks("half-day"))


def states(book: Workbook) -> dict[str, BlockState]:
    return {state.block.id: state for state in progress(book, evaluate(book))}


def test_a_new_workbook_has_not_started() -> None:
    found = states(EMPTY)
    assert list(found) == [block.id for block in EMPTY.agenda]
    assert {state.state for state in found.values()} == {"not started"}
    assert found["problems"].title == "Critical business problems"
    assert (found["problems"].pages, found["problems"].pages_done) == (6, 0)
    assert found["problems"].missing == ()


def test_the_sample_is_done_and_says_what_is_missing() -> None:
    found = states(sample_book())
    inside = [state for state in found.values() if not state.outside]
    assert {state.state for state in inside} == {"done"}
    assert found["problems"].headline.startswith("The same pumps fail again soon after repair")
    assert len(found["scorecard"].missing) == 1
    assert found["problems"].missing == ()
    assert [s.block.exercise for s in found.values() if s.outside] == ["interviews", "support", "coordinator"]
    assert all(state.headline for state in found.values() if state.block.exercise)


def test_begun_is_one_card_or_one_page_opened() -> None:
    card = apply_all(EMPTY, [AddItem("problems/ideas", Item("D1", "a"))])
    opened = apply_all(EMPTY, [SetMark("primer/cards", PageMark("open"))])
    assert states(card)["problems"].state == "begun"
    assert states(opened)["primer"].state == "begun"
    assert states(opened)["problems"].state == "not started"


def test_done_when_every_page_is_settled_or_skipped() -> None:
    pages = [page_key(EMPTY.agenda[2], page) for page in block_pages(EMPTY, EMPTY.agenda[2])]
    settled: list[Change] = [SetMark(page, PageMark("settled")) for page in pages[1:]]
    book = apply_all(EMPTY, [*settled, SetMark(pages[0], PageMark("skipped"))])
    assert (states(book)["problems"].state, states(book)["problems"].pages_done) == ("done", 6)
    assert states(apply_all(EMPTY, settled[:3]))["problems"].state == "begun"


def test_skipped_is_every_page_skipped_or_the_block_dropped() -> None:
    pages = [page_key(EMPTY.agenda[2], page) for page in block_pages(EMPTY, EMPTY.agenda[2])]
    skipped = apply_all(EMPTY, [SetMark(page, PageMark("skipped")) for page in pages])
    assert states(skipped)["problems"].state == "skipped"
    dropped = apply_all(EMPTY, [SetAgenda((Block("problems", "problems", "full", 35, dropped=True),))])
    assert states(dropped)["problems"].state == "skipped"
    assert stops(dropped) == ()


def test_check_again_comes_from_a_mark_or_a_changed_source() -> None:
    book = sample_book()
    marked = apply_all(book, [SetMark("pilots/decide", PageMark("settled", check=True))])
    assert states(marked)["pilots"].state == "check again"
    assert states(book)["pilots"].state == "done"


def test_a_source_that_changes_after_its_page_was_settled_asks_to_check() -> None:
    from exercises.filling.carry import refresh

    book = apply_all(
        sample_book(), [SetMark("proposition/slots", PageMark("open")), SetField("proposition/slots", "problem", None)]
    )
    book = apply_all(book, refresh(book, "proposition", "proposition/slots", evaluate(book)))
    assert book.sources["proposition/slots"]
    book = apply_all(book, [SetMark("proposition/slots", PageMark("settled"))])
    assert states(book)["proposition"].state == "done"
    ref = book.sources["proposition/slots"]["problem"].ref
    assert ref.startswith("problems/")
    changes: list[Change] = [SetText("problems/clusters", c.id, c.text + "!") for c in book.rows("problems/clusters")]
    from workbook.changes import SetCell

    changes += [SetCell("problems/clusters", c.id, "sentence", "changed") for c in book.rows("problems/clusters")]
    assert states(apply_all(book, changes))["proposition"].state == "check again"


def test_every_page_of_the_agenda_is_a_stop_with_its_own_place() -> None:
    book = Workbook("w", agenda=agenda_blocks("full-day"))
    found = stops(book)
    assert len({stop.place for stop in found}) == len(found)
    assert found[0].page == "welcome/welcome"
    assert [stop.page for stop in found if stop.block == "break_2"] == ["break_2/break"]
    problems = [stop for stop in found if stop.block == "problems"]
    assert [stop.number for stop in problems] == [1, 2, 3, 4, 5, 6]
    assert {stop.of for stop in problems} == {6}


@pytest.mark.parametrize("variant", ["short", "solo"])
def test_a_variant_counts_only_its_own_pages(variant: str) -> None:
    book = Workbook("w", agenda=(Block("problems", "problems", variant, 20),))
    assert states(book)["problems"].pages == len(block_pages(book, book.agenda[0]))
    assert states(book)["problems"].pages == {"short": 6, "solo": 4}[variant]


def test_an_own_exercise_without_its_file_stops_nothing() -> None:
    book = Workbook("w", agenda=(Block("own_gone", "own_gone"),), fields={"own_gone/page": {"x": "kept"}})
    state = states(book)["own_gone"]
    assert (state.title, state.state, state.pages) == ("own_gone", "not started", 0)
