"""One export: which files there will be, each made and written in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from exports import FORMATS, Progress
from exports.documents import check, make
from exports.documents.source import Source
from exports.html import PAPERS, Paper, html, print_html
from exports.json_doc import json_bytes
from exports.markdown import markdown
from exports.model import Document
from exports.pdf import PdfUnavailable, PdfWorker
from exports.write import file_name, write
from workbook.errors import WorkbookError
from workbook.model import Workbook


class _Job(Struct, frozen=True):
    """One file to be made; *document* is empty where the file is of the workbook as a whole."""

    document: str
    format: str


def run(
    book: Workbook,
    documents: Sequence[str],
    formats: Sequence[str],
    to: Path,
    paper: Paper,
    force: bool,
    progress: Progress | None,
    then: Workbook | None,
    worker: PdfWorker | None,
) -> list[Path]:
    """Write the files; see :func:`exports.export`."""
    for name in documents:
        check(name, book)
    _check(formats, paper)
    source = Source(book, then)
    jobs = _jobs(documents, formats)
    tell = progress or (lambda done, whole, what: None)
    maker = worker or PdfWorker()
    if any(job.format == "pdf" for job in jobs):
        maker.start()
    written: list[Path] = []
    missing: PdfUnavailable | None = None
    made: dict[str, Document] = {}
    try:
        for place, job in enumerate(jobs):
            suffix = job.format
            tell(place, len(jobs), f"{job.document or 'answers'} {suffix}".strip())
            if job.document and job.document not in made:
                made[job.document] = make(job.document, source)
            document = made.get(job.document)
            if missing is not None and suffix == "pdf":
                continue
            try:
                data = _MAKERS[suffix](book, document, paper, maker)
            except PdfUnavailable as wrong:
                missing = wrong
                continue
            written.append(write(to, file_name(source.title, job.document or "answers", suffix), data, force=force))
        if missing is not None:
            written += _instead(jobs, made, source, to, paper, force)
            raise PdfUnavailable(written)
    finally:
        if worker is None:
            maker.stop()
    tell(len(jobs), len(jobs), "")
    return written


def _check(formats: Sequence[str], paper: str) -> None:
    for asked, known, kind in (
        (formats, FORMATS, "format"),
        ([paper], PAPERS, "paper"),
    ):
        for name in asked:
            if name not in known:
                raise WorkbookError(f"There is no {kind} called {name}.", f"There are: {', '.join(known)}.")


def _jobs(documents: Sequence[str], formats: Sequence[str]) -> list[_Job]:
    """PDF last: what needs no library is there whatever happens."""
    order = sorted(dict.fromkeys(formats), key=lambda name: name == "pdf")
    jobs = [_Job(document, name) for name in order if name != "json" for document in dict.fromkeys(documents)]
    return ([_Job("", "json")] if "json" in formats else []) + jobs


def _instead(
    jobs: Sequence[_Job], made: dict[str, Document], source: Source, to: Path, paper: Paper, force: bool
) -> list[Path]:
    """Write the HTML of every document whose PDF could not be made."""
    have = {job.document for job in jobs if job.format == "html"}
    found = []
    for job in jobs:
        if job.format == "pdf" and job.document not in have:
            document = made.get(job.document) or make(job.document, source)
            data = html(document, paper).encode("utf-8")
            found.append(write(to, file_name(source.title, job.document, "html"), data, force=force))
    return found


def _whole(document: Document | None) -> Document:
    assert document is not None
    return document


_MAKERS: dict[str, Callable[[Workbook, Document | None, Paper, PdfWorker], bytes]] = {
    "html": lambda book, document, paper, maker: html(_whole(document), paper).encode("utf-8"),
    "md": lambda book, document, paper, maker: markdown(_whole(document)).encode("utf-8"),
    "json": lambda book, document, paper, maker: json_bytes(book),
    "pdf": lambda book, document, paper, maker: maker.pdf(print_html(_whole(document), paper)),
}
