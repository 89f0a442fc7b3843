"""The participants' pack: what the handout holds, in full, for those who want to keep more than two pages."""

from __future__ import annotations

from msgspec.structs import replace

from exercises.figures import Column, Row, TableFigure
from exercises.guide import glossary
from exports.documents.actions import by_date
from exports.documents.source import Source, document, exercise_sections
from exports.documents.summary import summary_section
from exports.model import Document, FigureBlock, Section

KEPT: dict[str, tuple[str, ...]] = {"canvas": (), "values": (), "rhythm": ("calendar", "activities", "invitation")}
"""Exercises in the pack, with their figures; all of them where none is named."""


def make(source: Source) -> Document:
    """Return the pack: summary, words and glossary, canvas, values, calendar, actions."""
    whole = source.for_pages(False)  # in full: it may take as many pages as it needs
    sections = [replace(summary_section(whole, actions=False), fresh=False), words(source)]
    for place, section in enumerate(exercise_sections(source, KEPT)):
        names = KEPT[section.id]
        blocks = tuple(b for b in section.blocks if not names or (isinstance(b, FigureBlock) and b.figure.id in names))
        sections.append(replace(section, blocks=blocks, fresh=not place))
    actions = FigureBlock(by_date(source))
    sections.append(Section(id="actions", title="What we do next", purpose="Who does what, and by when.",
                            blocks=(actions,)))  # fmt: skip
    purpose = "What we agreed, when we meet, who does what."
    return document(source, "pack", "Participant pack", purpose, sections)


def words(source: Source) -> Section:
    """Return our own words, and the glossary."""
    own = source.figure("primer", "words")
    figures = [*([own] if own is not None else []), terms("Glossary")]
    return Section(
        id="words",
        title="Our words, and the glossary",
        purpose="What we call things here, and what the guide means by its terms.",
        blocks=tuple(FigureBlock(figure) for figure in figures),
        fresh=True,
    )


def terms(title: str) -> TableFigure:
    """Return the glossary as a table."""
    columns = (Column("Term", share=1), Column("What it means", share=3))
    return TableFigure(id="glossary", title=title, columns=columns, rows=tuple(Row(pair) for pair in glossary()))
