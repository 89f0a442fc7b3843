"""The exercise screen itself: a whole exercise by keyboard, the clock, the coach, going and coming back."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from workbook import session
from workbook.model import Block, Item, PageMark, Session, Source
from workbook.session import Moment

GROUPS = "problems/clusters"


async def test_a_whole_exercise_by_keyboard(room: Any, new_book: Any) -> None:
    """Problems, full, from the live example to the chosen sentence."""
    async with room(new_book(Block("problems", "problems", "full", 35), Block("close", minutes=5), people=3)) as here:
        assert here.ref == "problems/frame"
        await here.press("f2", "f8", "f6")
        for text in ("Pumps fail again", "Wrong seal kit", "Alarms ignored", "Permits slow", "Pumps once more"):
            await here.type(text)
            await here.press("enter")
        await here.press("f6", "f8")
        for name in ("Pumps", "Parts", "Alarms", "Permits"):
            await here.press("enter")
            await here.type(name)
            await here.press("enter")
        await here.press("a", "f6", "f8", "f6")
        for slip in ("2100", "2010", "1110"):
            await here.press(*slip)
        await here.press("f6", "f6", "f6", "f8", "f6")
        for score in ("5", "3", "4"):
            for _ in range(12):
                await here.pilot.press(score)
        await here.pilot.pause()
        await here.press("f6", "f6", "f6", "f8", "space", "enter")
        await here.type("Crews rebuild the same pump, and streets lose pressure")
        await here.press("enter", "f6")
        book = here.book
        assert book.field("problems/chosen", "selected") == ["K1"]
        assert book.cell(GROUPS, "K1", "sentence") == "Crews rebuild the same pump, and streets lose pressure"
        assert {
            book.mark(f"problems/{p}").status for p in ("frame", "ideas", "clusters", "dots", "ratings", "chosen")
        } == {"settled"}
        ranking = here.screen.findings.results["problems"].ranking
        assert ranking[0].id == "K1"
        assert ranking[0].dots == 5
        await here.press("f8")
        assert here.ref == "close/words"


async def test_going_on_changes_nothing_and_locks_nothing(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("problems", "problems", "full", 35))) as here:
        for _ in range(5):
            await here.press("f8")
        assert here.ref == "problems/chosen"
        for _ in range(5):
            await here.press("f7")
        assert here.ref == "problems/frame"
        assert here.book.session.marks == {}
        assert here.book.items == {}
        assert here.book.session.page == "problems/frame"


async def test_we_come_back_to_the_page_in_hand(room: Any, new_book: Any) -> None:
    book = with_(new_book(), session=Session("problems/dots"))
    async with room(book) as here:
        assert here.ref == "problems/dots"
    async with room(book, "primer") as here:
        assert here.ref == "primer/cards"


async def test_an_extra_sitting_is_offered_apart(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("interviews", "interviews", "full", 30)), "interviews/heard") as here:
        assert "extra" in here.wall
        await here.press("f7")
        assert here.ref.startswith("interviews/")


async def test_a_reopened_page_marks_what_was_built_on_it(room: Any, new_book: Any) -> None:
    marks = {f"problems/{p}": PageMark("settled") for p in ("ideas", "clusters", "dots", "chosen")}
    async with room(with_(new_book(), session=Session(marks=marks)), "problems/ideas") as here:
        await here.press("f6")
        assert here.book.mark("problems/ideas").status == "revealed"
        assert here.book.mark("problems/dots").check
        assert not here.book.mark("problems/ratings").check
        await here.open("problems/chosen")
        assert "check again" in here.wall
        assert "F6 keep it as it is" in here.wall
        await here.press("f6")
        assert here.book.mark("problems/chosen") == PageMark("settled")
        assert "check again" not in here.wall
        await here.press("f6")
        assert here.book.mark("problems/chosen").status == "open"


async def test_another_focus_is_to_be_checked_on_the_canvas_though_its_words_were_changed(
    room: Any, new_book: Any
) -> None:
    from exercises.evaluate import evaluate
    from exercises.running.progress import progress

    book = with_(
        new_book(Block("pilots", "pilots", "short", 12), Block("canvas", "canvas", "short", 20)),
        items={"pilots/candidates": (Item("C1", "Alarm desk"), Item("C2", "Pump fitters"))},
        fields={"pilots/decide": {"chosen": ["C1", "C2"], "focus": "C1"}},
        session=Session(marks={"pilots/decide": PageMark("settled")}),
    )
    async with room(book, "canvas/domain", (100, 35)) as here:
        assert "from pilots: focus, Alarm desk" in here.wall
        here.body.query_one("FieldLine").focus()
        await here.type("How we run the ")
        await here.press("tab", "f6")
        assert here.book.mark("canvas/domain").status == "settled"
        await here.open("pilots/decide")
        await here.press("f6", "down", "f", "f6")
        assert here.book.field("pilots/decide", "focus") == "C2"
        assert {s.block.id: s.state for s in progress(here.book, evaluate(here.book))}["canvas"] == "check again"
        await here.open("canvas/domain")
        assert "check again: Alarm desk taken, Pump fitters now in pilots" in here.wall
        here.screen.query_one("CarryBar").focus()
        await here.press("k")
        assert "Alarm desk taken" not in here.wall


async def test_a_page_can_be_skipped_and_taken_up_again(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/ideas") as here:
        await here.press("shift+f8")
        assert here.book.mark("problems/ideas").status == "skipped"
        assert "skipped" in here.wall
        await here.press("f6", "f6")
        assert here.book.mark("problems/ideas").status == "revealed"


async def test_the_clock_starts_stops_and_goes_on_after_a_restart(
    room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [Moment(1_000_000.0, 10.0)]
    monkeypatch.setattr(session, "now", lambda: at[0])

    def wait(seconds: float) -> None:
        at[0] = Moment(at[0].wall + seconds, at[0].steady + seconds)

    async with room(new_book(), "problems/clusters") as here:
        assert "10:00" in here.wall
        await here.press("f2")
        wait(90)
        here.screen.show_clock()
        await here.pilot.pause()
        assert "8:30" in here.wall
        await here.press("shift+f2")
        assert "10:30" in here.wall
        await here.press("f2")
        wait(50)
        here.screen.show_clock()
        await here.pilot.pause()
        assert "10:30 paused" in here.wall
        await here.press("f2")
        kept = here.book
    wait(60)
    at[0] = Moment(at[0].wall, 3.0)  # another run: the steady clock starts anew
    async with room(kept) as here:
        assert "9:30" in here.wall
        wait(600)
        here.screen.show_clock()
        await here.pilot.pause()
        assert "+0:30, time is up" in here.wall
        assert here.ref == "problems/clusters"


async def test_the_coach_says_that_it_is_seen(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/ideas") as here:
        assert "Keep the silence" not in here.wall
        await here.press("f5")
        assert "visible on the wall" in here.wall
        assert "Keep the silence" in here.wall
        await here.press("f5")
        assert "Keep the silence" not in here.wall
    async with room(new_book(), "problems/ideas", (140, 40)) as here:
        await here.press("f5")
        assert "visible on the wall" in here.wall
        assert "What keeps going wrong" in here.wall


async def test_keys_work_while_something_is_typed(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/ideas") as here:
        await here.press("f6")
        await here.type("half")
        await here.press("f5", "f5", "f2")
        assert here.book.session.clock.running
        await here.type(" a card")
        await here.press("enter")
        assert here.book.rows("problems/ideas")[0].text == "half a card"


async def test_a_carried_value_shows_its_source_and_asks_once_it_changed(room: Any) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda, SetCell, SetMark

    book = apply_all(sample_book(), [SetAgenda((Block("pilots", "pilots", "full", 25),))])
    offer = next(o for o in _offers(book, "pilots/potential") if o.list and o.name and isinstance(o.value, int))
    taken = 1 if offer.value != 1 else 2
    book = apply_all(
        book,
        [
            SetCell(offer.list, offer.item, offer.name, taken, Source(offer.ref, taken)),
            SetMark("pilots/potential", PageMark("settled")),
        ],
    )
    async with room(book, "pilots/potential", (120, 35)) as here:
        assert f"check again: {taken} taken" in here.wall
        here.screen.query_one("CarryBar").focus()
        await here.press("k")
        assert "check again" not in here.wall
        assert here.book.cell(offer.list, offer.item, offer.name) == taken
        await here.press("ctrl+z")
        here.screen.query_one("CarryBar").focus()
        await here.press("t")
        assert here.book.cell(offer.list, offer.item, offer.name) == offer.value


def _offers(book: Any, page: str) -> Any:
    from exercises.evaluate import evaluate
    from exercises.filling.carry import offers

    return offers("pilots", page, evaluate(book))


async def test_opening_a_page_takes_over_what_is_offered_and_undo_does_not_see_it(room: Any) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda, SetContent, SetMark
    from workbook.model import Content

    book = apply_all(
        sample_book(),
        [
            SetAgenda((Block("pilots", "pilots", "full", 25),)),
            SetContent("pilots", Content()),
            SetMark("pilots/candidates", PageMark()),
        ],
    )
    async with room(book, "pilots/candidates", (120, 35)) as here:
        assert here.book.rows("pilots/candidates")
        assert "from knowledge" in here.wall
        assert not here.app.open_store.can_undo


async def test_read_only_says_so_and_changes_nothing(room: Any, new_book: Any, tmp_path: Any) -> None:
    from workbook.store import Store

    path = tmp_path / "shared.workbook.json"
    Store.create(path, with_(new_book(), items={GROUPS: (Item("K1", "Pumps"),)})).close()
    async with room(None, "problems/chosen", store=Store.open(path, read_only=True)) as here:
        await here.press("space", "f6", "f8", "f7")
        assert here.book.fields == {}
        assert here.ref == "problems/chosen"
