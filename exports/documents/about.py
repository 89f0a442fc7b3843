"""The cover, and the page that says in full what would be too much for it: who took part, long facts, a long title."""

from __future__ import annotations

from msgspec.structs import replace

from exports.documents.source import Source, cover
from exports.figures.long import beginning
from exports.model import Block, Cover, FactsBlock, ListBlock, Section

PEOPLE, LETTERS = 24, 1000
"""A cover holds so many people, and so many letters of people and facts together."""
FACT, TITLE = 200, 400
"""Letters of one fact, and of the title, that stand on a full cover."""
NAME = "About this workshop"


def cover_and_more(source: Source) -> tuple[Cover, tuple[Section, ...]]:
    """Return the cover, on one page whatever was typed, and the section that holds what did not fit on it."""
    whole = cover(source)
    letters = sum(map(len, whole.people)) + sum(len(text) for _, text in whole.facts)
    if len(whole.people) <= PEOPLE and letters <= LETTERS and len(source.title) <= TITLE:
        return whole, ()
    facts = [(label, beginning(text, FACT)) for label, text in whole.facts]
    if count := len(whole.people):
        facts.append(("Who took part", f"{count} {'person' if count == 1 else 'people'}, under “{NAME}”"))
    return replace(whole, facts=tuple(facts), people=()), (_section(source, whole),)


def _section(source: Source, whole: Cover) -> Section:
    long = [("Title", source.title)] if len(source.title) > TITLE else []
    long += [(label, text) for label, text in whole.facts if len(text) > FACT]
    blocks: list[Block] = [FactsBlock(tuple(long))] if long else []
    if whole.people:
        blocks.append(ListBlock(whole.people, "Who took part"))
    return Section(
        id="about", title=NAME, purpose="What the cover has no room for: who took part, and what is said at length.",
        blocks=tuple(blocks),
    )  # fmt: skip
