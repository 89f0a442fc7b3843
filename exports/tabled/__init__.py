"""What stands in which table: typed answers in, rows out. No author, no page that is private, no talk unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exercises.figures import DotsFigure, Figure, LightsFigure, StatementFigure, TableFigure
from exercises.hold import HELD
from exercises.registry import CATALOGUE
from exports.documents.source import Source
from exports.tabled import found, kept, prepared
from exports.tabled.shared import Rows, held
from exports.tables import Cell, Table
from workbook.errors import GuideError

TABLES: dict[str, tuple[str, Callable[[Source], Rows]]] = {
    "workshop": ("What|Text", kept.workshop),
    "people": ("Id|Role", kept.people),
    "problems": ("Problem|Group id|Group", found.problems),
    "groups": (
        "Id|Group|Dots|Impact|Urgency|Leverage|Priority|Chosen|Who is hurt|Who would disagree",
        found.groups,
    ),
    "knowledge": (
        "Id|Area|Cards|Problems|Importance|Reach|Risk|Need|Move|Thin|Holders|How many|Lives in|Needed by|Asked",
        found.knowledge,
    ),
    "pilots": (
        "Id|Candidate|From|Business weight|Knowledge need|People who would gain|Result within three months"
        "|People already talk|Coordinator in sight|Local managers|Experts willing|Potential|Readiness|Quadrant"
        "|Chosen|Focus|Reason|Why it waits|Who could confirm",
        found.pilots,
    ),
    "canvas-items": ("Item|Kind|State|Holder|Value|First shelf", found.canvas),
    "canvas-levels": ("Level|How many|Who|They bring|They want", found.levels),
    "values": ("Id|Value|Votes|Looks like|Early sign|Noticed by", found.values),
    "interviews": ("Role|Unit|Issues|Interest|Hours a month|Would join as|Turns to|Quote", prepared.interviews),
    "concerns": ("Concern", prepared.concerns),
    "core-group": ("Role|Unit|Brings|Hours a month|Confirmed", prepared.core),
    "activities": ("Activity|Type|Purpose|Format|Date|Minutes|Lead|Effort|Answers to", prepared.activities),
    "needs": (
        "Need|Kind|Serves|Have|Who sees to it|Hours a month|Needed from|Technology rung|Lower rung used|Steward",
        prepared.needs,
    ),
    "sponsors": ("Sponsor|Kind|We ask|We offer|Hands off|Who asks|By", prepared.sponsors),
    "recognition": ("Move|State", prepared.moves),
    "stories": ("Title|What was hard|What we did|What changed|For whom|Evidence|Channel", prepared.stories),
    "barriers": ("Barrier|Kind|Effect|Ease|Who can|Move", prepared.barriers),
    "hooks": ("Place|Direction|State", prepared.hooks),
    "alignment": ("Line|Kind|Score", prepared.alignment),
    "scorecard": (
        "Id|Factor|Scored 1|Scored 2|Scored 3|Scored 4|Scored 5|Passed|Mean|Spread|What we saw|Next move",
        kept.scorecard,
    ),
    "actions": ("Id|Step|What|Who|Due|Done when|State|From|What was learnt", kept.actions),
    "parking": ("What|Who takes it|From", kept.parking),
}
"""Name -> headings and what makes the rows."""


def everything(source: Source, *, facilitator: bool) -> list[Table]:
    """Return every table of a workbook, empty ones too; *facilitator*: with where sponsors stand."""
    made = [Table(name, tuple(heads.split("|")), tuple(rows(source))) for name, (heads, rows) in TABLES.items()]
    drawn = list(_drawn(source))
    made.append(_scores(source, drawn))
    made.append(_texts(drawn))
    made.append(_checks(drawn))
    made += _own(drawn)
    if facilitator or source.book.solo:
        made.append(_stances(source))
    return made


def _drawn(source: Source) -> Iterator[tuple[str, Figure]]:
    """Every figure that may be handed out, with the exercise it belongs to."""
    for name in source.done():
        try:
            yield from ((name, figure) for figure in source.figures(name))
        except GuideError:  # a team's own exercise whose file is not on this machine
            continue


def _scores(source: Source, drawn: list[tuple[str, Figure]]) -> Table:
    """How many gave each score, wherever people scored; steps that a scale does not have stay empty."""
    figures = [(name, figure) for name, figure in drawn if isinstance(figure, DotsFigure) and figure.rows]
    low = min((figure.low for _, figure in figures), default=1)
    high = max((figure.high for _, figure in figures), default=5)
    rows: list[tuple[Cell, ...]] = []
    for name, figure in figures:
        for row in figure.rows:
            count = sum(row.counts)
            hidden = row.mark == HELD or held(source, name, count)
            steps = dict(zip(range(figure.low, figure.high + 1), row.counts, strict=False))
            counts = [None if hidden else steps.get(step) for step in range(low, high + 1)]
            told = (None, None, HELD) if hidden else (row.passes, _mean(row.mean), row.spread)
            rows.append((name, figure.title, row.group, row.label, *counts, *told))
    heads = (*(f"Scored {step}" for step in range(low, high + 1)), "Passed", "Mean", "Spread")
    return Table("scores", ("Exercise", "Question", "Group", "Item", *heads), tuple(rows))


def _mean(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return None


def _texts(drawn: list[tuple[str, Figure]]) -> Table:
    rows = tuple(
        (name, figure.title, passage.label, passage.text)
        for name, figure in drawn
        if isinstance(figure, StatementFigure)
        for passage in figure.passages
    )
    return Table("texts", ("Exercise", "About", "Label", "Text"), rows)


def _checks(drawn: list[tuple[str, Figure]]) -> Table:
    rows = tuple(
        (name, figure.title, light.group, light.label, light.word, light.text)
        for name, figure in drawn
        if isinstance(figure, LightsFigure)
        for light in figure.lights
    )
    return Table("checks", ("Exercise", "List", "Group", "Line", "State", "Remark"), rows)


def _own(drawn: list[tuple[str, Figure]]) -> list[Table]:
    """The tables of a team's own exercises, as they are shown; the guide's own have tables of their own above."""
    return [
        Table(
            f"{name}-{figure.id}",
            ("Group", *(column.label for column in figure.columns), "Mark"),
            tuple((row.group, *row.cells, row.mark) for row in figure.rows),
        )
        for name, figure in drawn
        if isinstance(figure, TableFigure) and name not in CATALOGUE
    ]


def _stances(source: Source) -> Table:
    """Where sponsors stand: the facilitator's own, or that of one person who works alone."""
    from exercises.sponsors.answers import Answers

    answers = source.findings.answer("sponsors", Answers) or Answers()
    rows = tuple((one.role, one.type, one.stance, one.desired, one.guess) for one in answers.map if one.stance)
    return Table("facilitator-stances", ("Sponsor", "Kind", "Stands now", "Wanted", "Guess"), rows)
