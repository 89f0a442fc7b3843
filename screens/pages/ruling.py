"""How a grid is ruled: which columns have room, how wide each is, where words wrap, how high each row is.

Nothing here knows a screen. Labels, cells and headings wrap, they are never cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from screens.figures.base import wrap
from screens.text import plain

GAP = 2
LEAST_LABEL = 22
ROOMY_LABEL = 30
LEAST_WIDTH = 4

Lines = tuple[tuple[str, ...], ...]
"""The wrapped lines of a row: of its label first, then of each cell that is drawn."""


class GridColumn(NamedTuple):
    """A column: heading, width in characters, alignment; a wide one takes what the labels do not need."""

    id: str
    label: str
    width: int = 6
    align: str = "centre"
    wide: bool = False


class GridRow(NamedTuple):
    """A row.

    Attributes:
        id: What the page calls it.
        label: Wraps under itself.
        cells: One text a column.
        head: A heading over the rows that follow; it takes the cursor only where *stop* is set.
        mark: Stands before the label (``[x]``, ``A``).
        strong: Drawn bold.
        stop: Whether the cursor stops here.
    """

    id: str
    label: str
    cells: tuple[str, ...] = ()
    head: bool = False
    mark: str = ""
    strong: bool = False
    stop: bool = True


class Ruling(NamedTuple):
    """How a grid of some width is ruled.

    Attributes:
        label: Width of the labels.
        first: The first column that is drawn; those before it have no room.
        widths: Width of each column that is drawn.
        headings: The wrapped headings of those columns.
        headed: Whether rows stand under headings and are set in a little.
    """

    label: int
    first: int
    widths: tuple[int, ...]
    headings: tuple[tuple[str, ...], ...]
    headed: bool = False

    @property
    def stop(self) -> int:
        """The column after the last one that is drawn."""
        return self.first + len(self.widths)

    @property
    def whole(self) -> int:
        """Width of label and columns together."""
        return self.label + sum(self.widths) + GAP * len(self.widths)


def ruled(columns: Sequence[GridColumn], rows: Sequence[GridRow], room: int, at: int) -> Ruling:
    """Return how a grid is ruled that has *room* for so many characters, with the cursor in column *at*."""
    first, stop = _window(columns, room, at)
    shown = columns[first:stop]
    widths = tuple(column.width for column in shown)
    label = max(8, room - sum(width + GAP for width in widths) - 1)
    wide = [n for n, column in enumerate(shown) if column.wide]
    spare = label - ROOMY_LABEL
    if not wide and widths:
        # Short labels keep their marks near: an eye in the back row should not travel.
        label = min(label, max(ROOMY_LABEL, _longest(rows) + 4))
    elif wide and spare > 0:
        more = _shares(spare, [_longest(rows) - ROOMY_LABEL, *(_longest(rows, first + n) - widths[n] for n in wide)])
        label = ROOMY_LABEL + more[0]
        widths = tuple(width + more[1 + wide.index(n)] if n in wide else width for n, width in enumerate(widths))
    headings = tuple(_heading(column.label, width) for column, width in zip(shown, widths, strict=True))
    return Ruling(label, first, widths, headings, any(row.head for row in rows))


def _longest(rows: Sequence[GridRow], column: int | None = None) -> int:
    """How wide the longest label is with its mark, or the longest cell of a column."""
    texts = (
        f"{row.mark} {row.label}".strip() if column is None else row.cells[column] if column < len(row.cells) else ""
        for row in rows
        if not row.head
    )
    return max((cell_len(text) for text in texts), default=0)


def _shares(spare: int, needs: Sequence[int]) -> list[int]:
    """Share the room that is left by what labels and wide columns need; what nobody needs goes to the columns."""
    wanted = [max(0, need) for need in needs]
    total = sum(wanted)
    if total > spare:
        given = [spare * want // total for want in wanted]
    else:
        each = (spare - total) // (len(wanted) - 1)
        given = [wanted[0], *(want + each for want in wanted[1:])]
    given[0] += spare - sum(given)
    return given


def _window(columns: Sequence[GridColumn], room: int, at: int) -> tuple[int, int]:
    """First and last-plus-one column that have room beside the labels; the one with the cursor always does."""
    if not columns:
        return 0, 0
    room -= min(LEAST_LABEL, room // 2)
    start = stop = 0
    for start in range(len(columns)):
        used, stop = 0, start
        while stop < len(columns) and used + columns[stop].width + GAP <= room:
            used += columns[stop].width + GAP
            stop += 1
        if at < max(stop, start + 1):
            break
    return start, max(stop, start + 1)


@lru_cache(512)
def _heading(label: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(label, max(LEAST_WIDTH, width)))


def lines_of(row: GridRow, ruling: Ruling) -> Lines:
    """Return the lines a row takes: its label with the mark before it, then each cell that is drawn."""
    mark = plain(row.mark)
    indent = cell_len(mark) + 1 if mark else 2 if ruling.headed and not row.head else 0
    room = ruling.whole if row.head and not row.cells else ruling.label
    label = [" " * indent + line if line else line for line in wrapped(row.label, max(LEAST_WIDTH, room - indent))]
    if mark:
        label[0] = f"{mark} {label[0][indent:]}".rstrip()
    cells = zip(row.cells[ruling.first : ruling.stop], ruling.widths, strict=False)
    return (tuple(label), *(wrapped(text, width) for text, width in cells))


@lru_cache(4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return *text* in lines; what is set in by blanks stays set in where it goes on."""
    lines: list[str] = []
    for part in text.split("\n"):
        body = part.lstrip(" ")
        indent = min(len(part) - len(body), width // 2)
        lines += [" " * indent + line if line else line for line in wrap(body.rstrip(" "), width - indent)]
    return tuple(lines)


def fitted(text: str, width: int) -> str:
    """Return *text* filled up with blanks to a width."""
    return text if cell_len(text) == width else set_cell_size(text, width)


def aligned(text: str, width: int, align: str) -> str:
    """Return *text* in a cell of some width: left, centre or right."""
    room = max(0, width - cell_len(text))
    before = {"left": 0, "right": room}.get(align, room // 2)
    return fitted(" " * before + text, width)
