"""Ids that one part of an answers document names in another: each must be there (`docs/interchange.md`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from exercises.exchange.gate import joined, unfit
from exercises.filling.rows import lines_of
from exercises.guide import exercise
from workbook.model import Participant


class Named(NamedTuple):
    """Ids that a key of an exercise names.

    Attributes:
        key: The key of the exercise's answers.
        ids: What it names.
        known: What is there to be named.
        what: What the ids are of, for the reason.
    """

    key: str
    ids: Iterable[str]
    known: Collection[str]
    what: str


def _problems(answers: Any, people: Sequence[Participant]) -> Iterator[Named]:
    known, what = answers.clusters, "cluster"
    yield Named("ideas", (idea.cluster for idea in answers.ideas if idea.cluster), known, what)
    yield Named("dots", answers.dots.counts, known, what)
    for view in answers.dots.views.values():
        yield Named("dots", view.counts, known, what)
    for key in ("ratings", "selected", "sentences", "who_would_disagree"):
        yield Named(key, getattr(answers, key), known, what)


def _pilots(answers: Any, people: Sequence[Participant]) -> Iterator[Named]:
    known = [candidate.id for candidate in answers.candidates]
    yield Named("focus", (answers.focus,) if answers.focus else (), known, "candidate")
    for key in ("chosen", "reasons", "parked", "who_could_confirm"):
        yield Named(key, getattr(answers, key), known, "candidate")


def _values(answers: Any, people: Sequence[Participant]) -> Iterator[Named]:
    known = {line.id for page in exercise("values").pages for line in lines_of(page)}
    yield Named("votes", answers.votes.counts, known, "value")
    for view in answers.votes.views.values():
        yield Named("votes", view.counts, known, "value")
    yield Named("evidence", answers.evidence, known, "value")


def _coordinator(answers: Any, people: Sequence[Participant]) -> Iterator[Named]:
    # A document that lists nobody cannot tell who is not there.
    who = (answers.who,) if answers.who and people else ()
    yield Named("who", who, [person.id for person in people], "participant")


_NAMED: dict[str, Callable[[Any, Sequence[Participant]], Iterator[Named]]] = {
    "problems": _problems,
    "pilots": _pilots,
    "values": _values,
    "coordinator": _coordinator,
}


def dangling(name: str, answers: Any, people: Sequence[Participant]) -> Iterator[tuple[str, str, str]]:
    """Yield every id that an exercise names and that is not there: the key, the id, what it should be.

    Args:
        name: The exercise's id.
        answers: Its typed answers.
        people: The participants.
    """
    for named in _NAMED.get(name, _none)(answers, people):
        yield from ((named.key, one, named.what) for one in named.ids if one not in named.known)


def check(name: str, answers: Any, raw: Any, people: Sequence[Participant], removed: Collection[str] = ()) -> None:
    """Refuse answers that name an id that is not there.

    Args:
        name: The exercise's id.
        answers: Its typed answers.
        raw: The same as it stands in the document, for the path.
        people: The participants.
        removed: Ids that the document itself says were taken out and are still named.

    Raises:
        Unfit: Names the path and the id.
    """
    for key, missing, what in dangling(name, answers, people):
        if missing not in removed:
            part = raw.get(key) if isinstance(raw, Mapping) else None
            where = next(_places(part, missing, joined(f"answers.{name}", key)), f"answers.{name}.{key}")
            raise unfit(where, f"there is no {what} “{missing[:40]}”")


def _none(answers: Any, people: Sequence[Participant]) -> Iterator[Named]:
    return iter(())


def _places(raw: Any, wanted: str, path: str) -> Iterator[str]:
    """Yield the paths where an id stands, as a key or as a text."""
    if raw == wanted:
        yield path
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            if key == wanted:
                yield joined(path, key)
            else:
                yield from _places(value, wanted, joined(path, key))
    elif isinstance(raw, Sequence) and not isinstance(raw, str):
        for place, value in enumerate(raw):
            yield from _places(value, wanted, f"{path}[{place}]")
