"""The ten kinds of page, as types: what an `exercise.toml` may say.

A page is one screenful of an exercise: what the group does now. What is entered on it is kept generically (see
`workbook.model`): fields by page, items by list, tallies by page and round. Lists are named without the exercise
inside a guide file (``of = "clusters"``) and with it everywhere else (``problems/clusters``).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from exercises.page_parts import (
    By,
    Card,
    CheckColumn,
    Criterion,
    Field,
    Group,
    Line,
    Option,
    PageBase,
    Statement,
    Variant,
)

Kind: TypeAlias = Literal["read", "quiz", "collect", "cluster", "vote", "rate", "check", "write", "choose", "table"]
KINDS: tuple[Kind, ...] = ("read", "quiz", "collect", "cluster", "vote", "rate", "check", "write", "choose", "table")


class ReadPage(PageBase, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="read"):
    """Cards, or figures of a result; nothing is entered.

    Attributes:
        cards: Cards read out one by one.
        again: Those a group reads in their place that comes back; none: the same.
        lines: Fixed lines shown as a list (the twenty values, the ten factors with anchors).
        groups: Headings over the lines.
        shows: Figures to show, ``exercise/figure`` (``pilots/quadrant``), or ``glossary``.
        offers: What can be done from here: ``export`` makes the documents.
    """

    offers: Literal["", "export"] = ""
    cards: tuple[Card, ...] = ()
    again: tuple[Card, ...] = ()
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
        unit: What a mark is called, on every screen: ``dot`` or ``vote``.
        secret: Whether counts only are ever kept.
        twice: Variants in which one person votes twice, as member and as manager.
    """

    of: str = ""
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    marks: int | Literal["third"] = 3
    cap: int = 1
    unit: Literal["dot", "vote"] = "vote"
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
