"""What `interviews` draws: the words of its own records, and the key issues of the canvas as names for them."""

from __future__ import annotations

from exercises.interviews.answers import WORDS, Answers, word_ref, words_of
from exercises.kit import Findings, Prefill


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return a card for every issue word of the records, to be merged with those that mean the same."""
    mine = earlier.answer("interviews", Answers)
    if mine is None:
        return ()
    return tuple(
        Prefill("interviews/issues", word, word_ref(word), "from the records", list=WORDS, item=word)
        for word in words_of(record for record in mine.records if record.held)
    )
