"""The document of a comparison, in every form it has."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from exercises.compare.results import Comparison, compare
from exercises.exchange.interchange import sample_book
from exports.compare import FORMATS, compare_document, export_compare, title
from exports.html import Paper, html, print_html
from exports.markdown import markdown
from exports.pdf import PdfWorker
from tests.exports.conftest import Changed, Page, ReadPdf
from workbook.errors import WorkbookError
from workbook.model import Info, Tally, Workbook


def changed(name: str, **info: str) -> Workbook:
    sample = sample_book()
    actions = tuple(replace(one, state="done") for one in sample.actions[:4])
    return replace(sample, id=name, info=replace(sample.info, **info), actions=actions)


@pytest.fixture
def ways() -> dict[str, Comparison]:
    one = changed("one")
    solo = changed("solo", kind="solo")
    score = {"score": {"4": 1}}
    tally = Tally("scorecard/scores", counts={"FC1": score, "FO3": score})
    solo = replace(solo, tallies={"scorecard/scores#1": tally})
    later = changed("later", date="2025-09-17")
    others = [changed(f"o{n}", community=f"Circle {n}", date=f"2025-0{n}-01") for n in range(1, 9)]
    return {"then": compare([one, later]), "solo": compare([solo, one]), "many": compare([one, *others])}


@pytest.mark.parametrize("way", ["then", "solo", "many"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_is_accessible(ways: dict[str, Comparison], way: str, paper: Paper, worker: PdfWorker) -> None:
    import page as validator

    data = worker.pdf(print_html(compare_document(ways[way]), paper))
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []


def test_every_factor_stands_in_every_form(ways: dict[str, Comparison], page: type[Page], squeezed: Changed) -> None:
    from docx import Document

    from exports.word import docx

    for comparison in ways.values():
        made = compare_document(comparison)
        word = Document(io.BytesIO(docx(made))).element.body
        told = [page(html(made)).text, squeezed(markdown(made).replace("\\", "")),
                squeezed("".join(node.text or "" for node in word.iter() if node.tag.endswith("}t")))]  # fmt: skip
        for line in comparison.lines:
            assert all(line.factor in text for text in told)
        for side in comparison.sides:
            assert all(squeezed(side.label) in text for text in told)


def test_the_heat_map_is_shaded_and_numbered(ways: dict[str, Comparison]) -> None:
    made = html(compare_document(ways["many"]))
    heat = made[made.index("Ten factors") :]
    heat = heat[: heat.index("Where they differ most")]
    assert len(re.findall(r'<rect[^>]*fill="#[0-9A-F]{6}"', heat)) >= 90
    assert heat.count(">4.1<") >= 9


def test_what_is_held_back_is_in_no_file(tmp_path: Path) -> None:
    few = {"FC1": {"score": {"1": 2}}, "FC2": {"score": {"4": 3}}}
    tally = Tally("scorecard/scores", counts=few)
    info = Info("T", community="C", date="2025-01-01")
    one = Workbook("one", info, tallies={"scorecard/scores#1": tally})
    two = replace(one, id="two", info=replace(info, date="2025-06-01"))
    (path,) = export_compare(compare([one, two]), ["md"], tmp_path)
    told = path.read_text("utf-8")
    assert "too few to show" in told
    assert "| 1.0" not in told
    assert "4.0" in told


def test_what_it_is_called(ways: dict[str, Comparison]) -> None:
    assert title(ways["then"]) == title(ways["solo"]) == "Pump Circle"
    assert title(ways["many"]) == "9 communities"
    assert title(compare([Workbook("a"), Workbook("b")])) == "without a name, without a name (2)"


@pytest.mark.parametrize("name", ["Circle of pumps and valves ", "x"])
def test_a_name_of_five_thousand_letters_stands_whole_once(
    name: str, page: type[Page], squeezed: Changed, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    long = {n: f"C{n} {name * 5000}"[:5000].strip() for n in range(1, 5)}
    comparison = compare([changed(f"o{n}", community=text, date=f"2025-0{n}-01") for n, text in long.items()])
    made = compare_document(comparison)
    told = page(html(made)).text
    for text in long.values():
        assert squeezed(told).count(squeezed(text)) == 1
        assert squeezed(markdown(made).replace("\\", "")).count(squeezed(text)) == 1
    assert all(len(side.label) <= 48 for side in comparison.sides)
    assert title(comparison) == "4 communities"
    assert len(poppler_text(worker.pdf(print_html(made))).split("\f")) <= 12, "four names in full, and little more"
    short = [replace(one, info=replace(one.info, community=long[n])) for n, one in enumerate(map(changed, "ab"), 1)]
    assert len(title(compare(short))) < 110


def test_names_that_begin_alike_are_still_told_apart() -> None:
    books = [changed(f"o{n}", community=f"{'Pump circle ' * 9}{n}", date="2025-01-01") for n in (1, 2)]
    one, other = (side.label for side in compare(books).sides)
    assert one != other
    assert one.startswith("Pump circle Pump circle")


def test_files_are_written_and_never_over_another(ways: dict[str, Comparison], tmp_path: Path) -> None:
    once = export_compare(ways["then"], ["md", "html", "docx"], tmp_path)
    again = export_compare(ways["then"], ["md"], tmp_path)
    assert [path.name for path in once] == [f"pump-circle-compare.{name}" for name in ("md", "html", "docx")]
    assert [path.name for path in again] == ["pump-circle-compare-2.md"]


@pytest.mark.parametrize("name", ["csv", "ics", "json", "odt"])
def test_forms_it_does_not_have(ways: dict[str, Comparison], name: str, tmp_path: Path) -> None:
    assert name not in FORMATS
    with pytest.raises(WorkbookError, match=f"cannot be written as {name}"):
        export_compare(ways["then"], [name], tmp_path)


def test_it_loads_no_printer_before_it_prints() -> None:
    import subprocess

    from exports.pdf import _ROOT

    script = "import sys, exports.compare\nassert not {'jinja2', 'weasyprint', 'docx'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=_ROOT)
