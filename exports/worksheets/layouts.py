"""Which sheets each exercise has on paper: who gets one, which pages stand on it, how many rows to write on.

An exercise that is not named here (a team's own) gets its pages in order, each as its kind is drawn.
"""

from __future__ import annotations

from msgspec import Struct

EACH = "One for each person"
GROUP = "One for the group"
SLIPS = "Cut out: one slip for each person"
TALK = "One for each talk"
ALONE = "For the facilitator; where sponsors stand is not handed around"


class Part(Struct, frozen=True):
    """A page on a sheet.

    Attributes:
        page: Its id.
        rows: Rows to write on, where the page fixes none; lines of each field, where it is written.
        add: Pages whose fields, criteria or votes stand as further columns.
        copies: How many slips a sheet of paper holds.
        look: A further class of the layout.
    """

    page: str
    rows: int = 0
    add: tuple[str, ...] = ()
    copies: int = 0
    look: str = ""


class Plot(Struct, frozen=True):
    """An empty figure to plot by hand; a name in `exports.worksheets.plots`."""

    name: str
    page: str = ""


class Sheet(Struct, frozen=True):
    """A sheet: what it is called, who gets one, what stands on it; *wide* on its side; *secret*: no role is asked."""

    name: str
    use: str
    parts: tuple[Part | Plot, ...]
    wide: bool = False
    secret: bool = False


LAYOUTS: dict[str, tuple[Sheet, ...]] = {
    "primer": (
        Sheet("", EACH, (Part("cards"), Part("myths"), Part("words", look="pair overleaf"), Part("fit_line", 2))),
    ),
    "problems": (
        Sheet("slips for problems", SLIPS, (Part("ideas", 3, copies=4),)),
        Sheet("wall sheet", GROUP, (Part("clusters", 12, ("dots", "ratings")),), wide=True),
        Sheet("ballots", SLIPS, (Part("dots", 12, copies=3, look="thirds"),), wide=True, secret=True),
        Sheet("ballots for the top five", SLIPS, (Part("ratings", 5, copies=2),), secret=True),
        Sheet("choice", GROUP, (Part("chosen"),)),
    ),
    "knowledge": (
        Sheet("areas", GROUP, (Part("areas", 8, ("ratings", "who_has_it"), look="tall"),), wide=True),
        Sheet("moves and need", GROUP, (Plot("knowledge", "ratings"), Part("need"))),
    ),
    "pilots": (
        Sheet("scores", GROUP, (Part("candidates", 6, ("potential", "readiness"), look="tall means"),), wide=True),
        Sheet("choice", GROUP, (Plot("pilots", "quadrant"), Part("decide"))),
    ),
    "canvas": (
        Sheet("domain", GROUP, (Part("domain", look="pair"), Part("domain_checks"))),
        Sheet("community", GROUP, (Plot("levels", "levels"), Part("levels"), Part("belonging", 3))),
        Sheet("practice", GROUP, (Part("inventory", 18, ("sort", "first_shelf")),)),
    ),
    "values": (
        Sheet("ballot", SLIPS, (Part("votes", copies=1, look="quarters"),), secret=True),
        Sheet("evidence", GROUP, (Part("evidence", 8), Part("promise", 2)), wide=True),
    ),
    "proposition": (
        Sheet("slots", EACH, (Part("slots", look="pair"),)),
        Sheet("statement", GROUP, (Part("statement"), Part("checks"), Part("clarity"))),
    ),
    "interviews": (
        Sheet("talk", TALK, (Part("questions"), Part("records", 1, look="pair overleaf"), Plot("notes", "records")),
              secret=True),
        Sheet("whom to ask, and what came up", GROUP, (Part("goal"), Part("who", 12),
              Part("concerns", 6, look="overleaf"), Part("issues", 8), Part("next_talks"))),
    ),
    "launch": (
        Sheet("people and jobs", GROUP, (Part("people", 8), Part("jobs", look="pair"), Part("date"))),
        Sheet("checks and ladder", GROUP, (Part("launch_checks"), Part("ladder"))),
    ),
    "rhythm": (
        Sheet("six months", GROUP, (Plot("months", "purpose"),), wide=True),
        Sheet("activities", GROUP, (Part("ideas", 8, ("calendar",), look="tall"),), wide=True),
        Sheet("beat and invitation", GROUP, (Part("beat"), Part("invitation"))),
    ),
    "support": (
        Sheet("the least that would do", GROUP, (Part("walk", 16, ("least", "owners"), look="kinds"),)),
        Sheet("technology ladder", GROUP, (Part("ladder", 4, look="climb taller"),)),
    ),
    "sponsors": (
        Sheet("sponsors", ALONE, (Part("map", 5, ("asks", "hands_off"), look="taller"),), wide=True),
        Sheet("recognition and control", GROUP, (Part("recognition", 5, look="tall"), Part("control"))),
        Sheet("stories", GROUP, (Part("stories", 2, look="halves"),)),
    ),
    "integration": (
        Sheet("barriers", GROUP, (Part("barriers", 12, ("sort", "moves")),), wide=True),
        Sheet("hooks", GROUP, (Part("hooks", 8, look="tall"),)),
        Sheet("alignment and passion", GROUP, (Part("alignment"), Part("passion", 4))),
    ),
    "scorecard": (
        Sheet("ballot", SLIPS, (Part("scores"),), secret=True),
        Sheet("what we saw, what we do", GROUP, (Part("evidence", add=("moves",), look="tallied"),), wide=True),
    ),
    "coordinator": (
        Sheet("", "For yourself", (Part("lines", add=("evidence",)), Part("time", look="overleaf")), secret=True),
        Sheet("peer", "For somebody who knows your work", (Part("peer"),), secret=True),
    ),
    "plan": (
        Sheet("status", GROUP, (Part("status", look="tall"),)),
        Sheet("actions", GROUP, (Part("actions", 18, look="steps"),)),
        Sheet("review and confidence", GROUP, (Part("review", look="pair"), Part("confidence"))),
    ),
}  # fmt: skip
