"""E05 Domain, community, practice canvas."""

from exercises.canvas.answers import Answers, adapt, present, read, write
from exercises.canvas.results import done, figures, headline, prefill, public, result, rows

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
