"""What of a secret ballot may be kept apart by viewpoint, and what may be shown."""

from __future__ import annotations

from collections.abc import Collection

from workbook.answers import PASS, Counts

MIN_PER_VIEW = 2
"""Fewest scores of every viewpoint present for viewpoints to be kept."""
MIN_SHOWN = 3
"""Fewest scores on a criterion for the result of a secret ballot to be shown, where two or more people took part."""
FEW = 5
"""Under so many scores the screen says how few they are."""


def scored(counts: Counts) -> int:
    """Return how many scores stand in counts, passes left out."""
    return sum(n for mark, n in counts.items() if mark != PASS)


def held_back(counts: Counts, voters: int | None) -> bool:
    """Tell whether a secret result must not be shown: two or more took part and fewer than three scored."""
    return (voters or 0) >= 2 and scored(counts) < MIN_SHOWN


def few(counts: Counts, voters: int | None) -> bool:
    """Tell whether the screen has to say how few scores these are."""
    return (voters or 0) >= 2 and scored(counts) < FEW


def keeps_views(sizes: Collection[int]) -> bool:
    """Tell whether viewpoints may be kept: two or more are present, each with two or more scores or voters.

    Args:
        sizes: How many scored (or voted) of each viewpoint present.
    """
    return len(sizes) > 1 and min(sizes) >= MIN_PER_VIEW
