"""The figures of `canvas`: three bands, six checks, five levels, the inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from exercises.canvas.answers import CHECKS, KINDS, LEVELS, STATES, Answers, Thing
from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    Figure,
    Level,
    LevelsFigure,
    Light,
    LightsFigure,
    Part,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.filling.cells import number
from exercises.filling.rows import lines_of
from exercises.kit import Scene
from exercises.statistics import shown

if TYPE_CHECKING:
    from fractions import Fraction

    from exercises.canvas.results import Result

LIT: dict[int | None, Literal["on", "half", "off"]] = {2: "on", 1: "half", 0: "off", None: "off"}
WORDS: dict[int | None, str] = {2: "yes", 1: "partly", 0: "no", None: "not answered"}


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the three bands, the six checks, the five levels, items by kind and state, the inventory."""
    return (
        _bands(answers, scene),
        _checks(answers, found, scene),
        _levels(answers, found, scene),
        _kinds(answers, scene),
        _inventory(answers, found, scene),
    )


def _bands(answers: Answers, scene: Scene) -> StatementFigure:
    domain, community = answers.domain, answers.community
    said = (
        ("area", domain.area),
        ("key_issues", "\n".join(domain.key_issues)),
        ("out_of_scope", "; ".join(domain.out_of_scope)),
        ("passion", domain.passion),
        ("belonging", "; ".join(community.belonging)),
        ("relationships", community.relationships),
    )
    passages = tuple(Passage(text, scene.say(part), large=part == "area") for part, text in said if text)
    return StatementFigure(
        id="canvas", title="Who we are and what we try to get better at", passages=passages,
        empty="Domain and community have not been described yet.",
    )  # fmt: skip


def _checks(answers: Answers, found: Result, scene: Scene) -> LightsFigure:
    given = answers.domain.checks
    labels = {line.id: line.label for line in lines_of(scene.exercise.page("domain_checks"))}
    points = [*given, *(None for _ in CHECKS[len(given) :])]
    lights = tuple(
        Light(labels.get(check, check), LIT[got], WORDS[got]) for check, got in zip(CHECKS, points, strict=False)
    )
    notes = (f"{found.domain_score} of 12 points: {scene.say(found.domain_verdict)}.",)
    return LightsFigure(
        id="checks", title="Is it a domain?", lights=lights if given else (), notes=notes if given else (),
        empty="The six checks have not been made yet.",
    )  # fmt: skip


def _levels(answers: Answers, found: Result, scene: Scene) -> LevelsFigure:
    by_name = {one.level: one for one in answers.community.levels}
    said = {}
    for name, one in by_name.items():
        parts = (("", one.who), (scene.say("bring"), one.bring), (scene.say("want"), one.want))
        said[name] = "; ".join(f"{label} {text}".strip() for label, text in parts if text)
    levels = tuple(
        Level(scene.say(name), by_name[name].count if name in by_name else None, said.get(name, "")) for name in LEVELS
    )
    begun = any(one.count is not None for one in by_name.values()) or any(said.values())
    return LevelsFigure(
        id="levels", title="How people take part", levels=levels if begun else (), outside=1,
        notes=_core(found, scene) if begun else (), empty="Nobody has been placed on the five levels yet.",
    )  # fmt: skip


def _pct(value: Fraction) -> str:
    """A share with one decimal, without it where it is whole."""
    return shown(value).removesuffix(".0")


def _core(found: Result, scene: Scene) -> tuple[str, ...]:
    notes = []
    if found.core_pct is not None:
        notes.append(f"{found.inside_total} people inside; the core is {_pct(found.core_pct)} % of them.")
    if found.core_flag != "ok":
        notes.append(scene.say(f"{found.core_flag}_note"))
    return tuple(notes)


def _kinds(answers: Answers, scene: Scene) -> BarsFigure:
    unsorted = any(thing.state is None and thing.kind for thing in answers.practice)
    states = (*STATES, *((None,) if unsorted else ()))
    bars = []
    for kind in KINDS:
        mine = [thing for thing in answers.practice if thing.kind == kind]
        parts = tuple(
            Part(scene.say(state or "unsorted"), float(sum(thing.state == state for thing in mine))) for state in states
        )
        bars.append(Bar(scene.say(kind), float(len(mine)), str(len(mine)), parts=parts))
    loose = sum(thing.kind is None for thing in answers.practice)
    notes = (
        [f"Nothing yet: {', '.join(bar.label for bar in bars if not bar.value)}."]
        if not all(bar.value for bar in bars)
        else []
    )
    if loose:
        notes.append(f"Without a kind: {loose}.")
    return BarsFigure(
        id="kinds", title="Our practice by kind", bars=tuple(bars) if answers.practice else (),
        high=max((bar.value or 0 for bar in bars), default=1) or 1, notes=tuple(notes) if answers.practice else (),
        empty="The inventory has not been begun yet.",
    )  # fmt: skip


def _inventory(answers: Answers, found: Result, scene: Scene) -> TableFigure:
    columns = (
        Column("Item", share=4),
        Column("Kind", share=1),
        Column("State", share=1),
        Column("Holder", share=2),
        Column("Value", "right", 1),
    )
    shelf = [thing for id_ in found.shelf_ids for thing in answers.practice if thing.id == id_]
    rest = [thing for thing in answers.practice if thing not in shelf]
    rows = [_row(thing, scene, scene.say("first_shelf")) for thing in shelf] + [_row(t, scene, "") for t in rest]
    return TableFigure(
        id="inventory", title="What we know, have and lack", columns=columns, rows=tuple(rows),
        empty="The inventory has not been begun yet.",
    )  # fmt: skip


def _row(thing: Thing, scene: Scene, mark: str) -> Row:
    value = number(thing.value)
    cells = (
        thing.name,
        scene.say(thing.kind) if thing.kind else "–",
        scene.say(thing.state) if thing.state else "–",
        thing.holder,
        "–" if value is None else str(value),
    )
    return Row(cells, mark)
