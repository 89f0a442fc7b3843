"""One export: which files there will be, each made and written in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from exports import FORMATS, PENS, WHOLE, Progress
from exports.calendar import calendar_bytes, entries
from exports.documents import DOCUMENTS, check, make
from exports.documents.source import Source
from exports.glyphs import warning
from exports.html import PAPERS, Paper, html, print_html
from exports.json_doc import json_bytes
from exports.markdown import markdown
from exports.model import Document
from exports.pdf import PdfUnavailable, PdfWorker
from exports.tables import Table, csv_bytes, tables
from exports.word import docx
from exports.write import file_name, write
from workbook.errors import WorkbookError
from workbook.model import Info, Workbook


class _Job(Struct, frozen=True):
    """One file to be made; *document* is empty where the file is of the workbook as a whole.

    Attributes:
        document: Of :data:`exports.documents.DOCUMENTS`, or empty.
        format: Of :data:`exports.FORMATS`.
        name: Part of the file's name.
        table: What stands in it, for ``csv``.
    """

    document: str
    format: str
    name: str
    table: Table | None = None


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
    large: bool = False,
    warn: Callable[[str], None] | None = None,
    ready: Mapping[str, Document] | None = None,
) -> list[Path]:
    """Write the files; see :func:`exports.export`. *ready*: documents that are made already."""
    for name in documents:
        if name not in (ready or {}):
            check(name, book)
    _check(formats, paper)
    source = Source(book, then)
    jobs = _jobs(source, documents, formats)
    maker = worker or PdfWorker()
    if any(job.format == "pdf" for job in jobs):
        maker.start()
    one = _Run(source, jobs, to, paper, force, large, maker, dict(ready or {}), {})
    try:
        one.write(progress or (lambda done, whole, what: None))
    finally:
        if worker is None:
            maker.stop()
        if one.lacking and warn is not None:  # said of what was written, even where a later file failed
            warn(warning("".join(one.lacking)))
    return one.written


class _Run(Struct):
    """Files being made, one after the other.

    Attributes:
        ready: Documents that are made already.
        made: The others, each made once for all its formats.
        written: What was written so far.
        lacking: Characters that no font of this machine has, in the order in which they were met.
    """

    source: Source
    jobs: list[_Job]
    to: Path
    paper: Paper
    force: bool
    large: bool
    maker: PdfWorker
    ready: dict[str, Document]
    made: dict[str, Document]
    written: list[Path] = []
    lacking: dict[str, None] = {}

    def write(self, tell: Progress) -> None:
        """Write every file; where no PDF can be made, the others and the HTML in its place.

        Raises:
            PdfUnavailable: The libraries for PDF are missing.
        """
        missing = False
        for place, job in enumerate(self.jobs):
            tell(place, len(self.jobs), f"{job.name} {job.format}")
            if missing and job.format == "pdf":
                continue
            try:
                self._put(job.name, job.format, self._data(job))
            except PdfUnavailable:
                missing = True
        if missing:
            self._instead()
            raise PdfUnavailable(self.written)
        tell(len(self.jobs), len(self.jobs), "")

    def document(self, name: str, *, fitted: bool = False) -> Document:
        """Return a document, made once for all its formats; and once more for paper, where it keeps to its pages."""
        key = f"{name} fitted" if fitted and name not in self.ready else name
        if key not in self.made:
            self.made[key] = self.ready.get(name) or make(name, self.source.for_pages(fitted))
        return self.made[key]

    def _data(self, job: _Job) -> bytes:
        # In large print a page holds less, and the documents go on.
        fitted = job.format == "pdf" and not self.large
        document = self.document(job.document, fitted=fitted) if job.document else None
        data = _MAKERS[job.format](_Making(self.source, job, document, self.paper, self.maker, self.large))
        if job.format == "pdf":
            self.lacking |= dict.fromkeys(self.maker.lacking)
        return data

    def _instead(self) -> None:
        """Write the HTML of every document whose PDF could not be made."""
        have = {job.document for job in self.jobs if job.format == "html"}
        for job in self.jobs:
            if job.format == "pdf" and job.document not in have:
                text = html(self.document(job.document), self.paper, large=self.large)
                self._put(job.document, "html", text.encode("utf-8"))

    def _put(self, name: str, suffix: str, data: bytes) -> None:
        self.written.append(write(self.to, file_name(self.source.title, name, suffix), data, force=self.force))


def run_worksheets(
    exercises: Sequence[str],
    agenda: str,
    formats: Sequence[str],
    to: Path,
    paper: Paper,
    force: bool,
    progress: Progress | None,
    worker: PdfWorker | None,
    large: bool,
) -> list[Path]:
    """Write blank worksheets; see :func:`exports.export_worksheets`."""
    from exercises.guide import agenda as told
    from exports.worksheets import of_agenda, of_exercises, worksheets

    for name in formats:
        if name not in PENS:
            raise WorkbookError(f"There are no worksheets in the format {name}.", f"There are: {', '.join(PENS)}.")
    wanted = of_agenda(agenda) if agenda else of_exercises(exercises)
    title = told(agenda).title if agenda else wanted[0].words.title if len(wanted) == 1 else "All exercises"
    title = "Exercises" if exercises and len(wanted) > 1 else title
    book = Workbook("", Info(title=title))
    ready = {"worksheets": worksheets(wanted, title)}
    return run(book, ["worksheets"], formats, to, paper, force, progress, None, worker, large, ready=ready)


def _check(formats: Sequence[str], paper: str) -> None:
    for asked, known, kind in (
        (formats, FORMATS, "format"),
        ([paper], PAPERS, "paper"),
    ):
        for name in asked:
            if name not in known:
                raise WorkbookError(f"There is no {kind} called {name}.", f"There are: {', '.join(known)}.")


def _jobs(source: Source, documents: Sequence[str], formats: Sequence[str]) -> list[_Job]:
    """What is of the whole workbook first, PDF last: what needs no library is there whatever happens.

    Raises:
        WorkbookError: Nothing would be made.
    """
    order = sorted(dict.fromkeys(formats), key=lambda name: (name not in WHOLE, name == "pdf"))
    jobs: list[_Job] = []
    for name in order:
        jobs += _OF_THE_WHOLE[name](source, documents) if name in WHOLE else [
            _Job(document, name, document)
            for document in dict.fromkeys(documents)
            if document != "worksheets" or name in PENS
        ]  # fmt: skip
    if not jobs:
        raise _nothing(formats)
    return jobs


def _nothing(formats: Sequence[str]) -> WorkbookError:
    """Why there is no file to make."""
    if "ics" in formats:
        reason = "Nothing in this workbook has a date yet, so there is no calendar."
        return WorkbookError(reason, "Give the workshop, an activity or an action a date.")
    if "docx" in formats:
        return WorkbookError("Worksheets are made for pens, not for Word.", "Make them as PDF: -f pdf.")
    return WorkbookError("There is no document to make.", f"There are: {', '.join(DOCUMENTS)}.")


def _tables(source: Source, documents: Sequence[str]) -> list[_Job]:
    """One file a table; what only the facilitator may see comes with the facilitator's own document alone."""
    made = tables(source, facilitator="facilitator" in documents)
    return [_Job("", "csv", table.name, table) for table in made]


