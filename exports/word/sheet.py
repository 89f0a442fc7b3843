"""Writing into a Word file: paragraphs, tables, fields. Every text is cleaned here: what XML cannot hold stays out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor

from exports.word.figures import Grid
from workbook.text import clean

INK, QUIET, ACCENT = RGBColor(0x14, 0x11, 0x0F), RGBColor(0x4A, 0x45, 0x40), RGBColor(0x0B, 0x4F, 0x6C)
_HEAD, _LINE_COLOUR = "F3EFE6", "8C8479"
_LINED = "Table Grid"
_LEAST, _WORD, _LINE, _ROOM, _SHORT, _GAP, _MARK = 3, 22, 60, 96, 12, 4, 0.5
"""In letters: the narrowest column; the longest word and line that are given room; what fits beside each other; a text
that stays on one line: a date; the space between two columns; what a mark takes more than a letter."""
_WHOLE = 8
"""A table of so many rows, its head among them, stays on one page."""
HEADINGS = ("Title", "Heading 1", "Heading 2")
"""Styles that bring their own space above."""


def paragraph(word: Any, text: str, style: str | None = None) -> Any:
    """Add a paragraph with one run of typed text; text that runs from the right is set so."""
    after_table = _last_is_table(word)
    made = word.add_paragraph(style=style)
    if after_table and style not in HEADINGS:
        made.paragraph_format.space_before = Pt(8)
    if _from_right(text):
        made._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    run = made.add_run(clean(text))
    if _from_right(text):
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return made


def _last_is_table(word: Any) -> bool:
    body = word.element.body if hasattr(word.element, "body") else word.element
    held = [one for one in body if one.tag != qn("w:sectPr")]
    return bool(held) and held[-1].tag == qn("w:tbl")


def _from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right."""
    return next((d in ("R", "AL") for c in text if (d := unicodedata.bidirectional(c)) in ("L", "R", "AL")), False)


def look(made: Any, *, size: float = 0, bold: bool = False, quiet: bool = False) -> Any:
    """Set how a paragraph looks; return it."""
    for run in made.runs:
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if quiet:
            run.font.color.rgb = QUIET
    return made


def table(word: Word, grid: Grid) -> None:
    """Add a table: its head repeats on every page, no row is cut in two, numbers stand on the right."""
    if _last_is_table(word):
        word.add_paragraph().paragraph_format.space_after = Pt(2)
    used = [place for place, head in enumerate(grid.heads) if head or any(row[place] for row in grid.rows)]
    made = word.add_table(rows=1, cols=len(used), style=_LINED)
    _borders(made)
    made.autofit = False
    widths = shares([(grid.heads[place], *(row[place] for row in grid.rows)) for place in used])
    section = word.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    for cell, place in zip(made.rows[0].cells, used, strict=True):
        _fill(cell, grid.heads[place], bold=True, right=place < len(grid.right) and grid.right[place])
        _shade(cell)
    _mark(made.rows[0], "w:tblHeader")
    for row in grid.rows:
        cells = made.add_row().cells
        for cell, place in zip(cells, used, strict=True):
            _fill(cell, row[place], right=place < len(grid.right) and grid.right[place])
    for column, share in zip(made.columns, widths, strict=True):
        column.width = Emu(round(room * share))
    for row in made.rows:
        _mark(row, "w:cantSplit")
        for cell, share in zip(row.cells, widths, strict=True):
            cell.width = Emu(round(room * share))
    for row in _held(made.rows):
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _held(rows: Sequence[Any]) -> list[Any]:
    """The rows that stay with the next: all of a short table, the first and the last but one of a longer."""
    return list(rows)[:-1] if len(rows) <= _WHOLE else [rows[0], rows[1], rows[len(rows) - 2]]


def shares(columns: Sequence[Sequence[str]]) -> list[float]:
    """Return each column's share of the width: its longest word first, then what is left by how much is written."""
    least = [_least(column, _SHORT) for column in columns]
    if sum(least) > _ROOM:
        least = [_least(column, 0) for column in columns]
    lines = [max(_wide(line) for text in column for line in text.split("\n")) for column in columns]
    more = [max(0, min(line, _LINE) - given) for line, given in zip(lines, least, strict=True)]
    left = max(0, _ROOM - sum(least)) / (sum(more) or 1)
    wanted = [given + left * extra for given, extra in zip(least, more, strict=True)]
    return [width / sum(wanted) for width in wanted]


def _least(column: Sequence[str], short: int) -> float:
    """How narrow a column may be: its longest word, and a text of *short* letters whole, stay on one line."""
    parts = [part for text in column for part in ([text] if len(text) <= short else text.split())]
    return max(_LEAST, *(min(_wide(part), _WORD) for part in parts or [""])) + _GAP


def _wide(text: str) -> float:
    """How wide a text is, in letters; those of East Asian scripts are two, the marks of people a bit over one."""
    return len(text) + sum(_MARK if c == "●" else unicodedata.east_asian_width(c) in "WF" for c in text)


def _fill(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    """Fill the one paragraph that a cell begins with."""
    made = cell.paragraphs[0]
    if _from_right(text):
        made._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    run = made.add_run(clean(text))
    run.font.size = Pt(9)
    run.bold = bold or None
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(1.5)
    made.paragraph_format.line_spacing = 1.0
    if right:
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEAD)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _borders(made: Any) -> None:
    """Thin lines under rows and none beside them: as on our own pages."""
    held = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        shown = side in ("top", "bottom", "insideH")
        for name, value in (
            ("val", "single" if shown else "nil"),
            ("sz", "4"),
            ("space", "0"),
            ("color", _LINE_COLOUR),
        ):
            line.set(qn(f"w:{name}"), value)
        held.append(line)
    made._tbl.tblPr.append(held)


def field(made: Any, code: str) -> None:
    """Add a field that the word processor fills in (``PAGE``)."""
    run = made.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = f" {text} "
        run._r.append(part)


def speak(word: Word, language: str) -> None:
    """Say which language everything is in, for spelling and for those who listen."""
    run = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    said = run.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        run.append(said)
    said.set(qn("w:val"), language)
    word.core_properties.language = language


def colours(word: Word) -> None:
    """Give headings, quotations and text our colours and one plain family instead of the template's."""
    for style in word.styles:
        if style.name.startswith(("Heading", "Title", "Subtitle", "Intense Quote")):
            style.font.color.rgb = ACCENT
    large = word.styles["Intense Quote"].font
    large.size, large.bold, large.italic = Pt(13), False, False
    foot = word.styles["Footer"].font
    foot.size, foot.color.rgb = Pt(8), QUIET
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    plain = word.styles["Normal"].font
    plain.name, plain.size, plain.color.rgb = "Calibri", Pt(10.5), INK
    plain._element.rPr.rFonts.set(qn("w:eastAsia"), plain.name)
