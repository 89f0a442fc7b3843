"""The answers of `problems` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from exercises.filling.cells import field_texts, kept, text
from exercises.kit import builtins
from exercises.scores import Scores, Votes
from exercises.tallied import scores_tally, tally_scores, tally_votes, votes_tally
from workbook.model import Content, Item, Participant, Value, Workbook

CRITERIA = ("impact", "urgency", "leverage")


class Idea(Struct, frozen=True, omit_defaults=True):
    """One problem somebody wrote down; *by* is never printed."""

    text: str
    by: str | None = None
    cluster: str | None = None


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `problems`.

    Attributes:
        ideas: The cards, in order.
        clusters: Cluster id -> title, in order.
        dots: Dots by cluster.
        voters: How many placed dots, where it is known.
        ratings: Cluster -> criterion -> scores.
        selected: Chosen clusters, in the order they were chosen.
        sentences: Cluster -> the sentence that names who is hurt.
        who_would_disagree: Cluster -> asked when one works alone.
    """

    ideas: tuple[Idea, ...] = ()
    clusters: dict[str, str] = {}
    dots: Votes = Votes()
    voters: int | None = None
    ratings: dict[str, dict[str, Scores]] = {}
    selected: tuple[str, ...] = ()
    sentences: dict[str, str] = {}
    who_would_disagree: dict[str, str] = {}


def adapt(raw: Any) -> Any:
    """Return the canonical form; the file has one form only."""
    return raw


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    clusters = book.rows("problems/clusters")
    ratings = book.latest_tally("problems/ratings")
    scored = {c.id: {k: tally_scores(ratings, c.id, k) for k in CRITERIA} for c in clusters} if ratings else {}
    dots = tally_votes(book.latest_tally("problems/dots"))
    there = {c.id for c in clusters}  # a group that was chosen may have been merged into another since
    return Answers(
        ideas=tuple(
            Idea(i.text, text(i, "author") or None, text(i, "cluster") or None) for i in book.rows("problems/ideas")
        ),
        clusters={c.id: c.text for c in clusters},
        dots=dots,
        voters=dots.voters,
        ratings={c: row for c, row in scored.items() if ratings and c in ratings.counts},
        selected=tuple(c for c in field_texts(book, "problems/chosen", "selected") if c in there),
        sentences={c.id: text(c, "sentence") for c in clusters if text(c, "sentence")},
        who_would_disagree={c.id: text(c, "who_would_disagree") for c in clusters if text(c, "who_would_disagree")},
    )


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    ideas = tuple(
        Item(f"D{n}", idea.text, kept(author=idea.by, cluster=idea.cluster)) for n, idea in enumerate(answers.ideas, 1)
    )
    clusters = tuple(
        Item(
            key,
            title,
            kept(sentence=answers.sentences.get(key), who_would_disagree=answers.who_would_disagree.get(key)),
        )
        for key, title in answers.clusters.items()
    )
    tallies = {}
    if answers.dots.counts or answers.dots.voters:
        tally = votes_tally("problems/dots", answers.dots)
        tallies[tally.key] = tally
    if answers.ratings:
        tally = scores_tally("problems/ratings", answers.ratings)
        tallies[tally.key] = tally
    fields: dict[str, dict[str, Value]] = (
        {"problems/chosen": {"selected": list(answers.selected)}} if answers.selected else {}
    )
    return Content(fields, {"problems/ideas": ideas, "problems/clusters": clusters}, tallies)
