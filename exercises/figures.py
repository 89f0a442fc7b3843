"""The nine kinds of figure, as types: how a result may be shown, on any medium.

Results make figures; drawers for each medium (`screens/figures`, `exports/figures`) draw them. All texts are final:
a drawer adds lines, marks and space, never words of its own beyond its empty form. Numbers come twice: as a float
to place a mark, as a text to read.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

FigureKind: TypeAlias = Literal[
    "statement", "table", "bars", "dots", "matrix", "quadrant", "levels", "calendar", "lights"
]
FIGURE_KINDS: tuple[FigureKind, ...] = (
    "statement",
    "table",
    "bars",
    "dots",
    "matrix",
    "quadrant",
    "levels",
    "calendar",
    "lights",
)


class FigureBase(Struct, frozen=True, tag_field="kind", kw_only=True):
    """What every figure has.

    Attributes:
        id: Stable, unique in its exercise (``ranking``); ``exercise/id`` names it on `read` pages.
        title: Heading.
        notes: Flags and remarks under the figure, each one sentence.
        empty: What is said where there is nothing to draw; a figure with nothing to draw prints this one line.
        audience: ``facilitator``: never on the wall, never in a handout (stances); ``private``: one's own copy only.
    """

    id: str
    title: str = ""
    notes: tuple[str, ...] = ()
    empty: str = "Not done yet."
    audience: Literal["all", "facilitator", "private"] = "all"


class Passage(Struct, frozen=True):
    """A piece of text with the label over it. *large*: the one sentence that matters."""

    text: str
    label: str = ""
    large: bool = False


class StatementFigure(FigureBase, frozen=True, tag="statement"):
    """Text that stands for itself."""

    passages: tuple[Passage, ...] = ()


class Column(Struct, frozen=True):
    """A table column: heading, alignment, and its share of the width (1 is narrow, 4 is wide)."""

    label: str
    align: Literal["left", "right", "centre"] = "left"
    share: int = 2


class Row(Struct, frozen=True):
    """A table row: one text a column. *mark* is a short word that sets it off ("chosen", "thin"); *group* the
    heading it stands under.
    """

    cells: tuple[str, ...]
    mark: str = ""
    group: str = ""


class TableFigure(FigureBase, frozen=True, tag="table"):
    """Rows and columns."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


class Part(Struct, frozen=True):
    """A piece of a stacked bar: *label* is the same in every bar."""

    label: str
    value: float


class Bar(Struct, frozen=True):
    """A bar: label, value (None: nothing to draw), the value as text, the texts of the further columns, a mark.

    With *parts* the bar is stacked and *value* their sum.
    """

    label: str
    value: float | None
    text: str = ""
    cells: tuple[str, ...] = ()
    mark: str = ""
    parts: tuple[Part, ...] = ()


class Guide(Struct, frozen=True):
    """A reference line across a scale, with its label ("7 hours")."""

    at: float
    label: str = ""


class BarsFigure(FigureBase, frozen=True, tag="bars"):
    """Horizontal bars that start on one line; with ``low`` under zero they start at a zero line."""

    bars: tuple[Bar, ...] = ()
    low: float = 0.0
    high: float = 1.0
    unit: str = ""
    columns: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()


class DotRow(Struct, frozen=True):
    """One row of a dot strip: how many gave each value. Each mark is a person.

    Attributes:
        label: What was scored.
        counts: One number a step of the scale, low to high.
        passes: How many passed.
        mean, spread: As text, empty where nobody scored.
        mark: "lowest 1", "talk 2", "unknown".
        group: Heading it stands under.
        then: The counts of an earlier round or session, or empty.
        middle: The mean as a number, to place it; None where nobody scored.
    """

    label: str
    counts: tuple[int, ...]
    passes: int = 0
    mean: str = ""
    spread: str = ""
    mark: str = ""
    group: str = ""
    then: tuple[int, ...] = ()
    middle: float | None = None


class DotsFigure(FigureBase, frozen=True, tag="dots"):
    """Dot strips on one scale."""

    rows: tuple[DotRow, ...] = ()
    low: int = 1
    high: int = 5
    then_label: str = ""
    now_label: str = ""


class MatrixCell(Struct, frozen=True):
    """A cell: text, small bars, shade from 0 (none) to 1; *text* always says what the shade says."""

    text: str = ""
    bars: tuple[Bar, ...] = ()
    shade: float | None = None


class MatrixFigure(FigureBase, frozen=True, tag="matrix"):
    """Rows by columns."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[MatrixCell, ...], ...] = ()


class Axis(Struct, frozen=True):
    """An axis from *low* to *high* with a line across at *line*."""

    label: str
    low: float = 1.0
    high: float = 5.0
    line: float | None = None


class Point(Struct, frozen=True):
    """A point: its letter in the plot, its name and figures in the legend, a mark ("focus")."""

    letter: str
    label: str
    x: float
    y: float
    text: str = ""
    mark: str = ""


class QuadrantFigure(FigureBase, frozen=True, tag="quadrant"):
    """Points over two axes; *names* are those of the quadrants: top left, top right, bottom left, bottom right."""

    x: Axis = Axis("")
    y: Axis = Axis("")
    points: tuple[Point, ...] = ()
    names: tuple[str, str, str, str] | None = None


class Level(Struct, frozen=True):
    """A ring, inner first: label, how many, and what is said of them."""

    label: str
    count: int | None = None
    text: str = ""


class LevelsFigure(FigureBase, frozen=True, tag="levels"):
    """Rings from the core outwards; all but those marked *outside* count as inside."""

    levels: tuple[Level, ...] = ()
    outside: int = 0


class Entry(Struct, frozen=True):
    """Something in a calendar: column and row by number, its text, its date as text."""

    column: int
    row: int
    text: str
    when: str = ""


class CalendarFigure(FigureBase, frozen=True, tag="calendar"):
    """A strip of columns (months, lanes) by rows (purposes, owners)."""

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


class Light(Struct, frozen=True):
    """A light: label, state, the word for the state, and what would change it."""

    label: str
    state: Literal["on", "half", "off"]
    word: str = ""
    text: str = ""
    group: str = ""


class LightsFigure(FigureBase, frozen=True, tag="lights"):
    """Lights: on, half, off, always with words."""

    lights: tuple[Light, ...] = ()


Figure: TypeAlias = (
    StatementFigure
    | TableFigure
    | BarsFigure
    | DotsFigure
    | MatrixFigure
    | QuadrantFigure
    | LevelsFigure
    | CalendarFigure
    | LightsFigure
)


def is_empty(figure: Figure) -> bool:
    """Tell whether there is nothing to draw."""
    for name in ("passages", "rows", "bars", "points", "levels", "entries", "lights"):
        content = getattr(figure, name, None)
        if content is not None and not isinstance(figure, MatrixFigure | CalendarFigure):
            return not content
    if isinstance(figure, CalendarFigure):
        return not figure.entries
    return not any(cell.text or cell.bars for row in getattr(figure, "cells", ()) for cell in row)


def on_the_wall(figure: Figure, *, alone: bool) -> bool:
    """Tell whether a figure may stand on a screen: the facilitator's never do, private ones only when one is alone."""
    return figure.audience == "all" or (figure.audience == "private" and alone)
