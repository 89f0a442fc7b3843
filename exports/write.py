"""Puts a finished file into a folder: whole or not at all, never outside the folder, never over another file."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.files import reason
from workbook.text import slug

TRIES = 1000


def file_name(title: str, document: str, suffix: str) -> str:
    """Return a safe file name: ASCII, no path, not reserved anywhere (``pump-circle-report.pdf``)."""
    return f"{slug(title, most=48)}-{document}.{suffix}"


def write(folder: Path, name: str, data: bytes, *, force: bool = False) -> Path:
    """Write a file; return its path.

    Args:
        folder: Where to; made if it is not there.
        name: From :func:`file_name`.
        data: The whole file.
        force: Replace a file of that name; otherwise the new one gets a number.

    Raises:
        WorkbookError: The folder cannot be written to. What stood there before still stands.
    """
    if not name or name != os.path.basename(name) or name in (".", ".."):
        raise WorkbookError(f"{name} is no file name.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write(folder, name, data, force=force)
    except OSError as wrong:
        raise WorkbookError(
            f"The file could not be written to {folder}: {reason(wrong)}.", "Choose another folder."
        ) from None


def _write(folder: Path, name: str, data: bytes, *, force: bool) -> Path:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _replace(temporary, folder / name) if force else _add(temporary, folder, name)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _replace(temporary: str, target: Path) -> Path:
    """Rename over what stands there; a symbolic link is replaced, not followed."""
    os.replace(temporary, target)
    return target


def _add(temporary: str, folder: Path, name: str) -> Path:
    """Take the first free name. A hard link never lands on a file that is there, whoever made it meanwhile."""
    stem, dot, suffix = name.partition(".")
    for number in range(1, TRIES):
        target = folder / (name if number == 1 else f"{stem}-{number}{dot}{suffix}")
        try:
            os.link(temporary, target, follow_symlinks=False)
        except FileExistsError:
            continue
        except OSError:
            if target.exists() or target.is_symlink():
                continue
            os.replace(temporary, target)  # a file system without hard links
            return target
        os.unlink(temporary)
        return target
    raise WorkbookError(f"There are too many files called {name}.", "Choose another folder.")
