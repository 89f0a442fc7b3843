"""From JSON values to the typed answers of one exercise, with the path of what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect
from msgspec.structs import replace as with_

from exercises.exchange.gate import joined, unfit
from exercises.misfits import in_words
from exercises.registry import code_of
from exercises.scores import Scores, Votes, scores_from, votes_from
from workbook.ballots import PASS
from workbook.errors import Unfit
from workbook.model import Participant

_T = TypeVar("_T")

LOW, HIGH = 1, 5
"""The scale of every score in the answers format."""

DATES = frozenset(
    {
        "workshop.date",
        "interviews.plan.by",
        "interviews.missing_by",
        "launch.launch_date",
        "rhythm.activities.date",
        "support.needed_from",
        "sponsors.map.by",
        "plan.actions.due",
        "plan.review_date",
    }
)
"""Where a text must be an ISO date, list places left out."""


@lru_cache(64)
def _told(kind: type) -> inspect.Type:
    """Return what msgspec tells of a type; asking it anew is a third of reading a document."""
    return inspect.type_info(kind)


def answers_of(exercise: str, raw: Any, people: Sequence[Participant], *, solo: bool = False) -> Any:
    """Return the typed answers of an exercise from its JSON form, which has passed the gate.

    Args:
        exercise: Its id.
        raw: What stands under its key.
        people: The participants, in order: named scores and votes become counts by their viewpoints.
        solo: One person's two ballots are kept apart.

    Raises:
        Unfit: It does not have the form; names the path and the reason.
    """
    where = f"answers.{exercise}"
    if not isinstance(raw, dict | list):
        raise unfit(where, "expected a table or a list")
    check_dates(raw, exercise)
    code = code_of(exercise)
    kind: type = code.Answers
    try:
        canonical = code.adapt(mark_passes(raw, _told(kind)))
    except Unfit:
        raise
    except (LookupError, TypeError, ValueError, AttributeError) as wrong:
        raise unfit(where, f"this is not the form of the answers format ({wrong})") from None
    canonical = without_nulls(canonical, _told(kind))
    hook = score_hook(people, solo=solo)
    return _with_voters(convert(canonical, code.Answers, where, hook, alone=isinstance(raw, list)))


def convert(
    raw: Any, kind: type[_T], where: str, hook: Callable[[type, Any], Any] | None = None, *, alone: bool = False
) -> _T:
    """Return *raw* as *kind*.

    Args:
        raw: JSON values.
        kind: A type msgspec knows.
        where: The path of *raw* in its document.
        hook: Reads types of our own.
        alone: The file holds one list alone where *raw* has it under a key: paths leave that key out.

    Raises:
        Unfit: It does not fit; names the path under *where* and the reason.
    """
    try:
        return msgspec.convert(raw, kind, dec_hook=hook)
    except msgspec.ValidationError as wrong:
        message, _, path = str(wrong).partition(" - at `")
        path = path.removesuffix("`").removeprefix("key in ") or "$"
        exact = _exact(raw, kind, hook, path)
        if alone:
            exact = re.sub(r"^\.\w+", "", exact)
        raise unfit(where + exact, in_words(message)) from None


def score_hook(people: Sequence[Participant], *, solo: bool = False) -> Callable[[type, Any], Any]:
    """Return the hook that reads scores and votes in any of their forms, unlinked."""

    def hook(kind: type, raw: Any) -> Any:
        if kind is Scores:
            scores = scores_from(raw, people)
            if wrong := [score for score in scores.counts if not LOW <= score <= HIGH]:
                raise ValueError(f"expected scores from {LOW} to {HIGH}, got {wrong[0]}")
            return scores
        if kind is Votes:
            return votes_from(raw, None, people, solo=solo)
        raise NotImplementedError(kind)

    return hook


def check_dates(raw: Any, path: str) -> None:
    """Refuse a text that must be a date and is none.

    Raises:
        Unfit: Names the path and what stands there.
    """
    for where, value in _leaves(raw, path):
        if re.sub(r"\[\d+\]", "", where) in DATES and isinstance(value, str) and value:
            try:
                date.fromisoformat(value)
            except ValueError:
                raise unfit(f"answers.{where}", f"“{value[:40]}” is no date like 2025-03-12") from None


def without_nulls(raw: Any, kind: inspect.Type) -> Any:
    """Return *raw* without the keys that hold ``null``: null and missing say the same. A null in a list, and one
    among scores, is a pass and stays.
    """
    kind = _part(raw, kind)
    if isinstance(kind, inspect.StructType) and isinstance(raw, dict):
        known = {field.encode_name: field.type for field in kind.fields}
        return {k: without_nulls(v, known.get(k, inspect.AnyType())) for k, v in raw.items() if v is not None}
    if isinstance(kind, inspect.DictType) and isinstance(raw, dict):
        scores = isinstance(kind.value_type, inspect.CustomType)
        return {k: without_nulls(v, kind.value_type) for k, v in raw.items() if scores or v is not None}
    if isinstance(kind, inspect.VarTupleType | inspect.ListType) and isinstance(raw, list):
        return [without_nulls(v, kind.item_type) for v in raw]
    return raw


def mark_passes(raw: Any, kind: inspect.Type) -> Any:
    """Return *raw* with every ``null`` among scores by participant spelt as the pass it is."""
    kind = _part(raw, kind)
    if isinstance(kind, inspect.CustomType) and kind.cls is Scores and isinstance(raw, dict):
        return {k: PASS if v is None else v for k, v in raw.items()}
    if isinstance(kind, inspect.StructType) and isinstance(raw, dict):
        known = {field.encode_name: field.type for field in kind.fields}
        return {k: mark_passes(v, known.get(k, inspect.AnyType())) for k, v in raw.items()}
    if isinstance(kind, inspect.DictType) and isinstance(raw, dict):
        return {k: mark_passes(v, kind.value_type) for k, v in raw.items()}
    return raw


def _part(raw: Any, kind: inspect.Type) -> inspect.Type:
    """The part of a union that *raw* can be; what stands under remarks."""
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        fitting = (inspect.StructType, inspect.DictType) if isinstance(raw, dict) else (inspect.VarTupleType,)
        return next((part for part in kind.types if isinstance(part, fitting)), inspect.AnyType())
    return kind


def unknown_keys(raw: Any, kind: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Yield path and value of every key that *kind* does not know."""
    yield from _unknown(raw, _told(kind), where)


