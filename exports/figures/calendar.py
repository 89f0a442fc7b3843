"""A strip of columns (months, lanes) by rows (purposes, owners)."""

from __future__ import annotations

from markupsafe import Markup

from exercises.figures import CalendarFigure, Entry
from exports.figures.canvas import (
    ACCENT,
    LEAD,
    LINE,
    SIZE,
    SMALL,
    SMALL_LEAD,
    WIDTH,
    Canvas,
    large,
    tallest,
    width,
    wrap,
)
from exports.figures.text import pipes

PAD = 3.5
GAP = 4.0
HEAD = 24.0
"""Room for the columns' heads; what is left of a drawing is the highest row."""
FORM, CELL, LARGE_CELL = 700.0, 76.0, 46.0
"""Width of the empty form, which has a sheet on its side to itself, and height of its cells. In large print the form is
as wide as any drawing, so that its letters come out as large, and its cells fill the same sheet."""


class _Frame:
    def __init__(self, figure: CalendarFigure, right: float = WIDTH) -> None:
        self.right = right
        longest = max((width(row, SMALL, 600) for row in figure.rows), default=0.0)
        self.label = min(longest + 8, 72.0) if any(figure.rows) else 0.0
        self.columns = max(len(figure.columns), 1)
        self.wide = (right - self.label) / self.columns

    def left(self, place: int) -> float:
        return self.label + place * self.wide


def _cells(figure: CalendarFigure) -> dict[tuple[int, int], list[Entry]]:
    found: dict[tuple[int, int], list[Entry]] = {}
    for entry in figure.entries:
        found.setdefault((entry.row, entry.column), []).append(entry)
    return found


def draw(figure: CalendarFigure) -> list[Markup]:
    """Return the figure's drawings, one a sheet."""
    frame, cells = _Frame(figure), _cells(figure)
    sheets: list[Canvas] = []
    y = 0.0
    for place, row in enumerate(figure.rows or ("",)):
        label = wrap(row, frame.label - 6, SMALL, 600) if row else []
        for slices in _slices([cells.get((place, c), []) for c in range(frame.columns)], frame.wide):
            high = max([*(_high(part, frame.wide) for part in slices), len(label) * SMALL_LEAD + 8, 26.0])
            if not sheets or y + high > tallest(len(sheets)):
                sheets.append(Canvas())
                y = _head(sheets[-1], figure, frame)
            sheets[-1].text(0, y + 11, label, size=SMALL, lead=SMALL_LEAD, weight=600)
            for column, part in enumerate(slices):
                sheets[-1].rect(frame.left(column), y, frame.wide, high, stroke=LINE, thick=0.4)
                _entries(sheets[-1], part, frame.left(column), y, frame.wide)
            y += high
    return [sheet.svg(title(figure)) for sheet in sheets]


def _slices(cells: list[list[Entry]], wide: float) -> list[list[list[Entry]]]:
    """A row too full for a page goes on in the next, under the same label."""
    columns = [_filled(entries, wide) for entries in cells]
    return [[parts[n] if n < len(parts) else [] for parts in columns] for n in range(max(map(len, columns)))]


def _filled(entries: list[Entry], wide: float) -> list[list[Entry]]:
    parts: list[list[Entry]] = [[]]
    for entry in entries:
        if parts[-1] and _high([*parts[-1], entry], wide) > tallest() - HEAD:
            parts.append([])
        parts[-1].append(entry)
    return parts


def title(figure: CalendarFigure) -> str:
    """Return the figure in one line, for those who cannot see it."""
    return f"{figure.title}: " + "; ".join(
        ", ".join(filter(None, (_name(figure.columns, e.column), e.when, e.text, _name(figure.rows, e.row))))
        for e in figure.entries
    )


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place] if 0 <= place < len(names) else ""


def _head(sheet: Canvas, figure: CalendarFigure, frame: _Frame) -> float:
    heads = [wrap(column, frame.wide - 2 * PAD, SIZE, 600) for column in figure.columns]
    deep = max((len(lines) for lines in heads), default=1)
    for place, lines in enumerate(heads):
        sheet.text(frame.left(place) + PAD, 9 + (deep - len(lines)) * LEAD, lines, weight=600, fill=ACCENT)
    y = 9 + (deep - 1) * LEAD + 4
    sheet.line(0, y, frame.right, y, stroke=ACCENT, thick=1.2)
    return y


def _high(entries: list[Entry], wide: float) -> float:
    return sum(len(_lines(e, wide)[0] + _lines(e, wide)[1]) * SMALL_LEAD + GAP for e in entries) + 2 * PAD


def _lines(entry: Entry, wide: float) -> tuple[list[str], list[str]]:
    room = wide - 2 * PAD - 2
    return wrap(entry.when, room, SMALL, 600) if entry.when else [], wrap(entry.text, room, SMALL)


def _entries(sheet: Canvas, entries: list[Entry], x: float, y: float, wide: float) -> None:
    y += PAD + 7
    for entry in entries:
        when, text = _lines(entry, wide)
        sheet.line(x + 1.2, y - 6, x + 1.2, y + (len(when) + len(text) - 1) * SMALL_LEAD + 2, stroke=ACCENT, thick=1.6)
        y = sheet.text(x + PAD + 1.5, y, when, size=SMALL, lead=SMALL_LEAD, weight=600, fill=ACCENT)
        y = sheet.text(x + PAD + 1.5, y, text, size=SMALL, lead=SMALL_LEAD) + GAP


def plain(figure: CalendarFigure) -> list[str]:
    """Return the figure as Markdown."""
    cells = _cells(figure)
    rows = []
    for place, row in enumerate(figure.rows or ("",)):
        said = ["; ".join(" ".join(filter(None, (e.when, e.text))) for e in cells.get((place, c), []))
                for c in range(len(figure.columns))]  # fmt: skip
        rows.append([row, *said])
    return pipes(["", *figure.columns], rows)


def form(figure: CalendarFigure) -> list[Markup]:
    """Return the empty form: the grid with its headings."""
    wide, deep = (WIDTH, LARGE_CELL) if large() else (FORM, CELL)
    sheet, frame = Canvas(wide), _Frame(figure, wide)
    y = _head(sheet, figure, frame)
    for row in figure.rows or ("",):
        sheet.text(0, y + 11, wrap(row, max(frame.label - 6, 20), SMALL, 600), size=SMALL, lead=SMALL_LEAD, weight=600)
        for column in range(frame.columns):
            sheet.rect(frame.left(column), y, frame.wide, deep, stroke=LINE, thick=0.4)
        y += deep
    return [sheet.svg(f"{figure.title}: empty form")]
