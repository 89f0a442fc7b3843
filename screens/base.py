"""What every screen can do: its frame, its keys from the table of commands, and the one way to the workbook.

A screen says where it stands in the table (``PLACES``) and builds its page in `body`. A screen on an open workbook
changes it through `do` alone, and draws it anew in `book_changed`, which is called after every change, undo included,
and when it comes to the front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen

from screens.keys.commands import bindings, in_place
from screens.parts.frame import Heading, KeyLine, TooSmall

if TYPE_CHECKING:
    from exercises.kit import Findings
    from screens.app import WorkbookApp
    from workbook.changes import Change
    from workbook.model import Workbook
    from workbook.store import Store

R = TypeVar("R")


class Frame(Screen[R]):
    """A screen with heading line and line of keys.

    Attributes:
        PLACES: Where it stands in the table of commands; ``everywhere`` is always part of it.
        LEAD: The command that leads on from here: its key is set off in the line of keys.
    """

    PLACES: ClassVar[tuple[str, ...]] = ()
    LEAD: ClassVar[str] = "accept"
    hurried = False
    """Whether something is being built that takes keys: they wait meanwhile (`screens.keys.gate`)."""

    def __init_subclass__(cls, **given: Any) -> None:
        """Take the key bindings from the table of commands."""
        if "PLACES" in cls.__dict__:
            setattr(cls, "BINDINGS", [*bindings(*cls.PLACES), *cls.__dict__.get("BINDINGS", ())])  # noqa: B010
        super().__init_subclass__(**given)

    @property
    def workbook_app(self) -> WorkbookApp:
        """The app, as what it is."""
        return cast("WorkbookApp", self.app)

    @property
    def heading(self) -> Heading:
        """The heading line: set its `left` and `middle`."""
        return self.query_one(Heading)

    def compose(self) -> ComposeResult:
        """Build the frame around the page."""
        yield Heading()
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """Build the page; one container with the id ``body`` fills the frame."""
        yield from ()

    def key_words(self) -> dict[str, str]:
        """Return footer words that differ here now, by command id; an empty word hides the key."""
        return {}

    def help_places(self) -> tuple[str, ...]:
        """Return the places of the table of commands that help shows from here."""
        return self.PLACES

    def lead(self) -> str:
        """Return the command that leads on from here now."""
        return self.LEAD

    def keys_changed(self) -> None:
        """Draw the line of keys anew, after what the keys do has changed."""
        for line in self.query(KeyLine):
            line.show(in_place(*self.PLACES), self.key_words(), self.lead())

    def on_mount(self) -> None:
        """Show keys and save state."""
        self.keys_changed()
        self.workbook_app.show_saving(self)

    def say(self, message: str, *, late: bool = False) -> None:
        """Say something in passing, in a toast. The one way to one: people's words are never read as markup.

        One at a time, and not for long: a toast covers what stands under it.
        """
        self.app.clear_notifications()
        self.notify(message, severity="warning" if late else "information", timeout=6 if late else 4, markup=False)

    def unhurried(self) -> None:
        """What was built stands and has the focus: keys go on."""
        self.hurried = False

    def action_test_card(self) -> None:
        """Show the test card for the look from the back row."""
        self.workbook_app.visit("testcard")

    def action_press(self, command: str) -> None:
        """Do what a key in the line of keys says, for those who click it."""
        node: Any = self if hasattr(self, f"action_{command}") else self.app
        self.call_later(getattr(node, f"action_{command}"))


class BookScreen(Frame[R]):
    """A screen on the open workbook."""

    _seen: Workbook | None = None

    def __init__(self, *given: Any, **named: Any) -> None:
        from screens.keys.once import Once  # it asks the gate, which asks the frame

        super().__init__(*given, **named)
        self._taking_back = Once()

    @property
    def store(self) -> Store:
        """The open workbook's store."""
        return self.workbook_app.open_store

    @property
    def book(self) -> Workbook:
        """The workbook as it stands now."""
        return self.store.book

    @property
    def findings(self) -> Findings:
        """Answers and results as they stand now; computed once for each state of the workbook."""
        return self.workbook_app.findings

    @property
    def place(self) -> str:
        """Where we are, in the words a source takes: ``exercise/page``, ``exercise`` or empty."""
        return ""

    def do(self, change: Change, label: str = "", *, entry: bool | None = None) -> bool:
        """Change the workbook. This is the only way.

        Args:
            change: What changes.
            label: What it is to people, for undo ("card added").
            entry: Whether undo takes it back; None: as the change says.

        Returns:
            Whether it was done; False for a workbook that is open for reading only (which is said).
        """
        from workbook.errors import NotSaved

        try:
            self.store.do(change, label, entry=entry)
        except NotSaved as refused:
            self.say(self.store.notice or str(refused), late=True)
            return False
        self.refresh_book()
        return True

    def refuses(self) -> bool:
        """Say before somebody types that nothing can be written down here; tell whether that is so."""
        if self.store.read_only:
            self.say(self.store.notice or "Open for reading only: nothing can be written down here.", late=True)
        return self.store.read_only

    def refresh_book(self) -> None:
        """Draw the workbook anew where it has changed since."""
        if self._seen is not self.book:
            self._seen = self.book
            self.book_changed()
            self.keys_changed()

    def book_changed(self) -> None:
        """Draw what depends on the workbook. Called after each change and before the screen is first seen."""

    def on_screen_resume(self) -> None:
        """Catch up with what other screens changed."""
        if self.is_mounted and self.workbook_app.store is not None:
            self.refresh_book()

    def on_mount(self) -> None:
        """Draw the workbook for the first time, and anew when the theme is flipped."""
        self.refresh_book()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.theme_changed())

    def theme_changed(self) -> None:
        """Tables and figures are drawn in the colours of the theme: draw them again."""
        if self.is_mounted and self.workbook_app.store is not None:
            self.book_changed()

    def action_undo(self) -> None:
        """Take back the last entry and name it; what a vote was about only on the second key."""
        from screens.keeping.reopening import takes_from_a_vote

        if takes_from_a_vote(self.store) and not self._taking_back.sure(self.app, self.store.undo_label):
            said = f"A vote was about this: {self.store.undo_label}. Undo once more takes it back all the same."
            self.say(said, late=True)
            return
        self._taking_back.forget()
        self._took(self.store.undo(), "Taken back", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back and name it."""
        self._took(self.store.redo(), "Done again", "There is nothing to do again.")

    def _took(self, label: str | None, said: str, nothing: str) -> None:
        if label is None:
            self.say(nothing)
            return
        from screens.keeping.reopening import open_again

        opened = open_again(self.store, self._seen)
        self.opened_again(opened.pages)
        before, seen = self._seen, self.picture()
        self.refresh_book()
        where = "" if self.lead_to_changed(seen) or before is None else _page_changed(before, self.book)
        what = f"{said}: {label}{where}" if label else f"{said}."
        also = opened.words(self.place)
        self.say(f"{what.removesuffix('.')}. {also}" if also else what)

    def picture(self) -> Any:
        """Return what stands here, for `lead_to_changed`."""

    def lead_to_changed(self, before: Any) -> bool:
        """Put the cursor on what stands here otherwise than *before*; tell whether there is something."""
        return False

    def opened_again(self, pages: tuple[str, ...]) -> None:
        """Settled pages were opened by undo or redo, and are not drawn yet."""

    def action_back(self) -> None:
        """Go to the screen before."""
        self.workbook_app.leave(self)

    def action_park(self) -> None:
        """Park a thought."""
        self.workbook_app.ask_parked(self.place)

    def action_new_action(self) -> None:
        """Write down an action."""
        self.workbook_app.ask_action(self.place)

    def action_blank(self) -> None:
        """Show nothing, not even what was just said."""
        self.app.clear_notifications()
        self.workbook_app.visit("blank")


def _page_changed(before: Workbook, after: Workbook) -> str:
    """Return where undo took something back, for a screen that does not show it; nothing where it was on no page."""
    from exercises.running.run import page_changed

    title = page_changed(before, after)
    return f", on “{title}”" if title else ""
