"""A document before it has a medium: a cover, sections, blocks. `documents/*.py` make them, each door writes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from exercises.figures import Figure
from exercises.pages import Page


class Cover(Struct, frozen=True):
    """The first page.

    Attributes:
        statement: The one sentence that matters: the value proposition. Empty: *missing* is said instead, if anything.
        facts: Label and text: date, place ...
        people: Who took part, as role labels.
        note: One line under the title ("One person's view").
        dense: Set closer, because it would not stand on one page otherwise.
    """

    statement: str = ""
    statement_label: str = ""
    missing: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    note: str = ""
    dense: bool = False

    @property
    def stacked(self) -> bool:
        """Whether the facts want the width of the page."""
        return sum(len(text) for _, text in self.facts) > 400


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


Pen: TypeAlias = Literal["line", "marks", "number", "date", "tally"]
"""What a cell is filled with: words; one of some circles; a number; a date; strokes that are counted."""


class PenColumn(Struct, frozen=True):
    """A column to fill in by hand.

    Attributes:
        label: Heading.
        pen: What is put there.
        marks: What the circles are called, for ``marks``.
        share: Of the width, 1 is narrow.
        key: What the marks mean, where they are letters; printed under the table, after the column's label.
    """

    label: str
    pen: Pen = "line"
    marks: tuple[str, ...] = ()
    share: float = 2
    key: str = ""


class PenRow(Struct, frozen=True):
    """A row to fill in by hand: what is printed at its head ("" to be written), and the heading over it."""

    label: str = ""
    group: str = ""
    hint: str = ""


class BlankBlock(Struct, frozen=True, tag="blank"):
    """A page of the guide on paper, to be filled with a pen.

    Attributes:
        page: The page, with the fields that are asked in this variant.
        number: Its number on screen, so that entry follows the paper; empty where it stands alone.
        ask: What is asked, for a group or for one person.
        how: What to do.
        columns, rows: For what is a table on paper.
        lines: How many ruled lines, for what is written.
        copies: How many slips to cut out; 0: it is no slip.
        look: A further class of the layout (``quarters``: four groups in a square).
    """

    page: Page
    number: str = ""
    ask: str = ""
    how: tuple[str, ...] = ()
    columns: tuple[PenColumn, ...] = ()
    rows: tuple[PenRow, ...] = ()
    lines: int = 0
    copies: int = 0
    look: str = ""

    @property
    def kind(self) -> str:
        """The page's kind; its template has the same name."""
        return str(self.page.__struct_config__.tag)


Block: TypeAlias = FigureBlock | TextBlock | ListBlock | FactsBlock | ColumnsBlock | BlankBlock


class Section(Struct, frozen=True):
    """One part of a document.

    Attributes:
        id: Stable and unique in the document; ASCII letters, digits and dashes.
        title: What it is called in the contents, in the running head and in the bookmarks.
        over: The beginning of the title that stands in small letters over the heading: what this is a part of.
        purpose: One line: what this is for. Stands under the heading and in the running head.
        headline: What came out, in one line; stands in the contents.
        blocks: In order.
        fresh: Begins on a new page.
        compact: Set smaller, to keep to one page.
        wide: Stands on its side.
        look: A further class of the layout (``sheet``: for pens).
        boxes: Labels of the lines at the head to be filled in by hand: date, group, role.
    """

    id: str
    title: str
    purpose: str = ""
    headline: str = ""
    blocks: tuple[Block, ...] = ()
    fresh: bool = False
    compact: bool = False
    wide: bool = False
    look: str = ""
    boxes: tuple[str, ...] = ()
    over: str = ""

    @property
    def heading(self) -> str:
        """The heading: the title without what stands over it."""
        own = self.title.removeprefix(f"{self.over}: ") if self.over else self.title
        return own[:1].upper() + own[1:] if self.over else own


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
        contents_note: What the page of contents says first.
        bare: Begins with its first section: no cover, no title of its own.
        poster: One large sheet on its side (A3, or Tabloid).
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
    contents_note: str = "What came out of each part, and where it stands."
    bare: bool = False
    poster: bool = False
