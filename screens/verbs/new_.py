"""`workbook new`."""

from __future__ import annotations

from datetime import date

import click

from screens.verbs.common import check_known, kept, library, library_option, read_store, voice
from workbook.model import Info, Workbook
from workbook.paths import slug_of
from workbook.text import clean_line


@click.command("new", help="Start a workbook and print its name. Without a title it asks.")
@click.argument("title", required=False)
@click.option("--agenda", "agenda_id", default=None, metavar="ID",
              help="90-minutes, half-day, full-day, solo or returning. Default: half-day.")  # fmt: skip
@click.option("--community", default="", help="What the community is called.")
@click.option("--organisation", default="", help="Whose workshop it is.")
@click.option("--people", type=click.IntRange(0, 200), default=0, metavar="N", help="How many people take part.")
@click.option("--date", "day", default=None, metavar="DATE", help="Day of the workshop: 12 Mar 2025. Default: today.")
@click.option("--after", default=None, metavar="NAME",
              help="The workbook this group comes back from: its people, open actions and scores come along, and the "
              "agenda is `returning` unless you say another. After one person's workbook: the canvas it drafted comes "
              "along, for the group to work on; the self-assessment, scores and actions stay there.")  # fmt: skip
@library_option
def command(
    title: str | None,
    agenda_id: str | None,
    community: str,
    organisation: str,
    people: int,
    day: str | None,
    after: str | None,
) -> None:
    """Start a workbook and print its name. Without a title it asks."""
    from exercises.running.timing import too_long

    shelf = library()
    if after is not None:
        from exercises.running.drafting import AGENDA
        from exercises.running.following import RETURNING, following
        from screens.plain.begin import seats

        path = shelf.find(after)
        earlier = read_store(path).book
        alone = earlier.info.kind == "solo"
        called = title or (earlier.info.title + (", with the group" if alone else ", again"))
        info = _info(called, agenda_id or (AGENDA if alone else RETURNING), community, organisation, day)
        book = following(earlier, slug_of(path), info, seats(people))
    elif title is None:
        from screens.plain.begin import ask_new
        from screens.plain.voice import Back, Stop

        try:
            book = ask_new(voice())
        except (Back, Stop, KeyboardInterrupt):
            click.echo("Stopped. Nothing was begun.", err=True)
            return
    else:
        book = _made(title, agenda_id or "half-day", community, organisation, people, day)
    with kept(shelf, shelf.create(book)) as store:
        store.flush()
        click.echo(store.slug)
        check = too_long(store.book.agenda, len(store.book.people))
        if check:
            click.echo(f"This agenda is {check}. G in its overview shows where, and changes it.", err=True)


def _made(title: str, agenda_id: str, community: str, organisation: str, people: int, day: str | None) -> Workbook:
    from screens.plain.begin import blank_book, seats

    info = _info(title, agenda_id, community, organisation, day)
    return blank_book(info, seats(1 if agenda_id == "solo" else people))


def _info(title: str, agenda_id: str, community: str, organisation: str, day: str | None) -> Info:
    from exercises.guide import AGENDAS
    from workbook.dates import parse_date

    if not clean_line(title):
        raise click.UsageError("The title is empty.")
    check_known((agenda_id,), AGENDAS, "agenda")
    today = date.today()
    when = today.isoformat() if day is None else parse_date(day, today)
    if when is None:
        raise click.UsageError(f"{day!r} is no date; write it like 12 Mar 2025 or 2025-03-12.")
    return Info(
        title=clean_line(title),
        organisation=clean_line(organisation),
        community=clean_line(community),
        date=when,
        agenda=agenda_id,
        kind="solo" if agenda_id == "solo" else "group",
    )
