"""The one-page summary of a workshop, and the eight start-up lights.

Both read results and answers in their stable public form (the keys of the answers format), so that they know no
exercise's own types. The rules stand in `docs/formulas.md`, Start-up lights.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from exercises.figures import Column, Figure, Light, LightsFigure, Passage, Row, StatementFigure, TableFigure
from exercises.guide import exercise
from exercises.kit import Findings
from exercises.problems.standing import first as problems_first
from exercises.registry import code_of
from exercises.words import heading, words
from workbook.dates import day

NOT_DONE = "Not done in this session."
Lit: TypeAlias = tuple[Literal["on", "half", "off"], str]

GAP_ON, GAP_HALF = 28, 42
"""Days to the first activity up to which the light is on, and half."""
CORE = 3


class Facts:
    """Answers and results of a workshop in their public form; empty where an exercise was not done."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._results: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}

    def done(self, name: str) -> bool:
        """Tell whether an exercise was done."""
        return name in self.findings.results

    def result(self, name: str) -> Any:
        """Return an exercise's result as JSON values."""
        if name not in self._results:
            found = self.findings.results.get(name)
            self._results[name] = {} if found is None else code_of(name).public(found)
        return self._results[name]

    def answer(self, name: str) -> Any:
        """Return an exercise's answers as JSON values."""
        if name not in self._answers:
            found = self.findings.answers.get(name)
            self._answers[name] = {} if found is None else code_of(name).present(found)
        return self._answers[name]


def lights(findings: Findings) -> LightsFigure:
    """Return the eight start-up lights: shown, never summed. Source: `docs/formulas.md`, Start-up lights."""
    facts = Facts(findings)
    return LightsFigure(
        id="lights",
        title="Start-up lights",
        lights=tuple(_light(facts, name, label, change, rule) for name, label, change, rule in _LIGHTS),
    )


def _light(facts: Facts, name: str, label: str, change: str, rule: Callable[[Facts], Lit]) -> Light:
    title, own = exercise(name).title, words(facts.findings)
    label = label.format(core_group=own.core_group, a_coordinator=own.a_coordinator)
    if not facts.done(name):
        return Light(label, "off", "not done", f"{title}: {change}", name)
    state, word = rule(facts)
    return Light(label, state, word, "" if state == "on" else f"{title}: {change}", name)


def _domain(facts: Facts) -> Lit:
    verdict = facts.result("canvas").get("domain_verdict")
    return {"clear": ("on", "clear"), "sharpen": ("half", "to be sharpened")}.get(verdict, ("off", "to be reworked"))  # type: ignore[return-value]


def _pilot(facts: Facts) -> Lit:
    chosen = facts.answer("pilots").get("chosen", [])
    quadrants = [row["quadrant"] for row in facts.result("pilots") if row["id"] in chosen]
    if "Start now" in quadrants:
        return "on", "can start now"
    if other := next((name for name in quadrants if name not in ("Not now", None)), None):
        return "half", f"chosen, but in “{other}”"
    return "off", "chosen from “Not now”" if quadrants else "none chosen"


def _core(facts: Facts) -> Lit:
    found = facts.result("launch")
    confirmed, size = found.get("confirmed") or 0, found.get("core_size") or 0
    if confirmed >= CORE:
        return "on", f"{confirmed} of {size} confirmed"
    if size >= CORE:
        return "half", f"{size} named, {confirmed} confirmed"
    return "off", f"{size} named" if size else "nobody named"


def _coordinator(facts: Facts) -> Lit:
    """In place is: named for the job, and confirmed as a core member."""
    launch = facts.answer("launch")
    name = (launch.get("jobs") or {}).get("coordinator") or ""
    if not name:
        return "off", "nobody named"
    same = [row for row in launch.get("core", []) if row.get("role", "").casefold() == name.casefold()]
    if any(row.get("confirmed") == "yes" for row in same):
        return "on", facts.findings.role(name)
    return "half", f"{facts.findings.role(name)}, not confirmed"


