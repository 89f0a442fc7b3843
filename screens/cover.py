"""The cover of the open workbook: everything that stands on it can be changed at any time."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from screens.parts.entries import HALF_COVER
from screens.parts.fields import Line, Paragraph
from screens.parts.form import Form, date_line, labelled
from workbook.changes import Change, SetField, SetInfo, Several
from workbook.model import Info, Workbook

LINES: Sequence[tuple[str, str]] = (
    ("organisation", "may stay empty"),
    ("community", "what we call it; may stay empty"),
    ("place", "may stay empty"),
    ("facilitator", "may stay empty"),
)
OWN_WORD = ("primer/words", "community")
"""The field that holds the community's name too: cover and primer fill the same."""


def new_cover(book: Workbook, info: Info) -> Change | None:
    """Return the change that gives a workbook another cover, ``None`` where it is the same."""
    if info == book.info:
        return None
    page, name = OWN_WORD
    if info.community == book.info.community or not book.field(page, name):
        return SetInfo(info)
    return Several((SetInfo(info), SetField(page, name, info.community or None)), "cover")


class CoverScreen(Form[Info]):
    """The form; gives back the cover as it was typed, None where it was left."""

    def body(self) -> ComposeResult:
        """One line a fact, the context below."""
        info = self.workbook_app.open_store.book.info
        lines = {name: Line(getattr(info, name), hint, id=name) for name, hint in LINES}
        with VerticalScroll(id="body", can_focus=False):
            yield from labelled("Title", Line(info.title, "the one thing that is needed", id="title"))
            yield from labelled("Organisation", lines["organisation"])
            yield from labelled("Community", lines["community"])
            yield from labelled("Date", date_line(info.date))
            yield from labelled("Place", lines["place"])
            yield from labelled("Facilitator", lines["facilitator"])
            yield from labelled("Context", Paragraph(info.context, "what led to this; may stay empty", id="context"))

    def half_kept(self) -> str:
        """What was typed into the cover when the program ended."""
        return self.workbook_app.open_store.drafts.get(HALF_COVER, "")

    def keep_half(self, text: str | None) -> None:
        """Keep it in the side file of the workbook."""
        if self.workbook_app.store is not None:
            self.workbook_app.store.draft(HALF_COVER, text)

    def on_mount(self) -> None:
        """Start in the title."""
        self.heading.left = self.workbook_app.open_store.book.info.title
        self.heading.middle = "cover"
        self.query_one("#title").focus()

    def action_accept(self) -> None:
        """Take the cover as it stands here."""
        if (sure := self.checked()) is None:
            return
        title, day = sure
        typed = {name: self.typed(name) for name, _ in LINES}
        context = self.query_one("#context", Paragraph).value
        info = self.workbook_app.open_store.book.info
        self.dismiss(replace(info, title=title, date=day, context=context, **typed))

    def key_words(self) -> dict[str, str]:
        """What the keys do here."""
        return {"accept": "keep it"}
