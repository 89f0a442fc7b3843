"""The ten kinds of page, as types: what an `exercise.toml` may say.

A page is one screenful of an exercise: what the group does now. What is entered on it is kept generically (see
`workbook.model`): fields by page, items by list, tallies by page and round. Lists are named without the exercise
inside a guide file (``of = "clusters"``) and with it everywhere else (``problems/clusters``).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

Variant: TypeAlias = Literal["full", "short", "solo", "lite"]
VARIANTS: tuple[Variant, ...] = ("full", "short", "solo", "lite")

Kind: TypeAlias = Literal["read", "quiz", "collect", "cluster", "vote", "rate", "check", "write", "choose", "table"]
KINDS: tuple[Kind, ...] = ("read", "quiz", "collect", "cluster", "vote", "rate", "check", "write", "choose", "table")

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


class ReadPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="read"):
    """Cards, or figures of a result; nothing is entered.

    Attributes:
        cards: Cards read out one by one.
        lines: Fixed lines shown as a list (the twenty values, the ten factors with anchors).
        groups: Headings over the lines.
        shows: Figures to show, ``exercise/figure`` (``pilots/quadrant``), or ``glossary``.
        offers: What can be done from here: ``export`` makes the documents.
    """

    offers: Literal["", "export"] = ""
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    shows: tuple[str, ...] = ()


class QuizPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="quiz"):
    """Statements that have a right answer; revealed one by one. Hands: a tally, criterion ``answer``, marks
    ``true false unsure``. Alone: fields ``<id>`` (``true``/``false``/``unsure``) and ``<id>_confidence`` (1-3).

    Attributes:
        statements: In guide order.
        only: Variant -> statement ids; a variant not named asks all.
    """

    statements: tuple[Statement, ...]
    only: dict[Variant, tuple[str, ...]] = {}


class CollectPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="collect"):
    """Makes cards: one short text each, kept as items of list *list* (the page's id unless said).

    Attributes:
        list: List the cards go to.
        prefix: First letters of the cards' ids.
        limit: Advised length of a text.
        least, most: Advised number of cards (least counts for "done when").
        paper: Cards are written on paper first and nothing goes on the wall until they are read out.
        author: Whether an author may be noted (cell ``author``; never printed).
        each: Advised cards a person, shown as a hint ("one to three each"), or empty.
        placeholder: Example shown in the empty input.
        words: What one card is called ("problem", "idea").
    """

    list: str = ""
    prefix: str = "i"
    limit: int = 120
    least: int = 0
    most: int = 60
    paper: bool = True
    author: bool = False
    each: str = ""
    placeholder: str = ""
    words: tuple[str, str] = ("card", "cards")


class ClusterPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="cluster"):
    """Puts items into groups. With *groups* they are fixed; else they are items of list *list* (the page's id),
    made, named, merged and un-merged here. The group's id stands in the item's cell *cell*.

    Attributes:
        of: List whose items are sorted.
        list: List of the groups that are made here.
        cell: The items' cell that holds the group's id.
        prefix: First letters of the groups' ids.
        groups: Fixed groups, or empty.
        merge: Groups replace the items on later pages (`knowledge/areas`): ungrouped items pass on as they are.
        least, most: Advised number of groups.
        limit: Advised length of a group's name.
    """

    of: str
    list: str = ""
    cell: str = "cluster"
    prefix: str = "K"
    groups: tuple[Group, ...] = ()
    merge: bool = False
    least: int = 0
    most: int = 12
    limit: int = 80


class VotePage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="vote"):
    """Spreads n marks over items. Kept as a tally, criterion ``votes``, mark ``votes``.

    Attributes:
        of: List voted on, or empty where *lines* are.
        lines, groups: Fixed lines voted on.
        marks: Marks a person: a number, or ``third`` (items / 3 rounded up, at least 3, at most 5).
        cap: Most marks on one item.
        secret: Whether counts only are ever kept.
        twice: Variants in which one person votes twice, as member and as manager.
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    marks: int | Literal["third"] = 3
    cap: int = 1
    secret: bool = True
    twice: tuple[Variant, ...] = ()


class RatePage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="rate"):
    """Gives each item a number on each criterion, ``pass`` allowed.

    A page that is scored by person in any variant (see `tallied`) keeps a tally in all of them: criterion -> mark
    ``1`` ... ``5`` or ``pass``; agreed and own numbers are a tally of one. On the other pages the number stands in
    the item's cell named like the criterion (list *of*, or the page's own list for *lines*).

    Attributes:
        of: List rated, or empty where *lines* are.
        lines, groups: Fixed lines rated.
        criteria: At least one; for lines with anchors of their own one criterion ``score``.
        low, high: The scale.
        by: Variant -> who gives the number; a variant not named: ``agreed``.
        secret: Whether counts only are ever kept.
        some: The exercise's results say which items are rated (`rows`), e.g. the top five of a vote.
        fields: Further fields asked after the scores (an objection).
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    criteria: tuple[Criterion, ...]
    low: int = 1
    high: int = 5
    by: dict[Variant, By] = {}
    secret: bool = False
    some: bool = False
    fields: tuple[Field, ...] = ()

    def way(self, variant: Variant) -> By:
        """Return who gives the numbers in *variant*."""
        return self.by.get(variant, "agreed")

    @property
    def tallied(self) -> bool:
        """Whether scores are kept as a tally in every variant: an agreed score is then a tally of one."""
        return any(way in ("ballot", "hands", "read_out") for way in self.by.values())


class CheckColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """One column of marks: its heading, and the variants it is asked in (empty: all)."""

    id: str
    label: str
    only: tuple[Variant, ...] = ()


class CheckPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="check"):
    """Marks fixed lines, or a list's items, in one or more columns. A mark is an option id in the item's cell named
    like the column (list *of*, or the page's own list: ``launch/ladder``).

    Attributes:
        of: List marked, or empty where *lines* are.
        lines, groups: Fixed lines marked.
        columns: At least one.
        options: The words of a mark, in the order the key steps through them.
        shows: Figures shown above (the verdict).
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    columns: tuple[CheckColumn, ...] = (CheckColumn("state", ""),)
    options: tuple[Option, ...] = (Option("yes", "yes", "y"), Option("no", "no", "n"))
    shows: tuple[str, ...] = ()


class WritePage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="write"):
    """Fills one or more labelled fields of this page.

    Attributes:
        fields: In order.
        words: Most words of the main text, counted as typed (0: not counted).
        shows: Figures shown beside (the moves beside the need sentence).
    """

    fields: tuple[Field, ...]
    words: int = 0
    shows: tuple[str, ...] = ()


class ChoosePage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="choose"):
    """Picks items. The picked ids stand in field *pick* of this page, the first in field *first*; notes are cells
    of the items.

    Attributes:
        of: List picked from, or empty where *lines* are (nine interview questions).
        lines: Fixed lines picked from.
        pick: Name of the field that holds the picked ids.
        first: Name of the field that holds the one marked as first, or empty.
        first_label: What being first is called ("focus").
        least, most: Advised number of picks.
        most_in: Variant -> another *most*.
        notes: Fields written on picked items, on left ones or on all.
        reword: Whether a line's wording may be changed (the item's text in the page's own list).
        own: Whether lines may be added.
        special: ``suggestions`` where the items are the plan's suggestions: taken, edited or dropped.
        some: The exercise's results say which items are offered, and in which order (`rows`).
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    pick: str = "selected"
    first: str = ""
    first_label: str = ""
    least: int = 1
    most: int = 3
    most_in: dict[Variant, int] = {}
    notes: tuple[Field, ...] = ()
    reword: bool = False
    own: bool = False
    special: Literal["", "suggestions"] = ""
    some: bool = False


class TablePage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="table"):
    """Fills typed columns. Rows are the page's own list, fixed lines, or another list's items.

    Attributes:
        of: List whose items are the rows, or empty.
        lines: Fixed rows; cells stand in the page's own list.
        list: Name of the page's own list (its id unless said).
        prefix: First letters of own rows' ids.
        text: The column that is the row's own text (own rows), or what the item's text is called.
        columns: What is filled in.
        where: Cell -> value: only those rows of *of* (kind = infrastructure).
        some: The exercise's results say which rows, in which order (`rows`).
        layout: ``grid``, or ``one`` row at a time.
        least, most: Advised number of own rows.
        special: ``actions`` where the rows are the workbook's actions, ``open_actions`` those to look at again.
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    list: str = ""
    prefix: str = "r"
    text: Field = Field("text", "")
    columns: tuple[Field, ...] = ()
    where: dict[str, str] = {}
    some: bool = False
    layout: Literal["grid", "one"] = "grid"
    least: int = 0
    most: int = 20
    special: Literal["", "actions", "open_actions"] = ""


