"""Blank worksheets: what stands on them, what must not, and that a pen can be used on them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.guide import AGENDAS, CREDIT, agenda, exercise
from exercises.outlines import Exercise
from exercises.pages import KINDS, CollectPage, RatePage, TablePage, VotePage, WritePage
from exercises.registry import CATALOGUE
from exports import export_worksheets
from exports.html import Paper, html, print_html
from exports.markdown import markdown
from exports.model import BlankBlock, Document, PenColumn
from exports.pdf import PdfWorker
from exports.worksheets import Wanted, of_agenda, of_blocks, of_exercises, worksheets
from exports.worksheets.layouts import LAYOUTS, Part
from exports.worksheets.pens import CROWDED, column, fitted, keys, lines, parted
from exports.worksheets.sheets import sections
from tests.exports.conftest import Page
from tests.typed import as_a
from workbook.errors import GuideError, WorkbookError
from workbook.model import Block

NOT_ON_PAPER = {
    "primer/met_before",  # said aloud
    "knowledge/know_how",  # cards, then the areas' sheet
    "rhythm/purpose",  # the rows of the six months
    "coordinator/verdict",  # what the screen finds
    "plan/suggestions",  # made by the screen
}
"""Pages on which something is entered and which have no room of their own on paper."""


def blanks(document: Document) -> list[BlankBlock]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, BlankBlock)]


def pages_on_paper(name: str) -> set[str]:
    parts = [part for sheet in LAYOUTS[name] for part in sheet.parts]
    return {one for part in parts for one in (part.page, *getattr(part, "add", ()))}


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_page_that_takes_an_answer_has_a_place_on_paper(name: str) -> None:
    entered = {page.id for page in exercise(name).pages if page.__struct_config__.tag != "read"}
    assert {f"{name}/{page}" for page in entered - pages_on_paper(name)} <= NOT_ON_PAPER


def test_the_list_of_pages_that_are_not_on_paper_is_true() -> None:
    for key in NOT_ON_PAPER:
        name, _, page = key.partition("/")
        assert exercise(name).page(page)
        assert not any(isinstance(p, Part) and p.page == page for sheet in LAYOUTS[name] for p in sheet.parts)


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_exercise_prints_with_title_purpose_prompts_boxes_and_credit(name: str, page: type[Page]) -> None:
    words = exercise(name)
    made = worksheets(of_exercises([name]), words.title)
    text = page(html(made)).text
    for wanted in (words.title, words.purpose, CREDIT, "Date", "Group"):
        assert "".join(wanted.split()) in text
    for block in blanks(made):
        assert "".join(block.ask.split()) in text


@pytest.mark.parametrize("name", CATALOGUE)
def test_nothing_on_a_sheet_is_an_example(name: str, page: type[Page]) -> None:
    words = exercise(name)
    text = page(html(worksheets(of_exercises([name]), "Sheets"))).text
    shown = [p.placeholder for p in words.pages if isinstance(p, CollectPage) and p.placeholder]
    for one in words.pages:
        fields = (*getattr(one, "fields", ()), *(one.columns if isinstance(one, TablePage) else ()))
        shown += [field.hint for field in fields if field.hint and field.type in ("text", "paragraph", "list")]
    printed = {"".join(p.ask.split()) for p in words.pages}
    assert [hint for hint in shown if len(hint) > 12 and "".join(hint.split()) in text and hint not in printed] == []


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_s_pack_holds_its_exercises_in_their_variants(name: str) -> None:
    plan = agenda(name)
    wanted = of_agenda(name)
    assert [one.words.id for one in wanted] == [b.block for b in plan.blocks if b.block in CATALOGUE]
    assert {one.words.id: one.variant for one in wanted} == {
        b.block: b.variant for b in plan.blocks if b.block in CATALOGUE
    }
    for one in wanted:
        for block in (b for s in sections(one) for b in s.blocks if isinstance(b, BlankBlock)):
            assert block.ask
            fields = getattr(block.page, "fields", ())
            assert all(not field.only or one.variant in field.only for field in fields)


def test_a_short_variant_leaves_out_what_it_does_not_run() -> None:
    short = {as_a(BlankBlock, b).page.id for s in sections(Wanted(exercise("values"), "short")) for b in s.blocks}
    assert short == {"votes", "promise"}
    scored_together = [s.title for s in sections(Wanted(exercise("problems"), "short"))]
    assert not any("top five" in title for title in scored_together)


def test_a_block_is_taken_once_and_a_dropped_one_not_at_all() -> None:
    blocks = (Block("welcome"), Block("canvas", "canvas"), Block("canvas_2", "canvas", "short"),
              Block("plan", "plan", dropped=True))  # fmt: skip
    assert [(one.words.id, one.variant) for one in of_blocks(blocks)] == [("canvas", "full")]


def test_the_numbers_on_paper_are_those_of_the_pages_on_screen() -> None:
    for name in CATALOGUE:
        order = [page.id for page in exercise(name).in_variant("full")]
        for block in blanks(worksheets(of_exercises([name]), "Sheets")):
            if block.page.id in order:
                assert str(order.index(block.page.id) + 1) in block.number.split(", ")


@pytest.mark.parametrize("name", CATALOGUE)
def test_lines_stand_in_the_order_in_which_they_are_typed_in(name: str) -> None:
    for block in blanks(worksheets(of_exercises([name]), "Sheets")):
        fixed = getattr(block.page, "lines", ())
        if fixed and isinstance(block.page, RatePage | VotePage):
            assert [row.label for row in block.rows] == [line.label for line in fixed]


def test_a_secret_slip_asks_for_no_role(page: type[Page]) -> None:
    for name in CATALOGUE:
        for section in worksheets(of_exercises([name]), "Sheets").sections:
            secret = any(
                getattr(b.page, "secret", False) and b.copies for b in section.blocks if isinstance(b, BlankBlock)
            )
            assert not (secret and "Role" in section.boxes), section.title


def test_the_answers_of_the_myths_stand_upside_down() -> None:
    text = html(worksheets(of_exercises(["primer"]), "Sheets"))
    upside = re.search(r'<p class="upside">(.*?)</p>', text, re.DOTALL)
    assert upside is not None
    assert upside[1].count("false:") + upside[1].count("true:") == 10
    style = (files("exports") / "templates" / "pen.css").read_text("utf-8")
    assert re.search(r"\.upside \{[^}]*transform: rotate\(180deg\)", style)


def test_the_value_ballot_has_a_circle_a_value_and_one_a_vote() -> None:
    ballot = next(s for s in sections(Wanted(exercise("values"))) if "ballot" in s.title)
    text = html(replace(worksheets(of_exercises(["values"]), "Sheets"), sections=(ballot,)))
    body = text[text.index("<main>") :]
    assert body.count('class="o none"') == 20
    assert len(re.findall(r'class="o">[1-6]<', body)) == 6


def test_nothing_is_written_on_in_less_than_eight_millimetres() -> None:
    style = (files("exports") / "templates" / "pen.css").read_text("utf-8")
    found = re.findall(
        r"(?m)^([^@{}\n]*(?:rule|rules li|table\.pen td|quiz td|pick-name|cell-number)[^{}\n]*)\{[^}]*?height: ([\d.]+)mm",
        style,
    )
    assert len(found) >= 4
    assert all(float(height) >= 8 for _, height in found), found


@pytest.mark.parametrize(("paper", "large"), [("a4", False), ("letter", False), ("a4", True), ("letter", True)])
def test_the_lines_of_a_figure_to_fill_in_are_eight_millimetres_apart(paper: Paper, large: bool) -> None:
    """A drawing is scaled to the sheet: its lines come closer on the narrower one."""
    text = print_html(worksheets(of_exercises(["knowledge", "pilots", "canvas"]), "T"), paper, large=large)
    rules = re.findall(r"(?m)^(\.sheet[^{}\n]*svg) \{ width: (\d+)mm", text)
    given = {selector.strip(): width for selectors, width in rules for selector in selectors.split(",")}
    drawings = re.findall(
        r'<div class="figure (\w+)">.*?<svg[^>]*viewBox="0 0 (\d+) [^>]*>(.*?)</svg>', text, re.DOTALL
    )
    assert [kind for kind, _, _ in drawings] == ["quadrant", "quadrant", "levels"]
    for kind, across, drawing in drawings:
        wide = float(given.get(f".sheet .figure.{kind} svg", given[".sheet .figure svg"]))
        written = re.findall(r'<line x1="([\d.]+)" y1="([\d.]+)" x2="425\.0" y2="([\d.]+)"', drawing)
        places = sorted(float(y) for _, y, end in written if y == end)
        assert len(places) >= 5
        apart = [(after - before) * wide / float(across) for before, after in pairwise(places)]
        assert min(apart) >= 8, (kind, min(apart), wide)


def test_in_large_print_a_table_that_leaves_a_pen_no_room_is_two_with_the_same_rows() -> None:
    wide = tuple(PenColumn(label) for label in ("Name", "Who has it", "Who needs it", "Where"))
    steps = (PenColumn("Reach", "marks", ("1", "2", "3", "4", "5"), 1.6),) * 4
    columns = (wide[0], *steps, *wide[1:])
    assert parted(columns, 0, large=False) == (columns,)
    assert parted(columns[:2], 0, large=True) == (columns[:2],)
    first, second = parted(columns, 0, large=True)
    assert (*first, *second) == columns
    assert second[0].pen == "line"
    for part in (first, second):
        widths, _ = fitted(part, 0, wide=True, large=True)
        assert all(share * 249 / 100 >= 35 for one, share in widths if one.pen == "line")


def test_in_large_print_no_sheet_asks_for_words_in_less_than_thirty_five_millimetres() -> None:
    made = worksheets(of_exercises([]), "All")
    for section in made.sections:
        for block in blanks(replace(made, sections=(section,))):
            if block.kind not in ("table", "collect", "rate"):
                continue
            head = 2.6 if any(row.label for row in block.rows) else 0
            for part in parted(block.columns, head, large=True):
                widths, _ = fitted(part, head, section.wide, large=True)
                assert all(s * 249 / 100 >= 35 for one, s in widths if one.pen == "line"), (section.title, block.kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sheet_somewhere(kind: str) -> None:
    assert any(block.kind == kind for block in blanks(worksheets(of_exercises([]), "All")))


def own_exercise() -> Exercise:
    """A team's own exercise with a page of every kind."""
    found: dict[str, Any] = {}
    for name in CATALOGUE:
        for one in exercise(name).in_variant("full"):
            found.setdefault(str(one.__struct_config__.tag), one)
    pages = tuple(replace(one, id=f"{kind}_page", of="") if hasattr(one, "of") else one for kind, one in found.items())
    return Exercise(id="own_all", title="Our own", purpose="Ours.", totals={"full": 10}, pages=pages)


