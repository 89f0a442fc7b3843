"""How each kind of figure is drawn on paper, in a browser and as text: one drawer a kind.

A drawer has three faces: *draw* (SVG, or HTML where the figure is text), *plain* (Markdown), *form* (the same figure
empty, for worksheets). A figure with nothing to draw is the one line it brings for that.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from markupsafe import Markup
from msgspec import Struct

from exercises.figures import CalendarFigure, Figure, FigureKind, StatementFigure, TableFigure, is_empty
from exports.figures.long import CELL, KEPT, LITTLE, MOST, NARROW, shortened


class Drawer(Protocol):
    """The face of a drawer; *figure* is of the drawer's own kind."""

    def draw(self, figure: Any) -> list[Markup]:
        """Return the figure in pieces that a page break may stand between, each with what is typed escaped."""

    def plain(self, figure: Any) -> list[str]:
        """Return the lines of the figure in Markdown, what is typed escaped."""

    def form(self, figure: Any) -> list[Markup]:
        """Return the figure empty, to be filled with a pen."""


def drawer(kind: FigureKind) -> Drawer:
    """Return the drawer of a kind: the module of the same name."""
    return cast("Drawer", import_module(f"exports.figures.{kind}"))


def kind_of(figure: Figure) -> FigureKind:
    """Return a figure's kind."""
    return cast("FigureKind", figure.__struct_config__.tag)


class Drawn(Struct, frozen=True):
    """A drawn figure: its pieces, and the texts that were too long to draw, printed in full below by number."""

    pieces: tuple[Markup, ...] = ()
    full: tuple[str, ...] = ()


def drawn(figure: Figure) -> Drawn:
    """Return a figure for a page; no pieces where it is empty."""
    if is_empty(figure):
        return Drawn()
    if isinstance(figure, StatementFigure):
        return Drawn(tuple(drawer(kind_of(figure)).draw(figure)))
    short, full = shortened(figure, *_limits(figure))
    return Drawn(tuple(drawer(kind_of(figure)).draw(short)), full)


def _limits(figure: Figure) -> tuple[int, int]:
    """How long a text may be in a figure, and how much stands in it of a longer one."""
    if isinstance(figure, CalendarFigure):
        return NARROW, LITTLE
    return (CELL if isinstance(figure, TableFigure) else MOST), KEPT


def svg(figure: Figure) -> list[Markup]:
    """Return a figure's pieces for a page; nothing where it is empty."""
    return list(drawn(figure).pieces)


def plain(figure: Figure) -> str:
    """Return a figure as Markdown with its notes; the one line it brings where it is empty."""
    from exports.figures.text import line

    if is_empty(figure):
        return f"*{line(figure.empty)}*"
    notes = [f"- {line(note)}" for note in figure.notes]
    return "\n".join([*drawer(kind_of(figure)).plain(figure), *([""] if notes else []), *notes])


def form(figure: Figure) -> list[Markup]:
    """Return a figure's empty form."""
    return drawer(kind_of(figure)).form(figure)


__all__ = ["Drawer", "Drawn", "drawer", "drawn", "form", "is_empty", "kind_of", "plain", "svg"]
