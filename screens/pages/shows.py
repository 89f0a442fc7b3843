"""Figures and lists that a page shows: of results so far, drawn as on the results screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exercises.figures import on_the_wall
from exercises.guide import exercise, glossary
from exercises.kit import Scene
from exercises.registry import CATALOGUE, code_of
from screens.pages.base import Desk
from screens.text import lit
from screens.then import then_of

if TYPE_CHECKING:
    from textual.containers import VerticalScroll

    from exercises.figures import Figure


def figures_named(desk: Desk, names: tuple[str, ...]) -> list[Figure]:
    """Return the figures a page names (``pilots/quadrant``, or an exercise for all of its figures)."""
    found: list[Figure] = []
    then = then_of(desk.screen.store)
    for name in names:
        owner, _, figure_id = name.partition("/")
        if owner not in CATALOGUE:
            continue
        findings = desk.findings
        code = code_of(owner)
        answers = findings.answers.get(owner)
        if answers is None:
            answers = code.read(desk.book)
        result = findings.results.get(owner)
        if result is None:
            result = code.result(answers, findings)
        figures = code.figures(answers, result, Scene(exercise(owner), findings, then))
        allowed = [f for f in figures if on_the_wall(f, alone=desk.alone)]
        found += [f for f in allowed if figure_id in ("", f.id)]
    return found


def drawn(desk: Desk, names: tuple[str, ...], width: int) -> Any:
    """Return what a page shows, ready for a `Static`."""
    from rich.console import Group
    from rich.text import Text

    from screens.figures import draw
    from screens.parts.drawn import paint_of

    paint = paint_of(desk.screen.app.theme)
    parts: list[Any] = []
    if "glossary" in names:
        for term, meaning in glossary():
            parts += [Text.assemble((lit(term).plain, "bold"), "  ", lit(meaning).plain), Text("")]
    for figure in figures_named(desk, tuple(name for name in names if name != "glossary")):
        parts += [draw(figure, width, paint), Text("")]
    return Group(*parts) if parts else Text("")


def scroll(pane: VerticalScroll, key: str) -> None:
    """Scroll what is shown the way a key says."""
    ways = {
        "up": pane.scroll_up,
        "down": pane.scroll_down,
        "pageup": pane.scroll_page_up,
        "pagedown": pane.scroll_page_down,
        "home": pane.scroll_home,
        "end": pane.scroll_end,
    }
    if key in ways:
        ways[key](animate=False)
