"""E15 Solo coordinator self-assessment."""

from exercises.coordinator.answers import Answers, adapt, present, read, write
from exercises.coordinator.carried import prefill
from exercises.coordinator.results import Result, done, figures, headline, public, result, rows

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