def _calendar(source: Source, documents: Sequence[str]) -> list[_Job]:
    """No file where nothing has a date: an empty calendar is none."""
    return [_Job("", "ics", "calendar")] if entries(source) else []


_OF_THE_WHOLE: dict[str, Callable[[Source, Sequence[str]], list[_Job]]] = {
    "json": lambda source, documents: [_Job("", "json", "answers")],
    "csv": _tables,
    "ics": _calendar,
}


class _Making(Struct, frozen=True):
    """What a file is made from; *document* is there for formats that are made of one."""

    source: Source
    job: _Job
    document: Document | None
    paper: Paper
    maker: PdfWorker
    large: bool = False

    @property
    def whole(self) -> Document:
        assert self.document is not None
        return self.document

    @property
    def table(self) -> Table:
        assert self.job.table is not None
        return self.job.table


_MAKERS: dict[str, Callable[[_Making], bytes]] = {
    "html": lambda one: html(one.whole, one.paper, large=one.large).encode("utf-8"),
    "md": lambda one: markdown(one.whole).encode("utf-8"),
    "docx": lambda one: docx(one.whole, one.paper),
    "json": lambda one: json_bytes(one.source.book),
    "csv": lambda one: csv_bytes(one.table),
    "ics": lambda one: calendar_bytes(one.source),
    "pdf": lambda one: one.maker.pdf(print_html(one.whole, one.paper, large=one.large)),
}