def _gap(facts: Facts) -> Lit:
    days = facts.result("rhythm").get("first_gap_days")
    if days is None:
        return "off", "fewer than two dates"
    word = "1 day" if days == 1 else f"{days} days"
    return ("on", word) if days <= GAP_ON else ("half", word) if days <= GAP_HALF else ("off", word)


def _sponsors(facts: Facts) -> Lit:
    missing = facts.result("sponsors").get("types_missing", [])
    if not missing:
        return "on", "voice, line and resource"
    named = 3 - len(missing)
    return ("half", f"missing: {', '.join(missing)}") if named else ("off", "none named")


def _barriers(facts: Facts) -> Lit:
    obvious = facts.result("integration").get("obvious", [])
    owned = {row["text"] for row in facts.answer("integration").get("barriers", []) if row.get("who")}
    without = sum(text not in owned for text in obvious)
    if not without:
        return "on", "every one has an owner" if obvious else "no obvious barrier"
    if without < len(obvious):
        return "half", f"{without} of {len(obvious)} without an owner"
    return "off", "no owner yet"


def _scorecard(facts: Facts) -> Lit:
    found = facts.result("scorecard")
    band = found.get("band")
    if band is None:
        return "off", "too few scores"
    if band == "Prepare first":
        return "off", band
    most = max((row.get("n") or 0 for row in found.get("factors", {}).values()), default=0)
    return ("half", f"{band}, one person’s view") if most <= 1 else ("on", band)


_LIGHTS: tuple[tuple[str, str, str, Callable[[Facts], Lit]], ...] = (
    ("canvas", "The domain is clear", "sharpen area, issues and the six checks", _domain),
    ("pilots", "A pilot can start now", "choose one where potential and readiness meet", _pilot),
    ("launch", "The {core_group} is confirmed", "ask until three have said yes", _core),
    ("launch", "{a_coordinator} is in place", "name one and hear the yes", _coordinator),
    ("rhythm", "The first gap is short", "bring the second date within 28 days", _gap),
    ("sponsors", "A sponsor of each kind", "find a voice, a line and a resource", _sponsors),
    ("integration", "No plain barrier without an owner", "give each obvious barrier a person", _barriers),
    ("scorecard", "The scorecard says start", "work on the lowest factors and score again", _scorecard),
)


def summary(findings: Findings) -> tuple[Figure, ...]:
    """Return the parts of the one-page summary, in order; an empty part says that it was not done."""
    facts = Facts(findings)
    return tuple(part(facts) for part in _PARTS)


def _statement(part: str, title: str, *texts: str, large: bool = False) -> StatementFigure:
    passages = tuple(Passage(text, large=large) for text in texts if text)
    return StatementFigure(id=part, title=title, passages=passages, empty=NOT_DONE)


def _proposition_part(facts: Facts) -> Figure:
    final = facts.answer("proposition").get("final", "")
    return _statement("proposition", "Our value proposition", final, large=True)


def _domain_part(facts: Facts) -> Figure:
    found = facts.result("canvas")
    area = (facts.answer("canvas").get("domain") or {}).get("area", "")
    score = f"{_domain(facts)[1].capitalize()}: {found['domain_score']} of 12 points" if found else ""
    return _statement("domain", "Domain", area, score)


def _focus_part(facts: Facts) -> Figure:
    focus = facts.answer("pilots").get("focus")
    row = next((row for row in facts.result("pilots") or () if row["id"] == focus), None)
    return _statement("focus", "Focus pilot", f"{row['name']}: {row['quadrant'] or 'not rated'}" if row else "")


def _problems_part(facts: Facts) -> Figure:
    """What was chosen, as it was chosen; where nothing was, the highest by the ratings, called so, with its number."""
    first = problems_first(facts.findings)
    chosen = any(one.chosen for one in first)
    rows = tuple(
        Row((f"{place}", one.title, *(() if chosen else (one.priority,)))) for place, one in enumerate(first, 1)
    )
    columns = [Column("", "right", 1), Column("Problem", share=4), Column("Priority", "right", 2)]
    title = "Highest by the ratings"
    if chosen or not first:
        title = ("Top problem", "Top two problems", "Top three problems")[len(first) - 1]
        columns.pop()
    return TableFigure(id="problems", title=title, columns=tuple(columns), rows=rows, empty=NOT_DONE)


