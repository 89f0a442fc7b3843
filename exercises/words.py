"""Our own words: what the group calls its community, coordinator, core group and meeting, wherever we speak for it.

They are chosen in `primer`. Terms of the guide that stand with their credit (elements, factors, steps) keep their name,
and without an answer everything reads as it always did.
"""

from __future__ import annotations

from msgspec import Struct

from exercises.filling.cells import as_text
from exercises.kit import Findings
from exercises.registry import code_of


class Words(Struct, frozen=True):
    """What we call things; the usual word where we chose none.

    Attributes:
        community, coordinator, core_group, meeting: As they stand inside a sentence.
    """

    community: str = "community"
    coordinator: str = "coordinator"
    core_group: str = "core group"
    meeting: str = "meeting"

    @property
    def a_coordinator(self) -> str:
        """The coordinator with its article, as a sentence begins: ``A circle host``, ``An organiser``."""
        return f"{'An' if self.coordinator[:1].lower() in 'aeiou' else 'A'} {self.coordinator}"

    def job(self, job: str, usual: str) -> str:
        """Return what a job of the core group is called; only the coordinator has a word of ours."""
        return heading(self.coordinator) if job == "coordinator" and self.coordinator != USUAL.coordinator else usual


USUAL = Words()


def words(findings: Findings) -> Words:
    """Return the words we chose.

    Args:
        findings: All that is known of a workshop; only `primer` is asked.
    """
    answers = findings.answers.get("primer")
    if answers is None:
        return USUAL
    chosen = code_of("primer").present(answers).get("language", {})
    own = {name: as_text(chosen.get(name)) for name in Words.__struct_fields__}
    return Words(**{name: word for name, word in own.items() if word})


def heading(word: str) -> str:
    """Return a word as a heading begins: with a capital, the rest as it was typed."""
    return word[:1].upper() + word[1:]
