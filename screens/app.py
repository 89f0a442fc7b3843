"""The full screen: one app, one open workbook, screens that are imported when they are first visited."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from screens import themes
from screens.commands import bindings
from screens.text import lit

if TYPE_CHECKING:
    from exercises.kit import Findings
    from workbook.library import Library
    from workbook.model import Workbook
    from workbook.store import SaveState, Store

VISITS: dict[str, str] = {
    "home": "screens.home:HomeScreen",
    "new": "screens.new:NewScreen",
    "overview": "screens.overview:OverviewScreen",
    "exercise": "screens.exercise:ExerciseScreen",
    "results": "screens.results:ResultsScreen",
    "actions": "screens.actions:ActionsScreen",
    "parking": "screens.parking:ParkingScreen",
    "people": "screens.people:PeopleScreen",
    "lights": "screens.lights:LightsScreen",
    "export": "screens.export:ExportScreen",
    "help": "screens.help:HelpScreen",
    "blank": "screens.blank:BlankScreen",
    "ask": "screens.dialogs:Ask",
    "confirm": "screens.dialogs:Confirm",
    "choose": "screens.dialogs:Choose",
}
"""Name -> where the screen stands; it is imported when it is first visited."""

SAVE_WORDS: dict[str, str] = {
    "saved": "saved",
    "saving": "saving",
    "not_saved": "NOT SAVED",
    "conflict": "NOT SAVED: changed by somebody else",
    "read_only": "reading only",
}


@dataclass
class SaveChanged(Message):
    """The store told how saving goes; it may have told so from the writer's thread."""

    state: SaveState


