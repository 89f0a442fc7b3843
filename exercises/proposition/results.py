"""What follows from the answers of `proposition`: slots, words, checks, clarity. Pure."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.figures import (
    Column,
    DotRow,
    DotsFigure,
    Figure,
    Light,
    LightsFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.proposition.answers import CHECKS, SLOTS, Answers
from exercises.statistics import Summary, exact, shown, summary
from workbook.text import is_blank

WORDS = 75
"""Most words of the statement. Judgement, not research."""
SLOTS_ENOUGH = 8
"""So many of the ten slots are enough. Judgement, not research."""
CLEAR = exact(3.5)
"""Clear enough from this mean up. Judgement, not research."""


class Result(Struct, frozen=True):
    """The result of `proposition`.

    Attributes:
        words: Words of the statement; a word is a run of non-space characters.
        slots_filled, slots: Filled slots of all slots.
        checks_passed: Checks answered yes.
        clarity: What the clarity scores come to.
    """

    words: int
    slots_filled: int
    slots: int
    checks_passed: int
    clarity: Summary

    @property
    def too_long(self) -> bool:
        """Whether the statement has too many words."""
        return self.words > WORDS

    @property
    def unclear(self) -> bool:
        """Whether the statement was scored and is not clear enough."""
        return self.clarity.mean is not None and self.clarity.mean < CLEAR


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, proposition."""
    return Result(
        words=len(answers.final.split()),
        slots_filled=sum(bool(answers.slots.get(slot, "").strip()) for slot in SLOTS),
        slots=len(SLOTS),
        checks_passed=sum(answers.checks.get(check, False) for check in CHECKS),
        clarity=summary(answers.clarity),
    )


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the statement's length and clarity, or how far the slots are."""
    if not found.words:
        return f"{found.slots_filled} of {found.slots} slots filled" if found.slots_filled else ""
    parts = [counted(found.words, "word"), f"{found.checks_passed} of {len(CHECKS)} checks"]
    if found.clarity.mean is not None:
        parts.append(f"clarity {shown(found.clarity.mean)}")
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return the statement, its checks, its clarity, and the slots it was built from."""
    return (
        _statement(answers, found, scene),
        _checks(answers, scene),
        _clarity(answers, found, scene),
        _slots(answers, scene),
    )


def _statement(answers: Answers, found: Result, scene: Scene) -> StatementFigure:
    passages = [Passage(answers.final, large=True)] if answers.final else []
    if answers.final and answers.slots.get("sign"):
        passages.append(Passage(answers.slots["sign"], label=scene.say("sign")))
    notes = [f"{counted(found.words, 'word')}: {found.words - WORDS} over {WORDS}."] if found.too_long else []
    if avoided := _avoided(answers.final, scene):
        notes.append(f"{scene.say('avoided')}: {', '.join(avoided)}.")
    return StatementFigure(
        id="statement", title="Our value proposition", passages=tuple(passages), notes=tuple(notes),
        empty="The statement is not written yet.",
    )  # fmt: skip


def _avoided(text: str, scene: Scene) -> list[str]:
    """Words of our avoid list that stand in a text: a hint for the check, which people answer themselves."""
    from exercises.primer.answers import Answers as Primer

    primer = scene.findings.answer("primer", Primer)
    said = re.sub(r"[\W_]+", " ", f" {text} ".casefold())
    words = primer.language.avoid if primer else ()
    return [word for word in words if (bare := re.sub(r"[\W_]+", " ", word.casefold()).strip()) and f" {bare} " in said]


def _checks(answers: Answers, scene: Scene) -> LightsFigure:
    lights = tuple(
        Light(
            scene.say(check),
            state="on" if answers.checks.get(check) else "off",
            word={True: "yes", False: "no", None: "not answered"}[answers.checks.get(check)],
        )
        for check in CHECKS
    )
    return LightsFigure(
        id="checks", title="Six checks", lights=lights if answers.checks else (), empty="Nobody has checked it yet.",
    )  # fmt: skip


def _clarity(answers: Answers, found: Result, scene: Scene) -> DotsFigure:
    stats = found.clarity
    row = DotRow(
        label=scene.say("clarity"),
        counts=tuple(answers.clarity.counts.get(step, 0) for step in range(1, 6)),
        passes=stats.passes,
        mean=shown(stats.mean) if stats.mean is not None else "",
        spread=stats.spread or "",
        middle=None if stats.mean is None else float(stats.mean),
    )
    notes = []
    if found.unclear:
        notes.append(f"Under {shown(CLEAR)}: {scene.say('unclear')}.")
    said = "" if is_blank(answers.objection) else f"{scene.say('objection')}: {answers.objection}"
    if said:
        notes.append(said)
    return DotsFigure(
        id="clarity", title="How clear it is", rows=(row,) if stats.n or stats.passes else (), notes=tuple(notes),
        empty=said or "Nobody has scored it yet.",
    )  # fmt: skip


def _slots(answers: Answers, scene: Scene) -> TableFigure:
    rows = tuple(Row((scene.say(slot), answers.slots.get(slot, ""))) for slot in SLOTS)
    return TableFigure(
        id="slots", title="What it is made of", columns=(Column("Slot", share=1), Column("Our words", share=4)),
        rows=rows if answers.slots else (), empty="No slot is filled yet.",
    )  # fmt: skip


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    mean: Fraction | None = found.clarity.mean
    clear = mean is not None and mean >= CLEAR
    parts = (
        ("slots", f"{SLOTS_ENOUGH} of the {len(SLOTS)} slots filled", found.slots_filled >= SLOTS_ENOUGH),
        ("statement", f"A statement of {WORDS} words or fewer", 0 < found.words <= WORDS),
        (
            "clarity",
            f"Clarity {shown(CLEAR)} or more, or the objection written down",
            clear or not is_blank(answers.objection),
        ),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its lines."""
    return None
