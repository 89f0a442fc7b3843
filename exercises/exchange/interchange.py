"""The answers format: a workbook's content as one JSON document, read and written (`docs/interchange.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import uuid4

from msgspec import Struct, to_builtins
from msgspec.structs import replace as with_

from exercises.evaluate import evaluate
from exercises.exchange.beside import More, apply_more, more_of
from exercises.exchange.convert import answers_of, check_dates, convert, unknown_keys
from exercises.exchange.gate import admit, is_workbook_file, joined, unfit
from exercises.exchange.log_file import LogFile, log_file, parked_of, with_minutes
from exercises.exchange.references import check, dangling
from exercises.exchange.settle import settled_session
from exercises.filling.cells import as_text
from exercises.guide import AGENDAS, OWN, agenda_blocks
from exercises.registry import CATALOGUE, code_of
from exercises.running.log import CLOSING
from workbook.apply import apply
from workbook.changes import SetContent
from workbook.errors import Unfit
from workbook.model import Action, Block, Info, Item, Participant, Workbook, WorkbookKind

FORMAT = 1
"""Version of the answers format this program reads and writes."""
UNTITLED = "Imported workshop"


class WorkshopFile(Struct, frozen=True, omit_defaults=True):
    """The key ``workshop``: what stands on the cover, who takes part, and the agenda where it is not the guide's own.

    Attributes:
        agenda: Agenda id.
        blocks: The blocks of the agenda, only where they differ from the agenda's.
    """

    title: str = ""
    organisation: str = ""
    community: str = ""
    date: str | None = None
    agenda: str = ""
    place: str = ""
    facilitator: str = ""
    coordinator_candidate: str = ""
    context: str = ""
    kind: WorkbookKind = "group"
    follows: str = ""
    participants: tuple[Participant, ...] = ()
    blocks: tuple[Block, ...] = ()


class ActionFile(Struct, frozen=True, omit_defaults=True):
    """One action as it stands under ``plan.actions``; its id is its place unless it has one."""

    id: str = ""
    step: str = ""
    what: str = ""
    owner: str = ""
    due: str | None = None
    done_when: str = ""
    source: str = ""
    state: Any = "open"
    learnt: str = ""


KEYS = ("format", "workshop", *CATALOGUE, "log", "more", "unplaced")
"""Keys of ``answers``, besides a team's own exercises (``own_...``)."""


def book_from_answers(raw: object) -> Workbook:
    """Return a new workbook that holds what an answers document says.

    Args:
        raw: JSON values with ``answers`` at the top; other keys are ignored.

    Raises:
        Unfit: The document does not fit and is refused whole; names the path inside it and the reason.
    """
    answers = admitted_answers(raw)
    workshop = _workshop(answers.get("workshop", {}))
    people = workshop.participants
    log = convert(answers.get("log", {}), LogFile, "answers.log")
    given = {name: answers[name] for name in answers if name in CATALOGUE or name.startswith(OWN)}
    typed = {name: answers_of(name, part, people, solo=workshop.kind == "solo") for name, part in given.items()}
    more = convert(answers.get("more", {}), More, "answers.more")
    for name, own in typed.items():
        check(name, own, answers[name], people, more.removed.get(name, ()))
    book = Workbook(
        id=uuid4().hex,
        info=_info(workshop, log, answers),
        people=people,
        agenda=with_minutes(_agenda(workshop, given), log),
        actions=_actions(given.get("plan", {})),
        parking=parked_of(log),
        created=_now(),
        updated=_now(),
    )
    for name, own in typed.items():
        book, _ = apply(SetContent(name, code_of(name).write(own, people)), book)
    words = tuple(Item(f"W{n}", word) for n, word in enumerate(log.closing_words, 1))
    book = with_(book, items=book.items | {CLOSING: words} if words else book.items)
    book = apply_more(book, more)
    book = _keep_unplaced(book, answers, typed)
    return with_(book, session=settled_session(book, opened=given, ran=bool(log.ran)))


def admitted_answers(raw: object) -> dict[str, Any]:
    """Return the part under ``answers``, cleaned, with its version and keys checked.

    Raises:
        Unfit: There is none, it is of a newer version, has keys that are no exercise, or is a workbook's own file.
    """
    if isinstance(raw, dict) and is_workbook_file(raw):
        raise Unfit("This is a workbook file.", "Put it into the library, or open it by its path.")
    if not isinstance(raw, dict) or "answers" not in raw:
        raise unfit("answers", "the document has no “answers” at its top")
    answers = admit(raw["answers"])
    if not isinstance(answers, dict):
        raise unfit("answers", "expected a table")
    version = answers.get("format", FORMAT)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise unfit("answers.format", f"expected the number {FORMAT}")
    if version > FORMAT:
        raise unfit("answers.format", f"version {version} is newer than this program, which reads version {FORMAT}")
    for key in answers:
        if key not in KEYS and not key.startswith(OWN):
            raise unfit(joined("answers", key), "there is no exercise of this name")
    return answers


def answers_from_book(book: Workbook) -> dict[str, Any]:
    """Return a workbook's content as an answers document; importing it gives the same results."""
    findings = evaluate(book)
    found: dict[str, Any] = {"format": FORMAT, "workshop": to_builtins(_workshop_file(book))}
    for name, own in findings.answers.items():
        found[name] = code_of(name).present(own)
    if book.actions:
        plan = found.setdefault("plan", {})
        plan["actions"] = [to_builtins(_action_file(place, a)) for place, a in enumerate(book.actions, 1)]
    if log := to_builtins(log_file(book)):
        found["log"] = log
    removed = {
        name: tuple(dict.fromkeys(one for _, one, _ in dangling(name, own, book.people)))
        for name, own in findings.answers.items()
    }
    beyond = with_(more_of(book, findings.answers), removed={name: ids for name, ids in removed.items() if ids})
    if more := to_builtins(beyond):
        found["more"] = more
    if unplaced := book.fields.get(UNPLACED):
        found["unplaced"] = {path: json.loads(str(text)) for path, text in unplaced.items()}
    return {"answers": found}


