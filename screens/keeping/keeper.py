"""The app as the keeper of the open workbook: opening, saving, what the heading says about it, closing."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from screens.keys.gate import KeyGate

if TYPE_CHECKING:
    from exercises.kit import Findings
    from exercises.running.pace import Pace
    from exercises.running.progress import Far
    from workbook.library import Library
    from workbook.live import LiveFile
    from workbook.model import Workbook
    from workbook.store import SaveState, Store

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


class BookApp(KeyGate):
    """Holds one open workbook. Screens change it through `screens.base.BookScreen.do` alone."""

    def __init__(self, library: Library | None = None) -> None:
        # Where no colour is wished for, Textual's own greys are none either.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.store: Store | None = None
        from screens.keys.commands import use_keys
        from workbook import settings

        chosen = settings.load()
        self._keys_refused = use_keys(chosen.keys)
        self.bell_rings = chosen.bell
        """Whether the terminal sounds when the time of a page is up."""
        self._library = library
        self._found: tuple[Workbook, Findings] | None = None
        self._stop_listening: Any = None
        self._asked_conflict = False
        self.live: LiveFile | None = None
        """Tells the second terminal where we are."""
        self.parting = ""
        """What is said when the screen is gone: where a copy is of what could not be saved."""

    def visit(self, name: str, then: Any = None, /, **given: Any) -> None:
        """Go to a screen by name."""
        raise NotImplementedError

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

    def pace(self) -> Pace:
        """Return how the day goes."""
        from exercises.running.pace import here_in, pace
        from exercises.running.progress import over_in, progress

        book = self.open_store.book
        return pace(book.agenda, here_in(book), frozenset(over_in(progress(book, self.findings))))

    def ran_before(self) -> dict[str, int]:
        """Return how much longer than planned each exercise took in the workbook this one follows."""
        from exercises.running.pace import ran_before
        from workbook.earlier import earlier_book

        earlier = earlier_book(self.open_store.path.parent, self.open_store.book)
        return ran_before(earlier) if earlier is not None else {}

    def open_path(self, path: Path, at: str | None = None, *, read_only: bool = False) -> None:
        """Open a workbook's file; where it does not open, say why and what can be done."""
        from screens.library.shelf import own_exercises
        from workbook.errors import WorkbookError
        from workbook.store import Store

        try:
            own_exercises(self.library)
            self.open_book(Store.open(path, read_only=read_only), at)
        except WorkbookError as error:
            import_module("screens.keeping.conflict").not_opened(self, path, error)

    def open_book(self, store: Store, at: str | None = None) -> None:
        """Show an open workbook: its overview, and on top of it the exercise or page *at*.

        After a session that was cut off (a kill, a closed terminal, a power cut), the page it showed.
        """
        self.close_book()
        self.store = store
        self._asked_conflict = False
        self._stop_listening = store.listen(self._told)
        if not store.read_only:
            from workbook.live import LiveFile, left_at
            from workbook.paths import live_file

            beside = live_file(store.path)
            if not at and left_at(beside) and store.book.session.page:
                at = store.book.session.page  # what the file says counts: the other one is written on the side
                self.say("The program was cut off. You are back on the page you were on.")
            self.live = LiveFile(beside)
            self.tell_overview()
        if store.typed_before:
            said = import_module("screens.parts.entries").left_words(store)
            if said:
                self.say(said)
        self.visit("overview", at=at)

    def tell_overview(self) -> None:
        """Tell the second terminal that the session shows no page."""
        if self.live is not None and self.store is not None:
            from screens.room.telling import overview_of

            self.live.tell(overview_of(self))

    def close_book(self, *, cut_off: bool = False) -> None:
        """Save and close the open workbook, if there is one; *cut_off* has the next session come back to its page."""
        self._keep_screens()
        store, self.store = self.store, None
        if store is None:
            return
        if self._stop_listening is not None:
            self._stop_listening()
        if self.live is not None:
            self.live.close(stay=cut_off)
            self.live = None
        far = self._how_far(store)
        self._found = None
        store.close()
        if far is not None:
            from screens.library.shelf import note_far

            with suppress(OSError):
                note_far(self.library, store, far)

    def _keep_screens(self) -> None:
        """Let screens write down the clock and the minutes: neither changes a finding."""
        store, found = self.store, self._found
        if store is None:
            return
        current = found is not None and found[0] is store.book
        for screen in self.screen_stack:
            keep = getattr(screen, "before_close", None)
            if keep is not None:
                keep()
        if current and found is not None:
            self._found = (store.book, found[1])

    def _how_far(self, store: Store) -> Far | None:
        """Return how far this workbook is, for the home screen; ``None`` where the library can count it itself."""
        if store.read_only or self._found is None or self._found[0] is not store.book:
            return None
        from screens.library.shelf import how_far

        return how_far(store.book, self._found[1])

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

    @property
    def rehearsing(self) -> bool:
        """Whether what is on the screen is a rehearsal, not a workshop."""
        kind = self.store.book.info.kind if self.store is not None else ""
        return kind == "rehearsal" if kind else self._library is not None and self._library.rehearsal

    def turn_bell(self) -> bool:
        """Turn the bell on or off and keep that; return whether it is on."""
        from workbook import settings

        self.bell_rings = not self.bell_rings
        settings.save(settings.load()._replace(bell=self.bell_rings))
        return self.bell_rings

    # -- saving

    def show_saving(self, screen: Any) -> None:
        """Show on *screen* how saving goes."""
        from screens.parts.frame import Heading

        state = self.store.state if self.store is not None else None
        for heading in screen.query(Heading):
            heading.mark = "REHEARSAL" if self.rehearsing else ""
            heading.late = state is not None and state.kind in ("not_saved", "conflict")
            words = SAVE_WORDS[state.kind] if state is not None else ""
            heading.note = f"{words}: {state.reason}" if state is not None and state.kind == "not_saved" else words

    def on_mount(self) -> None:
        """Take the keys of the settings file, and say which of them do not work."""
        from screens.keys.commands import keymap

        own = keymap()
        if own:
            self.set_keymap(own)
        for sentence in self._keys_refused:
            self.say(f"Settings, keys: {sentence}", late=True)

    def on_save_changed(self, message: SaveChanged) -> None:
        """Tell every screen; ask once where somebody else has changed the file."""
        if not self.screen_stack:
            return  # the program is leaving: what is told now was told while the screens were taken down
        for screen in self.screen_stack:
            self.show_saving(screen)
        told = getattr(self.screen, "saving_changed", None)
        if told is not None:
            told(message.state)
        if message.state.kind == "conflict" and not self._asked_conflict:
            self._asked_conflict = True
            import_module("screens.keeping.conflict").ask(self, message.state)

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
