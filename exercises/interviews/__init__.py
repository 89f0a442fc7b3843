"""E08 Member interviews."""

from exercises.interviews.answers import Answers, adapt, present, read, write
from exercises.interviews.carried import prefill
from exercises.interviews.results import Result, done, figures, headline, public, result, rows

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
