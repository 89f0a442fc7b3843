"""Figures of all nine kinds made by hand, the sample, one PDF maker for all tests, ways to read documents back."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import unicodedata
from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import replace

from exercises.figures import (
    Axis,
    Bar,
    BarsFigure,
    CalendarFigure,
    Column,
    DotRow,
    DotsFigure,
    Entry,
    Guide,
    Level,
    LevelsFigure,
    Light,
    LightsFigure,
    MatrixCell,
    MatrixFigure,
    Part,
    Passage,
    Point,
    QuadrantFigure,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.guide import CREDIT
from exports.model import Block, ColumnsBlock, Cover, Document, FigureBlock, ListBlock, Section, TextBlock
from exports.pdf import PdfWorker
from workbook.model import Workbook

Changed = Callable[[str], str]
TextsOf = Callable[[Any], list[str]]
EachText = Callable[[Any, Callable[[str], str]], Any]
ReadPdf = Callable[[bytes], str]

NAMES = {"id", "align", "state", "audience", "look", "contents_note"}
"""Fields that hold ids and settings, not texts."""


def _nine() -> dict[str, Any]:
    stack = (Part("have", 2), Part("partly", 1), Part("missing", 2))
    return {
        "statement": StatementFigure(
            id="statement", title="What we work on",
            passages=(Passage("Crews rebuild the same pump.", "First problem", large=True), Passage("Short.", "Beat")),
        ),
        "table": TableFigure(
            id="table", title="All cards",
            columns=(Column("Problem", share=4), Column("Score", "right", 1)),
            rows=(Row(("Same booster rebuilt", "4.5"), "chosen", "Pumps fail"), Row(("Wrong kits", "3.0"), "", "Spares")),
        ),
        "bars": BarsFigure(
            id="bars", title="Priority", high=5, columns=("Impact", "Dots"), guides=(Guide(3, "workable"),),
            bars=(Bar("Pumps fail again", 4.5, "4.5", ("4.6", "7"), "chosen"), Bar("Nobody scored", None, "", ("", "1")),
                  Bar("In parts", 5, "5 in all", ("1", "2"), "", stack)),
            notes=("Money would move it sooner.",),
        ),
        "dots": DotsFigure(
            id="dots", title="How we rated", then_label="12 Mar 2025", now_label="1 Jun 2025",
            rows=(DotRow("Energy", (0, 0, 1, 5, 2), 1, "4.1", "mixed", "talk 1", "Community", (1, 2, 3, 0, 0), 4.1),
                  DotRow("Money", (2, 4, 1, 1, 0), 0, "2.1", "split", "", "Organisation", (), 2.1)),
        ),
        "matrix": MatrixFigure(
            id="matrix", title="Values", rows=("members", "organisation"), columns=("soon", "later"),
            cells=((MatrixCell("29 %", (Bar("help", 5, "5 votes"),)), MatrixCell("shared", shade=0.5)),
                   (MatrixCell("members lead", shade=1.0), MatrixCell("alone", shade=0.0))),
        ),
        "quadrant": QuadrantFigure(
            id="quadrant", title="Pilots", x=Axis("Potential", 1, 5, 3.5), y=Axis("Readiness", 1, 5, 3.5),
            points=(Point("A", "Pump reliability", 4.25, 3.75, "4.3 and 3.8", "focus"),
                    Point("B", "Spares", 2.75, 2.5, "2.8 and 2.5"), Point("C", "Permits", 2.75, 2.5, "the same")),
            names=("Let it grow", "Start now", "Not now", "Prepare"),
        ),
        "levels": LevelsFigure(
            id="levels", title="Five levels", outside=1,
            levels=(Level("Core", 5, "two fitters"), Level("Active", 9, "from three depots"), Level("Outside", 6, "makers")),
        ),
        "calendar": CalendarFigure(
            id="calendar", title="Six months", columns=("Mar", "Apr", "May"), rows=("help now", "look outward"),
            entries=(Entry(0, 0, "Case clinic", "27 Mar"), Entry(2, 1, "Visit the neighbours", "12 May")),
        ),
        "lights": LightsFigure(
            id="lights", title="Start-up lights",
            lights=(Light("Domain clear", "on", "clear"), Light("Coordinator", "half", "named", "ask for the yes"),
                    Light("Sponsors", "off", "none yet", "find a voice", "Management")),
        ),
    }  # fmt: skip


@pytest.fixture
def nine() -> dict[str, Any]:
    """Return a figure of each kind, by kind."""
    return _nine()


def texts_of(value: Any) -> list[str]:
    """Return every text in a figure or document, ids and settings left out."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one)]
    if isinstance(value, Struct):
        return [t for name in value.__struct_fields__ if name not in NAMES for t in texts_of(getattr(value, name))]
    return []


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return a figure or document with every text changed, ids and settings left as they are."""
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, tuple):
        return tuple(each_text(one, change) for one in value)
    if isinstance(value, Struct):
        changed = {n: each_text(getattr(value, n), change) for n in value.__struct_fields__ if n not in NAMES}
        return replace(value, **changed)
    return value


def always(text: str) -> Changed:
    """Return what puts one text in the place of any other."""
    return lambda old: text


def figures_of(document: Document) -> list[Any]:
    """Return every figure of a document, those in columns too."""
    blocks = [block for section in document.sections for block in section.blocks]
    inside = [one for block in blocks if isinstance(block, ColumnsBlock) for one in (*block.left, *block.right)]
    return [one.figure for one in (*blocks, *inside) if isinstance(one, FigureBlock)]


@pytest.fixture
def texts() -> TextsOf:
    """Return what lists every text of a figure or document."""
    return texts_of


@pytest.fixture
def with_texts() -> EachText:
    """Return what changes every text of a figure or document."""
    return each_text


@pytest.fixture
def document() -> Document:
    """Return a document with every kind of block but columns, and figures of all kinds."""
    blocks: tuple[Block, ...] = (*(FigureBlock(figure) for figure in _nine().values()), TextBlock(("Said in passing.",), "By the way"),
              ListBlock(("first", "second"), "A list"))  # fmt: skip
    section = Section("part-one", "First part", "What it is for.", "What came out.", blocks)
    cover = Cover("We exist because pumps fail.", "What we are for", "Not written yet.", (("Date", "12 Mar 2025"),),
                  ("P1 Pump fitter",), "One person’s view.")  # fmt: skip
    return Document("report", "Workshop report", "Pump workshop", "Everything we wrote.", "12 Mar 2025", CREDIT,
                    "Pump Circle", (section,), cover, True)  # fmt: skip


@pytest.fixture
def sample() -> Workbook:
    """Return the sample workshop."""
    from exercises.exchange.interchange import sample_book

    return sample_book()


class Printer(PdfWorker):
    """A PDF maker that prints a document once a run, for whichever test and process asks first."""

    def __init__(self, printed: Path) -> None:
        super().__init__()
        self.printed = printed
        printed.mkdir(exist_ok=True)

    def pdf(self, html: str) -> bytes:
        path = self.printed / f"{sha256(html.encode()).hexdigest()}.json"
        if not path.exists():
            data = super().pdf(html)
            half = path.with_suffix(f".{os.getpid()}")
            half.write_bytes(msgspec.json.encode({"data": data, "lacking": self.lacking}))
            half.replace(path)
        told = msgspec.json.decode(path.read_bytes())
        self.lacking = told["lacking"]
        return b64decode(told["data"])


@pytest.fixture(scope="session")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PdfWorker]:
    """Return one PDF maker for the whole run."""
    folder = tmp_path_factory.getbasetemp()  # the run's own: nothing of an earlier run is taken for the present one's
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with Printer(shared / "printed") as one:
        yield one


class Page(HTMLParser):
    """What a browser would find in an HTML file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.titles: list[str] = []
        self._inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._inside:
            return
        (self.titles if "title" in self._inside else self.words).append(data)

    @property
    def text(self) -> str:
        return squeeze("".join(self.words))


def squeeze(text: str) -> str:
    """Return a text without blanks, line ends and invisible characters: how a line wraps says nothing."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.fixture
def page() -> type[Page]:
    """Return the reader of HTML."""
    return Page


@pytest.fixture
def squeezed() -> Changed:
    """Return what takes blanks and line ends out of a text."""
    return squeeze


@pytest.fixture
def pdf_text(tmp_path: Path) -> ReadPdf:
    """Return what reads the text of a PDF."""

    def read(data: bytes) -> str:
        from pypdf import PdfReader

        return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(data)).pages)

    return read


@pytest.fixture
def poppler_text(tmp_path: Path) -> ReadPdf:
    """Return what reads the text of a PDF with poppler, whose reading order is what people copy out of a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so the reading order that poppler sees is not checked")

    def read(data: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout

    return read


def without_fonts(html: str) -> str:
    """Return HTML without the embedded fonts: what people read in a golden file."""
    return re.sub(r"url\(data:font/ttf;base64,[^)]*\)", "url(font)", html)


@pytest.fixture
def bare() -> Changed:
    """Return what takes the fonts out of an HTML file."""
    return without_fonts
