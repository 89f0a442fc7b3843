"""`workbook list`."""

from __future__ import annotations

import os

import click

from screens.verbs.common import library, library_option, print_json
from workbook.errors import WorkbookError
from workbook.library import ELSEWHERE, Entry


@click.command("list", help="List the workbooks of the library, newest first.")
@click.option("--archived", is_flag=True, help="List the archived ones instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@library_option
def command(archived: bool, as_json: bool) -> None:
    """List the workbooks of the library, newest first."""
    from screens.library.shelf import counted

    shelf = library()
    if shelf.trouble:
        raise WorkbookError(shelf.trouble, ELSEWHERE)
    entries = counted(shelf, archived=archived)
    if as_json:
        print_json({"workbooks": [_json(entry) for entry in entries]})
    elif not entries and not shelf.folder.exists() and os.environ.get("WORKBOOK_LIBRARY"):
        click.echo(f"There are no workbooks: the folder {shelf.folder} does not exist. `workbook new` makes it.")
    elif not entries:
        click.echo(
            "There are no archived workbooks." if archived else "There are no workbooks yet. `workbook new` starts one."
        )
    else:
        widest = max(len(entry.slug) for entry in entries)
        far = max((len(_how_far(entry)) for entry in entries if entry.readable), default=0)
        for entry in entries:
            said = entry.title if entry.readable else entry.problem.partition(": ")[2]
            click.echo(f"{entry.slug:<{widest}}  {_how_far(entry):<{far}}  {said}")


def _json(entry: Entry) -> dict[str, object]:
    return {
        "slug": entry.slug,
        "title": entry.title,
        "path": str(entry.path),
        "updated": entry.updated,
        "progress": {"done": entry.done, "of": entry.blocks, "left_out": entry.left, "begun": entry.begun},
        "kind": entry.kind,
        "organisation": entry.organisation,
        "community": entry.community,
        "date": entry.date,
        "agenda": entry.agenda,
        "people": entry.people,
        "archived": entry.archived,
        "readable": entry.readable,
        "problem": entry.problem,
    }


def _how_far(entry: Entry) -> str:
    if not entry.readable:
        return "cannot be read"
    from screens.library.shelf import mark_of

    begun = f", {entry.begun} begun" if entry.begun and not entry.done else ""
    left = f", {entry.left} left out" if entry.left else ""
    return f"{mark_of(entry)} {entry.done:>2} of {entry.blocks:>2}{begun}{left}"
