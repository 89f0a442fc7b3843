from __future__ import annotations

from exercises.filling.rows import items_of, own_list, source_list
from exercises.guide import exercise
from workbook.model import Item, Workbook


def test_a_page_left_out_passes_its_items_on() -> None:
    told = exercise("knowledge")
    ratings = told.page("ratings")
    cards: dict[str, tuple[Item, ...]] = {"knowledge/know_how": (Item("A1", "reading wear"),)}
    assert source_list(told, ratings, Workbook("w", items=cards)) == "knowledge/know_how"
    merged = cards | {"knowledge/areas": (Item("B1", "wear"),)}
    assert source_list(told, ratings, Workbook("w", items=merged)) == "knowledge/areas"


def test_fixed_lines_stand_in_the_guides_order_with_what_was_entered() -> None:
    told = exercise("scorecard")
    page = told.page("scores")
    name = own_list(told, page)
    book = Workbook("w", items={name: (Item("FO5", "", {"x": 1}), Item("FC2", "our own words"))})
    items = items_of(told, page, book)
    assert [item.id for item in items] == [line.id for line in page.lines]  # type: ignore[union-attr]
    by_id = {item.id: item for item in items}
    assert by_id["FO5"].cells == {"x": 1}
    assert by_id["FO5"].text == "Consistent attitude"
    assert by_id["FC2"].text == "our own words"


def test_only_some_items_in_the_order_given() -> None:
    told = exercise("problems")
    clusters = tuple(Item(f"K{n}", f"c{n}") for n in range(1, 5))
    book = Workbook("w", items={"problems/clusters": clusters})
    assert [i.id for i in items_of(told, told.page("ratings"), book, ("K3", "K1", "K9"))] == ["K3", "K1"]


def test_rows_of_one_kind_only() -> None:
    told = exercise("support")
    needs = (Item("r1", "thread", {"kind": "infrastructure"}), Item("r2", "room", {"kind": "logistics"}))
    page = told.page("ladder")
    book = Workbook("w", items={source_list(told, page, Workbook("e")): needs})
    assert [item.id for item in items_of(told, page, book)] == ["r1"]
