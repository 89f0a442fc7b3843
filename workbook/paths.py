"""Where things are kept. Nothing is made until somebody writes."""

from __future__ import annotations

import os
from pathlib import Path

from workbook.errors import WorkbookError

APP = "cop-workbook"
SUFFIX = ".workbook.json"
"""How a workbook's file name ends; what stands before it is the slug."""

REHEARSALS = "rehearsals"
"""Name of the folder of rehearsals: they never stand among workbooks."""


def typed_path(typed: str | Path) -> Path:
    """Return a path as somebody typed it, with ``~`` for a home folder.

    Raises:
        WorkbookError: It begins with the home folder of somebody this machine does not know.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        whose = str(typed).partition(os.sep)[0]
        said = f"This machine knows no home folder {whose}." if whose != "~" else "This machine knows no home folder."
        raise WorkbookError(said, "Write the path in full.") from None


def library_folder() -> Path:
    """Return the library: ``WORKBOOK_LIBRARY`` where set, else the user's data folder of this machine."""
    named = os.environ.get("WORKBOOK_LIBRARY", "").strip()
    if named:
        return typed_path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "library"


def settings_file() -> Path:
    """Return where the settings (theme, paper) are kept."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "settings.json"


def state_folder() -> Path:
    """Return where the program keeps what is its own: the report of its last crash."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def rescue_folder() -> Path:
    """Return where a workbook goes that can no longer be written to its own place."""
    return state_folder() / "rescued"


def archive_folder(library: Path) -> Path:
    """Return the folder of a library that holds what was put away."""
    return library / "archive"


def rehearsals_folder(library: Path) -> Path:
    """Return the folder beside a library that holds its rehearsals; that of the rehearsals themselves is theirs."""
    return library if library.name == REHEARSALS else library.parent / REHEARSALS


def slug_of(path: Path) -> str:
    """Return the slug of a workbook's file."""
    name = path.name
    for end in (SUFFIX, ".json"):
        if name.endswith(end) and len(name) > len(end):
            return name[: -len(end)]
    return name


def file_of(folder: Path, slug: str) -> Path:
    """Return the file of a slug."""
    return folder / f"{slug}{SUFFIX}"


def lock_file(path: Path) -> Path:
    """Return the lock of a workbook's file; it stays, empty or with its last owner's name."""
    real = Path(os.path.realpath(path))
    return real.parent / f".{slug_of(real)}.lock"


def half_new_file(library: Path) -> Path:
    """Return the file in which the form of a new workbook is kept while it is filled in."""
    return library / ".new.form"


def typing_file(path: Path) -> Path:
    """Return the side file in which text that is being typed is kept."""
    real = Path(os.path.realpath(path))
    return real.parent / f".{slug_of(real)}.typing"


def live_file(path: Path) -> Path:
    """Return the file in which a running session tells its second terminal where it is."""
    real = Path(os.path.realpath(path))
    return real.parent / f".{slug_of(real)}.live"


def backups_folder(path: Path) -> Path:
    """Return the folder of a workbook's backups."""
    real = Path(os.path.realpath(path))
    return real.parent / ".backups" / slug_of(real)
