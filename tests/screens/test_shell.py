"""What the screens around the exercises do, by keyboard alone."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.content import Content
from textual.widgets import DataTable, OptionList, Static

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.new import people_from
from screens.overview import OverviewScreen
from screens.parts.fields import Line, Paragraph
from screens.parts.frame import Heading, KeyLine
from workbook.changes import AddItem, SetAction, SetMark
from workbook.library import Library
from workbook.model import Action, Info, Item, PageMark, Session, Workbook
from workbook.store import Store
from workbook.text import clean_line

SIZE = (100, 30)


def run(library: Library) -> Any:
    app = WorkbookApp(library)
    return app, app.run_test(size=SIZE, notifications=True, tooltips=True)


def where(app: WorkbookApp) -> str:
    return type(app.screen).__name__


def toasts(app: WorkbookApp) -> list[str]:
    return [toast.message for toast in app._notifications]


def heading(app: WorkbookApp) -> str:
    drawn = app.screen.query_one(Heading).render()
    assert isinstance(drawn, Content)
    return drawn.plain


def shown(app: WorkbookApp) -> str:
    """Return everything on the screen as text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


# The library


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
        app.screen.query_one("#thought", Line).text = "Not to be kept"
        await pilot.press("f6")
        await pilot.pause()
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


# A new workbook


async def test_a_new_workbook_by_keyboard(empty_library: Library, type_text: Any) -> None:
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        await type_text(pilot, "Valve [/] circle")
        await pilot.press("enter")
        await type_text(pilot, "Tarnbeck Water")
        await pilot.press("enter")
        await type_text(pilot, "Valve circle")
        await pilot.press("enter", "ctrl+u")
        await type_text(pilot, "2 Jun 2025")
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        await type_text(pilot, "2x Fitter\nAsset manager /m\nHR /s")
        await pilot.pause()
        assert "4 people: 2 members, 1 manager, 1 in support" in shown(app)
        await pilot.press("f6")
        await pilot.pause()
        await pilot.pause()
        assert where(app) == "OverviewScreen"
        book = app.open_store.book
        assert (book.info.title, book.info.organisation) == ("Valve [/] circle", "Tarnbeck Water")
        assert (book.info.community, book.info.date, book.info.agenda) == ("Valve circle", "2025-06-02", "full-day")
        assert [p.role for p in book.people] == ["Fitter", "Fitter", "Asset manager", "HR"]
        assert sum(block.minutes for block in book.agenda) == 480
        assert "Valve [/] circle" in heading(app)


