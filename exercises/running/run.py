"""The run of an agenda over the guide: its pages in order, their time boxes, what depends on what."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace as with_

from exercises.filling.entry import cells_list
from exercises.filling.rows import own_list
from exercises.guide import block_kind, exercise, told
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import ClusterPage, CollectPage, Page, QuizPage, RatePage, VotePage
from exercises.registry import CATALOGUE, code_of
from exercises.running import progress
from workbook.errors import GuideError
from workbook.model import Block, Workbook
from workbook.session import Flow, Stop, moved


def exercise_of(block: Block) -> Exercise:
    """Return what a block runs: an exercise of the guide, or the pages of a welcome, break, close ..."""
    return told(block)


def variant_of(block: Block) -> Variant:
    """Return a block's variant."""
    return block.variant if block.variant in ("full", "short", "solo", "lite") else "full"  # type: ignore[return-value]


def pages_of(block: Block, *, extra: bool = False, alone: bool = False) -> tuple[Page, ...]:
    """Return the pages a block runs, or those of its extra sitting."""
    found = exercise_of(block)
    if extra:
        return tuple(page for page in found.pages if page.extra is not None)
    return progress.pages_of(found, block, alone=alone)


def stops(book: Workbook, *, extra: str = "") -> tuple[Stop, ...]:
    """Return every page of the agenda in order; with *extra*, the pages of that block's extra sitting alone."""
    found: list[Stop] = []
    for block in book.agenda:
        if block.dropped or (extra and block.id != extra):
            continue
        pages = pages_of(block, extra=bool(extra), alone=book.solo)
        owner = block.exercise or block.id  # two breaks are two pages
        found += [
            Stop(f"{block.id}/{page.id}", f"{owner}/{page.id}", block.id, number, len(pages))
            for number, page in enumerate(pages, 1)
        ]
    return tuple(found)


def outside(book: Workbook, place: str) -> tuple[Block, tuple[Stop, ...]] | None:
    """Return the block and the pages of an exercise that is run by itself, beside the agenda.

    It is not on the agenda, was left out of it, or runs there in a variant without the page that is asked for.

    Args:
        book: The workbook.
        place: ``exercise`` or ``exercise/page``, or the same with the id of its block.
    """
    name, _, page = place.partition("/")
    known = next((block for block in book.agenda if name in (block.id, block.exercise)), None)
    whole = (known.exercise if known is not None else name) or name
    try:
        tries = [Block(whole, whole, progress.variant_outside(whole)), *([known] if known is not None else [])]
        for block in (with_(one, dropped=False) for one in reversed(tries)):
            found = stops(with_(book, agenda=(block,)))
            if any(page in ("", stop.place.split("/")[1]) for stop in found):
                return block, found
    except GuideError:
        return None
    return None


def beside(book: Workbook, found: Sequence[Stop], here: Stop, by: int) -> Stop | None:
    """Return the stop *by* pages from *here*; from a page whose block was left out meanwhile, the nearest that runs.

    ``None`` at the ends of the agenda; after the close the day is over, though spare time may stand behind it.
    """
    if by > 0 and _over(book, found, here):
        return None
    if any(stop.place == here.place for stop in found):
        return moved(found, here.place, by)
    return nearest(book, found, here.block, by)


def nearest(book: Workbook, found: Sequence[Stop], block: str, by: int = 1) -> Stop | None:
    """Return the stop that comes after a block of the agenda (before it, where *by* is negative), or ``None``."""
    order = {own.id: n for n, own in enumerate(book.agenda)}
    at = order.get(block, -1)
    if by > 0:
        return next((stop for stop in found if order[stop.block] >= at), None)
    return next((stop for stop in reversed(found) if order[stop.block] < at), None)


def _over(book: Workbook, found: Sequence[Stop], here: Stop) -> bool:
    """Whether *here* is the last page of the close, and nothing but spare time stands behind it."""
    kinds = {block.id: block_kind(block) for block in book.agenda if not block.exercise}
    at = next((n for n, stop in enumerate(found) if stop.place == here.place), None)
    if at is None or kinds.get(here.block) != "close":
        return False
    return all(kinds.get(stop.block) == "slack" for stop in found[at + 1 :])


def box_of(block: Block, page: Page, *, extra: bool = False, alone: bool = False) -> tuple[int, int]:
    """Return a page's time box in minutes (open, closed and revealed); pages of a block share the block's minutes."""
    if extra and page.extra is not None:
        return page.extra if isinstance(page.extra, tuple) else (page.extra, 0)
    if block.exercise:
        return page.box(variant_of(block)) or (0, 0)
    return (_share(block, page, pages_of(block, alone=alone)), 0)


def _share(block: Block, page: Page, pages: Sequence[Page]) -> int:
    """Minutes of one page of a block: its own where the others keep one at least; those without take what is left."""
    own = {one.id: sum(one.box(variant_of(block)) or (0, 0)) for one in pages}
    open_ended = sum(not minutes for minutes in own.values())
    taken = min(sum(own.values()), max(0, block.minutes - open_ended))
    if own.get(page.id):
        return taken * own[page.id] // sum(own.values())
    return (block.minutes - taken) // max(1, open_ended)


