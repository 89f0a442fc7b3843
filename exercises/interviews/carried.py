"""What `interviews` draws: the words of its own records, and the key issues of the canvas as names for them."""

from __future__ import annotations

from exercises.forms import key_of
from exercises.guide import exercise
from exercises.interviews.answers import NAMES, WORDS, Answers, word_ref, words_of
from exercises.kit import Findings, Prefill

PAGE = "interviews/issues"


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return what the page that merges issue words starts with."""
    return (*_words(earlier), *_names(earlier))


def _words(earlier: Findings) -> tuple[Prefill, ...]:
    """A card for every issue word of the talks that took place; its id is the word itself."""
    mine = earlier.answer("interviews", Answers)
    if mine is None:
        return ()
    label = exercise("interviews").say("from_records")
    said = words_of(record for record in mine.records if record.held)
    return tuple(Prefill(PAGE, word, word_ref(word), label, list=WORDS, item=word) for word in said)


def _names(earlier: Findings) -> tuple[Prefill, ...]:
    """Names to gather words under: the key issues the canvas expected. A name without words counts nothing."""
    from exercises.canvas.answers import Answers as Canvas

    canvas = earlier.answer("canvas", Canvas)
    if canvas is None or not _words(earlier):
        return ()
    label = exercise("interviews").say("from_canvas")
    return tuple(
        Prefill(PAGE, issue, f"canvas/domain/key_issues/{issue}", label, list=NAMES, item=f"M-{key_of(issue)}")
        for issue in dict.fromkeys(canvas.domain.key_issues)
        if issue.strip()
    )
