"""Makes blank sheets from the guide: one section a sheet, one blank a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from msgspec import Struct
from msgspec.structs import replace

from exercises.outlines import Exercise
from exercises.page_parts import Field, Variant
from exercises.pages import (
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Page,
    RatePage,
    TablePage,
    VotePage,
    WritePage,
)
from exports.model import BlankBlock, Block, PenColumn, PenRow, Section
from exports.worksheets import plots
from exports.worksheets.layouts import EACH, GROUP, LAYOUTS, SLIPS, TALK, Part, Plot, Sheet
from exports.worksheets.pens import asked, column, counted, hands, scale, votes

ROWS = 8
"""Rows of a table where nothing says how many."""
ALONE: tuple[Variant, ...] = ("solo", "lite")


class Wanted(Struct, frozen=True):
    """An exercise whose sheets are wanted, in a variant."""

    words: Exercise
    variant: Variant = "full"


def sections(wanted: Wanted) -> list[Section]:
    """Return the sheets of an exercise; a sheet none of whose pages is in the variant is left out."""
    found = [_section(wanted, sheet) for sheet in LAYOUTS.get(wanted.words.id) or _plain(wanted.words)]
    kept = [section for section in found if section.blocks]
    many = len(kept) > 1
    return [replace(s, id=f"{s.id}-{n}" if many else s.id) for n, s in enumerate(kept, 1)]


def _section(wanted: Wanted, sheet: Sheet) -> Section:
    words = wanted.words
    blocks = tuple(block for part in sheet.parts for block in _blocks(wanted, part))
    alone = wanted.variant in ALONE
    use = "For yourself" if alone and sheet.use in (EACH, GROUP, SLIPS) else sheet.use
    return Section(
        id=words.id.replace("_", "-"),
        title=f"{words.title}: {sheet.name}" if sheet.name else words.title,
        over=words.title if sheet.name else "",
        purpose=words.purpose,
        headline=f"{use}.",
        blocks=blocks,
        fresh=True,
        wide=sheet.wide,
        look="sheet",
        boxes=_boxes(sheet),
    )


def _boxes(sheet: Sheet) -> tuple[str, ...]:
    """What is filled in at the head: no role on a slip; on a sheet for a talk, which of the list it was."""
    last = ("No. on the list",) if sheet.use == TALK else () if sheet.secret else ("Role",)
    return ("Date", "Group", *last)


def _plain(words: Exercise) -> tuple[Sheet, ...]:
    """The sheets of an exercise without a layout: secret pages apart, as slips; everything else in order."""
    open_pages = [page for page in words.pages if not getattr(page, "secret", False)]
    sheets = [Sheet("", GROUP, tuple(Part(page.id) for page in open_pages))] if open_pages else []
    for page in words.pages:
        if getattr(page, "secret", False):
            sheets.append(Sheet(page.title.lower(), SLIPS, (Part(page.id, copies=2),), secret=True))
    return tuple(sheets)


def _blocks(wanted: Wanted, part: Part | Plot) -> Iterator[Block]:
    if isinstance(part, Plot):
        if _there(wanted, part.page):
            yield from plots.blocks(part.name)
        return
    page = _in_variant(wanted.words.page(part.page), wanted.variant)
    if page is None or not any(_there(wanted, name) for name in (part.page, *part.add)):
        return
    if part.copies and isinstance(page, RatePage) and page.way(wanted.variant) == "agreed":
        return  # nobody scores alone in this variant
    yield _blank(wanted, part, page)


def _there(wanted: Wanted, page_id: str) -> bool:
    """Whether a page is in the variant, or a sitting of its own."""
    page = wanted.words.page(page_id)
    return page.runs_in(wanted.variant) or (page.extra is not None and wanted.variant == "full")


def _in_variant(page: Page, variant: Variant) -> Page | None:
    """The page with only what is asked in the variant; None where nothing is left to fill in."""
    if isinstance(page, WritePage):
        fields = asked(page.fields, variant)
        return replace(page, fields=fields) if fields else None
    if isinstance(page, TablePage):
        return replace(page, columns=asked(page.columns, variant))
    if isinstance(page, ChoosePage):
        return replace(page, notes=asked(page.notes, variant))
    if isinstance(page, CheckPage):
        return replace(page, columns=tuple(one for one in page.columns if not one.only or variant in one.only))
    return page


def _blank(wanted: Wanted, part: Part, page: Page) -> BlankBlock:
    words, variant = wanted.words, wanted.variant
    alone = variant in ALONE
    extra = [words.page(name) for name in part.add if _there(wanted, name)]
    added = tuple(one for more in extra for one in _added(_in_variant(more, variant) or more, part))
    return BlankBlock(
        page=_statements(page, variant),
        number=_numbers(wanted, [part.page, *(more.id for more in extra)]),
        ask=(page.solo if alone else "") or page.ask,
        how=(page.solo_how if alone else ()) or page.how,
        columns=(*(_shown(page, variant) or _columns(page, part)), *added),
        rows=_rows(page, part, wanted),
        lines=part.rows,
        copies=1 if part.copies and alone else part.copies,
        look=part.look,
    )


def _added(page: Page, part: Part) -> tuple[PenColumn, ...]:
    """The columns of a page that stands beside another; with the mean of its scores where that is plotted."""
    found = _columns(page, replace(part, copies=0))
    mean = (PenColumn(f"{page.title}: mean", "number"),) if "means" in part.look.split() else ()
    return (*found, *mean)


def _shown(page: Page, variant: Variant) -> tuple[PenColumn, ...]:
    """Where hands are shown: how many showed each number, as it is typed in."""
    if isinstance(page, RatePage) and page.way(variant) == "hands" and len(page.criteria) == 1:
        return hands(page, page.criteria[0])
    return ()


def _statements(page: Page, variant: Variant) -> Page:
    only = getattr(page, "only", {}).get(variant) if page.__struct_config__.tag == "quiz" else None
    if only is None:
        return page
    return replace(page, statements=tuple(one for one in page.statements if one.id in only))  # type: ignore[union-attr]


def _numbers(wanted: Wanted, pages: Sequence[str]) -> str:
    """The pages' numbers on screen: entry follows the paper."""
    order = [page.id for page in wanted.words.in_variant(wanted.variant)]
    found = [str(order.index(name) + 1) for name in pages if name in order]
    return ", ".join(found)


