"""`workbook show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from screens.then import then_of
from screens.verbs.common import library_option, print_json, read_opened
from workbook.errors import WorkbookError
from workbook.model import Workbook

if TYPE_CHECKING:
    from exercises.kit import Findings


@click.command("show", help="Show the results of a workbook, or of one of its exercises.")
@click.argument("name")
@click.argument("exercise", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@library_option
def command(name: str, exercise: str | None, as_json: bool) -> None:
    """Show the results of a workbook, or of one of its exercises."""
    store = read_opened(name)
    book = store.book
    if exercise is not None:
        from exercises.guide import exercise as guide_exercise

        guide_exercise(exercise)
    if as_json:
        print_json(_json(book, exercise))
    else:
        _figures(book, exercise, then_of(store))


def _json(book: Workbook, exercise: str | None) -> dict[str, Any]:
    from exercises.evaluate import evaluate, public_results, workshop_of
    from exercises.kit import builtins
    from exercises.running.log import log_of, public

    results = public_results(evaluate(book))
    log = log_of(book)
    if log.ran:
        results["log"] = public(log)
    if exercise is not None:
        if exercise not in results:
            raise WorkbookError(
                f"{exercise} has not been done in this workbook.", "`workbook show NAME` lists what has."
            )
        results = {exercise: results[exercise]}
    return {"workbook": {"id": book.id, "updated": book.updated, **builtins(workshop_of(book))}, "results": results}


def _figures(book: Workbook, exercise: str | None, then: Findings | None) -> None:
    from rich.console import Console

    from exercises.evaluate import evaluate
    from exercises.figures import on_the_wall
    from exercises.guide import CREDIT
    from exercises.guide import exercise as guide_exercise
    from exercises.kit import Scene
    from exercises.registry import code_of
    from screens.figures import draw
    from screens.text import lit

    findings = evaluate(book)
    wanted = [exercise] if exercise else list(findings.results)
    console = Console(highlight=False, markup=False, emoji=False)
    if exercise and exercise not in findings.results:
        raise WorkbookError(f"{exercise} has not been done in this workbook.", "`workbook show NAME` lists what has.")
    console.print(lit(book.info.title), style="bold")
    if not wanted:
        console.print("Nothing has been entered yet.")
    for name in wanted:
        told = guide_exercise(name)
        code = code_of(name)
        scene = Scene(told, findings, then)
        console.print()
        console.print(lit(told.title), style="bold underline")
        drawn = [
            figure
            for figure in code.figures(findings.answers[name], findings.results[name], scene)
            if on_the_wall(figure, alone=book.solo)
        ]
        for figure in drawn:
            console.print()
            console.print(draw(figure, min(console.width, 100)))
        if not drawn:
            console.print()
            console.print("Private: it is shown to the one it is about alone, and in no workbook of a group.")
    console.print()
    console.print(CREDIT)
