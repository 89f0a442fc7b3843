"""What pages are made of, as types: fields, options, lines, scales, what the coach says, and what every page has."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Variant: TypeAlias = Literal["full", "short", "solo", "lite"]
VARIANTS: tuple[Variant, ...] = ("full", "short", "solo", "lite")

FieldType: TypeAlias = Literal[
    "text", "paragraph", "list", "number", "date", "yesno", "choice", "choices", "ref", "refs", "scale", "person"
]
"""text: one line. list: several short texts. choice(s): ids from `options`. ref(s): ids of items (`refs` says of which
lists) or, where `free` is set, any text. scale: whole number low..high. person: a participant id or any role text."""

By: TypeAlias = Literal["ballot", "hands", "read_out", "agreed", "own"]
"""ballot: each person, unseen (seat by seat, or paper slips). hands: how many showed each value. agreed: one number
from the group. own: one person's number (solo)."""


class Coach(Struct, frozen=True, forbid_unknown_fields=True):
    """What only the facilitator should read.

    Attributes:
        tip: How to run this page.
        time_up: What to say when the time box is over.
        mistakes: What goes wrong and what to say then.
    """

    tip: str = ""
    time_up: str = ""
    mistakes: tuple[Mistake, ...] = ()


class Mistake(Struct, frozen=True, forbid_unknown_fields=True):
    """A common mistake (*seen*) and what to say (*say*)."""

    seen: str
    say: str


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that can be picked: stable *id*, *label* on screen, one-letter *mark* for grids."""

    id: str
    label: str
    mark: str = ""


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed line of the guide that is voted on, rated or marked.

    Attributes:
        id: Stable id (``FC1``, ``VMS1``, ``outsider_sees_problem``).
        label: What stands on screen.
        short: Shorter label for narrow figures.
        group: Id of the group it belongs to (``community``, ``VMS``), or empty.
        hint: A gloss or example, one sentence.
        anchors: Score -> sentence that says what the score looks like.
        guide: The guide's item it carries, or empty.
    """

    id: str
    label: str
    short: str = ""
    group: str = ""
    hint: str = ""
    anchors: dict[str, str] = {}
    guide: str = ""


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading over lines, or a fixed cluster."""

    id: str
    label: str
    hint: str = ""


class Criterion(Struct, frozen=True, forbid_unknown_fields=True):
    """What an item is rated on: 1 (or *low*) to 5 (or *high*), with what the ends and steps look like."""

    id: str
    label: str
    hint: str = ""
    low: str = ""
    high: str = ""
    anchors: dict[str, str] = {}


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """One labelled thing to fill in, on a `write` page or as a column of a `table`.

    Attributes:
        id: Stable id, unique on its page.
        label: What stands beside it.
        type: What kind of value it takes.
        hint: Example or help shown while it is empty.
        limit: Advised length in code points; longer is kept, the screen warns.
        most: Advised most entries of a list; least counts for "done when" only.
        low, high: Bounds of a number or scale.
        whole: For a number: only a whole one will do.
        options: For choice and choices.
        refs: For ref and refs: lists whose items are offered (``problems/clusters``).
        free: For ref: any text is accepted too.
        only: The variants it is asked in; empty: in all.
        on: For notes of a `choose` page: shown on picked items, on left ones, or on all.
    """

    id: str
    label: str
    type: FieldType = "text"
    hint: str = ""
    limit: int | None = None
    least: int | None = None
    most: int | None = None
    low: int | None = None
    high: int | None = None
    whole: bool = False
    options: tuple[Option, ...] = ()
    refs: tuple[str, ...] = ()
    free: bool = False
    only: tuple[Variant, ...] = ()
    on: Literal["picked", "left", "all"] = "all"


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """A card to read out: *title* and *body*."""

    title: str
    body: str


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement with a right answer, and the line shown after it is revealed."""

    id: str
    text: str
    answer: bool
    line: str


class CheckColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """One column of marks: its heading, and the variants it is asked in (empty: all)."""

    id: str
    label: str
    only: tuple[Variant, ...] = ()


class PageBase(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True):
    """What every page has.

    Attributes:
        id: snake_case, unique in its exercise, never changes; ``exercise/id`` names the page everywhere.
        title: Short name in the heading line ("Write alone").
        minutes: Variant -> minutes of the time box, or ``[open, closed and revealed]``. A variant that is not
            named leaves the page out; 0 is there with no minutes of its own.
        ask: The one question or instruction in large type.
        how: What to do now, one to three plain lines.
        then: One structuring question that ends the page, or what comes next; may be empty.
        prompts: Further prompts the facilitator may show one by one.
        solo: What *ask* says when one person works alone; empty: the same.
        solo_how: What *how* says when one person works alone; empty: the same.
        guide: Items of the guide this page carries.
        coach: What only the facilitator should read.
        extra: A sitting of its own (synthesis after fieldwork, the peer): minutes stand under ``full``... of the
            sitting and the page is offered apart from the run.
    """

    id: str
    title: str
    minutes: dict[Variant, int | tuple[int, int]] = {}
    ask: str
    how: tuple[str, ...] = ()
    then: str = ""
    prompts: tuple[str, ...] = ()
    solo: str = ""
    solo_how: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    coach: Coach = Coach()
    extra: int | tuple[int, int] | None = None

    def box(self, variant: Variant) -> tuple[int, int] | None:
        """Return the minutes (open, closed and revealed) of the time box, ``None`` where the page is left out."""
        minutes = self.minutes.get(variant)
        if minutes is None:
            return None
        return minutes if isinstance(minutes, tuple) else (minutes, 0)

    def runs_in(self, variant: Variant) -> bool:
        """Tell whether the page is part of *variant*."""
        return variant in self.minutes
