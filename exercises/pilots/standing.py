"""Why the candidates stand in the order they do where one is chosen. Pure."""

from __future__ import annotations

from exercises.guide import exercise
from exercises.kit import Standing
from exercises.pilots.results import Result


def standing(page: str, found: Result) -> Standing | None:
    """Return why the candidates that are chosen from stand in the order they do: by their quadrant."""
    if page != "decide":
        return None
    say = exercise("pilots").say
    beside = {row.id: say(row.quadrant) for row in found.ranking if row.quadrant}
    return Standing("Strong on both sides first", "rated", beside)
