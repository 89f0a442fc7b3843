"""Line mode of a `write` page."""

from __future__ import annotations

from functools import partial

from exercises.filling.entry import in_variant
from exercises.filling.typed import words_in
from exercises.pages import WritePage
from screens.plain.desk import Desk
from screens.plain.fields import ask_field
from screens.plain.say import say_shown


def ask(desk: Desk, page: WritePage) -> None:
    """Ask for each field."""
    say_shown(desk, page.shows)
    for field in in_variant(page.fields, desk.variant):
        keep = partial(desk.set_field, page, field.id)
        value = ask_field(desk, field, desk.field(page, field.id), keep=keep)
        keep(value)
        if page.words and field.type == "paragraph" and isinstance(value, str):
            desk.voice.say(f"{words_in(value)} words of {page.words}.")
