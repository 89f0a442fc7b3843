"""The screens on which a ballot is keyed in: paper slips, seat by seat, a show of hands."""

from __future__ import annotations

from screens.ballots.hands import HandsUp
from screens.ballots.panel import Panel, ends
from screens.ballots.seats import Seats
from screens.ballots.slips import Slips

PANELS: dict[str, type[Panel]] = {"paper": Slips, "read_out": Slips, "seats": Seats, "hands": HandsUp}
"""Way in -> its screen."""


__all__ = ["PANELS", "Panel", "ends"]
