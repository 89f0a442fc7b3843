"""Documents that keep to their pages whatever was typed: the summary, the handout, a page for each sponsor."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PageObject

from exports import export
from exports.documents import make
from exports.documents.fit import Room, brief, cut, lines, listed
from exports.documents.source import Source
from exports.html import Paper, print_html
from exports.markdown import markdown
from exports.pdf import PdfWorker
from tests.exports.conftest import figures_of
from tests.exports.odd import odd_books
from workbook.model import Action, Workbook

SAID = {
    "long": ("and every manager on all three sites should hear of it before the summer shutdown begins ",),
    "mixed": (
        "مضخة تتعطل كل أسبوع ولا أحد يعرف السبب ",
        "同一台水泵修了三次还是坏，没有人知道为什么。",
        "👩‍👩‍👧‍👦🔧 and again ",
        "Mjölnir ",
    ),
    "words": ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",),
}
"""What is added to every text of the sample, by turns."""
KEPT = {"id", "date", "agenda", "exercise", "variant", "page", "kind", "due", "state", "log", "created", "updated",
        "step", "tallies", "viewpoint", "session"}  # fmt: skip
"""Fields that hold no text of people."""
KINDS = ("sample", "nothing", "alone", "crowd", *SAID)


def longer(value: Any, said: tuple[str, ...], turn: list[int]) -> Any:
    """Return a workbook with more in every text that somebody typed."""
    if isinstance(value, str) and " " in value.strip() and len(value) > 8:
        turn[0] += 1
        return f"{value} {(said[turn[0] % len(said)] * 9)[: 120 if len(value) < 60 else 400]}".strip()
    if isinstance(value, tuple | list):
        return type(value)(longer(one, said, turn) for one in value)
    if isinstance(value, dict):
        return {key: longer(one, said, turn) for key, one in value.items()}
    if isinstance(value, Struct):
        names = [name for name in value.__struct_fields__ if name not in KEPT]
        return replace(value, **{name: longer(getattr(value, name), said, turn) for name in names})
    return value


def book(kind: str) -> Workbook:
    from exercises.exchange.interchange import sample_book

    if kind in odd_books():
        return odd_books()[kind]
    return longer(sample_book(), SAID[kind], [0]) if kind in SAID else sample_book()


def pages(worker: PdfWorker, document: Any, paper: Paper) -> Sequence[PageObject]:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(worker.pdf(print_html(document, paper)))).pages


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_summary_is_one_page_and_the_handout_two(kind: str, paper: Paper, worker: PdfWorker) -> None:
    source = Source(book(kind)).for_pages()
    assert len(pages(worker, make("summary", source), paper)) == 1
    assert len(pages(worker, make("handout", source), paper)) == (1 if kind in ("nothing", "alone") else 2)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", ["sample", *SAID])
def test_each_sponsor_has_one_page_however_much_is_asked(kind: str, paper: Paper, worker: PdfWorker) -> None:
    document = make("sponsor", Source(book(kind)).for_pages())
    found = pages(worker, document, paper)
    assert len(found) == len(document.sections) == 4
    said = [one.extract_text() for one in found]
    assert all("Who will talk to you" in one and "Our next date" in one for one in said)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", ["sample", "crowd", *SAID])
def test_the_summary_of_the_report_is_one_page(kind: str, paper: Paper, worker: PdfWorker) -> None:
    document = make("report", Source(book(kind)).for_pages())
    ours = replace(document, sections=document.sections[:1], contents=False, cover=None, bare=True)
    assert len(pages(worker, ours, paper)) == 1


def test_of_more_actions_than_fit_the_first_stand_there_and_the_others_are_counted(sample: Workbook) -> None:
    many = tuple(Action(f"N{n}", "S1", f"Action number {n}", "P1", f"2025-05-{n:02}") for n in range(1, 29))
    made = make("summary", Source(replace(sample, actions=many)).for_pages())
    table = next(figure for figure in figures_of(made) if figure.id == "actions-by-date")
    count = len(table.rows)
    assert 8 <= count < 28
    assert [row.cells[1] for row in table.rows] == [f"Action number {n}" for n in range(1, count + 1)]
    assert table.notes == (f"and {28 - count} more: see the report.",)
    report = markdown(make("report", Source(replace(sample, actions=many)).for_pages()))
    assert "more: see the action plan." in report
    assert all(f"Action number {n}" in report for n in range(1, 29))


@pytest.mark.parametrize("name", ["summary", "handout", "sponsor"])
def test_what_fits_is_not_cut(name: str, sample: Workbook) -> None:
    said = markdown(make(name, Source(sample).for_pages()))
    assert "…" not in said
    assert "more: see" not in said


@pytest.mark.parametrize("name", ["summary", "handout", "pack", "sponsor"])
def test_where_people_scroll_or_go_on_writing_nothing_is_cut(name: str) -> None:
    long = replace(book("long"), actions=tuple(Action(f"N{n}", "S1", f"Action {n}", "P1") for n in range(60)))
    said = markdown(make(name, Source(long)))
    assert "…" not in said
    assert "more: see" not in said
    assert name == "sponsor" or "Action 59" in said


def test_the_pack_is_whole_on_paper_too() -> None:
    assert "…" not in markdown(make("pack", Source(book("long")).for_pages()))


def test_one_export_makes_short_pages_and_whole_files(tmp_path: Path, worker: PdfWorker) -> None:
    from pypdf import PdfReader

    long = book("long")
    asked = max((str(item.cells.get("ask") or "") for item in long.rows("sponsors/map")), key=len)
    made = {path.suffix: path for path in export(long, ["sponsor"], ["pdf", "md"], tmp_path, worker=worker)}
    assert len(asked) > 100
    assert asked in made[".md"].read_text("utf-8").replace("\\", "")
    assert len(PdfReader(made[".pdf"]).pages) == 4


def test_a_text_is_cut_to_so_many_lines() -> None:
    text = "a word and another " * 40
    for most in (1, 2, 5):
        short = cut(text, most, 200.0)
        assert lines(short, 200.0) <= most
        assert len(short) > 30 * most
        assert short.endswith("…")
    assert cut("short", 1, 200.0) == "short"
    assert lines(cut("同一台水泵修了三次还是坏" * 30, 2, 200.0), 200.0) == 2


def test_a_table_without_room_still_says_how_many_rows_it_has(sample: Workbook) -> None:
    from exports.documents.actions import by_date

    table = by_date(Source(sample), brief=True)
    assert listed(table, Room(), 1000.0) == table
    assert listed(table, Room(), 10.0).notes == (f"and {len(table.rows)} more: see the report.",)


def test_the_masthead_of_a_page_that_must_hold_all_is_short(sample: Workbook) -> None:
    info = replace(sample.info, title="T" * 900, community="C" * 900)
    made = brief(make("report", Source(replace(sample, info=info))), True)
    assert len(made.title) <= 201
    assert len(made.about) < 300
