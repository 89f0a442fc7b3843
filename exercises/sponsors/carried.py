"""What earlier exercises offer to `sponsors`: stories to look for, and what the organisation gains as an offer."""

from __future__ import annotations

from exercises.forms import clipped, key_of
from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.proposition.answers import Answers as Proposition
from exercises.sponsors.answers import Answers
from exercises.values.answers import Answers as Values
from exercises.values.results import Result as ValuesFound
from workbook.model import Value

STORIES = "sponsors/stories"
ASKS = "sponsors/asks"


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return what the organisation gains as an offer to those who speak for it, and up to two stories to look for."""
    return (*_offers(earlier), *_sign(earlier), *_value(earlier))


def _offers(earlier: Findings) -> tuple[Prefill, ...]:
    """Offer what the organisation gains to each voice sponsor."""
    sponsors = earlier.answer("sponsors", Answers)
    proposition = earlier.answer("proposition", Proposition)
    gain = proposition.slots.get("org_value", "") if proposition else ""
    if sponsors is None or not gain:
        return ()
    label = exercise("sponsors").say("from_gain")
    return tuple(
        Prefill(ASKS, gain, f"proposition/slots/org_value/{s.id}", label, "offer", "sponsors/map", s.id)
        for s in sponsors.map
        if s.type == "voice" and s.id
    )


def _sign(earlier: Findings) -> tuple[Prefill, ...]:
    proposition = earlier.answer("proposition", Proposition)
    sign = proposition.slots.get("sign", "") if proposition else ""
    return (_story("proposition/slots/sign", sign, sign, "from_sign"),) if sign else ()


def _value(earlier: Findings) -> tuple[Prefill, ...]:
    """Offer the early sign of what members hope for most, where one was written."""
    values, found = earlier.answer("values", Values), earlier.result("values", ValuesFound)
    if values is None or found is None:
        return ()
    for value in found.top.get("VMS", ()):
        evidence = values.evidence.get(value)
        if evidence and evidence.early_sign:
            ref = f"values/evidence/{value}/early_sign"
            return (_story(ref, evidence.early_sign, evidence.looks_like, "from_value"),)
    return ()


def _story(ref: str, title: str, changed: str, label: str) -> Prefill:
    cells: dict[str, Value] = {"changed": changed} if changed else {}
    say = exercise("sponsors").say
    text = clipped(say("to_find").format(sign=title), 80)
    return Prefill(STORIES, text, ref, say(label), list=STORIES, item=f"T-{key_of(ref)}", cells=cells)
