"""An exercise and an agenda, as types: what their TOML files may say as a whole.

An exercise is its pages in order (`exercises.pages`); an agenda is which exercises run, in which variant, how long.
"""

from __future__ import annotations

from msgspec import Struct, field

from exercises.page_parts import Mistake, Variant
from exercises.pages import Page


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
