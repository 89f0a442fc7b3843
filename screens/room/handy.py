"""What is at hand on every page beside going on and back: done, skip, undo, coach, results, people, agenda."""

from __future__ import annotations

from textual.widget import Widget

from exercises.filling.filled import is_filled
from exercises.running import run
from screens.keeping.reopening import to_check
from screens.keys.gate import repeated
from screens.keys.once import Once
from screens.pages import kind_of
from screens.pages.base import Desk, PageBody
from screens.pages.boxes import boxes_waiting, waiting_words
from screens.room.coach import CoachPanel
from screens.room.seeing import Picture, lead, picture
from screens.room.timing import TimedScreen
from workbook import session
from workbook.changes import SetMark
from workbook.model import PageStatus


class HandyScreen(TimedScreen):
    """A page with its keys."""

    def __init__(self) -> None:
        super().__init__()
        self._typing_in: Widget | None = None
        self._status: PageStatus = "ready"
        self._turn = 1
        """State and voting round of the page as it is drawn."""
        self._not_counted = Once()
        """Asks before a page is done on which something stands that does not count."""

    def key_words(self) -> dict[str, str]:
        """Say what the keys do on this page now."""
        body, desk = self.page_body, self.desk
        if desk is not None and session.unchecked(desk.mark):
            return {"done": "keep as it is"}
        return {"done": body.done_word() if body is not None else ""}

    def lead(self) -> str:
        """What is settled, left out or only read leads on to the next page; an open vote waits for the marks."""
        desk = self.desk
        if desk is not None and session.unchecked(desk.mark):
            return "done"
        if desk is None or desk.mark.status in ("settled", "skipped") or kind_of(desk.page) == "read":
            return "next"
        return "" if desk.flow == "ballot" and desk.mark.status == "open" else "done"

    def help_places(self) -> tuple[str, ...]:
        """Return where the keys of the page in hand stand in the table of commands."""
        body = self.page_body
        return (*self.PLACES, *(body.places() if body is not None else ()))

    def action_group(self) -> None:
        """In a rehearsal: the group does what the page asks."""
        from screens.room.rehearsal import group_answers

        group_answers(self)

    async def action_done(self) -> None:
        """Close, reveal, settle or reopen the page in hand; say of a page to be checked that it stays as it is."""
        body, desk = self.page_body, self.desk
        if body is None or desk is None or repeated(self.app):
            return
        self.app.clear_notifications()
        if self._asks(body, desk):
            return
        body.commit()
        if session.unchecked(desk.mark):
            self.do(SetMark(desk.ref, session.confirmed(desk.mark)))
            self.say("Checked: this page stays as it is. F6 opens it again.")
            return
        if not await body.done():
            return
        if desk.mark.status == "settled":
            self._reopen(desk)
        else:
            after = session.advanced(desk.flow, desk.mark)
            self.do(SetMark(desk.ref, after))
            if after.status == "settled":
                self._done_with_clock()
                if kind_of(desk.page) != "read" and not is_filled(desk.exercise, desk.page, self.book, desk.ref):
                    self.say("This page is settled with nothing on it. F6 opens it again.")

    def keep_typed(self) -> None:
        """Keep what is being typed, for somebody goes on; say what does not count and waits in its field."""
        body = self.page_body
        if body is None or body.gone:
            return
        waits = waiting_words(boxes_waiting(body))
        body.commit()
        if waits:
            self.say(waits, late=True)

    def _asks(self, body: PageBody, desk: Desk) -> bool:
        """Ask once before a page is done on which something stands that does not count, and tell."""
        boxes = boxes_waiting(body)
        about = (desk.ref, *((box.place, box.raw) for box in boxes))
        if not boxes or desk.mark.status == "settled" or session.unchecked(desk.mark):
            return False
        if self._not_counted.sure(self.app, about):
            return False
        self.say(f"{waiting_words(boxes)} F6 once more goes on all the same.", late=True)
        boxes[0].editor.focus()
        return True

    def _reopen(self, desk: Desk) -> int:
        """Open a settled page again; return how many pages that were built on it are to be checked again."""
        self.do(SetMark(desk.ref, session.advanced(desk.flow, desk.mark)))
        checks = session.check_again(self.book, run.dependents(self.book, desk.exercise, desk.page))
        for change in checks:
            self.do(change)
        return len(checks)

    def reopen(self, desk: Desk) -> None:
        """Something was changed on a settled page: it is open again. The cursor stays where it is."""
        self._status = session.advanced(desk.flow, desk.mark).status  # no other picture of the page
        checks = self._reopen(desk)
        self._set_clock()
        self.say(f"This page was settled and is open again.{to_check(checks)}")

    def action_skip(self) -> None:
        """Leave this page out on purpose; it can be taken up again at any time."""
        body = self.page_body
        if body is None or body.gone:
            return
        lost = body.lost_by_skipping()
        if lost:
            self.workbook_app.visit(
                "confirm", self._skip, question="Skip the open vote?", yes="Skip it", no="Go on with it", detail=lost
            )
        else:
            self._skip("yes")

    def _skip(self, answer: str | None) -> None:
        body, desk = self.page_body, self.desk
        if answer == "yes" and body is not None and desk is not None:
            self.do(SetMark(desk.ref, session.skipped(desk.mark)))
            body.skipped()

    def action_undo(self) -> None:
        """Take back the last entry; while a vote is keyed in, what stands in hand and nothing of other pages."""
        body = self.page_body
        if body is not None and body.keying:
            body.start_over()
        else:
            super().action_undo()

    def picture(self) -> Picture | None:
        """Return what stands on the page."""
        body = self.page_body
        return picture(body) if body is not None and not body.gone else None

    def lead_to_changed(self, before: Picture | None) -> bool:
        """Put the cursor of the page on what was taken back."""
        body = self.page_body
        return before is not None and body is not None and not body.gone and lead(body, before)

    def opened_again(self, pages: tuple[str, ...]) -> None:
        """The page in hand is open again: no other picture of it, the cursor stays where it is."""
        if self.desk is not None and self.desk.ref in pages:
            self._status = self.desk.mark.status
            self._set_clock()

    def action_redo(self) -> None:
        """Do again what was taken back; nothing of other pages while a vote is keyed in."""
        body = self.page_body
        if body is not None and body.keying:
            self.say("There is nothing to do again in an open vote.")
        else:
            super().action_redo()

    def action_coach(self) -> None:
        """Show or hide the coach."""
        panel = self.query_one(CoachPanel).toggle_class("-on")
        shown = panel.has_class("-on")
        if shown:
            self._typing_in = self.focused
        self.query_one("#body").set_class(shown, "-coached")
        if not shown and self._typing_in is not None and self._typing_in.is_attached:
            # The page was folded away; typing goes on where it stopped.
            self.call_after_refresh(self._typing_in.focus)

    def action_results(self) -> None:
        """Show the result of this exercise."""
        if self.desk is not None and self.desk.block.exercise:
            self.workbook_app.visit("results", exercise=self.desk.exercise.id)

    def action_people(self) -> None:
        """Show who is here."""
        self.workbook_app.visit("people")

    def action_agenda(self) -> None:
        """Show the agenda as it runs, and change it."""
        self.workbook_app.visit("agenda", at=self.desk.block.id if self.desk is not None else "")
