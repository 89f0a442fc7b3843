"""E07 Strategic value proposition."""

from exercises.proposition.answers import Answers, adapt, present, read, write
from exercises.proposition.carried import prefill
from exercises.proposition.results import Result, done, figures, headline, public, result, rows

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
