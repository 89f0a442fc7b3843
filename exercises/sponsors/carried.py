"""What earlier exercises offer to `sponsors`: the sign we promised and what members hope for, as stories to find."""

from __future__ import annotations

from exercises.forms import clipped, key_of
from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from workbook.model import Value

PAGE = "sponsors/stories"


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return up to two stories to look for; each has a title and what would have changed, nothing else."""
    return (*_sign(earlier), *_value(earlier))


def _sign(earlier: Findings) -> tuple[Prefill, ...]:
    from exercises.proposition.answers import Answers as Proposition

    proposition = earlier.answer("proposition", Proposition)
    sign = proposition.slots.get("sign", "") if proposition else ""
    return (_story("proposition/slots/sign", sign, sign, "from_sign"),) if sign else ()


def _value(earlier: Findings) -> tuple[Prefill, ...]:
    """Offer the early sign of what members hope for most, where one was written."""
    from exercises.values.answers import Answers as Values
    from exercises.values.results import Result as Found

    values, found = earlier.answer("values", Values), earlier.result("values", Found)
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
    words = exercise("sponsors").say(label)
    return Prefill(PAGE, clipped(title, 80), ref, words, list=PAGE, item=f"T-{key_of(ref)}", cells=cells)