class WorkbookApp(App[int]):
    """The full screen. Names nothing of any exercise; screens do the work."""

    # The library's sheet is part of the first frame: read with the app's own, nothing is parsed twice.
    CSS_PATH = ["app.tcss", "home.tcss"]  # noqa: RUF012
    TITLE = "Workbook"
    BINDINGS: ClassVar[list[Any]] = bindings("everywhere")
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (80, "-narrow"), (100, "-medium"), (121, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (24, "-short"), (30, "-tall")]  # noqa: RUF012
    COMMANDS: ClassVar[set[Any]] = {lambda: _load("screens.palette:TableProvider")}

    def __init__(self, library: Library | None = None, *, open: Path | None = None, at: str | None = None) -> None:
        # Where no colour is wished for, Textual's own greys are none either.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        themes.register(self)
        self.animation_level = "none"
        self.store: Store | None = None
        self._library = library
        self._open, self._at = open, at
        self._found: tuple[Workbook, Findings] | None = None
        self._stop_listening: Any = None
        self._asked_conflict = False
        self.parting = ""
        """What is said when the screen is gone: where a copy is of what could not be saved."""

    # -- the library and the open workbook

    @property
    def library(self) -> Library:
        """The folder of workbooks."""
        if self._library is None:
            from workbook.library import Library

            self._library = Library()
        return self._library

    @property
    def open_store(self) -> Store:
        """The store of the open workbook; asked for only where one is open."""
        assert self.store is not None
        return self.store

    @property
    def findings(self) -> Findings:
        """Answers and results of the open workbook, computed once for each of its states."""
        book = self.open_store.book
        if self._found is None or self._found[0] is not book:
            from exercises.evaluate import evaluate

            self._found = (book, evaluate(book))
        return self._found[1]

    def open_path(self, path: Path, at: str | None = None, *, read_only: bool = False) -> None:
        """Open a workbook's file; where it does not open, say why and what can be done."""
        from workbook.errors import WorkbookError
        from workbook.store import Store

        try:
            self.open_book(Store.open(path, read_only=read_only), at)
        except WorkbookError as error:
            import_module("screens.conflict").not_opened(self, path, error)

    def open_book(self, store: Store, at: str | None = None) -> None:
        """Show an open workbook: its overview, and on top of it the exercise or page *at*."""
        self.close_book()
        self.store = store
        self._asked_conflict = False
        self._stop_listening = store.listen(self._told)
        self.visit("overview", at=at)

    def close_book(self) -> None:
        """Save and close the open workbook, if there is one."""
        store, self.store = self.store, None
        if store is None:
            return
        if self._stop_listening is not None:
            self._stop_listening()
        self._note_progress(store)
        self._found = None
        store.close()

    def _note_progress(self, store: Store) -> None:
        """Leave for the home screen how far this workbook is; it can be made again, so a failure is no harm."""
        if store.read_only or self._found is None or self._found[0] is not store.book:
            return
        from screens.shelf import how_far

        with suppress(OSError):
            self.library.note_progress(store.slug, *how_far(store.book, self._found[1]))

    def book_replaced(self) -> None:
        """Draw every screen anew: the workbook was exchanged for another version of itself."""
        for screen in self.screen_stack:
            refresh = getattr(screen, "refresh_book", None)
            if refresh is not None:
                refresh()
            self.show_saving(screen)

    def say(self, message: str, *, late: bool = False) -> None:
        """Say something in passing; people's words are never read as markup."""
        self.notify(message, severity="warning" if late else "information", markup=False)

    def _told(self, state: SaveState) -> None:
        """Hear how saving goes, maybe in the writer's thread: a message takes it to ours."""
        self.post_message(SaveChanged(state))

    # -- going from screen to screen

    def visit(self, name: str, then: Any = None, /, **given: Any) -> None:
        """Go to a screen of `VISITS`; *then* is called with what it gives back."""
        self.push_screen(_load(VISITS[name])(**given), then)

    def leave(self, screen: Screen[Any]) -> None:
        """Go back from *screen* to the one before; the first screen stays."""
        if len(self.screen_stack) > 1 and self.screen is screen:
            screen.dismiss()

    def ask_parked(self, source: str) -> None:
        """Ask for a thought to park; *source* is where we are."""
        import_module("screens.parking").park(self.screen, source)

    def ask_action(self, source: str) -> None:
        """Ask for an action; *source* is where we are."""
        import_module("screens.actions").note(self.screen, source)

    # -- saving

    def show_saving(self, screen: Any) -> None:
        """Show on *screen* how saving goes."""
        from screens.frame import Heading

        state = self.store.state if self.store is not None else None
        for heading in screen.query(Heading):
            heading.late = state is not None and state.kind in ("not_saved", "conflict")
            words = SAVE_WORDS[state.kind] if state is not None else ""
            heading.note = f"{words}: {state.reason}" if state is not None and state.kind == "not_saved" else words

    def on_save_changed(self, message: SaveChanged) -> None:
        """Tell every screen; ask once where somebody else has changed the file."""
        for screen in self.screen_stack:
            self.show_saving(screen)
        if message.state.kind == "conflict" and not self._asked_conflict:
            self._asked_conflict = True
            from screens.conflict import ask

            ask(self, message.state)

    # -- life

    def on_load(self) -> None:
        """Leave the terminal its own colours where the theme is made of them."""
        if self.current_theme.ansi:
            self.ansi_color = True

    def on_mount(self) -> None:
        """Listen for the end, and show the first screen."""
        self._watch_signals()
        if self._open is not None:
            self.open_path(self._open, self._at)
        self.call_after_refresh(_collect_again)

    def get_default_screen(self) -> Screen[Any]:
        """The library stands at the foot of the stack."""
        home: Screen[Any] = _load(VISITS["home"])()
        return home

    def _watch_signals(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            # Not there outside the main thread (tests, other hosts); then the host looks after its end.
            try:
                loop.add_signal_handler(number, self._ended, int(number))
            except (NotImplementedError, ValueError, RuntimeError):
                return

    def _ended(self, number: int) -> None:
        """Somebody closes the terminal or stops us: save first, then leave the terminal as it was."""
        self.leave_program(128 + number)

    def leave_program(self, code: int) -> None:
        """Save, close and end with *code*; what could not be saved to its place is said after the screen is gone."""
        from workbook.errors import WorkbookError

        message = None
        try:
            self.close_book()
        except WorkbookError as error:
            message, code = str(error), code or 1
        self.exit(code, return_code=code, message=lit(message) if message else None)

    def on_unmount(self) -> None:
        """Save and close, however the program ends."""
        from workbook.errors import WorkbookError

        try:
            self.close_book()
        except WorkbookError as error:
            self.parting = str(error)

    def on_app_focus(self) -> None:
        """The window is looked at again: somebody may have changed the file meanwhile."""
        if self.store is not None:
            self.store.look()

    def _fatal_error(self) -> None:
        """Report a fault of ours without what people wrote: Textual's own report would print local variables."""
        from screens.crash import report

        store = self.store
        if store is not None:
            store.flush()
        error = sys.exc_info()[1] or self._exception
        if error is not None:
            self._exit_renderables.append(lit(report(error)))
        self._close_messages_no_wait()

    # -- what can be done everywhere

    def action_theme(self) -> None:
        """Flip between the two projector themes."""
        self.theme = themes.flipped(self.theme)

    def action_palette(self) -> None:
        """Find a command by typing."""
        self.action_command_palette()

    def action_help(self) -> None:
        """Show the keys that work here; the same key leads back."""
        if type(self.screen).__name__ == VISITS["help"].rpartition(":")[2]:
            self.screen.dismiss(None)
        else:
            self.visit("help", places=getattr(self.screen, "PLACES", ()))

    async def action_quit(self) -> None:
        """Save and leave the program."""
        store = self.store
        if store is not None and store.flush().kind in ("not_saved", "conflict"):
            from screens.conflict import ask_quit

            ask_quit(self)
            return
        self.leave_program(0)


def _load(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def run_app(library: Library | None = None, open: Path | None = None, at: str | None = None) -> int:
    """Run the full screen and return the exit code.

    Args:
        library: The folder of workbooks; None for the usual one.
        open: A workbook file to open at once.
        at: ``exercise`` or ``exercise/page`` to go to at once.

    Raises:
        WorkbookError: There is no terminal, or the workbook cannot be opened.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        from workbook.errors import WorkbookError

        raise WorkbookError(
            "The full screen needs a terminal.",
            "`workbook list`, `show` and `export` work without one, `workbook plain NAME` line by line.",
        )
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    gc.disable()  # until the first frame is painted: a sixth of the start
    app = WorkbookApp(library, open=open, at=at)
    try:
        code = app.run()
    finally:
        _collect_again()
    if app.parting:
        print(app.parting, file=sys.stderr)
    return app.return_code or code or int(bool(app.parting))
