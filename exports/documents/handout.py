"""The participants' handout: two pages to keep. The summary; our words, the calendar, the actions."""

from __future__ import annotations

from msgspec.structs import replace

from exercises.words import USUAL, words
from exports.documents.actions import by_date
from exports.documents.source import Source, document
from exports.documents.summary import ALONE, summary_section
from exports.model import Document, FigureBlock, Section

SECOND = (("primer", "words"), ("rhythm", "calendar"))
"""The figures of the second page, before the actions."""


def make(source: Source) -> Document:
    """Return the handout."""
    figures = [source.figure(exercise, figure) for exercise, figure in SECOND]
    blocks = tuple(FigureBlock(figure) for figure in [*figures, by_date(source, brief=True)] if figure is not None)
    meeting = words(source.findings).meeting
    meet = "when we meet" if meeting == USUAL.meeting else f"when we meet for our {meeting}"
    second = Section(
        id="next",
        title="Our words, our calendar, our actions",
        purpose=f"What we call things, {meet}, who does what.",
        blocks=blocks,
        fresh=True,
        compact=True,
    )
    return document(source, "handout", "Participant handout", "Two pages for everyone who took part.",
                    (replace(summary_section(source, actions=False), title=ALONE, purpose=""), second))  # fmt: skip
