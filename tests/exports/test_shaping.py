"""Joined scripts in drawings: WeasyPrint draws their lines whole, not letter by letter."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from exports.figures.metrics import width, wrap
from exports.glyphs import missing
from exports.model import Document
from exports.pdf import _ROOT, PdfWorker
from exports.shaping import whole_lines
from tests.exports.conftest import EachText, ReadPdf

LETTERS = """
import sys; sys.path.insert(0, sys.argv[1])
import weasyprint
from weasyprint.text import line_break
from exports.shaping import whole_lines

assert whole_lines() and whole_lines()
laid = []
plain = line_break.split_first_line
def seen(text, *more, **named):
    laid.append(str(text))
    return plain(text, *more, **named)
line_break.split_first_line = seen
weasyprint.HTML(string="<svg width='400' height='90'>" + sys.argv[2] + "</svg>").write_pdf()
print(*laid, sep="|")
"""


def laid_out(svg: str) -> list[str]:
    """The pieces of text that WeasyPrint lays out for a drawing."""
    done = subprocess.run([sys.executable, "-c", LETTERS, _ROOT, svg], capture_output=True, text=True, check=True)
    return done.stdout.strip().split("|")


@pytest.mark.parametrize("text", ["مضخة تتعطل", "👩‍👩‍👧‍👦", "Pump hour", "क्षेत्र"])
def test_a_line_of_a_drawing_is_laid_out_in_one_piece(text: str) -> None:
    assert set(laid_out(f"<text x='10' y='20'>{text}</text>")) == {text}


@pytest.mark.parametrize("how", ["x='1 20'", "x='1' rotate='10 20'", "x='1' textLength='50'"])
def test_letters_that_have_places_of_their_own_keep_them(how: str) -> None:
    assert {"A", "B"} <= set(laid_out(f"<text y='20' {how}>AB</text>"))


def test_without_weasyprint_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint.svg", raising=False)
    assert whole_lines() is False


def test_a_weasyprint_without_these_names_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint.svg", ModuleType("weasyprint.svg"))
    assert whole_lines() is False


def test_the_pdf_maker_draws_arabic_joined(
    document: Document, with_texts: EachText, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    from exports.html import print_html

    word = "مضخة"
    if missing(word):
        pytest.skip("no font of this machine has Arabic letters (fonts-dejavu-core has)")
    paper = poppler_text(worker.pdf(print_html(with_texts(document, lambda old: word))))
    # Letter by letter poppler finds the letters apart and the wrong way round.
    assert paper.count(word) >= len(document.sections[0].blocks)
    assert word[::-1] not in paper


def test_bold_letters_of_other_scripts_are_given_more_room() -> None:
    assert width("مضخة", 8.5, 600) > width("مضخة", 8.5)
    assert len(wrap("مضخة تتعطل كل أسبوع", 60, 8.5, 600)) >= len(wrap("مضخة تتعطل كل أسبوع", 60, 8.5))
