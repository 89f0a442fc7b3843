"""Dicts that are copied, never changed: the workbook is shared by whoever holds it."""

from __future__ import annotations

from typing import TypeVar

_V = TypeVar("_V")


def kept(mapping: dict[str, _V], key: str, value: _V | None) -> dict[str, _V]:
    """Copy with *key* set, or left out where *value* is None: "not answered" takes no room."""
    copy = dict(mapping)
    if value is None:
        copy.pop(key, None)
    else:
        copy[key] = value
    return copy


def two_deep(mapping: dict[str, dict[str, _V]], key: str, name: str, value: _V | None) -> dict[str, dict[str, _V]]:
    """Copy with *name* set in the dict under *key*; a dict that empties goes."""
    inner = kept(mapping.get(key, {}), name, value)
    return kept(mapping, key, inner or None)


def others(mapping: dict[str, _V], prefix: str) -> dict[str, _V]:
    """Copy without the keys that begin with *prefix*."""
    return {k: v for k, v in mapping.items() if not k.startswith(prefix)}


def filled(mapping: dict[str, _V]) -> dict[str, _V]:
    """Leave out what says nothing: an empty page or list takes no room."""
    return {k: v for k, v in mapping.items() if v}
