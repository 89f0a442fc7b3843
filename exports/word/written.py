"""A document as a Word file, block by block."""

from __future__ import annotations

import io
from functools import singledispatch

from docx import Document as new_word
from docx.document import Document as Word
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
from exports.word.figures import Grid, Said, pieces
from exports.word.sheet import colours, field, look, paragraph, speak, table
from workbook.errors import WorkbookError
from workbook.text import clean, clean_line

LANGUAGE = "en-GB"
MARGIN = 22
"""Millimetres."""
FOOT = 60
"""Letters of the title in the running foot."""
PROPERTY = 255
"""Longest text that the file's own properties may hold."""


def written(document: Document, paper: Paper) -> bytes:
    """Return the file; see :func:`exports.word.docx`."""
    word = new_word()
    colours(word)
    speak(word, LANGUAGE)
    _properties(word, document)
    _page(word, document, paper)
    paragraph(word, document.title, "Title")
    look(paragraph(word, " · ".join(filter(None, (document.name, document.about or document.date)))), quiet=True)
    if document.cover:
        _cover(word, document.cover)
    if document.contents:
        _contents(word, document)
    for section in document.sections:
        _section(word, section)
    look(paragraph(word, f"{document.purpose} {document.credit}"), quiet=True)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _properties(word: Word, document: Document) -> None:
    """What the file says of itself; nothing of the machine it was made on."""
    told = word.core_properties
    told.title = clean_line(document.title)[:PROPERTY]
    told.subject = clean_line(document.name)[:PROPERTY]
    told.comments = clean_line(document.credit)[:PROPERTY]
    told.author = told.last_modified_by = "CoP Workbook"


def _page(word: Word, document: Document, paper: Paper) -> None:
    """Paper, margins, the running foot with title, credit and page number."""
    section = word.sections[0]
    wide, high = (Mm(float(side.removesuffix("mm"))) for side in PAPERS[paper])
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{beginning(clean_line(document.title), FOOT)} · {clean(document.credit)} · page ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    look(foot, size=8, quiet=True)


def _cover(word: Word, cover: Cover) -> None:
    if cover.note:
        look(paragraph(word, cover.note), quiet=True)
    if cover.statement:
        look(paragraph(word, cover.statement_label), bold=True)
        paragraph(word, cover.statement, "Intense Quote")
    elif cover.missing:
        look(paragraph(word, cover.missing), quiet=True)
    if cover.facts:
        table(word, Grid(("About", "What"), cover.facts))
    if cover.people:
        look(paragraph(word, "Who took part"), bold=True)
        for person in cover.people:
            paragraph(word, person, "List Bullet")


def _contents(word: Word, document: Document) -> None:
    """What came out of each part; the navigation pane of the word processor leads there."""
    paragraph(word, "Contents", "Heading 1")
    table(word, Grid(("Part", "What came out"), tuple((part.title, part.headline) for part in document.sections)))


def _section(word: Word, section: Section) -> None:
    heading = paragraph(word, section.title, "Heading 1")
    heading.paragraph_format.page_break_before = section.fresh
    if section.purpose:
        look(paragraph(word, section.purpose), quiet=True).paragraph_format.keep_with_next = True
    if section.headline:
        look(paragraph(word, section.headline), bold=True).paragraph_format.keep_with_next = True
    for block in section.blocks:
        _block(block, word)


@singledispatch
def _block(block: Block, word: Word) -> None:
    raise WorkbookError("What is made for pens cannot be edited in Word.", "Make it as PDF or HTML: -f pdf.")


@_block.register
def _figure(block: FigureBlock, word: Word) -> None:
    if block.figure.title:
        paragraph(word, block.figure.title, "Heading 2")
    for piece in pieces(block.figure):
        table(word, piece) if isinstance(piece, Grid) else _said(word, piece)


def _said(word: Word, piece: Said) -> None:
    style = {"large": "Intense Quote", "list": "List Bullet"}.get(piece.look)
    made = look(paragraph(word, piece.text, style), bold=piece.look == "label", quiet=piece.look == "quiet")
    made.paragraph_format.keep_with_next = piece.look == "label"


@_block.register
def _columns(block: ColumnsBlock, word: Word) -> None:
    for one in (*block.left, *block.right):
        _block(one, word)


@_block.register
def _text(block: TextBlock, word: Word) -> None:
    _heading(word, block.heading)
    for text in block.paragraphs:
        look(paragraph(word, text), quiet=block.quiet)


@_block.register
def _list(block: ListBlock, word: Word) -> None:
    _heading(word, block.heading)
    for text in block.lines:
        paragraph(word, text, "List Bullet")


@_block.register
def _facts(block: FactsBlock, word: Word) -> None:
    _heading(word, block.heading)
    if block.facts:
        table(word, Grid(("About", "What"), block.facts))


def _heading(word: Word, text: str) -> None:
    if text:
        paragraph(word, text, "Heading 2")
