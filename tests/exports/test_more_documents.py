"""The sponsors' pages, the facilitator's and the participants' pack, the poster; large print; missing characters."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.exchange.interchange import book_from_answers
from exercises.figures import StatementFigure
from exercises.guide import agenda, agenda_blocks, glossary
from exports import export
from exports import glyphs as glyphs_module
from exports.documents import DOCUMENTS, make
from exports.documents.day import slots
from exports.documents.facilitator import ranges_table
from exports.documents.source import Source
from exports.figures.metrics import at_least, least_size, width
from exports.glyphs import BOX, missing, replaced, warning
from exports.html import Paper, drawn_size, html, print_html
from exports.markdown import markdown
from exports.model import BlankBlock, FigureBlock, TextBlock
from exports.pdf import PdfWorker
from tests.exports.conftest import Changed
from tests.typed import as_a
from workbook.model import Info, Item, Participant, Workbook

ROLES = ("Director of operations", "Depot lead, north", "Depot lead, coast", "Head of maintenance")


def pages_of(data: bytes) -> list[str]:
    from pypdf import PdfReader

    return [one.extract_text() for one in PdfReader(io.BytesIO(data)).pages]


def before_the_day(agenda_id: str = "half-day") -> Workbook:
    people = tuple(Participant(f"P{n}", f"Fitter {n}") for n in range(1, 9))
    info = Info(title="Before", date="2025-05-02", agenda=agenda_id)
    return replace(Workbook("w", info, people), agenda=agenda_blocks(agenda_id))


# Sponsors


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_sponsor_has_one_page_with_only_its_own_asks(
    sample: Workbook, worker: PdfWorker, paper: Paper, squeezed: Changed
) -> None:
    found = pages_of(worker.pdf(print_html(make("sponsor", Source(sample)), paper)))
    rows = {row.text: row.cells for row in sample.rows("sponsors/map")}
    assert len(found) == len(rows) == len(ROLES)
    for role, text in zip(ROLES, map(squeezed, found), strict=True):
        for other, cells in rows.items():
            own = other == role
            assert (squeezed(other) in text) == own
            ask = squeezed(str(cells["ask"]))
            assert (ask in text) == own or (not own and ask in squeezed(str(rows[role]["ask"])))
        assert squeezed(str(rows[role]["hands_off"])) in text


def test_a_sponsor_reads_the_case_two_signs_and_the_next_date(sample: Workbook) -> None:
    for section in make("sponsor", Source(sample)).sections:
        figures = {block.figure.id: block.figure for block in section.blocks if isinstance(block, FigureBlock)}
        assert "pressure promise" in as_a(StatementFigure, figures["case"]).passages[0].text
        assert len(as_a(StatementFigure, figures["signs"]).passages) == 2
        last = as_a(TextBlock, section.blocks[-1])
        assert last.heading == "Our next date"
        assert last.paragraphs[0].startswith("16 Apr 2025")


def test_a_sponsor_s_page_does_not_count_the_others(sample: Workbook, worker: PdfWorker) -> None:
    assert not any("page 1 of" in text or " of 4" in text for text in pages_of(
        worker.pdf(print_html(make("sponsor", Source(sample))))))  # fmt: skip


@pytest.mark.parametrize("value", ["against", "speaks for us"])
def test_stances_never_reach_a_sponsor(sample: Workbook, value: str) -> None:
    said = markdown(make("sponsor", Source(sample)))
    assert "stance" not in said.lower()
    assert value not in said
    assert "Where sponsors stand" not in said


def test_without_sponsors_one_line_says_so() -> None:
    said = markdown(make("sponsor", Source(Workbook("w", Info(title="Empty")))))
    assert "No sponsor is named yet" in said


def test_an_ask_that_is_missing_is_said_and_not_left_blank(sample_raw: dict[str, Any]) -> None:
    sample_raw["answers"]["sponsors"]["map"] = [{"role": "Chief", "type": "voice"}]
    said = markdown(make("sponsor", Source(book_from_answers(sample_raw))))
    assert said.count("Not agreed yet\\.") + said.count("Not agreed yet.") == 5


# The facilitator's pack


def test_before_the_day_it_holds_clock_times_materials_and_what_to_say() -> None:
    source = Source(before_the_day())
    made = make("facilitator", source)
    starts = [slot.start for slot in slots(source)]
    assert (starts[0], starts[1], starts[-1]) == ("09:00", "09:10", "12:24")
    ids = [section.id for section in made.sections]
    assert ids[:2] == ["day", "materials"]
    said = markdown(made)
    for block in agenda("half-day").blocks:
        assert block.block in {slot.block.exercise or slot.block.id.split("_")[0] for slot in slots(source)}
    assert "Keep the silence" in said
    assert "When it goes wrong" in said
    assert "4 sheets of 3 slips" in said
    assert "run-log" not in ids


def test_after_the_day_it_holds_the_log_stances_and_parking_lot(sample: Workbook) -> None:
    notes = {"before_the_day": ["Logged before"], "after_the_day": ["Logged after"], "notes": ["Logged note"]}
    words = (Item("w1", "Relieved"),)
    book = replace(sample, info=replace(sample.info, notes=notes), items={**sample.items, "close/words": words})
    made = make("facilitator", Source(book))
    said = markdown(made)
    ids = [section.id for section in made.sections]
    assert ids[:2] == ["day", "run-log"]
    assert "materials" not in ids
    assert {"ranges", "parking-lot", "sponsors"} <= set(ids)
    for wanted in ("Logged before", "Logged after", "Logged note", "Relieved", "Where sponsors stand", "351"):
        assert wanted in said
    assert all(entry.text.replace("?", "") in said.replace("\\", "") for entry in sample.parking)


def test_in_the_middle_of_the_day_only_what_is_left_is_to_be_said(sample: Workbook) -> None:
    book = before_the_day()
    ran = tuple(replace(b, actual=b.minutes) if b.exercise in ("primer", "problems") else b for b in book.agenda)
    titles = [
        s.title for s in make("facilitator", Source(replace(book, agenda=ran))).sections if s.id.startswith("script")
    ]
    assert "Primer, shared words and myth check" not in titles
    assert "Welcome" not in titles
    assert titles[0] == "Knowledge to put to wider use"
    assert titles[-1] == "Close"


def test_the_ranges_tell_nobody_s_score(sample_raw: dict[str, Any]) -> None:
    scores = sample_raw["answers"]["scorecard"]["scores"]
    first = next(iter(scores))
    scores[first] = [5, 1]
    row = ranges_table(Source(book_from_answers(sample_raw))).rows[0]
    assert row.cells[1] == "2"
    assert row.cells[3:] == ("–", "–", "–")


def test_a_private_self_assessment_is_not_in_the_facilitator_s_pack(sample_raw: dict[str, Any]) -> None:
    sample_raw["answers"]["coordinator"] |= {"share_with_group": False, "worry": "My own worry"}
    made = make("facilitator", Source(book_from_answers(sample_raw)))
    assert "coordinator" not in [section.id for section in made.sections]
    assert "My own worry" not in markdown(made)


# Pack and poster


def test_the_pack_holds_what_the_handout_has_no_room_for(sample: Workbook) -> None:
    made = make("pack", Source(sample))
    assert [s.id for s in made.sections] == ["summary", "words", "canvas", "values", "rhythm", "actions"]
    said = markdown(made)
    assert all(term in said for term, _ in glossary())
    assert all(action.what in said.replace("\\", "") for action in sample.actions)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("which", ["sample", "long", "empty"])
def test_the_poster_keeps_to_one_sheet_on_its_side(
    sample: Workbook, sample_raw: dict[str, Any], worker: PdfWorker, paper: Paper, which: str
) -> None:
    from pypdf import PdfReader

    book = sample
    if which == "long":
        domain = sample_raw["answers"]["canvas"]["domain"]
        domain["key_issues"] = ["What must be checked before a repaired pump goes back to duty, and by whom? " * 2] * 7
        domain["passion"] = domain["area"] = "how we read, repair, refit and record them " * 4
        book = book_from_answers(sample_raw)
    if which == "empty":
        book = Workbook("w", Info(title="Empty"))
    (sheet,) = PdfReader(io.BytesIO(worker.pdf(print_html(make("poster", Source(book)), paper)))).pages
    assert float(sheet.mediabox.width) > float(sheet.mediabox.height)
    assert round(float(sheet.mediabox.width) / 72 * 25.4) == (420 if paper == "a4" else 432)


def test_worksheets_of_a_workbook_hold_nothing_that_was_entered(sample: Workbook) -> None:
    made = make("worksheets", Source(sample))
    said = markdown(made).replace("\\", "")
    blocks = [block for section in made.sections for block in section.blocks]
    assert any(isinstance(block, BlankBlock) for block in blocks)
    typed = [i.text for name in ("problems/ideas", "canvas/inventory") for i in sample.rows(name)]
    assert [text for text in typed if text in said] == []


# Large print


@pytest.mark.parametrize(
    "document", [name for name in DOCUMENTS if name not in ("report", "facilitator", "worksheets")]
)
def test_large_print_is_accessible_and_sixteen_points(sample: Workbook, worker: PdfWorker, document: str) -> None:
    import page as validator

    made = make(document, Source(sample))
    data = worker.pdf(print_html(made, large=True))
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    if document in ("summary", "handout", "sponsor"):  # the drawings of the others bring sizes of their own
        assert smallest(data, drawn_size(made, "a4")) >= 15.9


@pytest.mark.parametrize(("paper", "across"), [("a4", 273.0), ("letter", 255.4)])
@pytest.mark.parametrize("document", ["report", "facilitator", "worksheets"])
def test_in_large_print_the_letters_of_drawings_are_sixteen_points_on_either_paper(
    sample: Workbook, document: str, paper: Paper, across: float
) -> None:
    across = 240.0 if document == "worksheets" else across  # as large_pen.css has it
    sizes = drawn_letters(print_html(make(document, Source(sample)), paper, large=True))
    assert len(sizes) > 3
    assert min(size * across / 25.4 * 72 / wide for wide, size in sizes) >= 15.9


def drawn_letters(text: str) -> list[tuple[float, float]]:
    """How wide each drawing is in its own points, and the smallest letters in it."""
    found = []
    for wide, inside in re.findall(r'<svg[^>]*viewBox="0 0 ([\d.]+) [^>]*>(.*?)</svg>', text, re.DOTALL):
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', inside)]
        found += [(float(wide), min(sizes))] if sizes else []
    return found


def smallest(data: bytes, drawn: float) -> float:
    """The size of the smallest letters on any page, in points: what the text matrix makes of the font's size.

    Letters of the size *drawn* stand in drawings: they come out larger than they are drawn.
    """
    from pypdf import PdfReader

    sizes: list[float] = []

    def look(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            both = abs(text_matrix[3] or text_matrix[1]) * abs(matrix[3] or matrix[1])
            sizes.append(abs(size) * both)

    def outside_drawings() -> list[float]:
        return [one for one in sizes if abs(one - drawn) > 0.01]

    for one in PdfReader(io.BytesIO(data)).pages:
        one.extract_text(visitor_text=look)
    return min(outside_drawings())


def test_drawings_bring_larger_letters_only_while_they_are_asked_for() -> None:
    before = width("label", 7.5)
    with least_size(8.8):
        assert at_least(7.5) == 8.8
        assert width("label", 7.5) > before
    assert at_least(7.5) == 7.5


def test_large_print_is_on_its_side_and_says_so(sample: Workbook) -> None:
    text = html(make("summary", Source(sample)), large=True)
    assert "size: 297mm 210mm" in text
    assert "large-print" in text
    assert "large-print" not in html(make("summary", Source(sample)))


# Characters that no font has


class NoFonts:
    def have(self, character: str) -> bool:
        return character == "ع"


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs_module._Fonts, "load", staticmethod(lambda: NoFonts()))


def test_characters_without_a_font_are_named_once_and_boxed(no_fonts: None) -> None:
    text, lacking = replaced("<style>中</style><p>a é Ω Ж 文文 ع</p>")
    assert lacking == "中文" or lacking == "文"
    assert text.count(BOX) >= 2
    assert "文" not in text
    assert "U+6587" in warning("文")
    assert "ع" in text


def test_our_own_fonts_need_no_system(no_fonts: None) -> None:
    assert missing("Latin é ž, Ελληνικά, Кириллица, ○ ◐ ● ◇ ▸ ✕ □ “”…") == ""


def test_a_long_list_of_characters_is_cut_short() -> None:
    said = warning("".join(chr(0x4E00 + n) for n in range(40)))
    assert "40 characters are" in said
    assert "and 28 more" in said


def test_without_fontconfig_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs_module._Fonts, "load", staticmethod(lambda: None))
    assert missing("中文") == ""


def test_an_export_warns_and_the_pdf_stays_accessible(sample: Workbook, tmp_path: Path, worker: PdfWorker) -> None:
    import page as validator

    lonely = "\U00013080"  # an Egyptian hieroglyph
    if not missing(lonely):
        pytest.skip("this machine has a font for Egyptian hieroglyphs")
    book = replace(sample, info=replace(sample.info, title=f"Eye {lonely}"))
    said: list[str] = []
    (path,) = export(book, ["summary"], ["pdf"], tmp_path, worker=worker, warn=said.append)
    assert len(said) == 1
    assert "U+13080" in said[0]
    report = validator.validate_pdf_bytes(path.read_bytes(), profile=validator.ValidationProfile.PDF_UA_1)
    assert [one.rule_id for one in report.failures] == []
    assert BOX in pages_of(path.read_bytes())[0]
    again: list[str] = []
    export(sample, ["summary"], ["pdf"], tmp_path, worker=worker, warn=again.append)
    assert again == []
