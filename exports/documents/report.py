"""The report: everything of a workshop that may be handed to everyone."""

from __future__ import annotations

from msgspec.structs import replace

from exercises.figures import Column, Row, TableFigure
from exercises.words import USUAL, words
from exports.documents.about import cover_and_more
from exports.documents.actions import with_dates
from exports.documents.pack import terms
from exports.documents.source import CATALOGUE, Source, document, exercise_sections
from exports.documents.summary import summary_section
from exports.model import Block, Document, FigureBlock, Section, TextBlock


def make(source: Source) -> Document:
    """Return the report."""
    done = with_dates(source, exercise_sections(source, source.done()))
    front, more = cover_and_more(source)
    first, *others = [*done, *_rest(source), *more, _glossary()]
    sections = [
        replace(summary_section(source, where="the action plan"), fresh=True),
        replace(first, fresh=True),
        *others,
    ]
    return document(
        source,
        "report",
        "Workshop report",
        f"What we wrote, chose and scored{_ours(source)}.",
        sections,
        cover=front,
        contents=True,
    )


def _ours(source: Source) -> str:
    """For which community, in our own word for it."""
    name = words(source.findings).community
    return "" if name == USUAL.community else f" for {name}"


def _rest(source: Source) -> list[Section]:
    """What stands at the end: the parking lot, and what was not done."""
    left = [source.guide(name).title for name in CATALOGUE if name not in source.findings.results]
    parked = len(source.book.parking)
    blocks: list[Block] = [parking(source)]
    if left:
        blocks.append(TextBlock((", ".join(left) + ".",), "Not done in this session", quiet=True))
    return [
        Section(
            id="parking-lot",
            title="Parking lot",
            purpose="What we put aside, and who takes it.",
            headline="" if not parked else "1 entry" if parked == 1 else f"{parked} entries",
            blocks=tuple(blocks),
        )
    ]


def _glossary() -> Section:
    """The last page: what the words of the guide mean, for those who were not there."""
    return Section(
        id="glossary",
        title="Glossary",
        purpose="What the guide means by its terms.",
        blocks=(FigureBlock(terms("Terms")),),
        look="whole",
    )


def parking(source: Source) -> FigureBlock:
    """Return the parking lot as a table."""
    rows = tuple(Row((entry.text, source.findings.role(entry.taker) or "nobody yet")) for entry in source.book.parking)
    columns = (Column("What", share=4), Column("Who takes it"))
    return FigureBlock(
        TableFigure(id="parking", title="Put aside", columns=columns, rows=rows, empty="Nothing was put aside.")
    )
