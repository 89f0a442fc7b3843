"""The state of a page in words, the same on the wall and in the second terminal."""

from __future__ import annotations

from workbook.model import PageStatus


def in_words(status: PageStatus, turn: int = 1, *, again: bool = False) -> str:
    """Return the state of a page: ``open``, ``round 2, open``, ``re-opened``.

    Args:
        status: Where the run of the page stands.
        turn: The voting round.
        again: It was settled before and is open again.
    """
    word = "re-opened" if again and status in ("open", "revealed") else status
    return f"round {turn}, {word}" if turn > 1 and status != "skipped" else word
