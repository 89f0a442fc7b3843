from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import BooleanObject, DictionaryObject, StreamObject

from exports import pdf as module
from exports.html import SCHEME, Paper, print_html
from exports.model import Document
from exports.pango import install_line
from exports.pdf import PdfStopped, PdfUnavailable, PdfWorker
from tests.exports.conftest import Changed, EachText, ReadPdf, TextsOf, always
from tests.typed import as_a
from workbook.errors import WorkbookError
from workbook.text import clean

BOXES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def root(made: PdfReader) -> DictionaryObject:
    return as_a(DictionaryObject, made.trailer["/Root"])


def check(data: bytes) -> Any:
    import page

    return page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_pages_have_the_size_of_the_paper(paper: Paper, document: Document, worker: PdfWorker) -> None:
    pages = reader(worker.pdf(print_html(document, paper))).pages
    assert len(pages) >= 3
    for one in pages:
        assert (float(one.mediabox.width), float(one.mediabox.height)) == pytest.approx(BOXES[paper], abs=0.6)


def test_a_pdf_is_accessible(document: Document, worker: PdfWorker) -> None:
    found = check(worker.pdf(print_html(document)))
    assert [(one.rule_id, one.message) for one in found.failures] == []
    assert found.is_compliant


@pytest.mark.parametrize(
    ("sound", "fault"),
    [('<html lang="en">', "<html>"), ("<title>", "<!--title>"), ("</svg>", "</svg><img src='data:image/png;base64,'>"),
     ('<h2 data-run="First part" dir="auto">First part</h2>', "<h6>First part</h6>")],
)  # fmt: skip
def test_the_check_of_accessibility_finds_faults(document: Document, worker: PdfWorker, sound: str, fault: str) -> None:
    text = print_html(document)
    assert sound in text
    broken = text.replace(sound, fault)
    if "<!--" in fault:
        broken = broken.replace("</title>", "</title-->", 1)
    if "img" in fault:
        pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        broken = broken.replace("base64,'", f"base64,{pixel}'")
    assert not check(worker.pdf(broken)).is_compliant


def test_a_pdf_says_what_it_is(document: Document, worker: PdfWorker) -> None:
    made = reader(worker.pdf(print_html(document)))
    assert made.metadata is not None
    assert as_a(str, made.metadata.title).startswith("Pump workshop")
    assert str(root(made)["/Lang"]) == "en"
    assert as_a(BooleanObject, as_a(DictionaryObject, root(made)["/MarkInfo"])["/Marked"]).value is True
    assert [entry.title for entry in made.outline if not isinstance(entry, list)] == ["First part"]


def test_its_own_fonts_are_inside(document: Document, worker: PdfWorker) -> None:
    made = reader(worker.pdf(print_html(document)))
    fonts = set()
    for one in made.pages:
        for font in as_a(DictionaryObject, as_a(DictionaryObject, one["/Resources"])["/Font"]).values():
            fonts.add(str(font.get_object()["/BaseFont"]))
    assert any("Workbook-Sans" in name for name in fonts), fonts


def test_every_page_has_its_purpose_its_number_and_the_credit(
    document: Document, worker: PdfWorker, poppler_text: ReadPdf
) -> None:
    data = worker.pdf(print_html(document))
    count = len(reader(data).pages)
    pages = poppler_text(data).split("\f")[:count]
    assert "Etienne Wenger" in pages[0]
    for number, text in enumerate(pages[1:], 2):
        assert f"page {number} of {count}" in text
        assert "Everything we wrote." in text
        assert "Etienne Wenger" in text
        assert len(text) > 300, "a page with almost nothing on it"


def test_every_text_is_in_the_pdf(
    document: Document, worker: PdfWorker, texts: TextsOf, pdf_text: ReadPdf, poppler_text: ReadPdf, squeezed: Changed
) -> None:
    data = worker.pdf(print_html(document))
    for read in (pdf_text, poppler_text):
        said = squeezed(read(data))
        for text in texts(document):
            hidden = text in ("report", "part-one", "Not written yet.", "Pump Circle", "Not done yet.")
            assert hidden or all(squeezed(word) in said for word in text.split()), text


