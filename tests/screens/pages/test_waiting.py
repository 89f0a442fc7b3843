"""A page that is empty because another one fills it names that one, and Enter leads there."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as with_

from exercises.filling.waiting import filled_by
from exercises.guide import exercise
from exercises.pages import ClusterPage, CollectPage, TablePage
from exercises.registry import CATALOGUE
from workbook.model import Block, Item, Session, Workbook

CARDS = (Item("D1", "Pumps fail again"), Item("D2", "Wrong parts"))


def with_cards(book: Any) -> Any:
    return with_(book, items={"problems/ideas": CARDS}, session=Session())


@pytest.mark.parametrize(
    ("page", "nothing"),
    [("dots", "Nothing to vote on yet"), ("ratings", "Nothing to rate yet"), ("chosen", "Nothing to choose from yet")],
)
async def test_a_page_without_groups_names_the_page_that_makes_them(
    room: Any, new_book: Any, page: str, nothing: str
) -> None:
    async with room(with_cards(new_book()), f"problems/{page}") as here:
        said = f"{nothing}: “Group them” fills this page. Enter goes there."
        assert said in " ".join(here.wall.split())
        await here.press("enter")
        await here.pilot.pause()
        assert here.ref == "problems/clusters"


async def test_without_cards_the_page_for_cards_is_named(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/dots") as here:
        await here.press("f6")
        said = "Nothing to vote on yet: “Write alone” fills this page. Enter goes there."
        assert [note.message for note in here.app._notifications] == [said]
        await here.press("enter")
        await here.pilot.pause()
        assert here.ref == "problems/ideas"


async def test_groups_without_cards_name_the_page_for_cards(room: Any, new_book: Any) -> None:
    async with room(new_book(), "problems/clusters") as here:
        said = "No cards yet: “Write alone” fills this page. Enter goes there. Insert adds one."
        assert said in " ".join(here.wall.split())
        await here.press("enter")
        await here.pilot.pause()
        assert here.ref == "problems/ideas"


@pytest.mark.parametrize("page", ["dots", "ratings"])
async def test_alone_it_is_the_same(room: Any, new_book: Any, page: str) -> None:
    book = with_cards(new_book(Block("problems", "problems", "full", 35), kind="solo"))
    async with room(book, f"problems/{page}") as here:
        assert "“Group them” fills this page. Enter goes there." in " ".join(here.wall.split())
        await here.press("enter")
        await here.pilot.pause()
        assert here.ref == "problems/clusters"


def test_every_page_that_takes_something_up_knows_where_it_comes_from(new_book: Any) -> None:
    book: Workbook = new_book()
    for name in CATALOGUE:
        told = exercise(name)
        for page in told.pages:
            if getattr(page, "of", ""):
                made = filled_by(told, page, book)
                assert isinstance(made, ClusterPage | CollectPage | TablePage), f"{name}/{page.id}"
                assert told.pages.index(made) < told.pages.index(page), f"{name}/{page.id}"
