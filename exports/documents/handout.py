"""The participants' handout: two pages to keep. The summary; our words, the calendar, the actions."""

from __future__ import annotations

import math

from msgspec.structs import replace

from exercises.figures import CalendarFigure, Figure
from exercises.words import USUAL, words
from exports.documents.actions import by_date
from exports.documents.fit import HIGH, MANY, WIDE, Room, brief, cut, listed, planned, tries
from exports.documents.source import Source, document
from exports.documents.summary import ALONE, ROWS, summary_section
from exports.model import Document, FigureBlock, Section

SECOND = (("primer", "words"), ("rhythm", "calendar"))
"""The figures of the second page, before the actions."""
HEAD, CALENDAR = 62.0, 330.0
"""Points that the heading takes on the second page, and that the calendar may take."""


def make(source: Source) -> Document:
    """Return the handout."""
    first = replace(summary_section(source, actions=False), title=ALONE, purpose="")
    second = _second(source)
    purpose = (
        "Two pages for everyone who took part." if source.fitted and second.fresh else "For everyone who took part."
    )
    return brief(document(source, "handout", "Participant handout", purpose, (first, second)), source.fitted)


def _second(source: Source) -> Section:
    """The second page; it stands on the first where there is nothing to say yet."""
    called = {figure: source.figure(exercise, figure) for exercise, figure in SECOND}
    found = [figure for figure in called.values() if figure is not None]
    fitted = source.fitted
    meeting = cut(words(source.findings).meeting, 1 if fitted else MANY, WIDE / 2)
    meet = "when we meet" if meeting == USUAL.meeting else f"when we meet for our {meeting}"
    listing = by_date(source, brief=True)
    for most in tries(fitted):
        room = Room(WIDE, most)
        figures = [_short(figure, room) for figure in found] if fitted else found
        left_over = HIGH - HEAD - sum(map(room.high, figures)) if fitted else math.inf
        table = listed(room.short(listing), room, left_over)
        if len(table.rows) >= min(ROWS, len(listing.rows)):
            break
    return Section(
        id="next",
        title="Our words, our calendar, our actions",
        purpose=f"What we call things, {meet}, who does what.",
        blocks=tuple(FigureBlock(figure) for figure in [*figures, table]),
        fresh=bool(found or listing.rows),
        compact=True,
    )


def _short(figure: Figure, room: Room) -> Figure:
    return planned(figure, room, CALENDAR) if isinstance(figure, CalendarFigure) else room.short(figure)
