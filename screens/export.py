"""Documents: what to make, in which form, on which paper, where to. The making goes on beside; keys stay quick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from exports import FORMATS, WHOLE
from exports.documents import offered
from exports.pdf import PdfStopped, PdfWorker
from screens.base import BookScreen
from screens.parts.fields import Line
from screens.text import content, mixed
from screens.then import earlier_of
from workbook.errors import WorkbookError
from workbook.paths import typed_path

PAPERS = {"a4": "A4", "letter": "Letter"}
SIZES = {"large": "In 16 points, on paper on its side: PDF and HTML"}
TITLES = {"document": "What", "format": "File", "paper": "Paper", "size": "Letters"}
NAMES = {"report": "Report", "summary": "Summary", "handout": "Handout", "pack": "Full pack", "sponsor": "Sponsors"}
NAMES |= {"facilitator": "Facilitator", "worksheets": "Worksheets", "poster": "Poster", "solo": "My own copy"}
NAMES |= {"pdf": "PDF", "html": "HTML", "md": "Markdown", "json": "Answers"}
NAMES |= {"docx": "Word", "csv": "Tables", "ics": "Calendar", "large": "Large print"}


@dataclass
class Making(Message):
    """How far the making is: *done* of *of* files, *what* is made now."""

    done: int
    of: int
    what: str


@dataclass
class Made(Message):
    """The making is over: the files that were written, what could not be printed in them, or why not."""

    paths: tuple[Path, ...] = ()
    problem: str = ""
    lacking: str = ""


class ExportScreen(BookScreen[None]):
    """A list of documents, formats and papers to choose from, a folder, and what came of it."""

    PLACES: ClassVar[tuple[str, ...]] = ("form", "export")
    CSS_PATH = "export.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, set[str]] = {}
        self._busy = False
        self._worker = PdfWorker()

    def body(self) -> ComposeResult:
        """The choices, the folder, and a place to say how it goes."""
        with Vertical(id="body"):
            yield OptionList(id="choices")
            yield Static(content("Folder"), classes="label")
            yield Line(str(Path.cwd()), "a folder", id="folder")
            yield Static(id="told")

    def on_mount(self) -> None:
        """Choose what most people want; start the PDF maker while people choose."""
        self.heading.left = self.book.info.title or "Documents"
        self.heading.middle = "Documents"
        self._chosen = {"document": {"solo" if self.book.solo else "report"}, "format": {"pdf"}}
        self._chosen |= {"paper": {"a4"}, "size": set()}
        self._draw()
        choices = self.query_one("#choices", OptionList)
        choices.highlighted = 1
        choices.focus()
        self._worker.start()

    def on_unmount(self) -> None:
        """Let the PDF maker go."""
        self._worker.stop()

    def _draw(self) -> None:
        choices = self.query_one("#choices", OptionList)
        at = choices.highlighted
        rows: list[Any] = []
        documents = ("document", offered(self.book))
        for group, names in (documents, ("format", FORMATS), ("paper", PAPERS), ("size", SIZES)):
            rows.append(Option(content(TITLES[group]), disabled=True))
            for name, about in names.items():
                on = name in self._chosen[group]
                mark = ("(•)" if on else "( )") if group == "paper" else ("[x]" if on else "[ ]")
                said = NAMES.get(name, about)
                rest = "" if group == "paper" else about
                row = mixed("$mark [b]$said[/b] $rest", mark=mark, said=f"{said:<12}", rest=rest)
                rows.append(Option(row, id=f"{group}/{name}"))
        choices.set_options(rows)
        choices.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose it, or no longer; of the papers always one."""
        event.stop()
        group, _, name = str(event.option_id).partition("/")
        if group == "paper":
            self._chosen[group] = {name}
        else:
            self._chosen[group] ^= {name}
        self._draw()

    def action_toggle_row(self) -> None:
        """Space chooses, as Enter does."""
        self.query_one("#choices", OptionList).action_select()

    def on_input_submitted(self) -> None:
        """Enter in the folder makes them."""
        self.action_accept()

    def action_accept(self) -> None:
        """Make the documents."""
        if self._busy:
            return
        documents = [name for name in offered(self.book) if name in self._chosen["document"]]
        formats = [name for name in FORMATS if name in self._chosen["format"]]
        folder = self.query_one("#folder", Line).text
        if not formats or (not documents and not set(formats) <= set(WHOLE)) or not folder:
            self._tell("Choose at least one document, one form and a folder.", late=True)
            return
        try:
            into = typed_path(folder)
        except WorkbookError as wrong:
            self._tell(str(wrong), late=True)
            return
        self._busy = True
        self.keys_changed()
        (paper,) = self._chosen["paper"]
        self._make(documents, formats, into, paper, bool(self._chosen["size"]))

    @work(thread=True, exclusive=True, exit_on_error=False, group="export")
    def _make(self, documents: list[str], formats: list[str], folder: Path, paper: Any, large: bool) -> None:
        """Make them beside the screen; only messages come back."""
        from exports import export

        def progress(done: int, of: int, what: str) -> None:
            self.post_message(Making(done, of, what))

        lacking: list[str] = []
        try:
            paths = export(
                self.book, documents, formats, folder, paper, progress=progress, then=earlier_of(self.store),
                worker=self._worker, large=large, warn=lacking.append,
            )  # fmt: skip
        except PdfStopped:
            return
        except WorkbookError as wrong:
            self.post_message(Made(problem=str(wrong)))
        except Exception as wrong:  # a broken document must not end the session; say what kind of fault it was
            self.post_message(Made(problem=f"It could not be made ({type(wrong).__name__}). The workbook is unharmed."))
        else:
            self.post_message(Made(tuple(paths), lacking=" ".join(lacking)))

    def on_making(self, event: Making) -> None:
        """Draw the bar."""
        width = 24
        filled = width * event.done // max(1, event.of)
        bar = "█" * filled + "░" * (width - filled)
        self._tell(f"{bar}  {event.done} of {event.of}  {event.what}")

    def on_made(self, event: Made) -> None:
        """Say where the files are, or what is wrong."""
        self._busy = False
        self.keys_changed()
        if event.problem:
            self._tell(event.problem, late=True)
            return
        self._tell("\n".join(["● Made:", *(f"  {path}" for path in event.paths), *filter(None, [event.lacking])]))

    def _tell(self, text: str, *, late: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(content(text))
        told.set_class(late, "late")

    def key_words(self) -> dict[str, str]:
        """What the keys do here."""
        return {"accept": "" if self._busy else "make them", "toggle_row": "choose", "cancel": "back"}

    def action_cancel(self) -> None:
        """Go back; what is being made is given up."""
        self._worker.stop()
        self.workbook_app.leave(self)
