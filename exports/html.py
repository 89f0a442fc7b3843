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
from exports.figures.long import beginning
from exports.model import Document

Paper: TypeAlias = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[str, str]] = {"a4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}
"""Width and height."""
FONTS = {"WorkbookSans-Light.ttf": 300, "WorkbookSans-Regular.ttf": 400, "WorkbookSans-Semibold.ttf": 600}
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
    environment.globals.update(drawn=drawn, form=form, kind_of=kind_of, is_empty=is_empty)
    return environment


def html(document: Document, paper: Paper = "a4") -> str:
    """Return a document as one self-contained file: style and fonts inside, nothing fetched, no script."""
    return _render(document, paper, embed=True)


def print_html(document: Document, paper: Paper = "a4") -> str:
    """Return a document as the PDF maker takes it: the same, with fonts by name."""
    return _render(document, paper, embed=False)


def _render(document: Document, paper: Paper, *, embed: bool) -> str:
    template = _environment().get_template("document.html.j2")
    return template.render(
        doc=document, fonts=_fonts(embed), paper=[Markup(side) for side in PAPERS[paper]], style=_style()
    )


@cache
def _style() -> Markup:
    return Markup((files("exports") / "templates" / "print.css").read_text("utf-8"))


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
