"""E12 Sponsors, recognition and stories."""

from exercises.sponsors.answers import Answers, adapt, present, read, write
from exercises.sponsors.carried import prefill
from exercises.sponsors.results import Result, done, figures, headline, public, result, rows

__all__ = [
    "Answers",
    "Result",
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