def test_hostile_text_is_printed_as_typed(
    document: Document,
    with_texts: EachText,
    worker: PdfWorker,
    hostile: tuple[str, ...],
    poppler_text: ReadPdf,
    squeezed: Changed,
) -> None:
    for hostile_text in hostile:
        text = clean(hostile_text)[:1000]  # in every place of the document: five thousand letters would fill 67 pages
        data = worker.pdf(print_html(with_texts(document, always(text or "-"))))
        if text.isascii():
            said = squeezed(poppler_text(data))
            assert squeezed(text)[:60] in said
            assert len(text) < 100 or squeezed(text)[:60] * 3 in said
        made = reader(data)
        assert len(made.pages) >= 2
        assert "/EmbeddedFiles" not in root(made).get("/Names", {})


class Listener:
    """Counts who calls on the loopback."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        self._socket.close()


def vectors(address: str, secret: str) -> list[str]:
    return [
        f"<img src='{address}'>", f"<link rel=attachment href='{secret}'>", f"<a rel=attachment href='{secret}'>a</a>",
        f"<link rel=stylesheet href='{address}'>", f"<style>@import '{address}';</style>",
        f"<style>body{{background:url({address})}}</style>", f"<p style='background:url({address})'>x</p>",
        f"<svg><image href='{address}'/></svg>", f"<object data='{address}'></object>", f"<embed src='{address}'>",
        f"<style>@font-face{{font-family:a;src:url({address})}} p{{font-family:a}}</style>",
        f"<style>p::before{{content:url({address})}}</style>", f"<base href='{address}'><img src=x>",
        f"<iframe src='{address}'></iframe>", f"<svg><use href='{address}#a'/></svg>", f"<img src='{secret}'>",
        f"<link rel=stylesheet href='{secret}'>", f"<svg><style>@import '{address}';</style><rect/></svg>",
        f"<img src='{SCHEME}:../../../../etc/passwd'>", f"<video src='{address}' poster='{address}'></video>",
    ]  # fmt: skip


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


@pytest.mark.parametrize("number", range(20))
def test_nothing_is_fetched_where_the_door_failed(
    number: int, document: Document, worker: PdfWorker, listener: Listener, tmp_path: Path, poppler_text: ReadPdf
) -> None:
    """A vector put in raw, as if the HTML door had let it through: the fetcher holds."""
    secret = a_secret(tmp_path)
    vector = vectors(f"http://127.0.0.1:{listener.port}/x", secret.as_uri())[number]
    bare = print_html(replace(document, sections=()))
    assert "</main>" in bare
    nothing_came_in(worker.pdf(bare.replace("</main>", f"{vector}</main>")), poppler_text)
    assert listener.calls == 0


@pytest.mark.parametrize("first", range(0, 20, 5))
def test_nothing_is_fetched_and_nothing_attached(
    first: int, document: Document, with_texts: EachText, worker: PdfWorker, listener: Listener, tmp_path: Path,
    poppler_text: ReadPdf,
) -> None:  # fmt: skip
    """Five vectors at a time, typed in every place."""
    secret = a_secret(tmp_path)
    typed = vectors(f"http://127.0.0.1:{listener.port}/x", secret.as_uri())[first : first + 5]
    nothing_came_in(worker.pdf(print_html(with_texts(document, always(" ".join(typed))))), poppler_text)
    assert listener.calls == 0


def a_secret(folder: Path) -> Path:
    path = folder / "secret.txt"
    path.write_text("the secret of the file")
    return path


def nothing_came_in(data: bytes, poppler_text: ReadPdf) -> None:
    made = reader(data)
    assert "/EmbeddedFiles" not in root(made).get("/Names", {})
    assert "/AF" not in root(made)
    assert b"the secret of the file" not in b"".join(
        item.get_data()
        for item in map(made.get_object, range(1, len(made.xref[0]) + 1))
        if isinstance(item, StreamObject)
    )
    assert "the secret" not in poppler_text(data)


def test_the_listener_hears_a_call(listener: Listener) -> None:
    socket.create_connection(("127.0.0.1", listener.port), timeout=5).close()
    deadline = time.monotonic() + 5
    while not listener.calls and time.monotonic() < deadline:
        time.sleep(0.01)
    assert listener.calls == 1


def test_one_worker_makes_one_pdf_after_the_other(document: Document) -> None:
    text = print_html(document)
    with PdfWorker() as one:
        first, second = one.pdf(text), one.pdf(text)
    assert len(reader(first).pages) == len(reader(second).pages)


def test_a_pdf_that_takes_too_long_is_stopped(document: Document) -> None:
    endless = print_html(document).replace("</main>", "<table><tr><td colspan='1000000'>x</td></tr></table></main>")
    worker = PdfWorker(timeout=3)
    with pytest.raises(PdfStopped, match="longer than 3 seconds"):
        worker.pdf(endless)
    worker.timeout = 60
    assert worker.pdf(print_html(document)).startswith(b"%PDF")  # and can go on
    worker.stop()


def test_a_pdf_under_way_can_be_stopped(document: Document) -> None:
    endless = print_html(document).replace("</main>", "<table><tr><td colspan='1000000'>x</td></tr></table></main>")
    worker = PdfWorker().start()
    process = worker._process
    found: list[BaseException] = []

    def make() -> None:
        try:
            worker.pdf(endless)
        except WorkbookError as wrong:
            found.append(wrong)

    thread = threading.Thread(target=make)
    thread.start()
    worker.stop()
    thread.join(20)
    assert not thread.is_alive()
    assert isinstance(found[0], PdfStopped)
    assert process is not None
    assert process.poll() is not None


def test_too_deep_a_page_is_a_clear_error(document: Document, worker: PdfWorker) -> None:
    deep = print_html(document).replace("</main>", "<div>" * 5000 + "</main>")
    with pytest.raises(WorkbookError, match="could not be made"):
        worker.pdf(deep)
    assert worker.pdf(print_html(document)).startswith(b"%PDF")


def test_missing_libraries_are_named_with_the_line_that_installs_them(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What WeasyPrint does where Pango is not there: its import fails.
    start = "import sys; sys.path.insert(0, sys.argv.pop(1)); sys.modules['weasyprint'] = None; "
    monkeypatch.setattr(module, "_START", start + "from exports.worker import main; main()")
    with pytest.raises(PdfUnavailable) as wrong:
        PdfWorker().pdf(print_html(document))
    assert install_line() in str(wrong.value)


def test_a_worker_that_dies_is_a_clear_error(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_START", "import os; os._exit(3)")
    with pytest.raises(WorkbookError, match="could not be made"):
        PdfWorker().pdf(print_html(document))


def test_the_worker_may_not_take_all_memory() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from exports import worker\n"
        "worker._limit()\n"
        "try:\n    bytearray(4 * worker.MEMORY)\nexcept MemoryError:\n    print('held')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, module._ROOT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "held"


def test_no_compiler_is_started(tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ctypes.util.find_library` asks gcc and ld where ldconfig knows nothing: 0.2 seconds each."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("gcc", "cc", "ld", "c99"):
        tool = tools / name
        tool.write_text(f"#!/bin/sh\ntouch {tmp_path}/{name}-was-run\nexit 1\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    with PdfWorker() as one:
        assert one.pdf(print_html(document)).startswith(b"%PDF")
    assert not list(tmp_path.glob("*-was-run"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a process has")
def test_a_maker_that_makes_many_does_not_grow(document: Document) -> None:
    def size(maker: PdfWorker) -> int:
        assert maker._process is not None
        told = Path(f"/proc/{maker._process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in told.split("\n") if line.startswith("VmSize"))

    page = print_html(document)
    with PdfWorker() as maker:
        sizes = [size(maker) for _ in range(14) if maker.pdf(page)]
    # The first few fill caches; after that each one gives back what it took (ten took 60 MB more before).
    assert sizes[-1] - sizes[3] < 20_000
