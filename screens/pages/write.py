"""Labelled fields of a page: text, lists, numbers, dates; words are counted as they are typed."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from exercises.filling.entry import in_variant, put_field
from exercises.running.run import source_labels
from screens.pages.base import Hint, PageBody, keys
from screens.pages.boxes import boxes_filled
from screens.pages.editors import FieldBox
from screens.pages.field_parts import FieldText
from screens.pages.options import Options
from screens.pages.shows import drawn


class WriteBody(PageBody):
    """Fills the fields of a page."""

    DEFAULT_CSS = """
    WriteBody #form { height: 1fr; }
    WriteBody #form FieldBox { max-width: 80; }
    WriteBody .shows { height: auto; margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        """Build a box a field, and what is shown beside."""
        fields = in_variant(self.page.fields, self.desk.variant)
        main = next((f.id for f in fields if f.type == "paragraph"), fields[0].id if fields else "")
        with VerticalScroll(id="form", can_focus=False):
            for field in fields:
                words = self.page.words if field.id == main else 0
                yield FieldBox(self.desk, field, field.id, words=words)
            yield Static(classes="shows")
        yield Hint()

    def redraw(self) -> None:
        """Show what stands in the workbook."""
        book, ref = self.desk.book, self.desk.ref
        sources = book.sources.get(ref, {})
        labels = source_labels(self.desk.exercise, self.desk.findings) if sources else {}
        for box in self.query(FieldBox):
            source = sources.get(box.field.id)
            value = book.field(ref, box.field.id)
            as_taken = source is not None and value in (source.taken, source.kept)
            box.show(value, labels.get(source.ref, "") if source and as_taken else "")
        shows = self.query_one(".shows", Static)
        shows.display = bool(self.page.shows)
        if self.page.shows:
            shows.update(drawn(self.desk, self.page.shows, max(40, min(100, self.desk.screen.size.width - 6))))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say the keys of the field in hand."""
        super().on_descendant_focus(event)
        self._say_keys()

    def _say_keys(self) -> None:
        boxes = list(self.query(FieldBox))
        focused = self.screen.focused
        further: tuple[tuple[str, str], ...] = (("Tab", "next field"), ("Shift+Tab", "field before"))
        further = further if len(boxes) > 1 else ()
        if isinstance(focused, Options):
            own: tuple[tuple[str, str], ...] = (("←→", "move"), ("Space", "choose"))
        elif isinstance(focused, FieldText):
            own = (("Enter", "new line"),)
        else:
            own = (("Enter", "next field" if len(boxes) > 1 else "keep"),)
            further = further[1:]
        scrolls = (("PgDn", "what stands below"),) if self.page.shows else ()
        self.query_one(Hint).say(keys(*own, *further, *scrolls, ("Ctrl+Z", "take back")))

    def begin(self) -> None:
        """Start where something waits that was typed and is not kept, else in the first field, filled or not."""
        boxes = list(self.query(FieldBox))
        if boxes:
            first = next((box for box in boxes if box.typing), boxes[0])
            first.editor.focus(scroll_visible=first is not boxes[0])

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in boxes_filled(self):
            value = box.keep_now()
            self.desk.do(put_field(self.desk.book, self.desk.ref, box.field.id, value), box.field.label)

    def on_field_box_kept(self, message: FieldBox.Kept) -> None:
        """Write a field down."""
        message.stop()
        field = message.box.field
        self.desk.do(put_field(self.desk.book, self.desk.ref, field.id, message.value), field.label)