@cache
def sample_answers() -> bytes:
    """Return the shipped sample document."""
    return files("exercises").joinpath("sample", "sample.json").read_bytes()


def sample_book() -> Workbook:
    """Return the finished sample workshop as a new workbook."""
    return book_from_answers(json.loads(sample_answers()))


UNPLACED = "import/unplaced"
"""Fields that keep what an imported file held under keys nobody knows: path -> JSON text. It is exported again."""


def unplaced(book: Workbook) -> tuple[str, ...]:
    """Return the paths of what was imported under keys nobody knows; kept and exported, shown nowhere."""
    return tuple(book.fields.get(UNPLACED, {}))


def _keep_unplaced(book: Workbook, answers: dict[str, Any], typed: dict[str, Any]) -> Workbook:
    found: dict[str, Any] = dict(answers.get("unplaced") or {})
    found |= unknown_keys(answers.get("workshop", {}), WorkshopFile, "answers.workshop")
    found |= unknown_keys(answers.get("log", {}), LogFile, "answers.log")
    for name in typed:
        code = code_of(name)
        found |= unknown_keys(code.adapt(answers[name]), code.Answers, f"answers.{name}")
    # The plan's actions are the workbook's own: read here, and not by the exercise.
    kept = {path: json.dumps(value, ensure_ascii=False) for path, value in found.items() if not _is_action(path)}
    return with_(book, fields=book.fields | {UNPLACED: dict(kept)}) if kept else book


def _is_action(path: str) -> bool:
    return path.startswith("answers.plan.actions")


def _workshop(raw: Any) -> WorkshopFile:
    check_dates(raw, "workshop")
    workshop = convert(raw, WorkshopFile, "answers.workshop")
    if workshop.agenda and workshop.agenda not in AGENDAS and not workshop.blocks:
        known = ", ".join(AGENDAS)
        raise unfit("answers.workshop.agenda", f"there is no agenda called “{workshop.agenda}”; there are {known}")
    people: list[Participant] = []
    for place, person in enumerate(workshop.participants):
        named = person if person.id else with_(person, id=f"P{place + 1}")
        if any(named.id == other.id for other in people):
            raise unfit(f"answers.workshop.participants[{place}].id", f"“{named.id}” stands there twice")
        people.append(named)
    return with_(workshop, participants=tuple(people))


def _info(workshop: WorkshopFile, log: LogFile, answers: dict[str, Any]) -> Info:
    """The cover; the community's name is one field, whether the cover or the primer names it."""
    primer = answers.get("primer", {})
    words = primer.get("language", {}) if isinstance(primer, dict) else {}
    notes = {name: list(own) for name in ("before_the_day", "after_the_day", "notes") if (own := getattr(log, name))}
    return Info(
        title=workshop.title or UNTITLED,
        organisation=workshop.organisation,
        community=workshop.community or (words.get("community") or "" if isinstance(words, dict) else ""),
        date=workshop.date or "",
        agenda=workshop.agenda,
        place=workshop.place,
        facilitator=workshop.facilitator,
        context=workshop.context,
        coordinator_candidate=workshop.coordinator_candidate,
        kind=workshop.kind,
        follows=workshop.follows,
        notes=notes,
    )


def _agenda(workshop: WorkshopFile, given: Iterable[str]) -> tuple[Block, ...]:
    """The blocks: those of the file, else those of its agenda, else one for each exercise it holds."""
    if workshop.blocks:
        return workshop.blocks
    if workshop.agenda:
        return agenda_blocks(workshop.agenda)
    order = {name: place for place, name in enumerate(CATALOGUE)}
    return tuple(Block(name, name) for name in sorted(given, key=lambda name: order.get(name, len(order))))


def _actions(plan: Any) -> tuple[Action, ...]:
    raw = plan.get("actions", []) if isinstance(plan, dict) else []
    listed = convert(raw, tuple[ActionFile, ...], "answers.plan.actions")
    taken: set[str] = set()
    found = []
    for place, row in enumerate(listed, 1):
        name = row.id if row.id and row.id not in taken else f"N{place}"
        taken.add(name)
        told = to_builtins(row) | {"id": name}
        found.append(convert(told, Action, f"answers.plan.actions[{place - 1}]"))
    return tuple(found)


def _workshop_file(book: Workbook) -> WorkshopFile:
    info = book.info
    return WorkshopFile(
        title=info.title,
        organisation=info.organisation,
        community=info.community or as_text(book.field("primer/words", "community")),
        date=info.date or None,
        agenda=info.agenda,
        place=info.place,
        facilitator=info.facilitator,
        coordinator_candidate=info.coordinator_candidate,
        context=info.context,
        kind=info.kind,
        follows=info.follows,
        participants=book.people,
        blocks=() if _is_own_agenda(book) else book.agenda,
    )


def _is_own_agenda(book: Workbook) -> bool:
    """Whether the blocks are the agenda's own, but for the minutes that the run log tells."""
    if book.info.agenda not in AGENDAS:
        return False
    plain = [with_(block, actual=None) if block.exercise else block for block in book.agenda]
    return plain == list(agenda_blocks(book.info.agenda))


def _action_file(place: int, action: Action) -> ActionFile:
    name = "" if action.id == f"N{place}" else action.id
    return ActionFile(
        name,
        action.step,
        action.what,
        action.owner,
        action.due,
        action.done_when,
        action.source,
        action.state,
        action.learnt,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
