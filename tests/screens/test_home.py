"""The library: first run, opening, renaming, archiving, damaged files."""

from __future__ import annotations

from typing import Any

from textual.widgets import OptionList

from screens.library.sample import add_sample
from tests.screens.shell import heading, run, shown, toasts, where
from workbook.index import FILE
from workbook.library import Library
from workbook.store import Store


async def test_a_first_run_asks_one_question(empty_library: Library) -> None:
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.pause()
        assert "What would you like to do first?" in shown(app)
        books = app.screen.query_one("#books", OptionList)
        assert [o.id for o in books.options if not o.disabled] == ["new_book", "solo_book", "sample_book"]
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert where(app) == "OverviewScreen"
        assert app.open_store.book.info.kind == "sample"


async def test_open_close_and_the_sample_is_made_once(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert where(app) == "OverviewScreen"
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "HomeScreen"
        assert app.store is None
        assert [entry.kind for entry in library.entries()].count("sample") == 1


async def test_duplicate_rename_archive_restore(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.press("down", "up", "d")
        await pilot.pause()
        await type_text(pilot, " two")
        await pilot.press("enter")
        await pilot.pause()
        titles = {entry.title for entry in library.entries()}
        assert len(titles) == 3
        assert any(title.endswith(", copy two") for title in titles)

        before = app.screen.entry.title
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("ctrl+u")
        await type_text(pilot, "Renamed [/]")
        await pilot.press("f6")
        await pilot.pause()
        titles = {entry.title for entry in library.entries()}
        assert "Renamed [/]" in titles
        assert before not in titles

        await pilot.press("a")
        await pilot.pause()
        assert len(library.entries()) == 2
        await pilot.press("v")
        await pilot.pause()
        assert "restore" in shown(app)
        await pilot.press("a")
        await pilot.pause()
        assert len(library.entries()) == 3
        assert library.entries(archived=True) == []


async def test_a_workbook_somebody_has_open_is_offered_for_reading(library: Library) -> None:
    held = Store.open(library.find("night"))
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        assert "reading only" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert where(app) == "OverviewScreen"
        assert "reading only" in heading(app)
        await pilot.press("f3")
        await pilot.pause()
        assert where(app) == "OverviewScreen", "nobody types what cannot be kept"
        assert app.open_store.book.parking == ()
        assert any("reading only" in text for text in toasts(app))
    held.close()


async def test_a_damaged_file_is_said_and_left_alone(library: Library) -> None:
    path = library.find("night")
    path.write_bytes(b"")
    app, running = run(library)
    async with running as pilot:
        await pilot.pause()
        assert "cannot be read" in shown(app)
        app.open_path(path)
        await pilot.pause()
        assert app.store is None
    assert path.read_bytes() == b""


async def test_how_far_a_workbook_is_stands_there_though_it_can_be_noted_nowhere(
    empty_library: Library, still: Any
) -> None:
    add_sample(empty_library)
    (empty_library.folder / FILE).unlink(missing_ok=True)
    (empty_library.folder / FILE).mkdir()  # nobody can write an index here
    app, running = run(empty_library)
    async with running as pilot:
        await still(pilot)
        assert "all done" in shown(app)
        assert "●" in shown(app)
