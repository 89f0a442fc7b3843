"""What earlier exercises offer to `integration`: the concerns heard in interviews, as barriers."""

from __future__ import annotations

from exercises.forms import key_of
from exercises.guide import exercise
from exercises.interviews.answers import Answers as Interviews
from exercises.kit import Findings, Prefill

LIST = "integration/barriers"


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return a barrier for each concern; a concern is known by its words, not by its place."""
    interviews = earlier.answer("interviews", Interviews)
    if interviews is None:
        return ()
    label = exercise("integration").say("from_concern")
    return tuple(
        Prefill(LIST, concern, f"interviews/concerns/{key_of(concern)}", label, list=LIST, item=f"B-{key_of(concern)}")
        for concern in dict.fromkeys(interviews.concerns)
        if concern.strip()
    )
