"""The solo report: one person's own copy of the self-assessment, the canvas, the scorecard and the plan."""

from __future__ import annotations

from exports.documents.actions import with_dates
from exports.documents.source import Source, document, exercise_sections
from exports.model import Document, ListBlock, Section, TextBlock

EXERCISES = ("coordinator", "canvas", "scorecard", "plan")


def make(source: Source) -> Document:
    """Return the solo report. What is private stands in it only where the workbook is one person's own."""
    names = [name for name in EXERCISES if name in source.findings.results]
    sections = with_dates(source, exercise_sections(source, names)) or [_nothing(source)]
    purpose = "One person’s view: strengths, gaps, time, and what to do next."
    return document(source, "solo", "Solo report", purpose, sections)


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
