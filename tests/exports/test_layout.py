"""How pages are laid out: nothing that leads to something is left alone, no word is cut, no text moves what stands
around it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from exercises.figures import Column, Row, TableFigure
from exports.documents import make
from exports.documents.source import Source
from exports.figures.metrics import _widths
from exports.html import Paper, print_html
from exports.model import Document, FigureBlock, Section, TextBlock
from exports.pdf import PdfWorker
from exports.worksheets import of_exercises, worksheets
from tests.exports.conftest import EachText, always
from tests.exports.laid import broken_words, headings, leads, leaves, pages_of
from tests.exports.odd import odd_books
from tests.exports.test_pdf import vectors
from workbook.model import Participant, Workbook

LARGE = ("report", "summary", "handout", "pack", "sponsor", "facilitator", "worksheets")


@pytest.mark.parametrize("document", LARGE)
def test_in_large_print_nothing_that_leads_to_something_is_last_on_a_page(sample: Workbook, document: str) -> None:
    alone, cut = {}, {}
    for number, root in enumerate(pages_of(print_html(make(document, Source(sample)), large=True)), 1):
        found = leaves(root)
        if not found or leads(found[-1]):
            alone[number] = found[-1:]
        if words := broken_words(root):
            cut[number] = words
    assert alone == {}
    assert cut == {}


def test_in_large_print_no_word_in_a_head_is_cut_on_letter_paper(sample: Workbook) -> None:
    pages = pages_of(print_html(make("worksheets", Source(sample)), "letter", large=True))
    assert [words for root in pages if (words := broken_words(root))] == []


def _rows(root: Any) -> list[int]:
    """How many rows of each table stand on a page, heads not counted; tables that only lie on it count too."""
    tables = [box for box in root.descendants() if type(box).__name__ == "TableBox"]
    return [sum(type(one).__name__ == "TableRowBox" and all(c.element_tag != "th" for c in one.children)
                for one in table.descendants()) for table in tables]  # fmt: skip


@pytest.mark.parametrize("count", [4, 5, 6, 9])
@pytest.mark.parametrize("before", range(2, 12))
def test_in_large_print_a_table_ends_with_three_rows(count: int, before: int, document: Document) -> None:
    rows = tuple(Row((f"Row {n}", "Text")) for n in range(count))
    figure = TableFigure(id="t", title="Table", columns=(Column("One"), Column("Two")), rows=rows)
    text = TextBlock(("A line of text.",) * before)
    section = Section(id="s", title="Section", blocks=(text, FigureBlock(figure)))
    pages = pages_of(print_html(replace(document, sections=(section,)), large=True))
    held = [counts[0] for root in pages if (counts := _rows(root))]
    assert sum(held) == count
    assert held[-1] >= 3


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_word_in_the_head_of_a_full_table_is_cut(paper: Paper, document: Document) -> None:
    names = ("People", "Scored", "Community", "Organisation", "Band", "Kept")
    columns = tuple(Column(name, "right", 1) for name in names)
    columns = (Column("", share=3), *columns[:4], Column("Band", share=2), columns[5])
    rows = tuple(
        Row((f"Going Home Circle, 12 Mar 2025{end}", "14", "11 to 12", "3.2", "3.5", "Start small", "0 of 4"))
        for end in ("", " (2)")
    )
    figure = TableFigure(id="who", title="Who answered", columns=columns, rows=rows)
    section = Section(id="s", title="Section", blocks=(FigureBlock(figure),))
    pages = pages_of(print_html(replace(document, sections=(section,)), paper))
    assert [words for root in pages if (words := broken_words(root))] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_in_large_print_a_ballot_of_values_takes_two_pages(paper: Paper) -> None:
    pages = pages_of(print_html(worksheets(of_exercises(["values"]), "T"), paper, large=True))
    ballot = [root for root in pages if any("votes" in names for leaf in leaves(root) for _, names in leaf.inside)]
    assert len(ballot) == 2


ROLE = "Senior maintenance planner for the northern depots and the coast stations, nights too"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("letters", [12, 20, 45, 85])
def test_the_cover_is_one_page_with_fourteen_people(letters: int, paper: Paper, large: bool, sample: Workbook) -> None:
    many = tuple(Participant(f"P{n}", ROLE[:letters]) for n in range(1, 15))
    made = make("report", Source(replace(sample, people=many)))
    text = print_html(made, paper, large=large)
    assert len(pages_of(text[: text.index("<nav")] + "</body></html>")) == 1
    assert all(str(text.count(one.role)) != "0" for one in many)


def test_a_heading_alone_and_a_word_cut_are_found() -> None:
    told = pages_of("<h2>Alone</h2><p style='break-before: page'>Text</p>")
    assert [leads(leaves(root)[-1]) for root in told] == [True, False]
    narrow = (
        "<style>body { overflow-wrap: anywhere }</style><table style='width: 30px'><tr><th>Importance</th></tr></table>"
    )
    assert broken_words(pages_of(narrow)[0])


@pytest.mark.parametrize("kind", ["nothing", "alone", "crowd"])
def test_the_cover_is_one_page_whatever_was_typed(kind: str) -> None:
    pages = pages_of(print_html(make("report", Source(odd_books()[kind]))))
    on_cover = [any("cover" in names.split() for leaf in leaves(root) for _, names in leaf.inside) for root in pages]
    assert on_cover == [True] + [False] * (len(pages) - 1)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_in_large_print_the_cover_holds_fourteen_people(paper: Paper, sample: Workbook, worker: PdfWorker) -> None:
    import page as validator

    roles = ("Operator, nights", "Planner", "Head of nursing")
    many = tuple(Participant(f"P{n}", roles[n % 3]) for n in range(1, 15))
    text = print_html(make("report", Source(replace(sample, people=many))), paper, large=True)
    cover = text[: text.index("<nav")] + "</body></html>"
    made = worker.pdf(cover)
    assert len(PdfReader(io.BytesIO(made)).pages) == 1
    report = validator.validate_pdf_bytes(made, profile=validator.ValidationProfile.PDF_UA_1)
    assert [one.rule_id for one in report.failures] == []


HARMLESS = str.maketrans({"<": "+", ">": "+", '"': "“"})
"""In the package's own font each is as wide as what stands for it, in every weight, and lines break beside none."""
MORE = ("</title></style><h1>x</h1>", "--></svg><h2 style='font-size:90pt'>x</h2>", "<br><br><br><br><br>", "<p><p><p>",
        "]]></text><text y='999'>x", "\" style=\"position:fixed;font-size:90pt\" x=\"", "<style>*{display:none}@page{size:10mm}</style>", "<div style=break-before:page>")  # fmt: skip


TYPED = (*vectors("http://127.0.0.1:9/x", "file:///secret.txt"), *MORE)


@pytest.mark.parametrize("typed", [" ".join(TYPED[at : at + 4]) for at in range(0, len(TYPED), 4)])
def test_what_was_typed_moves_nothing(typed: str, document: Document, with_texts: EachText) -> None:
    """Four at a time in every place: one that got through moves what stands there, with or without the others."""
    hostile, harmless = (headings(print_html(with_texts(document, always(text))))
                         for text in (typed, typed.translate(HARMLESS)))  # fmt: skip
    assert len(hostile) > 10
    assert hostile == harmless


@pytest.mark.parametrize("weight", [300, 400, 600])
def test_what_stands_for_a_mark_is_as_wide_as_it(weight: int) -> None:
    wide = _widths(weight)
    assert {mark: wide[mark] for mark in '<>"'} == {mark: wide[mark.translate(HARMLESS)] for mark in '<>"'}


def test_the_comparison_sees_what_moves(document: Document, with_texts: EachText) -> None:
    text = print_html(with_texts(document, lambda old: "<br><br>"))
    assert headings(text.replace("&lt;br&gt;", "<br>")) != headings(text)
