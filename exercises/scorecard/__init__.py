"""E14 Critical success factor scorecard."""

from exercises.scorecard.answers import Answers, adapt, present, read, write
from exercises.scorecard.carried import prefill
from exercises.scorecard.results import Result, done, figures, headline, public, result, rows

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
