"""One open workbook: in memory, with its history, and kept on disk as it changes."""

from __future__ import annotations

import atexit
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace as with_

from workbook.apply import apply
from workbook.changes import Change, entries_of, is_entry
from workbook.clock import SystemTime, Time, iso
from workbook.errors import NotSaved, WorkbookError
from workbook.files import reason
from workbook.history import History
from workbook.index import refresh
from workbook.keeper import Keeper, conflict_reason
from workbook.model import SCHEMA, Workbook
from workbook.opening import Opened, new_file, opened, read_or_advise, rescued
from workbook.paths import slug_of, typing_file
from workbook.storage import Kept, file_bytes
from workbook.tables import BookTables
from workbook.telling import SaveKind, SaveState, Teller
from workbook.typing_file import TypingFile
from workbook.writer import Writer

__all__ = ["SaveKind", "SaveState", "Store"]


class Store:
    """One open workbook. Changes come from one thread; listeners may be called from the writer's."""

    def __init__(self, path: Path, opened: Opened, time: Time) -> None:
        whole, self._lock, self.notice = opened
        self._time = time
        self.path = path
        self.book = whole.book
        self._tables = whole.tables
        self._history = History()
        self._guard = threading.Lock()  # the document, for moments
        self._io = threading.Lock()  # the file, while it is written
        self._keeper = Keeper(path, whole.raw, whole.print, self._time)
        self._typing = TypingFile(typing_file(path))
        self.typed_before = self._typing.of_last_run
        """Text that was being typed when the program ended, by place, until it is taken up."""
        if not self.read_only:
            self._typing.read()
        self._teller = Teller(SaveState("read_only", self.notice) if self.read_only else SaveState("saved"))
        self._writer = Writer(self._write, self._typing.keep, self._time)
        self._closed = False
        if not self.read_only:
            atexit.register(self._close_at_exit)

    @classmethod
    def create(cls, path: Path, book: Workbook, *, time: Time | None = None) -> Store:
        """Make the file of a new workbook and open it.

        Raises:
            WorkbookError: There is a file of that name, or it cannot be made.
            Locked: Somebody is making it right now.
        """
        path, time = Path(path).absolute(), time or SystemTime()
        return cls(path, new_file(path, book, time), time)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, time: Time | None = None) -> Store:
        """Open a workbook.

        A file of an older version is migrated after a backup; one of a newer version opens read-only, with
        `notice`; so does one in a place that cannot be written.

        Raises:
            DamagedFile: It cannot be read; its `backup` is the newest good one, if there is one.
            Locked: Somebody else writes it.
            WorkbookError: It is not there.
        """
        path, time = Path(path).absolute(), time or SystemTime()
        return cls(path, opened(path, read_only, time), time)

    @property
    def slug(self) -> str:
        """The name of the workbook's file."""
        return slug_of(self.path)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._lock is None

    def do(self, change: Change, label: str = "", *, entry: bool | None = None) -> None:
        """Make a change: it is remembered for undo (unless it is no entry) and written soon.

        In a workbook that is open for reading only, moves (page, clock, marks) stay in memory and entries are
        refused.

        Args:
            change: What to do.
            label: What undo calls it.
            entry: Whether undo takes it back; None: `workbook.changes.is_entry` decides.

        Raises:
            KeyError: It names something that is not there.
            NotSaved: The workbook is open for reading only.
            ValueError: It holds what cannot be kept.
        """
        if self.read_only and is_entry(change):
            raise NotSaved(f"{self.slug} is open for reading only.", self.notice)
        inverse = self._make(change)
        if is_entry(change) if entry is None else entry:
            taken_back = entries_of(inverse)
            if taken_back is not None:
                self._history.remember(label, taken_back)

    def undo(self) -> str | None:
        """Take the newest entry back; return its label, None where there is nothing."""
        return self._history.step(True, self._make)

    def redo(self) -> str | None:
        """Do again what was taken back last; return its label, None where there is nothing."""
        return self._history.step(False, self._make)

    @property
    def can_undo(self) -> bool:
        """Whether there is an entry to take back."""
        return self._history.next_label(True) is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an entry to do again."""
        return self._history.next_label(False) is not None

    @property
    def undo_label(self) -> str:
        """What undo would take back."""
        return self._history.next_label(True) or ""

    @property
    def undone(self) -> Workbook:
        """The workbook as it would stand after undo; nothing is changed."""
        change = self._history.next_back()
        with contextlib.suppress(KeyError):  # it went with a change that is no entry
            return self.book if change is None else apply(change, self.book)[0]
        return self.book

    def _make(self, change: Change) -> Change:
        """Apply a change and have it written; return its inverse."""
        if self._closed:
            raise NotSaved(f"{self.slug} is closed.")
        after, inverse = apply(change, self.book)
        if self.read_only:
            self.book = after
            return inverse
        after = with_(after, updated=iso(self._time.wall()))
        with self._guard:
            before = self._tables.kept
            self._tables.update(self.book, after)
            self.book = after
            kept = self._tables.kept
            begins = kept is not before and self.state.kind == "saved"
            if begins:  # in the same breath: the writer must not say "saved" of the change before
                self._teller.state = SaveState("saving")
        if begins:
            self._teller.tell()
        if kept is not before:
            self._writer.put((self._tables, kept))
        return inverse

    def listen(self, callback: Callable[[SaveState], None]) -> Callable[[], None]:
        """Have *callback* told of every state of saving; return "stop listening".

        It may be called from the writer's thread and must not wait for anything: it posts a message.
        """
        return self._teller.listen(callback)

    @property
    def state(self) -> SaveState:
        """How saving stands."""
        return self._teller.state

    def _write(self, what: tuple[BookTables, Kept]) -> bool:
        """Write a snapshot (writer's thread)."""
        tables, kept = what
        try:
            with self._io:
                if tables is not self._tables:
                    return True  # another document took its place while this waited; it is kept beside the file
                copy = self._keeper.save(file_bytes(kept))
        except Exception as error:  # whatever it is, it must be said, and tried again
            self._teller.say(SaveState("not_saved", reason(error)))
            return False
        if copy is not None:
            self._teller.say(SaveState("conflict", conflict_reason(copy)))
        else:
            with self._guard:
                if self._tables.kept is kept:
                    self._teller.state = SaveState("saved")
            self._teller.tell()
        with self._io, contextlib.suppress(OSError):
            self._keeper.back_up_now_and_then()
        return True

    def flush(self, timeout: float = 5.0) -> SaveState:
        """Write what waits, now; return how saving stands. Typed text goes to its side file as well.

        Args:
            timeout: Seconds to wait at most; a slow disk leaves the state at *saving*.
        """
        if not self.read_only:
            self._writer.flush(timeout)
        return self.state

    def look(self) -> SaveState:
        """Look whether somebody else changed the file (when the window gets the focus); return the state."""
        if not self.read_only and self.state.kind == "saved":
            with self._io:
                strange = self._keeper.changed_outside()
            if strange:
                self._teller.say(SaveState("conflict", "Somebody else changed the file."))
        return self.state

    def keep_mine(self) -> Path:
        """End a conflict with our version; return where theirs is kept.

        Raises:
            NotSaved: It could not be written; the conflict stands.
        """
        with self._io:
            try:
                theirs = self._keeper.keep_mine(file_bytes(self._tables.kept))
            except OSError as error:
                raise NotSaved(f"Our version could not be written: {reason(error)}.") from None
        self._teller.say(SaveState("saved"))
        return theirs

    def take_theirs(self) -> Path:
        """End a conflict with the version of the others; return where ours is kept. Undo begins anew.

        Raises:
            DamagedFile: Theirs cannot be read; the conflict stands.
            NotSaved: Ours could not be kept beside it; the conflict stands.
        """
        with self._io:
            whole = read_or_advise(self.path)
            if whole.schema > SCHEMA:
                raise NotSaved("The other version was written by a newer program.", "Update the program to open it.")
            try:
                ours = self._keeper.take_theirs(file_bytes(self._tables.kept), whole.raw, whole.print)
            except OSError as error:
                raise NotSaved(f"Our version could not be kept: {reason(error)}.") from None
            with self._guard:
                self.book, self._tables = whole.book, whole.tables
        self._history.clear()
        self._teller.say(SaveState("saved"))
        return ours

    def draft(self, place: str, text: str | None) -> None:
        """Keep text that is being typed, within a second; ``None`` forgets it (it became an entry, or was dropped).

        Never called with marks of a ballot.

        Args:
            place: Where it is typed, e.g. ``problems/ideas``; unique in the workbook.
            text: All of it as it stands.
        """
        if not self.read_only and self._typing.put(place, text):
            self._writer.typed()

    @property
    def drafts(self) -> dict[str, str]:
        """Text that is being typed, in this run or the last one, by place."""
        return self._typing.texts

    def close(self) -> None:
        """Write what waits, keep a backup, give the lock back. May be called twice.

        Raises:
            NotSaved: It could not be written to its place; the message says where a copy is.
        """
        if self._closed:
            return
        self._closed = True
        if self._lock is None:
            return
        atexit.unregister(self._close_at_exit)
        try:
            state = self.flush()
            self._writer.stop()
            if state.kind in ("saving", "not_saved"):
                raise rescued(self.path, self._tables.kept, state.reason, self._time)
            with contextlib.suppress(OSError):
                self._keeper.back_up_at_the_end()
            refresh(self.path, self.book)
        finally:
            self._lock.give_back()

    def _close_at_exit(self) -> None:
        with contextlib.suppress(WorkbookError):
            self.close()
