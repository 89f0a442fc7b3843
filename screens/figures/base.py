"""What the drawers share: styles by role, wrapping by the width of characters, rows of wrapped cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, chop_cells
from rich.text import Text

from screens.text import lit, plain

Align = Literal["left", "right", "centre"]
GAP = 2
"""Blank characters between columns."""
MEASURE = 72
"""Longest line of running text, in characters: longer ones are hard to follow on a wall."""

_LONELY = 5
"""A last line shorter than this part of the width draws words from the lines above."""


@dataclass(frozen=True)
class Paint:
    """Rich styles by role. Without a theme only weight sets things off, which a terminal without colour has too."""

    quiet: str = ""
    now: str = "bold"
    done: str = "bold"
    late: str = "bold"
    line: str = ""
    strong: str = "bold"


PLAIN = Paint()


@dataclass(frozen=True)
class Cell:
    """A piece of a row: text that wraps to *width*, in one style."""

    text: str
    width: int
    align: Align = "left"
    style: str = ""


def wrap(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width* columns; words longer than that are broken, nothing is left out."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in plain(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            tried = f"{line} {word}" if line else word
            if cell_len(tried) <= width:
                line = tried
                continue
            if line:
                lines.append(line)
            *whole, line = chop_cells(word, width) or [""]
            lines.extend(whole)
        lines.append(line)
    return lines


def paragraph(text: str, width: int) -> list[str]:
    """Return running text in lines of at most *width* columns; no short word is left alone on the last one."""
    lines: list[str] = []
    for part in plain(text).split("\n"):
        wrapped = tried = wrap(part, width)
        while len(tried) == len(wrapped) > 1 and cell_len(tried[-1]) < width // _LONELY:
            width -= 1
            tried = wrap(part, width)
        lines += tried if len(tried) == len(wrapped) else wrapped
    return lines


def widest(texts: Iterable[str]) -> int:
    """Return the width of the widest line among *texts*."""
    return max((cell_len(line) for text in texts for line in plain(text).split("\n")), default=0)


def longest_word(texts: Iterable[str]) -> int:
    """Return the width of the longest word among *texts*."""
    return widest(word for text in texts for word in plain(text).split())


def padded(text: str, width: int, align: Align = "left") -> str:
    """Return one line filled with blanks to *width*."""
    room = max(0, width - cell_len(text))
    left = {"left": 0, "right": room, "centre": room // 2}[align]
    return " " * left + text + " " * (room - left)


def row(cells: Sequence[Cell | Sequence[Text]], *, indent: int = 0, gap: int = GAP, bottom: bool = False) -> list[Text]:
    """Return the lines of one row: each cell wrapped in its own width, all of them beginning on one line.

    Args:
        cells: Cells in order, or lines drawn already (all of one width).
        indent: Blanks before the first.
        gap: Blanks between two.
        bottom: Whether they end on one line instead (headings of narrow columns).
    """
    blocks: list[tuple[list[Text], int]] = []
    for cell in cells:
        if isinstance(cell, Cell):
            drawn = [lit(padded(part, cell.width, cell.align), cell.style) for part in wrap(cell.text, cell.width)]
            blocks.append((drawn, cell.width))
        else:
            blocks.append((list(cell), cell[0].cell_len if cell else 0))
    height = max((len(drawn) for drawn, _ in blocks), default=0)
    lines = []
    for number in range(height):
        line = lit(" " * indent)
        for place, (drawn, width) in enumerate(blocks):
            if place:
                line.append(" " * gap)
            at = number - (height - len(drawn)) if bottom else number
            line.append_text(drawn[at] if 0 <= at < len(drawn) else lit(" " * width))
        line.rstrip()
        lines.append(line)
    return lines


def said(text: str, width: int, style: str = "", *, indent: int = 0, hang: str = "") -> list[Text]:
    """Return running text, wrapped to a readable measure; *hang* stands before its first line."""
    room = min(width - indent - cell_len(hang), MEASURE)
    before = [hang, " " * cell_len(hang)]
    return [
        lit(" " * indent + before[min(number, 1)] + line, style)
        for number, line in enumerate(paragraph(text, max(8, room)))
    ]


def packed(parts: Sequence[Text], width: int, gap: int = 3) -> Text:
    """Return parts one after the other; a line ends between two parts, never inside one that fits a line."""
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + gap + part.cell_len <= width:
            lines[-1].append(" " * gap).append_text(part)
        else:
            lines.append(part.copy())
    return lit("\n").join(lines)


def rule(width: int, paint: Paint) -> Text:
    """Return a line across."""
    return lit("─" * width, paint.line)


def shares(naturals: Sequence[int], leasts: Sequence[int], weights: Sequence[int], room: int) -> list[int] | None:
    """Return column widths that fill at most *room*: natural where all fit, else by weight and never under the least.

    Returns:
        The widths, or None where not even the least fit.
    """
    if sum(naturals) <= room:
        return list(naturals)
    if sum(leasts) > room:
        return None
    widths = list(leasts)
    while (spare := room - sum(widths)) > 0:
        open_ = [n for n, width in enumerate(widths) if width < naturals[n]]
        if not open_:
            break
        # The column that has least for its weight grows next: the spare room goes where the text is.
        neediest = min(open_, key=lambda n: widths[n] / max(1, weights[n]))
        widths[neediest] += min(spare, 1)
    return widths


def spaced(blocks: list[list[Text]], *, tall: bool | None = None) -> list[Text]:
    """Return rows one under the other; where one takes several lines, an empty one keeps them apart.

    Args:
        blocks: The lines of each row.
        tall: Whether an empty line keeps them apart, where more than these rows decide it.
    """
    if tall is None:
        tall = any(len(block) > 1 for block in blocks)
    drawn: list[Text] = []
    for number, block in enumerate(blocks):
        drawn += [lit("")] if tall and number else []
        drawn += block
    return drawn
