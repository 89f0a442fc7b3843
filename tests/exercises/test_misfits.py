"""What does not fit is said in plain words, whatever the type."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal

import msgspec
import pytest

from exercises.misfits import in_words


class State(Enum):
    """A state."""

    OPEN = "open"


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A row."""

    text: str
    n: int = 0
    kind: Literal["a", "b"] = "a"
    state: State = State.OPEN
    parts: list[str] | None = None


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "“text” is missing"),
        ({"text": "x", "m": 1}, "there is no “m” here"),
        ({"text": 1}, "expected a text, got a whole number"),
        ({"text": "x", "n": 1.5}, "expected a whole number, got a number"),
        ({"text": "x", "n": True}, "expected a whole number, got true or false"),
        ({"text": "x", "kind": "c"}, "“c” is not one of the words that can stand here"),
        ({"text": "x", "state": "c"}, "“c” is not one of the words that can stand here"),
        ({"text": "x", "parts": {}}, "expected a list or nothing, got a table"),
    ],
)
def test_a_value_that_does_not_fit_is_said_in_plain_words(raw: Any, told: str) -> None:
    with pytest.raises(msgspec.ValidationError) as wrong:
        msgspec.convert(raw, Row)
    assert in_words(str(wrong.value).split(" - at ", maxsplit=1)[0]) == told
