"""What is typed into fields: kept or given up when the field is left, and offered back only after the program ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_
from textual import events

from screens.exercise import ExerciseScreen
from screens.keys.commands import COMMANDS, command
from screens.pages.editors import FieldBox
from screens.parts.fields import Line, unlisted
from workbook.model import Action, Block
from workbook.store import Store

SLOTS, SHIFT = "proposition/slots", "The pump fails at 3 a"
FROM_BEFORE = "before the program ended"


def slots(new_book: Any, **given: Any) -> Any:
    return with_(new_book(Block("proposition", "proposition", "full", 25)), **given)


def reopened(path: Path, book: Any, place: str, text: str) -> Store:
    """Return a workbook in which something was being typed when the program ended."""
    before = Store.create(path, book)
    before.draft(place, text)
    before.close()
    return Store.open(path)


# -- drafts


async def test_a_text_that_was_cleared_and_retyped_leaves_no_draft(room: Any, new_book: Any) -> None:
    kept = f"{SHIFT}m"
    async with room(slots(new_book, fields={SLOTS: {"problem": kept}}), SLOTS) as here:
        here.screen.query(FieldBox).first().editor.focus()
        await here.press(*["backspace"] * len(kept))
        await here.type(kept)
        await here.press("tab")
        assert here.app.open_store.drafts == {}
        await here.press("f8", "f7", "f8")
        assert here.book.field(SLOTS, "problem") == kept


@pytest.mark.parametrize("field", ["problem", "final"])
async def test_what_was_taken_back_while_typing_does_not_come_again(room: Any, new_book: Any, field: str) -> None:
    at = SLOTS if field == "problem" else "proposition/statement"
    async with room(slots(new_book), at) as here:
        await here.type("abc")
        await here.press(*["ctrl+z"] * 3)
        assert here.app.open_store.drafts == {}
        await here.press("ctrl+y", "f6", "f8", "f7")
        box = next(box for box in here.screen.query(FieldBox) if box.field.id == field)
        assert box.raw == (here.book.field(at, field) or "")
        assert FROM_BEFORE not in here.wall


async def test_what_is_typed_in_this_run_is_never_offered_back_in_it(room: Any, new_book: Any) -> None:
    async with room(slots(new_book), SLOTS) as here:
        desk = here.screen.desk
        await here.open("proposition/drafts")
        desk.draft("problem", "half a")  # left behind, whatever the way
        await here.open(SLOTS)
        assert FROM_BEFORE not in here.wall
        assert "half a" not in here.wall


async def test_what_was_offered_back_and_made_as_it_was_is_forgotten(room: Any, new_book: Any, tmp_path: Path) -> None:
    store = reopened(tmp_path / "a.workbook.json", slots(new_book), f"{SLOTS}:problem", "x")
    async with room(None, SLOTS, store=store) as here:
        assert FROM_BEFORE in here.wall
        await here.press("backspace", "tab")
        assert FROM_BEFORE not in here.wall
        assert here.app.open_store.drafts == {}


# -- where typing starts


async def test_a_page_of_fields_begins_in_its_first_field_filled_or_not(room: Any, new_book: Any) -> None:
    async with room(slots(new_book, fields={SLOTS: {"problem": "Pumps fail"}}), SLOTS) as here:
        first = here.screen.query(FieldBox).first()
        assert here.app.focused is first.editor


# -- Alt and a letter


ALT = [(found.id, key) for found in COMMANDS for key in found.keys if key.startswith("alt+")]


async def alt(here: Any, key: str) -> None:
    """Press a key as a terminal sends it that sends the letter along."""
    here.app.post_message(events.Key(key, key[-1]))
    await here.pilot.pause()
    await here.pilot.pause()


@pytest.mark.parametrize("at", [SLOTS, "proposition/statement"])
async def test_alt_and_a_letter_acts_and_types_nothing(
    room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    done: list[str] = []
    on_pages = [(name, key) for name, key in ALT if set(command(name).where) & {"everywhere", "book", "exercise"}]
    assert len(on_pages) > 9
    for name, _ in on_pages:
        monkeypatch.setattr(ExerciseScreen, f"action_{name}", lambda _self, name=name: done.append(name))
    async with room(slots(new_book), at) as here:
        await here.type("pumps")
        for _, key in on_pages:
            await alt(here, key)
        assert done == [name for name, _ in on_pages]
        assert here.screen.query(FieldBox).first().raw == "pumps"


async def test_alt_and_a_letter_opens_its_screen_from_a_field(room: Any, new_book: Any) -> None:
    async with room(slots(new_book), SLOTS) as here:
        await here.type("pumps")
        for key, screen in (("alt+g", "AgendaScreen"), ("alt+h", "PeopleScreen"), ("alt+w", "BlankScreen")):
            await alt(here, key)
            assert type(here.app.screen).__name__ == screen
            await here.press("f7")
        await alt(here, "alt+o")
        assert here.book.field(SLOTS, "problem") == "pumps"


async def test_alt_and_a_letter_acts_in_the_form_of_a_new_workbook(room: Any, new_book: Any) -> None:
    async with room(slots(new_book), SLOTS) as here:
        here.app.visit("new")
        await here.pilot.pause()
        await here.type("Pumps")
        await alt(here, "alt+p")
        assert here.app.screen.query_one("#title", Line).text == "Pumps"
        assert here.app.focused.id == "people"
        await alt(here, "alt+p")
        assert here.app.focused.text == ""


# -- pasted lists


@pytest.mark.parametrize(
    ("line", "card"),
    [
        ("- Pumps fail", "Pumps fail"),
        ("* Pumps fail", "Pumps fail"),
        ("• Pumps fail", "Pumps fail"),
        ("2. Pumps fail", "Pumps fail"),
        ("12) Pumps fail", "Pumps fail"),
        ("- [ ] Pumps fail", "Pumps fail"),
        ("▪ Pumps fail", "Pumps fail"),
        ("\uf0b7 Pumps fail", "Pumps fail"),
        ("b) Pumps fail", "Pumps fail"),
        ("A. Smith rings", "A. Smith rings"),
        ("-5 degrees", "-5 degrees"),
        ("2.5 hours lost", "2.5 hours lost"),
        ("3 pumps fail", "3 pumps fail"),
        ("2025. A year", "2025. A year"),
        ("*bold* words", "*bold* words"),
    ],
)
def test_the_mark_of_a_list_is_no_part_of_a_line(line: str, card: str) -> None:
    assert unlisted(line) == card


async def test_a_pasted_list_makes_cards_without_its_marks(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/ideas") as here:
        await here.press("f6")
        await here.paste("  - Pumps fail\n* Late parts\n•\tPermits\n2. Seals\n-\n")
        await here.press("enter")
        assert [card.text for card in here.book.rows("problems/ideas")] == [
            "Pumps fail",
            "Late parts",
            "Permits",
            "Seals",
        ]
        await here.paste("- one line alone")
        await here.press("enter")
        assert here.book.rows("problems/ideas")[-1].text == "- one line alone"


# -- dialogs that are left


@pytest.mark.parametrize("leave", ["f7", "escape"])
@pytest.mark.parametrize(("opens", "first"), [("f3", "thought"), ("f4", "what")])
async def test_what_was_typed_into_a_dialog_that_was_left_is_offered_again(
    room: Any, new_book: Any, leave: str, opens: str, first: str
) -> None:
    async with room(slots(new_book), SLOTS) as here:
        await here.press(opens)
        await here.type("Ring Ann")
        await here.press("enter")
        await here.type("Shift")
        await here.press(leave)
        assert f"Not kept. {opens.upper()} offers it again." in here.wall
        assert (here.book.actions, here.book.parking) == ((), ())
        await here.press("f8", opens)  # from another page; it still comes from where it was thought of
        assert here.app.screen.query_one(f"#{first}", Line).text == "Ring Ann"
        assert here.app.screen.query("PersonPick Line").first(Line).text == "Shift"
        assert here.app.focused.id == first
        await here.press("f6")
        (kept,) = here.book.actions or here.book.parking
        assert kept.source == SLOTS
        await here.press(opens)
        assert here.app.screen.query_one(f"#{first}", Line).text == ""
        await here.press(leave)
        assert "Not kept" not in here.wall


async def test_a_dialog_about_something_kept_offers_nothing_else(room: Any, new_book: Any) -> None:
    book = slots(new_book, actions=(Action("N1", what="Ring the buyer"),))
    async with room(book, SLOTS) as here:
        await here.press("f4")
        await here.type("Ring Ann")
        await here.press("f7")
        here.app.visit("actions")
        await here.pilot.pause()
        await here.press("enter")
        assert here.app.screen.query_one("#what", Line).text == "Ring the buyer"
        await here.press("f7", "n")
        assert here.app.screen.query_one("#what", Line).text == "Ring Ann"


# -- pages built anew under the cursor


async def test_what_is_being_typed_is_kept_when_the_page_is_run_in_short(room: Any, new_book: Any) -> None:
    async with room(slots(new_book), SLOTS) as here:
        await here.type("pumps fail")
        await here.press("alt+g", "v", "f7")
        assert here.screen.desk.variant == "short"
        assert here.book.field(SLOTS, "problem") == "pumps fail"
        assert here.screen.query(FieldBox).first().raw == "pumps fail"
        assert here.app.open_store.drafts == {}
