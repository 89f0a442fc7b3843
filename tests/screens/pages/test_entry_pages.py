"""Read, quiz, check, write, choose, table, suggestions: each by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_

from workbook.answers import Value
from workbook.model import Action, Block, Item
from workbook.store import Store
from workbook.text import clean, clean_line

SLOTS = "proposition/slots"


def one_line(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ")


# -- read


async def test_cards_are_turned_by_key_and_nothing_is_entered(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/cards") as here:
        assert "1 of 4" in here.wall
        await here.press("enter", "enter")
        assert "3 of 4" in here.wall
        await here.press("backspace")
        assert "2 of 4" in here.wall
        assert here.book.fields == {}
        await here.press("f2", "f8", "f7")
        assert here.book.mark("primer/cards").status == "settled"


async def test_figures_of_results_are_shown(room: Any, new_book: Any) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda

    book = apply_all(sample_book(), [SetAgenda((Block("pilots", "pilots", "full", 25),))])
    async with room(book, "pilots/quadrant", (120, 35)) as here:
        assert "Start now" in here.wall


# -- quiz


async def test_hands_are_counted_and_revealed_one_by_one(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20)), "primer/myths") as here:
        await here.press("1", "right", "3", "right", "1", "right")
        assert "False." not in here.wall
        assert here.book.tally("primer/myths") is None
        await here.press("enter")
        assert "False." in here.wall
        tally = here.book.tally("primer/myths")
        assert tally is not None
        assert tally.counts == {"M01": {"answer": {"true": 1, "false": 3, "unsure": 1}}}
        assert "1 of 10" in here.wall
        assert "Enter next statement" in here.wall
        await here.press("enter")
        assert "Enter reveal" in here.wall


async def test_the_wall_tells_no_hands_before_the_answer(room: Any, new_book: Any) -> None:
    """Two rounds alike but for how many showed what draw the same, up to the key that reveals."""
    walls = []
    for first, second, third in (("1", "3", "1"), ("4", "1", "0")):
        async with room(new_book(Block("primer", "primer", "full", 20), people=5), "primer/myths") as here:
            drawn = []
            for key in (first, "right", second, "right", third, "down"):
                await here.press(key)
                drawn.append(here.wall)
            walls.append(drawn)
    assert walls[0] == walls[1]
    assert "5 of 5" in walls[0][-1]


async def test_what_was_not_asked_has_no_hands(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=5), "primer/myths") as here:
        await here.press("1", "right", "3", "right", "1", "enter", "f6")
        assert "1 of 10 revealed" in here.wall
        assert "not asked" in here.wall
        assert "0 of 5" not in here.wall


async def test_hands_that_were_counted_outlast_a_look_at_another_page(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=5), "primer/myths") as here:
        await here.press("1", "right", "3", "right", "1", "f8", "f7", "enter")
        tally = here.book.tally("primer/myths")
        assert tally is not None
        assert tally.counts == {"M01": {"answer": {"true": 1, "false": 3, "unsure": 1}}}


async def test_more_hands_than_people_are_not_revealed(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=3), "primer/myths") as here:
        await here.press("1", "2", "enter")
        assert here.book.tally("primer/myths") is None
        assert "too many" in here.wall
        assert "!" not in here.wall
        assert [note.message for note in here.app._notifications] == [
            "12 hands, 3 people in the room. Count once more, or say who is here."
        ]
        await here.press("f8")
        assert not here.app._notifications


async def test_alone_an_answer_and_how_sure(room: Any, new_book: Any) -> None:
    book = new_book(Block("primer", "primer", "solo", 10), kind="solo", people=0)
    async with room(book, "primer/myths") as here:
        await here.press("t")
        assert "a deliverable" not in here.wall
        await here.press("3")
        assert here.book.fields["primer/myths"] == {"M01": "true", "M01_confidence": 3}
        assert "False." in here.wall


# -- check


async def test_marks_by_their_letter_by_space_and_cleared(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/domain_checks") as here:
        await here.press("y", "p", "n", "space", "space", "up", "up", "delete")
        marks = [next(iter(i.cells.values()), None) for i in here.book.rows("canvas/domain_checks")]
        assert marks == ["yes", None, "no", "partly"]
        assert "3 of 6 marked" in here.wall


async def test_three_columns_of_marks(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("launch", "launch", "full", 40)), "launch/ladder") as here:
        await here.press("s", "right", "up", "m")
        first = here.book.rows("launch/ladder")[0].cells
        assert list(first.values()) == ["support", "members"]


# -- write


async def test_fields_are_kept_when_they_are_left(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), SLOTS) as here:
        await here.type("pumps fail")
        await here.press("tab")
        await here.type("a shift a week")
        await here.press("enter")
        fields = here.book.fields[SLOTS]
        assert (fields["problem"], fields["cost"]) == ("pumps fail", "a shift a week")
        await here.press("ctrl+z")
        assert "cost" not in here.book.fields[SLOTS]
        await here.type("half")
        await here.press("f8", "f7")
        assert "half" in here.book.fields[SLOTS].values()


async def test_typing_is_taken_back_before_entries(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), SLOTS) as here:
        await here.type("pumps")
        await here.press("enter")
        await here.type("mistake")
        await here.press("ctrl+z")
        assert here.book.field(SLOTS, "problem") == "pumps"
        await here.press("ctrl+z")
        assert here.book.field(SLOTS, "problem") is None


async def test_words_are_counted_as_they_are_typed(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), "proposition/statement") as here:
        await here.type("one two three")
        assert "3 of 75 words" in here.wall
        await here.paste(" more" * 80)
        assert "shorter is stronger" in here.wall
        await here.press("f8")
        assert str(here.book.field("proposition/statement", "final")).startswith("one two three more")


async def test_lists_and_dates_and_wrong_dates(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("interviews", "interviews", "full", 30)), "interviews/goal") as here:
        await here.type("9")
        await here.press("enter")
        await here.type("soon")
        await here.press("enter")
        assert "12 Mar 2025" in here.wall
        assert len(here.book.fields["interviews/goal"]) == 1
        await here.press("backspace", "backspace", "backspace", "backspace")
        await here.type("2 Apr 2025")
        await here.press("enter")
        assert "2025-04-02" in here.book.fields["interviews/goal"].values()


async def test_what_was_typed_before_a_kill_is_offered_back(room: Any, new_book: Any, tmp_path: Path) -> None:
    before = Store.create(tmp_path / "a.workbook.json", new_book(Block("proposition", "proposition", "full", 25)))
    before.draft(f"{SLOTS}:problem", "half a thou")
    before.close()
    async with room(None, "proposition/drafts", store=Store.open(before.path)) as here:
        await here.press("f7")
        assert "half a thou" in here.wall
        assert "before the program ended" in here.wall
        await here.press("enter")
        assert here.book.field(SLOTS, "problem") == "half a thou"


async def test_hostile_fields_stand_as_typed(room: Any, new_book: Any, hostile: tuple[str, ...]) -> None:
    async with room(new_book(Block("proposition", "proposition", "full", 25)), "proposition/statement") as here:
        for text in hostile:
            area = here.app.focused
            area.value = ""
            await here.paste(text)
            await here.press("f8", "f7")
            assert here.book.field("proposition/statement", "final") == (clean(text).strip() or None)
            assert "\x1b" not in here.wall


# -- choose


async def test_picking_first_and_notes(room: Any, new_book: Any) -> None:
    book = with_(
        new_book(Block("pilots", "pilots", "full", 25)),
        items={"pilots/candidates": (Item("a", "Pumps"), Item("b", "Parts"))},
    )
    async with room(book, "pilots/decide") as here:
        await here.press("space", "f", "enter")
        await here.type("people ask for it")
        await here.press("enter")
        page = here.screen.desk.page
        assert here.book.field("pilots/decide", page.pick) == ["a"]
        assert here.book.field("pilots/decide", page.first) == "a"
        assert "people ask for it" in here.book.rows("pilots/candidates")[0].cells.values()
        here.grid.focus()
        await here.press("home", "space")
        assert here.book.field("pilots/decide", page.pick) is None
        assert here.book.field("pilots/decide", page.first) is None
        await here.press("ctrl+z")
        assert here.book.field("pilots/decide", page.first) == "a"


async def test_a_note_goes_along_when_its_line_is_picked_after_all(room: Any, new_book: Any) -> None:
    cells: dict[str, dict[str, Value]] = {
        "a": {"parked": "until the summer"},
        "b": {"parked": "no host", "reason": "asked for"},
    }
    book = with_(
        new_book(Block("pilots", "pilots", "full", 25)),
        items={"pilots/candidates": tuple(Item(key, key.upper(), said) for key, said in cells.items())},
    )
    async with room(book, "pilots/decide") as here:
        await here.press("f")
        assert here.book.rows("pilots/candidates")[0].cells == {"reason": "until the summer"}
        assert "until the summer" in here.wall
        await here.press("space")
        assert here.book.rows("pilots/candidates")[0].cells == cells["a"]
        assert here.book.field("pilots/decide", "focus") is None
        await here.press("ctrl+z", "ctrl+z")
        assert here.book.rows("pilots/candidates")[0].cells == cells["a"]
        await here.press("down", "space")
        assert here.book.rows("pilots/candidates")[1].cells == cells["b"]


async def test_the_lines_to_choose_from_say_what_their_order_follows_from(room: Any) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda

    blocks = (Block("problems", "problems", "full", 35), Block("pilots", "pilots", "full", 25))
    book = apply_all(sample_book(), [SetAgenda(blocks)])
    async with room(book, "problems/chosen", (100, 35)) as here:
        assert "Highest by the ratings first" in here.wall
        line = next(line for line in here.wall.splitlines() if "The same pumps fail again" in line)
        assert line.rstrip().endswith("4.5")
        assert "not rated" in next(line for line in here.wall.splitlines() if "Fixes found at one depot" in line)
        await here.open("pilots/decide")
        assert "Strong on both sides first" in here.wall
        assert "Start now" in here.wall


async def test_guide_lines_are_picked_and_our_own_added(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("interviews", "interviews", "full", 30)), "interviews/questions") as here:
        await here.press("space", "insert")
        await here.type("What would you miss")
        await here.press("enter")
        picked = here.book.field("interviews/questions", here.screen.desk.page.pick)
        assert len(picked) == 2
        assert [i.text for i in here.book.rows("interviews/questions") if i.text] == ["What would you miss"]


# -- suggestions


async def test_suggestions_are_taken_edited_and_dropped(room: Any) -> None:
    from exercises.exchange.interchange import sample_book
    from workbook.apply import apply_all
    from workbook.changes import SetAgenda

    book = apply_all(sample_book(), [SetAgenda((Block("plan", "plan", "full", 30),))])
    before = len(book.actions)
    async with room(book, "plan/suggestions") as here:
        await here.press("t")
        assert len(here.book.actions) == before + 1
        await here.press("d")
        await here.press("e")
        await here.type(" now")
        await here.press("enter")
        assert len(here.book.actions) == before + 2
        assert here.book.actions[-1].what.endswith(" now")
        assert here.book.actions[-1].what in {row.label for row in here.grid.rows}, "the words it has in the plan"
        await here.press("home")
        assert "● taken" in here.wall
        assert "✕ dropped" in here.wall
        await here.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert len(here.book.actions) == before


# -- table


async def test_what_was_revealed_is_not_counted_again_to_more_hands_than_people(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("primer", "primer", "full", 20), people=3), "primer/myths") as here:
        await here.press("1", "right", "2", "right", "0", "enter")
        kept = here.book.tally("primer/myths")
        here.grid.go("M01", "true")
        await here.press("3")
        assert here.book.tally("primer/myths") == kept
        assert any("This one is revealed." in note.message for note in here.app._notifications)
        await here.press("delete", "3")
        assert any("5 hands, 3 people in the room." in note.message for note in here.app._notifications)
        await here.press("0")
        assert here.book.tally("primer/myths").counts["M01"]["answer"].get("true", 0) == 0


async def test_a_page_settled_empty_says_so(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("f6")
        assert any("settled with nothing on it" in note.message for note in here.app._notifications)
        await here.press("f6", "5", "enter", "f6")
        assert not any("settled with nothing on it" in note.message for note in here.app._notifications)


async def test_enter_in_a_cell_goes_on_to_the_one_below(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("2", "enter", "4", "enter", "1", "2", "enter")
        assert [row.cells.get("count") for row in here.book.rows("canvas/levels")][:3] == [2, 4, 12]


async def test_rows_are_added_and_cells_typed_or_chosen_by_key(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("sponsors", "sponsors", "full", 30)), "sponsors/map") as here:
        await here.press("insert")
        await here.type("Director")
        await here.press("enter")
        assert here.book.rows("sponsors/map")[0].text == "Director"
        here.grid.focus()
        here.grid.go(column="type")
        await here.press("v")
        here.grid.go(column="stance")
        await here.press("4")
        cells = here.book.rows("sponsors/map")[0].cells
        assert (cells["type"], cells["stance"]) == ("voice", 4)
        await here.press("delete")
        assert "stance" not in here.book.rows("sponsors/map")[0].cells
        await here.press("delete")
        assert len(here.book.rows("sponsors/map")) == 1, "one Del too many on an empty cell takes no row away"
        await here.press("left", "right", "delete")
        assert len(here.book.rows("sponsors/map")) == 1
        await here.press("delete")
        assert here.book.rows("sponsors/map") == ()
        await here.press("ctrl+z")
        assert here.book.rows("sponsors/map")[0].text == "Director"


@pytest.mark.parametrize("at", ["launch/people", "sponsors/map"])
async def test_tab_leads_from_the_name_of_a_new_row_to_its_first_column(room: Any, new_book: Any, at: str) -> None:
    name = at.split("/", maxsplit=1)[0]
    async with room(new_book(Block(name, name, "full", 30)), at) as here:
        await here.press("insert")
        await here.type("Mentor")
        await here.press("tab")
        assert here.grid.column == 0
        here.grid.go(column=here.grid.columns[-1].id)
        await here.press("insert")
        await here.type("Host")
        await here.press("tab")
        assert (here.grid.row, here.grid.column) == (len(here.grid.rows) - 1, 0)


async def test_escape_leaves_a_number_that_is_none_with_what_stood_there(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("4", "enter", "up")
        await here.type("abc")
        await here.press("tab")
        assert "Type a number" in here.wall
        await here.press("escape")
        assert here.grid.has_focus
        assert "Type a number" not in here.wall
        assert here.app.open_store.drafts == {}
        assert here.book.rows("canvas/levels")[0].cells["count"] == 4
        assert here.grid.row == 0


async def test_a_text_cell_opens_an_editor_by_typing(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("canvas", "canvas", "full", 50)), "canvas/levels") as here:
        await here.press("5", "enter")
        first = here.book.rows("canvas/levels")[0]
        assert 5 in first.cells.values()
        await here.press("down")
        assert here.grid.has_focus


async def test_one_row_at_a_time(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("sponsors", "sponsors", "full", 30)), "sponsors/stories", (120, 35)) as here:
        await here.press("insert")
        await here.type("The booster")
        await here.press("enter")
        await here.type("Three rebuilds")
        await here.press("enter")
        row = here.book.rows("sponsors/stories")[0]
        assert (row.text, row.cells["hard"]) == ("The booster", "Three rebuilds")


async def test_actions_are_the_workbooks_own(room: Any, new_book: Any) -> None:
    book = with_(new_book(Block("plan", "plan", "full", 30)), actions=(Action("N1", what="Ring the buyer"),))
    async with room(book, "plan/actions") as here:
        here.grid.go(column="due")
        await here.press("enter")
        await here.type("2 Apr 2025")
        await here.press("enter")
        assert here.book.actions[0].due == "2025-04-02"
        await here.press("insert")
        await here.type("Write the invitation")
        await here.press("enter")
        assert [a.what for a in here.book.actions] == ["Ring the buyer", "Write the invitation"]


async def test_open_actions_are_looked_at_again(room: Any, new_book: Any) -> None:
    book = with_(new_book(Block("open_actions", minutes=10)), actions=(Action("N1", what="Ring the buyer"),))
    async with room(book, "open_actions/actions") as here:
        here.grid.go(column="learnt")
        await here.press("enter")
        await here.type("They answer on Fridays")
        await here.press("enter")
        here.grid.focus()
        here.grid.go(column="state")
        await here.press("d")
        assert (here.book.actions[0].state, here.book.actions[0].learnt) == ("done", "They answer on Fridays")


PROMISES = (
    Action("N1", what="Ring the buyer", due="2025-05-02"),
    Action("N2", what="Find a room"),
    Action("N3", what="Write to the fitters", due="2025-04-01"),
)


async def test_what_became_of_an_action_is_said_without_losing_its_row(room: Any, new_book: Any) -> None:
    """The nearest date first; done and dropped ones stay under the cursor, and what we learnt comes after the state."""
    book = with_(new_book(Block("open_actions", minutes=10)), actions=PROMISES)
    async with room(book, "open_actions/actions") as here:
        assert [row.id for row in here.grid.rows] == ["N3", "N1", "N2"]
        await here.press("d", "x")
        assert {a.id: a.state for a in here.book.actions} == {"N3": "done", "N1": "dropped", "N2": "open"}
        assert [(row.id, row.mark) for row in here.grid.rows] == [("N3", "●"), ("N1", "✕"), ("N2", "")]
        assert here.grid.row_id == "N2"
        here.grid.go("N1", "learnt")
        await here.press("enter")
        await here.type("Ask by telephone")
        await here.press("enter")
        assert next(a for a in here.book.actions if a.id == "N1").learnt == "Ask by telephone"
        here.grid.go("N3", "due")
        await here.press("enter")
        await here.type("1 Jan 2026")
        await here.press("enter")
        assert [row.id for row in here.grid.rows] == ["N3", "N1", "N2"]
        await here.open("open_actions/actions")
        assert {row.id for row in here.grid.rows} == {"N1", "N2", "N3"}


async def test_an_action_dropped_in_the_plan_stays_while_the_page_is_shown(room: Any, new_book: Any) -> None:
    book = with_(new_book(Block("plan", "plan", "full", 35)), actions=PROMISES)
    async with room(book, "plan/actions", (120, 35)) as here:
        here.grid.go("N1", "state")
        await here.press("space", "space")
        assert here.book.actions[0].state == "dropped"
        assert (here.grid.row_id, here.grid.rows[0].mark) == ("N1", "✕")
        await here.press("space")
        assert here.book.actions[0].state == "open"
        await here.press("x", "d")
        assert [a.state for a in here.book.actions] == ["dropped", "done", "open"]


async def test_where_an_action_came_from_is_told_in_words_and_not_asked(room: Any, new_book: Any) -> None:
    made = (
        Action("N1", what="Ring the buyer", source="scorecard R20"),
        Action("N2", what="Find a room", source="plan/actions"),
        Action("N3", what="Write", source="open_actions/actions"),
    )
    book = with_(new_book(Block("plan", "plan", "full", 35)), actions=made)
    async with room(book, "plan/actions", (160, 40)) as here:
        place = [column.id for column in here.grid.columns].index("source")
        assert [row.cells[place] for row in here.grid.rows] == [
            "Critical success factor scorecard",
            "Action plan over the six steps",
            "Open actions",
        ]
        here.grid.go("N1", "source")
        await here.press("z", "enter", "delete")
        assert here.book.actions == made
        assert not here.screen.query("#editor FieldBox")


async def test_hostile_cells_stand_as_typed(room: Any, new_book: Any, hostile: tuple[str, ...]) -> None:
    async with room(new_book(Block("sponsors", "sponsors", "full", 30)), "sponsors/map", (120, 35)) as here:
        for text in hostile:
            await here.press("insert")
            await here.paste(one_line(text))
            await here.press("enter")
            here.grid.focus()
            await here.pilot.pause()
        assert [r.text for r in here.book.rows("sponsors/map")] == [clean_line(t) for t in hostile]
        assert "\x1b" not in here.wall


# -- cells whose editor opens while somebody types on


async def test_the_first_letter_typed_on_a_cell_of_lines_is_not_lost(room: Any, new_book: Any) -> None:
    book = with_(
        new_book(Block("knowledge", "knowledge", "short", 15)),
        items={"knowledge/areas": (Item("a", "Reading old plans"),)},
    )
    async with room(book, "knowledge/who_has_it") as here:
        here.grid.go(column="holders")
        await here.type("Track engineer")
        await here.press("escape", "up")
        assert here.book.rows("knowledge/areas")[0].cells["holders"] == ["Track engineer"]
        await here.type("Relay fitter")
        await here.press("escape")
        assert here.book.rows("knowledge/areas")[0].cells["holders"] == ["Track engineer", "Relay fitter"]


async def test_keys_that_reach_the_grid_before_the_editor_is_there_are_typed_into_it(room: Any, new_book: Any) -> None:
    from screens.pages.grid import Grid

    book = with_(
        new_book(Block("knowledge", "knowledge", "short", 15)),
        items={"knowledge/areas": (Item("a", "Reading old plans"),)},
    )
    async with room(book, "knowledge/who_has_it") as here:
        for column, keys in (("holders", "To space me"), ("holder_count", "12 enter")):
            here.grid.go(column=column)
            for key in keys.split() if " enter" in keys else ["T", "o", "space", "m", "e"]:
                for one in [key] if key in ("space", "enter") else key:
                    here.grid.post_message(Grid.Typed(here.grid, "a", column, one))
            await here.pilot.pause()
            await here.press(*(("escape",) if column == "holders" else ()))
        cells = here.book.rows("knowledge/areas")[0].cells
        assert cells["holders"] == ["To me"]
        assert cells["holder_count"] == 12


# -- pages that are left before they were drawn


async def test_enter_on_a_line_picks_it_and_goes_to_its_note(room: Any, new_book: Any) -> None:
    book = with_(
        new_book(Block("problems", "problems", "full", 35)),
        items={"problems/clusters": (Item("a", "Pumps"), Item("b", "Parts"))},
    )
    async with room(book, "problems/chosen") as here:
        assert "write the note" not in here.wall
        await here.press("enter")
        await here.type("crews wait")
        await here.press("enter")
        assert here.book.field("problems/chosen", "selected") == ["a"]
        assert here.book.rows("problems/clusters")[0].cells["sentence"] == "crews wait"
        assert "write the note" in here.wall


async def test_a_note_survives_a_page_turned_before_it_was_drawn(room: Any, new_book: Any) -> None:
    from screens.pages.editors import FieldBox

    book = with_(
        new_book(Block("problems", "problems", "full", 35)),
        items={"problems/clusters": (Item("a", "Pumps", cells={"sentence": "crews wait"}),)},
        fields={"problems/chosen": {"selected": ["a"]}},
    )
    async with room(book, "problems/chosen") as here:
        fresh = FieldBox(here.screen.desk, here.screen.desk.page.notes[0], "a:sentence")
        await here.body.query_one("#notes").mount(fresh)
        here.body.commit()
        assert here.book.rows("problems/clusters")[0].cells["sentence"] == "crews wait"


async def test_a_field_without_its_editor_waits_without_calling_itself(
    room: Any, new_book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens.pages.editors import FieldBox

    book = with_(
        new_book(Block("problems", "problems", "full", 35)),
        items={"problems/clusters": (Item("a", "Pumps"),)},
        fields={"problems/chosen": {"selected": ["a"]}},
    )
    async with room(book, "problems/chosen") as here:
        note = here.screen.desk.page.notes[0]
        early = FieldBox(here.screen.desk, note, "a:sentence")
        early.show("said early")
        await here.body.query_one("#notes").mount(early)
        assert early.raw == "said early"
        await early.remove()
        called: list[object] = []
        monkeypatch.setattr(early, "call_later", lambda *args, **_: called.append(args))
        early.show("too late")
        assert called == []


async def test_the_key_of_what_stands_in_a_cell_leaves_it_there(room: Any, new_book: Any) -> None:
    inventory = (Item("i1", "Seal checklist"), Item("i2", "Pump stories"))
    book = with_(new_book(Block("canvas", "canvas", "full", 50)), items={"canvas/inventory": inventory})
    async with room(book, "canvas/sort") as here:
        here.grid.go(column="kind")
        await here.press("m", "up", "m")
        assert here.book.rows("canvas/inventory")[0].cells["kind"] == "method"
        await here.press("up", "delete")
        assert "kind" not in here.book.rows("canvas/inventory")[0].cells


async def test_taking_an_option_of_a_field_back_is_said(room: Any, new_book: Any) -> None:
    people = (Item("w1", "Operator", {"unit": "north"}),)
    book = with_(new_book(Block("interviews", "interviews", "full", 30)), items={"interviews/who": people})
    async with room(book, "interviews/records") as here:
        box = next(b for b in here.screen.query("FieldBox") if b.field.id == "interest")
        box.editor.focus()
        await here.press("4", "4")
        assert [note.message for note in here.app._notifications] == ["Taken back: nothing is chosen here now."]
        assert here.book.rows("interviews/who")[0].cells.get("interest") is None


async def test_enter_is_done_in_a_cell_of_ticks_as_in_every_other_cell(room: Any, new_book: Any) -> None:
    items = {
        "problems/clusters": (Item("K1", "Pumps fail"), Item("K2", "Late parts")),
        "knowledge/areas": (Item("A1", "Reading wear"), Item("A2", "Spares")),
    }
    book = with_(new_book(Block("knowledge", "knowledge", "full", 30)), items=items)
    async with room(book, "knowledge/who_has_it") as here:
        here.grid.go(row="A1", column="problems")
        await here.press("enter", "down", "space", "enter")
        first, second = here.book.rows("knowledge/areas")
        assert (first.cells.get("problems"), second.cells.get("problems")) == (["K2"], None)
        assert here.app.focused is here.grid
        assert here.grid.row_id == "A2"
