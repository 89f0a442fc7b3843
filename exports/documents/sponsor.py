"""A page for each sponsor: our case, two signs, what we ask of this one and offer, the next date. Never a stance."""

from __future__ import annotations

from typing import Any

from exercises.figures import Passage, StatementFigure
from exercises.summary import Facts, summary
from exports.documents.source import Source, document
from exports.model import Block, Document, FactsBlock, FigureBlock, Section, TextBlock
from workbook.dates import day

NOT_YET = "Not agreed yet."
PURPOSE = "What we ask, what we offer, what you would see."


def make(source: Source) -> Document:
    """Return a page for each sponsor; each holds only what concerns that sponsor."""
    facts = Facts(source.findings)
    rows = [row for row in facts.answer("sponsors").get("map", []) if row.get("role", "").strip()]
    sections = [_page(source, facts, row, place) for place, row in enumerate(rows, 1)]
    if not sections:
        quiet = TextBlock(
            ("Sponsors are named in “Sponsors, recognition and stories”; each gets a page here.",), quiet=True
        )
        sections = [Section(id="none", title="No sponsor is named yet", purpose=PURPOSE, blocks=(quiet,))]
    return document(source, "sponsor", "For our sponsors", PURPOSE, sections, bare=True)


def _page(source: Source, facts: Facts, row: dict[str, Any], place: int) -> Section:
    case = _case(source, facts)
    blocks: list[Block] = [FigureBlock(case)] if case.passages or case.empty else []
    blocks += [FigureBlock(_signs(facts)), _asked(source, row)]
    return Section(
        id=f"sponsor-{place}",
        title=row["role"],
        purpose=source.title + (f" · {source.date}" if source.date else ""),
        blocks=(*blocks, _next(source, facts)),
        fresh=True,
        look="letter",
    )


def _case(source: Source, facts: Facts) -> StatementFigure:
    final = facts.answer("proposition").get("final", "")
    passages = (Passage(final, large=True),) if final else ()
    return StatementFigure(id="case", title="What we are for", passages=passages, empty=source.not_written)


def _signs(facts: Facts) -> StatementFigure:
    """One sign for the organisation: the dated one of the proposition; one for members: of the values first chosen."""
    dated = (facts.answer("proposition").get("slots") or {}).get("sign", "")
    found = (("For the organisation", dated or _early(facts, "VO")), ("For the members", _early(facts, "VM")))
    passages = tuple(Passage(text[:1].upper() + text[1:], label) for label, text in found if text)
    return StatementFigure(
        id="signs", title="What you would see", passages=passages, empty="No sign has been agreed yet."
    )


def _early(facts: Facts, side: str) -> str:
    """The value with most votes on a side (``VM``, ``VO``): what it looks like, and its early sign."""
    evidence = facts.answer("values").get("evidence") or {}
    totals = facts.result("values").get("totals") or {}
    ranked = sorted((value for value in evidence if value.startswith(side)), key=lambda value: -totals.get(value, 0))
    found: dict[str, str] = next((evidence[value] for value in ranked if evidence[value].get("early_sign")), {})
    return "\n".join(filter(None, (found.get("looks_like"), found.get("early_sign"))))


def _asked(source: Source, row: dict[str, Any]) -> FactsBlock:
    owner = source.findings.role(row.get("owner", "") or "")
    return FactsBlock(
        (
            ("We ask you", row.get("ask") or NOT_YET),
            ("By", day(row.get("by")) if row.get("by") else NOT_YET),
            ("We offer", row.get("offer") or NOT_YET),
            ("You keep your hands off", row.get("hands_off") or NOT_YET),
            ("Who will talk to you", owner or NOT_YET),
        ),
        "Between you and us",
    )


def _next(source: Source, facts: Facts) -> Block:
    """The next date of the calendar, the launch among them."""
    dates = next((figure for figure in summary(source.findings) if figure.id == "dates"), None)
    rows = getattr(dates, "rows", ())
    text = f"{rows[0].cells[0]}: {rows[0].cells[1]}" if rows else "No date is set yet."
    return TextBlock((text,), "Our next date", quiet=not rows)
