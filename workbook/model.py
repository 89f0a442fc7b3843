"""What a workbook holds: plain, typed, immutable data.

What is written on pages stands in `workbook.answers`, and is found here as well; around it stand the cover, the
people, the agenda with its run, actions and the parking lot. Dates are ISO texts (``2025-03-12``); everything is JSON
as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from workbook.answers import VIEWPOINTS, Content, Counts, Item, Source, Tally, Value, Viewpoint, Way

__all__ = [
    "SCHEMA", "VIEWPOINTS", "Action", "Block", "Clock", "Content", "Counts", "Info", "Item", "PageMark", "PageStatus",
    "Parked", "Participant", "Session", "Source", "Tally", "Value", "Viewpoint", "Way", "Workbook", "WorkbookKind",
    "new_id",
]  # fmt: skip

SCHEMA = 1
"""Version of the workbook file. Older ones are migrated after a backup, newer ones open read-only."""

WorkbookKind: TypeAlias = Literal["group", "solo", "sample", "rehearsal"]
PageStatus: TypeAlias = Literal["ready", "open", "closed", "revealed", "settled", "skipped"]


class Participant(Struct, frozen=True, omit_defaults=True):
    """One person (above 14 people, one table): a role label, never a name by default.

    Attributes:
        id: ``P1`` ...; also the seat.
        role: Role label, e.g. ``Pump fitter, north``.
        viewpoint: Whose side the person speaks from; used for view gaps only.
        here: Whether the person is in the room now.
    """

    id: str
    role: str = ""
    viewpoint: Viewpoint = "member"
    here: bool = True


class Action(Struct, frozen=True, omit_defaults=True):
    """One action of the plan.

    Attributes:
        id: ``N1`` ...
        step: Start-up step ``S1`` to ``S6``, or empty.
        what: What will be done; starts with a verb.
        owner: Participant id or role; one.
        due: ISO date, or None.
        done_when: How we will know.
        source: Exercise id or page it came from; a taken suggestion adds its rule: ``support R13``.
        state: open, done or dropped.
        learnt: What became of it, when it is looked at again.
    """

    id: str
    step: str = ""
    what: str = ""
    owner: str = ""
    due: str | None = None
    done_when: str = ""
    source: str = ""
    state: Literal["open", "done", "dropped"] = "open"
    learnt: str = ""


class Parked(Struct, frozen=True, omit_defaults=True):
    """One thing put in the parking lot, with who takes it."""

    id: str
    text: str = ""
    taker: str = ""
    source: str = ""


class Block(Struct, frozen=True, omit_defaults=True):
    """One block of the agenda.

    Attributes:
        id: Unique in the agenda; an exercise's id, or ``welcome``, ``break``, ``slack`` ...
        exercise: The exercise that is run, or empty for the other blocks.
        variant: full, short, solo or lite.
        minutes: The time box.
        dropped: Left out while running.
        actual: Minutes it took, once it ran.
    """

    id: str
    exercise: str = ""
    variant: str = "full"
    minutes: int = 0
    dropped: bool = False
    actual: int | None = None


class PageMark(Struct, frozen=True, omit_defaults=True):
    """How far one page is.

    Attributes:
        status: Where the run of the page stands.
        round: The voting round under way.
        check: Something this page was built on has changed since: "check again".
        again: It was settled once and is open again.
    """

    status: PageStatus = "ready"
    round: int = 1
    check: bool = False
    again: bool = False


class Clock(Struct, frozen=True, omit_defaults=True):
    """The page clock as it is kept.

    Attributes:
        page: The page it runs for.
        box: The time box in seconds, additions included.
        spent: Seconds spent when it was last kept.
        running: Whether it ran then.
        at: Wall clock time (seconds since the epoch) when it was last kept.
    """

    page: str = ""
    box: int = 0
    spent: float = 0.0
    running: bool = False
    at: float = 0.0


class Session(Struct, frozen=True, omit_defaults=True):
    """Where the run of the agenda stands: the page in hand, the state of every page, the clock."""

    page: str = ""
    marks: dict[str, PageMark] = {}
    clock: Clock = Clock()


class Info(Struct, frozen=True, omit_defaults=True):
    """What stands on the cover.

    Attributes:
        community: Our word for it; the same field that `primer` fills (`docs/formulas.md`).
        agenda: Agenda id (`half-day` ...).
        follows: Slug of the workbook this one continues, or empty.
        started: Whether anything was ever run; False for a workbook just made.
        notes: Texts of the run log that are not figures: before the day, after the day.
    """

    title: str = ""
    organisation: str = ""
    community: str = ""
    date: str = ""
    agenda: str = ""
    place: str = ""
    facilitator: str = ""
    context: str = ""
    coordinator_candidate: str = ""
    kind: WorkbookKind = "group"
    follows: str = ""
    notes: dict[str, list[str]] = {}


class Workbook(Struct, frozen=True, omit_defaults=True):
    """One workshop and all its answers.

    Attributes:
        id: Random and stable; the file's own name may change.
        info: What stands on the cover.
        people: Who takes part, in seat order.
        agenda: The blocks, in running order.
        fields: page -> field -> value.
        sources: page -> field -> where a carried-forward value came from.
        items: list -> items in order.
        bin: list -> items that were deleted and can come back.
        tallies: ``page#round`` -> counts.
        created, updated: ISO times in UTC.
    """

    id: str
    info: Info = Info()
    people: tuple[Participant, ...] = ()
    agenda: tuple[Block, ...] = ()
    fields: dict[str, dict[str, Value]] = {}
    sources: dict[str, dict[str, Source]] = {}
    items: dict[str, tuple[Item, ...]] = {}
    bin: dict[str, tuple[Item, ...]] = {}
    tallies: dict[str, Tally] = {}
    actions: tuple[Action, ...] = ()
    parking: tuple[Parked, ...] = ()
    session: Session = Session()
    created: str = ""
    updated: str = ""

    def field(self, page: str, name: str) -> Value:
        """Return the value of a field, ``None`` where it was never answered."""
        return self.fields.get(page, {}).get(name)

    def rows(self, name: str) -> tuple[Item, ...]:
        """Return the items of a list (``problems/clusters``), empty where there are none."""
        return self.items.get(name, ())

    def item(self, name: str, item_id: str) -> Item | None:
        """Return one item of a list, or ``None``."""
        return next((item for item in self.rows(name) if item.id == item_id), None)

    def cell(self, name: str, item_id: str, column: str) -> Value:
        """Return one cell of an item, ``None`` where it was never answered."""
        item = self.item(name, item_id)
        return None if item is None else item.cells.get(column)

    def tally(self, page: str, turn: int = 1) -> Tally | None:
        """Return the counts of a page's voting round, or ``None``."""
        return self.tallies.get(f"{page}#{turn}")

    def latest_tally(self, page: str) -> Tally | None:
        """Return the counts of the newest round of a page, or ``None``."""
        return self.tally(page, 2) or self.tally(page, 1)

    def mark(self, page: str) -> PageMark:
        """Return how far a page is."""
        return self.session.marks.get(page, PageMark())

    def person(self, person_id: str) -> Participant | None:
        """Return a participant by id, or ``None``."""
        return next((p for p in self.people if p.id == person_id), None)

    @property
    def solo(self) -> bool:
        """Whether everything here is one person's view."""
        return self.info.kind == "solo"


def new_id(items: Mapping[str, object] | tuple[Struct, ...] | list[str], prefix: str) -> str:
    """Return the next id with *prefix*: one more than the highest number in use (``K1``, ``K2`` -> ``K3``)."""
    ids = (getattr(item, "id", item) for item in items)
    tails = (str(i)[len(prefix) :] for i in ids if str(i).startswith(prefix))
    numbers = [int(tail) for tail in tails if tail.isascii() and tail.isdecimal() and len(tail) < 10]
    return f"{prefix}{max(numbers, default=0) + 1}"
