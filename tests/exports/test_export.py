from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from exports import FORMATS, export
from exports import pdf as pdf_module
from exports.pdf import PdfUnavailable, PdfWorker
from workbook.errors import WorkbookError
from workbook.model import Workbook


def names(paths: Iterable[Path]) -> list[str]:
    return [path.name.removeprefix("pump-reliability-start-up-workshop-") for path in paths]


def test_documents_by_formats(sample: Workbook, tmp_path: Path, worker: PdfWorker) -> None:
    told: list[tuple[int, int, str]] = []
    made = export(
        sample, ["summary", "handout"], ["pdf", "html", "md", "json"], tmp_path, worker=worker,
        progress=lambda done, whole, what: told.append((done, whole, what)),
    )  # fmt: skip
    assert sorted(names(made)) == ["answers.json", "handout.html", "handout.md", "handout.pdf", "summary.html",
                                   "summary.md", "summary.pdf"]  # fmt: skip
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made)
    assert [done for done, _, _ in told] == list(range(8))
    assert {whole for _, whole, _ in told} == {7}


def test_the_answers_come_back(sample: Workbook, tmp_path: Path) -> None:
    from exercises.evaluate import evaluate, public_results
    from exercises.exchange.interchange import book_from_answers

    (path,) = export(sample, ["report"], ["json"], tmp_path)
    again = book_from_answers(json.loads(path.read_text("utf-8")))
    assert public_results(evaluate(again)) == public_results(evaluate(sample))


def test_without_force_nothing_is_replaced(sample: Workbook, tmp_path: Path) -> None:
    first = export(sample, ["summary"], ["md"], tmp_path)
    second = export(sample, ["summary"], ["md"], tmp_path)
    third = export(sample, ["summary"], ["md"], tmp_path, force=True)
    assert names(first + second + third) == ["summary.md", "summary-2.md", "summary.md"]


@pytest.mark.parametrize(
    ("documents", "formats", "paper", "said"),
    [(["poem"], ["md"], "a4", "document called poem"), (["report"], ["odt"], "a4", "format called odt"),
     (["report"], ["md"], "b5", "paper called b5")],
)  # fmt: skip
def test_what_is_not_there_is_said_before_anything_is_written(
    sample: Workbook, tmp_path: Path, documents: list[str], formats: list[str], paper: str, said: str
) -> None:
    with pytest.raises(WorkbookError, match=said):
        export(sample, documents, formats, tmp_path / "out", paper)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_without_pango_the_html_is_written_and_the_error_says_what_to_install(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = "import sys; sys.path.insert(0, sys.argv.pop(1)); sys.modules['weasyprint'] = None; "
    monkeypatch.setattr(pdf_module, "_START", start + "from exports.worker import main; main()")
    with pytest.raises(PdfUnavailable, match="apt-get install") as wrong:
        export(sample, ["summary", "handout"], ["md", "pdf"], tmp_path / "out")
    out = tmp_path / "out"
    assert wrong.value.exit_code == 1
    assert len(wrong.value.written) == 4
    assert all(str(path) in wrong.value.message for path in wrong.value.written if path.suffix == ".html")
    assert len(list(out.glob("*.md"))) == len(list(out.glob("*.html"))) == 2
    assert len(list(out.iterdir())) == 4


def test_a_failed_pdf_keeps_the_one_before(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: PdfWorker
) -> None:
    (before,) = export(sample, ["summary"], ["pdf"], tmp_path, worker=worker)
    kept = before.read_bytes()
    monkeypatch.setattr(pdf_module, "_START", "import os; os._exit(3)")
    with pytest.raises(WorkbookError, match="could not be made"):
        export(sample, ["summary"], ["pdf"], tmp_path, force=True)
    assert before.read_bytes() == kept
    assert [p for p in tmp_path.iterdir() if p.is_file()] == [before]


def test_its_own_worker_is_stopped_and_a_lent_one_is_not(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[PdfWorker] = []
    start = PdfWorker.start

    def counted(self: PdfWorker) -> Any:
        made.append(self)
        return start(self)

    monkeypatch.setattr(PdfWorker, "start", counted)
    export(sample, ["summary"], ["pdf"], tmp_path)
    assert made
    assert made[0]._process is None
    with PdfWorker() as lent:
        export(sample, ["summary"], ["pdf"], tmp_path, worker=lent)
        assert lent._process is not None


def test_two_runs_write_the_same(sample: Workbook, tmp_path: Path) -> None:
    first = export(sample, ["report"], ["html", "md", "json"], tmp_path / "a")
    second = export(sample, ["report"], ["html", "md", "json"], tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_every_format_says_what_it_is() -> None:
    assert set(FORMATS) == {"pdf", "html", "md", "docx", "csv", "ics", "json"}
    assert all(FORMATS.values())


def test_heavy_libraries_are_loaded_only_when_they_are_needed() -> None:
    heavy = "{'jinja2', 'weasyprint', 'markupsafe', 'textual', 'fontTools', 'docx', 'lxml', 'icalendar'}"
    for code, allowed in (
        ("import exports", "set()"),
        ("import exports, exports.documents, exports.pdf", "{'markupsafe'}"),
        ("import exports.run, exports.html", "{'jinja2', 'markupsafe'}"),
    ):
        script = f"import sys\n{code}\nleft = ({heavy} & set(sys.modules)) - {allowed}\nassert not left, left"
        subprocess.run([sys.executable, "-c", script], check=True, cwd=pdf_module._ROOT)


def test_worksheets_are_left_out_of_word_and_said_where_nothing_else_is_asked(sample: Workbook, tmp_path: Path) -> None:
    made = export(sample, ["summary", "worksheets"], ["docx"], tmp_path)
    assert names(made) == ["summary.docx"]
    with pytest.raises(WorkbookError, match="made for pens"):
        export(sample, ["worksheets"], ["docx"], tmp_path / "out")
    with pytest.raises(WorkbookError, match="no document to make"):
        export(sample, [], ["md"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_only_the_facilitator_may_see_comes_with_the_facilitators_document(
    sample: Workbook, tmp_path: Path
) -> None:
    def stances(documents: list[str]) -> list[Path]:
        return [p for p in export(sample, documents, ["csv"], tmp_path / "-".join(documents)) if "stances" in p.name]

    assert stances(["report", "handout"]) == []
    (path,) = stances(["report", "facilitator"])
    assert names([path]) == ["facilitator-stances.csv"]


def test_what_could_not_be_printed_is_said_even_where_a_later_file_fails(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: PdfWorker
) -> None:
    from msgspec.structs import replace

    from exports import run as run_module
    from exports.glyphs import missing

    if not missing("\U00013080"):
        pytest.skip("this machine has a font for Egyptian hieroglyphs")

    def fail(making: Any) -> None:
        raise WorkbookError("The disk is full.")

    order = run_module._jobs
    monkeypatch.setattr(run_module, "_jobs", lambda *asked: order(*asked)[::-1])  # the PDF first
    monkeypatch.setitem(run_module._MAKERS, "md", fail)
    book = replace(sample, info=replace(sample.info, title="\U00013080"))
    said: list[str] = []
    with pytest.raises(WorkbookError, match="disk is full"):
        export(book, ["summary"], ["pdf", "md"], tmp_path, worker=worker, warn=said.append)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert len(said) == 1
    assert "U+13080" in said[0]
