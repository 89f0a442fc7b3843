"""A document as a Word file, block by block."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import Any

from docx import Document as new_word
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as LINKS
from docx.shared import Mm

from exports.figures.long import beginning
from exports.html import PAPERS, Paper
from exports.model import (
    Block,
    ColumnsBlock,
    Cover,
    Document,
    FactsBlock,
    FigureBlock,
    ListBlock,
    Section,
    TextBlock,
)
from exports.word.figures import Grid, pieces
from exports.word.looks import ASIDE, CAME_OUT, HEADLINE, LABEL, PART, dress, measure
from exports.word.pages import pages
from exports.word.sheet import bookmark, field, leading, paragraph, room, table, write
from workbook.errors import WorkbookError
from workbook.text import clean_line

MARGIN = 22
"""Millimetres."""
FOOT = 60
"""Letters of the title in the running foot."""
MARK = "_Toc1000"
"""What the marks of parts begin with; word processors hide marks of such names."""
OF_THE_BLANK = (
    LINKS.THUMBNAIL,
    LINKS.EXTENDED_PROPERTIES,
    LINKS.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""Parts of the library's blank file: a picture of an empty page, the program and the year it was made with."""
PROPERTY = 255
"""Longest text that the file's own properties may hold."""


def written(document: Document, paper: Paper) -> bytes:
    """Return the file; see :func:`exports.word.docx`."""
    word = new_word()
    dress(word)
    _properties(word, document)
    _page(word, document, paper)
    if not document.bare:
        paragraph(word, document.title, "Title")
        paragraph(word, " · ".join(filter(None, (document.name, document.about or document.date))), ASIDE)
    if document.cover:
        _cover(word, document.cover)
    counted = _contents(word, document) if document.contents else {}
    for number, section in enumerate(document.sections):
        _section(word, section, number, fresh=section.fresh and not (document.bare and number == 0))
    paragraph(word, f"{document.purpose} {document.credit}", ASIDE)
    for mark, page in pages(word).items() if counted else ():
        counted[mark].text = f"~{page}"
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _properties(word: Word, document: Document) -> None:
    """What the file says of itself; nothing of people, of the machine it was made on, or of the blank it began as."""
    told = word.core_properties
    told.title = clean_line(document.title)[:PROPERTY]
    told.subject = clean_line(document.name)[:PROPERTY]
    told.comments = clean_line(document.credit)[:PROPERTY]
    told.author = told.last_modified_by = ""
    for one in [one for one in told._element if one.tag.endswith(("}created", "}modified"))]:
        told._element.remove(one)
    for links in (word.part.package.rels, word.part.rels):
        for name in [name for name, link in links.items() if link.reltype in OF_THE_BLANK]:
            del links[name]


def _page(word: Word, document: Document, paper: Paper) -> None:
    """Paper, margins, the running foot with title, page number and credit."""
    section = word.sections[0]
    wide, high = (Mm(float(side.removesuffix("mm"))) for side in PAPERS[paper])
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    measure(word, room(word))
    foot = section.footer.paragraphs[0]
    write(foot, beginning(clean_line(document.title), FOOT))
    if not document.bare:  # each of its pages is handed over by itself
        foot.add_run("\tpage ")
        field(foot, "PAGE", "1")
        foot.add_run(" of ")
        field(foot, "NUMPAGES", "1")
    foot.add_run("\n")
    write(foot, document.credit)


def _cover(word: Word, cover: Cover) -> None:
    if cover.note:
        paragraph(word, cover.note, ASIDE)
    if cover.statement:
        paragraph(word, cover.statement_label, LABEL)
        paragraph(word, cover.statement, "Intense Quote")
    elif cover.missing:
        paragraph(word, cover.missing, ASIDE)
    if cover.facts:
        table(word, Grid(("About", "What"), cover.facts), "About this workshop")
    if cover.people:
        paragraph(word, "Who took part", LABEL)
        for person in cover.people:
            paragraph(word, person, "List Bullet")


def _contents(word: Word, document: Document) -> dict[str, Any]:
    """Each part with its page, and what came out of it; return where the page of each mark stands.

    The page is a field of its own and not in a table of contents that the word processor made: LibreOffice counts it
    when it opens the file, Word when it prints, and neither asks anything. A table of contents that is not made by the
    program itself shows what was written into it until somebody updates it by hand. Until it is counted, about where.
    """
    found: dict[str, Any] = {}
    paragraph(word, "Contents", "Heading 1")
    for number, part in enumerate(document.sections):
        made = paragraph(word, clean_line(part.title), PART)
        made.add_run("\t")
        found[f"{MARK}{number}"] = field(made, f"PAGEREF {MARK}{number} \\h")
        leading(made, f"{MARK}{number}")
        if part.headline:
            paragraph(word, part.headline, CAME_OUT)
    return found


def _section(word: Word, section: Section, number: int, *, fresh: bool) -> None:
    heading = paragraph(word, section.title, "Heading 1")
    bookmark(heading, f"{MARK}{number}", number)
    if fresh:
        heading.paragraph_format.page_break_before = True
        heading.paragraph_format.space_before = 0
    if section.purpose:
        paragraph(word, section.purpose, ASIDE).paragraph_format.keep_with_next = True
    if section.headline:
        paragraph(word, section.headline, HEADLINE)
    for block in section.blocks:
        _block(block, word)


@singledispatch
def _block(block: Block, word: Word) -> None:
    raise WorkbookError("What is made for pens cannot be edited in Word.", "Make it as PDF or HTML: -f pdf.")


@_block.register
def _figure(block: FigureBlock, word: Word) -> None:
    if block.figure.title:
        paragraph(word, block.figure.title, "Heading 2")
    over = ""
    for piece in pieces(block.figure):
        if isinstance(piece, Grid):
            table(word, piece, ": ".join(filter(None, (block.figure.title, over))))
        else:
            paragraph(word, piece.text, _LOOKS[piece.look])
            over = piece.text if piece.look == "label" else ""


_LOOKS = {"text": None, "label": LABEL, "large": "Intense Quote", "quiet": ASIDE, "list": "List Bullet"}
"""The look of a paragraph in a figure -> its style."""


@_block.register
def _columns(block: ColumnsBlock, word: Word) -> None:
    for one in (*block.left, *block.right):
        _block(one, word)


@_block.register
def _text(block: TextBlock, word: Word) -> None:
    _heading(word, block.heading)
    for text in block.paragraphs:
        paragraph(word, text, ASIDE if block.quiet else None)


@_block.register
def _list(block: ListBlock, word: Word) -> None:
    _heading(word, block.heading)
    for text in block.lines:
        paragraph(word, text, "List Bullet")


@_block.register
def _facts(block: FactsBlock, word: Word) -> None:
    _heading(word, block.heading)
    if block.facts:
        table(word, Grid(("About", "What"), block.facts), block.heading)


def _heading(word: Word, text: str) -> None:
    if text:
        paragraph(word, text, "Heading 2")
