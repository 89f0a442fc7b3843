"""The Word file, opened again by the library people's programs agree with."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree
from msgspec.structs import replace

from exercises.figures import FIGURE_KINDS, TableFigure
from exercises.registry import CATALOGUE
from exports.documents import make
from exports.documents.source import Source
from exports.html import Paper
from exports.model import Document, FactsBlock, FigureBlock, Section
from exports.pdf import _ROOT
from exports.word import docx
from exports.word.figures import Grid, Said, pieces
from exports.word.sheet import shares
from tests.exports.conftest import Changed, EachText, TextsOf
from tests.exports.odd import odd_books
from tests.typed import as_a
from workbook.model import Workbook

MARKS = re.compile("●+")


def texts(data: bytes) -> str:
    """Every word of the body, tables included."""
    word = open_word(io.BytesIO(data))
    return "\n".join("".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")).split())


def style(paragraph: Paragraph) -> str:
    return as_a(str, as_a(ParagraphStyle, paragraph.style).name)


def test_headings_stand_in_order_and_name_every_exercise(sample: Workbook) -> None:
    made = make("report", Source(sample))
    word = open_word(io.BytesIO(docx(made)))
    heads = [(style(p), p.text) for p in word.paragraphs if style(p).startswith(("Title", "Heading"))]
    assert heads[0] == ("Title", made.title)
    assert [text for style, text in heads if style == "Heading 1"] == ["Contents", *(s.title for s in made.sections)]
    assert len(made.sections) >= len(CATALOGUE)
    assert {style for style, _ in heads} == {"Title", "Heading 1", "Heading 2"}


def test_language_title_credit_and_page_numbers(sample: Workbook) -> None:
    made = make("report", Source(sample))
    word = open_word(io.BytesIO(docx(made)))
    told = word.core_properties
    assert (told.title, told.language) == (made.title, "en-GB")
    assert 'w:lang w:val="en-GB"' in re.sub(r"\s+", " ", word.styles.element.xml)
    foot = word.sections[0].footer
    assert "Etienne Wenger" in foot.paragraphs[0].text
    assert f"{made.title}\tpage 1 of 1" in foot.paragraphs[0].text  # the ones are what stands there until it is opened
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", foot._element.xml) == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "wide"), [("a4", 210), ("letter", 215.9)])
def test_the_paper_is_the_one_asked_for(document: Document, paper: Paper, wide: float) -> None:
    section = open_word(io.BytesIO(docx(document, paper))).sections[0]
    assert abs(as_a(int, section.page_width) - Mm(wide)) < Mm(0.2)


def test_every_table_repeats_its_head_and_cuts_no_row(sample: Workbook) -> None:
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    assert len(word.tables) > 30
    for table in word.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_what_leads_to_a_table_stays_with_it_and_no_empty_line_can_make_a_page(sample: Workbook) -> None:
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    body = [one for one in word.element.body if one.tag.endswith(("}p", "}tbl"))]
    empty = [place for place, one in enumerate(body) if one.tag.endswith("}p") and not "".join(one.itertext()).strip()]
    around = [(body[place - 1].tag[-4:], body[place + 1].tag[-4:]) for place in empty]
    assert set(around) <= {("}tbl", "}tbl")}  # two tables would grow together
    for one in word.paragraphs:
        following = one._p.getnext()
        leads = one.text and style(one) != "Intense Quote"  # a sentence of its own leads to nothing
        if leads and following is not None and following.tag.endswith("}tbl"):
            kept = (
                one.paragraph_format.keep_with_next or as_a(ParagraphStyle, one.style).paragraph_format.keep_with_next
            )
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


def test_a_guide_says_its_number_once(nine: dict[str, Any]) -> None:
    from exercises.figures import Guide

    bars = replace(nine["bars"], guides=(Guide(60, "60 %"), Guide(3, "workable")))
    assert [p.text for p in pieces(bars) if isinstance(p, Said) and p.look == "list"] == [
        "Line at 60 %", "Line at 3: workable"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", FIGURE_KINDS)
def test_every_kind_of_figure_tells_all_it_holds(
    kind: str, nine: dict[str, Any], texts: TextsOf, squeezed: Changed
) -> None:
    said = squeezed("".join(str(piece) for piece in pieces(nine[kind])).replace("\\n", ""))
    figure = nine[kind]
    missing = [text for text in texts(figure) if squeezed(text) not in said and text != figure.title]
    # A figure with something in it has no use for the line that says it is empty; a bar's parts are headings.
    assert [text for text in missing if text not in (figure.empty, "help")] == []


def test_an_empty_figure_is_its_one_line() -> None:
    assert pieces(TableFigure(id="t", empty="No cards yet.")) == [Said("No cards yet.", "quiet")]


def test_each_mark_is_a_person(nine: dict[str, Any]) -> None:
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


def test_hostile_text_is_text(document: Document, with_texts: EachText, hostile_text: str) -> None:
    data = docx(with_texts(document, lambda text: hostile_text))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        rels = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
        body = parts.read("word/document.xml").decode()
    assert 'TargetMode="External"' not in rels
    assert not re.search(r"<w:(object|altChunk)", body)
    # What leads somewhere leads to a part of this file, and the only fields are the pages of the contents.
    assert set(re.findall(r"<w:hyperlink[^>]*>", body)) == {'<w:hyperlink w:anchor="_Toc10000" w:history="1">'}
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", body) == [" PAGEREF _Toc10000 \\h "]
    assert open_word(io.BytesIO(data)).paragraphs


def xml(data: bytes, part: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return etree.fromstring(parts.read(part))


def words(one: Any) -> str:
    return "".join(text.text or "" for text in one.iter(qn("w:t")))


def said(one: Any, *names: str) -> list[str | None]:
    return [one.get(qn(f"w:{name}")) for name in names]


def test_every_script_has_a_family_and_a_language_of_its_own(sample: Workbook) -> None:
    styles = xml(docx(make("summary", Source(sample))), "word/styles.xml")
    fonts, lang = (next(styles.find(qn("w:docDefaults")).iter(qn(f"w:{name}"))) for name in ("rFonts", "lang"))
    assert said(fonts, "ascii", "hAnsi", "eastAsia", "cs") == ["Calibri", "Calibri", "Microsoft YaHei", "Arial"]
    # East Asian text that is called English overlaps in LibreOffice where Arabic stands in the document too.
    assert said(lang, "val", "eastAsia", "bidi") == ["en-GB", "zh-CN", "ar-SA"]
    for one in styles.iter(qn("w:rFonts")):
        assert not [name for name in one.attrib if name.endswith(("Theme", "theme"))]  # a theme stands above a name
    for run in styles.iter(qn("w:rPr")):
        held = {one.tag.partition("}")[2]: one.get(qn("w:val")) for one in run}
        for plain, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            assert held.get(plain) == held.get(twin), held


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [("ポンプが直らない", "ja-JP", "Yu Gothic"), ("펌프가 고장", "ko-KR", "Malgun Gothic"), ("水泵坏了", None, None)],
)
def test_japanese_and_korean_are_told_from_chinese(
    document: Document, text: str, language: str | None, family: str | None
) -> None:
    made = xml(docx(replace(document, title=text)), "word/document.xml")
    (run,) = [one for one in made.iter(qn("w:r")) if words(one) == text]
    lang, fonts = run.find(f".//{qn('w:lang')}"), run.find(f".//{qn('w:rFonts')}")
    assert (None if lang is None else lang.get(qn("w:eastAsia"))) == language
    assert (None if fonts is None else fonts.get(qn("w:eastAsia"))) == family


def test_a_text_of_two_directions_is_two_runs(document: Document) -> None:
    made = xml(docx(replace(document, title="Gruppe 5 مضخة 7, تعطل (x)")), "word/document.xml")
    first = next(made.iter(qn("w:p")))
    runs = [(words(one), one.find(f".//{qn('w:rtl')}") is not None) for one in first.iter(qn("w:r"))]
    assert runs == [("Gruppe 5 ", False), ("مضخة 7, تعطل", True), (" (x)", False)]
    assert first.find(f".//{qn('w:bidi')}") is None
    first = next(xml(docx(replace(document, title="12 مضخة (A)")), "word/document.xml").iter(qn("w:p")))
    assert first.find(f".//{qn('w:bidi')}") is not None
    assert [words(one) for one in first.iter(qn("w:r"))] == ["12 مضخة (", "A", ")"]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
}
"""The order in which ISO 29500 wants what stands in these; Word may call a file damaged that has another."""


def test_everything_stands_in_the_order_of_the_format(sample: Workbook) -> None:
    files = [docx(make("report", Source(book))) for book in (sample, odd_books()["crowd"])]
    for made in (xml(f, part) for f in files for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml")):
        for name, order in ORDER.items():
            places = {one: place for place, one in enumerate(order.split())}
            for held in made.iter(qn(f"w:{name}")):
                found = [places[one.tag.partition("}")[2]] for one in held]
                assert found == sorted(set(found)), [one.tag for one in held]


def test_the_file_says_nothing_of_people_or_of_the_blank_it_began_as(sample: Workbook) -> None:
    data = docx(make("report", Source(sample)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        about = b"".join(parts.read(name) for name in names if name.startswith(("docProps", "customXml", "_rels")))
    told = open_word(io.BytesIO(data)).core_properties
    assert (told.author, told.last_modified_by, told.created, told.modified) == ("", "", None, None)
    assert [name for name in names if name.startswith("docProps")] == ["docProps/core.xml"]
    assert b"Macintosh" not in about
    assert not [person.role for person in sample.people if person.role.encode() in about]


def test_contents_lead_to_every_part_and_carry_its_page(sample: Workbook) -> None:
    made = make("report", Source(sample))
    word = open_word(io.BytesIO(docx(made)))
    lines = [p for p in word.paragraphs if style(p) == "toc 1"]
    assert [p.text.split("\t")[0] for p in lines] == [section.title for section in made.sections]
    marks = {one.get(qn("w:name")): one.getparent() for one in word.element.iter(qn("w:bookmarkStart"))}
    for line, section in zip(lines, made.sections, strict=True):
        (link,) = line._p.iter(qn("w:hyperlink"))
        target = link.get(qn("w:anchor"))
        assert words(marks[target]) == section.title
        assert re.findall(r"<w:instrText[^>]*> PAGEREF (\w+) \\h <", line._p.xml) == [target]
    stop = word.styles["toc 1"].element.xml
    assert 'w:leader="dot"' in stop
    # Word asks those who open a file with this setting whether it may look into other files.
    assert "updateFields" not in word.settings.element.xml
    assert "w:dirty" not in word.element.xml


def laid_out(data: bytes, folder: Path) -> Path:
    """The file as a PDF by LibreOffice."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or poppler-utils is not on this machine")
    path = folder / "made.docx"
    path.write_bytes(data)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "made.pdf"


