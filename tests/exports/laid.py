"""Where things stand on the pages of a document: WeasyPrint's own boxes, asked after it has broken the pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from exports.html import SCHEME

HEADINGS = ("h1", "h2", "h3")
TASKS = ("head", "ask", "how", "label", "box", "kind", "group", "further")
"""Classes of what leads to something: none of them may be the last on a page."""


class Leaf(Struct, frozen=True):
    """A line of text or a drawing, and the elements it stands in, outermost first."""

    text: str
    inside: tuple[tuple[str, str], ...]
    """Tag and classes of each."""


@cache
def _fonts() -> Any:
    """Return what reads the package's own fonts by name, as the PDF maker does, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            assert scheme == SCHEME, url
            font = (files("exports") / "fonts" / name).read_bytes()
            return URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})

    return Fonts()


def pages_of(text: str) -> list[Any]:
    """Return the root box of every page of a document as the PDF maker takes it, its running heads left out."""
    import weasyprint

    done = weasyprint.HTML(string=text, url_fetcher=_fonts(), base_url=None).render()
    return [one._page_box.children[0] for one in done.pages]


def headings(text: str) -> list[tuple[int, str, float, float, float, float]]:
    """Return page, tag, place and size of every heading's box."""
    found = []
    for number, root in enumerate(pages_of(text), 1):
        found += [
            (number, box.element_tag, *(round(v, 1) for v in (box.position_x, box.position_y, box.width, box.height)))
            for box in root.descendants()
            if box.element_tag in HEADINGS and type(box).__name__ == "BlockBox"
        ]
    return found


def leaves(root: Any) -> list[Leaf]:
    """Return what stands on a page, in order."""
    return list(_leaves(root, ()))


def _leaves(box: Any, inside: tuple[tuple[str, str], ...]) -> Iterator[Leaf]:
    if not box.is_in_normal_flow() and box.style["position"] not in ("static", "relative"):
        return
    element = box.element
    tag = str(box.element_tag or "")
    here = (tag, element.get("class", "") if element is not None and hasattr(element, "get") else "")
    chain = inside if inside and inside[-1] == here else (*inside, here)
    kind = type(box).__name__
    if kind == "LineBox":
        text = "".join(one.text for one in box.descendants() if type(one).__name__ == "TextBox")
        if text.strip():
            yield Leaf(text, chain)
        elif any("Replaced" in type(one).__name__ for one in box.descendants()):
            yield Leaf("(drawing)", chain)
    elif "Replaced" in kind:
        yield Leaf("(drawing)", chain)
    else:
        for child in getattr(box, "children", ()):
            yield from _leaves(child, chain)
    if any(name in here[1].split() for name in ("rule", "cell-number", "cell-date")):
        yield Leaf("(to write on)", chain)


def leads(leaf: Leaf) -> bool:
    """Whether a leaf only leads to what should follow it: a heading, a task, what stands over a table."""
    return any(tag in (*HEADINGS, "th", "dt") or set(names.split()) & set(TASKS) for tag, names in leaf.inside)


def broken_words(root: Any) -> list[str]:
    """Return words in heads of tables that a line end cuts without a hyphen."""
    found = []
    for box in root.descendants():
        if box.element_tag != "th" or type(box).__name__ != "TableCellBox":
            continue
        words = set("".join(box.element.itertext()).split())
        for line in box.descendants():
            if type(line).__name__ == "LineBox":
                text = "".join(one.text for one in line.descendants() if type(one).__name__ == "TextBox")
                found += [word for word in text.split() if word not in words and not _cut(word, words)]
    return found


def _cut(word: str, words: set[str]) -> bool:
    """Whether it is a part of a hyphenated word."""
    return word[-1] in "-‐" or any(whole.endswith(word) and len(word) > 2 for whole in words)
