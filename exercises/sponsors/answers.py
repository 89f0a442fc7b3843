"""The answers of `sponsors` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from exercises.filling.cells import as_flag, kept, text
from exercises.forms import filled_ids, on_scale, one_of, without_blanks
from exercises.kit import builtins
from workbook.model import Content, Item, Participant, Workbook

SponsorType: TypeAlias = Literal["voice", "line", "resource"]
TYPES: tuple[SponsorType, ...] = ("voice", "line", "resource")
MoveState: TypeAlias = Literal["idea", "asked", "agreed"]
MOVE_STATES: tuple[MoveState, ...] = ("idea", "asked", "agreed")
Evidence: TypeAlias = Literal["told", "observed", "measured"]
EVIDENCE: tuple[Evidence, ...] = ("told", "observed", "measured")
Permission: TypeAlias = Literal["yes", "asked", "no"]
PERMISSIONS: tuple[Permission, ...] = ("yes", "asked", "no")
Stance: TypeAlias = Annotated[int, Meta(ge=1, le=5)]

CONTROLS = ("managers_set_topics", "attendance_demanded", "conversations_read", "outputs_edited")
PARTS = ("hard", "did", "changed", "who")
"""The texts of a story, in the order it is told."""


class Sponsor(Struct, frozen=True, omit_defaults=True):
    """One sponsor: a role, what it can do for us, where it stands, what we ask and offer.

    Attributes:
        type: voice (speaks for it), line (frees the hours), resource (pays).
        stance, desired: 1 (against) to 5 (speaks for us), now and wanted.
        owner: Who carries the ask there.
        by: ISO date of the ask.
        guess: The stance is one person's guess.
        id: The row's own id; a file may leave it out.
    """

    role: str = ""
    type: SponsorType | None = None
    stance: Stance | None = None
    desired: Stance | None = None
    ask: str = ""
    offer: str = ""
    hands_off: str = ""
    owner: str = ""
    by: str | None = None
    guess: bool = False
    id: str = ""


class Move(Struct, frozen=True, omit_defaults=True):
    """One way in which the work will count, and how far it is."""

    move: str = ""
    state: MoveState | None = None


class Story(Struct, frozen=True, omit_defaults=True):
    """One success: what was hard, what the community did, what changed, for whom. Printed with permission only."""

    title: str = ""
    hard: str = ""
    did: str = ""
    changed: str = ""
    who: str = ""
    evidence: Evidence | None = None
    permission: Permission | None = None
    channel: str = ""

    @property
    def may_print(self) -> bool:
        """Whether the people in it said yes."""
        return self.permission == "yes"


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `sponsors`; *control_checks* holds only the questions that were answered."""

    map: tuple[Sponsor, ...] = ()
    recognition: tuple[Move, ...] = ()
    stories: tuple[Story, ...] = ()
    control_checks: dict[str, bool] = {}


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    checks = {check.id: as_flag(check.cells.get("state")) for check in book.rows("sponsors/control")}
    return Answers(
        map=tuple(_sponsor(row) for row in book.rows("sponsors/map")),
        recognition=tuple(
            Move(row.text, one_of(row.cells.get("state"), MOVE_STATES)) for row in book.rows("sponsors/recognition")
        ),
        stories=tuple(_story(row) for row in book.rows("sponsors/stories")),
        control_checks={name: flag for name, flag in checks.items() if flag is not None},
    )


def _sponsor(row: Item) -> Sponsor:
    return Sponsor(
        role=row.text,
        type=one_of(row.cells.get("type"), TYPES),
        stance=on_scale(row, "stance"),
        desired=on_scale(row, "desired"),
        ask=text(row, "ask"),
        offer=text(row, "offer"),
        hands_off=text(row, "hands_off"),
        owner=text(row, "owner"),
        by=text(row, "by") or None,
        guess=as_flag(row.cells.get("guess")) or False,
        id=row.id,
    )


def _story(row: Item) -> Story:
    return Story(
        title=row.text,
        evidence=one_of(row.cells.get("evidence"), EVIDENCE),
        permission=one_of(row.cells.get("permission"), PERMISSIONS),
        channel=text(row, "channel"),
        **{part: text(row, part) for part in PARTS},
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    sponsors = tuple(
        Item(
            row_id,
            s.role,
            kept(
                type=s.type, stance=s.stance, desired=s.desired, ask=s.ask, offer=s.offer, hands_off=s.hands_off,
                owner=s.owner, by=s.by, guess=s.guess or None,
            ),
        )
        for row_id, s in zip(filled_ids([s.id for s in answers.map], "M"), answers.map, strict=True)
    )  # fmt: skip
    stories = tuple(
        Item(
            f"T{n}",
            s.title,
            kept(
                hard=s.hard, did=s.did, changed=s.changed, who=s.who,
                evidence=s.evidence, permission=s.permission, channel=s.channel,
            ),
        )
        for n, s in enumerate(answers.stories, 1)
    )  # fmt: skip
    lists = {
        "sponsors/map": sponsors,
        "sponsors/recognition": tuple(
            Item(f"G{n}", m.move, kept(state=m.state)) for n, m in enumerate(answers.recognition, 1)
        ),
        "sponsors/stories": stories,
        "sponsors/control": tuple(
            Item(name, cells={"state": "yes" if flag else "no"}) for name, flag in answers.control_checks.items()
        ),
    }
    return Content(items={name: rows for name, rows in lists.items() if rows})
