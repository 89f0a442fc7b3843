"""On which page a paragraph will stand, reckoned with the widths of our own font, which are close to Calibri's.

What stands in the contents until the word processor has counted; it lays the file out itself and is right, we are near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from msgspec import Struct

from exports.figures.metrics import wrap

_LINE = 1.22
"""The height of a line of Calibri, in its size."""
_CELL, _RULED, _BESIDE, _BULLET = 9, 3.5, 8, 18
"""In points: letters in a table; what a row has above and below them, and a cell beside them; a list's indent."""


class _Box(Struct, frozen=True):
    """What no page break cuts: its height, whether it begins a page, and whether it stays with the next."""

    high: float
    fresh: bool = False
    held: bool = False
    mark: str = ""


def pages(word: Word) -> dict[str, int]:
    """Return the page of every bookmark, from 1."""
    section = word.sections[0]
    high = _points(section.page_height) - _points(section.top_margin) - _points(section.bottom_margin)
    wide = _points(section.page_width) - _points(section.left_margin) - _points(section.right_margin)
    found: dict[str, int] = {}
    page, used = 1, 0.0
    for group in _groups(_boxes(word, wide)):
        if used and (group[0].fresh or used + sum(one.high for one in group) > high):
            page, used = page + 1, 0.0
        for one in group:
            if used and used + one.high > high:
                page, used = page + 1, 0.0
            used += one.high
            if one.mark:
                found[one.mark] = page
    return found


def _groups(boxes: Iterator[_Box]) -> Iterator[list[_Box]]:
    """What stays together, in turn."""
    group: list[_Box] = []
    for one in boxes:
        if group and (one.fresh or not group[-1].held):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _boxes(word: Word, wide: float) -> Iterator[_Box]:
    looks: dict[str, _Look] = {}
    for one in word.iter_inner_content():
        if isinstance(one, Table):
            widths = [_points(column.width) - _BESIDE for column in one.columns]
            for row in one._tbl.tr_lst:
                cells = [cell.p_lst[0] for cell in row.tc_lst]
                lines = max(_lines(_text(cell), width, _CELL) for cell, width in zip(cells, widths, strict=True))
                yield _Box(lines * _CELL * _LINE + _RULED, held=_kept(cells[0]))
            continue
        yield _paragraph(one, wide, looks)


def _paragraph(one: Any, wide: float, looks: dict[str, _Look]) -> _Box:
    name = one._p.style or "Normal"
    if name not in looks:
        looks[name] = _look(one.style)
    look, own = looks[name], one._p.pPr
    above = one.paragraph_format.space_before if own is not None and own.find(qn("w:spacing")) is not None else None
    before = look.before if above is None else _points(above)
    lines = _lines(_text(one._p), wide - look.beside, look.size)
    marks = [mark.get(qn("w:name")) for mark in one._p.iterchildren(qn("w:bookmarkStart"))]
    fresh = own is not None and own.find(qn("w:pageBreakBefore")) is not None
    return _Box(before + look.after + lines * look.line, fresh, look.held or _kept(one._p), marks[0] if marks else "")


class _Look(Struct, frozen=True):
    """What a style says of a paragraph's size, in points."""

    size: float
    line: float
    before: float
    after: float
    beside: float
    held: bool


_SAID = {"space_before": 0, "space_after": 10, "line_spacing": 1.15, "left_indent": 0, "right_indent": 0,
         "keep_with_next": False}  # fmt: skip
"""What is asked of a style -> what the blank file says of all."""


def _look(style: Any) -> _Look:
    chain = list(_chain(style))
    size = _first((held.font.size for held in chain), 10.5)
    before, after, spacing, left, right, held = (
        _first((getattr(one.paragraph_format, name) for one in chain), default) for name, default in _SAID.items()
    )
    bullet = _BULLET if style.name == "List Bullet" else 0
    return _Look(size, size * _LINE * spacing, before, after, left + right + bullet, bool(held))


def _chain(style: Any) -> Iterator[Any]:
    """A style and those it is based on."""
    while style is not None:
        yield style
        style = style.base_style


def _first(said: Iterable[Any], default: float) -> float:
    found = next((one for one in said if one is not None), default)
    return _points(found) if isinstance(found, Length) else float(found)


def _lines(text: str, wide: float, size: float) -> int:
    return len(wrap(text, max(wide, size), size))


def _text(paragraph: Any) -> str:
    return "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in paragraph.iter(qn("w:t"), qn("w:br")))


def _kept(paragraph: Any) -> bool:
    return paragraph.pPr is not None and paragraph.pPr.find(qn("w:keepNext")) is not None


def _points(length: Any) -> float:
    return (length or 0) / 12700
