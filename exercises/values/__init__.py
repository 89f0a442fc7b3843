"""E06 Value matrix."""

from exercises.values.answers import Answers, adapt, present, read, write
from exercises.values.results import done, figures, headline, prefill, public, result, rows

__all__ = [
    "Answers",
    "adapt",
    "done",
    "figures",
    "headline",
    "prefill",
    "present",
    "public",
    "read",
    "result",
    "rows",
    "write",
]
