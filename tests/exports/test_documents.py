"""What goes into the documents, and what must never print."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.exchange.interchange import book_from_answers
from exercises.figures import DotsFigure, Figure, StatementFigure, TableFigure
from exercises.registry import CATALOGUE
from exports.documents import DOCUMENTS, make
from exports.documents.source import Source, printable
from exports.figures.long import one_line
from exports.figures.metrics import width
from exports.html import Paper, html, print_html
from exports.markdown import markdown
from exports.model import ColumnsBlock, Document, FactsBlock, FigureBlock, ListBlock
from exports.pdf import PdfWorker
from exports.tabled import everything
from tests.exports.conftest import Changed, Page, ReadPdf
from tests.exports.odd import odd_books
from tests.typed import as_a
from workbook.errors import WorkbookError
from workbook.model import Block, Info, Item, Parked, Participant, Tally, Workbook

GOLDEN = Path(__file__).parent.parent / "golden"
EVERY = tuple(DOCUMENTS)
HANDED = tuple(name for name in EVERY if name != "facilitator")
"""Everything but the facilitator's own copy."""


def all_texts(book: Workbook, document: str, page: type[Page], squeezed: Changed) -> tuple[str, str]:
    """A document as HTML text and as Markdown text, without blanks."""
    made = make(document, Source(book))
    return page(html(made)).text, squeezed(markdown(made).replace("\\", ""))


def figures(document: Document) -> Iterator[Figure]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, FigureBlock):
                yield block.figure
            if isinstance(block, ColumnsBlock):
                yield from (one.figure for one in (*block.left, *block.right))


# What must stand in it


def test_every_exercise_of_the_sample_has_its_section(sample: Workbook) -> None:
    made = make("report", Source(sample))
    assert [section.id for section in made.sections] == ["summary", *CATALOGUE, "parking-lot", "glossary"]
    assert all(section.purpose for section in made.sections)


