"""Saving said: not saved, leaving, a file that somebody else changed."""

from __future__ import annotations

from typing import Literal

import pytest

from screens.parts.frame import Heading
from tests.screens.shell import heading, run, shown, toasts, where
from workbook.library import Library
from workbook.store import Store


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


@pytest.mark.parametrize("kind", ["saved", "conflict"])
async def test_what_is_told_while_the_screens_are_taken_down_breaks_nothing(
    library: Library, kind: Literal["saved", "conflict"]
) -> None:
    from screens.keeping.keeper import SaveChanged
    from workbook.store import SaveState

    app, running = run(library)
    async with running as pilot:
        await pilot.pause()
    assert app.screen_stack == []
    app.on_save_changed(SaveChanged(SaveState(kind)))
