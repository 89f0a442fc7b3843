"""Every card, score, action and parked thing of the sample is in every format that should carry it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.figures import DotsFigure
from exports import FORMATS, export
from exports.documents.source import Source
from tests.exports.conftest import Changed, Page, ReadPdf
from tests.exports.odd import odd_books
from workbook.model import Workbook

CARRY: dict[str, set[str]] = {
    "cards": {"pdf", "html", "md", "docx", "csv", "json"},
    "scores": {"pdf", "html", "md", "docx", "csv", "json"},
    "actions": {"pdf", "html", "md", "docx", "csv", "json", "ics"},
    "dated": {"pdf", "html", "md", "docx", "csv", "json", "ics"},
    "parked": {"pdf", "html", "md", "docx", "csv", "json"},
}
"""What -> the formats that carry it."""


Made = dict[str, list[Path]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, worker: Any) -> Made:
    from exercises.exchange.interchange import sample_book

    folder = tmp_path_factory.mktemp("every")
    paths = export(sample_book(), ["report"], list(FORMATS), folder, worker=worker)
    return {name: [path for path in paths if path.suffix == f".{name}"] for name in FORMATS}


def word_text(data: bytes) -> str:
    from docx import Document

    body = Document(io.BytesIO(data)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


def calendar_text(data: bytes) -> str:
    from icalendar import Calendar

    events = Calendar.from_ical(data).walk("VEVENT")
    return " ".join(f"{event['SUMMARY']} {event.get('DESCRIPTION', '')}" for event in events)


@pytest.fixture
def read(made: Made, page: type[Page], squeezed: Changed, poppler_text: ReadPdf) -> Callable[[str], str]:
    """Return every text of a format, without blanks."""
    readers: dict[str, ReadPdf] = {
        "pdf": poppler_text,
        "html": lambda data: page(data.decode()).text,
        "md": lambda data: data.decode().replace("\\", ""),
        "docx": word_text,
        "csv": lambda data: data.decode("utf-8-sig").replace('""', '"'),
        "json": lambda data: "".join(json.dumps(json.loads(data), ensure_ascii=False).replace('\\"', '"')),
        "ics": calendar_text,
    }
    return lambda name: squeezed("".join(readers[name](path.read_bytes()) for path in made[name]))


def wanted(sample: Workbook, what: str) -> list[str]:
    lists = ("problems/ideas", "problems/clusters", "knowledge/know_how", "knowledge/areas", "pilots/candidates",
             "canvas/inventory", "integration/barriers", "support/needs", "rhythm/ideas", "interviews/concerns")  # fmt: skip
    return {
        "cards": [item.text for name in lists for item in sample.rows(name)],
        "actions": [text for action in sample.actions for text in (action.what, action.done_when)],
        "dated": [item.text for item in sample.rows("rhythm/ideas") if item.cells.get("date")],
        "parked": [entry.text for entry in sample.parking],
    }[what]


@pytest.mark.parametrize("what", ["cards", "actions", "dated", "parked"])
@pytest.mark.parametrize("name", FORMATS)
def test_texts(name: str, what: str, sample: Workbook, read: Callable[[str], str], squeezed: Changed) -> None:
    told = read(name)
    texts = wanted(sample, what)
    assert len(texts) >= 3
    if name in CARRY[what]:
        # A PDF may hyphenate, or wrap in a drawing beside another column; then every word stands there.
        words = name == "pdf"
        missing = [
            text for text in texts
            if squeezed(text) not in told and not (words and all(squeezed(word) in told for word in text.split()))
        ]  # fmt: skip
        assert missing == []
    else:
        assert not all(squeezed(text) in told for text in texts)


def dots(sample: Workbook) -> list[tuple[str, DotsFigure]]:
    source = Source(sample)
    return [(name, f) for name in source.done() for f in source.figures(name) if isinstance(f, DotsFigure)]


def test_every_distribution(made: Made, sample: Workbook, read: Callable[[str], str], squeezed: Changed) -> None:
    rows = [(name, figure.title, row) for name, figure in dots(sample) for row in figure.rows]
    people = sum(sum(row.counts) for _, _, row in rows)
    assert len(rows) >= 25
    assert people > 150
    # Drawn: each mark is a person.
    html = made["html"][0].read_text("utf-8")
    assert len(re.findall(r'<circle[^>]*r="2\.5"[^>]*fill="#0B4F6C"', html)) == people
    assert (
        sum(line.count("●") for line in made["md"][0].read_text("utf-8").split("\n") if line.startswith("|")) == people
    )
    # In Word as marks in cells of their own, one row a question.
    from docx import Document

    grids = [[[c.text for c in r.cells] for r in t.rows] for t in Document(str(made["docx"][0])).tables]
    word = Counter(
        tuple(len(c) for c in row[1:6]) for grid in grids if grid[0][1:6] == list("12345") for row in grid[1:]
    )
    assert word == Counter(row.counts for _, _, row in rows)
    # In the table of scores as numbers.
    (path,) = [path for path in made["csv"] if path.name.endswith("-scores.csv")]
    told = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))[1:]
    assert [(r[0], r[1], tuple(map(int, r[4:9]))) for r in told] == [(n, t, row.counts) for n, t, row in rows]
    # On paper the mean and the label.
    paper = read("pdf")
    assert all(squeezed(row.label) in paper and row.mean in paper for _, _, row in rows)
    # And the answers, read back, come to the same figures.
    from exercises.exchange.interchange import book_from_answers

    again = book_from_answers(json.loads(made["json"][0].read_text("utf-8")))
    assert dots(again) == dots(sample)


def crowd() -> Any:
    """Two hundred cards of fourteen people, in scripts that run every way."""
    return odd_books()["crowd"]


def alone() -> Any:
    return odd_books()["alone"]


def nothing() -> Any:
    return odd_books()["nothing"]


@pytest.mark.parametrize(("make", "files"), [(crowd, 14), (alone, 7), (nothing, 5)])
def test_other_workbooks(make: Callable[[], Any], files: int, tmp_path: Path, squeezed: Changed) -> None:
    formats = [name for name in FORMATS if name != "pdf"]
    made = export(make(), ["report"], formats, tmp_path)
    assert len(made) == files
    assert all(path.stat().st_size for path in made)
    told = {path.suffix: path for path in made}
    word = squeezed(word_text(told[".docx"].read_bytes()))
    for item in make().rows("problems/ideas"):
        assert squeezed(item.text) in word
    if make().actions:
        assert len(events_of(told[".ics"])) == len(make().actions) + 1


def events_of(path: Path) -> list[Any]:
    from icalendar import Calendar

    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


@pytest.mark.parametrize("kind", ["sample", "crowd"])
def test_as_many_come_back_as_went_in(kind: str, sample: Workbook, tmp_path: Path) -> None:
    from exercises.exchange.interchange import book_from_answers
    from workbook.dates import as_date

    book = sample if kind == "sample" else crowd()
    paths = export(book, [], ["csv", "json", "ics"], tmp_path)
    rows = {
        path.stem.rpartition("-")[2]: list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        for path in paths if path.suffix == ".csv"
    }  # fmt: skip
    lists = {"problems": book.rows("problems/ideas"), "actions": book.actions, "parking": book.parking,
             "people": book.people, "groups": book.rows("problems/clusters")}  # fmt: skip
    assert {name: len(rows[name]) for name in lists} == {name: len(held) for name, held in lists.items()}
    assert all(None not in row and None not in row.values() for table in rows.values() for row in table)
    again = book_from_answers(json.loads(next(path for path in paths if path.suffix == ".json").read_text("utf-8")))
    assert [one.text for one in again.rows("problems/ideas")] == [one.text for one in book.rows("problems/ideas")]
    assert [one.what for one in again.actions] == [one.what for one in book.actions]
    assert [one.text for one in again.parking] == [one.text for one in book.parking]
    assert [one.role for one in again.people] == [one.role for one in book.people]
    assert {name: one.counts for name, one in again.tallies.items()} == {
        n: one.counts for n, one in book.tallies.items()
    }
    days = [action.due for action in book.actions] + [item.cells.get("date") for item in book.rows("rhythm/ideas")]
    told = Counter(
        str(event["CATEGORIES"].cats[0]) for event in events_of(next(p for p in paths if p.suffix == ".ics"))
    )
    assert told["action"] + told["activity"] == sum(1 for day in days if as_date(str(day)))
    assert told["workshop"] == 1
