"""E01 Primer, shared words and myth check."""

from exercises.primer.answers import Answers, adapt, present, read, write
from exercises.primer.results import done, figures, headline, prefill, public, result, rows

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
    "write",
]
