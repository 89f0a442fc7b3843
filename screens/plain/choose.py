"""Line mode of a `choose` page."""

from __future__ import annotations

from functools import partial

from exercises.filling.cells import as_text, as_texts
from exercises.filling.choosing import most_picks, note_goes_along, notes_for
from exercises.filling.rows import own_list
from exercises.pages import ChoosePage
from screens.plain.desk import Desk
from screens.plain.fields import ask_field
from screens.plain.suggestions import ask_suggestions
from workbook.changes import AddItem, SetText
from workbook.model import Item


def ask(desk: Desk, page: ChoosePage) -> None:
    """Ask which items are picked, which comes first, and the notes."""
    if page.special == "suggestions":
        ask_suggestions(desk, page)
        return
    items = desk.items(page)
    if not items:
        desk.waits(page, "Nothing to choose from yet")
        return
    most = most_picks(page, desk.variant)
    now = as_texts(desk.field(page, page.pick))
    picked = desk.voice.pick_many(f"Pick up to {most}", [(i.id, i.text) for i in items], now)
    if len(picked) > most:
        desk.voice.say(f"That is {len(picked)}; {most} is the advice.")
    for item in items:
        if (item.id in picked) != (item.id in now):
            for change in note_goes_along(desk.book, desk.key(page), page, item.id):
                desk.do(change, item.text)
    desk.set_field(page, page.pick, picked or None)
    items = desk.items(page)
    if page.first and picked:
        labels = [(i.id, i.text) for i in items if i.id in picked]
        first = desk.voice.pick(page.first_label or "First", labels, as_text(desk.field(page, page.first)) or None)
        desk.set_field(page, page.first, first)
    for item in items:
        _notes(desk, page, item, item.id in picked)


def _notes(desk: Desk, page: ChoosePage, item: Item, picked: bool) -> None:
    name = desk.list_of(page)
    if page.reword and picked:
        said = desk.voice.text("In our words", item.text)
        if said and said != item.text:
            kept = desk.book.item(own_list(desk.exercise, page), item.id)
            change = AddItem(name, Item(item.id, said)) if kept is None else SetText(name, item.id, said)
            desk.do(change, said)
    for field in notes_for(page, desk.variant, picked=picked):
        keep = partial(desk.set_cell, name, desk.book.item(name, item.id) or item, field.id)
        keep(ask_field(desk, field, item.cells.get(field.id), item.text, keep))
