"""The HTML door: the only place where documents become HTML. Everything typed is escaped, nothing is fetched."""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from exercises.figures import is_empty
from exports.figures import drawn, form, kind_of
from exports.figures.canvas import WIDTH
from exports.figures.long import beginning, one_line
from exports.figures.metrics import least_size
from exports.figures.table import wide
from exports.model import BlankBlock, Document
from exports.worksheets.pens import fitted, parted
from exports.worksheets.pens import keys as pen_keys
from exports.worksheets.pens import lines as pen_lines

Paper: TypeAlias = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[str, str]] = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}
"""Width and height."""
POSTERS: dict[Paper, tuple[str, str]] = {"a4": ("420mm", "297mm"), "letter": ("431.8mm", "279.4mm")}
"""The same for posters: A3 and Tabloid, on their side."""
FONTS = {"WorkbookSans-Light.ttf": 300, "WorkbookSans-Regular.ttf": 400, "WorkbookSans-Semibold.ttf": 600}
LARGE = 16.0
"""Least size of a letter in large print, in points, as it comes out on paper."""
BESIDE, PEN = 24.0, 240.0
"""Millimetres of paper beside a drawing in large print, and how wide a drawing is on a sheet for pens."""
SCHEME = "workbook-font"
"""Addresses of the package's own fonts; only the PDF's fetcher knows them."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["beginning"] = beginning
    environment.filters["one_line"] = one_line
    environment.globals.update(
        pen_lines=pen_lines,
        pen_keys=pen_keys,
        fitted=fitted,
        parted=parted,
        drawn=drawn,
        form=form,
        kind_of=kind_of,
        is_empty=is_empty,
        wide=wide,
    )
    return environment


def html(document: Document, paper: Paper = "a4", *, large: bool = False) -> str:
    """Return a document as one self-contained file: style and fonts inside, nothing fetched, no script.

    Args:
        document: The document.
        paper: What it is printed on.
        large: In 16 points, on its side.
    """
    return _render(document, paper, large, embed=True)


def print_html(document: Document, paper: Paper = "a4", *, large: bool = False) -> str:
    """Return a document as the PDF maker takes it: the same, with fonts by name."""
    return _render(document, paper, large, embed=False)


def _render(document: Document, paper: Paper, large: bool, *, embed: bool) -> str:
    template = _environment().get_template("document.html.j2")
    large = large and not document.poster
    wide, high = POSTERS[paper] if document.poster else PAPERS[paper][::-1] if large else PAPERS[paper]
    with least_size(drawn_size(document, paper) if large else 0.0):
        return template.render(
            doc=document, fonts=_fonts(embed), style=_style(_sheets(document, paper, large, screen=embed)), large=large,
            screen=embed, paper=[Markup(side) for side in (wide, high)],
        )  # fmt: skip


def drawn_size(document: Document, paper: Paper) -> float:
    """Return the least size of a letter in a drawing for large print: on paper it comes out at 16 points."""
    wide = PEN if _has_pens(document) else float(PAPERS[paper][1].removesuffix("mm")) - BESIDE
    return LARGE * WIDTH / (wide * 72 / 25.4)


def _has_pens(document: Document) -> bool:
    return any(isinstance(block, BlankBlock) for section in document.sections for block in section.blocks)


def _sheets(document: Document, paper: Paper, large: bool, *, screen: bool) -> tuple[str, ...]:
    """The style sheets of a document, each only where it is needed."""
    pens = _has_pens(document)
    wanted = {
        "print": True,
        "pen": pens,
        "pen_letter": pens and paper == "letter" and not large,
        "poster": document.poster,
        "large": large,
        "large_pen": large and pens,
        "browser": screen,
    }
    return tuple(name for name, asked in wanted.items() if asked)


@cache
def _style(names: tuple[str, ...]) -> Markup:
    return Markup("\n").join(
        Markup((files("exports") / "templates" / f"{name}.css").read_text("utf-8")) for name in names
    )


@cache
def _fonts(embed: bool) -> Markup:
    faces = []
    for name, weight in FONTS.items():
        address = f"{SCHEME}:{name}"
        if embed:
            data = base64.b64encode((files("exports") / "fonts" / name).read_bytes()).decode("ascii")
            address = f"data:font/ttf;base64,{data}"
        faces.append(f'@font-face{{font-family:"Workbook Sans";font-weight:{weight};src:url({address})}}')
    return Markup("\n".join(faces))
