"""JSON Schemas of the workbook file, the answers document and the guide's files."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

import msgspec

from exercises.exchange.beside import More
from exercises.exchange.interchange import FORMAT, WorkshopFile
from exercises.exchange.log_file import LogFile
from exercises.outlines import Agenda, Exercise
from exercises.plain.face import PlainAnswers
from exercises.registry import CATALOGUE, code_of
from exercises.scores import Scores, Votes
from workbook.model import VIEWPOINTS, Action, Block, Clock, Info, Item, PageMark, Parked, Participant, Tally

Which: TypeAlias = Literal["file", "answers", "guide"]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:cop-workbook:schema:"
REFS = "#/$defs/{name}"

_COUNT = {"type": "integer", "minimum": 0}
_COUNTS = {"type": "object", "propertyNames": {"pattern": "^([1-5]|pass)$"}, "additionalProperties": _COUNT}
_SCORE = {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 5}, {"type": "null"}, {"const": "pass"}]}
_BALLOT = {
    "anyOf": [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": _COUNT},
    ]
}

SCORES: dict[str, Any] = {
    "title": "Scores",
    "description": "A list of scores (null or “pass” for a pass), scores by participant, how many gave each score, "
    "or the same by viewpoint. All forms become counts when they are read.",
    "anyOf": [
        {"type": "array", "items": _SCORE},
        {"type": "object", "propertyNames": {"enum": list(VIEWPOINTS)}, "additionalProperties": _COUNTS},
        _COUNTS,
        {"type": "object", "additionalProperties": _SCORE},
    ],
}
VOTES: dict[str, Any] = {
    "title": "Votes",
    "description": "Votes by item, by participant (a list of items, or votes by item), or by viewpoint. "
    "“voters” stands beside it. All forms become counts when they are read.",
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            _COUNT,
            _BALLOT,
            {"type": "object", "properties": {"votes": _BALLOT, "voters": {"anyOf": [_COUNT, {"type": "null"}]}}},
        ]
    },
}


def schema(which: str) -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12).

    Args:
        which: ``file``: the workbook as a whole. ``answers``: what `import` reads and `export -f json` writes.
            ``guide``: an exercise's or agenda's TOML file, as JSON values.
    """
    told: dict[str, Any] = json.loads(json.dumps(_SCHEMAS[which]()))
    return told


def _file() -> dict[str, Any]:
    """Tables of numbered records; fields nobody knows are allowed and kept."""
    kinds = [kind for kind, _needs in _TABLES.values() if kind is not None] + [PageMark, Clock]
    schemas, parts = msgspec.json.schema_components(kinds, ref_template=REFS)
    by_kind = dict(zip(kinds, schemas, strict=True))
    log = {"anyOf": [_record(by_kind[PageMark], "page"), _record(by_kind[Clock]), _record({"type": "object"}, "page")]}
    tables = {
        name: _table(_record(by_kind.get(kind, {"type": "object"}), *needs) if kind or needs else log)
        for name, (kind, needs) in _TABLES.items()
    }
    cover = tables["workbook"] | {"minProperties": 1, "maxProperties": 1}
    return _head("file", "A workbook: one workshop and all its answers") | {
        "type": "object",
        "properties": tables | {"workbook": cover},
        "required": ["workbook"],
        "$defs": parts,
    }


_TABLES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "workbook": (Info, ("schema", "id")),
    "people": (Participant, ("position", "id")),
    "agenda": (Block, ("position", "id")),
    "answers": (None, ("page",)),
    "items": (Item, ("list", "position", "id")),
    "tallies": (Tally, ("key",)),
    "actions": (Action, ("position", "id")),
    "parking": (Parked, ("position", "id")),
    "log": (None, ()),
}
"""Tables of the file: what a record holds, and what it must have."""

_NEEDS: dict[str, dict[str, Any]] = {"schema": {"type": "integer", "minimum": 1}, "position": {"type": "integer"}}