def read_pdf(path: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, str(path), "-"], capture_output=True, text=True, check=True).stdout


def test_chinese_beside_arabic_does_not_overlap(tmp_path: Path) -> None:
    path = laid_out(docx(make("report", Source(odd_books()["crowd"]))), tmp_path)
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    if "CJK" not in fonts:
        pytest.skip("no Chinese font on this machine")
    place = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([\u4e00-\u9fff]{3,})<')
    found = [(float(m[3]) - float(m[1])) / len(m[5]) for m in place.finditer(read_pdf(path, "-bbox"))]
    assert len(found) > 1000
    assert min(found) >= 8.9  # in points a character: tables are set in 9


def test_the_pages_in_the_contents_are_those_the_parts_stand_on(sample: Workbook, tmp_path: Path) -> None:
    made = make("report", Source(sample))
    pages = read_pdf(laid_out(docx(made), tmp_path), "-layout").split("\f")
    told = {m[1].strip(): int(m[2]) for m in re.finditer(r"(?m)^(.+?)\.{3,}(\d+)$", "\n".join(pages[:4]))}
    assert len(told) == len(made.sections)
    # Until it is counted, about where is said; LibreOffice, with whatever font it has, comes near it.
    lines = [p.text for p in open_word(io.BytesIO(docx(made))).paragraphs if style(p) == "toc 1"]
    about = [int(line.rpartition("~")[2]) for line in lines]
    assert about == sorted(about)
    assert all(abs(one - told[section.title]) <= 3 for one, section in zip(about, made.sections, strict=True))
    for section in made.sections:
        assert section.purpose[:40] in " ".join(pages[told[section.title] - 1].split()), section.title


