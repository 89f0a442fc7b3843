from __future__ import annotations

import itertools
import re

import pytest

from exercises.figures import FIGURE_KINDS
from exports.html import html, print_html
from exports.model import Document
from tests.exports.conftest import Changed, EachText, Page, TextsOf
from workbook.text import clean

VOID = {"meta", "br", "col", "link", "img", "input", "hr", "wbr", "path", "circle", "rect", "line", "ellipse"}


def test_every_text_is_shown_as_typed(document: Document, texts: TextsOf, page: type[Page], squeezed: Changed) -> None:
    seen = page(html(document))
    everything = seen.text + squeezed(" ".join(seen.titles))
    for text in texts(document):
        hidden = text in ("report", "part-one", "Not written yet.", "Pump Circle", "Not done yet.")
        assert hidden or squeezed(text) in everything or all(squeezed(w) in everything for w in text.split()), text


def test_hostile_text_in_every_place(
    document: Document, with_texts: EachText, hostile_text: str, page: type[Page], squeezed: Changed
) -> None:
    text = clean(hostile_text)
    seen = page(html(with_texts(document, lambda old: text or "-")))
    assert squeezed(text) in seen.text
    plain = {tag for tag, _ in page(html(document)).tags}
    assert {tag for tag, _ in seen.tags} <= plain | {"ol", "li", "br"}
    for tag, attributes in seen.tags:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert not re.match(r"(?i)\s*(javascript|data|http)", attributes.get("href", "")), attributes


def test_no_script_no_frame_nothing_outside(document: Document, page: type[Page]) -> None:
    text = html(document)
    tags = page(text).tags
    assert not {tag for tag, _ in tags} & {"script", "iframe", "object", "embed", "form", "link", "base", "img", "a:"}
    addresses = [v for _, at in tags for n, v in at.items() if n in ("href", "src", "xlink:href", "action")]
    assert all(address.startswith("#") for address in addresses)
    assert not re.search(r"url\((?!data:font/ttf;base64,|#p-)", text)
    assert "@import" not in text
    policy = next(at["content"] for tag, at in tags if at.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy


def test_language_title_and_headings(document: Document, page: type[Page]) -> None:
    seen = page(html(document))
    assert ("html", {"lang": "en"}) in seen.tags
    assert seen.titles[0].startswith("Pump workshop")
    levels = [int(tag[1]) for tag, _ in seen.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_each_drawing_has_a_title(document: Document) -> None:
    text = html(document)
    assert text.count("<svg") == text.count('"><title>') > 0
    assert all(re.match(r"<svg[^>]*><title>[^<]", part) for part in re.findall(r"<svg.*?</svg>", text))


def test_contents_lead_to_every_section(document: Document, page: type[Page]) -> None:
    seen = page(html(document))
    anchors = {at["href"][1:] for tag, at in seen.tags if tag == "a"}
    assert anchors == {"part-one"}
    assert {at["id"] for _, at in seen.tags if "id" in at} >= anchors


@pytest.mark.parametrize("kind", FIGURE_KINDS)
def test_every_kind_has_its_place_on_the_page(kind: str, document: Document) -> None:
    assert f'class="figure {kind}' in html(document)


def test_tags_are_closed(document: Document) -> None:
    text = html(document)
    for tag in set(re.findall(r"<([a-z][a-z0-9]*)\b", text)) - VOID:
        opened = len(re.findall(rf"<{tag}\b[^>]*(?<!/)>", text))
        assert opened == len(re.findall(rf"</{tag}>", text)), tag


def test_fonts_are_inside_the_file_and_by_name_for_the_pdf(document: Document) -> None:
    assert html(document).count("data:font/ttf;base64,") == 3
    assert print_html(document).count("workbook-font:WorkbookSans-") == 3
    assert "base64" not in print_html(document)


def test_fonts_in_the_package_are_small_and_licensed() -> None:
    from importlib.resources import files

    folder = files("exports") / "fonts"
    faces = [one for one in folder.iterdir() if one.name.endswith(".ttf")]
    assert len(faces) == 3
    assert sum(len(one.read_bytes()) for one in folder.iterdir() if not one.is_dir()) < 400_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8").upper()


def test_paper_sizes(document: Document) -> None:
    assert "@page { size: 210mm 297mm }" in html(document, "a4")
    assert "@page { size: 215.9mm 279.4mm }" in html(document, "letter")