def _table(record: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": "^[0-9]+$"}, "additionalProperties": record}


def _record(told: dict[str, Any], *needs: str) -> dict[str, Any]:
    properties = {name: _NEEDS.get(name, {"type": "string"}) for name in needs}
    return {"allOf": [told, {"type": "object", "properties": properties, "required": list(needs)}]}


def _guide() -> dict[str, Any]:
    (exercise, agenda), parts = msgspec.json.schema_components([Exercise, Agenda], ref_template=REFS)
    return _head("guide", "A guide file: an exercise, or an agenda") | {"anyOf": [exercise, agenda], "$defs": parts}


def _answers() -> dict[str, Any]:
    kinds = {name: _without_own_defaults(code_of(name).Answers) for name in CATALOGUE}
    named = {**kinds, "workshop": WorkshopFile, "log": LogFile, "more": More, "own": PlainAnswers}
    schemas, parts = msgspec.json.schema_components(list(named.values()), schema_hook=_hook, ref_template=REFS)
    by_name = dict(zip(named, schemas, strict=True))
    own = by_name.pop("own")
    properties = {
        "format": {"const": FORMAT, "description": "Version of the answers format; missing means 1."},
        **{name: _loose(name, told, parts) for name, told in by_name.items()},
        "unplaced": {"type": "object", "description": "Kept from keys nobody knew."},
    }
    answers = {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^own_": own},
        "additionalProperties": False,
    }
    return _head("answers", "Answers of one workshop") | {
        "type": "object",
        "properties": {"answers": answers},
        "required": ["answers"],
        "$defs": _nullable(_with_forms(parts)),
    }


def _loose(name: str, told: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """The canonical form, or the list alone where the exercise's `adapt` takes that for it."""
    if name not in _SHORT:
        return told
    whole = parts[told["$ref"].rpartition("/")[2]]
    return {"anyOf": [told, whole["properties"][_SHORT[name]]]}


def _nullable(told: Any) -> Any:
    """Every key that may be missing may be null: the two say the same."""
    if isinstance(told, list):
        return [_nullable(part) for part in told]
    if not isinstance(told, dict):
        return told
    found = {key: _nullable(part) for key, part in told.items()}
    required = found.get("required", [])
    if isinstance(found.get("properties"), dict):
        found["properties"] = {
            name: part if name in required else _or_null(part) for name, part in found["properties"].items()
        }
    if isinstance(found.get("additionalProperties"), dict):
        found["additionalProperties"] = _or_null(found["additionalProperties"])
    return found


def _or_null(told: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [told, {"type": "null"}]}


_SHORT = {"knowledge": "areas", "support": "needs"}
"""Exercises whose one list may stand for the whole."""

_HANDS = {"type": "object", "propertyNames": {"enum": ["true", "false", "unsure"]}, "additionalProperties": _COUNT}
_FORMS: dict[str, dict[str, dict[str, Any]]] = {
    "exercises.support.answers.Need": {"serves": {"type": "string"}},
    "exercises.canvas.answers.Domain": {"checks": {"type": "array", "items": {"enum": ["yes", "partly", "no"]}}},
    "exercises.primer.answers.Answers": {
        "votes_true_false_unsure": {"type": "object", "additionalProperties": _HANDS},
    },
}
"""Further forms of a key, by the definition it stands in."""


def _with_forms(parts: dict[str, Any]) -> dict[str, Any]:
    for name, keys in _FORMS.items():
        told = parts.get(name) or parts[name.rpartition(".")[2]]
        for key, form in keys.items():
            told["properties"][key] = {"anyOf": [told["properties"][key], form]}
    return parts


def _without_own_defaults(kind: type[Any]) -> type[Any]:
    """A copy of a struct in which scores and votes are made when missing: msgspec cannot write their defaults."""
    fields = msgspec.structs.fields(kind)
    if not any(isinstance(field.default, Scores | Votes) for field in fields):
        return kind
    copied: list[Any] = []
    for field in fields:
        own = type(field.default) if isinstance(field.default, Scores | Votes) else field.default_factory
        if own is msgspec.NODEFAULT:
            copied.append((field.name, field.type, field.default))
        else:
            copied.append((field.name, field.type, msgspec.field(default_factory=own)))
    return msgspec.defstruct(kind.__name__, copied, module=kind.__module__, omit_defaults=True)


def _hook(kind: type) -> dict[str, Any]:
    """Scores and votes have forms of their own."""
    return {Scores: SCORES, Votes: VOTES}[kind]


def _head(which: str, title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, "$id": f"{ID}{which}:1", "title": title}


_SCHEMAS = {"file": _file, "answers": _answers, "guide": _guide}
