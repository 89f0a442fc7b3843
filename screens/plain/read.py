"""Line mode of a `read` page: says it, waits for Enter."""

from __future__ import annotations

from exercises.filling.entry import cards_in
from exercises.guide import glossary
from exercises.pages import ReadPage
from screens.plain.desk import Desk
from screens.plain.say import say_shown


def ask(desk: Desk, page: ReadPage) -> None:
    """Say the cards, lines and figures of the page."""
    for number, card in enumerate(cards_in(page, desk.book), 1):
        desk.voice.heading(f"{number}. {card.title}")
        desk.voice.say(card.body)
    groups = {group.id: group.label for group in page.groups}
    for line in page.lines:
        if line.group in groups:
            desk.voice.heading(groups.pop(line.group))
        desk.voice.say(f"{line.label}: {line.hint}" if line.hint else line.label)
        for score, sentence in line.anchors.items():
            desk.voice.say(f"  {score}: {sentence}")
    for name in page.shows:
        _show(desk, name)
    desk.voice.text("Press Enter to go on")


def _show(desk: Desk, name: str) -> None:
    if name == "glossary":
        for term, meaning in glossary():
            desk.voice.say(f"{term}: {meaning}")
    else:
        say_shown(desk, (name,))
