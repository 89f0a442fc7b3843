"""Figures as people can edit them: paragraphs, lists and tables, nothing drawn. Texts as typed; `sheet` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from typing import TypeAlias

from msgspec import Struct

from exercises.figures import (
    BarsFigure,
    CalendarFigure,
    DotRow,
    DotsFigure,
    Figure,
    LevelsFigure,
    LightsFigure,
    MatrixCell,
    MatrixFigure,
    QuadrantFigure,
    StatementFigure,
    TableFigure,
    is_empty,
)


class Said(Struct, frozen=True):
    """A paragraph: ``text``, a ``label`` over what follows, the one ``large`` sentence, a ``quiet`` remark, or an
    entry of a ``list``.
    """

    text: str
    look: str = "text"


class Grid(Struct, frozen=True):
    """A table; columns that nothing stands in are left out. *right*: which stand on the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...] = ()


Piece: TypeAlias = Said | Grid
MOST_MARKS = 10
"""More people than this are a number, not a row of marks."""


def pieces(figure: Figure) -> list[Piece]:
    """Return a figure in pieces, notes last; the one line it brings where it is empty."""
    if is_empty(figure):
        return [Said(figure.empty, "quiet")]
    return [*laid(figure), *(Said(note, "quiet") for note in figure.notes)]


@singledispatch
def laid(figure: Figure) -> Iterable[Piece]:
    """Return the figure's pieces without its notes."""
    raise TypeError(f"no Word for {type(figure).__name__}")


@laid.register
def _statement(figure: StatementFigure) -> Iterator[Piece]:
    for passage in figure.passages:
        if passage.label:
            yield Said(passage.label, "label")
        yield Said(passage.text, "large" if passage.large else "text")


@laid.register
def _table(figure: TableFigure) -> Iterator[Piece]:
    heads = (*(column.label for column in figure.columns), "")
    right = tuple(column.align == "right" for column in figure.columns)
    for group, rows in grouped([(row.group, _filled((*row.cells,), len(heads) - 1, row.mark)) for row in figure.rows]):
        yield from _under(group, Grid(heads, tuple(rows), right))


@laid.register
def _bars(figure: BarsFigure) -> Iterator[Piece]:
    parts = next((bar.parts for bar in figure.bars if bar.parts), ())
    if {part.label for part in parts} <= set(figure.columns):  # a column says it already
        parts = ()
    heads = ("", *(part.label for part in parts), figure.unit or "Value", *figure.columns, "")
    rows = tuple(
        (
            bar.label,
            *_filled(tuple(f"{part.value:g}" for part in bar.parts), len(parts)),
            bar.text,
            *_filled(bar.cells, len(figure.columns), bar.mark),
        )
        for bar in figure.bars
    )
    yield Grid(heads, rows, (False, *[True] * (len(parts) + 1 + len(figure.columns))))
    for guide in figure.guides:
        if guide.label:
            at = f"{guide.at:g}"
            yield Said(
                f"Line at {guide.label}" if guide.label.startswith(at) else f"Line at {at}: {guide.label}", "list"
            )


@laid.register
def _dots(figure: DotsFigure) -> Iterator[Piece]:
    steps = range(figure.low, figure.high + 1)
    heads = ("", *map(str, steps), "Pass", "Mean", "Spread", "")
    told = [(row.group, line) for row in figure.rows for line in _strip(figure, row)]
    for group, rows in grouped(told):
        yield from _under(group, Grid(heads, tuple(rows), (False, *[False] * len(steps), True, True)))


def _strip(figure: DotsFigure, row: DotRow) -> Iterator[tuple[str, ...]]:
    label = row.label
    if row.then:
        yield f"{row.label} ({figure.then_label or 'then'})", *map(_marks, row.then), "", "", "", ""
        label = f"{row.label} ({figure.now_label or 'now'})"
    yield label, *map(_marks, row.counts), str(row.passes or ""), row.mean, row.spread, row.mark


def _marks(count: int) -> str:
    return "●" * count if count <= MOST_MARKS else f"● {count}"


@laid.register
def _matrix(figure: MatrixFigure) -> Iterator[Piece]:
    rows = tuple((name, *map(_cell, cells)) for name, cells in zip(figure.rows, figure.cells, strict=False))
    yield Grid(("", *figure.columns), rows)


def _cell(cell: MatrixCell) -> str:
    return "\n".join(filter(None, (cell.text, *(f"{bar.label} {bar.text}".strip() for bar in cell.bars))))


@laid.register
def _quadrant(figure: QuadrantFigure) -> Iterator[Piece]:
    heads = ("", "", figure.x.label or "Across", figure.y.label or "Up", "", "")
    yield Grid(
        heads,
        tuple((p.letter, p.label, f"{round(p.x, 2):g}", f"{round(p.y, 2):g}", p.text, p.mark) for p in figure.points),
        (False, False, True, True),
    )
    for axis in (figure.x, figure.y):
        if axis.line is not None:
            yield Said(f"{axis.label}: line at {axis.line:g}", "list")
    for place, name in zip(("Top left", "Top right", "Bottom left", "Bottom right"), figure.names or (), strict=False):
        yield Said(f"{place}: {name}", "list")


@laid.register
def _levels(figure: LevelsFigure) -> Iterator[Piece]:
    rows = tuple((one.label, "" if one.count is None else str(one.count), one.text) for one in figure.levels)
    yield Grid(("From the core outwards", "How many", ""), rows, (False, True))


@laid.register
def _calendar(figure: CalendarFigure) -> Iterator[Piece]:
    names = figure.rows or ("",)
    rows: list[tuple[str, ...]] = []
    for place, column in enumerate(figure.columns):
        here = sorted((entry for entry in figure.entries if entry.column == place), key=lambda one: one.row)
        rows += [(column, names[min(one.row, len(names) - 1)], one.when, one.text) for one in here]
        if not here:  # a gap is worth seeing
            rows.append((column, "", "", "–"))
    unused = [name for place, name in enumerate(figure.rows) if all(entry.row != place for entry in figure.entries)]
    yield Grid(("", "", "When", "What"), tuple(rows))
    if unused:
        yield Said(f"Nothing for: {', '.join(unused)}.", "quiet")


@laid.register
def _lights(figure: LightsFigure) -> Iterator[Piece]:
    states = {"on": "●", "half": "◐", "off": "○"}
    told = [(one.group, (states[one.state], one.label, one.word, one.text)) for one in figure.lights]
    for group, rows in grouped(told):
        yield from _under(group, Grid(("", "Line", "State", ""), tuple(rows)))


def grouped(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Return rows that stand under the same heading, one after the other."""
    held: list[tuple[str, ...]] = []
    now: str | None = None
    for group, row in rows:
        if now is not None and group != now:
            yield now, held
            held = []
        now = group
        held.append(row)
    if now is not None:
        yield now, held


def _under(group: str, grid: Grid) -> Iterator[Piece]:
    if group:
        yield Said(group, "label")
    yield grid


def _filled(cells: tuple[str, ...], count: int, *more: str) -> tuple[str, ...]:
    """Cells brought to a number of columns, then what follows them."""
    return (*cells[:count], *[""] * (count - len(cells)), *more)
