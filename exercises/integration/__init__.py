"""E13 Barriers, hooks and alignment."""

from exercises.integration.answers import Answers, adapt, present, read, write
from exercises.integration.carried import prefill
from exercises.integration.results import Result, done, figures, headline, public, result, rows

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
