"""The answers of `primer` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct, convert

from exercises.filling.cells import as_int, field_text, field_texts, kept
from exercises.forms import without_nulls
from exercises.kit import builtins
from workbook.model import Content, Counts, Item, Participant, Tally, Value, Workbook

MYTHS = ("M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10")
MARKS = ("true", "false", "unsure")
MYTHS_PAGE = "primer/myths"
WORDS_PAGE = "primer/words"

Count: TypeAlias = Annotated[int, Meta(ge=0)]
Mark: TypeAlias = Literal["true", "false", "unsure"]


class Own(Struct, frozen=True, omit_defaults=True):
    """What one person alone said to a myth: an answer, and how sure they were (1 guessing ... 3 certain)."""

    answer: Mark | None = None
    confidence: Annotated[int, Meta(ge=1, le=3)] | None = None


class Language(Struct, frozen=True, omit_defaults=True):
    """The words we chose, and those we avoid."""

    community: str = ""
    coordinator: str = ""
    core_group: str = ""
    meeting: str = ""
    avoid: tuple[str, ...] = ()


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `primer`.

    Attributes:
        votes_true_false_unsure: Myth -> how many hands for true, false, unsure.
        own: Myth -> answer and confidence of one person alone.
        familiar: Groups we learned a craft with.
        language: Our words.
        fit_line: Where it sits beside teams and managers, one sentence.
    """

    votes_true_false_unsure: dict[str, tuple[Count, Count, Count]] = {}
    own: dict[str, Own] = {}
    familiar: tuple[str, ...] = ()
    language: Language = Language()
    fit_line: str = ""


def adapt(raw: Any) -> Any:
    """Return the canonical form: hands by name (``{"true": 1, "false": 7, "unsure": 0}``) become a list of three."""
    raw = without_nulls(raw)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("votes_true_false_unsure"), Mapping):
        return raw
    votes = {
        myth: [hands.get(mark, 0) for mark in MARKS] if isinstance(hands, Mapping) else hands
        for myth, hands in raw["votes_true_false_unsure"].items()
    }
    return {**raw, "votes_true_false_unsure": votes}


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages; the community's name is the cover's where the page has none."""
    tally = book.latest_tally(MYTHS_PAGE)
    rows = {} if tally is None else {myth: row.get("answer", {}) for myth, row in tally.counts.items()}
    return Answers(
        votes_true_false_unsure={myth: _hands(counts) for myth, counts in rows.items()},
        own=_own(book),
        familiar=tuple(i.text for i in book.rows("primer/met_before")),
        language=Language(
            community=field_text(book, WORDS_PAGE, "community") or book.info.community,
            coordinator=field_text(book, WORDS_PAGE, "coordinator"),
            core_group=field_text(book, WORDS_PAGE, "core_group"),
            meeting=field_text(book, WORDS_PAGE, "meeting"),
            avoid=field_texts(book, WORDS_PAGE, "avoid"),
        ),
        fit_line=field_text(book, "primer/fit_line", "fit_line"),
    )


def _hands(counts: Counts) -> tuple[int, int, int]:
    return counts.get("true", 0), counts.get("false", 0), counts.get("unsure", 0)


def _own(book: Workbook) -> dict[str, Own]:
    found = {}
    for myth in MYTHS:
        said = field_text(book, MYTHS_PAGE, myth)
        sure = as_int(book.field(MYTHS_PAGE, f"{myth}_confidence"))
        if said in MARKS or sure is not None:
            found[myth] = Own(convert(said, Mark) if said in MARKS else None, sure)
    return found


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    own: dict[str, Value] = {}
    for myth, said in answers.own.items():
        own |= kept(**{myth: said.answer, f"{myth}_confidence": said.confidence})
    words = answers.language
    pages: dict[str, dict[str, Value]] = {
        MYTHS_PAGE: own,
        WORDS_PAGE: kept(
            community=words.community,
            coordinator=words.coordinator,
            core_group=words.core_group,
            meeting=words.meeting,
            avoid=words.avoid,
        ),
        "primer/fit_line": kept(fit_line=answers.fit_line),
    }
    familiar = tuple(Item(f"F{n}", text) for n, text in enumerate(answers.familiar, 1))
    return Content(
        {page: fields for page, fields in pages.items() if fields},
        {"primer/met_before": familiar} if familiar else {},
        _tallies(answers),
    )


def _tallies(answers: Answers) -> dict[str, Tally]:
    votes = answers.votes_true_false_unsure
    if not votes:
        return {}
    counts = {myth: {"answer": dict(zip(MARKS, hands, strict=True))} for myth, hands in votes.items()}
    tally = Tally(MYTHS_PAGE, 1, "import", counts, voters=max(sum(hands) for hands in votes.values()))
    return {tally.key: tally}
