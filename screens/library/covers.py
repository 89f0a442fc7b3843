"""How a workbook is shown in the library: its two lines in the list, and what the preview says of it."""

from __future__ import annotations

from textual.content import Content

from screens.library.shelf import mark_of
from screens.text import content, how_far, mixed
from workbook.dates import show_date
from workbook.index import Entry


def offer(title: str, gives: str) -> Content:
    """Return one offer of the first run: what it is, and what it gives."""
    return mixed(" [b]$title[/b] \n $gives ", title=title, gives=gives)


def line(entry: Entry, *, marked: bool = False) -> Content:
    """Return the lines of a workbook: its title; when it is and how far; whether it is marked to compare."""
    facts = [show_date(entry.date), _progress(entry)] if entry.readable else ["cannot be read"]
    said = " · ".join(fact for fact in facts if fact) + ("\n   ▸ to compare" if marked else "")
    return mixed(" $mark [b]$title[/b]\n   $facts", mark=mark_of(entry), title=entry.title, facts=said)


def _progress(entry: Entry) -> str:
    if not entry.blocks:
        return ""
    if not (entry.done or entry.left or entry.begun):
        return "not started"
    if entry.done >= entry.blocks:
        return "all done"
    return how_far(entry.done, entry.blocks, entry.left, entry.begun)


def about(entry: Entry) -> Content:
    """Return what the preview says: cover, people, agenda, how far, when it was last changed."""
    if not entry.readable:
        return mixed("[b]$title[/b]\n\n$problem", title=entry.title, problem=entry.problem)
    lines = [mixed("[b]$title[/b]\n", title=entry.title)]
    lines += [content(text) for text in (entry.organisation, entry.community) if text]
    facts = {
        "When": show_date(entry.date),
        "Agenda": _agenda_name(entry.agenda),
        "People": "on my own" if entry.kind == "solo" else (str(entry.people) if entry.people else "none yet"),
        "Exercises": _progress(entry),
        "Changed": show_date(entry.updated[:10]),
    }
    lines.append(content(""))
    lines += [mixed("[$quiet]$name[/] $what", name=f"{name:<10}", what=what) for name, what in facts.items() if what]
    if entry.blocks:
        lines += [content(""), _bar(entry.done, entry.blocks)]
    return Content("\n").join(lines)


def _bar(done: int, blocks: int) -> Content:
    length = 28
    full = round(length * min(done, blocks) / blocks)
    return mixed("[$now]$full[/][$line]$rest[/]", full="█" * full, rest="░" * (length - full))


def _agenda_name(agenda: str) -> str:
    names = {"90-minutes": "90 minutes", "half-day": "Half day", "full-day": "Full day", "solo": "Solo, 30 minutes"}
    return names.get(agenda, "Returning group" if agenda == "returning" else agenda)
