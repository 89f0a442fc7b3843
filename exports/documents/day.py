"""The day itself, for the facilitator: the agenda by the clock, what to bring, what to say on each page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from exercises.figures import Column, Row, TableFigure
from exercises.guide import agenda, told
from exercises.pages import CollectPage, Page, RatePage, VotePage
from exercises.running.progress import pages_of
from exercises.running.run import box_of
from exports.documents.source import Source
from exports.model import BlankBlock, FactsBlock, FigureBlock, ListBlock, Section, TextBlock
from exports.model import Block as Part
from exports.worksheets import of_blocks
from exports.worksheets.layouts import EACH, SLIPS
from exports.worksheets.sheets import sections as sheets
from workbook.errors import GuideError
from workbook.model import Block

SPARE = 2
BESIDES = ("A clock everyone can see", "A bowl for folded slips", "Tape, or magnets, and a wall of two metres")


class Slot(Struct, frozen=True):
    """A block of the agenda and when it starts (``09:30``; empty where the agenda has no usual hour)."""

    block: Block
    start: str
    title: str


def slots(source: Source) -> list[Slot]:
    """Return the blocks that are run, with their clock times."""
    info = source.book.info
    try:
        start = agenda(info.agenda).start if info.agenda else ""
    except GuideError:
        start = ""
    hours, _, minutes = start.partition(":")
    now = int(hours) * 60 + int(minutes) if minutes else None
    found = []
    for block in source.book.agenda:
        if block.dropped:
            continue
        found.append(Slot(block, "" if now is None else f"{now // 60 % 24:02}:{now % 60:02}", title_of(block)))
        now = None if now is None else now + block.minutes
    return found


def title_of(block: Block) -> str:
    """Return a block's title; its id where its file is not on this machine."""
    try:
        return told(block).title
    except GuideError:
        return block.exercise or block.id


def agenda_table(source: Source) -> TableFigure:
    """Return the agenda: when, what, how long, and how long it took."""
    found = slots(source)
    columns = (Column("From", share=1), Column("What", share=5), Column("Form", share=1), Column("Minutes", "right", 1),
               Column("It took", "right", 1))  # fmt: skip
    rows = tuple(
        Row((slot.start, slot.title, slot.block.variant if slot.block.exercise else "", str(slot.block.minutes),
             "" if slot.block.actual is None else str(slot.block.actual)))
        for slot in found
    )  # fmt: skip
    whole = sum(slot.block.minutes for slot in found)
    notes = (f"{whole} minutes in all.",) if rows else ()
    return TableFigure(
        id="agenda", title="By the clock", columns=columns, rows=rows, notes=notes, empty="No agenda was chosen."
    )


def day_section(source: Source) -> Section:
    """Return the agenda with what is done before the day and what to drop when it gets late."""
    blocks: list[Part] = []
    try:
        plan = agenda(source.book.info.agenda)
    except GuideError:
        pass
    else:
        said = (("Before the day", plan.before), ("When it gets late", plan.late))
        blocks.append(FactsBlock(tuple((label, text) for label, text in said if text)))
    return Section(id="day", title="The day", purpose="What runs when, and for how long.", fresh=True,
                   blocks=(FigureBlock(agenda_table(source)), *blocks))  # fmt: skip


def materials(source: Source) -> Section:
    """Return what to print and to bring, counted for the people who come."""
    seats = len(source.book.people) or _usual(source)
    found = [sheet for one in of_blocks(source.book.agenda) for sheet in sheets(one)]
    rows = [Row((sheet.title, _copies(sheet, seats))) for sheet in found]
    columns = (Column("Worksheet", share=4), Column("How many", share=2))
    table = TableFigure(id="print", title="To print: the worksheets", columns=columns, rows=tuple(rows),
                        empty="No exercise is on the agenda.")  # fmt: skip
    return Section(id="materials", title="What to bring", purpose=f"Counted for {seats} people.",
                   blocks=(FigureBlock(table), ListBlock((*_needs(source, seats), *BESIDES), "Besides")))  # fmt: skip


def _usual(source: Source) -> int:
    try:
        return agenda(source.book.info.agenda).people[1]
    except GuideError:
        return 10


def _copies(sheet: Section, seats: int) -> str:
    """How many to print: two to spare of what each of us gets."""
    if not sheet.headline.startswith((EACH, SLIPS)):
        return sheet.headline.rstrip(".")
    slips = max((block.copies for block in sheet.blocks if isinstance(block, BlankBlock)), default=0)
    if slips > 1:
        return f"{-(-(seats + SPARE) // slips)} sheets of {slips} slips"
    return f"{seats + SPARE}, two to spare"


def _needs(source: Source, seats: int) -> Iterator[str]:
    pages = [page for slot in slots(source) for page in _pages(slot.block)]
    cards = [page for page in pages if isinstance(page, CollectPage) and page.paper]
    if cards:
        yield f"Cards, about {len(cards) * seats * 2}, and a thick pen for each of us"
    ballots = [page for page in pages if isinstance(page, VotePage | RatePage) and page.secret]
    if ballots:
        yield f"Pens that all look alike, {seats}: slips are secret"


def _pages(block: Block) -> tuple[Page, ...]:
    try:
        return pages_of(told(block), block)
    except GuideError:
        return ()


def script(source: Source) -> list[Section]:
    """Return what to say and to watch for, block by block, for what has not run yet."""
    found = slots(source)
    exercises = [place for place, slot in enumerate(found) if slot.block.exercise]
    ran = [place for place in exercises if _ran(source, found[place].block)]
    if ran and len(ran) == len(exercises):
        return []
    last = max(ran, default=-1)
    left = [slot for place, slot in enumerate(found) if place > last or (slot.block.exercise and place not in ran)]
    return [_block(slot, number) for number, slot in enumerate(left, 1) if _pages(slot.block)]


def _ran(source: Source, block: Block) -> bool:
    return block.actual is not None or block.exercise in source.findings.results


def _block(slot: Slot, number: int) -> Section:
    words = told(slot.block)
    blocks: list[Part] = [_page(slot.block, page) for page in _pages(slot.block)]
    wrong = [*words.mistakes, *(one for page in _pages(slot.block) for one in page.coach.mistakes)]
    if wrong:
        blocks.append(ListBlock(tuple(f"{one.seen} Say: “{one.say}”" for one in wrong), "When it goes wrong"))
    if words.done:
        blocks.append(TextBlock((words.done,), "Done when"))
    when = f"{slot.start} · " if slot.start else ""
    purpose = f"{when}{slot.block.minutes} minutes. {words.purpose}"
    return Section(id=f"script-{number}", title=words.title, purpose=purpose, blocks=tuple(blocks), look="script")


def _page(block: Block, page: Page) -> FactsBlock:
    minutes = sum(box_of(block, page))
    said = (("Ask", page.ask), ("Tip", page.coach.tip), ("Time is up", page.coach.time_up), ("Then", page.then))
    box = f" · {minutes} min" if minutes else ""
    return FactsBlock(tuple((label, text) for label, text in said if text), f"{page.title}{box}")