@singledispatch
def _columns(page: Page, part: Part) -> tuple[PenColumn, ...]:
    return ()


@_columns.register
def _(page: CollectPage, part: Part) -> tuple[PenColumn, ...]:
    return (PenColumn(page.words[0].capitalize(), share=3.2),) if part.add else ()


@_columns.register
def _(page: ClusterPage, part: Part) -> tuple[PenColumn, ...]:
    group = PenColumn("Group" if not page.merge else "Name", share=3.2)
    return (group, PenColumn("Numbers of its cards" if not page.merge else "How often", "tally", share=1.4))


@_columns.register
def _(page: VotePage, part: Part) -> tuple[PenColumn, ...]:
    return (_as_on_wall(), votes(page)) if part.copies else (counted(),)


@_columns.register
def _(page: RatePage, part: Part) -> tuple[PenColumn, ...]:
    scales = tuple(scale(page, criterion) for criterion in page.criteria)
    return (_as_on_wall(), *scales) if part.copies and not page.lines else scales


def _as_on_wall() -> PenColumn:
    return PenColumn("As on the wall", share=3)


@_columns.register
def _(page: TablePage, part: Part) -> tuple[PenColumn, ...]:
    own = (PenColumn(page.text.label or "What", share=3),) if not page.lines and not page.of else ()
    fields: tuple[Field, ...] = page.columns
    if {"kinds", "steps"} & set(part.look.split()):
        fields = tuple(field for field in fields if field.id not in ("kind", "step", "state", "source"))
    found = (*own, *(column(field) for field in fields))
    if page.id != part.page:
        return found
    unnamed = page.some and part.look != "tallied" if page.lines else bool(page.of)
    of = (PenColumn(page.text.label, share=2),) if unnamed and page.layout != "one" else ()
    return (*_LOOKS.get((part.look, page.id), ()), *of, *found)


_TALLIES = tuple(PenColumn(mark, "number") for mark in ("1", "2", "3", "4", "5", "pass"))
_LOOKS: dict[tuple[str, str], tuple[PenColumn, ...]] = {
    ("tallied", "evidence"): _TALLIES,
    ("steps", "actions"): (PenColumn("Days", "marks", ("30", "60", "90")),),
}
"""Further columns that a layout asks for: how many gave each score; within how many days."""


@singledispatch
def _rows(page: Page, part: Part, wanted: Wanted) -> tuple[PenRow, ...]:
    return (PenRow(),) * part.rows if part.add else ()


@_rows.register
def _(page: CollectPage, part: Part, wanted: Wanted) -> tuple[PenRow, ...]:
    if "kinds" in part.look.split():
        return tuple(PenRow(group=kind) for kind in _kinds(wanted) for _ in range(part.rows // 4))
    return (PenRow(),) * (part.rows or ROWS)


@_rows.register
def _(page: ClusterPage, part: Part, wanted: Wanted) -> tuple[PenRow, ...]:
    if page.groups:
        return tuple(PenRow(group=group.label, hint=group.hint) for group in page.groups for _ in range(3))
    return (PenRow(),) * (part.rows or min(page.most, 12))


@_rows.register(VotePage | RatePage | CheckPage)
def _(page: VotePage | RatePage | CheckPage, part: Part, wanted: Wanted) -> tuple[PenRow, ...]:
    if page.lines:
        groups = {group.id: group.label for group in page.groups}
        return tuple(PenRow(line.label, groups.get(line.group, ""), line.hint) for line in page.lines)
    return (PenRow(),) * (part.rows or ROWS)


@_rows.register
def _(page: TablePage, part: Part, wanted: Wanted) -> tuple[PenRow, ...]:
    if part.look == "steps":
        return tuple(PenRow(group=step) for step in _steps(wanted) for _ in range(part.rows // 6))
    if page.lines and not page.some:
        return tuple(PenRow(line.label, hint=line.hint) for line in page.lines)
    if page.lines and part.look == "tallied":
        return tuple(PenRow(line.label) for line in page.lines)
    return (PenRow(),) * (part.rows or min(max(page.least, 6), page.most))


def _kinds(wanted: Wanted) -> list[str]:
    return _option_labels(wanted.words, "least", "kind")


def _steps(wanted: Wanted) -> list[str]:
    return _option_labels(wanted.words, "actions", "step")


def _option_labels(words: Exercise, page_id: str, field_id: str) -> list[str]:
    page = words.page(page_id)
    fields = page.columns if isinstance(page, TablePage) else ()
    labels = [option.label for field in fields if field.id == field_id for option in field.options]
    return [label[:1].upper() + label[1:] for label in labels]
