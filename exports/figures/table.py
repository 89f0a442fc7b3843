"""Rows and columns: a real table on every medium."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from exercises.figures import Column, Row, TableFigure
from exports.figures.text import line, pipes


def draw(figure: TableFigure) -> list[Markup]:
    """Return the table as HTML; its heads repeat on every page."""
    return [_table(figure.columns, [_body(figure.columns, rows) for _, rows in _groups(figure.rows)])]


def _groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(group, list(own)) for group, own in groupby(rows, key=lambda row: row.group)]


def _table(columns: Sequence[Column], bodies: Sequence[Markup]) -> Markup:
    whole = sum(column.share for column in columns) or 1
    cols = Markup("").join(Markup('<col style="width:{:.1f}%">').format(100 * c.share / whole) for c in columns)
    heads = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(column.align, column.label) for column in columns
    )
    return Markup("<table><colgroup>{}</colgroup><thead><tr>{}</tr></thead>{}</table>").format(
        cols, heads, Markup("").join(bodies)
    )


def _body(columns: Sequence[Column], rows: Sequence[Row]) -> Markup:
    group = rows[0].group if rows else ""
    head = Markup("")
    if group:
        head = Markup('<tr class="group"><td colspan="{}">{}</td></tr>').format(len(columns), group)
    return Markup("<tbody>{}{}</tbody>").format(head, Markup("").join(_row(columns, row) for row in rows))


def _row(columns: Sequence[Column], row: Row) -> Markup:
    cells = [*row.cells, *[""] * (len(columns) - len(row.cells))]
    tag = Markup('<span class="mark">▸&#160;{}</span>').format(row.mark) if row.mark else Markup("")
    found = [
        Markup('<td class="{}">{}{}</td>').format(
            column.align, Markup("<br>").join(cell.split("\n")), tag if not place else ""
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
    return [Markup('<div class="ruled">{}</div>').format(_table(figure.columns, bodies))]
