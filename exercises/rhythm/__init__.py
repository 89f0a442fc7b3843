"""E10 Activity rhythm and mix calendar."""

from exercises.rhythm.answers import Answers, adapt, present, read, write
from exercises.rhythm.carried import prefill
from exercises.rhythm.results import Result, done, figures, headline, public, result, rows

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
