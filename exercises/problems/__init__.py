"""E02 Critical business problems."""

from exercises.problems.answers import Answers, adapt, present, read, write
from exercises.problems.results import done, figures, headline, prefill, public, result, rows
from exercises.problems.standing import standing

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
    "standing",
    "write",
]
