"""Asking for a new workbook line by line, and making one from what is known."""

from __future__ import annotations

from datetime import date

from exercises.guide import AGENDAS, agenda, agenda_blocks
from screens.plain.voice import Voice
from workbook.model import VIEWPOINTS, Info, Participant, Viewpoint, Workbook
from workbook.text import clean_line

VIEW_WORDS: dict[Viewpoint, str] = {
    "member": "does the work (member)",
    "management": "manages it (management)",
    "support": "supports it (support)",
}


def blank_book(info: Info, people: tuple[Participant, ...]) -> Workbook:
    """Return a workbook with nothing in it but its cover, people and agenda."""
    import uuid

    blocks = agenda_blocks(agenda(info.agenda)) if info.agenda else ()
    return Workbook(id=uuid.uuid4().hex, info=info, people=people, agenda=blocks)


def seats(count: int) -> tuple[Participant, ...]:
    """Return so many people whose roles are not known yet."""
    return tuple(Participant(f"P{number}") for number in range(1, count + 1))


def ask_new(voice: Voice) -> Workbook:
    """Ask for the cover, the agenda and the people of a new workbook."""
    voice.heading("A new workbook")
    title = ""
    while not title:
        title = voice.text("Title", hint="e.g. Pump reliability: start-up workshop")
    info = Info(
        title=title,
        organisation=voice.text("Organisation (may stay empty)"),
        community=voice.text("What the community is called, if it has a name"),
        date=voice.date("Date of the workshop", date.today().isoformat()) or "",
        agenda=_ask_agenda(voice),
    )
    return blank_book(info, _ask_people(voice))


def _ask_agenda(voice: Voice) -> str:
    told = [agenda(name) for name in AGENDAS if name != "solo"]
    choices = [(a.id, f"{a.title}: {a.total} minutes, {a.people[0]} to {a.people[1]} people") for a in told]
    return voice.pick("Agenda", choices, "half-day") or "half-day"


def _ask_people(voice: Voice) -> tuple[Participant, ...]:
    voice.say("Who comes? Roles, not names: “Pump fitter, north”. Enter alone ends the list.")
    people: list[Participant] = []
    while True:
        role = clean_line(voice.text(f"P{len(people) + 1}"))
        if not role:
            return tuple(people)
        view = voice.pick("This person", [(v, VIEW_WORDS[v]) for v in VIEWPOINTS], "member")
        people.append(Participant(f"P{len(people) + 1}", role, _view(view)))


def _view(given: str | None) -> Viewpoint:
    return next((view for view in VIEWPOINTS if view == given), "member")
