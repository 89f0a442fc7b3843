"""What earlier exercises offer to `support`: coaching for what the coordinator finds hard, if that was shared."""

from __future__ import annotations

from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.support.answers import NEEDS


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return a coaching need for each weak area of a self-assessment that was shared with the group."""
    from exercises.coordinator.answers import Answers as Coordinator
    from exercises.coordinator.results import Result as Found

    coordinator, found = earlier.answer("coordinator", Coordinator), earlier.result("coordinator", Found)
    if coordinator is None or found is None or not coordinator.share_with_group:
        return ()
    words = exercise("support")
    return tuple(
        Prefill(
            "support/walk",
            words.say(f"coach_{area}"),
            f"coordinator/below_3/{area}",
            words.say("from_coordinator"),
            list=NEEDS,
            item=f"H-{area}",
            cells={"kind": "coaching"},
        )
        for area in found.below_3
    )
