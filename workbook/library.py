"""A folder of workbooks: list, find, make, duplicate, rename, put away and bring back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.errors import WorkbookError
from workbook.index import Entry, entries, note
from workbook.paths import (
    REHEARSALS,
    SUFFIX,
    archive_folder,
    backups_folder,
    file_of,
    library_folder,
    rehearsals_folder,
    slug_of,
    typed_path,
    typing_file,
)
from workbook.text import clean_line
from workbook.text import slug as slug_from

if TYPE_CHECKING:
    from workbook.model import Workbook
    from workbook.store import Store

__all__ = ["Entry", "Library"]

ELSEWHERE = "Choose another with --library."
"""What can be done where the library is no folder that we may use."""


class Library:
    """One folder of workbooks. Nothing is made on disk until something is written.

    Args:
        folder: The folder; None: ``WORKBOOK_LIBRARY``, else the user's data folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = typed_path(folder).absolute() if folder is not None else library_folder()

    @property
    def rehearsal(self) -> bool:
        """Whether this is a folder of rehearsals."""
        return self.folder.name == REHEARSALS

    @property
    def trouble(self) -> str:
        """Why the folder cannot be looked into; empty where it can, or is not there yet."""
        from workbook.files import reason

        try:
            os.scandir(self.folder).close()
        except FileNotFoundError:
            return ""
        except OSError as error:
            return f"The library {self.folder} cannot be read: {reason(error)}."
        return ""

    def entries(self, archived: bool = False) -> list[Entry]:
        """Return the workbooks, the one changed last first; *archived*: those that were put away."""
        return entries(archive_folder(self.folder) if archived else self.folder, archived)

    def find(self, name: str) -> Path:
        """Return the file of a workbook by its slug or its title, a unique beginning of one, or a path.

        Raises:
            WorkbookError: There is none, or there are several.
        """
        name = name.strip()
        if os.sep in name or name.endswith(".json"):
            path = typed_path(name).absolute()
            with contextlib.suppress(OSError, ValueError):  # a name no file can have
                if path.is_file():
                    return path
            if (titled := self._titled(name)) is not None:
                return titled
            raise WorkbookError(f"There is no workbook at {_short(name)}.")
        if self.trouble:
            raise WorkbookError(self.trouble, ELSEWHERE)
        slugs = sorted(_slugs(self.folder))
        wanted = name if name in slugs else name.lower()
        if wanted in slugs:
            return file_of(self.folder, wanted)
        if (titled := self._titled(name)) is not None:
            return titled
        near = [slug for slug in slugs if wanted and slug.startswith(wanted)]
        if len(near) == 1:
            return file_of(self.folder, near[0])
        if (titled := self._titled(name, beginning=True)) is not None:
            return titled
        if near:
            raise WorkbookError(f"Several workbooks begin with {_short(name)}: {_some(near)}.", "Type more of it.")
        if wanted in _slugs(archive_folder(self.folder)):
            raise WorkbookError(f"{wanted} was put away.", "Restore it from the archive first.")
        hint = f"There are: {_some(_nearest_first(wanted, slugs))}." if slugs else "The library is empty."
        if not self.folder.exists():
            hint = f"The library is empty: the folder {self.folder} does not exist."
        raise WorkbookError(f"There is no workbook named {_short(name) or 'nothing'}.", hint)

    def _titled(self, title: str, *, beginning: bool = False) -> Path | None:
        """Return the file of the one workbook that has this title, or one that begins so."""
        wanted = clean_line(title).casefold()
        titles = ((entry.title.casefold(), entry.path) for entry in self.entries()) if wanted else ()
        found = [path for held, path in titles if (held.startswith(wanted) if beginning else held == wanted)]
        return found[0] if len(found) == 1 else None

    def note_progress(self, slug: str, done: int, blocks: int, left: int = 0, begun: int = 0) -> None:
        """Keep for the home screen how many of a workbook's exercises are done, were left out, are begun."""
        note(file_of(self.folder, slug), done=int(done), blocks=int(blocks), left=int(left), begun=int(begun))

    def create(self, book: Workbook) -> Store:
        """Make a workbook's file, named after its title, and open it. A rehearsal goes to the folder of rehearsals.

        Raises:
            WorkbookError: It cannot be made; or it is a workbook and this a folder of rehearsals.
        """
        from workbook.store import Store

        rehearsal = book.info.kind == "rehearsal"
        if self.rehearsal and not rehearsal:
            raise WorkbookError("This is the folder of rehearsals; workbooks are not kept here.", "Use your library.")
        folder = rehearsals_folder(self.folder) if rehearsal else self.folder
        return Store.create(file_of(folder, _free_in(folder, slug_from(clean_line(book.info.title)))), book)

    def duplicate(self, slug: str, title: str) -> Path:
        """Copy a workbook, all answers included, under a new title; return the new file.

        Raises:
            WorkbookError: There is no such workbook, or it cannot be copied.
        """
        from workbook.rewriting import copy_as

        target = file_of(self.folder, self._free(title))
        copy_as(self.find(slug), target, clean_line(title))
        return target

    def rename(self, slug: str, title: str) -> Path:
        """Give a workbook a new title, and its file the name that goes with it; return the new file.

        Raises:
            Locked: Somebody has it open.
            WorkbookError: There is no such workbook, or it cannot be renamed.
        """
        from workbook.rewriting import retitle

        path = self.find(slug)
        with _held(path):
            retitle(path, clean_line(title))
            wanted = slug_from(clean_line(title))
            if wanted == slug_of(path):
                return path
            return self._move(path, file_of(path.parent, self._free(title)))

    def archive(self, slug: str) -> Path:
        """Put a workbook away, its backups with it; return where it is.

        Raises:
            Locked: Somebody has it open.
            WorkbookError: There is no such workbook.
        """
        from workbook.files import make_folder

        path = self.find(slug)
        folder = archive_folder(self.folder)
        with _held(path):
            _or_say(lambda: make_folder(folder))
            return self._move(path, file_of(folder, _free_in(folder, slug_of(path))))

    def restore(self, slug: str) -> Path:
        """Bring a workbook back from the archive; return where it is.

        Raises:
            WorkbookError: There is no such workbook in the archive.
        """
        path = file_of(archive_folder(self.folder), slug)
        if not path.is_file():
            raise WorkbookError(f"There is no workbook named {clean_line(slug)} in the archive.")
        with _held(path):
            return self._move(path, file_of(self.folder, _free_in(self.folder, slug)))

    def _free(self, title: str) -> str:
        return _free_in(self.folder, slug_from(clean_line(title)))

    def _move(self, path: Path, target: Path) -> Path:
        """Move a workbook, then what belongs to it. A stop in between leaves it whole, with fewer backups in view."""
        from workbook.files import make_folder, sync_folder

        def move() -> None:
            with _held(target):
                if os.path.lexists(target):
                    raise WorkbookError(f"There is a workbook named {slug_of(target)} already.")
                os.rename(path, target)
                sync_folder(target.parent)
                if target.parent != path.parent:
                    sync_folder(path.parent)

        _or_say(move)
        with contextlib.suppress(OSError):
            if backups_folder(path).is_dir():
                make_folder(backups_folder(target).parent)
                os.rename(backups_folder(path), backups_folder(target))
        with contextlib.suppress(OSError):
            os.rename(typing_file(path), typing_file(target))
        return target


