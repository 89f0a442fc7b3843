"""Workbooks that are not like the sample: nothing in it, one person, a crowd in scripts that run every way."""

from __future__ import annotations

from workbook.model import Action, Info, Item, Parked, Participant, Tally, Workbook


def odd_books() -> dict[str, Workbook]:
    """Return the workbooks by what they are."""
    return {"nothing": nothing(), "alone": alone(), "crowd": crowd()}


def crowd() -> Workbook:
    """Two hundred cards of fourteen people, in scripts that run every way."""
    words = (
        "مضخة تتعطل كل أسبوع ولا أحد يعرف السبب " * 4,
        "同一台水泵修了三次还是坏 " * 6,
        "👩‍👩‍👧‍👦🔧 " * 12,
        "Pumpe " * 30,
        "=1+1",
    )
    cards = tuple(Item(f"D{n}", f"{n} {words[n % 5].strip()}", {"cluster": f"K{n % 7 + 1}"}) for n in range(1, 201))
    groups = tuple(Item(f"K{n}", f"Gruppe {n} {words[n % 5].strip()}") for n in range(1, 8))
    rated = {f"K{n}": {name: {"2": 5, "4": 9} for name in ("impact", "urgency", "leverage")} for n in range(1, 6)}
    return Workbook(
        "crowd", Info(words[0], words[1], words[0], "2025-03-12"),
        tuple(Participant(f"P{n}", f"{words[n % 5]}") for n in range(1, 15)),
        fields={"problems/chosen": {"selected": ["K1"]}},
        items={"problems/ideas": cards, "problems/clusters": groups},
        tallies={"problems/ratings#1": Tally("problems/ratings", counts=rated, voters=14)},
        actions=tuple(Action(f"N{n}", "S1", words[n % 5], "P1", "2025-04-02", words[0]) for n in range(1, 40)),
        parking=tuple(Parked(f"L{n}", words[n % 5], "P2") for n in range(1, 30)),
    )  # fmt: skip


def alone() -> Workbook:
    return Workbook("alone", Info("Alone", date="2025-03-12", kind="solo"), (Participant("P1", "Fitter"),))


def nothing() -> Workbook:
    return Workbook("nothing")
