"""The few things the program remembers of its user: theme and paper. Without the file, or with a bad one: none."""

from __future__ import annotations

import contextlib
import json
from typing import NamedTuple

from workbook.files import make_folder, write_whole
from workbook.paths import settings_file


class Settings(NamedTuple):
    """What was chosen.

    Attributes:
        theme: Name of a theme; empty: the program's own choice.
        paper: ``a4`` or ``letter``; empty: by the machine's region.
    """

    theme: str = ""
    paper: str = ""


def load() -> Settings:
    """Return the settings as they were kept; values of the wrong sort count as not chosen."""
    try:
        with open(settings_file(), "rb") as file:
            raw = json.loads(file.read(10_000))
        found = {name: raw[name] for name in Settings._fields if isinstance(raw.get(name), str)}
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()
    return Settings(**found)


def save(settings: Settings) -> None:
    """Keep the settings. Where that is not possible they count for this run: no harm, no error."""
    with contextlib.suppress(OSError):
        make_folder(settings_file().parent)
        data = json.dumps(settings._asdict(), ensure_ascii=True, indent=2).encode() + b"\n"
        write_whole(settings_file(), data, durable=False)