def test_text_that_runs_from_the_right_does(document: Document) -> None:
    block = FactsBlock((("مرحبا", "hello"),))
    made = Document("report", "R", "مرحبا بالعالم", "P", "", "C", "", (Section("s", "مرحبا", blocks=(block,)),))
    xml = open_word(io.BytesIO(docx(made))).element.xml
    assert xml.count("<w:bidi/>") == 3
    assert docx(document).count(b"bidi") == 0


def test_it_is_loaded_late() -> None:
    script = "import sys, exports.run, exports.word, exports.calendar\nassert not {'docx', 'lxml', 'icalendar'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=_ROOT)


def test_blank_figures_and_columns_are_written_too(sample: Workbook) -> None:
    made = make("summary", Source(sample))
    told = texts(docx(made)).replace("\n", "")
    assert any(not isinstance(block, FigureBlock) for section in made.sections for block in section.blocks)
    assert "Agreewhatisnotours" not in told  # nothing invented
    assert "PumpCircle" in told


def test_a_sponsors_page_begins_on_the_first_and_counts_no_others(sample: Workbook, tmp_path: Path) -> None:
    made = make("sponsor", Source(sample))
    data = docx(made)
    word = open_word(io.BytesIO(data))
    assert word.paragraphs[0].text == made.sections[0].title
    assert not word.paragraphs[0].paragraph_format.page_break_before
    assert not re.search("NUMPAGES|PAGE ", word.sections[0].footer._element.xml)
    pages = read_pdf(laid_out(data, tmp_path), "-layout").split("\f")[:-1]
    assert [page.strip().split("\n")[0].strip() for page in pages] == [section.title for section in made.sections]


def test_columns_are_as_wide_as_what_stands_in_them(sample: Workbook) -> None:
    narrow, wide = shares([("3", "4"), ("A long problem that somebody wrote down in full", "x")])
    assert narrow < wide / 5
    squeezed, _ = shares([("Importance", "4"), ("word " * 90,)])
    assert squeezed > 0.1  # no word of a heading is broken
    assert shares([("a", "b")]) == [1.0]
    assert shares([("社区实践",) * 2, ("abcdefgh",) * 2]) == [0.5, 0.5]
    word = open_word(io.BytesIO(docx(make("report", Source(sample)))))
    section = word.sections[0]
    wide, left, right = (as_a(int, one) for one in (section.page_width, section.left_margin, section.right_margin))
    room = wide - left - right
    for table in word.tables:
        assert abs(sum(column.width for column in table.columns) - room) < 12_700  # a point
