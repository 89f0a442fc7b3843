"""What frames every screen: blank, too small, hostile texts, what is taken back."""

from __future__ import annotations

from typing import Any

from screens.app import WorkbookApp
from screens.parts.fields import Line, Paragraph
from tests.screens.shell import run, shown, where
from workbook.library import Library
from workbook.model import Workbook
from workbook.text import clean_line


async def test_blank_shows_nothing_until_a_key(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
        assert shown(app).strip() == ""
        await pilot.press("x")
        await pilot.pause()
        assert where(app) == "OverviewScreen"


async def test_a_window_that_is_too_small_says_so_and_loses_nothing(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one("#title", Line).text = "Kept"
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "Please make the window larger." in shown(app)
        await pilot.press("x", "f6", "escape")
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Please make the window larger." not in shown(app)
        assert app.screen.query_one("#title", Line).text == "Kept", "what nobody sees, no key does"
        await pilot.resize_terminal(60, 20)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert not app.is_running


async def test_hostile_texts_on_every_screen(
    hostile_text: str, empty_library: Library, book_with: Any, type_text: Any
) -> None:
    from workbook.text import clean

    book: Workbook = book_with(clean(hostile_text, lines=False))
    empty_library.create(book).close()
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.pause()
        short = clean_line(hostile_text)
        if len(short) < 30 and short.isascii() and "  " not in short:
            assert short in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        for key in ("a", "p", "w", "l", "r"):
            await pilot.press(key)
            await pilot.pause()
            assert where(app) != "OverviewScreen", key
            if len(short) < 14 and short.isascii() and key in "apw":
                assert short in shown(app), key
            if key in "apw":
                await pilot.press("enter")
                await pilot.pause()
                await pilot.press("f7")
                await pilot.pause()
            await pilot.press("f7")
            await pilot.pause()
        await pilot.press("a", "delete", "ctrl+z")
        await pilot.pause()
        assert app.open_store.book.actions == book.actions
        assert app.return_code is None
        assert "\x1b" not in shown(app)


async def test_taking_back_more_lines_than_a_paragraph_shows(library: Library) -> None:
    """The scroll bar goes while the cursor stands on a line that is no more."""
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "f3", *(["a", "enter"] * 12), "ctrl+z")
        await pilot.pause()
        assert app.is_running
        await pilot.press(*["ctrl+z"] * 24)
        assert app.screen.query_one(Paragraph).value == ""
