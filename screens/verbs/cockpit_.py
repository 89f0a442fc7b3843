"""`workbook cockpit`."""

from __future__ import annotations

import click

from screens.verbs.common import library, library_option


@click.command("cockpit", help="Coach, clock and agenda of a running session, in a second terminal.")
@click.argument("name")
@library_option
def command(name: str) -> int:
    """Follow a session: coach text, clock, agenda, seats still missing, next page. Reads only."""
    from screens.app import need_terminal
    from screens.library.shelf import own_exercises
    from screens.verbs.rehearse_ import rehearsals
    from workbook.errors import WorkbookError
    from workbook.paths import live_file, slug_of

    shelf = library()
    try:
        path = shelf.find(name)
    except WorkbookError as unknown:
        try:
            path = rehearsals(shelf).find(name)  # a rehearsal is followed like any session
        except WorkbookError:
            raise unknown from None
    own_exercises(shelf)
    need_terminal("`workbook export NAME --document facilitator` prints the script.")
    from screens.room.cockpit import CockpitApp

    app = CockpitApp(live_file(path), slug_of(path))
    return app.run() or app.return_code or 0
