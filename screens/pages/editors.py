"""One editor a type of field: a line, a paragraph, options chosen by key. Leaving a field keeps what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from exercises.filling.typed import OPTION_TYPES, Misfit, editable, misfit, options_of, parse, toggled
from exercises.page_parts import Field
from screens.pages.base import Desk
from screens.pages.field_parts import HINTS, FieldLine, FieldNote, FieldText, remark
from screens.pages.options import Options
from screens.parts.seen import brought_into_view
from screens.text import content
from workbook.model import Value


class FieldBox(Vertical):
    """One labelled field with its editor and a line of remarks."""

    DEFAULT_CSS = """
    FieldBox { height: auto; margin-bottom: 1; }
    FieldBox .field-label { height: auto; text-style: bold; }
    FieldBox FieldText { height: auto; min-height: 3; max-height: 8; }
    .-short FieldBox FieldText { min-height: 2; max-height: 6; }
    """

    @dataclass
    class Kept(Message):
        """A value was entered."""

        box: FieldBox
        value: Value

    @dataclass
    class Entered(Message):
        """Enter was pressed in the editor of a cell, and what stands there is kept."""

        box: FieldBox

    def __init__(self, desk: Desk, field: Field, place: str, *, words: int = 0, large: bool = False) -> None:
        super().__init__()
        self.desk, self.field, self.place, self.words = desk, field, place, words
        self._large = large
        self._value: Value = None
        self._source = ""
        self._shown = ""
        self._waiting: tuple[Value, str] | None = None
        self._filled = False
        self._drafted = False
        """Whether a draft of what stands here is in the side file."""
        self._told = ("", "", False)
        """What was said of a text that stands here: the text, the remark, whether it is set off."""

    def compose(self) -> ComposeResult:
        """Build label, editor, remarks."""
        field = self.field
        yield Static(content(field.label), classes="field-label")
        hint = field.hint or HINTS.get(field.type, "")
        if field.type in OPTION_TYPES and not field.free:
            yield Options(field, options_of(field, self.desk.book))
        elif field.type in ("paragraph", "list") or self._large:
            yield FieldText(placeholder=hint, takes_lines=field.type == "list")
        else:
            yield FieldLine(placeholder=hint)
        yield FieldNote()

    @property
    def editor(self) -> Options | FieldText | FieldLine:
        """The widget that edits."""
        found = self.query("Options, FieldText, FieldLine").first()
        assert isinstance(found, Options | FieldText | FieldLine)
        return found

    @property
    def filled(self) -> bool:
        """Whether the value of the workbook stands in the editor."""
        return self._filled and bool(self.children)

    @property
    def raw(self) -> str:
        """What stands in the editor as text."""
        editor = self.editor
        return editor.value if isinstance(editor, FieldText | FieldLine) else ""

    @property
    def kept(self) -> Value:
        """The value of the workbook that is shown."""
        return self._value

    @property
    def typing(self) -> bool:
        """Whether something was typed here that is not kept."""
        return not isinstance(self.editor, Options) and self.raw != self._shown

    @property
    def wrong(self) -> str:
        """Why what was typed here is no value of this field, empty where it is one."""
        return misfit(self.field, self.raw, self.desk.book) if self.typing else ""

    @property
    def refused(self) -> bool:
        """Whether it was said already that what stands here is no value of this field."""
        return self._told[2] and self._told[0] == self.raw

    def go_to(self, place: str) -> None:
        """Stand for another place; what was typed for the one before and is no value waits there."""
        if place != self.place:
            self.place, self._filled, self._drafted, self._told = place, False, False, ("", "", False)

    def show(self, value: Value, source: str = "") -> None:
        """Show a value of the workbook; text that is being typed is left alone."""
        if not self.children:
            # Just mounted, or taken down already: calling itself again until there is an editor would never end.
            self._waiting = (value, source)
            return
        fresh, self._filled = not self._filled, True
        self._source = source
        editor = self.editor
        if isinstance(editor, Options):
            self._value = value
            editor.show(value, options_of(self.field, self.desk.book))
        else:
            said = editable(self.field, value, self.desk.book)
            if fresh or self.raw == self._shown:
                self._put(editor, said)
            self._value, self._shown = value, said
            if fresh:
                self._offer_back(editor)
        self._remark()

    def _put(self, editor: FieldText | FieldLine, said: str) -> None:
        if isinstance(editor, FieldText):
            if editor.value != said:
                editor.value = said
        elif editor.value != said:
            editor.text = said

    def begin(self, typed: str) -> None:
        """Begin with a character: a line anew, a list with one more line, a paragraph at its end."""
        editor = self.editor
        if isinstance(editor, FieldLine):
            editor.begin()
            editor.value = ""
        elif isinstance(editor, FieldText):
            editor.move_cursor(editor.document.end)
            if editor.value and self.field.type == "list":
                editor.insert("\n")
        self.type(typed)

    def type(self, typed: str) -> None:
        """Type at the cursor."""
        editor = self.editor
        if isinstance(editor, FieldLine):
            editor.insert_text_at_cursor(typed)
        elif isinstance(editor, FieldText):
            editor.insert(typed)

    def _offer_back(self, editor: FieldText | FieldLine) -> None:
        """Put back what was being typed when the program ended, and in any run what is no value of this field."""
        typed = self.desk.waits(self.place)
        if not typed:
            return
        wrong = misfit(self.field, typed, self.desk.book)
        if typed == self._shown:
            self._forget_draft()
        elif wrong or self.desk.drafted(self.place):
            self._drafted = True
            editor.value = typed
            ended = "Typed before the program ended; it is kept when you leave the field."
            self._tell(wrong or ended, late=bool(wrong))

    def keep(self) -> bool:
        """Enter what stands in the editor; False where it is no value of this field."""
        if not self.children:
            return True
        editor = self.editor
        if isinstance(editor, Options):
            return True
        if self.raw == self._shown:
            if self._drafted:
                self._forget_draft()
                self._remark()
            return True
        try:
            value = parse(self.field, self.raw, self.desk.book)
        except Misfit as wrong:
            self._drafted = True
            self.desk.draft(self.place, self.raw)
            self._tell(str(wrong), late=True)
            return False
        self._forget_draft()
        if isinstance(editor, FieldLine):
            editor.taken()
        self._shown = editable(self.field, value, self.desk.book)
        if value != self._value:
            self._value = value
            self.post_message(self.Kept(self, value))
        self._put(editor, self._shown)
        self._remark()
        return True

    def give_up(self) -> None:
        """Put back what stood here before."""
        self._forget_draft()
        editor = self.editor
        if not isinstance(editor, Options):
            self._put(editor, self._shown)
        self._remark()

    def keep_now(self) -> Value:
        """Enter what stands here without waiting for a message; return the value that is to be kept.

        What is no value of this field waits in it, as a draft, until it is mended or given up.
        """
        self.keep()
        return self._value

    # -- events

    def on_mount(self) -> None:
        """Show what was said before the editor was there."""
        if self._waiting is not None:
            self.show(*self._waiting)

    def on_descendant_focus(self) -> None:
        """Show the whole field, label and all."""
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_options_chosen(self, message: Options.Chosen) -> None:
        """Choose."""
        message.stop()
        before, self._value = self._value, toggled(self.field, self._value, message.option)
        if self._value is None and before is not None and self.field.type not in ("choices", "refs"):
            self.desk.say("Taken back: nothing is chosen here now.")
        self.post_message(self.Kept(self, self._value))

    def on_field_line_left(self, message: FieldLine.Left) -> None:
        """Keep what stands here."""
        message.stop()
        self.keep()

    def on_field_text_left(self, message: FieldText.Left) -> None:
        """Keep what stands here."""
        message.stop()
        self.keep()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Keep it and go to the next field; from a cell to the one below."""
        message.stop()
        if not self.keep():
            return
        if self.has_class("-cell"):
            self.post_message(self.Entered(self))
        else:
            self.screen.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _on_typed(self, message: Message) -> None:
        """Keep a draft; count words as they are typed."""
        message.stop()
        self._typed()

    def _typed(self) -> None:
        raw = self.raw
        if raw != self._shown:
            self._drafted = True
            brought_into_view(self.editor)
            self.desk.draft(self.place, raw)
            if not self.words:
                return
        elif self._drafted:
            self._forget_draft()
        self._remark()

    def _forget_draft(self) -> None:
        """What stands here is kept, or is what was kept before: there is nothing to offer back."""
        self._drafted, self._told = False, ("", "", False)
        self.desk.draft(self.place, "")

    def _tell(self, text: str, *, late: bool = False) -> None:
        """Say something of the text that stands here, for as long as it stands."""
        self._told = (self.raw, text, late)
        self._remark()

    def warn_again(self, text: str) -> None:
        """Say once more that what stands here is no value, and what the next key does."""
        self._tell(f"{self.wrong} {text}", late=True)

    def _remark(self) -> None:
        typed, said, late = self._told
        if not said or typed != self.raw:
            said, late = remark(self.field, self._value, self._source, self.raw, self.words)
        self.query_one(FieldNote).tell(said, late=late)
