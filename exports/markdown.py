"""The Markdown door: a document as Markdown, with everything that people typed escaped."""

from __future__ import annotations

from functools import singledispatch

from exports.figures import plain
from exports.figures.text import block as typed
from exports.figures.text import line
from exports.model import (
    BlankBlock,
    Block,
    ColumnsBlock,
    Cover,
    Document,
    FactsBlock,
    FigureBlock,
    ListBlock,
    Section,
    TextBlock,
)


def markdown(document: Document) -> str:
    """Return a document as Markdown."""
    parts = [f"# {line(document.title)}", "", " · ".join(filter(None, (line(document.name), line(document.date)))), ""]
    if document.cover:
        parts += _cover(document.cover)
    for section in document.sections:
        parts += _section(section)
    parts += ["", "---", "", f"{line(document.purpose)} {line(document.credit)}"]
    return _tidy(parts)


def _cover(cover: Cover) -> list[str]:
    parts = [line(cover.note), ""] if cover.note else []
    if cover.statement:
        parts += [f"**{line(cover.statement_label)}**", "", *(f"> {part}" for part in typed(cover.statement))]
    elif cover.missing:
        parts += [f"*{line(cover.missing)}*"]
    parts += ["", *(f"- **{line(label)}:** {line(text)}" for label, text in cover.facts), ""]
    if cover.people:
        parts += ["**Who took part**", "", *(f"- {line(person)}" for person in cover.people), ""]
    return parts


def _section(section: Section) -> list[str]:
    parts = ["", f"## {line(section.title)}", ""]
    if section.purpose:
        parts += [f"*{line(section.purpose)}*", ""]
    for block in section.blocks:
        parts += [*_block(block), ""]
    return parts


@singledispatch
def _block(block: Block) -> list[str]:
    raise TypeError(f"no Markdown for {type(block).__name__}")


@_block.register
def _figure(block: FigureBlock) -> list[str]:
    heading = [f"### {line(block.figure.title)}", ""] if block.figure.title else []
    return [*heading, plain(block.figure)]


@_block.register
def _columns(block: ColumnsBlock) -> list[str]:
    return [part for figure in (*block.left, *block.right) for part in [*_figure(figure), ""]]


@_block.register
def _text(block: TextBlock) -> list[str]:
    heading = [f"### {line(block.heading)}", ""] if block.heading else []
    return [*heading, *(part for text in block.paragraphs for part in [*typed(text), ""])]


@_block.register
def _list(block: ListBlock) -> list[str]:
    heading = [f"### {line(block.heading)}", ""] if block.heading else []
    return [*heading, *(f"- {line(text)}" for text in block.lines)]


@_block.register
def _facts(block: FactsBlock) -> list[str]:
    heading = [f"### {line(block.heading)}", ""] if block.heading else []
    return [*heading, *(f"- **{line(label)}:** {line(text)}" for label, text in block.facts)]


@_block.register
def _blank(block: BlankBlock) -> list[str]:
    from exports.worksheets.plain import plain as blank

    return blank(block)


def _tidy(parts: list[str]) -> str:
    """Never two empty lines after one another, one line end at the foot."""
    found: list[str] = []
    for part in "\n".join(parts).split("\n"):
        if part.strip() or (found and found[-1]):
            found.append(part.rstrip(" ") if part.strip() else "")
    return "\n".join(found).rstrip("\n") + "\n"
