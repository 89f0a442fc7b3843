"""What the code of an exercise is given and what it gives back.

Each exercise folder has `answers.py` and `results.py`; together they show the face :class:`ExerciseCode` names. A
team's own exercise (TOML alone) shows the same face through `exercises.plain.face`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Struct

from exercises.figures import Figure
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from workbook.model import Content, Participant, Value, Workbook


class Workshop(Struct, frozen=True, omit_defaults=True):
    """The workshop as the interchange file tells it (key ``workshop``)."""

    title: str = ""
    organisation: str = ""
    community: str = ""
    date: str = ""
    agenda: str = ""
    place: str = ""
    facilitator: str = ""
    coordinator_candidate: str = ""
    context: str = ""
    kind: str = "group"
    participants: tuple[Participant, ...] = ()


T = TypeVar("T")


class Findings(Struct, frozen=True):
    """All that is known of a workshop: answers and results by exercise id, in catalogue order.

    While results are being computed it holds those of the exercises before; an exercise that was not done is absent.
    """

    workshop: Workshop = Workshop()
    answers: Mapping[str, Any] = {}
    results: Mapping[str, Any] = {}

    def answer(self, exercise: str, kind: type[T]) -> T | None:
        """Return an exercise's answers, ``None`` where it was not done."""
        found = self.answers.get(exercise)
        return found if isinstance(found, kind) else None

    def result(self, exercise: str, kind: type[T]) -> T | None:
        """Return an exercise's result, ``None`` where it was not done."""
        found = self.results.get(exercise)
        return found if isinstance(found, kind) else None

    def role(self, person: str) -> str:
        """Return how a person is shown (``P3 Reliability engineer``); any other text as it is."""
        for participant in self.workshop.participants:
            if participant.id == person:
                return f"{participant.id} {participant.role}".strip()
        return person


class Prefill(Struct, frozen=True):
    """A value an earlier exercise offers to a page of this one.

    Exactly one of three targets: a field (*name*), a cell (*list*, *item*, *name*), or a new card (*list*, *item* a
    stable id made from the source, *name* empty, *value* the card's text).

    Attributes:
        page: ``exercise/page`` that takes it.
        value: What is offered.
        ref: Stable path of the source (``problems/ratings/K1/priority``); the same ref always offers the same thing.
        label: The source in words ("problems: top priority").
        name, list, item: The target, see above. *list* is full (``pilots/candidates``).
        cells: For a new card: cells it starts with.
    """

    page: str
    value: Value
    ref: str
    label: str
    name: str = ""
    list: str = ""
    item: str = ""
    cells: dict[str, Value] = {}


class Done(Struct, frozen=True):
    """One part of "done when": what it asks, and whether it is met."""

    text: str
    met: bool


class Scene(Struct, frozen=True):
    """What figures and headlines are made with.

    Attributes:
        exercise: The guide's words (`scene.say("Start now")`).
        findings: Everything computed so far, this exercise included.
        then: Answers and results of the workbook this one follows, or None.
    """

    exercise: Exercise
    findings: Findings
    then: Findings | None = None

    def say(self, word: str) -> str:
        """Return the words shown for a stable id."""
        return self.exercise.say(word)


class Standing(Struct, frozen=True):
    """Why the lines of a `choose` page stand in the order they do.

    Attributes:
        order: What comes first, in words.
        heading: What is said beside each line.
        beside: That, by item id; an item nobody rated says nothing.
    """

    order: str
    heading: str
    beside: dict[str, str]


class ExerciseCode(Protocol):
    """The face every exercise shows. *answers* and *result* are the exercise's own types."""

    Answers: type[Any]

    def adapt(self, raw: Any) -> Any:
        """Return the canonical JSON form of any form the file may have."""

    def present(self, answers: Any) -> Any:
        """Return the answers as JSON values for the interchange file."""

    def read(self, book: Workbook) -> Any:
        """Return the answers that stand in a workbook's pages."""

    def write(self, answers: Any, people: Sequence[Participant]) -> Content:
        """Return what stands in the pages for these answers."""

    def result(self, answers: Any, earlier: Findings) -> Any:
        """Return what follows from the answers. Pure."""

    def public(self, result: Any) -> Any:
        """Return the result as JSON values, keys and values as in the sample's `expected`."""

    def headline(self, answers: Any, result: Any, scene: Scene) -> str:
        """Return the result in one line, empty where there is none yet."""

    def figures(self, answers: Any, result: Any, scene: Scene) -> tuple[Figure, ...]:
        """Return the figures of the result page, in order, each with a stable id."""

    def done(self, answers: Any, result: Any, pages: frozenset[str]) -> tuple[Done, ...]:
        """Return the parts of "done when" whose page is in *pages*."""

    def prefill(self, earlier: Findings) -> tuple[Prefill, ...]:
        """Return what earlier exercises offer to this one's pages."""

    def rows(self, page: str, variant: Variant, answers: Any, result: Any) -> tuple[str, ...] | None:
        """Return the ids a page shows, in order, or None for all (only asked of pages marked ``some``)."""


def builtins(value: Any) -> Any:
    """Return JSON values of a result: fractions rounded at this one door."""
    from exercises.statistics import plain

    return msgspec.json.decode(msgspec.json.encode(value, enc_hook=plain))
