"""What documents are made from: a workbook, evaluated once; and what may never stand on paper."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec.structs import replace

from exercises.evaluate import evaluate
from exercises.figures import Figure, LightsFigure
from exercises.guide import CREDIT, exercise
from exercises.kit import Findings, Scene
from exercises.outlines import Exercise
from exercises.registry import CATALOGUE, code_of
from exports.model import Cover, Document, FigureBlock, Section, TextBlock
from workbook.dates import day
from workbook.errors import GuideError
from workbook.model import Workbook

Copy: TypeAlias = Literal["group", "facilitator", "own"]
"""Whose copy it is: handed to everyone, the facilitator's, or one person's own."""

_AUDIENCES = {"group": {"all"}, "facilitator": {"all", "facilitator"}, "own": {"all", "private"}}
NO_FILE = "The file of this exercise is not on this machine; its answers are kept in the workbook."


class Source:
    """A workbook and all that follows from it.

    Args:
        book: The workbook.
        then: The workbook it follows, for figures that compare; or None.
    """

    fitted = False
    """Whether documents keep to their pages, for paper. Where people scroll or go on writing, every text is whole."""

    def __init__(self, book: Workbook, then: Workbook | None = None) -> None:
        self.book = book
        self._then = then

    def for_pages(self, fitted: bool = True) -> Source:
        """Return the same source for documents that keep to their pages (or, with False, that hold all)."""
        _ = self.findings  # evaluated once for both
        found = copy(self)
        found.fitted = fitted
        return found

    @cached_property
    def findings(self) -> Findings:
        """Answers and results of every exercise that was opened."""
        return evaluate(self.book)

    @cached_property
    def then(self) -> Findings | None:
        """The same of the workbook this one follows."""
        return None if self._then is None else evaluate(self._then)

    @property
    def copy(self) -> Copy:
        """Whose copy a document is that is handed out: one's own where one person worked alone."""
        return "own" if self.book.solo else "group"

    @property
    def date(self) -> str:
        """The workshop's date as people write it."""
        return day(self.book.info.date, missing="")

    @property
    def title(self) -> str:
        """The workshop's title, never empty; that of a rehearsal says so, in file names too."""
        title = self.book.info.title or "Workbook without a title"
        rehearsal = self.book.info.kind == "rehearsal" and not title.startswith("Rehearsal")
        return f"Rehearsal: {title}" if rehearsal else title

    def done(self) -> list[str]:
        """Return the ids of the exercises that were opened, in catalogue order, a team's own last."""
        return list(self.findings.results)

    def guide(self, exercise_id: str) -> Exercise:
        """Return an exercise's words."""
        return exercise(exercise_id)

    def figures(self, exercise_id: str, copy: Copy | None = None) -> tuple[Figure, ...]:
        """Return the figures of an exercise that may stand in a copy, none where it was not opened."""
        if exercise_id not in self.findings.results:
            return ()
        scene = Scene(self.guide(exercise_id), self.findings, self.then)
        answers, result = self.findings.answers[exercise_id], self.findings.results[exercise_id]
        return printable(code_of(exercise_id).figures(answers, result, scene), copy or self.copy)

    def figure(self, exercise_id: str, figure_id: str, copy: Copy | None = None) -> Figure | None:
        """Return one figure of an exercise, or None."""
        return next((f for f in self.figures(exercise_id, copy) if f.id == figure_id), None)

    def headline(self, exercise_id: str) -> str:
        """Return what came out of an exercise, in one line."""
        if exercise_id not in self.findings.results:
            return ""
        scene = Scene(self.guide(exercise_id), self.findings, self.then)
        return code_of(exercise_id).headline(
            self.findings.answers[exercise_id], self.findings.results[exercise_id], scene
        )

    @property
    def not_written(self) -> str:
        """What stands in the place of a value proposition; empty where nobody was to write one."""
        planned = {block.exercise for block in self.book.agenda if block.exercise and not block.dropped}
        wanted = not planned or "proposition" in planned or "proposition" in self.findings.results
        return "The value proposition is not written yet." if wanted else ""

    def summary(self) -> tuple[Figure, ...]:
        """Return the parts of the summary that may stand in a copy."""
        from exercises.summary import summary

        return printable(summary(self.findings), self.copy)

    def lights(self) -> LightsFigure:
        """Return the eight start-up lights, in one list."""
        from exercises.summary import lights

        found = lights(self.findings)
        return replace(found, lights=tuple(replace(light, group="") for light in found.lights))


def printable(figures: Iterable[Figure], copy: Copy) -> tuple[Figure, ...]:
    """Return the figures that may stand in a copy: nothing private in anyone else's, no stances in a handout."""
    return tuple(figure for figure in figures if figure.audience in _AUDIENCES[copy])


def exercise_sections(source: Source, exercises: Iterable[str], copy: Copy | None = None) -> list[Section]:
    """Return the sections of exercises; one with nothing to show in this copy is left out whole, its headline too."""
    return [section for name in exercises if (section := exercise_section(source, name, copy)).blocks]


def exercise_section(source: Source, exercise_id: str, copy: Copy | None = None) -> Section:
    """Return the section of one exercise: its purpose, its figures, what came out."""
    name = exercise_id.replace("_", "-")
    try:
        words = source.guide(exercise_id)
    except GuideError:  # a team's own exercise whose file is not on this machine
        return Section(id=name, title=exercise_id, blocks=(TextBlock((NO_FILE,), quiet=True),))
    return Section(
        id=name,
        title=words.title,
        purpose=words.purpose,
        headline=source.headline(exercise_id),
        blocks=tuple(FigureBlock(figure) for figure in source.figures(exercise_id, copy)),
    )


def cover(source: Source) -> Cover:
    """Return the cover: the value proposition large, when, where and who."""
    info = source.book.info
    answers = source.findings.answers.get("proposition")
    facts = (
        ("Community", info.community),
        ("Organisation", info.organisation),
        ("Date", source.date),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        ("Context", info.context),
    )
    return Cover(
        statement=getattr(answers, "final", "") or "",
        statement_label="What we are for",
        missing=source.not_written,
        facts=tuple((label, text) for label, text in facts if text),
        people=tuple(f"{p.id} {p.role}".strip() for p in source.book.people),
        note="One person’s view." if source.book.solo else "",
    )


def document(
    source: Source, name: str, title: str, purpose: str, sections: Iterable[Section], **more: object
) -> Document:
    """Return a document with what all of them share."""
    return Document(
        id=name,
        name=title,
        title=source.title,
        purpose=purpose,
        date=source.date,
        credit=CREDIT,
        sections=tuple(sections),
        about=_about(source),
        **more,  # type: ignore[arg-type]
    )


def _about(source: Source) -> str:
    """Community, date and how many took part, in one line."""
    info, people = source.book.info, len(source.book.people)
    count = "" if not people else "1 person" if people == 1 else f"{people} people"
    view = "one person’s view" if source.book.solo else count
    return " · ".join(filter(None, (info.community, info.organisation, source.date, view)))


__all__ = [
    "CATALOGUE",
    "Copy",
    "Source",
    "cover",
    "document",
    "exercise_section",
    "exercise_sections",
    "printable",
]
