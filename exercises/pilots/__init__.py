"""E04 Pilot selection: potential and readiness."""

from exercises.pilots.answers import Answers, adapt, present, read, write
from exercises.pilots.results import done, figures, headline, prefill, public, result, rows
from exercises.pilots.standing import standing

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
