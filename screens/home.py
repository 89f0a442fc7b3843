"""The library: every workbook with its progress, the selected one in the preview, and what can be done with it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.library import covers
from screens.library.marking import MARKS, Marking
from screens.text import content, count, mixed
from workbook.index import Entry

if TYPE_CHECKING:
    from exercises.running.progress import Far

WELCOME: tuple[tuple[str, str, str], ...] = (
    ("new_book", "Prepare a workshop for a group", "Title, date, agenda, people: two minutes."),
    ("solo_book", "Think it through on my own", "Half an hour, private: is this for me, and are we ready?"),
    (
        "sample_book",
        "Look at a finished workshop first",
        "A fictional water utility and its pumps, all exercises done.",
    ),
)
"""What a first run can do: command, words, what it gives."""


class HomeScreen(Marking):
    """The first screen. It is painted from the index of the library alone."""

    PLACES = ("home",)
    LEAD = "open_book"

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.archive = False
        self._recounted: dict[tuple[str, str], Far | None] = {}
        """How far a workbook was, by name and time of its last change: it may be that this can be noted nowhere."""

    def body(self) -> ComposeResult:
        """The list and its preview, or the welcome."""
        with Vertical(id="body"):
            yield Static(mixed("[b]Welcome.[/b] What would you like to do first?"), id="welcome")
            with Horizontal(id="shelf"):
                yield OptionList(id="books")
                yield Static(id="about")

    def on_mount(self) -> None:
        """Read the index."""
        self.heading.left = "Workbook"
        self.fill()
        self.call_after_refresh(self._say_half)

    def _say_half(self) -> None:
        from workbook.paths import half_new_file

        if self.app.screen is self and half_new_file(self.workbook_app.library.folder).exists():
            self.say("A new workbook was being filled in. N offers it again, S one of my own.")

    def on_screen_resume(self) -> None:
        """A workbook was closed, or made: read the index again."""
        self.workbook_app.show_saving(self)
        if self.is_mounted and self.heading.left:
            self.fill()

    # -- the list

    @property
    def books(self) -> OptionList:
        """The list."""
        return self.query_one("#books", OptionList)

    @property
    def entry(self) -> Entry | None:
        """The selected workbook."""
        slug = self._chosen
        return next((entry for entry in self.entries if entry.slug == slug), None)

    @property
    def _chosen(self) -> str:
        """Id of the option under the cursor: a slug, or on a first run a command."""
        option = self.books.highlighted_option
        return str(option.id) if option is not None else ""

    @property
    def welcome(self) -> bool:
        """Whether there is nothing yet, and we ask what to do first."""
        return not self.entries and not self.archive

    def fill(self, slug: str = "") -> None:
        """Read the index of the library, list it anew, the cursor where it was."""
        library = self.workbook_app.library
        known = slug or (self.entry.slug if self.entry else "")
        self.entries = [self._measured(entry) for entry in library.entries(archived=self.archive)]
        self.keep_marks()
        self.set_class(self.welcome, "-welcome")
        options = [Option(covers.offer(*words), id=command) for command, *words in WELCOME] if self.welcome else []
        options += [
            Option(covers.line(entry, marked=entry.slug in self.marked), id=entry.slug) for entry in self.entries
        ]
        self.books.clear_options()
        # Room between two is an option of its own that cannot be chosen: the cursor covers the words alone.
        self.books.add_options(
            [part for option in options for part in (option, Option("", disabled=True))][: len(options) * 2 - 1]
        )
        places = [str(option.id) for option in self.books.options]
        self.books.highlighted = places.index(known) if known in places else (0 if options else None)
        self.books.focus()
        self.heading.middle = self._summary()
        self._preview()
        self.keys_changed()
        self.call_after_refresh(self._recount)

    def _recount(self) -> None:
        """Count, once the list stands, how far those are that were written since they were counted."""
        if not self.archive and self.app.screen is self and self._stale:
            self._count_stale()

    @property
    def _stale(self) -> list[Entry]:
        return [e for e in self.entries if e.stale and (e.slug, e.updated) not in self._recounted]

    def _measured(self, entry: Entry) -> Entry:
        """Return an entry as it was measured here, where its library does not hold that."""
        far = self._recounted.get((entry.slug, entry.updated)) if entry.stale and not self.archive else None
        if far is None:
            return entry
        from screens.library.shelf import with_far

        return with_far(entry, far)

    @work(exclusive=True, exit_on_error=False, group="recount")
    async def _count_stale(self) -> None:
        """Count beside the loop, where no key waits for it, and note it here, where alone the index is written."""
        from screens.library.shelf import measured

        for entry in self._stale:
            far = await to_thread(measured, self.workbook_app.library, entry)
            self._recounted[entry.slug, entry.updated] = far
            if far is not None:
                self.workbook_app.library.note_progress(entry.slug, *far)
        self.fill()

    def _summary(self) -> str:
        if self.welcome:
            return "for communities of practice"
        said = count(len(self.entries), "workbook", "workbooks") + (" put away" if self.archive else "")
        return f"{said}, {len(self.marked)} to compare" if self.marked else said

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the selected workbook."""
        self._preview()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it, or take the offer."""
        self.action_open_book()

    def _preview(self) -> None:
        about = self.query_one("#about", Static)
        if self.entry is None:
            about.update(content("Nothing is put away; v goes back to the library."))
        else:
            about.update(covers.about(self.entry))

    # -- what can be done

    def action_open_book(self) -> None:
        """Open the selected workbook."""
        if self.welcome:
            getattr(self, f"action_{self._chosen}")()
        elif self.entry is not None and self.archive:
            self.action_archive_book()
        elif self.entry is not None:
            self.workbook_app.open_path(Path(self.entry.path))

    def action_new_book(self) -> None:
        """Start a workbook for a group."""
        self.workbook_app.visit("new")

    def action_solo_book(self) -> None:
        """Start a workbook for one."""
        self.workbook_app.visit("new", solo=True)

    def action_sample_book(self) -> None:
        """Add the sample and open it."""
        from screens.library.sample import sample_path

        self.attempt(lambda: self.workbook_app.open_path(sample_path(self.workbook_app.library)))

    def action_duplicate_book(self) -> None:
        """Ask for a title and copy."""
        self._ask("What is the copy called?", "duplicate", "Copied.", suffix=", copy")

    def action_rename_book(self) -> None:
        """Ask for a title and rename."""
        self._ask("What is it called?", "rename", "Renamed.")

    def action_archive_book(self) -> None:
        """Put away or bring back; nothing is ever deleted here."""
        entry = self.entry
        if entry is None:
            return
        act = self.workbook_app.library.restore if self.archive else self.workbook_app.library.archive
        if self.attempt(lambda: act(entry.slug)):
            back = "is in the library again" if self.archive else "was put away; v shows the archive"
            self.say(f"“{entry.title}” {back}.")
            self.fill()

    def action_show_archive(self) -> None:
        """Change between the library and what was put away."""
        self.archive = not self.archive
        self.fill()

    def _ask(self, question: str, act: str, done: str, suffix: str = "") -> None:
        entry = self.entry
        if entry is None or self.archive:
            return

        def answer(title: str | None) -> None:
            if title and self.attempt(lambda: getattr(self.workbook_app.library, act)(entry.slug, title)):
                self.say(done)
                self.fill()

        self.workbook_app.visit("ask", answer, question=question, value=entry.title + suffix)

    def key_words(self) -> dict[str, str]:
        """The welcome has no workbook to do things to; the archive can only be looked through."""
        if self.welcome:
            none = ("duplicate_book", "rename_book", "archive_book", *MARKS)
            return dict.fromkeys(none, "") | {"open_book": "choose", "quit": "quit"}
        if self.archive:
            hidden = ("duplicate_book", "rename_book", "new_book", "solo_book", "sample_book", *MARKS)
            return dict.fromkeys(hidden, "") | {"archive_book": "restore", "open_book": "", "show_archive": "library"}
        return {"quit": "quit", "compare_books": "compare" if self.marked else "", "mark_book": self.mark_word}
