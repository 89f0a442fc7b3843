"""A blank as Markdown: what is asked, with room to answer; for those who fill it in with a keyboard."""

from __future__ import annotations

from exports.figures.text import line, pipes
from exports.model import BlankBlock
from exports.worksheets.pens import lines as pen_lines

GAP = "____"


def plain(block: BlankBlock) -> list[str]:
    """Return the lines of a blank."""
    number = f"{block.number}. " if block.number else ""
    parts = [f"### {line(number + block.page.title)}", "", f"**{line(block.ask)}**", ""]
    parts += [*(f"- {line(one)}" for one in block.how), ""]
    return [*parts, *_printed(block), *_filled(block)]


def _printed(block: BlankBlock) -> list[str]:
    """What is printed to be read: cards, statements, questions."""
    page = block.page
    found = [f"- **{line(card.title)}**: {line(card.body)}" for card in getattr(page, "cards", ())]
    statements = getattr(page, "statements", ())
    found += [f"- {number}: {line(one.text)} true / false / unsure" for number, one in enumerate(statements, 1)]
    if statements:
        answers = "; ".join(f"{n} {'true' if one.answer else 'false'}" for n, one in enumerate(statements, 1))
        found += ["", f"Answers: {line(answers)}"]
    if block.kind == "choose":
        found += [f"- [ ] {line(one.label)}" for one in getattr(page, "lines", ())]
    return [*found, ""] if found else []


def _filled(block: BlankBlock) -> list[str]:
    """What is filled in: fields with a gap for each line, a table with empty cells, numbered gaps."""
    page = block.page
    fields = (*getattr(page, "fields", ()), *getattr(page, "notes", ()))
    found = [f"- **{line(one.label)}:** {' '.join([GAP] * pen_lines(one))}" for one in fields]
    if block.kind == "check":
        marks = " / ".join(option.label for option in getattr(page, "options", ()))
        heads = ["Line", *(column.label or "Mark one" for column in getattr(page, "columns", ()))]
        return [*pipes(heads, [[row.label, *[marks] * (len(heads) - 1)] for row in block.rows]), *found]
    if block.columns:
        heads = ["", *(column.label for column in block.columns)]
        cells = [" / ".join(mark or "○" for mark in column.marks) for column in block.columns]
        rows = [[row.label or str(number), *cells] for number, row in enumerate(block.rows, 1)]
        return [*pipes(heads, rows), "", *found]
    if not found and block.kind in ("collect", "read") and not getattr(page, "cards", ()):
        return [f"- {GAP}" for _ in range(block.lines or 3)]
    return found
