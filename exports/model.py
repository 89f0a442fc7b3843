"""A document before it has a medium: a cover, sections, blocks. `documents/*.py` make them, each door writes them."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from exercises.figures import Figure


class Cover(Struct, frozen=True):
    """The first page.

    Attributes:
        statement: The one sentence that matters: the value proposition. Empty: *missing* is said instead.
        facts: Label and text: date, place ...
        people: Who took part, as role labels.
        note: One line under the title ("One person's view").
    """

    statement: str = ""
    statement_label: str = ""
    missing: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    note: str = ""

    @property
    def long(self) -> bool:
        """Whether facts and people are too much to stand side by side on one page."""
        return len(self.people) > 24 or sum(map(len, self.people)) + sum(len(text) for _, text in self.facts) > 1200


class FigureBlock(Struct, frozen=True, tag="figure"):
    """A figure; *blank* prints its empty form."""

    figure: Figure
    blank: bool = False


class TextBlock(Struct, frozen=True, tag="text"):
    """Paragraphs under an optional heading; *quiet* for what is only said in passing."""

    paragraphs: tuple[str, ...]
    heading: str = ""
    quiet: bool = False


class ListBlock(Struct, frozen=True, tag="list"):
    """Short lines under an optional heading."""

    lines: tuple[str, ...]
    heading: str = ""


class FactsBlock(Struct, frozen=True, tag="facts"):
    """Labels with what is said to each, in a grid; a part with no text says so in one grey line."""

    facts: tuple[tuple[str, str], ...]
    heading: str = ""


class ColumnsBlock(Struct, frozen=True, tag="columns"):
    """Figures in two columns, each read to its end before the next; only figures that are text (see `documents`)."""

    left: tuple[FigureBlock, ...]
    right: tuple[FigureBlock, ...]


Block: TypeAlias = FigureBlock | TextBlock | ListBlock | FactsBlock | ColumnsBlock


class Section(Struct, frozen=True):
    """One part of a document.

    Attributes:
        id: Stable and unique in the document; ASCII letters, digits and dashes.
        title: Heading.
        purpose: One line: what this is for. Stands under the heading and in the running head.
        headline: What came out, in one line; stands in the contents.
        blocks: In order.
        fresh: Begins on a new page.
        compact: Set smaller, to keep to one page.
    """

    id: str
    title: str
    purpose: str = ""
    headline: str = ""
    blocks: tuple[Block, ...] = ()
    fresh: bool = False
    compact: bool = False


class Document(Struct, frozen=True):
    """One document.

    Attributes:
        id: ``report`` ...; part of the file's name.
        name: What kind of document it is ("Workshop report").
        title: The workshop's title.
        purpose: One line: whom it is for and what for.
        date: The workshop's date as people write it, may be empty.
        about: Community, date and people in one line.
        credit: After whom the guide is made; in every running foot.
        contents: Whether it has a page of contents.
    """

    id: str
    name: str
    title: str
    purpose: str
    date: str
    credit: str
    about: str
    sections: tuple[Section, ...]
    cover: Cover | None = None
    contents: bool = False
