"""What only the facilitator should read, on a panel that is hidden until it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from exercises.outlines import Exercise
from exercises.pages import Page
from exercises.running.run import box_of, exercise_of
from screens.parts.words import Words
from screens.text import content, mixed
from workbook.errors import GuideError
from workbook.model import Block

BESIDE = 112
"""Columns from which the coach stands beside the page: seventy are left for it."""
COVERS = "Coach, in place of the page. This is visible on the wall. F5 brings the page back."


class CoachPanel(VerticalScroll):
    """The coach: beside the page where the screen is wide, in its place where it is not."""

    DEFAULT_CSS = """
    CoachPanel { display: none; width: 1fr; height: 1fr; padding: 0 1 0 2; border-left: solid $line; }
    CoachPanel.-on { display: block; }
    CoachPanel Static { height: auto; }
    """

    can_focus = False
    _page: Page | None = None
    _following: Content | None = None
    _covers: bool | None = None

    def show(self, exercise: Exercise, page: Page, following: Content) -> None:
        """Show what helps with a page, and what comes after it; and whether the page can be seen beside it."""
        covers = self.app.size.width < BESIDE
        if (self._page, self._following, self._covers) == (page, following, covers):
            return
        self._page, self._following, self._covers = page, following, covers
        parent = self.parent
        if isinstance(parent, Widget):
            parent.set_class(covers, "-covered")
        shown = mixed("[bold $late]$w[/]", w=COVERS if covers else "Coach. This is visible on the wall. F5 hides it.")
        self.query_one(Words).say(Content("\n\n").join([shown, following, *coach_words(exercise, page)]))

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words()


def coach_words(exercise: Exercise, page: Page) -> list[Content]:
    """Return what helps with a page, in paragraphs: the tip, time up, what to ask, mistakes and what to say."""
    coach = page.coach
    parts: list[Content] = []
    if coach.tip:
        parts.append(content(coach.tip))
    if coach.time_up:
        parts.append(mixed("[bold]When time is up[/]\n$t", t=coach.time_up))
    if page.prompts:
        parts.append(mixed("[bold]You can ask[/]\n$t", t="\n".join(page.prompts)))
    for mistake in (*coach.mistakes, *exercise.mistakes):
        parts.append(mixed("[bold]If you see:[/] $seen\n[bold]Say:[/] $say", seen=mistake.seen, say=mistake.say))
    if exercise.done:
        parts.append(mixed("[bold]Done when[/]\n$t", t=exercise.done))
    return parts


def page_at(agenda: Sequence[Block], place: str) -> tuple[Block, Exercise, Page] | None:
    """Return the page at ``block/page`` of an agenda, ``None`` where there is none or its file is missing."""
    name, _, page_id = place.partition("/")
    block = next((block for block in agenda if block.id == name), None)
    try:
        told = exercise_of(block) if block is not None else None
    except GuideError:
        return None
    page = next((page for page in told.pages if page.id == page_id), None) if told else None
    return (block, told, page) if block is not None and told is not None and page is not None else None


def next_words(agenda: Sequence[Block], place: str, following: str) -> Content:
    """Return what comes after the page at *place*: ``Next  Rate the top of the list, 8 min``."""
    found = page_at(agenda, following) if following else None
    if found is None:
        return content("Next: the end of the agenda.")
    block, exercise, page = found
    minutes = sum(box_of(block, page))
    where = "" if following.split("/", maxsplit=1)[0] == place.split("/", maxsplit=1)[0] else f"{exercise.title}: "
    return mixed("[bold]Next[/]  $w$p$m", w=where, p=page.title, m=f", {minutes} min" if minutes else "")
