"""What earlier exercises offer to `plan`: suggestions, which wait for a keypress (see `exercises.plan.drafting`)."""

from __future__ import annotations

from exercises.kit import Findings, Prefill


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return nothing: no action is added by itself."""
    return ()
