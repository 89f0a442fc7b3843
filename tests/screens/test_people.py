"""Who is here: people leave, come back, are taken out."""

from __future__ import annotations

from typing import Any

from tests.screens.shell import heading, run
from workbook.changes import SetAction
from workbook.library import Library
from workbook.model import Action


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
