"""Line mode of a `collect` page."""

from __future__ import annotations

from exercises.filling.rows import own_list
from exercises.pages import CollectPage
from screens.plain.desk import Desk
from workbook.changes import RemoveItem, SetText


def ask(desk: Desk, page: CollectPage) -> None:
    """Go through the cards that stand, then take new ones until a line stays empty."""
    name = own_list(desk.exercise, page)
    one, many = page.words
    for number, item in enumerate(desk.book.rows(name), 1):
        given = desk.voice.text(str(number), item.text)
        if not given:
            desk.do(RemoveItem(name, item.id), item.text)
        elif given != item.text:
            desk.do(SetText(name, item.id, given), given)
    desk.voice.say(f"One {one} a line. Enter alone ends the list.")
    while True:
        count = len(desk.book.rows(name))
        given = desk.voice.text(str(count + 1), hint=page.placeholder)
        if not given:
            break
        desk.add(name, page.prefix, given)
    count = len(desk.book.rows(name))
    desk.voice.say(f"{count} {one if count == 1 else many}.")
