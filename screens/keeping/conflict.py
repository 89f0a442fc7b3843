"""When a workbook cannot be saved, or not be opened, as it stands: what happened, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screens.parts.dialogs import Choose
from workbook.errors import DamagedFile, Locked, WorkbookError

if TYPE_CHECKING:
    from screens.app import WorkbookApp
    from workbook.store import SaveState


def ask(app: WorkbookApp, state: SaveState) -> None:
    """Somebody else has changed the file: ask which one to go on with. Neither is ever overwritten."""
    choices = [
        ("later", "Decide later: ours goes on in the copy beside it"),
        ("ours", "Go on with ours; theirs is kept beside it"),
        ("theirs", "Go on with theirs; ours is kept beside it"),
    ]

    def decide(choice: str | None) -> None:
        store = app.store
        if store is None or choice in (None, "later"):
            return
        try:
            kept = store.keep_mine() if choice == "ours" else store.take_theirs()
        except WorkbookError as error:
            app.say(str(error), late=True)
            return
        app.book_replaced()
        app.say(f"Done. The other version is kept as {kept.name}.")

    app.push_screen(Choose("Somebody else has changed this workbook's file.", choices, state.reason), decide)


class NotSaved(Choose):
    """Leave though the last changes are not saved? Goes by itself as soon as they are."""

    def saving_changed(self, state: SaveState) -> None:
        """Go once everything is saved; a screen on top of this one is left first, by hand."""
        if state.kind == "saved" and self.is_current:
            self.workbook_app.say("Saved now; nothing is missing. Quit again to leave.")
            self.dismiss("stay")

    def on_screen_resume(self) -> None:
        """What lay on top is gone; maybe it was saved meanwhile."""
        store = self.workbook_app.store
        if store is not None:
            self.saving_changed(store.state)


def ask_quit(app: WorkbookApp) -> None:
    """Ask before leaving a workbook that is not saved."""
    if isinstance(app.screen, NotSaved):
        return  # asked already
    choices = [
        ("stay", "Stay, and try again"),
        ("leave", "Leave; a copy is kept elsewhere if that is possible"),
    ]

    def decide(choice: str | None) -> None:
        if choice == "leave":
            app.leave_program(1)

    reason = app.open_store.state.reason
    app.push_screen(NotSaved("The last changes are not saved.", choices, reason), decide)


def not_opened(app: WorkbookApp, path: Path, error: WorkbookError) -> None:
    """Say why a workbook does not open, and offer what can be done instead."""
    offers = {Locked: _offer_reading, DamagedFile: _offer_backup}
    offer = offers.get(type(error))
    if offer is None:
        app.say(str(error), late=True)
    else:
        offer(app, path, error)


def _offer_reading(app: WorkbookApp, path: Path, error: WorkbookError) -> None:
    choices = [("read", "Open it for reading only"), ("leave", "Leave it")]
    app.push_screen(
        Choose(error.message, choices, error.hint),
        lambda choice: app.open_path(path, read_only=True) if choice == "read" else None,
    )


def _offer_backup(app: WorkbookApp, path: Path, error: WorkbookError) -> None:
    backup = getattr(error, "backup", None)
    if backup is None:
        app.say(str(error), late=True)
        return

    def decide(choice: str | None) -> None:
        if choice != "restore":
            return
        from workbook.backups import restore

        try:
            restore(path)
        except (WorkbookError, OSError) as failed:
            app.say(str(failed), late=True)
            return
        app.open_path(path)

    choices = [("leave", "Leave it as it is"), ("restore", "Go back to the backup; the damaged file is set aside")]
    app.push_screen(Choose(error.message, choices, error.hint), decide)
