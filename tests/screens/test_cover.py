"""The cover of a workbook that is there already."""

from __future__ import annotations

from typing import Any

from screens.app import WorkbookApp
from screens.cover import CoverScreen, new_cover
from screens.parts.fields import Line, Paragraph
from workbook.apply import apply
from workbook.changes import SetField
from workbook.library import Library
from workbook.model import Info, Workbook


async def test_everything_on_the_cover_can_be_changed_and_taken_back(library: Library, type_text: Any) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        before = app.open_store.book.info
        await pilot.press("c")
        await pilot.pause()
        for name, text in {
            "title": "Night shift [/] circle",
            "organisation": "Tarnbeck",
            "community": "Owls",
            "date": "2025/07/01",
            "place": "Canteen",
            "facilitator": "Ada",
        }.items():
            assert app.focused is app.screen.query_one(f"#{name}", Line)
            await pilot.press("ctrl+u")
            await type_text(pilot, text)
            await pilot.press("enter")
        assert app.focused is app.screen.query_one("#context", Paragraph)
        await type_text(pilot, "Two bad nights\nin May")
        await pilot.press("f6")
        await pilot.pause()
        info = app.open_store.book.info
        assert (info.title, info.organisation, info.community) == ("Night shift [/] circle", "Tarnbeck", "Owls")
        assert (info.date, info.place, info.facilitator) == ("2025-07-01", "Canteen", "Ada")
        assert info.context == "Two bad nights\nin May"
        assert (info.agenda, info.kind) == (before.agenda, before.kind)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.open_store.book.info == before


async def test_a_cover_without_title_or_with_no_date_is_not_taken(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        before = app.open_store.book
        for name, wrong in (("title", ""), ("date", "12 Mar 1027")):
            await pilot.press("c")
            await pilot.pause()
            app.screen.query_one(f"#{name}", Line).text = wrong
            await pilot.press("f6")
            await pilot.pause()
            assert isinstance(app.screen, CoverScreen)
            assert app.focused is app.screen.query_one(f"#{name}")
            await pilot.press("f7")
            await pilot.pause()
        assert app.open_store.book == before
        assert not app.open_store.can_undo


def test_the_communitys_name_is_one_for_cover_and_primer() -> None:
    book = Workbook("b", Info("T", community="Pump Circle"), fields={"primer/words": {"community": "Pump Circle"}})
    change = new_cover(book, Info("T", community="Owls"))
    assert change is not None
    after, back = apply(change, book)
    assert (after.info.community, after.field("primer/words", "community")) == ("Owls", "Owls")
    assert apply(back, after)[0] == book
    assert new_cover(book, book.info) is None
    plain, _ = apply(SetField("primer/words", "community", None), book)
    change = new_cover(plain, Info("T", community="Owls"))
    assert change is not None
    assert apply(change, plain)[0].field("primer/words", "community") is None
