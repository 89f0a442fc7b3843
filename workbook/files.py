"""Files written whole or not at all, and how we notice that somebody else wrote one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700
"""Candid opinions live here: nobody but the owner reads them."""

_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}


class Print(NamedTuple):
    """What tells a file's state apart without reading it; `None` in its place means "no file"."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


def print_of(path: Path) -> Print | None:
    """Return the print of a file, or ``None`` where there is none."""
    try:
        return _print(os.stat(path))
    except FileNotFoundError:
        return None


def _print(stat: os.stat_result) -> Print:
    return Print(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def make_folder(folder: Path) -> Path:
    """Make a folder, and those above it, for the owner alone; a folder that is there is left as it is."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            make_folder(folder.parent)
        # Another process may have made it in between.
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_MODE)
            folder.chmod(FOLDER_MODE)
    return folder


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> Print:
    """Write a file so that it holds either what it held, or all of *data*, whatever happens in between.

    A temporary file in the same folder is written, synced and renamed onto the real path (a link stays a link), then
    the folder is synced. No handle is kept. After an error a later try starts with a fresh temporary file: a failed
    sync must never be repeated on the same one.

    Args:
        path: Where it goes; the folder must be there.
        data: All of it.
        durable: False leaves the syncs out, for files that can be made again.

    Returns:
        The print of the file as it was written.

    Raises:
        OSError: It was not written, or (folder sync) it cannot be told whether it will last.
    """
    real = Path(os.path.realpath(path))
    temp = real.parent / f"{temp_prefix(real)}{secrets.token_hex(6)}.tmp"
    fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        try:
            os.fchmod(fd, FILE_MODE)
            _write_all(fd, data)
            if durable:
                _sync(fd)
            written = _print(os.fstat(fd))
        finally:
            os.close(fd)
        os.replace(temp, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temp)
        raise
    after = print_of(real)
    if durable:
        sync_folder(real.parent)
    # The rename moves ctime on; another inode means that somebody was faster, and the next look will tell.
    return after if after is not None and after.inode == written.inode else written


def temp_prefix(path: Path) -> str:
    """Return how the names of a file's temporary files begin."""
    return f".{path.name}."


def sweep(path: Path) -> None:
    """Remove temporary files that a killed writer of *path* left; only its lock's holder may call this."""
    real = Path(os.path.realpath(path))
    prefix = temp_prefix(real)
    with contextlib.suppress(OSError):
        for entry in os.scandir(real.parent):
            if entry.name.startswith(prefix) and entry.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _write_all(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _sync(fd: int) -> None:
    try:
        import fcntl

        full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: fsync alone stops at the drive's cache
        if full is not None:
            fcntl.fcntl(fd, full)
            return
    except (ImportError, OSError):
        pass
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; file systems that cannot are forgiven."""
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_DIRECTORY", 0))
    except OSError as error:
        if error.errno in (*_NO_FOLDER_SYNC, errno.EACCES):
            return
        raise
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(fd)


def reason(error: BaseException) -> str:
    """Return why the system refused, in words, without paths or numbers."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EIO: "the disk reports an error",
        errno.EACCES: "we may not write there",
        errno.EPERM: "we may not write there",
        errno.EROFS: "the disk is read-only",
        errno.ENOENT: "the folder is gone",
        errno.EISDIR: "it is a folder",
        errno.ENOTDIR: "a file stands where a folder should be",
        errno.EEXIST: "a file stands where a folder should be",
        errno.ELOOP: "its links lead in a circle",
    }
    if isinstance(error, OSError):
        return known.get(error.errno or 0, (error.strerror or "the system refused").lower())
    return type(error).__name__
