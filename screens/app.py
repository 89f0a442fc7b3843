"""The full screen: one app, one open workbook, screens that are imported when they are first visited."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from screens import themes
from screens.keeping.keeper import BookApp
from screens.keys.commands import bindings
from screens.text import lit

if TYPE_CHECKING:
    from workbook.library import Library

VISITS: dict[str, str] = {
    "home": "screens.home:HomeScreen",
    "new": "screens.new:NewScreen",
    "cover": "screens.cover:CoverScreen",
    "overview": "screens.overview:OverviewScreen",
    "exercise": "screens.exercise:ExerciseScreen",
    "results": "screens.results:ResultsScreen",
    "actions": "screens.actions:ActionsScreen",
    "parking": "screens.parking:ParkingScreen",
    "people": "screens.people:PeopleScreen",
    "agenda": "screens.agenda:AgendaScreen",
    "lights": "screens.lights:LightsScreen",
    "export": "screens.export:ExportScreen",
    "compare": "screens.compare:CompareScreen",
    "help": "screens.keys.help:HelpScreen",
    "blank": "screens.room.blank:BlankScreen",
    "testcard": "screens.room.testcard:TestCardScreen",
    "ask": "screens.parts.dialogs:Ask",
    "confirm": "screens.parts.dialogs:Confirm",
    "choose": "screens.parts.dialogs:Choose",
}
"""Name -> where the screen stands; it is imported when it is first visited."""


class WorkbookApp(BookApp):
    """The full screen. Names nothing of any exercise; screens do the work."""

    # The library's sheet is part of the first frame: read with the app's own, nothing is parsed twice.
    CSS_PATH = ["app.tcss", "home.tcss"]  # noqa: RUF012
    TITLE = "Workbook"
    BINDINGS: ClassVar[list[Any]] = bindings("everywhere")
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (80, "-narrow"), (100, "-medium"), (121, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (24, "-short"), (30, "-tall")]  # noqa: RUF012
    COMMANDS: ClassVar[set[Any]] = {lambda: _load("screens.keys.palette:TableProvider")}

    def __init__(self, library: Library | None = None, *, open: Path | None = None, at: str | None = None) -> None:
        super().__init__(library)
        themes.register(self)
        self.animation_level = "none"
        self._open, self._at = open, at

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
        self.leave_program(128 + number, cut_off=True)

    def leave_program(self, code: int, *, cut_off: bool = False) -> None:
        """Save, close and end with *code*; what could not be saved to its place is said after the screen is gone.

        Nobody asked for it where it is *cut_off*: the next session comes back to the page.
        """
        from workbook.errors import WorkbookError

        message = None
        try:
            self.close_book(cut_off=cut_off)
        except WorkbookError as error:
            message, code = str(error), code or 1
        self.exit(code, return_code=code, message=lit(message) if message else None)

    def _fatal_error(self) -> None:
        """Report a fault of ours without what people wrote: Textual's own report would print local variables."""
        from screens.keeping.crash import report

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
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            told = "Type a few letters. ↑↓ and Enter choose, Esc goes back."
            self.push_screen(CommandPalette(placeholder=told, id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys that work here; the same key leads back."""
        if type(self.screen).__name__ == VISITS["help"].rpartition(":")[2]:
            self.screen.dismiss(None)
        else:
            from screens.base import Frame

            places = self.screen.help_places() if isinstance(self.screen, Frame) else ()
            self.visit("help", places=places)

    async def action_quit(self) -> None:
        """Save and leave the program; ask first where an open vote would be lost."""
        for screen in reversed(self.screen_stack):
            sure = getattr(screen, "may_leave", None)
            if sure is not None and not sure("Ctrl+Q once more leaves the program"):
                return
        if self.store is None:
            self.leave_program(0)
        else:
            import_module("screens.keeping.leaving").when_sure(self, self._quit)

    def _quit(self) -> None:
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_typed", None)
            if keep is not None:
                keep()
        store = self.store
        if store is not None and store.flush().kind in ("not_saved", "conflict"):
            from screens.keeping.conflict import ask_quit

            ask_quit(self)
            return
        self.leave_program(0)


def _load(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def need_terminal(advice: str) -> None:
    """Refuse to start where nobody sees a screen.

    Raises:
        WorkbookError: Input or output is no terminal, or a plain one; *advice* says what works without one.
    """
    both = sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    name = os.environ.get("TERM", "")
    if not both or name in ("dumb", "unknown"):
        from workbook.errors import WorkbookError

        said = (
            f"This terminal (TERM={name}) cannot show the full screen." if both else "The full screen needs a terminal."
        )
        raise WorkbookError(said, advice)


def _look_at(library: Library | None) -> None:
    """Say so before the screen opens where the library is no folder that can be read."""
    from workbook.errors import WorkbookError
    from workbook.library import ELSEWHERE, Library

    trouble = (library or Library()).trouble
    if trouble:
        raise WorkbookError(trouble, ELSEWHERE)


def run_app(library: Library | None = None, open: Path | None = None, at: str | None = None) -> int:
    """Run the full screen and return the exit code.

    Args:
        library: The folder of workbooks; None for the usual one.
        open: A workbook file to open at once.
        at: ``exercise`` or ``exercise/page`` to go to at once.

    Raises:
        WorkbookError: There is no terminal, or the workbook cannot be opened.
    """
    need_terminal("`workbook list`, `show` and `export` work without one, `workbook plain NAME` line by line.")
    if open is None:
        _look_at(library)
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