def test_a_team_s_own_exercise_prints_page_by_page(worker: PdfWorker) -> None:
    import page as validator

    made = worksheets([Wanted(own_exercise())], "Ours")
    assert {block.kind for block in blanks(made)} == set(KINDS)
    data = worker.pdf(print_html(made))
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_sixteen_are_accessible_and_keep_to_their_sheets(worker: PdfWorker, paper: Paper, tmp_path: Path) -> None:
    import page as validator
    from pypdf import PdfReader

    made = worksheets(of_exercises([]), "All exercises")
    data = worker.pdf(print_html(made, paper))
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    reader = PdfReader(io.BytesIO(data))
    texts = [one.extract_text() for one in reader.pages]
    assert all(len(text) > 150 for text in texts)
    # A sheet is one page, or two where it goes on overleaf; before them the list of sheets.
    backs = sum(1 for block in blanks(made) if "overleaf" in block.look.split())
    listed = sum(1 for text in texts if text.count("One for the group") > 3)
    assert listed <= 2
    assert len(texts) == listed + len(made.sections) + backs
    if shutil.which("qpdf"):
        (tmp_path / "sheets.pdf").write_bytes(data)
        subprocess.run(["qpdf", "--check", str(tmp_path / "sheets.pdf")], capture_output=True, check=True)


