"""An example in an empty field says that it is one: on a wall and in a text dump it must not look like an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from exercises.guide import exercise
from exercises.page_parts import Field
from exercises.registry import CATALOGUE

HELP = {
    "0 if nobody inside",
    "say it with a verb: reading, choosing, refitting",
    "the people by what they do, across units",
    "something we already count, from what to what, by when",
    "a goal that is on paper and that managers are asked about",
    "Only if clarity stays under 3.5",
    "Hours a month",
}
"""Hints that tell how to fill a field in and cannot be taken for what stands in it."""


def typed_fields(name: str) -> Iterator[Field]:
    for page in exercise(name).pages:
        for part in ("fields", "columns", "notes"):
            for field in getattr(page, part, ()):
                if isinstance(field, Field) and field.type in ("text", "paragraph", "list", "number", "person"):
                    yield field


@pytest.mark.parametrize("name", CATALOGUE)
def test_examples_are_marked_as_examples(name: str) -> None:
    hints = [field.hint for field in typed_fields(name) if field.hint and field.hint not in HELP]
    assert [hint for hint in hints if not hint.startswith("e.g. ")] == []