def flow_of(page: Page, variant: Variant, *, alone: bool) -> Flow:
    """Return which states a page goes through; one person alone needs no ballot and no paper."""
    if alone:
        return "plain"
    if isinstance(page, VotePage):
        return "ballot"
    if isinstance(page, RatePage):
        return "ballot" if page.way(variant) in ("ballot", "hands", "read_out") else "plain"
    return "paper" if isinstance(page, CollectPage) and page.paper else "plain"


def dependents(book: Workbook, owner: Exercise, page: Page) -> tuple[str, ...]:
    """Return the pages that were built on what a page holds: later ones of its exercise that take up its items or
    scores, and pages of other exercises with values drawn from this exercise.
    """
    ref = f"{owner.id}/{page.id}"
    found = [f"{owner.id}/{later.id}" for later in _later(owner, page)]
    drawn = {name for name, sources in book.sources.items() if any(_from(s.ref, owner.id) for s in sources.values())}
    lists = {
        name
        for name, rows in book.items.items()
        if any(_from(source.ref, owner.id) for row in rows for source in row.sources.values())
    }
    drawn |= {name for name in lists if not name.startswith(f"{owner.id}/")}
    others = [name for name in (*sorted(drawn), *_users(lists, owner.id)) if not name.startswith(f"{owner.id}/")]
    return tuple(name for name in dict.fromkeys((*found, *others)) if name != ref)


def page_changed(before: Workbook, after: Workbook) -> str:
    """Return the title of the first page that holds something else than *before*, empty where none does."""
    for block in after.agenda:
        owner = exercise_of(block)
        for page in pages_of(block, alone=after.solo):
            ref = f"{block.exercise or block.id}/{page.id}"
            if _held(before, owner, page, ref) != _held(after, owner, page, ref):
                return page.title
    return ""


def settled_and_changed(before: Workbook, after: Workbook) -> tuple[str, ...]:
    """Return the pages that are settled and hold something else than *before*: undo reached them."""
    found: list[str] = []
    for block in after.agenda:
        owner = exercise_of(block)
        for page in pages_of(block, alone=after.solo):
            ref = f"{block.exercise or block.id}/{page.id}"
            if after.mark(ref).status == before.mark(ref).status == "settled" and _held(
                before, owner, page, ref
            ) != _held(after, owner, page, ref):
                found.append(ref)
    return tuple(dict.fromkeys(found))


def _held(book: Workbook, owner: Exercise, page: Page, ref: str) -> object:
    """What was entered on a page: its fields, its own cards or rows, its cells, its counts.

    Actions are of no page: they are noted on any.
    """
    names = {part.id for kind in ("columns", "notes", "criteria") for part in getattr(page, kind, ())}
    names.add(getattr(page, "cell", ""))
    own = [(item.id, item.text) for item in book.rows(own_list(owner, page))]
    cells = [
        (item.id, {name: value for name, value in item.cells.items() if name in names})
        for item in book.rows(cells_list(owner, page, book))
    ]
    counts = [book.tally(ref, turn) for turn in (1, 2)]
    return book.fields.get(ref), own, cells, counts


def _later(owner: Exercise, page: Page) -> list[Page]:
    """Pages after *page* that take up what it makes, step by step."""
    at = next(n for n, own in enumerate(owner.pages) if own.id == page.id)
    made = {own_list(owner, page)}
    of = getattr(page, "of", "")
    if of:
        made.add(f"{owner.id}/{of}")
    scores = isinstance(page, VotePage | RatePage | QuizPage)
    found: list[Page] = []
    for later in owner.pages[at + 1 :]:
        taken = f"{owner.id}/{getattr(later, 'of', '') or '-'}" in made
        figures = any(str(name).startswith(f"{owner.id}/") for name in getattr(later, "shows", ()))
        if taken or figures or (scores and getattr(later, "some", False)):
            found.append(later)
            if isinstance(later, ClusterPage):
                made.add(own_list(owner, later))
    return found


def _users(lists: set[str], own: str) -> list[str]:
    """Pages of other exercises that show the items of *lists*."""
    found: list[str] = []
    for name in sorted({list_name.split("/")[0] for list_name in lists} - {own}):
        if name in CATALOGUE:
            other = exercise(name)
            found += [f"{name}/{p.id}" for p in other.pages if f"{name}/{getattr(p, 'of', '') or '-'}" in lists]
    return found


def _from(ref: str, exercise_id: str) -> bool:
    return ref.split("/", 1)[0] == exercise_id


def source_head(label: str, text: str) -> str:
    """Return a source in words without what stands beside it anyway: ``knowledge`` for ``knowledge: X`` behind X."""
    head, _, rest = label.partition(": ")
    return head if rest == text else label


def source_labels(owner: Exercise, findings: Findings) -> dict[str, str]:
    """Return, for every carried value of an exercise, its source in words by stable ref."""
    return {offer.ref: offer.label for offer in code_of(owner.id).prefill(findings)} if owner.id in CATALOGUE else {}
