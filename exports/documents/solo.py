"""The solo report: one person's own copy of the self-assessment, the canvas, the scorecard and the plan."""

from __future__ import annotations

from msgspec.structs import replace as with_

from exercises.coordinator.answers import AREAS, Answers, Rated, line_id
from exercises.figures import Column, Row, TableFigure
from exercises.filling.rows import lines_of
from exports.documents.actions import with_dates
from exports.documents.source import Source, document, exercise_sections
from exports.model import Document, FigureBlock, ListBlock, Section, TextBlock

PASSED = "–"
EXERCISES = ("coordinator", "canvas", "scorecard", "plan")


def make(source: Source) -> Document:
    """Return the solo report. What is private stands in it only where the workbook is one person's own."""
    names = [name for name in EXERCISES if name in source.findings.results]
    sections = [_with_lines(source, section) for section in exercise_sections(source, names)]
    sections = with_dates(source, sections) or [_nothing(source)]
    purpose = "One person’s view: strengths, gaps, time, and what to do next."
    return document(source, "solo", "Solo report", purpose, sections)


def _with_lines(source: Source, section: Section) -> Section:
    """Return the section of the self-assessment with every line as it was rated, in one's own workbook alone."""
    answers = source.findings.answers.get("coordinator")
    if section.id != "coordinator" or not source.book.solo or not isinstance(answers, Answers):
        return section
    words = source.guide("coordinator")
    labels = {line.id: line.label for line in lines_of(words.page("lines"))}
    rows = tuple(
        Row((labels.get(line_id(area, n), ""), str(rated.rating or PASSED), _said(rated)), group=words.labels[area])
        for area in AREAS
        for n, rated in enumerate(answers.ratings.get(area, ()))
    )
    if not rows:
        return section
    columns = (Column("Line", share=4), Column("How often", align="right", share=1), Column("When, and what", share=3))
    lines = TableFigure(id="lines", title="Line by line", columns=columns, rows=rows, audience="private")
    return with_(section, blocks=(*section.blocks, FigureBlock(lines)))


def _said(rated: Rated) -> str:
    """The day it was done, as it was written."""
    return rated.evidence if isinstance(rated.evidence, str) else "yes" if rated.evidence else ""


def _nothing(source: Source) -> Section:
    """What stands there before the first answer: what will be there, and how to begin."""
    return Section(
        id="nothing",
        title="Nothing is answered yet",
        purpose="It takes about thirty minutes, alone, and can be left and taken up again.",
        blocks=(
            ListBlock(tuple(source.guide(name).title for name in EXERCISES), "What will stand here"),
            TextBlock(("Open the workbook, or type: workbook assess",), "How to begin"),
        ),
    )
