"""`workbook schema`."""

from __future__ import annotations

import click

from screens.verbs.common import print_json


@click.command("schema", help="Print a JSON Schema: of the workbook file, the answers file, or a guide file.")
@click.argument("which", type=click.Choice(["file", "answers", "guide"]), default="answers")
def command(which: str) -> None:
    """Print a JSON Schema: of the workbook file, the answers file, or a guide file."""
    from exercises.exchange.schemas import schema

    print_json(schema(which))
