"""What earlier exercises offer to `canvas`: the focus as its area, areas of know-how as items of practice."""

from __future__ import annotations

from exercises.canvas.answers import INVENTORY
from exercises.kit import Findings, Prefill
from exercises.knowledge.answers import Answers as Knowledge
from exercises.pilots.answers import Answers as Pilots


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return the focus pilot's name and the knowledge areas, each with its source."""
    return (*_area(earlier), *_know_how(earlier))


def _area(earlier: Findings) -> tuple[Prefill, ...]:
    pilots = earlier.answer("pilots", Pilots)
    focus = next((c for c in pilots.candidates if c.id == pilots.focus), None) if pilots else None
    if focus is None or not focus.name:
        return ()
    return (Prefill("canvas/domain", focus.name, "pilots/decide/focus", f"pilots: focus, {focus.name}", name="area"),)


def _know_how(earlier: Findings) -> tuple[Prefill, ...]:
    knowledge = earlier.answer("knowledge", Knowledge)
    areas = knowledge.areas if knowledge else ()
    return tuple(
        Prefill(
            page="canvas/inventory",
            value=area.area,
            ref=f"knowledge/areas/{area.id}/area",
            label=f"knowledge: {area.area}",
            list=INVENTORY,
            item=f"I_{area.id}",
            cells={"kind": "know-how", **({"holder": ", ".join(area.holders)} if area.holders else {})},
        )
        for area in areas
        if area.area
    )