def _promise_part(facts: Facts) -> Figure:
    return _statement("promise", "What we promise for the next three months", facts.answer("values").get("promise", ""))


def _core_part(facts: Facts) -> Figure:
    found, own = facts.result("launch"), words(facts.findings)
    title = heading(own.core_group)
    if not found:
        return _statement("core", title)
    told = exercise("launch")
    jobs = [own.job(job, told.say(job)) for job in found["open_jobs"]]
    size = found["core_size"]
    people = "1 person" if size == 1 else f"{size} people"
    return _statement(
        "core",
        title,
        f"{people}, {found['confirmed']} confirmed",
        f"Open jobs: {', '.join(jobs)}" if jobs else "All five jobs are taken",
    )


def _launch_part(facts: Facts) -> Figure:
    found = facts.result("launch")
    date = facts.answer("launch").get("launch_date")
    ready = found.get("launch_readiness_pct")
    texts = (day(date) if date else "", f"{ready} % ready" if date and ready is not None else "")
    return _statement("launch", "Launch", *texts)


def _dates_part(facts: Facts) -> Figure:
    today = facts.findings.workshop.date or ""
    events = [(row.get("date"), row.get("title", "")) for row in facts.answer("rhythm").get("activities", [])]
    launch = facts.answer("launch").get("launch_date")
    if launch and all(when != launch for when, _ in events):
        events.append((launch, "Launch"))
    coming = sorted((when, title) for when, title in events if when and when >= today)[:3]
    rows = tuple(Row((day(when), title)) for when, title in coming)
    columns = (Column("When", share=1), Column("What", share=3))
    return TableFigure(id="dates", title="Next dates", columns=columns, rows=rows, empty=NOT_DONE)


def _scorecard_part(facts: Facts) -> Figure:
    found = facts.result("scorecard")
    band = found.get("band")
    if not band:
        return _statement("scorecard", "Success factors")
    from exercises.scorecard.results import Result

    card, names = facts.findings.result("scorecard", Result), _factor_names()
    lowest = "; ".join(names.get(key, key) for key in (card.told_lowest if card else ()))
    view = " (one person’s view)" if _scorecard(facts)[0] == "half" else ""
    return _statement("scorecard", "Success factors", f"{band}{view}", f"Lowest: {lowest}" if lowest else "")


def _factor_names() -> dict[str, str]:
    return {line.id: line.label for page in exercise("scorecard").pages for line in getattr(page, "lines", ())}


def _actions_part(facts: Facts) -> Figure:
    listed = [row for row in facts.answer("plan").get("actions", []) if row.get("state", "open") != "dropped"]
    listed.sort(key=lambda row: (row.get("due") is None, row.get("due") or ""))
    rows = tuple(
        Row(
            (
                day(row.get("due")),
                row.get("what", ""),
                facts.findings.role(row.get("owner", "")),
                row.get("done_when", ""),
            ),
            mark="done" if row.get("state") == "done" else "",
        )
        for row in listed
    )
    columns = (Column("Due", share=1), Column("Action", share=4), Column("Who", share=2), Column("Done when", share=2))
    return TableFigure(id="actions", title="Actions by date", columns=columns, rows=rows, empty=NOT_DONE)


def _review_part(facts: Facts) -> Figure:
    date = facts.answer("plan").get("review_date")
    return _statement("review", "We look back on", day(date) if date else "")


_PARTS: tuple[Callable[[Facts], Figure], ...] = (
    _proposition_part,
    _domain_part,
    _focus_part,
    _problems_part,
    _promise_part,
    _core_part,
    _launch_part,
    _dates_part,
    _scorecard_part,
    _actions_part,
    _review_part,
)
