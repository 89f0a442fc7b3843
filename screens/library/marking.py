"""The library's marks: which workbooks are set side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from screens.base import Frame

if TYPE_CHECKING:
    from workbook.index import Entry


MARKS = ("mark_book", "compare_books")
"""The commands that marks are for."""


class Marking(Frame[None]):
    """What the home screen can do with several workbooks at once."""

    entries: list[Entry]
    archive: bool

    @property
    def entry(self) -> Entry | None:
        """The selected workbook."""
        raise NotImplementedError

    def fill(self) -> None:
        """List the workbooks anew."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do something that may be refused; say why where it is."""
        from workbook.errors import WorkbookError

        try:
            act()
        except WorkbookError as error:
            self.say(str(error), late=True)
            return False
        return True

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        """Slugs of the workbooks marked to compare, in the order they were marked."""

    @property
    def mark_word(self) -> str:
        """The word in the line of keys; with one workbook there is nothing to compare."""
        return "mark" if len(self.entries) > 1 else ""

    def keep_marks(self) -> None:
        """Forget the marks of workbooks that are not listed any more."""
        there = {entry.slug for entry in self.entries}
        self.marked = [slug for slug in self.marked if slug in there]

    def action_mark_book(self) -> None:
        """Mark the selected workbook to compare it, or take the mark away."""
        entry = self.entry
        if entry is None or self.archive or not entry.readable:
            return
        if entry.slug in self.marked:
            self.marked.remove(entry.slug)
        else:
            self.marked.append(entry.slug)
        self.fill()

    def action_compare_books(self) -> None:
        """Set the marked workbooks side by side; with one mark or none the selected one comes with it."""
        entry = self.entry
        if entry is None or self.archive:
            return
        slugs = self.marked if len(self.marked) > 1 else list(dict.fromkeys((*self.marked, entry.slug)))
        if not self.attempt(lambda: self._compare(slugs)) and len(slugs) == 1:
            self.say("Space marks workbooks, C sets the marked ones side by side.")

    def _compare(self, slugs: list[str]) -> None:
        from screens.library.side_by_side import comparison_of

        library = self.workbook_app.library
        paths = [library.find(slug) for slug in slugs]
        self.workbook_app.visit("compare", comparison=comparison_of(library, paths))