def test_large_print_sheets_are_accessible(worker: PdfWorker) -> None:
    import page as validator

    data = worker.pdf(print_html(worksheets(of_exercises(["problems", "scorecard"]), "Large"), large=True))
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []


def test_as_markdown_they_ask_the_same() -> None:
    made = worksheets(of_exercises([]), "All")
    said = markdown(made)
    assert all(block.page.title in said for block in blanks(made))
    assert "____" in said


# Columns


def test_each_type_of_field_has_its_way_of_being_filled_in() -> None:
    fields = {field.type: column(field) for name in CATALOGUE for page in exercise(name).pages
              if isinstance(page, TablePage) for field in page.columns}  # fmt: skip
    pens = {kind: made.pen for kind, made in fields.items()}
    assert pens["date"] == "date"
    assert pens["number"] == "number"
    assert pens["yesno"] == pens["scale"] == "marks"
    assert pens["text"] == pens["person"] == "line"


def test_widths_fill_the_sheet_and_circles_have_room() -> None:
    columns = (PenColumn("Name"), PenColumn("Impact", "marks", ("1", "2", "3", "4", "5")), PenColumn("By", "date"))
    found, first = fitted(columns, 0, False, False)
    assert sum(width for _, width in found) + first == pytest.approx(100)
    circles = next(width for one, width in found if one.pen == "marks")
    assert circles * 180 / 100 >= 5 * 5


