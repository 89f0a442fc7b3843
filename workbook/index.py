"""The index of a library: what the home screen shows of each workbook, readable without any of our libraries.

It is a cache. An entry counts while its file's size, time and inode are those it was made from; everything in it but
the progress can be made again from the files.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.paths import SUFFIX, slug_of

if TYPE_CHECKING:
    from workbook.model import Workbook

FILE = ".index.json"
FORMAT = 1


class Entry(NamedTuple):
    """One workbook of a library, as lists show it.

    Attributes:
        slug: Name of its file.
        title, organisation, community, date, kind, agenda: As on its cover.
        path: Its file.
        updated: ISO time in UTC of the last change.
        archived: Whether it was put away.
        people: How many there are.
        done, blocks, left, begun: Progress, as noted last: exercises done, all there are, left out, begun and not
            done; 0 of 0 where nobody noted it.
        stale: The file was written since the progress was noted.
        readable: Whether the file can be read.
        problem: Why not.
        id: The workbook's own id.
    """

    slug: str
    title: str
    organisation: str
    community: str
    date: str
    path: Path
    updated: str
    kind: str = "group"
    archived: bool = False
    people: int = 0
    agenda: str = ""
    done: int = 0
    blocks: int = 0
    readable: bool = True
    problem: str = ""
    id: str = ""
    stale: bool = False
    left: int = 0
    begun: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing is left to do: every exercise is done or was left out."""
        return bool(self.blocks) and self.done + self.left >= self.blocks


_KEPT = tuple(name for name in Entry._fields if name not in ("slug", "path", "archived", "stale"))


def entries(folder: Path, archived: bool = False) -> list[Entry]:
    """Return the workbooks of a folder, the one changed last first; reads only files that changed since."""
    files = _files(folder)
    cache = _load(folder)
    rows: dict[str, dict[str, Any]] = {}
    found: list[Entry] = []
    for name, print_ in files.items():
        row = cache.get(name)
        if row is None or row.get("print") != print_:
            row = _row(folder / name, print_, row)
        rows[name] = row
        found.append(_entry(folder / name, archived, row))
    if rows != cache:
        _save(folder, rows)
    return sorted(found, key=lambda entry: (entry.updated, entry.slug), reverse=True)


def note(path: Path, **values: Any) -> None:
    """Put values (``done``, ``blocks``, ``left``, ``begun``) into the index beside a file; a failure is no harm."""
    folder = path.parent
    print_ = _files(folder).get(path.name)
    if print_ is not None:
        cache = _load(folder)
        row = cache.get(path.name)
        if row is None or row.get("print") != print_:
            row = _row(path, print_, row)
        _save(folder, cache | {path.name: row | values | {"counted": print_}})


def refresh(path: Path, book: Workbook) -> None:
    """Bring the entry of an open workbook up to date, where there is an index already."""
    folder = path.parent
    print_ = _files(folder).get(path.name)
    if print_ is not None and (folder / FILE).exists():
        cache = _load(folder)
        _save(folder, cache | {path.name: _of_book(book, print_, cache.get(path.name))})


def _files(folder: Path) -> dict[str, list[int]]:
    found = {}
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith(SUFFIX) and not entry.name.startswith("."):
                with contextlib.suppress(OSError):
                    stat = entry.stat()
                    found[entry.name] = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
    return found


def _load(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        whole = json.loads((folder / FILE).read_bytes())
        rows = whole["entries"] if whole["format"] == FORMAT else {}
        return {name: row for name, row in rows.items() if _fits(row)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


_DEFAULTS = Entry("", "", "", "", "", Path(), "")


def _fits(row: Any) -> bool:
    return isinstance(row, dict) and all(type(row.get(name)) is type(getattr(_DEFAULTS, name)) for name in _KEPT)


def _save(folder: Path, rows: dict[str, dict[str, Any]]) -> None:
    from workbook.files import write_whole

    data = json.dumps({"format": FORMAT, "entries": rows}, ensure_ascii=False, indent=1).encode()
    with contextlib.suppress(OSError):  # a library that cannot be written is listed all the same
        write_whole(folder / FILE, data, durable=False)


def _row(path: Path, print_: list[int], standing: dict[str, Any] | None) -> dict[str, Any]:
    from workbook.errors import WorkbookError
    from workbook.reading import read_book

    try:
        return _of_book(read_book(path).book, print_, standing)
    except WorkbookError as error:
        blank = {name: getattr(_DEFAULTS, name) for name in _KEPT}
        return blank | {"title": slug_of(path), "readable": False, "problem": error.message, "print": print_}


def _of_book(book: Workbook, print_: list[int], standing: dict[str, Any] | None) -> dict[str, Any]:
    from workbook.text import clean_line

    info = book.info
    words = {
        "title": info.title,
        "organisation": info.organisation,
        "community": info.community,
        "date": info.date,
        "kind": info.kind,
        "agenda": info.agenda,
        "updated": book.updated,
        "id": book.id,
    }
    return {
        **{name: clean_line(text) for name, text in words.items()},
        "people": len(book.people),
        **{name: (standing or {}).get(name, 0) for name in ("done", "blocks", "left", "begun")},
        "counted": (standing or {}).get("counted"),
        "readable": True,
        "problem": "",
        "print": print_,
    }


def _entry(path: Path, archived: bool, row: dict[str, Any]) -> Entry:
    slug = slug_of(path)
    values = {name: row[name] for name in _KEPT}
    values["title"] = values["title"] or slug
    stale = row["readable"] and row.get("counted") != row["print"]
    return Entry(slug=slug, path=path, archived=archived, stale=stale, **values)
