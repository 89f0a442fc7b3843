"""Line mode of a `table` page: one row at a time."""

from __future__ import annotations

from functools import partial

from exercises.filling.entry import in_variant
from exercises.filling.tables import can_add_rows
from exercises.pages import TablePage
from screens.plain.desk import Desk
from screens.plain.fields import ask_field
from screens.plain.suggestions import ask_actions
from workbook.changes import RemoveItem, SetText
from workbook.model import Item


def ask(desk: Desk, page: TablePage) -> None:
    """Go through the rows and ask for each column; own rows can be added until a line stays empty."""
    if page.special:
        ask_actions(desk, page)
        return
    own = can_add_rows(page)
    if not own and not desk.items(page):
        desk.waits(page, "Nothing here yet")
    for item in desk.items(page):
        if own and not _text(desk, page, item):
            continue
        _cells(desk, page, item)
    while own:
        given = desk.voice.text(f"{page.text.label or 'Next row'} (Enter alone ends the list)", hint=page.text.hint)
        if not given:
            break
        _cells(desk, page, desk.add(desk.list_of(page), page.prefix, given))


def _text(desk: Desk, page: TablePage, item: Item) -> bool:
    """Ask for the row's own text; emptied, the row goes to the bin."""
    given = desk.voice.text(page.text.label or "Row", item.text)
    if not given:
        desk.do(RemoveItem(desk.list_of(page), item.id), item.text)
        return False
    if given != item.text:
        desk.do(SetText(desk.list_of(page), item.id, given), given)
    return True


def _cells(desk: Desk, page: TablePage, item: Item) -> None:
    name = desk.list_of(page)
    desk.voice.heading(item.text)
    for field in in_variant(page.columns, desk.variant):
        standing = desk.book.item(name, item.id) or item
        keep = partial(desk.set_cell, name, standing, field.id)
        keep(ask_field(desk, field, standing.cells.get(field.id), keep=keep))
