"""The facilitator's pack: before the day what to run, bring and say; after it what came of it, stances and all.

Never handed out: it holds stances and the run log. One person's scores stand in no copy, this one included.
"""

from __future__ import annotations

from msgspec.structs import replace

from exercises.figures import Column, Row, TableFigure
from exercises.kit import Scene
from exercises.running.log import code_in_log, log_of
from exercises.scorecard.drawn import factor_label
from exercises.scorecard.results import Result
from exercises.statistics import shown
from exports.documents.actions import with_dates
from exports.documents.day import day_section, materials, script, title_of
from exports.documents.report import parking
from exports.documents.source import Copy, Source, document, exercise_sections
from exports.model import Block, Document, FigureBlock, ListBlock, Section, TextBlock

PURPOSE, BEFORE = "For you alone: the day, and what came of it.", "For you alone: the day, block by block."
HELD, TO_HOLD = "The day, and what came out of each part.", "The day, what to bring, and what to ask and say."
"""What the pack and its contents hold, after the day and before it."""
FEW = 2
"""So many parts need no contents."""
KEPT_BACK = 3
"""With fewer scores than this a range would tell who gave what."""


def make(source: Source) -> Document:
    """Return the pack: the day; what to bring and to say for what has not run; what came of what has."""
    log = log_section(source)
    before = script(source)
    sections = [day_section(source), *([materials(source), *before] if before else []), *([log] if log.blocks else [])]
    done = with_dates(source, exercise_sections(source, source.done(), _copy(source)))
    ranges = FigureBlock(ranges_table(source))
    if "scorecard" in source.findings.results and not source.book.solo:
        done.append(Section(id="ranges", title="Ranges", purpose="How far apart the scores lie.",
                            blocks=(ranges,)))  # fmt: skip
    if source.book.parking:
        done.append(Section(id="parking-lot", title="Parking lot", purpose="What we put aside, and who takes it.",
                            blocks=(parking(source),)))  # fmt: skip
    parts = [*sections, *done]
    if len(parts) <= FEW:
        parts[0] = replace(parts[0], fresh=False)
    purpose, note = (PURPOSE, HELD) if done or not before else (BEFORE, TO_HOLD)
    return document(source, "facilitator", "Facilitator pack", purpose, parts, contents=len(parts) > FEW,
                    contents_note=note)  # fmt: skip


def _copy(source: Source) -> Copy:
    return "own" if source.book.solo else "facilitator"


def log_section(source: Source) -> Section:
    """Return the run log: planned and actual minutes, closing words, remarks from before and after."""
    log = log_of(source.book)
    blocks: list[Block] = []
    if log.ran:
        blocks.append(FigureBlock(_minutes(source)))
    if log.closing_words:
        blocks.append(TextBlock((" · ".join(log.closing_words),), "One closing word each"))
    lists = (("Before the day", log.before_the_day), ("After the day", log.after_the_day), ("Notes", log.notes))
    blocks += [ListBlock(texts, heading) for heading, texts in lists if texts]
    took = f"It took {log.actual} minutes; {log.planned} were planned." if log.ran else ""
    return Section(id="run-log", title="Run log", purpose="Planned and actual, and what was said at the end.",
                   headline=took, blocks=tuple(blocks), fresh=True)  # fmt: skip


def _minutes(source: Source) -> TableFigure:
    ran = [block for block in source.book.agenda if block.exercise and block.actual is not None]
    over = set(log_of(source.book).over)
    rows = []
    for block in ran:
        took = block.actual or 0
        rows.append(Row((title_of(block), str(block.minutes), str(took), _signed(took - block.minutes)),
                        mark="over" if code_in_log(block.exercise) in over else ""))  # fmt: skip
    planned, actual = sum(block.minutes for block in ran), sum(block.actual or 0 for block in ran)
    rows.append(Row(("All together", str(planned), str(actual), _signed(actual - planned))))
    columns = (Column("Exercise", share=4), Column("Planned", "right", 1), Column("It took", "right", 1),
               Column("Difference", "right", 1))  # fmt: skip
    return TableFigure(id="minutes", title="Minutes", columns=columns, rows=tuple(rows))


def _signed(minutes: int) -> str:
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"


def ranges_table(source: Source) -> TableFigure:
    """Return the ten factors with mean, median and range, where enough people scored to hide each of them."""
    found = source.findings.result("scorecard", Result)
    scene = Scene(source.guide("scorecard"), source.findings)
    rows = []
    for factor, row in (found.factors if found else {}).items():
        told = row.n >= KEPT_BACK
        cells = (shown(row.mean), shown(row.median), str(row.range)) if told else ("–", "–", "–")
        rows.append(Row((factor_label(scene, factor), str(row.n), str(row.passes), *cells)))
    columns = (Column("Factor", share=4), Column("Scored", "right", 1), Column("Passed", "right", 1),
               Column("Mean", "right", 1), Column("Median", "right", 1), Column("Range", "right", 1))  # fmt: skip
    few = any(row.n < KEPT_BACK for row in found.factors.values()) if found else False
    notes = ("With one or two scores nothing is told: it would tell who gave them.",) if few else ()
    return TableFigure(id="ranges", title="Success factors", columns=columns, rows=tuple(rows), notes=notes)
