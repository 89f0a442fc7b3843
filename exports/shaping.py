"""Lets WeasyPrint draw each line of a drawing whole.

It draws the text of an SVG letter by letter: Arabic comes out in single letters from left to right, Devanagari without
its joins, a family as four heads, and every letter is laid out apart. One line as one piece is right and quicker.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

_APART = {"rotate", "textLength", "letter-spacing"}
_PLACES = ("x", "y", "dx", "dy")


class _Whole(str):
    """A text whose only letter is itself."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def whole_lines() -> bool:
    """Make WeasyPrint draw lines whole where it is loaded; return whether it does.

    These are its inner names: in a version without them it draws as it would without us.
    """
    svg = sys.modules.get("weasyprint.svg")
    drawn: Any = getattr(svg, "text", None)
    if svg is None or drawn is None or not hasattr(svg, "TAGS"):
        return False
    if getattr(drawn, "whole", False):
        return True

    def text(image: Any, node: Any, font_size: float) -> None:
        """Draw a line: whole, unless its letters are to be placed one by one."""
        if node.text and hasattr(node, "_etree_node") and not _placed(node.attrib):
            node._etree_node.text = _Whole(node.text)
        drawn(image, node, font_size)

    text.whole = True  # type: ignore[attr-defined]
    svg.TAGS.update({tag: text for tag, draws in svg.TAGS.items() if draws is drawn})
    vars(svg)["text"] = text
    return True


def _placed(attributes: Any) -> bool:
    return bool(_APART & set(attributes)) or any(" " in str(attributes.get(name, "")).strip() for name in _PLACES)


__all__ = ["whole_lines"]
