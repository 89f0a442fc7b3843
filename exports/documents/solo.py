"""The solo report: one person's own copy of the self-assessment, the canvas, the scorecard and the plan."""

from __future__ import annotations

from exports.documents.actions import with_dates
from exports.documents.source import Source, document, exercise_sections
from exports.model import Document

EXERCISES = ("coordinator", "canvas", "scorecard", "plan")


def make(source: Source) -> Document:
    """Return the solo report. What is private stands in it only where the workbook is one person's own."""
    names = [name for name in EXERCISES if name in source.findings.results]
    sections = with_dates(source, exercise_sections(source, names))
    purpose = "One person’s view: strengths, gaps, time, and what to do next."
    return document(source, "solo", "Solo report", purpose, sections)
