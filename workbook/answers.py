"""What is written on the pages of an exercise: values and where they came from, cards and rows, counts.

* **fields**: one value a name, kept by page (``problems/chosen`` -> ``{"selected": ["K1"]}``);
* **items**: cards and rows with stable ids, kept by list (``problems/clusters`` -> K1, K2 ...); every page that
  takes an item up adds its own cells to it;
* **tallies**: counts of votes and scores, kept by page and round, never beside a person.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Value: TypeAlias = bool | int | float | str | list[str] | None
"""What a field or a cell can hold. ``None`` is "not answered"."""

Viewpoint: TypeAlias = Literal["member", "management", "support"]
VIEWPOINTS: tuple[Viewpoint, ...] = ("member", "management", "support")

Way: TypeAlias = Literal["seats", "hands", "read_out", "paper", "agreed", "own", "import"]
"""How votes or scores came in."""

Counts: TypeAlias = dict[str, int]
"""How many gave each mark: ``{"1": 0, "2": 3, ..., "pass": 1}``, or ``{"true": 5, "false": 2, "unsure": 1}``."""

PASS = "pass"
"""Mark of those who did not score."""
VOTES = "votes"
"""Criterion and mark of a vote."""


class Source(Struct, frozen=True, omit_defaults=True):
    """Where a carried-forward value came from.

    Attributes:
        ref: Stable path of the source, e.g. ``problems/ratings/K1/priority``.
        taken: The value as it was when it was taken.
        kept: Somebody looked at a changed source and kept the taken value; the changed value then stands here.
    """

    ref: str
    taken: Value = None
    kept: Value = None


class Item(Struct, frozen=True, omit_defaults=True):
    """A card or row.

    Attributes:
        id: Stable within its list (``K1``).
        text: What stands on the card; for a row, its first column.
        cells: What pages added, by column id.
        sources: Where carried-forward cells came from, by column id; the text's own source is under ``""``.
    """

    id: str
    text: str = ""
    cells: dict[str, Value] = {}
    sources: dict[str, Source] = {}


class Tally(Struct, frozen=True, omit_defaults=True):
    """Counts of one vote or scoring round on one page; no seat, no order, no time.

    Attributes:
        page: ``exercise/page``.
        round: 1, or 2 for a second blind round.
        way: How the marks came in.
        counts: item -> criterion -> mark -> how many. Votes use the criterion ``votes`` and the mark ``votes``.
        views: viewpoint -> the same, only where `docs/formulas.md` allows it.
        voters: How many people took part (``None``: unknown).
        view_voters: How many of each viewpoint took part, kept only with *views*.
    """

    page: str
    round: int = 1
    way: Way = "paper"
    counts: dict[str, dict[str, Counts]] = {}
    views: dict[str, dict[str, dict[str, Counts]]] = {}
    voters: int | None = None
    view_voters: dict[str, int] = {}

    @property
    def key(self) -> str:
        """The tally's name in the workbook: ``exercise/page#round``."""
        return f"{self.page}#{self.round}"


class Content(Struct, frozen=True, omit_defaults=True):
    """What one exercise holds in a workbook: the part that `answers.py` of an exercise reads and makes."""

    fields: dict[str, dict[str, Value]] = {}
    items: dict[str, tuple[Item, ...]] = {}
    tallies: dict[str, Tally] = {}
    sources: dict[str, dict[str, Source]] = {}
    bin: dict[str, tuple[Item, ...]] = {}
