"""The overview: there and back, where a day goes on, undo."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace
from textual.widgets import DataTable

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from screens.overview import OverviewScreen
from tests.screens.shell import SIZE, shown, toasts
from workbook.changes import AddItem, SetMark
from workbook.library import Library
from workbook.model import Info, Item, PageMark, Session, Workbook


async def test_from_any_page_one_key_leads_to_the_overview_and_back(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "down", "enter", "f8", "f8")
        await pilot.pause()
        assert "3 of 6" in shown(app)
        await pilot.press("alt+o")
        await pilot.pause()
        assert "13 of 13 done" in shown(app)


async def test_a_workbook_that_was_left_half_way_opens_on_the_block_in_hand(empty_library: Library) -> None:
    session = Session("problems/dots", {"problems/ideas": PageMark("settled")})
    book = Workbook("b1", Info("Half way", agenda="half-day"), (), agenda_blocks("half-day"), session=session)
    empty_library.create(book).close()
    app = WorkbookApp(empty_library)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        overview = cast("OverviewScreen", app.screen)
        assert overview.chosen is not None
        assert overview.chosen.block.exercise == "problems"
        await pilot.press("home")
        assert overview.chosen.block.id == "welcome"
        await pilot.press("end")
        assert overview.chosen.block.id == book.agenda[-1].id
        # What goes on elsewhere takes the cursor along, and F8 comes back to the page that was left for a look.
        overview._open("knowledge/know_how")
        await pilot.pause()
        await pilot.press("alt+o")
        await pilot.pause()
        assert overview.chosen.block.exercise == "knowledge"
        await pilot.press("f8")
        await pilot.pause()
        assert app.open_store.book.session.page == "knowledge/know_how"


async def test_undo_from_the_overview_opens_the_settled_page_it_reaches(empty_library: Library) -> None:
    book = Workbook("b1", Info("Half way", agenda="half-day"), (), agenda_blocks("half-day"))
    store = empty_library.create(book)
    store.do(AddItem("primer/met_before", Item("G1", "Bread bakers")), "group added")
    store.do(SetMark("primer/met_before", PageMark("settled")), entry=False)
    app = WorkbookApp(empty_library)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.open_book(store)
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert not app.open_store.book.rows("primer/met_before")
        assert app.open_store.book.mark("primer/met_before").status != "settled"
        assert any("1 page is open again" in said for said in toasts(app))


async def test_an_exercise_below_the_agenda_opens_and_the_day_stays_where_it_is(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        overview = cast("OverviewScreen", app.screen)
        was = app.open_store.book.session.page
        names = [state.block.exercise for state in overview._states if state.outside]
        assert names == ["interviews", "support", "coordinator"]
        for place, title in ((-3, "Member interviews"), (-1, "Solo coordinator self-assessment")):
            overview.query_one("#agenda", DataTable).move_cursor(row=len(overview._states) + place)
            await pilot.press("enter")
            await pilot.pause()
            assert title in shown(app).split("\n")[0]
            assert "outside the agenda · 1 of" in shown(app)
            await pilot.press("f8", "alt+o")
            await pilot.pause()
        assert app.open_store.book.session.page == was
        await pilot.press("f8")
        await pilot.pause()
        assert "outside the agenda · 2 of" in shown(app)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("coordinator", "outside the agenda · 1 of"),
        ("coordinator/verdict", "Solo coordinator self-assessment"),
        ("interviews", "Member interviews"),
        ("primer", "outside the agenda · 1 of"),
        ("problems/ideas", "Critical business problems"),
    ],
)
async def test_a_place_outside_the_agenda_is_gone_to(empty_library: Library, place: str, said: str) -> None:
    """Not on the agenda at all, or left out of it."""
    blocks = tuple(replace(one, dropped=one.exercise == "primer") for one in agenda_blocks("half-day"))
    store = empty_library.create(Workbook("b1", Info("Half way", agenda="half-day"), (), blocks))
    store.close()
    app = WorkbookApp(empty_library, open=store.path, at=place)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.desk is not None
        assert app.screen.desk.ref.startswith(place)
        assert said in shown(app)


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "gone through"])
async def test_after_the_close_nothing_leads_on_to_the_start(empty_library: Library, settled: bool) -> None:
    marks = {name: PageMark("settled") for name in ("close/words", "close/reading")} if settled else {}
    book = Workbook("b1", Info("Over", agenda="half-day"), (), agenda_blocks("half-day"))
    empty_library.create(replace(book, session=Session("close/reading", marks))).close()
    app = WorkbookApp(empty_library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        overview = cast("OverviewScreen", app.screen)
        assert overview.key_words()["next"] == ""
        assert overview.lead() == "export"
        await pilot.press("f8")
        await pilot.pause()
        assert app.screen is overview
        assert "The day is over" in toasts(app)[0]
        assert "F8" not in shown(app).split("\n")[-2]


async def test_in_a_finished_workshop_nothing_leads_on_to_the_start(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        overview = app.screen
        await pilot.press("f8")
        await pilot.pause()
        assert app.screen is overview