Page: TypeAlias = (
    ReadPage
    | QuizPage
    | CollectPage
    | ClusterPage
    | VotePage
    | RatePage
    | CheckPage
    | WritePage
    | ChoosePage
    | TablePage
)


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One guided unit with a purpose, as its `exercise.toml` says it.

    Attributes:
        id: Stable id (``problems``).
        code: ``E02``; a team's own exercises have none.
        title: What stands on screen.
        purpose: One line.
        step: The start-up step it serves most (``S1`` ... ``S6``), or empty.
        guide: Items of the guide it carries as a whole.
        totals: Variant -> minutes; the pages' minutes sum to them.
        done: "Done when", in words.
        private: Never projected, private by default (the coordinator's self-assessment).
        documents: Where it prints.
        mistakes: Common mistakes of the whole exercise and what to say.
        labels: Stable English id -> words shown (quadrant names, states, verdicts).
        rules: Named thresholds (our judgement, not research), e.g. ``line = 3.5``.
        pages: In order, at least one.
    """

    id: str
    code: str = ""
    title: str
    purpose: str
    step: str = ""
    guide: tuple[str, ...] = ()
    totals: dict[Variant, int]
    extra_total: int = 0
    done: str = ""
    private: bool = False
    documents: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    labels: dict[str, str] = {}
    rules: dict[str, int | float] = {}
    pages: tuple[Page, ...] = field(name="page", default=())

    def in_variant(self, variant: Variant) -> tuple[Page, ...]:
        """Return the pages of *variant* in order, extra sittings left out."""
        return tuple(page for page in self.pages if page.runs_in(variant))

    def page(self, page_id: str) -> Page:
        """Return a page by id.

        Raises:
            KeyError: There is no such page.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(f"{self.id}/{page_id}")

    def say(self, word: str) -> str:
        """Return the words shown for a stable id; the id itself where the file names none."""
        return self.labels.get(word, word)


class AgendaBlock(Struct, frozen=True, forbid_unknown_fields=True):
    """One block of an agenda: an exercise in a variant, or welcome, break, lunch, slack, open_actions, close."""

    block: str
    minutes: int
    variant: Variant = "full"
    note: str = ""


class Agenda(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which exercises and blocks run, in which order and variant, with how many minutes.

    Attributes:
        id: ``90-minutes``, ``half-day``, ``full-day``, ``solo``, ``returning``.
        title: What stands on screen.
        about: One or two sentences: for whom, what comes out.
        people: Group size, least and most.
        total: Minutes; the blocks sum to it.
        start: When it usually starts (``09:00``), or empty.
        before: What is done before the day.
        late: What to drop when it gets late.
    """

    id: str
    title: str
    about: str
    people: tuple[int, int]
    total: int
    start: str = ""
    before: str = ""
    late: str = ""
    blocks: tuple[AgendaBlock, ...] = field(name="block", default=())
