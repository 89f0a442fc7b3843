"""The report: everything of a workshop that may be handed to everyone."""

from __future__ import annotations

from msgspec.structs import replace

from exports.documents.actions import action_blocks
from exports.documents.source import CATALOGUE, Source, cover, document, exercise_sections
from exports.documents.summary import summary_section
from exports.model import Document, FigureBlock, ListBlock, Section, TextBlock


def make(source: Source) -> Document:
    """Return the report."""
    first, *others = [*exercise_sections(source, source.done()), *_plan(source)]
    sections = [replace(summary_section(source), fresh=True), replace(first, fresh=True), *others]
    return document(
        source,
        "report",
        "Workshop report",
        "Everything we wrote, chose and scored, and what we do next.",
        sections,
        cover=cover(source),
        contents=True,
    )


def _plan(source: Source) -> list[Section]:
    found = []
    if source.book.actions:
        found.append(
            Section("actions", "Actions", "What we do next: by start-up step, by date, by owner.",
                    _count(len(source.book.actions), "action"), action_blocks(source))
        )  # fmt: skip
    parked = source.book.parking
    left = [source.guide(name).title for name in CATALOGUE if name not in source.findings.results]
    blocks: list[TextBlock | FigureBlock | ListBlock] = [_parking(source)]
    if left:
        blocks.append(TextBlock((", ".join(left) + ".",), "Not done in this session", quiet=True))
    found.append(
        Section("parking-lot", "Parking lot", "What we put aside, and who takes it.",
                _count(len(parked), "entry", "entries") if parked else "", tuple(blocks))
    )  # fmt: skip
    return found


def _parking(source: Source) -> FigureBlock:
    from exercises.figures import Column, Row, TableFigure

    rows = tuple(Row((entry.text, source.findings.role(entry.taker))) for entry in source.book.parking)
    columns = (Column("What", share=4), Column("Who takes it"))
    return FigureBlock(
        TableFigure(id="parking", title="Put aside", columns=columns, rows=rows, empty="Nothing was put aside.")
    )


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
