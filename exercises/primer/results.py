"""What follows from the answers of `primer`: how many were right about each myth. Pure."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    Figure,
    Guide,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.forms import counted
from exercises.kit import Done, Findings, Prefill, Scene, builtins
from exercises.page_parts import Statement, Variant
from exercises.pages import QuizPage
from exercises.primer.answers import MYTHS, WORDS_PAGE, Answers
from exercises.statistics import Percent, percent, whole

TRUE_ONES = frozenset({"M05", "M08", "M09"})
"""The statements that are true; the guide's file says the same, and a test holds the two together."""
REVISIT_UNDER = 60
"""A myth that fewer than so many percent got right is taken up again. Judgement, not research."""
ENOUGH = 5
"""So many myths answered count as done."""
WORDS = ("community", "coordinator", "core_group", "meeting")


class Myth(Struct, frozen=True):
    """How one myth went: how many were right (unsure is not right), in percent, and whether to take it up again."""

    right: int
    right_pct: Percent | None
    revisit: bool


class Result(Struct, frozen=True):
    """The result of `primer`: the myths that were put to us, in guide order."""

    myths: dict[str, Myth]

    @property
    def revisits(self) -> tuple[str, ...]:
        """The myths to take up again, in guide order."""
        return tuple(myth for myth, how in self.myths.items() if how.revisit)


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, Primer."""
    hands = {myth: _hands(answers, myth) for myth in MYTHS}
    return Result({myth: _myth(myth, given) for myth, given in hands.items() if given is not None})


def _hands(answers: Answers, myth: str) -> tuple[int, int, int] | None:
    """Hands for true, false, unsure; one person's own answer is one hand."""
    if myth in answers.votes_true_false_unsure:
        return answers.votes_true_false_unsure[myth]
    own = answers.own.get(myth)
    if own is None or own.answer is None:
        return None
    return int(own.answer == "true"), int(own.answer == "false"), int(own.answer == "unsure")


def _myth(myth: str, hands: tuple[int, int, int]) -> Myth:
    right = hands[0] if myth in TRUE_ONES else hands[1]
    share = percent(right, sum(hands))
    return Myth(right, share, share is not None and share < REVISIT_UNDER)


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found.myths)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return what we call ours and how many myths come up again, in one line."""
    parts = [answers.language.community] if answers.language.community else []
    if answered(found):
        again = len(found.revisits)
        parts.append(f"{counted(again, 'myth')} to revisit" if again else "no myth to revisit")
    elif answers.fit_line:
        parts.append(answers.fit_line)
    return " · ".join(parts)


def answered(found: Result) -> int:
    """Return how many myths anybody answered."""
    return sum(how.right_pct is not None for how in found.myths.values())


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return fit line, our words, how many were right, the myths to take up again with the answer."""
    statements = _statements(scene)
    return _fit_line(answers), _words(answers, scene), _right(answers, found, statements), _again(found, statements)


def _statements(scene: Scene) -> dict[str, Statement]:
    page = scene.exercise.page("myths")
    return {statement.id: statement for statement in page.statements} if isinstance(page, QuizPage) else {}


def _fit_line(answers: Answers) -> StatementFigure:
    passages = (Passage(answers.fit_line, large=True),) if answers.fit_line else ()
    return StatementFigure(
        id="fit_line", title="Where it fits", passages=passages, empty="The fit line has not been written yet."
    )


def _words(answers: Answers, scene: Scene) -> TableFigure:
    rows = [Row((scene.say(word), text)) for word in WORDS if (text := getattr(answers.language, word))]
    if answers.language.avoid:
        rows.append(Row((scene.say("avoid"), ", ".join(answers.language.avoid))))
    return TableFigure(
        id="words", title="Our words", columns=(Column("We mean", share=2), Column("We say", share=3)),
        rows=tuple(rows), empty="No words of our own yet.",
    )  # fmt: skip


def _right(answers: Answers, found: Result, statements: dict[str, Statement]) -> BarsFigure:
    bars = tuple(
        Bar(
            label=_text(myth, statements) or myth,
            value=None if how.right_pct is None else float(how.right_pct),
            text=whole(how.right_pct),
            mark="revisit" if how.revisit else "",
        )
        for myth, how in found.myths.items()
    )
    notes = ["Unsure counts as not right."] if bars else []
    sure_and_wrong = [
        f"“{_text(myth, statements).rstrip('.')}”"
        for myth, own in answers.own.items()
        if own.confidence == 3 and myth in found.myths and found.myths[myth].right == 0
    ]
    if sure_and_wrong:
        notes.append(f"Certain, and not right: {'; '.join(sure_and_wrong)}.")
    return BarsFigure(
        id="right", title="How many were right", bars=bars, high=100, unit="%", notes=tuple(notes),
        guides=(Guide(REVISIT_UNDER, f"{REVISIT_UNDER} %"),), empty="No myth has been put to us yet.",
    )  # fmt: skip


def _text(myth: str, statements: dict[str, Statement]) -> str:
    return statements[myth].text if myth in statements else ""


def _again(found: Result, statements: dict[str, Statement]) -> TableFigure:
    rows = tuple(
        Row((_text(myth, statements), "True" if myth in TRUE_ONES else "False", statements[myth].line))
        for myth in found.revisits
        if myth in statements
    )
    columns = (Column("Statement", share=3), Column("It is", share=1), Column("Because", share=4))
    return TableFigure(
        id="revisit", title="Myths to revisit", columns=columns, rows=rows,
        empty=f"No myth was under {REVISIT_UNDER} % right." if answered(found) else "No myth has been put to us yet.",
    )  # fmt: skip


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    parts = (
        ("myths", "At least five myths answered", answered(found) >= ENOUGH),
        ("fit_line", "The fit line is written", bool(answers.fit_line)),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return the community's name from the cover."""
    name = earlier.workshop.community
    if not name:
        return ()
    return (Prefill(WORDS_PAGE, name, "workshop/community", "cover: community", name="community"),)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all its rows."""
    return None
