"""What is said at the end of a path."""

from __future__ import annotations

from exercises.evaluate import evaluate
from exercises.guide import exercise
from exercises.kit import Scene
from exercises.registry import code_of
from workbook.model import Workbook


def verdict_lines(book: Workbook) -> list[str]:
    """Return each finished exercise's result in one line, in the agenda's order."""
    findings = evaluate(book)
    lines = []
    for block in book.agenda:
        if block.exercise in findings.results:
            told = exercise(block.exercise)
            answers, result = findings.answers[block.exercise], findings.results[block.exercise]
            said = code_of(block.exercise).headline(answers, result, Scene(told, findings))
            if said:
                lines.append(f"{told.title}: {said}")
    return lines
