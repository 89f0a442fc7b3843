"""The state of a page in words, the same on the wall and in the second terminal."""

from __future__ import annotations

from workbook.model import PageStatus


def in_words(status: PageStatus, turn: int = 1, *, again: bool = False) -> str:
    """Return the state of a page, what is in hand first: ``open``, ``open, round 2``, ``revealed, re-opened``.

    Args:
        status: Where the run of the page stands.
        turn: The voting round.
        again: It was settled before and is in hand again.
    """
    if status == "skipped":
        return status
    turns = [f"round {turn}"] if turn > 1 else []
    return ", ".join([status, *turns, *(["re-opened"] if again and status != "settled" else [])])
