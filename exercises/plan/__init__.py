"""E16 Action plan over the six steps."""

from exercises.plan.answers import Answers, actions_of, adapt, present, read, write
from exercises.plan.carried import prefill
from exercises.plan.drafting import Draft, drafts
from exercises.plan.results import Result, done, figures, headline, public, result, rows

__all__ = [
    "Answers",
    "Draft",
    "Result",
    "actions_of",
    "adapt",
    "done",
    "drafts",
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
