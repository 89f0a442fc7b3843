from __future__ import annotations

import itertools
import re
from html import unescape
from typing import Any

import pytest
from markdown_it import MarkdownIt

from exports.figures.text import block, escape, line, pipes
from exports.markdown import markdown
from exports.model import Document
from tests.exports.conftest import Changed, EachText, TextsOf
from workbook.model import Workbook

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
VECTORS = (
    "# not a heading", "1. not a list", "- not a list", "+ neither", "* nor this", "> not a quotation", "---", "===",
    "`code`", "**bold** _thin_ ~~gone~~", "[link](http://127.0.0.1/)", "![picture](http://127.0.0.1/x.png)",
    "<b>tag</b>", "<http://127.0.0.1/>", "&lt;entity&gt; &amp;", "a | b | c", "| --- |", "    indented", "back\\slash\\",
    "[x]: http://127.0.0.1/", "http://127.0.0.1/ and www.example.org and a@b.example", "$x$", "{{7*7}}", "```\nfence\n```",
)  # fmt: skip


def shown(source: str) -> str:
    """What a reader sees: the HTML a Markdown reader makes, without the tags that paragraphs and tables need."""
    html = READER.render(source)
    assert not re.search(r"<(?!/?(p|br|table|thead|tbody|tr|td|th)\b)", html), html
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("text", VECTORS)
def test_typed_text_is_shown_as_typed(text: str, squeezed: Changed) -> None:
    assert squeezed(shown("\n".join(block(text)))) == squeezed(text)
    assert squeezed(shown("\n".join(pipes(["Head"], [[text]])))) == squeezed("Head" + text)


def test_hostile_text_is_shown_as_typed(hostile_text: str, squeezed: Changed) -> None:
    from workbook.text import clean

    text = clean(hostile_text)
    assert squeezed(shown("\n".join(block(text)))) == squeezed(text)


def test_addresses_are_no_links() -> None:
    assert "\\://" in escape("http://127.0.0.1/")
    assert "www\\." in escape("www.example.org")
    assert "a\\@b" in escape("a@b.example")


def test_line_ends_stay_in_a_block_and_go_in_a_line() -> None:
    assert READER.render("\n".join(block("one\ntwo"))).count("<br") == 1
    assert line("one\ntwo") == "one two"


def test_a_column_nothing_stands_in_is_left_out() -> None:
    assert pipes(["A", ""], [["1", ""]]) == ["| A |", "| --- |", "| 1 |"]


def test_every_text_of_a_document_is_in_the_markdown(document: Document, texts: TextsOf, squeezed: Changed) -> None:
    said = squeezed(markdown(document).replace("\\", ""))
    for text in texts(document):
        hidden = text in ("report", "part-one", "Not written yet.", "Pump Circle", "What came out.", "Not done yet.")
        assert hidden or squeezed(text) in said, text


def test_a_bar_without_parts_keeps_to_its_columns(nine: dict[str, Any]) -> None:
    from exports.figures import plain

    heads, rule, *rows = [line for line in plain(nine["bars"]).split("\n") if line.startswith("|")]
    table = [[cell.strip() for cell in row.strip("|").split("|")] for row in (heads, *rows)]
    assert {len(row) for row in table} == {len(table[0])}
    assert [row[table[0].index("Value")] for row in table[1:]] == ["4.5", "", "5 in all"]
    assert rule.startswith("| --- | ---: |")


@pytest.mark.parametrize(
    "text",
    [
        " lead",
        "trail ",
        "line\n",
        "\nline",
        "\u00a0no break",
        "    code",
        "\ttab",
        "(x)",
        "。句。",
        "مرحبا",
        "a|b",
        "1) y",
    ],
)
def test_no_text_changes_what_stands_around_it(document: Document, with_texts: EachText, text: str) -> None:
    def marks(typed: str) -> list[str]:
        html = READER.render(markdown(with_texts(document, lambda old: typed)))
        return [tag for tag in re.findall(r"<(/?\w+)", html) if tag not in ("br", "/br")]

    assert marks(text) == marks("word")


def test_a_report_is_tables_lists_and_quotations_and_nothing_typed_is_more(sample: Workbook) -> None:
    from exports.documents import make, offered
    from exports.documents.source import Source
    from tests.exports.odd import odd_books

    for book in (sample, odd_books()["crowd"]):
        for name in offered(book):
            source = markdown(make(name, Source(book)))
            html = READER.render(source)
            assert html.count("<table>") == len(re.findall(r"(?m)^\|(?: ?-+:? ?\|)+$", source)), name
            assert not re.search(r"<(a|img|code|pre|ol|del)\b", html), name
            shown = unescape(re.sub(r"<[^>]+>", "", html)).split("\n")
            assert not [line for line in shown if line.startswith(("|", "- ", "#", "> ")) or "**" in line], name


def test_headings_never_skip_a_level(document: Document) -> None:
    levels = [len(m) for m in re.findall(r"(?m)^(#+) ", markdown(document))]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_hostile_document_holds_no_tag(document: Document, with_texts: EachText, hostile_text: str) -> None:
    from workbook.text import clean

    said = markdown(with_texts(document, lambda old: clean(hostile_text) or "-"))
    assert not re.search(r"(?<!\\)<[a-zA-Z/!]", said)
    assert not re.search(r"(?<!\\)!?\[[^\]\\]*\]\(", said)
