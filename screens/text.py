"""The one door to the screen for text that people typed.

Textual and Rich read markup in almost every plain string: a card that says ``[/]`` would end the program, one that
says ``[@click=app.quit]`` would be a button. Only the objects made here reach a widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text
    from textual.content import Content

MARKS: dict[str, str] = {
    "not started": "○",
    "begun": "◐",
    "done": "●",
    "check again": "◇",
    "now": "▸",
    "skipped": "✕",
}
"""State -> its mark; the word always stands beside it."""


def plain(text: object) -> str:
    """Return *text* without characters a terminal would obey. The workbook's own door cleans; this one is the last."""
    from workbook.text import clean

    return clean(str(text))


def lit(text: object, style: str = "") -> Text:
    """Return *text* as it is, for `DataTable`, `Tree`, `OptionList` and everything drawn by Rich."""
    from rich.text import Text

    return Text(plain(text), style=style, end="")


def content(text: object, style: str = "") -> Content:
    """Return *text* as it is, for Textual's own widgets (`Static`, `Label`, `Button`, titles, tooltips)."""
    from textual.content import Content

    return Content.styled(plain(text), style) if style else Content(plain(text))


def mixed(template: str, **values: object) -> Content:
    """Return our own *template* with people's *values* in it: ``mixed("[b]$title[/b] by $who", title=…, who=…)``.

    Markup is read in the template only. The template is a constant of ours, never put together from data.
    """
    from textual.content import Content

    safe = {name: value if isinstance(value, Content) else plain(value) for name, value in values.items()}
    return Content.from_markup(template, **safe)


def joined(*parts: Content | str) -> Content:
    """Return parts one after the other; plain strings among them are taken as they are."""
    from textual.content import Content

    return Content.assemble(*parts)


LONG = 40


def short(text: str) -> str:
    """Return the beginning of a text, for where it is only named."""
    text = " ".join(text.split())
    return text if len(text) <= LONG else f"{text[: LONG - 1].rstrip()}…"


def quoted(text: str) -> str:
    """Return a text as a sentence names it: ``“Pumps fail”``."""
    return f"“{short(text)}”"


def how_far(done: int, of: int, left: int = 0, begun: int = 0) -> str:
    """Return how far a workbook is: ``12 of 13 done, 1 left out``; what is begun where nothing is done yet."""
    so_far = f", {begun} begun" if begun and not done else ""
    return f"{done} of {of} done{so_far}" + (f", {left} left out" if left else "")


def count(number: int, one: str, more: str) -> str:
    """Return a number with its noun: ``1 person``, ``8 people``, ``no people``."""
    return f"{number or 'no'} {one if number == 1 else more}"
