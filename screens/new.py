"""A new workbook: what stands on its cover, which agenda, who comes. All on one page, all by keyboard."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.library.half_new import HalfNew
from screens.parts.fields import Line, Paragraph, example
from screens.parts.form import Form, date_line, labelled
from screens.text import content, count, mixed
from workbook.dates import show_date
from workbook.model import Block, Info, Participant, Viewpoint, Workbook
from workbook.text import clean, clean_line
from workbook.writer import TYPING

_SIDES: dict[str, Viewpoint] = {"m": "management", "s": "support"}
_SIDE_MARKS: dict[Viewpoint, str] = {"member": "", "management": " /m", "support": " /s"}
_SIDE_WORDS: dict[Viewpoint, tuple[str, str]] = {
    "member": ("member", "members"),
    "management": ("manager", "managers"),
    "support": ("in support", "in support"),
}
_MANY = re.compile(r"(\d{1,2}) ?[x×] ?(.+)$")

HOW = "One role a line; 3x Fitter is three; /m manager, /s support."


def people_from(text: str) -> tuple[Participant, ...]:
    """Return the people that quick entry names: a role a line, ``3x`` for several, ``/m`` and ``/s`` for sides."""
    people: list[Participant] = []
    for line in clean(text).split("\n"):
        role, slash, side = clean_line(line).rpartition("/")
        viewpoint = _SIDES.get(side.strip().casefold()) if slash else None
        role = role.strip() if viewpoint else clean_line(line)
        many = _MANY.match(role)
        times, role = (min(int(many[1]), 30), many[2].strip()) if many else (1, role)
        for _ in range(times if role else 0):
            people.append(Participant(f"P{len(people) + 1}", role, viewpoint or "member"))
    return tuple(people)


def new_book(info: Info, people: tuple[Participant, ...], *, blocks: tuple[Block, ...]) -> Workbook:
    """Return a workbook just made; its file gives it its id and its times."""
    return Workbook("", info, people, blocks)


class NewScreen(Form[None]):
    """The form. Everything but the title may stay empty and can be changed later."""

    PLACES = ("form", "new")
    CSS_PATH: ClassVar[Any] = ["parts/form.tcss", "new.tcss"]

    def __init__(self, *, solo: bool = False) -> None:
        super().__init__()
        self.solo = solo
        self._after: tuple[str, Workbook] | None = None
        """Name of the workbook this group comes back from, and what stands in it."""
        self._half: HalfNew | None = None
        self._saves = False

    def body(self) -> ComposeResult:
        """Cover, agenda, people."""
        from exercises.guide import AGENDAS, agenda

        plans = [agenda(name) for name in AGENDAS if (name == "solo") is self.solo]
        with VerticalScroll(id="body", can_focus=False):
            yield from labelled("Title", Line("", example("Pump reliability, first workshop"), id="title"))
            yield from labelled("Organisation", Line("", "may stay empty", id="organisation"))
            yield from labelled("Community", Line("", "what we call it; may stay empty", id="community"))
            yield from labelled("Date", date_line())
            with Horizontal(classes="row agenda"):
                yield Static(content("Agenda"), classes="name")
                yield OptionList(*(Option(content(f" {p.title} "), id=p.id) for p in plans), id="agenda")
                yield Static(id="gives")
            if not self.solo:
                with Horizontal(classes="row"):
                    yield Static(content("Who comes"), classes="name")
                    with Vertical(id="who"):
                        yield Paragraph("", example("Pump fitter, north depot"), id="people", takes_lines=True)
                        yield Static(content(HOW), id="how", classes="quiet")
                        yield Static(id="count")

    def half_kept(self) -> str:
        """What was typed into the form when the program ended."""
        self._half = HalfNew(self.workbook_app.library.folder, solo=self.solo)
        return self._half.text

    def keep_half(self, text: str | None) -> None:
        """Keep it beside the library."""
        if self._half is None or not self._half.put(text):
            return
        if text is None:
            self._half.save()
        elif not self._saves:
            self._saves = True
            self.set_timer(TYPING, self._save)

    @work(thread=True, exit_on_error=False, group="half")
    def _save(self) -> None:
        self._saves = False
        if self._half is not None:
            self._half.save()

    def on_unmount(self) -> None:
        """Keep the last letters too."""
        if self._half is not None and self._saves:
            self._half.save()

    def on_mount(self) -> None:
        """Start in the title, with the half day chosen."""
        self.heading.left = "A workbook of my own" if self.solo else "New workbook"
        self.heading.middle = "only the title is needed"
        agendas = self.query_one("#agenda", OptionList)
        ids = [option.id for option in agendas.options]
        agendas.highlighted = ids.index("half-day") if "half-day" in ids else 0
        self._count()
        self.query_one("#title").focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the agenda gives."""
        from exercises.guide import agenda

        plan = agenda(event.option_id or "half-day")
        least, most = plan.people
        people = "one person" if least == most == 1 else f"{least} to {most} people"
        hours, minutes = divmod(plan.total, 60)
        time = " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))
        self.query_one("#gives", Static).update(
            mixed("[b]$time, $people.[/b] $about", time=time, people=people, about=plan.about)
        )
        self._count()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes on."""
        self.focus_next()

    def on_text_area_changed(self) -> None:
        """Count who comes."""
        self._count()

    def _count(self) -> None:
        if self.solo:
            return
        people = people_from(self.query_one("#people", Paragraph).value)
        sides = [
            count(number, *words)
            for side, words in _SIDE_WORDS.items()
            if (number := sum(p.viewpoint == side for p in people)) and number != len(people)
        ]
        told = count(len(people), "person", "people") + (f": {', '.join(sides)}" if sides else "")
        check = self._check(len(people))
        said = f"{told}. This agenda is {check}." if check else told
        self.query_one("#count", Static).update(content(said if people else "Can be filled in later."))

    def _check(self, people: int) -> str:
        """The agenda check in one line, for those who are on the list."""
        from exercises.guide import agenda_blocks
        from exercises.running.timing import too_long

        agendas = self.query_one("#agenda", OptionList)
        if agendas.highlighted is None or people < 2:
            return ""
        return too_long(agenda_blocks(str(agendas.get_option_at_index(agendas.highlighted).id)), people)

    def action_add_person(self) -> None:
        """Go to the list of people."""
        if not self.solo:
            self.query_one("#people").focus()

    def action_after(self) -> None:
        """Ask which workbook this group comes back from."""
        if self.solo:
            return
        kinds = ("group", "sample", "solo")
        entries = [e for e in self.workbook_app.library.entries() if e.readable and e.kind in kinds]
        if not entries:
            self.say("There is no workbook yet that a group could come back from.")
            return
        alone = {True: "  one person’s draft", False: ""}
        choices = [(e.slug, f"{e.title}  {show_date(e.date)}".strip() + alone[e.kind == "solo"]) for e in entries]
        ask = "After which workbook? A group’s people, open actions and scores come along; of one person’s, the canvas."
        self.workbook_app.visit("choose", self._follow, question=ask, choices=choices)

    def _follow(self, slug: str | None) -> None:
        """Take over what the earlier workbook says, where nothing was typed here."""
        if slug is None:
            return
        from exercises.running.drafting import AGENDA
        from exercises.running.following import RETURNING
        from workbook.errors import WorkbookError
        from workbook.reading import read_book

        try:
            earlier = read_book(self.workbook_app.library.find(slug)).book
        except WorkbookError as error:
            self.say(str(error), late=True)
            return
        self._after = (slug, earlier)
        info = earlier.info
        alone = info.kind == "solo"
        offered = {
            "title": info.title + (", with the group" if alone else ", again"),
            "organisation": info.organisation,
            "community": info.community,
        }
        for name, text in offered.items():
            line = self.query_one(f"#{name}", Line)
            line.text = line.text or text
        agendas = self.query_one("#agenda", OptionList)
        agendas.highlighted = [option.id for option in agendas.options].index(AGENDA if alone else RETURNING)
        people = self.query_one("#people", Paragraph)
        if not people.value.strip() and not alone:
            people.value = "\n".join(person.role + _SIDE_MARKS[person.viewpoint] for person in earlier.people)
        open_actions = sum(action.state == "open" for action in earlier.actions)
        along = "its canvas comes" if alone else f"{count(open_actions, 'open action', 'open actions')} come"
        self.heading.middle = f"after “{info.title}”, {along} along"

    def action_accept(self) -> None:
        """Make the workbook and open it."""
        from exercises.guide import agenda_blocks
        from workbook.errors import WorkbookError

        if (sure := self.checked()) is None:
            return
        title, day = sure
        agendas = self.query_one("#agenda", OptionList)
        agenda_id = str(agendas.get_option_at_index(agendas.highlighted or 0).id)
        info = Info(
            title,
            self.typed("organisation"),
            self.typed("community"),
            day,
            agenda_id,
            kind="solo" if self.solo else "group",
        )
        people = (
            (Participant("P1", "Coordinator in sight"),)
            if self.solo
            else people_from(self.query_one("#people", Paragraph).value)
        )
        book = new_book(info, people, blocks=agenda_blocks(agenda_id))
        try:
            if self._after is not None:
                from exercises.running.following import following

                book = following(self._after[1], self._after[0], info, people)
            store = self.workbook_app.library.create(book)
        except WorkbookError as error:
            self.say(str(error), late=True)
            return
        app = self.workbook_app
        self.dismiss(None)
        app.call_later(app.open_book, store)

    def key_words(self) -> dict[str, str]:
        """What the keys do here."""
        return {
            "accept": "make it",
            "add_person": "" if self.solo else "who comes",
            "after": "" if self.solo else "group comes back",
        }
