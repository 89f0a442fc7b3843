"""Results: figures, credit, what is never drawn, colours."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import DataTable, Static

from screens.app import WorkbookApp
from tests.screens.shell import run, shown, where
from workbook.library import Library


async def test_results_show_figures_and_the_credit(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        app.visit("results", exercise="problems")
        await pilot.pause()
        assert "Problems by priority" in shown(app)
        from exercises.guide import CREDIT

        assert app.screen.query_one("#credit", Static).content == Content(CREDIT)


async def test_a_figure_is_as_high_as_it_is_at_its_width(library: Library) -> None:
    from screens.parts.drawn import Drawn

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        app.visit("results", exercise="problems")
        for width in (120, 80, 160, 96):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            await pilot.pause()
            for drawn in app.screen.query(Drawn):
                lines = drawn.render().plain.split("\n")
                assert drawn.content_size.height == len(lines)
                assert max(len(line) for line in lines) <= drawn.content_size.width


async def test_what_only_the_facilitator_may_see_is_never_drawn(library: Library) -> None:
    from screens.parts.drawn import Drawn

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        app.visit("results", exercise="sponsors")
        await pilot.pause()
        drawn = [widget.figure for widget in app.screen.query(Drawn)]
        assert drawn
        assert all(figure.audience != "facilitator" for figure in drawn)


async def test_every_result_of_the_sample_can_be_shown(library: Library) -> None:
    from exercises.registry import CATALOGUE

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        for exercise in CATALOGUE:
            app.visit("results", exercise=exercise)
            await pilot.pause()
            await pilot.press("f7")
            await pilot.pause()
            assert where(app) == "OverviewScreen"


async def test_tables_take_the_colours_of_the_theme_they_are_flipped_to(library: Library) -> None:
    """What a dark room reads must not stay on white: cells are drawn anew when the theme is flipped."""
    from textual.coordinate import Coordinate

    from screens.themes import PALETTES

    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "board"
        await pilot.press("enter")
        await pilot.pause()
        for theme in ("paper", "board"):
            await pilot.press("ctrl+t")
            await pilot.pause()
            assert app.theme == theme
            mark = app.screen.query_one("#agenda", DataTable).get_cell_at(Coordinate(1, 0))
            assert PALETTES[theme]["now"] in str(mark.style)
