"""The cover, and the page that says in full what would be too much for it: who took part, long facts, a long title."""

from __future__ import annotations

from msgspec.structs import replace

from exports.documents.room import DENSE, LARGE, NORMAL, fits
from exports.documents.source import Source, cover
from exports.figures.long import beginning
from exports.model import Block, Cover, FactsBlock, ListBlock, Section

FACT, TITLE = 200, 400
"""Letters of one fact, and of the title, that stand on a full cover."""
NAME = "About this workshop"


def cover_and_more(source: Source) -> tuple[Cover, tuple[Section, ...]]:
    """Return the cover, on one page whatever was typed, and the section that holds what did not fit on it."""
    whole = cover(source)
    short = all(len(text) <= FACT for _, text in whole.facts) and len(source.title) <= TITLE
    if short and fits(whole, source.title, DENSE) and fits(whole, source.title, LARGE):
        return replace(whole, dense=not fits(whole, source.title, NORMAL)), ()
    facts = [(label, beginning(text, FACT)) for label, text in whole.facts]
    if count := len(whole.people):
        facts.append(("Who took part", f"{count} {'person' if count == 1 else 'people'}, under “{NAME}”"))
    said = replace(whole, facts=tuple(facts), people=())
    return replace(said, dense=not fits(said, source.title, NORMAL)), (_section(source, whole),)


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
