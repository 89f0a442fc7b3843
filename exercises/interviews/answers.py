"""The answers of `interviews` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Annotated, Any, Literal, TypeAlias, get_args

from msgspec import Meta, Struct

from exercises.exchange.gate import unfit
from exercises.filling.cells import as_flag, as_int, as_number, as_text, as_texts, field_text, field_texts, kept, text
from exercises.forms import on_scale, one_of, without_blanks
from exercises.kit import builtins
from workbook.dates import as_date
from workbook.model import Content, Item, Participant, Source, Value, Workbook

Level: TypeAlias = Literal["core", "active", "occasional", "peripheral", "outside"]
LEVELS: tuple[Level, ...] = get_args(Level)
Hours: TypeAlias = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]

QUESTIONS = ("last_job", "too_late", "who_solved", "on_the_table", "waste", "give", "ring", "explains", "ask_first")
"""Ids of the nine questions, three on the work, three on the idea, three on the people."""

WHO, QUESTION_LIST, CONCERNS = "interviews/who", "interviews/questions", "interviews/concerns"
WORDS, NAMES = "interviews/words", "interviews/issues"
"""Issue words as they were said (a card's id is the word itself), and the names that merge some of them."""


class Plan(Struct, frozen=True, omit_defaults=True):
    """How many talks we want, and by when."""

    target: Annotated[int, Meta(ge=0)] | None = None
    by: date | None = None


class Record(Struct, frozen=True, omit_defaults=True):
    """One talk, planned or held.

    Attributes:
        issues: What the person named, in its own words.
        interest: 1 to 5.
        hours_month: Hours a month the person could give.
        go_to: Roles the person rings when stuck.
        permission_to_quote: Without a yes the talk counts in the totals and is never printed singly.
        held: Whether the talk took place; planned ones count nowhere.
    """

    id: str = ""
    role: str = ""
    unit: str = ""
    issues: tuple[str, ...] = ()
    interest: Annotated[int, Meta(ge=1, le=5)] | None = None
    hours_month: Hours | None = None
    would_join_as: Level | None = None
    go_to: tuple[str, ...] = ()
    permission_to_quote: bool | None = None
    held: bool = True


class Quote(Struct, frozen=True, omit_defaults=True):
    """What somebody said in a talk, by the talk's id."""

    id: str
    text: str = ""


class Question(Struct, frozen=True, omit_defaults=True):
    """A question that is asked (or was reworded and left out): one of the nine, or our own.

    Attributes:
        id: One of the nine, or an id of our own.
        text: The wording; empty: as the guide has it.
        asked: Whether it was picked.
    """

    id: str
    text: str = ""
    asked: bool = True


class Name(Struct, frozen=True, omit_defaults=True):
    """Issue words that mean the same, under one name."""

    name: str
    words: tuple[str, ...] = ()


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `interviews`.

    Attributes:
        merged: Issue words that were merged, by name.
        missing_by: When the talks that are missing will have been held.
    """

    plan: Plan = Plan()
    questions: tuple[Question, ...] = ()
    records: tuple[Record, ...] = ()
    quotes: tuple[Quote, ...] = ()
    concerns: tuple[str, ...] = ()
    merged: tuple[Name, ...] = ()
    missing_by: date | None = None


def adapt(raw: Any) -> Any:
    """Return the canonical form: every record with an id, quotes beside the records, questions and
    merged words as objects.

    Raises:
        Unfit: A quote names a record that is not there.
    """
    raw = without_blanks(raw)
    if not isinstance(raw, dict):
        return raw
    known: list[Any] = []
    if isinstance(raw.get("records"), list):
        raw["records"], quotes = _with_ids(raw["records"])
        known = [record.get("id") for record in raw["records"] if isinstance(record, dict)]
        if quotes:
            standing = raw.get("quotes")
            raw["quotes"] = [*(standing if isinstance(standing, list) else ()), *quotes]
    if isinstance(raw.get("quotes"), list):
        for place, quote in enumerate(raw["quotes"]):
            if isinstance(quote, dict) and quote.get("id") not in known:
                raise unfit(f"answers.interviews.quotes[{place}].id", "no interview has this id")
    if isinstance(raw.get("questions"), list):
        raw["questions"] = [_question(question, place) for place, question in enumerate(raw["questions"], 1)]
    if isinstance(raw.get("merged"), dict):
        raw["merged"] = [{"name": name, "words": words} for name, words in raw["merged"].items()]
    if isinstance(raw.get("plan"), dict) and "missing_by" in raw["plan"]:
        raw.setdefault("missing_by", raw["plan"].pop("missing_by"))
    return raw


def _with_ids(records: list[Any]) -> tuple[list[Any], list[Any]]:
    """Give every record an id of its own; a quote that stands in a record moves beside them."""
    taken = {record["id"] for record in records if isinstance(record, dict) and isinstance(record.get("id"), str)}
    free = (f"I{n}" for n in count(1) if f"I{n}" not in taken)
    found: list[Any] = []
    quotes: list[Any] = []
    seen: set[str] = set()
    for given in records:
        if not isinstance(given, dict):
            found.append(given)
            continue
        record = dict(given)
        if record.setdefault("id", "") == "" or (isinstance(record["id"], str) and record["id"] in seen):
            record["id"] = next(free)
        if isinstance(record["id"], str):
            seen.add(record["id"])
        if isinstance(record.get("quote"), str):
            quotes.append({"id": record["id"], "text": record.pop("quote")})
        found.append(record)
    return found, quotes


def _question(raw: Any, place: int) -> Any:
    """A question may be given by its id, or as a text of our own."""
    if isinstance(raw, str):
        return {"id": raw} if raw in QUESTIONS else {"id": f"own{place}", "text": raw}
    return raw


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    rows = book.rows(WHO)
    return Answers(
        plan=Plan(as_int(book.field("interviews/goal", "target")), as_date(field_text(book, "interviews/goal", "by"))),
        questions=_questions(book),
        records=tuple(_record(row) for row in rows),
        quotes=tuple(Quote(row.id, text(row, "quote")) for row in rows if text(row, "quote")),
        concerns=tuple(card.text for card in book.rows(CONCERNS)),
        merged=_merged(book),
        missing_by=as_date(field_text(book, "interviews/next_talks", "missing_by")),
    )


def _questions(book: Workbook) -> tuple[Question, ...]:
    wording = {line.id: line.text for line in book.rows(QUESTION_LIST)}
    asked = field_texts(book, QUESTION_LIST, "questions")
    left = (line for line in wording if line not in asked and wording[line])
    return (
        *(Question(line, wording.get(line, "")) for line in asked),
        *(Question(line, wording[line], asked=False) for line in left),
    )


def _record(row: Item) -> Record:
    cells = row.cells
    flag = as_flag(cells.get("held"))
    entered = any(cells.get(name) not in (None, "", []) for name in _HEARD)
    return Record(
        id=row.id,
        role=row.text,
        unit=text(row, "unit"),
        issues=as_texts(cells.get("issues")),
        interest=on_scale(row, "interest"),
        hours_month=as_number(cells.get("hours_month")),
        would_join_as=one_of(cells.get("would_join_as"), LEVELS),
        go_to=as_texts(cells.get("go_to")),
        permission_to_quote=as_flag(cells.get("permission_to_quote")),
        held=entered if flag is None else flag,
    )


_HEARD = ("issues", "interest", "hours_month", "would_join_as", "go_to", "permission_to_quote", "quote")
"""What only a talk that took place can have told: a row with any of it counts as held unless marked otherwise."""


def _merged(book: Workbook) -> tuple[Name, ...]:
    """Names in order; two with the same name are one, and one that was not named yet takes its first word."""
    words: dict[str, list[str]] = {}
    for card in book.rows(WORDS):
        words.setdefault(as_text(card.cells.get("issue")), []).append(card.text)
    merged: dict[str, tuple[str, ...]] = {}
    for group in book.rows(NAMES):
        mine = words.get(group.id, [])
        name = as_text(group.text) or next(iter(mine), "")
        if name:
            merged[name] = (*merged.get(name, ()), *mine)
    return tuple(Name(name, mine) for name, mine in merged.items())


def words_of(records: Iterable[Record]) -> tuple[str, ...]:
    """Return every issue word once, as it was said, in the order the records name them."""
    return tuple(dict.fromkeys(word for record in records for word in record.issues if word.strip()))


def word_ref(word: str) -> str:
    """Return the stable path of an issue word's source."""
    return f"interviews/records/issues/{word}"


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    asked: list[str] = [question.id for question in answers.questions if question.asked]
    pages: dict[str, dict[str, Value]] = {
        "interviews/goal": kept(target=answers.plan.target, by=_iso(answers.plan.by)),
        QUESTION_LIST: kept(questions=asked),
        "interviews/next_talks": kept(missing_by=_iso(answers.missing_by)),
    }
    said: dict[str, str] = {}
    for quote in answers.quotes:
        said[quote.id] = f"{said[quote.id]}\n{quote.text}" if quote.id in said else quote.text
    lists = {
        WHO: tuple(_row(record, place, said) for place, record in enumerate(answers.records, 1)),
        QUESTION_LIST: tuple(Item(question.id, question.text) for question in answers.questions if question.text),
        CONCERNS: tuple(Item(f"C{n}", concern) for n, concern in enumerate(answers.concerns, 1)),
        **_issue_cards(answers.records, answers.merged),
    }
    return Content({page: values for page, values in pages.items() if values}, lists)


def _row(record: Record, place: int, said: Mapping[str, str]) -> Item:
    cells = kept(
        unit=record.unit,
        held=record.held,
        issues=record.issues,
        interest=record.interest,
        hours_month=record.hours_month,
        would_join_as=record.would_join_as,
        go_to=record.go_to,
        permission_to_quote=record.permission_to_quote,
        quote=said.get(record.id),
    )
    return Item(record.id or f"I{place}", record.role, cells)


def _issue_cards(records: Sequence[Record], merged: Sequence[Name]) -> dict[str, tuple[Item, ...]]:
    group_of: dict[str, str] = {}
    for n, name in enumerate(merged, 1):
        for word in name.words:
            group_of.setdefault(word, f"M{n}")
    from_records = words_of(records)
    cards = [
        Item(word, word, kept(issue=group_of.get(word)), {"": Source(word_ref(word), word)}) for word in from_records
    ]
    cards += [Item(word, word, {"issue": group}) for word, group in group_of.items() if word not in from_records]
    return {WORDS: tuple(cards), NAMES: tuple(Item(f"M{n}", name.name) for n, name in enumerate(merged, 1))}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
