"""What several commands need."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from screens.plain.voice import Voice
from workbook.library import Library
from workbook.model import Workbook
from workbook.paths import typed_path
from workbook.store import Store
from workbook.text import nearest


def library_option(function: Any) -> Any:
    """Add `--library DIR` to a command, so that it may stand before or after the command's name."""
    from screens.verbs import _choose_library

    return click.option(
        "--library", metavar="DIR", expose_value=False, is_eager=True, callback=_choose_library,
        help="Folder of workbooks (or set WORKBOOK_LIBRARY).",
    )(function)  # fmt: skip


PAPER = click.Choice(["a4", "letter"], case_sensitive=False)
"""Sizes of paper, however they are written."""


def check_known(asked: tuple[str, ...], known: Sequence[str], kind: str) -> None:
    """Refuse a name that is not among the known ones as wrong usage."""
    for name in asked:
        if name not in known:
            raise click.UsageError(f"There is no {kind} {name!r}; there are {', '.join(known)}.{nearest(name, known)}")


class Folder(click.ParamType[Path]):
    """A folder as somebody types it: ``--to=~/docs`` too, where the shell leaves the ``~`` as it is."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder."""
        return typed_path(value)


def library() -> Library:
    """Return the library in force: `--library`, WORKBOOK_LIBRARY, or the user's own."""
    return Library()


def read_book(name: str) -> Workbook:
    """Return a workbook by slug, unique beginning or path, without taking its lock.

    Raises:
        WorkbookError: There is none, or it cannot be read.
    """
    return read_opened(name).book


def read_opened(name: str) -> Store:
    """Return the store of a workbook, opened for reading and let go of; see `read_book`."""
    from screens.library.shelf import own_exercises

    shelf = library()
    own_exercises(shelf)
    return read_store(shelf.find(name))


def read_store(path: Path) -> Store:
    """Open a workbook for reading only and let go of it."""
    store = Store.open(path, read_only=True)
    store.close()
    return store


@contextmanager
def kept(shelf: Library, store: Store) -> Iterator[Store]:
    """Give an open workbook, and put it back into the library at the end whatever happens."""
    from screens.library.shelf import own_exercises, put_back

    own_exercises(shelf)
    try:
        yield store
    finally:
        put_back(shelf, store)


def print_json(value: Any) -> None:
    """Print JSON for programs: UTF-8 where the terminal has it, one document, stable order."""
    ascii_only = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only, indent=2))


def capable() -> bool:
    """Tell whether questions may be asked with arrow keys and colour: a terminal at both ends, and none refused."""
    import os

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "") and not os.environ.get("ACCESSIBLE")


def voice(*, plain: bool = False) -> Voice:
    """Return who asks: questionary at a capable terminal, else the plain voice."""
    if not plain and capable():
        from screens.plain.pretty import PrettyVoice

        return PrettyVoice()
    from screens.plain.voice import PlainVoice

    return PlainVoice()
