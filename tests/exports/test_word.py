"""The Word file, opened again by the library people's programs agree with."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile

import pytest
from docx import Document as open_word
from docx.shared import Mm

from exercises.figures import FIGURE_KINDS, TableFigure
from exercises.registry import CATALOGUE
from exports.documents import make
from exports.documents.source import Source
from exports.model import Document, FactsBlock, FigureBlock, Section
from exports.pdf import _ROOT
from exports.word import docx
from exports.word.figures import Grid, Said, pieces
from exports.word.sheet import shares

MARKS = re.compile("●+")


def texts(data: bytes) -> str:
    """Every word of the body, tables included."""
    word = open_word(io.BytesIO(data))
    return "\n".join("".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")).split())


def test_headings_stand_in_order_and_name_every_exercise(sample) -> None:
    made = make("report", Source(sample))
    word = open_word(io.BytesIO(docx(made)))
    heads = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert heads[0] == ("Title", made.title)
    assert [text for style, text in heads if style == "Heading 1"] == ["Contents", *(s.title for s in made.sections)]
    assert len(made.sections) >= len(CATALOGUE)
    assert {style for style, _ in heads} == {"Title", "Heading 1", "Heading 2"}


def test_language_title_credit_and_page_numbers(sample) -> None:
    made = make("report", Source(sample))
    word = open_word(io.BytesIO(docx(made)))
    told = word.core_properties
    assert (told.title, told.language, told.author) == (made.title, "en-GB", "CoP Workbook")
    assert 'w:lang w:val="en-GB"' in re.sub(r"\s+", " ", word.styles.element.xml)
    foot = word.sections[0].footer
    assert "Etienne Wenger" in foot.paragraphs[0].text
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", foot._element.xml) == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "wide"), [("a4", 210), ("letter", 215.9)])
def test_the_paper_is_the_one_asked_for(document, paper, wide) -> None:
    section = open_word(io.BytesIO(docx(document, paper))).sections[0]
    assert abs(section.page_width - Mm(wide)) < Mm(0.2)


def test_every_table_repeats_its_head_and_cuts_no_row(sample) -> None:
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    assert len(word.tables) > 30
    for table in word.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_what_leads_to_a_table_stays_with_it_and_no_empty_line_can_make_a_page(sample) -> None:
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    body = [one for one in word.element.body if one.tag.endswith(("}p", "}tbl"))]
    empty = [place for place, one in enumerate(body) if one.tag.endswith("}p") and not "".join(one.itertext()).strip()]
    around = [(body[place - 1].tag[-4:], body[place + 1].tag[-4:]) for place in empty]
    assert set(around) <= {("}tbl", "}tbl")}  # two tables would grow together
    for one in word.paragraphs:
        following = one._p.getnext()
        leads = one.text and one.style.name != "Intense Quote"  # a sentence of its own leads to nothing
        if leads and following is not None and following.tag.endswith("}tbl"):
            kept = one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next
            assert kept, one.text
    for table in word.tables:
        rows = table.rows if len(table.rows) <= 8 else table.rows[:2]
        last = rows if len(table.rows) > 8 else rows[:-1]
        assert all(c.paragraphs[0].paragraph_format.keep_with_next for row in last for c in row.cells)


def test_a_date_stays_on_one_line_where_there_is_room() -> None:
    assert (
        shares([("By", "15 May 2025"), ("What", "A long text " * 9)])[0]
        > shares([("By", "May"), ("What", "A long text " * 9)])[0]
    )
    crowded = shares([("By", "15 May 2025"), *[("What", "Organisation-wide agreement")] * 5])
    assert crowded[0] < crowded[1] / 2


def test_a_guide_says_its_number_once(nine) -> None:
    from msgspec.structs import replace

    from exercises.figures import Guide

    bars = replace(nine["bars"], guides=(Guide(60, "60 %"), Guide(3, "workable")))
    assert [p.text for p in pieces(bars) if isinstance(p, Said) and p.look == "list"] == [
        "Line at 60 %", "Line at 3: workable"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", FIGURE_KINDS)
def test_every_kind_of_figure_tells_all_it_holds(kind, nine, texts, squeezed) -> None:
    said = squeezed("".join(str(piece) for piece in pieces(nine[kind])).replace("\\n", ""))
    figure = nine[kind]
    missing = [text for text in texts(figure) if squeezed(text) not in said and text != figure.title]
    # A figure with something in it has no use for the line that says it is empty; a bar's parts are headings.
    assert [text for text in missing if text not in (figure.empty, "help")] == []


def test_an_empty_figure_is_its_one_line() -> None:
    assert pieces(TableFigure(id="t", empty="No cards yet.")) == [Said("No cards yet.", "quiet")]


def test_each_mark_is_a_person(nine) -> None:
    grids = [piece for piece in pieces(nine["dots"]) if isinstance(piece, Grid)]
    marks = sum(len(found) for grid in grids for row in grid.rows for cell in row for found in MARKS.findall(cell))
    assert marks == sum(sum(row.counts) + sum(row.then) for row in nine["dots"].rows)


def test_rows_without_a_mark_or_with_too_few_cells_fit_their_table() -> None:
    from exercises.figures import Column, Row

    figure = TableFigure(
        id="t", columns=(Column("A"), Column("B")), rows=(Row(("x",)), Row(("y", "z", "more"), "seen"))
    )
    (grid,) = pieces(figure)
    assert isinstance(grid, Grid)
    assert {len(row) for row in grid.rows} == {len(grid.heads)}


def test_hostile_text_is_text(document, with_texts, hostile_text) -> None:
    data = docx(with_texts(document, lambda text: hostile_text))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        rels = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
        body = parts.read("word/document.xml").decode()
    assert 'TargetMode="External"' not in rels
    assert not re.search(r"<w:(hyperlink|object|altChunk)|w:instrText", body)
    assert open_word(io.BytesIO(data)).paragraphs


def test_text_that_runs_from_the_right_does(document) -> None:
    block = FactsBlock((("مرحبا", "hello"),))
    made = Document("report", "R", "مرحبا بالعالم", "P", "", "C", "", (Section("s", "مرحبا", blocks=(block,)),))
    xml = open_word(io.BytesIO(docx(made))).element.xml
    assert xml.count("<w:bidi/>") == 3
    assert docx(document).count(b"bidi") == 0


def test_it_is_loaded_late() -> None:
    script = "import sys, exports.run, exports.word, exports.calendar\nassert not {'docx', 'lxml', 'icalendar'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=_ROOT)


def test_blank_figures_and_columns_are_written_too(sample) -> None:
    made = make("summary", Source(sample))
    told = texts(docx(made)).replace("\n", "")
    assert any(not isinstance(block, FigureBlock) for section in made.sections for block in section.blocks)
    assert "Agreewhatisnotours" not in told  # nothing invented
    assert "PumpCircle" in told


def test_columns_are_as_wide_as_what_stands_in_them(sample) -> None:
    from exports.word.sheet import shares

    narrow, wide = shares([("3", "4"), ("A long problem that somebody wrote down in full", "x")])
    assert narrow < wide / 5
    squeezed, _ = shares([("Importance", "4"), ("word " * 90,)])
    assert squeezed > 0.1  # no word of a heading is broken
    assert shares([("a", "b")]) == [1.0]
    assert shares([("社区实践",) * 2, ("abcdefgh",) * 2]) == [0.5, 0.5]
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    room = word.sections[0].page_width - word.sections[0].left_margin - word.sections[0].right_margin
    for table in word.tables:
        assert abs(sum(column.width for column in table.columns) - room) < 12_700  # a point
