"""Groups by keys: mark and name, send by letter, rename, merge, take apart, fixed groups."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_

from workbook.model import Block, Item

CARDS, GROUPS = "problems/ideas", "problems/clusters"


def with_cards(book: Any, *texts: str) -> Any:
    return with_(book, items={CARDS: tuple(Item(f"D{n}", t) for n, t in enumerate(texts, 1))})


def groups(here: Any) -> dict[str, list[str]]:
    names = {g.id: g.text for g in here.book.rows(GROUPS)}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for card in here.book.rows(CARDS):
        found.setdefault(names.get(card.cells.get("cluster"), "-"), []).append(card.text)
    return found


async def test_mark_several_and_name_them_then_send_merge_and_take_apart(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one", "two", "three", "four"), GROUPS) as here:
        assert "4 of 4 unsorted" in here.wall
        await here.press("space", "down", "space", "enter")
        await here.type("Pumps")
        await here.press("enter")
        assert groups(here) == {"Pumps": ["one", "three"], "-": ["two", "four"]}
        await here.press("enter")
        await here.type("Parts")
        await here.press("enter")
        assert groups(here)["Parts"] == ["two"]
        await here.press("b")
        assert groups(here) == {"Pumps": ["one", "three"], "Parts": ["two", "four"]}
        here.grid.go("head:K2")
        await here.press("a")
        assert groups(here) == {"Pumps": ["one", "two", "three", "four"]}
        await here.press("ctrl+z")
        assert groups(here) == {"Pumps": ["one", "three"], "Parts": ["two", "four"]}
        here.grid.go("head:K1")
        await here.press("enter")
        await here.type(" fail")
        await here.press("enter")
        assert "Pumps fail" in groups(here)
        here.grid.go("head:K1")
        await here.press("delete")
        assert groups(here) == {"Parts": ["two", "four"], "-": ["one", "three"]}
        assert here.book.bin[GROUPS][0].text == "Pumps fail"


async def test_a_card_leaves_its_group_and_cards_can_be_added(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one"), GROUPS) as here:
        await here.press("enter")
        await here.type("All")
        await here.press("enter")
        here.grid.go("D1")
        await here.press("0")
        assert groups(here) == {"All": [], "-": ["one"]}
        await here.press("insert")
        await here.type("late card")
        await here.press("enter")
        assert [(c.id, c.text) for c in here.book.rows(CARDS)] == [("D1", "one"), ("D2", "late card")]


async def test_a_group_of_one_is_a_group(room: Any, new_book: Any) -> None:
    """Cards that nobody grouped are voted on under their own name; undo takes the groups of one back."""
    async with room(with_cards(new_book(), "one", "two", "three"), GROUPS) as here:
        await here.press("enter")
        await here.type("Pumps")
        await here.press("enter", "f6")
        assert groups(here) == {"Pumps": ["one"], "two": ["two"], "three": ["three"]}
        await here.press("f8")
        assert "2  two" in here.wall
        await here.press("f7", "ctrl+z")
        assert groups(here) == {"Pumps": ["one"], "-": ["two", "three"]}


async def test_alt_and_a_letter_is_a_live_move_and_moves_no_card(room: Any, new_book: Any) -> None:
    """The second way of each live move works on a grid, too: a terminal sends the letter with it."""
    from textual import events

    async with room(with_cards(new_book(), "one", "two"), GROUPS) as here:
        await here.press("enter")
        await here.type("Pumps")
        await here.press("enter")
        for key, letter, screen in (("alt+a", "a", "ActionDialog"), ("alt+p", "p", "ParkDialog")):
            here.app.post_message(events.Key(key, letter))
            await here.pilot.pause()
            await here.pilot.pause()
            assert type(here.app.screen).__name__ == screen
            await here.press("f7")
        assert groups(here) == {"Pumps": ["one"], "-": ["two"]}


async def test_leaving_the_name_empty_makes_no_group(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one"), GROUPS) as here:
        await here.press("enter", "enter")
        assert not here.book.rows(GROUPS)
        assert here.grid.has_focus


async def test_fixed_groups_take_cards_by_letter(room: Any, new_book: Any) -> None:
    book = new_book(Block("rhythm", "rhythm", "full", 35))
    book = with_(book, items={"rhythm/ideas": (Item("a1", "Visit"), Item("a2", "Clinic"))})
    async with room(book, "rhythm/purpose") as here:
        await here.press("a", "c")
        assert [i.cells["purpose"] for i in here.book.rows("rhythm/ideas")] == ["help now", "build relationships"]
        assert "all sorted" in here.wall
        await here.press("enter")
        assert "rhythm/purpose" not in here.book.items


async def test_hostile_names_of_groups_stand_as_typed(room: Any, new_book: Any, hostile: tuple[str, ...]) -> None:
    from workbook.text import clean_line

    async with room(with_cards(new_book(), *hostile), GROUPS, (120, 35)) as here:
        for number, text in enumerate(hostile, 1):
            here.grid.go(f"D{number}")
            await here.press("enter")
            await here.paste(text.replace("\r\n", " ").replace("\n", " "))
            await here.press("enter")
        assert [g.text for g in here.book.rows(GROUPS)] == [clean_line(text) for text in hostile]
        here.grid.go("head:K1")
        await here.pilot.pause()
        assert "A [/] (1)" in here.wall


async def test_a_merged_group_comes_out_again_after_other_entries(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one", "two", "three", "four"), GROUPS) as here:
        for name in ("Pumps", "Parts"):
            await here.press("space", "space", "enter")
            await here.type(name)
            await here.press("enter")
        assert groups(here) == {"Pumps": ["one", "two"], "Parts": ["three", "four"]}
        here.grid.go("head:K2")
        await here.press("a")
        assert groups(here) == {"Pumps": ["one", "two", "three", "four"]}
        here.grid.go("D4")
        await here.press("0")
        here.grid.go("head:K1")
        await here.press("minus")
        assert groups(here) == {"Pumps": ["one", "two"], "Parts": ["three"], "-": ["four"]}
        await here.press("ctrl+z")
        assert groups(here) == {"Pumps": ["one", "two", "three"], "-": ["four"]}
        here.grid.go("head:K1")
        await here.press("minus", "minus")
        assert groups(here) == {"Pumps": ["one", "two"], "Parts": ["three"], "-": ["four"]}


async def test_marked_cards_of_a_group_become_a_group_of_their_own(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one", "two", "three"), GROUPS) as here:
        await here.press("space", "space", "space", "enter")
        await here.type("All")
        await here.press("enter")
        here.grid.go("D2")
        await here.press("space", "space", "enter")
        await here.type("Split off")
        await here.press("enter")
        assert groups(here) == {"All": ["one"], "Split off": ["two", "three"]}


async def test_cards_go_to_the_bin_while_they_are_grouped(room: Any, new_book: Any) -> None:
    async with room(with_cards(new_book(), "one", "two", "three"), GROUPS) as here:
        await here.press("space", "space", "delete")
        assert groups(here) == {"-": ["three"]}
        await here.press("ctrl+z")
        assert groups(here) == {"-": ["one", "two", "three"]}