def test_every_card_action_and_parked_thing_is_in_every_format(
    sample: Workbook, page: type[Page], squeezed: Changed, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    made = make("report", Source(sample))
    paper = squeezed(poppler_text(worker.pdf(print_html(made))))
    html_text, md_text = all_texts(sample, "report", page, squeezed)
    cards = [item.text for item in sample.rows("problems/ideas")]
    clusters = [item.text for item in sample.rows("problems/clusters")]
    actions = [text for action in sample.actions for text in (action.what, action.done_when)]
    parked = [entry.text for entry in sample.parking]
    assert min(map(len, (cards, clusters, actions, parked))) >= 3
    for text in [*cards, *clusters, *actions, *parked]:
        wanted = squeezed(text)
        assert wanted in html_text, text
        assert wanted in md_text, text
        assert wanted in paper or all(squeezed(word) in paper for word in text.split()), text


def test_every_distribution_of_scores_is_in_every_format(
    sample: Workbook, page: type[Page], squeezed: Changed, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    source = Source(sample)
    dots = [f for name in source.done() for f in source.figures(name) if isinstance(f, DotsFigure)]
    assert len(dots) >= 5
    made = make("report", source)
    html_text, md = html(made), markdown(made)
    circles = sum(sum(row.counts) for figure in dots for row in figure.rows)
    drawn = re.findall(r'<circle[^>]*r="2\.5"[^>]*fill="#0B4F6C"', html_text)
    assert len(drawn) == circles
    # In Markdown each mark is a character (more than ten are a mark and a number); lights have some too, in lists.
    assert sum(row.count("●") for row in md.split("\n") if row.startswith("|")) == circles
    paper = squeezed(poppler_text(worker.pdf(print_html(made))))
    assert all(squeezed(row.label) in paper and row.mean in paper for figure in dots for row in figure.rows)


def test_what_is_too_much_for_the_cover_stands_in_full_at_the_end() -> None:
    book = odd_books()["crowd"]
    made = make("report", Source(book))
    assert made.cover is not None
    assert made.cover.people == ()
    assert ("Who took part", "14 people, under “About this workshop”") in made.cover.facts
    said = markdown(made)
    section = next(one for one in made.sections if one.title == "About this workshop")
    assert [as_a(ListBlock, block).lines for block in section.blocks] == [
        tuple(f"{p.id} {p.role}".strip() for p in book.people)
    ]
    assert said.count("## About this workshop") == 1
    long = "Where the river bends " * 40
    told = make("report", Source(replace(book, info=replace(book.info, context=long))))
    assert ("Context", long) in as_a(FactsBlock, told.sections[-2].blocks[0]).facts
    assert told.cover is not None
    assert all(len(text) < 220 for _, text in told.cover.facts)


def test_the_solo_report_of_somebody_who_has_not_begun_says_how_to(tmp_path: Path) -> None:
    made = make("solo", Source(odd_books()["alone"]))
    assert [section.title for section in made.sections] == ["Nothing is answered yet"]
    assert "workbook assess" in markdown(made)


def test_two_parts_need_no_contents() -> None:
    made = make("facilitator", Source(odd_books()["nothing"]))
    assert (made.contents, [section.fresh for section in made.sections]) == (False, [False])


def test_a_title_in_the_running_foot_takes_one_line() -> None:
    assert one_line("Pump workshop") == "Pump workshop"
    for text in ("مضخة تتعطل كل أسبوع " * 20, "同一台水泵修了三次还是坏" * 9, "W" * 900, "👩‍👩‍👧‍👦" * 60):
        assert one_line(text).endswith("…")
        assert width(one_line(text), 7.5, 600) <= 260


def test_the_cover_carries_the_proposition(sample: Workbook) -> None:
    cover = make("report", Source(sample)).cover
    assert cover is not None
    assert cover.statement == sample.field("proposition/final", "final") or "pressure promise" in cover.statement
    assert ("Date", "12 Mar 2025") in cover.facts


@pytest.mark.parametrize("document", ["report", "solo"])
def test_actions_stand_by_step_by_date_and_by_owner(sample: Workbook, document: str) -> None:
    plan = next(s for s in make(document, Source(sample)).sections if s.id == "plan")
    titles = [block.figure.title for block in plan.blocks if isinstance(block, FigureBlock)]
    assert [t for t in titles if t.startswith("Actions by")] == [
        "Actions by step",
        "Actions by date",
        "Actions by owner",
    ]
    dated = next(b.figure for b in plan.blocks if isinstance(b, FigureBlock) and b.figure.id == "actions-by-date")
    assert isinstance(dated, TableFigure)
    dues = [action.due for action in sorted(sample.actions, key=lambda a: a.due or "9")]
    assert len(dated.rows) == len(dues)
    assert dated.rows[0].cells[0] == "21 Mar 2025"


@pytest.mark.parametrize(
    ("agenda", "said"),
    [
        ((), True),
        (("welcome", "proposition"), True),
        (("problems", "proposition"), True),
        (("problems", "plan"), False),
    ],
)
def test_only_who_was_to_write_a_proposition_is_told_that_it_is_missing(agenda: tuple[str, ...], said: bool) -> None:
    blocks = tuple(Block(name, name) for name in agenda)
    sponsors: dict[str, tuple[Item, ...]] = {"sponsors/map": (Item("m1", "Director", {"type": "voice"}),)}
    source = Source(Workbook("w", Info("T"), agenda=blocks, items=sponsors))
    for name in ("report", "sponsor"):
        for text in (html(make(name, source)), markdown(make(name, source))):
            assert ("proposition is not written yet" in text) is said, name


@pytest.mark.parametrize(("document", "pages"), [("summary", 1), ("handout", 2)])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_short_documents_keep_to_their_pages(
    sample: Workbook, worker: PdfWorker, document: str, pages: int, paper: Paper
) -> None:
    import io

    from pypdf import PdfReader

    data = worker.pdf(print_html(make(document, Source(sample)), paper))
    assert len(PdfReader(io.BytesIO(data)).pages) == pages


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_twelve_actions_leave_the_summary_on_its_page(sample: Workbook, worker: PdfWorker, paper: Paper) -> None:
    """So many the guide asks for at most."""
    import io

    from pypdf import PdfReader

    more = tuple(replace(sample.actions[0], id=f"X{n}") for n in range(12 - len(sample.actions)))
    book = replace(sample, actions=(*sample.actions, *more))
    document = make("summary", Source(book))
    assert "more: see" not in markdown(document)
    assert len(PdfReader(io.BytesIO(worker.pdf(print_html(document, paper)))).pages) == 1


@pytest.mark.parametrize("document", EVERY)
def test_every_document_is_accessible_and_credited(sample: Workbook, worker: PdfWorker, document: str) -> None:
    import page as validator

    made = make(document, Source(sample))
    assert "Etienne Wenger" in made.credit
    report = validator.validate_pdf_bytes(worker.pdf(print_html(made)), profile=validator.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []


def test_no_page_is_left_almost_empty(sample: Workbook, worker: PdfWorker, poppler_text: ReadPdf) -> None:
    pages = poppler_text(worker.pdf(print_html(make("report", Source(sample))))).split("\f")[:-1]
    assert [number for number, text in enumerate(pages, 1) if len(text) < 350] == []


def test_no_heading_stands_alone_at_the_foot_of_a_page(
    sample: Workbook, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    made = make("report", Source(sample))
    headings = {figure.title for figure in figures(made)} | {section.title for section in made.sections}
    for text in poppler_text(worker.pdf(print_html(made))).split("\f")[1:]:
        lines = [line for line in text.strip().split("\n") if line]
        body = [
            line
            for line in lines
            if not line.startswith(("Workshop report", "Pump reliability:", "After Etienne", "page "))
        ]
        assert not body or body[-1] not in headings or body[-1] == body[0], body[-3:]


def test_the_solo_document_holds_its_four_exercises(sample: Workbook) -> None:
    ids = [section.id for section in make("solo", Source(sample)).sections]
    assert ids == ["coordinator", "canvas", "scorecard", "plan"]


def test_what_was_not_done_is_said_in_one_line() -> None:
    made = make("report", Source(Workbook("w", Info(title="Empty"))))
    said = markdown(made)
    assert "Not done in this session" in said
    assert "Critical business problems" in said


def test_what_was_never_planned_is_not_told_as_not_done() -> None:
    book = Workbook("w", Info(title="Short"), agenda=(Block("problems", "problems", "short", 20),))
    said = markdown(make("report", Source(book))).partition("Not done in this session")[2]
    assert "Critical business problems" in said
    assert "Value matrix" not in said


def test_an_unknown_document_is_a_clear_error(sample: Workbook) -> None:
    with pytest.raises(WorkbookError, match="no document called poem"):
        make("poem", Source(sample))


def test_a_team_s_own_exercise_without_its_file_does_not_stop_the_report() -> None:
    book = Workbook("w", Info(title="Own"), agenda=(Block("own_x", "own_x"),), fields={"own_x/page": {"a": "b"}})
    said = markdown(make("report", Source(book)))
    assert "The file of this exercise is not on this machine" in said


# What must never print


def test_figures_are_for_those_they_are_for() -> None:
    group = StatementFigure(id="g", audience="all")
    stances = StatementFigure(id="f", audience="facilitator")
    own = StatementFigure(id="o", audience="private")
    every = (group, stances, own)
    assert printable(every, "group") == (group,)
    assert printable(every, "facilitator") == (group, stances)
    assert printable(every, "own") == (group, own)


@pytest.mark.parametrize("document", HANDED)
def test_stances_stay_out_of_every_document_that_is_handed_out(sample: Workbook, document: str) -> None:
    source = Source(sample)
    assert any(figure.audience == "facilitator" for figure in source.figures("sponsors", "facilitator"))
    assert all(figure.audience != "facilitator" for figure in figures(make(document, source)))


@pytest.mark.parametrize("document", EVERY)
def test_an_author_is_never_printed(sample: Workbook, document: str, page: type[Page], squeezed: Changed) -> None:
    ideas = tuple(replace(item, cells={**item.cells, "author": "Xanthippe"}) for item in sample.rows("problems/ideas"))
    book = replace(sample, items={**sample.items, "problems/ideas": ideas})
    for text in all_texts(book, document, page, squeezed):
        assert "Xanthippe" not in text


@pytest.mark.parametrize("document", EVERY)
def test_a_record_without_permission_is_never_printed(
    sample_raw: dict[str, Any], document: str, page: type[Page], squeezed: Changed
) -> None:
    interviews = sample_raw["answers"]["interviews"]
    for record in interviews["records"]:
        record["permission_to_quote"] = False
        record["quote"] = "Said in confidence"
    interviews["quotes"] = []
    book = book_from_answers(sample_raw)
    for text in all_texts(book, document, page, squeezed):
        assert "Saidinconfidence" not in text


@pytest.mark.parametrize("permission", ["asked", "no"])
def test_a_story_without_permission_is_never_printed(
    sample_raw: dict[str, Any], permission: str, page: type[Page], squeezed: Changed
) -> None:
    for story in sample_raw["answers"]["sponsors"]["stories"]:
        story |= {"title": "Untold tale", "hard": "Untold trouble", "permission": permission}
    book = book_from_answers(sample_raw)
    for document in EVERY:
        for text in all_texts(book, document, page, squeezed):
            assert "Untold" not in text


def test_a_story_with_permission_is_printed(sample_raw: dict[str, Any], page: type[Page], squeezed: Changed) -> None:
    sample_raw["answers"]["sponsors"]["stories"][0] |= {"title": "Told tale", "permission": "yes"}
    assert all("Toldtale" in text for text in all_texts(book_from_answers(sample_raw), "report", page, squeezed))


def private_raw(sample_raw: dict[str, Any]) -> dict[str, Any]:
    sample_raw["answers"]["coordinator"] |= {
        "share_with_group": False,
        "worry": "My own worry",
        "why_me": "My own reason",
    }
    return sample_raw


@pytest.mark.parametrize("document", EVERY)
def test_a_private_self_assessment_stays_out_of_a_group_workbook_s_documents(
    sample_raw: dict[str, Any], document: str, page: type[Page], squeezed: Changed
) -> None:
    book = book_from_answers(private_raw(sample_raw))
    made = make(document, Source(book))
    assert "coordinator" not in [section.id for section in made.sections]
    for text in all_texts(book, document, page, squeezed):
        assert "Myown" not in text


def test_one_s_own_copy_holds_the_private_self_assessment(
    sample_raw: dict[str, Any], page: type[Page], squeezed: Changed
) -> None:
    book = book_from_answers(private_raw(sample_raw))
    book = replace(book, info=replace(book.info, kind="solo"))
    assert all("Myownworry" in text for text in all_texts(book, "solo", page, squeezed))


def test_the_run_log_stays_out_of_what_is_handed_out(sample: Workbook, page: type[Page], squeezed: Changed) -> None:
    notes = {"before_the_day": ["Logged before"], "after_the_day": ["Logged after"], "notes": ["Logged note"]}
    words = (Item("w1", "Closing word of one"),)
    book = replace(sample, info=replace(sample.info, notes=notes), items={**sample.items, "close/words": words})
    for document in HANDED:
        for text in all_texts(book, document, page, squeezed):
            assert "Logged" not in text
            assert "Closingwordofone" not in text


# Workbooks of every size


def empty() -> Workbook:
    return Workbook("w")


def one_person() -> Workbook:
    return Workbook("w", Info(title="Alone", kind="solo"), (Participant("P1", "Fitter"),))


def many_cards() -> Workbook:
    cards = tuple(Item(f"D{n}", f"Card number {n}: " + "what happens " * (n % 9)) for n in range(1, 201))
    parked = tuple(Parked(f"L{n}", f"Parked {n}") for n in range(1, 40))
    return Workbook("w", Info(title="Many"), items={"problems/ideas": cards}, parking=parked)


@pytest.mark.parametrize(
    ("book", "document"),
    [(book, name) for book in (empty, one_person, many_cards) for name in EVERY
     # Blank sheets hold nothing of a workbook: those of one are those of all.
     if name != "worksheets" or book is empty],
)  # fmt: skip
def test_any_workbook_prints(book: Callable[[], Workbook], document: str, worker: PdfWorker, page: type[Page]) -> None:
    import io

    from pypdf import PdfReader

    made = make(document, Source(book()))
    assert markdown(made).startswith("# ")
    assert page(html(made)).text
    data = worker.pdf(print_html(made))
    assert len(PdfReader(io.BytesIO(data)).pages) >= 1


def test_two_hundred_cards_all_print(worker: PdfWorker, poppler_text: ReadPdf, squeezed: Changed) -> None:
    said = squeezed(poppler_text(worker.pdf(print_html(make("report", Source(many_cards()))))))
    assert all(f"Cardnumber{n}:" in said for n in range(1, 201))


@pytest.mark.parametrize(
    "text", ["نص عربي طويل جدا " * 200, "社区实践需要时间和信任。" * 300, "👩‍👩‍👧‍👦 " * 200, "x" * 2000]
)
def test_long_texts_of_any_script_print(sample_raw: dict[str, Any], text: str, worker: PdfWorker) -> None:
    kept = ("workshop", "problems", "proposition", "values", "plan")  # where the long texts stand
    sample_raw["answers"] = answers = {name: sample_raw["answers"][name] for name in kept}
    answers["workshop"]["title"] = text
    answers["problems"]["ideas"][0]["text"] = text
    answers["problems"]["clusters"]["K1"] = text
    answers["proposition"]["final"] = text
    answers["values"]["promise"] = text
    answers["plan"]["actions"][0]["what"] = text
    book = book_from_answers(sample_raw)
    for document in ("report", "handout"):
        assert worker.pdf(print_html(make(document, Source(book)))).startswith(b"%PDF")


# Golden files: rewritten with WRITE_GOLDEN=1


@pytest.mark.parametrize("document", EVERY)
@pytest.mark.parametrize("form", ["html", "md"])
def test_the_sample_is_as_it_was(sample: Workbook, document: str, form: str, bare: Changed) -> None:
    made = make(document, Source(sample))
    text = bare(html(made)) if form == "html" else markdown(made)
    golden = GOLDEN / f"sample-{document}.{form}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize("name", EVERY)
def test_a_trial_ballot_is_in_no_document(name: str, sample: Workbook) -> None:
    trial = Tally("welcome/trial", 1, "paper", {"coffee": {"score": {"1": 4, "5": 5}}}, voters=9)
    tried = replace(sample, tallies={**sample.tallies, trial.key: trial})
    assert html(make(name, Source(tried))) == html(make(name, Source(sample)))
    assert everything(Source(tried), facilitator=True) == everything(Source(sample), facilitator=True)


def test_the_facilitator_reads_how_to_try_a_ballot_and_for_how_long(page: type[Page]) -> None:
    blocks = (Block("welcome", minutes=10), Block("close", minutes=6))
    people = tuple(Participant(f"P{n}") for n in range(1, 10))
    told = page(html(make("facilitator", Source(Workbook("w", Info("T"), people, blocks))))).text
    for part in ("Welcome · 7 min", "Trial ballot · 3 min", "Closing word · 5 min", "To take away · 1 min"):
        assert part.replace(" ", "") in told.replace(" ", ""), part
    assert "Onewordfromeachofus" in told.replace(" ", "")


def test_ones_own_copy_holds_every_line_as_it_was_rated(sample: Workbook) -> None:
    alone = replace(sample, info=replace(sample.info, kind="solo"))
    (section,) = [one for one in make("solo", Source(alone)).sections if one.id == "coordinator"]
    block = section.blocks[-1]
    assert isinstance(block, FigureBlock)
    lines = block.figure
    assert isinstance(lines, TableFigure)
    assert len(lines.rows) == 18
    assert all(row.cells[0] for row in lines.rows)
    assert any(row.cells[2] for row in lines.rows)
    for section in make("report", Source(sample)).sections:
        assert not any(getattr(getattr(block, "figure", None), "id", "") == "lines" for block in section.blocks)
