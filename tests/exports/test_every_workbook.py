"""Every document of the sample, of an empty, a one-person and a crowded workbook, in every format, on both papers."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from exports import FORMATS, export
from exports.documents import offered
from exports.html import Paper
from exports.pdf import PdfWorker
from tests.exports.odd import odd_books
from workbook.model import Workbook

KINDS = ("sample", "nothing", "alone", "crowd")
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def book(kind: str) -> Workbook:
    from exercises.exchange.interchange import sample_book

    return sample_book() if kind == "sample" else odd_books()[kind]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_all_documents_are_accessible_and_open_elsewhere(
    kind: str, paper: Paper, tmp_path: Path, worker: PdfWorker
) -> None:
    import page
    from pypdf import PdfReader

    whose = book(kind)
    # Worksheets hold nothing of a workbook: `test_worksheets` checks those of all exercises.
    wanted = [name for name in offered(whose) if name != "worksheets"]
    paths = export(whose, wanted, ["pdf"], tmp_path, paper=paper, worker=worker)
    faults = {}
    for path in paths:
        report = page.validate_pdf_bytes(path.read_bytes(), profile=page.ValidationProfile.PDF_UA_1)
        found = [(one.rule_id, one.message) for one in report.failures]
        if shutil.which("qpdf"):
            done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
            found += [("qpdf", done.stdout + done.stderr)] if done.returncode else []
        if found:
            faults[path.name] = found
        if path.name.endswith("-poster.pdf"):
            assert len(PdfReader(io.BytesIO(path.read_bytes())).pages) == 1
    assert faults == {}
    assert len(paths) == len(wanted)


def test_parts_are_read_in_the_order_in_which_they_stand(sample: Workbook, worker: Any, poppler_text: Any) -> None:
    from exports.documents import make
    from exports.documents.source import Source
    from exports.html import print_html

    document = make("report", Source(sample))
    said = poppler_text(worker.pdf(print_html(document)))
    said = said[said.index(document.sections[0].purpose) :]
    places = [said.find(section.purpose[:50]) for section in document.sections if len(section.purpose) < 90]
    assert len(places) >= 10
    assert -1 not in places
    assert places == sorted(places)


# What must never print: distinctive words, looked for in every format of every document.

AUTHOR, RECORD, UNIT, FRIEND, QUOTE, STORY, CHANNEL, PRIVATE, EVIDENCE, HOURS = NEVER = (
    "Xanthippe Authoress", "Quiet Quentin", "Hushed unit", "Unnamed friend", "Confidential sentence", "Untold tale",
    "Whispered channel", "Private worry", "Private evidence", "17.6 h",
)  # fmt: skip
LOG, WORD, _ = ALONE = ("Logged remark", "Closing word of one", "Where sponsors stand")


def telling(raw: dict[str, Any]) -> Workbook:
    """The sample with a distinctive text in each place that must not be handed out."""
    from msgspec.structs import replace

    from exercises.exchange.interchange import book_from_answers
    from workbook.model import Item

    answers = raw["answers"]
    silent = next(one for one in answers["interviews"]["records"] if not one["permission_to_quote"])
    silent |= {"role": RECORD, "unit": UNIT, "go_to": [FRIEND], "quote": QUOTE, "hours_month": 17.625}
    told = next(one for one in answers["sponsors"]["stories"] if one["permission"] != "yes")
    told |= {"title": STORY, "hard": STORY, "did": STORY, "changed": STORY, "who": STORY, "channel": CHANNEL}
    own = answers["coordinator"]
    own |= {"share_with_group": False, "worry": PRIVATE, "why_me": PRIVATE, "protected_hours_week": 17.625}
    for line in (line for lines in own["ratings"].values() for line in lines):
        line["evidence"] = EVIDENCE
    found = book_from_answers(raw)
    cards = tuple(replace(one, cells={**one.cells, "author": AUTHOR}) for one in found.rows("problems/ideas"))
    notes = {"before_the_day": [LOG], "after_the_day": [LOG], "notes": [LOG]}
    items = {**found.items, "problems/ideas": cards, "close/words": (Item("w1", WORD),)}
    return replace(found, items=items, info=replace(found.info, notes=notes))


def handed_out(whose: Workbook, folder: Path, worker: PdfWorker) -> dict[str, str]:
    """What is written in each document and format, without blanks; the answers, which are kept whole, left out."""
    from tests.exports.test_every_format import calendar_text

    readers = {".pdf": pdf_text, ".docx": word_parts, ".ics": calendar_text}
    said: dict[str, str] = {}
    formats = [name for name in FORMATS if name != "json"]
    for document in offered(whose):
        light = ["html", "md"] if document == "worksheets" else formats
        for path in export(whose, [document], light, folder / document, worker=worker):
            read = readers.get(path.suffix, bytes.decode)
            said[f"{document} {path.name}"] = "".join(read(path.read_bytes()).replace("\\", "").split())
    return said


def pdf_text(data: bytes) -> str:
    """What stands on the pages, in the bookmarks and in what the file says of itself."""
    from pypdf import PdfReader

    read = PdfReader(io.BytesIO(data))
    about = "".join(map(str, (read.metadata or {}).values()))
    marks = "".join(str(one) for one in read.outline) + "".join(read.attachments)
    return about + marks + "".join(one.extract_text() for one in read.pages)


def word_parts(data: bytes) -> str:
    """Every text of every part of a Word file, and every value: captions, properties, marks."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        trees = [etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    return "".join(
        "".join(map(str, (*tree.itertext(), *(v for one in tree.iter() for v in one.attrib.values()))))
        for tree in trees
    )


def test_what_must_not_be_handed_out_stands_nowhere(sample_raw: Any, tmp_path: Path, worker: PdfWorker) -> None:
    handed = handed_out(telling(sample_raw), tmp_path, worker)
    assert len(handed) > 60

    def holding(text: str) -> set[str]:
        return {name for name, said in handed.items() if "".join(text.split()) in said}

    assert {text: where for text in NEVER if (where := holding(text))} == {}
    for text in ALONE:
        assert {name.partition(" ")[0] for name in holding(text)} == {"facilitator"}, text
    # The search itself can find: a card stands in every format that carries it.
    card = {name.rpartition(".")[2] for name in holding("Same booster pump rebuilt three times since spring")}
    assert card == {"pdf", "html", "md", "docx", "csv"}
