"""Rows of one or two scores of a group: never shown, neither on the wall nor on paper.

Two numbers among two or more people tell who gave which. The exact results keep them (`show --json`); figures do not.
"""

from __future__ import annotations

from exercises.statistics import Summary
from workbook.disclosure import MIN_SHOWN

HELD = "too few to show"
"""What stands in the place of such a row."""


def is_held(stats: Summary) -> bool:
    """Tell whether a row must not be shown: two or more took part and fewer than three of them scored."""
    return stats.n + stats.passes >= 2 and 0 < stats.n < MIN_SHOWN
