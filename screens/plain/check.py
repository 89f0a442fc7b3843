"""Line mode of a `check` page."""

from __future__ import annotations

from exercises.filling.cells import as_text
from exercises.filling.entry import columns_in
from exercises.pages import CheckPage
from screens.plain.desk import Desk
from screens.plain.say import say_shown


def ask(desk: Desk, page: CheckPage) -> None:
    """Ask for each line's mark, column by column."""
    say_shown(desk, page.shows)
    choices = [(option.id, option.label) for option in page.options]
    hints = {line.id: line.hint for line in page.lines}
    for item in desk.items(page):
        if hints.get(item.id):
            desk.voice.say(hints[item.id])
        for column in columns_in(page, desk.variant):
            question = f"{item.text} ({column.label})" if column.label else item.text
            picked = desk.voice.pick(question, choices, as_text(item.cells.get(column.id)) or None)
            desk.set_cell(desk.list_of(page), item, column.id, picked)
