"""What is wrong with a value that does not fit its type, in plain words."""

from __future__ import annotations

import re

_SAID = (
    (r"Object missing required field `([^`]+)`", r"“\1” is missing"),
    (r"Object contains unknown field `([^`]+)`", r"there is no “\1” here"),
    (r"Invalid (?:enum )?value '([^']*)'", r"“\1” is not one of the words that can stand here"),
    (r"Invalid enum value (.+)", r"\1 is not one of the words that can stand here"),
)
_TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


def in_words(message: str) -> str:
    """Return what msgspec says of a value (its message without the place) for people who know no types."""
    for pattern, words in _SAID:
        message = re.sub(pattern, words, message)
    message = re.sub(r"`([a-z |]+)`", _types, message)
    return message[:1].lower() + message[1:]


def _types(found: re.Match[str]) -> str:
    """One type or several, ``array | null``, in words."""
    return " or ".join(_TYPES.get(name, f"`{name}`") for name in found[1].split(" | "))
