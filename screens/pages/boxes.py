"""The fields of a page together: where somebody writes, which can be kept, and what waits in them."""

from __future__ import annotations

from textual.widget import Widget

from screens.pages.editors import FieldBox
from screens.text import quoted


def typing_in(page: Widget) -> bool:
    """Whether the cursor stands in one of the fields of a page."""
    focused = page.screen.focused
    return focused is not None and any(isinstance(node, FieldBox) for node in focused.ancestors)


def boxes_filled(page: Widget) -> tuple[FieldBox, ...]:
    """Return the fields of a page whose value may be kept.

    On a page that is turned before it was drawn the editors are empty, or gone, and nobody emptied them.
    """
    return tuple(box for box in page.query(FieldBox) if box.filled)


def boxes_waiting(page: Widget) -> tuple[FieldBox, ...]:
    """Return the fields of a page in which stands what is no value of theirs: it is kept as it was typed."""
    return tuple(box for box in boxes_filled(page) if box.wrong)


def waiting_words(boxes: tuple[FieldBox, ...]) -> str:
    """Say what was typed and does not count, and where it waits; empty for no boxes."""
    if len(boxes) > 1:
        return f"{len(boxes)} fields hold what does not count yet: {', '.join(box.field.label for box in boxes)}."
    return "".join(f"{box.field.label}: {quoted(box.raw)} waits there, not counted. {box.wrong}" for box in boxes)
