"""The answers of `scorecard` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from exercises.filling.cells import kept, text
from exercises.forms import without_blanks
from exercises.kit import builtins
from exercises.scores import Scores
from exercises.tallied import scores_tally, tally_scores
from workbook.model import Content, Item, Participant, Tally, Workbook
from workbook.text import is_blank

COMMUNITY = ("FC1", "FC2", "FC3", "FC4", "FC5")
ORGANIZATION = ("FO1", "FO2", "FO3", "FO4", "FO5")
FACTORS = (*COMMUNITY, *ORGANIZATION)
LIST = "scorecard/factors"
PAGE = "scorecard/scores"
CRITERION = "score"


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `scorecard`.

    Attributes:
        scores: Factor -> scores; where a second blind round was held, its scores.
        first: Factor -> scores of the first round, only factors that were scored twice.
        evidence: Factor -> what we saw; ``True`` where a file says only that there is some.
        agreed_moves: Factor -> the next move.
    """

    scores: dict[str, Scores] = {}
    first: dict[str, Scores] = {}
    evidence: dict[str, str | bool] = {}
    agreed_moves: dict[str, str] = {}

    def __post_init__(self) -> None:
        for table in (self.scores, self.first, self.evidence, self.agreed_moves):
            for factor in table:
                if factor not in FACTORS:
                    raise ValueError(f"there is no factor {factor!r}")


def adapt(raw: Any) -> Any:
    """Return the canonical form: evidence that is missing, null or false says the same."""
    raw = without_blanks(raw)
    if isinstance(raw, dict) and isinstance(raw.get("evidence"), dict):
        raw["evidence"] = {factor: said for factor, said in raw["evidence"].items() if said is not False}
    return raw


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages; of two rounds the second counts, factor by factor."""
    first, second = _scored(book.tally(PAGE, 1)), _scored(book.tally(PAGE, 2))
    both = first | second
    rows = {row.id: row for row in book.rows(LIST) if row.id in FACTORS}
    seen = {factor: _evidence(row) for factor in FACTORS if (row := rows.get(factor))}
    moves = {factor: text(row, "agreed_move") for factor in FACTORS if (row := rows.get(factor))}
    return Answers(
        scores={factor: both[factor] for factor in FACTORS if factor in both},
        first={factor: first[factor] for factor in FACTORS if factor in first and factor in second},
        evidence={factor: said for factor, said in seen.items() if said},
        agreed_moves={factor: move for factor, move in moves.items() if move},
    )


def _scored(tally: Tally | None) -> dict[str, Scores]:
    if tally is None:
        return {}
    return {factor: tally_scores(tally, factor, CRITERION) for factor in tally.counts if factor in FACTORS}


def _evidence(row: Item) -> str | bool:
    return True if row.cells.get("evidence") is True else text(row, "evidence")


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    rows = []
    for factor in FACTORS:
        said = answers.evidence.get(factor)
        cells = kept(
            evidence=None if isinstance(said, str) and is_blank(said) else said or None,
            agreed_move=answers.agreed_moves.get(factor),
        )
        if cells:
            rows.append(Item(factor, cells=cells))
    tallies = [_tally(answers.scores | answers.first, 1)] if answers.scores else []
    if answers.first:
        tallies.append(_tally({factor: answers.scores[factor] for factor in answers.first}, 2))
    return Content(items={LIST: tuple(rows)} if rows else {}, tallies={tally.key: tally for tally in tallies})


def _tally(scores: Mapping[str, Scores], turn: int) -> Tally:
    return scores_tally(PAGE, {factor: {CRITERION: own} for factor, own in scores.items()}, turn)