def _unknown(raw: Any, kind: inspect.Type, where: str) -> Iterator[tuple[str, Any]]:
    kind = _part(raw, kind)
    if isinstance(kind, inspect.StructType) and isinstance(raw, dict):
        known = {field.encode_name: field.type for field in kind.fields}
        for key, value in raw.items():
            if key not in known:
                yield joined(where, key), value
            else:
                yield from _unknown(value, known[key], joined(where, key))
    elif isinstance(kind, inspect.DictType) and isinstance(raw, dict):
        for key, value in raw.items():
            yield from _unknown(value, kind.value_type, joined(where, key))
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType) and isinstance(raw, list):
        for place, value in enumerate(raw):
            yield from _unknown(value, kind.item_type, f"{where}[{place}]")


def _leaves(raw: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _leaves(value, f"{path}.{key}")
    elif isinstance(raw, list):
        for place, value in enumerate(raw):
            yield from _leaves(value, f"{path}[{place}]")
    else:
        yield path, raw


def _with_voters(answers: Any) -> Any:
    """How many voted stands beside the votes in the file, and in them here."""
    voters = getattr(answers, "voters", None)
    if voters is None:
        return answers
    for name in answers.__struct_fields__:
        votes = getattr(answers, name)
        if isinstance(votes, Votes) and votes.voters is None:
            answers = with_(answers, **{name: Votes(votes.counts, voters, votes.views)})
    return answers


def _exact(raw: Any, kind: Any, hook: Callable[[type, Any], Any] | None, path: str) -> str:
    """Put real keys in the place of the ``[...]`` of a msgspec path: try the keys of that mapping one by one."""
    found: list[Any] = []
    here = raw
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", path):
        part: Any = name or (int(index) if index.isdigit() else None)
        if part is None:
            keys = list(here) if isinstance(here, dict) else []
            part = next((key for key in keys if _fails(_put(raw, found, {key: here[key]}), kind, hook)), None)
            if part is None:
                break
            raw = _put(raw, found, {part: here[part]})
        found.append(part)
        try:
            here = here[part]
        except (LookupError, TypeError):
            here = None
    spoken = ""
    for part in found:
        spoken = f"{spoken}[{part}]" if isinstance(part, int) else joined(spoken, part)
    return spoken


def _fails(raw: Any, kind: Any, hook: Callable[[type, Any], Any] | None) -> bool:
    try:
        msgspec.convert(raw, kind, dec_hook=hook)
    except msgspec.ValidationError:
        return True
    return False


def _put(raw: Any, parts: Sequence[Any], value: Any) -> Any:
    """Copy *raw* with *value* at the place *parts* name."""
    if not parts:
        return value
    copy: Any = list(raw) if isinstance(raw, list) else dict(raw)
    copy[parts[0]] = _put(raw[parts[0]], parts[1:], value)
    return copy
