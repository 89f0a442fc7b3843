"""Line mode of a `write` page."""

from __future__ import annotations

from exercises.pages import WritePage
from screens.plain.desk import Desk
from screens.plain.fields import ask_field, asked_here
from screens.plain.say import say_shown


def ask(desk: Desk, page: WritePage) -> None:
    """Ask for each field."""
    say_shown(desk, page.shows)
    for field in page.fields:
        if asked_here(desk, field):
            value = ask_field(desk, field, desk.field(page, field.id))
            desk.set_field(page, field.id, value)
            if page.words and field.type == "paragraph" and isinstance(value, str):
                desk.voice.say(f"{len(value.split())} words of {page.words}.")
