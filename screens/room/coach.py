"""What only the facilitator should read, on a panel that is hidden until it is asked for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from exercises.pages import Exercise, Page
from screens.parts.words import Words
from screens.text import content, mixed


class CoachPanel(VerticalScroll):
    """The coach: beside the page where the screen is wide, in its place where it is not."""

    DEFAULT_CSS = """
    CoachPanel { display: none; width: 1fr; height: 1fr; padding: 0 1 0 2; border-left: solid $line; }
    CoachPanel.-on { display: block; }
    .-wide CoachPanel { width: 40; }
    CoachPanel Static { height: auto; }
    """

    can_focus = False
    _page: Page | None = None

    def show(self, exercise: Exercise, page: Page) -> None:
        """Show what helps with a page."""
        if self._page is page:
            return
        self._page = page
        shown = mixed("[bold $late]$w[/]", w="Coach. This is visible on the wall. F5 hides it.")
        self.query_one(Words).say(Content("\n\n").join([shown, *coach_words(exercise, page)]))

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
