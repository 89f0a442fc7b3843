"""E09 Core group, launch plan and stewardship ladder."""

from exercises.launch.answers import Answers, adapt, present, read, write
from exercises.launch.carried import prefill
from exercises.launch.results import Result, done, figures, headline, public, result, rows

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
