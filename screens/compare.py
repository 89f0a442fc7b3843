"""Workbooks side by side: then and now, one person's view and the group's, communities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from screens.base import Frame
from screens.parts.drawn import Drawn
from screens.text import content
from workbook.errors import WorkbookError
from workbook.paths import typed_path

if TYPE_CHECKING:
    from exercises.compare.results import Comparison

FORMATS = ("pdf", "html")
"""What the key writes; `workbook compare` writes the others."""


@dataclass
class Written(Message):
    """The files were written, or why not."""

    paths: tuple[Path, ...] = ()
    problem: str = ""
    lacking: str = ""


class CompareScreen(Frame[None]):
    """One figure under the other; nothing here changes a workbook."""

    PLACES: ClassVar[tuple[str, ...]] = ("compare",)
    CSS_PATH = "compare.tcss"

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        self._busy = False

    def body(self) -> ComposeResult:
        """A page that scrolls."""
        from exercises.compare.figures import figures, headline
        from exercises.guide import CREDIT

        with VerticalScroll(id="body", classes="compared"):
            yield Static(content(headline(self.comparison)), id="headline", classes="strong")
            yield Static(id="told")
            for figure in figures(self.comparison):
                yield Drawn(figure)
            yield Static(content(CREDIT), id="credit", classes="quiet")

    def on_mount(self) -> None:
        """Say what stands here; the arrow keys scroll at once."""
        from exercises.compare.figures import TITLES
        from exports.compare import title

        self.heading.left = title(self.comparison)
        self.heading.middle = TITLES[self.comparison.way]
        self.query_one("#told").display = False
        self.query_one("#body").focus()

    def action_back(self) -> None:
        """Go back to the library."""
        self.workbook_app.leave(self)

    def action_export_compared(self) -> None:
        """Ask where to, and write."""
        if not self._busy:
            self.workbook_app.visit("ask", self._asked, question="Write it into which folder?", value=str(Path.cwd()))

    def _asked(self, folder: str | None) -> None:
        if not folder:
            return
        try:
            into = typed_path(folder)
        except WorkbookError as wrong:
            self._tell(str(wrong), late=True)
            return
        self._busy = True
        self._tell("Writing PDF and HTML.")
        self._write(into)

    @work(thread=True, exclusive=True, exit_on_error=False, group="compare")
    def _write(self, folder: Path) -> None:
        """Write beside the screen; only a message comes back."""
        from exports.compare import export_compare

        lacking: list[str] = []
        try:
            paths = tuple(export_compare(self.comparison, FORMATS, folder, warn=lacking.append))
            written = Written(paths, lacking=" ".join(lacking))
        except WorkbookError as wrong:
            written = Written(problem=str(wrong))
        except Exception as wrong:  # a broken document must not end the session; say what kind of fault it was
            written = Written(problem=f"It could not be made ({type(wrong).__name__}). The workbooks are unharmed.")
        self.post_message(written)

    def on_written(self, event: Written) -> None:
        """Say where the files are, or what is wrong."""
        self._busy = False
        made = ["● Written:", *(f"  {path}" for path in event.paths), *filter(None, [event.lacking])]
        said = event.problem or "\n".join(made)
        self._tell(said, late=bool(event.problem))

    def _tell(self, text: str, *, late: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(content(text))
        told.display = True
        told.set_class(late, "late")
        self.query_one("#body").scroll_home(animate=False)

    def key_words(self) -> dict[str, str]:
        """Nothing else happens while it is written."""
        return {"export_compared": "" if self._busy else "export"}