def _slugs(folder: Path) -> set[str]:
    try:
        return {
            entry.name.removesuffix(SUFFIX)
            for entry in os.scandir(folder)
            if entry.name.endswith(SUFFIX) and not entry.name.startswith(".")
        }
    except OSError:
        return set()


def _free_in(folder: Path, slug: str) -> str:
    """Return *slug*, or with the next number that is free; backups of a lost file hold its name."""
    number, free = 1, slug
    while os.path.lexists(file_of(folder, free)) or backups_folder(file_of(folder, free)).exists():
        number += 1
        free = f"{slug}-{number}"
    return free


def _short(name: str) -> str:
    """Return what somebody typed as a name, as it may stand in a sentence."""
    name = clean_line(name)
    return name if len(name) <= 80 else f"{name[:79]}…"


def _nearest_first(wanted: str, slugs: list[str]) -> list[str]:
    """Return names with those first that are most like what somebody typed."""
    from difflib import get_close_matches

    near = get_close_matches(wanted, slugs, 5, 0.4)
    return [*near, *(slug for slug in slugs if slug not in near)]


def _some(slugs: list[str]) -> str:
    return ", ".join(slugs[:5]) + (" and more" if len(slugs) > 5 else "")


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock of a workbook; the lock's own file goes with it where the workbook has left."""
    from workbook.lock import Lock

    lock = Lock(path)
    _or_say(lock.take)
    try:
        yield
    finally:
        if not path.exists():
            with contextlib.suppress(OSError):
                os.unlink(lock.path)
        lock.give_back()


def _or_say(do: Callable[[], object]) -> None:
    from workbook.files import reason

    try:
        do()
    except OSError as error:
        raise WorkbookError(f"The library cannot be changed: {reason(error)}.") from None
