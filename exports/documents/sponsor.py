"""A page for each sponsor: our case, two signs, what we ask of this one and offer, the next date. Never a stance."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from exercises.figures import Passage, StatementFigure
from exercises.summary import Facts, summary
from exports.documents.fit import MANY, cut, lines, tries
from exports.documents.source import Source, document
from exports.figures.statement import LONG
from exports.model import Block, Document, FactsBlock, FigureBlock, Section, TextBlock
from workbook.dates import day

NOT_YET = "Not agreed yet."
PURPOSE = "What we ask, what we offer, what you would see."
TIGHTER = (99, 8, 6, 5, 4, 3, 2, 1)
"""Lines that one text may take, tried in turn until the page holds all."""
WIDE, HIGH, PASSAGE, ANSWER = 408.0, 638.0, 368.0, 283.0
"""Points: the text of the page, as wide as on A4, a line lower than on Letter; a passage; what is beside a label."""
HEAD, PART = 40.0, 20.0
"""Points that the head takes beside its texts, and between two parts."""


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
    """Everything whole where it fits on the page; else, on paper, each text cut to as many lines as leave room."""
    when = f" · {source.date}" if source.date else ""
    for most in tries(source.fitted, TIGHTER):
        case = _cut_case(_case(source, facts), most)
        signs = _cut_passages(_signs(facts), most)
        asked = _cut_facts(_asked(source, row), most)
        coming = _next(source, facts, most)
        role, title = cut(row["role"], _few(most, 3), WIDE, 17, 600), cut(source.title, _few(most, 2), WIDE - 60, 9.5)
        high = _line(role, 17, 22, WIDE) + _line(title + when, 9.5, 13, WIDE) + HEAD + _high(case, signs, asked, coming)
        if high <= HIGH:
            break
    shown: list[Block] = [FigureBlock(case)] if case.passages or case.empty else []
    return Section(
        id=f"sponsor-{place}",
        title=role,
        purpose=title + when,
        blocks=(*shown, FigureBlock(signs), asked, coming),
        fresh=True,
        look="letter",
    )


def _few(most: int, few: int) -> int:
    return most if most == MANY else min(most, few)


def _plus(most: int, more: int) -> int:
    return most if most == MANY else most + more


def _line(text: str, size: float, lead: float, room: float) -> float:
    return lead * sum(lines(part, room, size) for part in text.split("\n"))


def _high(case: StatementFigure, signs: StatementFigure, asked: FactsBlock, coming: TextBlock) -> float:
    """How high the page's parts come out, the spaces between them included."""
    said = sum(_line(one.text, *_letters(one), PASSAGE) + PART for one in case.passages)
    seen = sum(_line(one.text, 10, 14, PASSAGE) + 24 for one in signs.passages)
    between = sum(_line(text, 10, 14, ANSWER) + 3 for _, text in asked.facts)
    return said + seen + between + _line(coming.paragraphs[0], 10, 14, WIDE) + 2 * PART + 64


def _letters(passage: Passage) -> tuple[float, float]:
    return (13.0, 18.0) if len(passage.text) > LONG else (16.0, 22.0)


def _cut_case(figure: StatementFigure, most: int) -> StatementFigure:
    """The case keeps three lines more than the rest."""
    size = _letters(figure.passages[0])[0] if figure.passages else 0
    passages = tuple(replace(one, text=cut(one.text, _plus(most, 3), PASSAGE, size)) for one in figure.passages)
    return replace(figure, passages=passages)


def _cut_passages(figure: StatementFigure, most: int) -> StatementFigure:
    return replace(
        figure, passages=tuple(replace(one, text=cut(one.text, most, PASSAGE, 10)) for one in figure.passages)
    )


def _cut_facts(block: FactsBlock, most: int) -> FactsBlock:
    """What is asked keeps a line more than the rest."""
    facts = tuple(
        (label, cut(text, _plus(most, int(not place)), ANSWER, 10)) for place, (label, text) in enumerate(block.facts)
    )
    return replace(block, facts=facts)


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


def _next(source: Source, facts: Facts, most: int) -> TextBlock:
    """The next date of the calendar, the launch among them."""
    dates = next((figure for figure in summary(source.findings) if figure.id == "dates"), None)
    rows = getattr(dates, "rows", ())
    text = cut(f"{rows[0].cells[0]} · {rows[0].cells[1]}", most, WIDE, 10) if rows else "No date is set yet."
    return TextBlock((text,), "Our next date", quiet=not rows)
