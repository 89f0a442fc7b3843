"""What the program remembers of its user: theme, paper, keys, bell. Without the file, or with a bad one: nothing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from workbook.files import make_folder, write_whole
from workbook.paths import settings_file


class Settings(NamedTuple):
    """What was chosen.

    Attributes:
        theme: Name of a theme; empty: the program's own choice.
        paper: ``a4`` or ``letter``; empty: by the machine's region.
        keys: Command -> its keys, in place of those it has; the full screen checks them.
        bell: Whether the terminal sounds once when the time of a page is up.
    """

    theme: str = ""
    paper: str = ""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    bell: bool = False


def load() -> Settings:
    """Return the settings as they were kept; values of the wrong sort count as not chosen."""
    try:
        with open(settings_file(), "rb") as file:
            raw = json.loads(file.read(10_000))
        texts = {name: raw[name] for name in ("theme", "paper") if isinstance(raw.get(name), str)}
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()
    return Settings(**texts, bell=raw.get("bell") is True, keys=_keys(raw.get("keys")))


def _keys(raw: object) -> dict[str, tuple[str, ...]]:
    """``{"next": "f8"}`` or ``{"next": ["f8", "ctrl+n"]}``; what is neither counts as not there."""
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in raw.items() if isinstance(raw, dict) else ():
        several = [keys] if isinstance(keys, str) else keys
        if isinstance(several, list) and all(isinstance(key, str) for key in several):
            found[name] = tuple(key.strip().lower() for key in several)
    return found


def save(settings: Settings) -> None:
    """Keep the settings. Where that is not possible they count for this run: no harm, no error."""
    with contextlib.suppress(OSError):
        make_folder(settings_file().parent)
        kept = {**settings._asdict(), "keys": {name: list(keys) for name, keys in settings.keys.items()}}
        data = json.dumps(kept, ensure_ascii=True, indent=2).encode() + b"\n"
        write_whole(settings_file(), data, durable=False)
