"""Writing into a Word file: paragraphs, tables, fields. Every text is cleaned here: what XML cannot hold stays out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Pt

from exports.word.figures import Grid
from exports.word.looks import CELL, HEAD
from exports.word.runs import complex_language, east_asian, from_right, parts
from workbook.text import clean

_HEAD, _LINE_COLOUR = "F3EFE6", "8C8479"
_LINED = "Table Grid"
_LEAST, _WORD, _LINE, _ROOM, _SHORT, _GAP, _LITTLE = 3, 22, 60, 96, 12, 3, 12
"""In letters: the narrowest column; the longest word and line that are given room; what fits beside each other; a text
that stays on one line: a date; the space between two columns; what every column is given before the long ones."""
_THIN, _MARK, _BOLD = 0.5, 1.5, 1.1
"""In letters: what a thin letter takes, and the mark of a person; and how much wider a heading is."""
_BESIDE = "80"
"""Room at the left and right of a cell, in twentieths of a point."""
_WHOLE = 8
"""A table of so many rows, its head among them, stays on one page."""
HEADINGS = ("Title", "Heading 1", "Heading 2")
"""Styles that bring their own space above."""
_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
                 "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
                 "cnfStyle", "rPr", "sectPr", "pPrChange")
)  # fmt: skip
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
"""The order in which the format wants what it knows; some programs refuse another."""


def paragraph(word: Any, text: str, style: str | None = None) -> Any:
    """Add a paragraph of typed text; text that runs from the right is set so."""
    after_table = _last_is_table(word)
    made = word.add_paragraph(style=style)
    if after_table and style not in HEADINGS:
        made.paragraph_format.space_before = Pt(8)
    return fill(made, text)


def fill(made: Any, text: str) -> Any:
    """Write typed text into an empty paragraph; return it."""
    if from_right(text):
        made._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    write(made, text)
    return made


def write(made: Any, text: str) -> None:
    """Add typed text to a paragraph, a run for each direction, each with the language its script gives away."""
    text = clean(text)
    eastern, other = east_asian(text), complex_language(text)
    for part, right in parts(text):
        run = made.add_run(part)
        held = run._r.get_or_add_rPr()
        if eastern:
            fonts = OxmlElement("w:rFonts")
            fonts.set(qn("w:eastAsia"), eastern[1])
            held.insert(0, fonts)
        if right:
            held.append(OxmlElement("w:rtl"))
        if eastern or other:
            said = OxmlElement("w:lang")
            for name, language in (("eastAsia", eastern and eastern[0]), ("bidi", other)):
                if language:
                    said.set(qn(f"w:{name}"), language)
            held.append(said)


def _last_is_table(word: Any) -> bool:
    body = word.element.body if hasattr(word.element, "body") else word.element
    held = [one for one in body if one.tag != qn("w:sectPr")]
    return bool(held) and held[-1].tag == qn("w:tbl")


def room(word: Word) -> Length:
    """Return how wide the text is."""
    section = word.sections[0]
    return Emu(int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0))


def table(word: Word, grid: Grid, caption: str = "") -> None:
    """Add a table: its head repeats on every page, no row is cut in two, numbers stand on the right.

    *caption* is what those hear of it who do not see it.
    """
    if _last_is_table(word):
        word.add_paragraph().paragraph_format.space_after = Pt(2)
    used = [place for place, head in enumerate(grid.heads) if head or any(row[place] for row in grid.rows)]
    made = word.add_table(rows=1 + len(grid.rows), cols=len(used), style=_LINED)
    _set(made, caption)
    widths = shares([(grid.heads[place], *(row[place] for row in grid.rows)) for place in used])
    wide = [Emu(round(room(word) * share)) for share in widths]
    rows = list(made.rows)
    _mark(rows[0], "w:tblHeader")
    head, plain = (word.styles[name].style_id for name in (HEAD, CELL))  # looked up once: it takes as long as a row
    for row, texts in zip(rows, (grid.heads, *grid.rows), strict=True):
        _mark(row, "w:cantSplit")
        for cell, place, width in zip(row.cells, used, wide, strict=True):
            cell.width = width
            right = place < len(grid.right) and grid.right[place]
            _fill(cell, texts[place], head if row is rows[0] else plain, right=right)
    for cell in rows[0].cells:
        _shade(cell)
    for column, width in zip(made.columns, wide, strict=True):
        column.width = width
    for row in _held(rows):
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _held(rows: Sequence[Any]) -> list[Any]:
    """The rows that stay with the next: all of a short table, the first and the last but one of a longer."""
    return list(rows)[:-1] if len(rows) <= _WHOLE else [rows[0], rows[1], rows[len(rows) - 2]]


def shares(columns: Sequence[Sequence[str]]) -> list[float]:
    """Return each column's share of the width: its longest word first, then short texts whole, then what is left.

    What is left is given to all evenly at first, so that a label of three words stays on one line beside a column of
    sentences, then by how much is written. The first text of a column is its heading.
    """
    least = [_least(column, _SHORT) for column in columns]
    if sum(least) > _ROOM:
        least = [_least(column, _SHORT, digits=True) for column in columns]
    if sum(least) > _ROOM:
        least = [_least(column, 0) for column in columns]
    lines = [max(_wide(line) for text in column for line in text.split("\n")) + _GAP for column in columns]
    more = [max(0.0, min(line, _LINE) - given) for line, given in zip(lines, least, strict=True)]
    left = max(0.0, _ROOM - sum(least))
    level = min(_level(more, left), _LITTLE)
    first = [given + min(extra, level) for given, extra in zip(least, more, strict=True)]
    rest = [max(0.0, extra - level) for extra in more]
    part = min(1.0, max(0.0, _ROOM - sum(first)) / (sum(rest) or 1))
    wanted = [given + part * extra for given, extra in zip(first, rest, strict=True)]
    return [width / sum(wanted) for width in wanted]


def _level(wanted: Sequence[float], left: float) -> float:
    """How much each may take at most, so that all of *left* is taken as far as it is wanted."""
    level = 0.0
    for place, most in enumerate(ordered := sorted(wanted)):
        step = (most - level) * (len(ordered) - place)
        if step >= left:
            return level + left / (len(ordered) - place)
        left, level = left - step, most
    return level


def _least(column: Sequence[str], short: int, digits: bool = False) -> float:
    """How narrow a column may be: its longest word, and a text of *short* letters whole, stay on one line.

    *digits*: only short texts that hold a number: dates.
    """
    head, *texts = column
    whole = [text for text in texts if len(text) <= short and (not digits or any(map(str.isdigit, text)))]
    single = [word for text in texts for word in text.split()]
    heads = [_BOLD * _wide(word) for word in ([head] if len(head) <= short and not digits else head.split())]
    return max(_LEAST, *(min(wide, _WORD) for wide in (*heads, *map(_wide, (*whole, *single, ""))))) + _GAP


def _wide(text: str) -> float:
    """How wide a text is, in letters; those of East Asian scripts are two."""
    return sum(map(_letter, text))


def _letter(character: str) -> float:
    if character == "●":
        return _MARK
    return _THIN if character in " ijl.,:;!|'" else 1 + (unicodedata.east_asian_width(character) in "WF")


def _fill(cell: Any, text: str, style: str, *, right: bool = False) -> None:
    """Fill the one paragraph that a cell begins with; *style* is the id of one."""
    made = cell.paragraphs[0]
    made._p.style = style
    fill(made, text)
    if right and not from_right(text):
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(_made("w:shd", val="clear", color="auto", fill=_HEAD))


def _set(made: Any, caption: str) -> None:
    """Thin lines under rows and none beside them, as on our own pages; fixed widths; what the table is called."""
    held = made._tbl.tblPr
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = "single" if side in ("top", "bottom", "insideH") else "nil"
        lines.append(_made(f"w:{side}", val=shown, sz="4", space="0", color=_LINE_COLOUR))
    held.insert_element_before(lines, *_AFTER_BORDERS)
    made.autofit = False
    room_beside = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        room_beside.append(_made(f"w:{side}", w=_BESIDE, type="dxa"))
    held.insert_element_before(room_beside, *_AFTER_BORDERS[3:])
    if caption:
        held.append(_made("w:tblCaption", val=clean(caption)))


def _made(tag: str, **values: str) -> Any:
    one = OxmlElement(tag)
    for name, value in values.items():
        one.set(qn(f"w:{name}"), value)
    return one


def field(made: Any, code: str, shown: str = "") -> Any:
    """Add a field that the word processor fills in (``PAGE``); return the run that stands there until it has."""
    stands = None
    for kind in ("begin", "", "separate", "shown", "end"):
        run = made.add_run(shown if kind == "shown" else "")
        if kind == "shown":
            stands = run
            continue
        part = _made("w:fldChar", fldCharType=kind) if kind else OxmlElement("w:instrText")
        if not kind:
            part.set(qn("xml:space"), "preserve")
            part.text = f" {code} "
        run._r.append(part)
    return stands


def bookmark(made: Any, name: str, number: int) -> None:
    """Mark a paragraph, so that the contents lead there."""
    start = _made("w:bookmarkStart", id=str(number), name=name)
    made._p.insert(1 if made._p.pPr is not None else 0, start)
    made._p.append(_made("w:bookmarkEnd", id=str(number)))


def leading(made: Any, name: str) -> None:
    """Make what stands in a paragraph lead to a mark of this document."""
    link = _made("w:hyperlink", anchor=name, history="1")
    for run in list(made._p.iterchildren(qn("w:r"))):
        link.append(run)
    made._p.append(link)
