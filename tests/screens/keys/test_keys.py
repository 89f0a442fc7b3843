"""Keys: help, palette, typing, clicks, capitals, the key that leads on."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from screens.app import WorkbookApp
from screens.parts.fields import Line, Paragraph
from screens.parts.frame import KeyLine
from tests.screens.shell import SIZE, focused, run, toasts, where
from tests.typed import as_a
from workbook.library import Library


async def test_help_lists_every_key_of_the_place_it_was_asked_from(library: Library) -> None:
    from screens.keys.commands import in_place

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        for key in ("f1", "question_mark", "ctrl+g"):
            await pilot.press(key)
            await pilot.pause()
            assert where(app) == "HelpScreen"
            words = app.screen._table(90).plain
            for found in in_place("book", "overview"):
                assert found.title in words
            await pilot.press(key if key != "question_mark" else "escape")
            await pilot.pause()
            assert where(app) == "OverviewScreen"


async def test_the_palette_finds_and_runs_a_command(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_text(pilot, "parking lot")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert where(app) == "ParkingScreen"


async def test_keys_work_while_a_field_has_the_focus(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert focused(app) is Line
        theme = app.theme
        await pilot.press("ctrl+t")
        assert app.theme != theme
        await pilot.press("f3")
        assert focused(app) is Paragraph
        await pilot.press("f1")
        await pilot.pause()
        assert where(app) == "HelpScreen"
        await pilot.press("f1")
        await pilot.pause()
        assert focused(app) is Paragraph
        await pilot.press("f6")
        assert toasts(app) == ["Give it a title first."]
        app.screen.query_one("#people", Paragraph).focus()
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "HomeScreen"


async def test_a_key_never_overtakes_the_letters_before_it(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        from textual.events import Key

        for letter in "whole":
            app.post_message(Key(letter, letter))
        app.post_message(Key("f6", None))
        await pilot.pause()
        await pilot.pause()
        assert [parked.text for parked in app.open_store.book.parking] == ["whole"]


async def test_the_keys_shown_do_what_they_say_when_clicked(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.pause()
        line = app.screen.query_one(KeyLine)
        at = line.render().plain.index("new")
        await pilot.click(KeyLine, offset=(at + 1 + 1, 1))
        await pilot.pause()
        assert where(app) == "NewScreen"


async def test_the_key_that_leads_on_is_set_off(library: Library) -> None:
    """The one thing to do stands in the accent; on a settled page that is the next one."""
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "down", "enter", "f8")
        await pilot.pause()

        def led() -> list[str]:
            said = as_a(Content, app.screen.query_one(KeyLine).render())
            return [said.plain[span.start : span.end] for span in said.spans if "$now" in str(span.style)]

        assert led() == ["F8", "next"]
        await pilot.press("f6")
        await pilot.pause()
        assert led() == ["F6", "done"]


async def test_capitals_work_where_letters_do(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("E")
        await pilot.pause()
        assert where(app) == "ExportScreen"
