"""Line mode of a `cluster` page."""

from __future__ import annotations

from exercises.filling.cells import text
from exercises.filling.groups import group_the_rest, groups_of
from exercises.filling.rows import own_list
from exercises.pages import ClusterPage
from screens.plain.desk import Desk
from screens.plain.voice import Choice
from workbook.changes import SetText

NEW, ALONE = "+", "-"


def ask(desk: Desk, page: ClusterPage) -> None:
    """Ask for each card which group it goes to; new groups are named on the way, names can be mended at the end."""
    groups = own_list(desk.exercise, page)
    cards = desk.list_of(page)
    if not desk.book.rows(cards):
        desk.waits(page, "No cards yet")
    for item in desk.book.rows(cards):
        picked = desk.voice.pick(f"“{item.text}” goes to", _choices(desk, page), text(item, page.cell) or None)
        if picked == NEW:
            named = desk.voice.text("Name of the new group", item.text)
            picked = desk.add(groups, page.prefix, named).id if named else None
        elif picked == ALONE:
            picked = None
        desk.set_cell(cards, item, page.cell, picked)
    if not page.groups:
        for group in desk.book.rows(groups):
            named = desk.voice.text(f"Name of group {group.id}", group.text)
            if named and named != group.text:
                desk.do(SetText(groups, group.id, named), named)
    change, made = group_the_rest(desk.exercise, page, desk.book)
    if change is not None:
        desk.do(change, "1 card on its own" if made == 1 else f"{made} cards on their own")


def _choices(desk: Desk, page: ClusterPage) -> list[Choice]:
    known = [(group.id, group.text) for group in groups_of(desk.exercise, page, desk.book)]
    return [*known, (ALONE, "not sorted")] if page.groups else [*known, (NEW, "a new group"), (ALONE, "no group")]
