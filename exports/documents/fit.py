"""What keeps a document to its page: how high texts come out in print, and what is shortened until they fit.

Measured on the narrower and the lower of the two papers, in the sizes of `print.css`. In large print a page holds less;
there the documents go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from exercises.figures import (
    CalendarFigure,
    Figure,
    LightsFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
    is_empty,
)
from exports.figures import drawn
from exports.figures.canvas import WIDTH
from exports.figures.long import beginning
from exports.figures.metrics import wrap
from exports.model import Document

WIDE, HIGH = 482.0, 718.0
"""The text of a compact page, in points: as wide as on A4, as high as on Letter; and the space below the last figure,
which needs no paper."""
SIDE = 0.479
"""Share of the width that one of two columns has."""
SIZE, LEAD, HEADING, BETWEEN = 8.5, 11.0, 13.5, 1.5
"""Points: letters, lines, a heading with its space, the space between two passages."""
TITLE, PART, ENTRY = 200, 100, 60
"""Letters of a title, of a part of the line under it, and of an entry in a calendar, on a page that must hold all."""
LIGHT = 160.0
"""Points that the label of a light may take: lights then stand in two columns."""
MANY = 1_000_000
"""More lines than any text has."""
LONG, ABOUT = 120, 110
"""Letters of a title that is set smaller, and of a line under it that is set as several; as the templates have it."""
TIGHTER = (99, 6, 4, 3, 2, 1)
"""Lines that one text may take, tried in turn until the page holds all."""
_TIGHT = 0.94
"""How much of a line letters are taken to fill: where it breaks, we may be wrong by a word."""
_HEIGHT = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')


def tries(fitted: bool, steps: Sequence[int] = TIGHTER) -> Sequence[int]:
    """Return the lines that one text may take, to be tried in turn; as many as it has where nothing is to fit."""
    return steps if fitted else (MANY,)


def lines(text: str, room: float, size: float = SIZE, weight: int = 400) -> int:
    """Return how many lines a text takes."""
    return len(wrap(text, room * _TIGHT, size, weight))


def cut(text: str, most: int, room: float, size: float = SIZE, weight: int = 400) -> str:
    """Return the beginning of a text that takes no more than *most* lines."""
    if most == MANY or lines(text, room, size, weight) <= most:
        return text
    letters = min(len(text) - 1, int(room / size * 4) * most)
    while letters > 1 and lines(beginning(text, letters), room, size, weight) > most:
        letters = int(letters * 0.97)
    return beginning(text, max(letters, 1))


def brief(document: Document, fitted: bool) -> Document:
    """Return a document whose masthead leaves room for the page under it; as it is where nothing is to fit."""
    if not fitted:
        return document
    about = " · ".join(beginning(part, PART) for part in document.about.split(" · "))
    return replace(document, title=beginning(document.title, TITLE), about=about)


def masthead(document: Document) -> float:
    """Return how high the masthead of a compact page comes out, with the heading under it."""
    size, lead = (11.0, 14.0) if len(document.title) > LONG else (17.0, 22.0)
    parts = document.about.split(" · ") if len(document.about) > ABOUT else [document.about]
    about = sum(13 * lines(part, WIDE, 9.5) for part in parts) + 2
    return 19.5 + lead * lines(document.title, WIDE, size, 600) + about + 6 + 26


class Room(Struct, frozen=True):
    """A width to set figures in, and how many lines one text may take.

    Attributes:
        wide: Points.
        most: Lines of one text; what is longer is cut.
        gap: Points below a figure.
    """

    wide: float = WIDE
    most: int = 99
    gap: float = 9.0

    @overload
    def short(self, figure: StatementFigure) -> StatementFigure: ...
    @overload
    def short(self, figure: TableFigure) -> TableFigure: ...
    @overload
    def short(self, figure: Figure) -> Figure: ...
    def short(self, figure: Figure) -> Figure:
        """Return a figure with its texts cut to so many lines."""
        if self.most == MANY:
            return figure
        if isinstance(figure, StatementFigure):
            passages = tuple(replace(one, text=self._text(one)) for one in figure.passages)
            return replace(figure, title=cut(figure.title, 1, self.wide, 9, 600), passages=passages)
        if isinstance(figure, TableFigure):
            wide = self.columns(figure)
            rows = tuple(replace(row, cells=self._cells(row, wide)) for row in figure.rows)
            return replace(figure, rows=rows)
        if isinstance(figure, LightsFigure):
            lights = tuple(
                replace(light, label=cut(light.label, 1, LIGHT), word=cut(light.word, 2, LIGHT / 2, weight=600))
                for light in figure.lights
            )
            return replace(figure, lights=lights)
        return figure

    def _text(self, passage: Passage) -> str:
        """What stands large is what matters most: it may take two lines more."""
        most, size = (self.most + 2, 10.5) if passage.large else (self.most, SIZE)
        return cut(passage.text, most, self.wide, size)

    def _cells(self, row: Row, wide: Sequence[float]) -> tuple[str, ...]:
        return tuple(cut(cell, self.most, room) for cell, room in zip(row.cells, wide, strict=False))

    def columns(self, figure: TableFigure) -> list[float]:
        """Return how much room the texts of each column have."""
        from exports.figures.table import GUTTER, shares

        return [share * self.wide / 100 - GUTTER for share in shares(figure)]

    def high(self, figure: Figure) -> float:
        """Return how high a figure comes out, heading and space below it included."""
        if is_empty(figure):
            return LEAD * lines(f"{figure.title}  {figure.empty}", self.wide, 9, 600) + 7
        return self.around(figure) + self._body(figure)

    def around(self, figure: Figure) -> float:
        """Return how high the heading, the notes and the space below come out."""
        head = HEADING * lines(figure.title, self.wide, 9, 600)
        notes = sum(LEAD * lines(note, self.wide - 12) + 2 for note in figure.notes) + (6 if figure.notes else 0)
        return head + notes + self.gap

    def _body(self, figure: Figure) -> float:
        if isinstance(figure, StatementFigure):
            return sum(self._passage(one) for one in figure.passages) - BETWEEN
        if isinstance(figure, TableFigure):
            wide = self.columns(figure)
            return HEADING + sum(self.row(row, wide) for row in figure.rows)
        heights = [float(found) for one in drawn(figure).pieces for found in _HEIGHT.findall(one)]
        # Letter is as much wider as drawings are higher on it.
        return sum(heights) * 1.04 * self.wide / WIDTH + 5 * (len(heights) - 1)

    def _passage(self, passage: Passage) -> float:
        size, lead = (10.5, 13.0) if passage.large else (SIZE, 10.5)
        label = 12.0 if passage.label else 0.0
        return label + BETWEEN + sum(lead * lines(part, self.wide, size) for part in passage.text.split("\n"))

    def row(self, row: Row, wide: Sequence[float]) -> float:
        """Return how high one row comes out in columns so wide."""
        cells = zip(row.cells, wide, strict=False)
        return LEAD * max((lines(cell, room) for cell, room in cells), default=1) + 2.3 + (9.5 if row.mark else 0)


def listed(figure: TableFigure, room: Room, high: float, where: str = "the report") -> TableFigure:
    """Return a table with as many rows as *high* points hold, and a note that counts the others and says where."""
    if room.high(figure) <= high:
        return figure
    left = high - room.around(replace(figure, notes=(*figure.notes, _more(len(figure.rows), where)))) - HEADING
    wide = room.columns(figure)
    kept: list[Row] = []
    for row in figure.rows:
        left -= room.row(row, wide)
        if left < 0:
            break
        kept.append(row)
    return replace(figure, rows=tuple(kept), notes=(*figure.notes, _more(len(figure.rows) - len(kept), where)))


def _more(count: int, where: str) -> str:
    return f"and {count} more: see {where}."


def planned(figure: CalendarFigure, room: Room, high: float) -> CalendarFigure:
    """Return a calendar that is no higher than *high* points: short texts, then fewer entries and a note."""
    entries = tuple(replace(one, text=beginning(one.text, ENTRY)) for one in figure.entries)
    made = replace(figure, entries=entries, rows=tuple(beginning(row, ENTRY) for row in figure.rows))
    kept = made
    while room.high(kept) > high and len(kept.entries) > 1:
        fewer = kept.entries[: len(kept.entries) * 9 // 10]
        kept = replace(made, entries=fewer, notes=(*figure.notes, _more(len(entries) - len(fewer), "the report")))
    return kept
