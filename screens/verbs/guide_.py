"""`workbook guide`."""

from __future__ import annotations

from pathlib import Path

import click

from workbook.errors import GuideError


@click.command("guide", help="Show the guide: all exercises, one of them, or `check PATH` a file of your own.")
@click.argument("exercise", required=False)
@click.argument("path", required=False, type=click.Path(path_type=Path))
def command(exercise: str | None, path: Path | None) -> None:
    """Show the guide: all exercises, one of them, or `check PATH` a file of your own."""
    if exercise == "check":
        if path is None:
            raise click.UsageError("`workbook guide check` needs the path of a file or folder.")
        _check(path)
    elif path is not None:
        raise click.UsageError("Only `check` takes a path.")
    elif exercise is None:
        _list()
    else:
        _show(exercise)


def _check(path: Path) -> None:
    from exercises.checking.files import check

    problems = check(path)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        do = "Mend it" if len(problems) == 1 else "Mend them in this order"
        raise GuideError(f"{count} found.", f"{do} and check again.")
    click.echo(f"{path}: nothing wrong.")


def _list() -> None:
    from exercises.guide import CREDIT, exercise
    from exercises.registry import CATALOGUE

    for name in CATALOGUE:
        told = exercise(name)
        minutes = ", ".join(f"{variant} {total} min" for variant, total in told.totals.items())
        click.echo(f"{told.code}  {name:<12} {told.title} ({minutes})")
    click.echo(f"\n{CREDIT}")


def _show(name: str) -> None:
    from exercises.guide import CREDIT, exercise

    told = exercise(name)
    click.echo(f"{told.code} {told.title}\n{told.purpose}\n")
    for number, page in enumerate(told.pages, 1):
        boxes = ", ".join(f"{v} {sum(page.box(v) or (0, 0))} min" for v in page.minutes)
        click.echo(f"{number:>2}. {page.title} [{name}/{page.id}] {boxes}".rstrip())
        click.echo(f"    {page.ask}")
    if told.done:
        click.echo(f"\nDone when: {told.done}")
    click.echo(f"\n{CREDIT}")
