"""Things of which a test knows more than their type says."""

from __future__ import annotations

from typing import TypeVar

Kind = TypeVar("Kind")


def as_a(kind: type[Kind], thing: object) -> Kind:
    """Return a thing as what it must be; where it is something else, the test fails here and says what it is."""
    assert isinstance(thing, kind), f"a {type(thing).__name__}, not a {kind.__name__}: {thing!r}"
    return thing