async def test_what_is_missing_or_wrong_is_said(empty_library: Library, type_text: Any) -> None:
    app, running = run(empty_library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f6")
        await pilot.pause()
        assert toasts(app) == ["Give it a title first."]
        await type_text(pilot, "Title")
        app.screen.query_one("#date", Line).text = "31 Feb 2025"
        await pilot.press("f6")
        await pilot.pause()
        assert where(app) == "NewScreen"
        assert app.focused is app.screen.query_one("#date")
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "NewScreen", "something was typed: asked once"
        await pilot.press("f7")
        await pilot.pause()
        assert where(app) == "HomeScreen"
    assert empty_library.entries() == []


def test_quick_entry_of_people() -> None:
    people = people_from("3x Fitter\n\n Planner \nDirector /M\nLearning / HR adviser\nHR/s\nx Ray")
    assert [(p.id, p.role, p.viewpoint) for p in people] == [
        ("P1", "Fitter", "member"),
        ("P2", "Fitter", "member"),
        ("P3", "Fitter", "member"),
        ("P4", "Planner", "member"),
        ("P5", "Director", "management"),
        ("P6", "Learning / HR adviser", "member"),
        ("P7", "HR", "support"),
        ("P8", "x Ray", "member"),
    ]


# On an open workbook


async def test_an_action_from_any_page_undone_and_done_again(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        app.visit("results", exercise="problems")
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        await type_text(pilot, "Ring [/] them")
        await pilot.press("enter")
        await type_text(pilot, "2")
        await pilot.press("enter")
        await type_text(pilot, "+2w")
        await pilot.press("f6")
        await pilot.pause()
        (action,) = app.open_store.book.actions
        assert (action.what, action.owner, action.due, action.source) == (
            "Ring [/] them",
            "P2",
            "2025-03-26",
            "problems",
        )
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.open_store.book.actions == ()
        assert toasts(app)[-1] == "Taken back: action “Ring [/] them” added"
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert app.open_store.book.actions == (action,)
        assert toasts(app)[-1] == "Done again: action “Ring [/] them” added"
        assert app.open_store.flush().kind == "saved"
    assert Store.open(library.find("night"), read_only=True).book.actions == (action,)


async def test_the_list_of_actions(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        count = len(app.open_store.book.actions)
        assert app.screen.query_one(DataTable).row_count == count
        await pilot.press("space")
        await pilot.pause()
        assert app.open_store.book.actions[0].state == "done"
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("end")
        await type_text(pilot, ", twice")
        await pilot.press("f6")
        await pilot.pause()
        assert app.open_store.book.actions[1].what.endswith(", twice")
        await pilot.press("delete")
        await pilot.pause()
        assert app.screen.query_one(DataTable).row_count == count - 1
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.open_store.book.actions[1].what.endswith(", twice")


async def test_parking_with_a_taker(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        await type_text(pilot, "Who pays [red]x")
        await pilot.press("enter")
        await type_text(pilot, "control")
        await pilot.press("enter")
        await pilot.pause()
        (parked,) = app.open_store.book.parking
        assert (parked.text, parked.taker) == ("Who pays [red]x", "P2")
        await pilot.press("p")
        await pilot.pause()
        assert "Who pays [red]x" in shown(app)
        await pilot.press("delete")
        await pilot.pause()
        assert app.open_store.book.parking == ()
        assert "Nothing is parked." in shown(app)


async def test_people_leave_and_come_back_with_one_key(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        assert "1 of 2 people here" in heading(app)
        await pilot.press("space")
        await pilot.pause()
        assert "0 of 2 people here" in heading(app)
        await pilot.press("n")
        await pilot.pause()
        await type_text(pilot, "Director")
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.open_store.book.people[-1].id == "P3"
        assert (app.open_store.book.people[-1].role, app.open_store.book.people[-1].viewpoint) == (
            "Director",
            "management",
        )


async def test_a_new_person_does_not_inherit_the_actions_of_one_who_was_taken_out(
    library: Library, type_text: Any
) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        app.open_store.do(SetAction(Action("N1", what="Ring the depot", owner="P2")))
        await pilot.press("w", "down", "delete", "n")
        await pilot.pause()
        await type_text(pilot, "Director")
        await pilot.press("enter", "enter")
        await pilot.pause()
        book = app.open_store.book
        assert [person.id for person in book.people] == ["P1", "P3"]
        assert book.person(book.actions[0].owner) is None


async def test_undo_takes_back_typing_first(library: Library, type_text: Any) -> None:
    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("night"))
        await pilot.pause()
        await pilot.press("w", "space")
        await pilot.press("f4")
        await pilot.pause()
        await type_text(pilot, "half a")
        await pilot.press("ctrl+z")
        assert app.screen.query_one("#what", Line).value == ""
        assert app.open_store.can_undo


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
        assert isinstance(app.focused, Line)
        theme = app.theme
        await pilot.press("ctrl+t")
        assert app.theme != theme
        await pilot.press("f3")
        assert isinstance(app.focused, Paragraph)
        await pilot.press("f1")
        await pilot.pause()
        assert where(app) == "HelpScreen"
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.focused, Paragraph)
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


async def test_the_keys_shown_do_what_they_say_when_clicked(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.pause()
        line = app.screen.query_one(KeyLine)
        at = line.render().plain.index("new")
        await pilot.click(KeyLine, offset=(at + 1 + 1, 1))
        await pilot.pause()
        assert where(app) == "NewScreen"


async def test_a_window_that_is_too_small_says_so_and_loses_nothing(library: Library) -> None:
    app, running = run(library)
    async with running as pilot:
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one("#title", Line).text = "Kept"
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "Please make the window larger." in shown(app)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Please make the window larger." not in shown(app)
        assert app.screen.query_one("#title", Line).text == "Kept"


async def test_not_saved_is_said_loudly(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from screens.keeping.keeper import SaveChanged
    from workbook.store import SaveState

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        state = SaveState("not_saved", "no space left on the disk")
        monkeypatch.setattr(Store, "state", property(lambda _store: state))
        app.post_message(SaveChanged(state))
        await pilot.pause()
        assert "NOT SAVED: no space left on the disk" in heading(app)
        assert app.screen.query_one(Heading).has_class("-late")
        state = SaveState("saved")
        app.post_message(SaveChanged(state))
        await pilot.pause()
        assert heading(app).rstrip().endswith("saved")
        assert not app.screen.query_one(Heading).has_class("-late")


@pytest.mark.parametrize("covered", [False, True])
async def test_asking_to_leave_unsaved_ends_when_it_is_saved(
    library: Library, monkeypatch: pytest.MonkeyPatch, covered: bool
) -> None:
    from screens.keeping.keeper import SaveChanged
    from workbook.store import SaveState

    app, running = run(library)
    async with running as pilot:
        app.open_path(library.find("pump"))
        await pilot.pause()
        state = SaveState("not_saved", "no space left on the disk")
        monkeypatch.setattr(Store, "state", property(lambda _store: state))
        monkeypatch.setattr(Store, "flush", lambda _store, _timeout=5.0: state)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "The last changes are not saved." in shown(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert [type(screen).__name__ for screen in app.screen_stack].count("NotSaved") == 1
        if covered:
            await pilot.press("f1")
            await pilot.pause()
        app.post_message(SaveChanged(state))
        await pilot.pause()
        assert any(type(screen).__name__ == "NotSaved" for screen in app.screen_stack), "still not saved: it stays"
        state = SaveState("saved")
        app.post_message(SaveChanged(state))
        await pilot.pause()
        if covered:
            assert where(app) == "HelpScreen", "what lies on top is left by hand"
            await pilot.press("escape")
            await pilot.pause()
        assert where(app) == "OverviewScreen"
        assert toasts(app)[-1] == "Saved now; nothing is missing. Quit again to leave."
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app._exit


@pytest.mark.parametrize("choice", ["ours", "theirs"])
async def test_a_file_changed_by_somebody_else_is_asked_about(library: Library, choice: str) -> None:
    from workbook.changes import SetParked
    from workbook.model import Parked
    from workbook.rewriting import retitle

    app, running = run(library)
    async with running as pilot:
        path = library.find("night")
        app.open_path(path)
        await pilot.pause()
        app.open_store.flush()
        retitle(path, "Theirs")
        app.screen.do(SetParked(Parked("L1", "Ours")))
        app.open_store.flush()
        await pilot.pause()
        assert where(app) == "Choose"
        await pilot.press("down", *(["down"] if choice == "theirs" else []), "enter")
        await pilot.pause()
        assert app.open_store.state.kind == "saved"
        assert ("Theirs" in heading(app)) is (choice == "theirs")
        assert len(app.open_store.book.parking) == (choice == "ours")


# Hostile texts


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


async def test_from_any_page_one_key_leads_to_the_overview_and_back(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "down", "enter", "f8", "f8")
        await pilot.pause()
        assert "3 of 6" in shown(app)
        await pilot.press("alt+o")
        await pilot.pause()
        assert "13 of 13 done" in shown(app)


async def test_the_key_that_leads_on_is_set_off(library: Library) -> None:
    """The one thing to do stands in the accent; on a settled page that is the next one."""
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "down", "enter", "f8")
        await pilot.pause()

        def led() -> list[str]:
            said = app.screen.query_one(KeyLine).render()
            return [said.plain[span.start : span.end] for span in said.spans if "$now" in str(span.style)]

        assert led() == ["F8", "next"]
        await pilot.press("f6")
        await pilot.pause()
        assert led() == ["F6", "done"]


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


async def test_capitals_work_where_letters_do(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("E")
        await pilot.pause()
        assert where(app) == "ExportScreen"


async def test_arrows_lead_from_field_to_field(library: Library) -> None:
    app = WorkbookApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"Sterile", "down", *"Trust", "down")
        await pilot.pause()
        assert app.screen.query_one("#title", Line).text == "Sterile"
        assert app.screen.focused is app.screen.query_one("#community")
        await pilot.press("up", "up")
        assert app.screen.focused is app.screen.query_one("#title")
        await pilot.press("f7")
        await pilot.pause()
        await pilot.press("f7", "enter", "f4", "down", *"Ann")
        await pilot.pause()
        assert app.screen.query_one("#owner-line", Line).text == "Ann"
        await pilot.press("up")  # among people the arrows go from one to the next
        assert app.screen.focused is app.screen.query_one("#owner-line")


async def test_taking_back_more_lines_than_a_paragraph_shows(library: Library) -> None:
    """The scroll bar goes while the cursor stands on a line that is no more."""
    app = WorkbookApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "f3", *(["a", "enter"] * 12), "ctrl+z")
        await pilot.pause()
        assert app.is_running
        await pilot.press(*["ctrl+z"] * 24)
        assert app.screen.query_one(Paragraph).value == ""


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
