"""One page in the hands of the group: what stands there, and the changes the group makes to it."""

from __future__ import annotations

from exercises.filling.entry import ALONE, cells_list, shown_items
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import Page
from exercises.rehearsal.group import Group
from exercises.running.run import exercise_of, flow_of, variant_of
from workbook.apply import apply
from workbook.changes import Change
from workbook.model import Block, Item, Workbook
from workbook.session import Flow


class Hand:
    """A page while the group works on it. The workbook it was given stays as it is; `changes` leads to the new one."""

    def __init__(self, group: Group, book: Workbook, block: Block, page: Page, findings: Findings) -> None:
        """Take up a page of a block.

        Args:
            group: Who works on it.
            book: The workbook as it stands.
            block: The block in hand.
            page: One of its pages.
            findings: From :func:`exercises.evaluate.evaluate`.
        """
        self.group, self.book, self.block, self.findings = group, book, block, findings
        self.exercise: Exercise = exercise_of(block)
        self.page: Page = page
        self.variant: Variant = variant_of(block)
        self.changes: list[Change] = []

    @property
    def ref(self) -> str:
        """``exercise/page``; for a block that is no exercise ``block/page``."""
        return f"{self.block.exercise or self.block.id}/{self.page.id}"

    @property
    def alone(self) -> bool:
        """Whether one person works."""
        return self.book.solo or self.variant in ALONE

    @property
    def flow(self) -> Flow:
        """Which states the page goes through."""
        return flow_of(self.page, self.variant, alone=self.alone)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items the page shows."""
        return shown_items(self.exercise, self.page, self.book, self.variant, self.findings)

    @property
    def cells(self) -> str:
        """The list that takes the page's cells."""
        return cells_list(self.exercise, self.page, self.book)

    def do(self, change: Change | None) -> None:
        """Make a change; ``None`` is nothing to do."""
        if change is not None:
            self.book, _ = apply(change, self.book)
            self.changes.append(change)
