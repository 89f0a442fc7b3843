"""Keys of one's own: what the settings file wishes, held against the table of commands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from screens.keys.commands import Command, upper_key

_PLAIN = re.compile(
    r"(f([1-9]|1\d|2[0-4])|(shift|ctrl|alt)\+(f([1-9]|1\d|2[0-4])|up|down|left|right)|(ctrl|alt)\+[a-z])$"
)
_SINGLE = re.compile(r"([a-z0-9]|question_mark|space|insert|delete|enter|shift\+(up|down))$")
FIELD_KEYS = frozenset(
    {f"ctrl+{letter}" for letter in "acdefhijkmuvwxyz"}
    | {f"{mod}+{arrow}" for mod in ("ctrl", "shift") for arrow in ("left", "right", "up", "down")}
)
"""Keys that text fields and terminals keep for themselves; a live move must work while something is typed."""
_FORMS = frozenset({"form", "new"})
_APART = frozenset({"home", "cockpit"})


def remapped(
    commands: Sequence[Command], wished: Mapping[str, Sequence[str]]
) -> tuple[tuple[Command, ...], tuple[str, ...]]:
    """Return the table with the wished keys, and a sentence for every wish that cannot be met.

    Args:
        commands: The table.
        wished: Command id -> its keys; the first is shown.
    """
    known = {command.id: command for command in commands}
    refused: list[str] = []
    taken: dict[str, tuple[str, ...]] = {}
    for name, keys in wished.items():
        why = _unfit(known.get(name), name, keys)
        if why:
            refused.append(why)
        else:
            taken[name] = tuple(keys)
    while True:
        table = tuple(c._replace(keys=taken[c.id]) if c.id in taken else c for c in commands)
        clash = _clash(table, taken)
        if clash is None:
            return table, tuple(refused)
        name, other, key = clash
        del taken[name]
        refused.append(f"{upper_key(key)} for “{known[name].title}” is taken by “{known[other].title}”.")


def _unfit(command: Command | None, name: str, keys: Sequence[str]) -> str:
    """Why a wish cannot be met by itself, empty where it can."""
    if command is None:
        return f"There is no command called {name[:40]}."
    if any(place.startswith("exercise/") for place in command.where) or command.id == "carried":
        return f"The keys of “{command.title}” belong to its page and stay."
    if not keys:
        return f"“{command.title}” needs a key."
    for key in keys:
        if command.typing and key in FIELD_KEYS:
            return f"{upper_key(key)} for “{command.title}” is a key of text fields."
        if not (_PLAIN.match(key) or (not command.typing and _SINGLE.match(key))):
            return f"{key[:20]} for “{command.title}” is no key that works there."
    return ""


def _clash(table: Sequence[Command], wished: Mapping[str, object]) -> tuple[str, str, str] | None:
    for first, second in combinations(table, 2):
        shared = set(first.keys) & set(second.keys)
        if shared and (first.id in wished or second.id in wished) and _together(first, second):
            mine, other = (second, first) if second.id in wished else (first, second)
            return mine.id, other.id, min(shared)
    return None


def _together(first: Command, second: Command) -> bool:
    """Whether both can be pressed in one place."""
    one, two = ({place.split("/")[0] for place in command.where} for command in (first, second))
    if one & two or "everywhere" in one | two or (one <= _FORMS and two <= _FORMS):
        return True
    return any(a == {"book"} and not b <= _FORMS | _APART for a, b in ((one, two), (two, one)))
