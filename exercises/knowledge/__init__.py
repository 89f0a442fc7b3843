"""E03 Knowledge to put to wider use."""

from exercises.knowledge.answers import Answers, adapt, present, read, write
from exercises.knowledge.results import done, figures, headline, prefill, public, result, rows

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
