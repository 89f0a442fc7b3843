"""Rows and columns: a real table on every medium."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from exercises.figures import Column, Row, TableFigure
from exports.figures.canvas import SIZE, SMALL, WIDTH, large
from exports.figures.evened import evened
from exports.figures.metrics import width
from exports.figures.text import line, pipes

MANY, WIDEST = 6, 504.0
"""A table of so many columns takes the note margin too, 178 mm, where its texts would wrap without."""
SHORT = 12
"""A text of so many characters stays on one line: a date."""
UNNAMED = {"right": "#"}
"""Heading of a column that brings none, by its side: numbers of rows, else what the row is about."""
FEW, TAIL = 4, 3
"""In large print a table and a group of so few rows stay on one page, and so many rows at the end of a longer one."""
TOGETHER = Markup(' class="together"')
LONGEST, GUTTER, SLACK = 90.0, 9.0, 1.0
"""A longer word may be broken; points between two columns, and beside a heading: shares are rounded."""


def draw(figure: TableFigure) -> list[Markup]:
    """Return the table as HTML; its heads repeat on every page."""
    bodies = [_body(figure.columns, rows) for _, rows in _groups(figure.rows)]
    return [_table(figure.columns, bodies, shares(figure), len(figure.rows) <= FEW)]


def wide(figure: TableFigure) -> bool:
    """Tell whether a table takes the note margin too: it has many columns, and they want more than the text's width."""
    places = range(len(figure.columns))
    return len(figure.columns) >= MANY and sum(_longest_text(figure, place) for place in places) > WIDTH


def _longest_text(figure: TableFigure, place: int) -> float:
    """What a column would take if nothing in it were to wrap; a heading may."""
    cells = [row.cells[place] for row in figure.rows if place < len(row.cells)]
    lines = (width(text, SIZE) for cell in cells for text in cell.split("\n"))
    return max([_longest(figure, place) - GUTTER, *lines], default=0.0) + GUTTER


def shares(figure: TableFigure) -> list[float]:
    """Return the columns' widths in percent: their shares, but no word of ordinary length is broken for them."""
    places = range(len(figure.columns))
    least = [_longest(figure, place) for place in places]
    if len(figure.columns) >= MANY and not wide(figure):  # nothing wraps where everything fits
        least = [_longest_text(figure, place) for place in places]
    asked = [0 if _slim(figure, place) else column.share for place, column in enumerate(figure.columns)]
    whole = WIDEST if wide(figure) and not large() else WIDTH
    spare = max(whole - sum(least), 0.0)
    wanted = [max(share * whole / (sum(asked) or 1) - low, 0.0) for share, low in zip(asked, least, strict=True)]
    given = [low + spare * want / (sum(wanted) or 1) for low, want in zip(least, wanted, strict=True)]
    given = evened([_texts(figure, place) for place in places], given, least, GUTTER, SIZE)
    return [100 * points / (sum(given) or 1) for points in given]


def _texts(figure: TableFigure, place: int) -> list[str]:
    """The texts of a column, each with what marks its row under it."""
    marks = [row.mark if not place else "" for row in figure.rows]
    cells = [row.cells[place] if place < len(row.cells) else "" for row in figure.rows]
    return [f"{cell}\n{mark}" if mark else cell for cell, mark in zip(cells, marks, strict=True)]


def _slim(figure: TableFigure, place: int) -> bool:
    """A column of numbers without a heading takes no more than they need."""
    cells = [row.cells[place] for row in figure.rows if place < len(row.cells)]
    return not figure.columns[place].label and all(len(cell) <= 4 for cell in cells) and len(figure.columns) > 1


def _longest(figure: TableFigure, place: int) -> float:
    texts = [row.cells[place] for row in figure.rows if place < len(row.cells)]
    heads = [
        width(word, SMALL, 600) + SLACK
        for word in (figure.columns[place].label or _named(figure.columns[place])).split(" ")
    ]
    if place == 0:
        texts += [f"▸\u00a0{row.mark}" for row in figure.rows if row.mark]
    words = (width(word, SIZE) for text in texts for word in ([text] if len(text) <= SHORT else text.split(" ")))
    return min(max([*words, *heads], default=0.0), LONGEST) + GUTTER


def _named(column: Column) -> str:
    """An empty heading says nothing to somebody who hears the table."""
    return UNNAMED.get(column.align, "What")


def _groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(group, list(own)) for group, own in groupby(rows, key=lambda row: row.group)]


def _table(columns: Sequence[Column], bodies: Sequence[Markup], shares: Sequence[float], few: bool) -> Markup:
    cols = Markup("").join(Markup('<col style="width:{:.1f}%">').format(share) for share in shares)
    heads = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(column.align, column.label or _named(column))
        for column in columns
    )
    return Markup("<table{}><colgroup>{}</colgroup><thead><tr>{}</tr></thead>{}</table>").format(
        TOGETHER if few else "", cols, heads, Markup("").join(bodies)
    )


def _body(columns: Sequence[Column], rows: Sequence[Row]) -> Markup:
    group = rows[0].group if rows else ""
    head = Markup("")
    if group:
        head = Markup('<tr class="group"><td colspan="{}">{}</td></tr>').format(len(columns), group)
    done = [_row(columns, row) for row in rows]
    if len(done) <= FEW:
        return Markup("<tbody{}>{}{}</tbody>").format(TOGETHER, head, Markup("").join(done))
    return Markup("<tbody>{}{}</tbody><tbody{}>{}</tbody>").format(
        head, Markup("").join(done[:-TAIL]), TOGETHER, Markup("").join(done[-TAIL:])
    )


def _row(columns: Sequence[Column], row: Row) -> Markup:
    cells = [*row.cells, *[""] * (len(columns) - len(row.cells))]
    tag = Markup('<span class="mark">▸&#160;{}</span>').format(row.mark) if row.mark else Markup("")
    found = [
        Markup('<td class="{}{}">{}{}</td>').format(
            column.align,
            " short" if len(cell) <= SHORT else "",
            Markup("<br>").join(cell.split("\n")),
            tag if not place else "",
        )
        for place, (column, cell) in enumerate(zip(columns, cells, strict=False))
    ]
    return Markup("<tr>{}</tr>").format(Markup("").join(found))


def plain(figure: TableFigure) -> list[str]:
    """Return the table as Markdown, one a group."""
    right = [column.align == "right" for column in figure.columns]
    found: list[str] = []
    for group, rows in _groups(figure.rows):
        heads = [*(column.label for column in figure.columns), ""]
        cells = [[*row.cells, *[""] * (len(figure.columns) - len(row.cells)), row.mark] for row in rows]
        found += ["", f"**{line(group)}**", ""] if group else [""]
        found += pipes(heads, cells, right)
    return found[1:]


def form(figure: TableFigure) -> list[Markup]:
    """Return the empty form: the heads over ruled rows, first cells kept where the rows are known."""
    rows = [Row((row.cells[0],) if row.cells else (), group=row.group) for row in figure.rows] or [Row(())] * 8
    bodies = [_body(figure.columns, own) for _, own in _groups(rows)]
    return [
        Markup('<div class="ruled">{}</div>').format(_table(figure.columns, bodies, shares(figure), len(rows) <= FEW))
    ]
