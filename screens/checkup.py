"""What `workbook doctor` looks at: terminal, documents, library. Each answer is one plain line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from screens.parts.frame import LEAST
from workbook.library import Library
from workbook.paths import SUFFIX, archive_folder, rescue_folder, state_folder

State: TypeAlias = Literal["good", "note", "bad"]
MARKS: dict[State, str] = {"good": "●", "note": "◇", "bad": "✕"}


class Check(NamedTuple):
    """One line: how it stands, what was looked at, what was found, and what to do where something is wrong."""

    state: State
    what: str
    found: str
    do: str = ""


def terminal() -> Iterator[Check]:
    """Look at the terminal: size, colours, letters."""
    if not sys.stdout.isatty():
        yield Check(
            "note", "Terminal", "none: this goes to a file or a pipe", "Run it where you will run the workshop."
        )
    else:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        small = columns < LEAST[0] or rows < LEAST[1]
        need = f"Make it larger: {LEAST[0]} by {LEAST[1]} are needed."
        yield Check("bad" if small else "good", "Terminal size", f"{columns} by {rows}", need if small else "")
        yield _colours()
    encoding = (sys.stdout.encoding or "none").lower()
    utf8 = encoding.replace("-", "") == "utf8"
    yield Check("good" if utf8 else "bad", "Letters", encoding.upper(), "" if utf8 else "Set LANG to a UTF-8 locale.")


def _colours() -> Check:
    if os.environ.get("NO_COLOR"):
        return Check("note", "Colours", "none, as NO_COLOR asks", "Marks and words say everything; nothing is lost.")
    from rich.console import Console

    found = {"truecolor": "16 million", "256": "256", "standard": "16", "windows": "16"}
    system = Console().color_system
    if system in ("truecolor", "256"):
        return Check("good", "Colours", found[system])
    said = found.get(system or "", "none")
    return Check("note", "Colours", said, "The two projector themes need 256; the terminal's own colours are used.")


def documents() -> Iterator[Check]:
    """Look whether PDF can be made; beside, in a process of its own, as it is made."""
    from exports.html import print_html
    from exports.model import Document
    from exports.pango import install_line
    from exports.pdf import PdfUnavailable, PdfWorker
    from workbook.errors import WorkbookError

    page = Document("check", "Check", "Check", "A page to try the PDF maker with.", "", "", "", ())
    maker = PdfWorker()
    try:
        maker.start()
        good = maker.pdf(print_html(page)).startswith(b"%PDF")
        yield Check("good" if good else "bad", "PDF", "can be made" if good else "comes out broken")
    except PdfUnavailable:
        do = f"HTML and Markdown work without. Install it: {install_line()}"
        yield Check("bad", "PDF", "cannot be made: Pango is missing", do)
    except WorkbookError as wrong:
        yield Check("bad", "PDF", f"cannot be made: {wrong}", "HTML and Markdown work without.")
    finally:
        maker.stop()


def shelf(library: Library) -> Iterator[Check]:
    """Look at the library: is it there, may we write, is it closed to others, can every file be read."""
    folder = library.folder
    if not folder.exists():
        above = next(parent for parent in folder.parents if parent.exists())
        fine = os.access(above, os.W_OK)
        do = "" if fine else "Choose another with --library."
        yield Check("good" if fine else "bad", "Library", f"{folder}, made with the first workbook", do)
        return
    fine = os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    yield Check("good" if fine else "bad", "Library", str(folder), "" if fine else "It cannot be written to.")
    yield from _closed(folder)
    for each, archived in ((folder, False), (archive_folder(folder), True)):
        if each.is_dir():
            yield from _files(library, archived)
    yield from _left_over(folder)


def _closed(folder: Path) -> Iterator[Check]:
    """Candid opinions live here: nobody else on this machine should read them."""
    open_to_others = [path for path in (folder, *_workbooks(folder)) if path.stat().st_mode & 0o077]
    if not open_to_others:
        yield Check("good", "Permissions", "only you can read it")
    for path in open_to_others[:5]:
        how = "700" if path.is_dir() else "600"
        yield Check("bad", "Permissions", f"others on this machine can read {path.name}", f"chmod {how} '{path}'")


def _workbooks(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file() and not path.name.startswith("."))


def _files(library: Library, archived: bool) -> Iterator[Check]:
    from workbook.backups import backups_of, newest_good

    entries = library.entries(archived)
    where = "Archive" if archived else "Workbooks"
    broken = [entry for entry in entries if not entry.readable]
    kept = sum(len(backups_of(Path(entry.path))) for entry in entries)
    said = f"{len(entries)}, all can be read" if not broken else f"{len(entries)}, {len(broken)} cannot be read"
    yield Check("bad" if broken else "good", where, f"{said}; {kept} {'backup' if kept == 1 else 'backups'}")
    for entry in broken:
        good = newest_good(Path(entry.path))
        do = "Open it: the newest good backup is offered." if good else "There is no good backup of it."
        why = entry.problem.removeprefix(f"{entry.slug} cannot be read: ").removesuffix(".")
        yield Check("bad", "Damaged", f"{entry.slug}: {why}", do)


def _left_over(folder: Path) -> Iterator[Check]:
    """Point at what a crash, a conflict or a full disk left behind."""
    for path in sorted(folder.glob("*conflict*.json"))[:5]:
        yield Check("note", "Conflict copy", path.name, "Compare it with the workbook, then put it away.")
    for path in sorted(folder.glob("*.damaged-*"))[:5]:
        yield Check("note", "Set aside", path.name, "A damaged file that a backup took the place of.")
    with suppress(OSError):
        for path in sorted(rescue_folder().glob("*"))[:5]:
            yield Check("note", "Rescued", str(path), "It could not be saved to its place; import or copy it back.")
    report = state_folder() / "last-crash.txt"
    if report.is_file():
        yield Check("note", "Last crash", str(report), "It holds nothing you typed; send it with a bug report.")


def checks(library: Library) -> Iterator[Check]:
    """Return every check, one after the other; one that fails itself says so and stops none of the others."""
    looks: tuple[Callable[[], Iterator[Check]], ...] = (terminal, documents, lambda: shelf(library))
    for look in looks:
        try:
            yield from look()
        except OSError as wrong:
            yield Check("bad", "Check", f"could not look: {wrong.strerror}: {wrong.filename or ''}".rstrip(": "))
