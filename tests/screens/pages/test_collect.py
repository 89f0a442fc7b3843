"""Cards: captured fast, pasted in heaps, changed, put in the bin; on paper first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace as with_

from exercises.exchange.interchange import sample_book
from workbook.changes import SetMark
from workbook.model import Block, PageMark, Session
from workbook.store import Store

IDEAS = "problems/ideas"


async def test_paper_first_shows_no_line_until_it_is_read_out(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        assert "F6 when we read out" in here.wall
        await here.type("secret")
        assert not here.book.rows(IDEAS)
        await here.press("f6")
        await here.type("Pumps fail")
        await here.press("enter")
        await here.type("Parts late")
        await here.press("enter")
        assert [c.text for c in here.book.rows(IDEAS)] == ["Pumps fail", "Parts late"]
        assert "2 problems" in here.wall


async def test_cards_are_changed_and_put_in_the_bin_and_come_back(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        await here.press("f6")
        for text in ("one", "two"):
            await here.type(text)
            await here.press("enter")
        await here.press("down", "up", "down", "enter")
        await here.type("!")
        await here.press("enter")
        assert [c.text for c in here.book.rows(IDEAS)] == ["one", "two!"]
        await here.press("delete")
        assert [c.text for c in here.book.rows(IDEAS)] == ["one"]
        assert here.book.bin[IDEAS][0].text == "two!"
        await here.press("ctrl+z")
        assert [c.text for c in here.book.rows(IDEAS)] == ["one", "two!"]


async def test_pasted_lines_are_offered_as_cards(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        await here.press("f6")
        await here.paste("one\n\n two\r\nthree")
        assert "3 lines were pasted" in here.wall
        assert not here.book.rows(IDEAS)
        await here.press("enter")
        assert [c.text for c in here.book.rows(IDEAS)] == ["one", "two", "three"]
        await here.press("ctrl+z")
        assert not here.book.rows(IDEAS)


async def test_pasted_lines_can_be_dropped(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        await here.press("f6")
        await here.paste("one\ntwo")
        await here.press("ctrl+z")
        assert "were pasted" not in here.wall
        await here.press("enter")
        assert not here.book.rows(IDEAS)


async def test_a_typed_card_is_kept_when_we_go_on(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        await here.press("f6")
        await here.type("not entered")
        await here.press("f8")
        assert here.ref == "problems/clusters"
        assert [c.text for c in here.book.rows(IDEAS)] == ["not entered"]


async def test_text_being_typed_is_a_draft_and_is_offered_back(room: Any, new_book: Any, tmp_path: Path) -> None:
    before = Store.create(tmp_path / "a.workbook.json", new_book())
    before.do(SetMark(IDEAS, PageMark("closed")))
    async with room(None, IDEAS, store=before) as here:
        await here.type("half a sent")
        assert here.app.open_store.drafts[f"{IDEAS}:new"] == "half a sent"
    async with room(None, IDEAS, store=Store.open(before.path)) as here:
        assert here.screen.query_one("#new").text == "half a sent"
        await here.press("enter")
        assert here.book.rows(IDEAS)[-1].text == "half a sent"
        assert f"{IDEAS}:new" not in here.app.open_store.drafts


async def test_an_author_is_noted_by_seat(room: Any, new_book: Any) -> None:
    async with room(new_book(), IDEAS) as here:
        await here.press("f6")
        await here.type("one")
        await here.press("enter", "down", "a")
        await here.type("p2")
        await here.press("enter")
        assert here.book.rows(IDEAS)[0].cells == {"author": "P2"}


async def test_hostile_cards_stand_as_typed(room: Any, new_book: Any, hostile: tuple[str, ...]) -> None:
    from workbook.text import clean_line

    async with room(new_book(), IDEAS, (120, 35)) as here:
        await here.press("f6")
        for text in hostile:
            await here.paste(text.replace("\r\n", " ").replace("\n", " "))
            await here.press("enter")
        assert [c.text for c in here.book.rows(IDEAS)] == [clean_line(text) for text in hostile]
        await here.press("down", "home")
        for card in here.book.rows(IDEAS):
            here.grid.go(card.id)
            await here.pilot.pause()
            assert "\x1b" not in here.wall
            if len(card.text) < 60 and card.text.isascii():
                assert card.text in here.wall
        await here.press("f8", "f7", "f7")
        assert here.ref == "problems/frame"


async def test_alone_one_types_at_once(room: Any, new_book: Any) -> None:
    async with room(new_book(Block("problems", "problems", "solo", 12), kind="solo", people=0), IDEAS) as here:
        assert "last three months" in here.wall
        await here.type("mine")
        await here.press("enter")
        assert here.book.rows(IDEAS)[0].text == "mine"


async def test_a_card_comes_back_from_the_bin_after_other_entries(room: Any, new_book: Any) -> None:
    async with room(new_book(kind="solo"), "problems/ideas") as here:
        for text in ("first card", "two", "three"):
            await here.type(text)
            await here.press("enter")
        await here.press("down")
        here.grid.go("D1")
        await here.press("delete")
        assert [card.text for card in here.book.rows("problems/ideas")] == ["two", "three"]
        assert "first card" not in here.wall
        await here.press("insert")
        assert "In the bin (1)" in here.wall
        await here.press("end", "enter")
        assert [card.text for card in here.book.rows("problems/ideas")] == ["two", "three", "first card"]
        assert "In the bin" not in here.wall
        await here.press("ctrl+z")
        assert [card.text for card in here.book.rows("problems/ideas")] == ["two", "three"]


async def test_lines_pasted_on_the_cards_are_offered_as_cards(room: Any, new_book: Any) -> None:
    async with room(new_book(kind="solo"), "problems/ideas") as here:
        await here.type("one")
        await here.press("enter", "down")
        await here.paste("two\nthree")
        assert "2 lines were pasted" in here.wall
        await here.press("enter")
        assert [card.text for card in here.book.rows("problems/ideas")] == ["one", "two", "three"]


async def test_a_long_card_is_read_whole_while_it_is_typed_and_after(room: Any, new_book: Any) -> None:
    long = "Nobody tells us what the last crew found, so every shift finds the same fault again and rings the same man"
    async with room(new_book(kind="solo"), "problems/ideas") as here:
        await here.type(long)
        await here.pilot.pause()
        assert "rings the same man" in here.wall.replace("\n", " ")
        assert "Nobody tells us" in here.wall
        await here.press("enter")
        assert "Nobody tells us" in here.wall
        assert "same man" in here.wall


async def test_one_source_of_all_cards_is_said_once_and_others_behind_each(room: Any) -> None:
    """Behind every card the same words would be noise; and never the card's own words a second time."""
    told = sample_book()
    book = with_(
        told,
        agenda=(Block("pilots", "pilots", "full", 25),),
        session=Session(),
        items={name: rows for name, rows in told.items.items() if not name.startswith("pilots/")},
    )
    async with room(book, "pilots/candidates") as here:
        assert len(here.book.rows("pilots/candidates")) > 1
        assert here.wall.count("from knowledge") == 1
        assert "(from" not in here.wall
        await here.type("Our own")
        await here.press("enter")
        await here.pilot.pause()
        assert here.wall.count("(from knowledge)") > 1
        assert "from knowledge: " not in here.wall