def test_where_circles_would_crowd_a_number_is_written() -> None:
    columns = tuple(PenColumn(f"C{n}", "marks", ("1", "2", "3", "4", "5")) for n in range(9))
    found, _ = fitted((PenColumn("Name"), *columns), 0, True, False)
    assert {one.pen for one, _ in found} == {"line", "number"}
    assert CROWDED < 1
    words = tuple(PenColumn(f"W{n}") for n in range(5))
    found, _ = fitted((*words, *columns[:4]), 0, True, False)
    assert [one.pen for one, _ in found] == ["line"] * 5 + ["number"] * 4
    assert min(width * 249 / 100 for one, width in found if one.pen == "line") >= 25
    found, _ = fitted((words[0], *columns[:4]), 0, True, False)
    assert [one.pen for one, _ in found] == ["line"] + ["marks"] * 4


def test_longer_answers_get_more_lines() -> None:
    page = as_a(WritePage, exercise("canvas").page("domain"))
    by_id = {field.id: lines(field) for field in page.fields}
    assert by_id["area"] >= 2
    assert by_id["key_issues"] >= 3


# Files


def test_they_are_written_without_any_workbook(tmp_path: Path, worker: PdfWorker) -> None:
    told: list[str] = []
    paths = export_worksheets([], "90-minutes", ["html", "md", "pdf"], tmp_path,
                              progress=lambda done, of, what: told.append(what), worker=worker)  # fmt: skip
    assert sorted(path.name for path in paths) == [f"90-minutes-worksheets.{s}" for s in ("html", "md", "pdf")]
    assert told


def test_one_exercise_gives_its_name_to_the_file(tmp_path: Path) -> None:
    (path,) = export_worksheets(["canvas"], "", ["md"], tmp_path)
    assert path.name == "domain-community-practice-canvas-worksheets.md"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match="no exercise called poem"):
        export_worksheets(["poem"], "", ["md"], tmp_path / "out")
    with pytest.raises(GuideError, match="no agenda called weekend"):
        export_worksheets([], "weekend", ["md"], tmp_path / "out")
    with pytest.raises(WorkbookError, match="no worksheets in the format docx"):
        export_worksheets([], "", ["docx"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "page"), [("proposition", "clarity"), ("plan", "confidence")])
def test_shown_hands_are_counted_by_number(name: str, page: str) -> None:
    block = next(b for b in blanks(worksheets(of_exercises([name]), "Sheets")) if b.page.id == page)
    assert [(one.label, one.pen) for one in block.columns] == [(str(n), "number") for n in range(1, 6)]
    (key,) = keys(block.columns)
    assert key.startswith("1, 2, 3, 4, 5: how many of us showed it; 1 ")


@pytest.mark.parametrize(("name", "page", "label"), [("values", "evidence", "Value"), ("support", "ladder", "Need")])
def test_what_a_row_is_about_has_a_column(name: str, page: str, label: str) -> None:
    block = next(b for b in blanks(worksheets(of_exercises([name]), "Sheets")) if b.page.id == page)
    assert block.columns[0].label == label


def test_each_side_of_a_plot_has_a_box_for_its_mean() -> None:
    block = next(b for b in blanks(worksheets(of_exercises(["pilots"]), "Sheets")) if b.page.id == "candidates")
    means = [place for place, one in enumerate(block.columns) if one.label.endswith("mean")]
    assert means == [5, 10]
    assert {one.pen for one in block.columns if one.label.endswith("mean")} == {"number"}


def test_what_marks_mean_is_said_once_with_its_column() -> None:
    block = next(b for b in blanks(worksheets(of_exercises(["sponsors"]), "Sheets")) if b.page.id == "map")
    said = keys(block.columns)
    assert len(said) == len(set(said))
    assert "Now, Wanted: 1 against, 3 neutral, 5 speaks for us." in said
    assert all(": " in one for one in said)


def test_an_interview_sheet_says_whose_talk_it_was_by_number() -> None:
    talk = next(s for s in sections(Wanted(exercise("interviews"))) if s.heading == "Talk")
    assert talk.boxes == ("Date", "Group", "No. on the list")


def test_a_sheet_s_name_stands_under_its_exercise(page: type[Page]) -> None:
    for section in sections(Wanted(exercise("launch"))):
        assert section.over == exercise("launch").title
        assert section.title == f"{section.over}: {section.heading[:1].lower()}{section.heading[1:]}"
