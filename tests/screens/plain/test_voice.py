"""The plain voice: six questions, no escape byte, lines that fit, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.plain.voice import Back, PlainVoice, Stop


class Script:
    """Plays the person: answers one after the other, then the end of the input; keeps what was said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.said: list[str] = []
        self.voice = PlainVoice(self.said.append, self.read)

    def read(self, prompt: str) -> str:
        self.said.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    @property
    def transcript(self) -> str:
        return "\n".join(self.said)


@pytest.mark.parametrize(
    ("ask", "answers", "expected"),
    [
        (lambda v: v.text("Name"), ["Anna"], "Anna"),
        (lambda v: v.text("Name", "Bo"), [""], "Bo"),
        (lambda v: v.text("Name", "Bo"), ["-"], ""),
        (lambda v: v.text("Name", "Bo", "a hint"), ["?", "Cy"], "Cy"),
        (lambda v: v.number("How many", 1, 5, None), ["9", "x", "4"], 4),
        (lambda v: v.number("How many", None, None, 2), [""], 2),
        (lambda v: v.number("Hours", 0, None, None), ["1,5"], 1.5),
        (lambda v: v.number("Hours", 0, None, 3), ["-"], None),
        (lambda v: v.date("When", None), ["soon", "12 Mar 2025"], "2025-03-12"),
        (lambda v: v.date("When", "2025-03-12"), [""], "2025-03-12"),
        (lambda v: v.yes("Sure", None), ["maybe", "y"], True),
        (lambda v: v.yes("Sure", True), ["no"], False),
        (lambda v: v.pick("One", [("a", "Apple"), ("b", "Bean")], None), ["0", "3", "2"], "b"),
        (lambda v: v.pick("One", [("a", "Apple"), ("b", "Bean")], "b"), [""], "b"),
        (lambda v: v.pick_many("Some", [("a", "A"), ("b", "B"), ("c", "C")], ["b"]), ["3, 1"], ["a", "c"]),
        (lambda v: v.pick_many("Some", [("a", "A"), ("b", "B")], ["b"]), [""], ["b"]),
        (lambda v: v.pick_many("Some", [("a", "A"), ("b", "B")], ["b"]), ["-"], []),
    ],
)
def test_questions(ask: Callable[[PlainVoice], Any], answers: list[str], expected: Any) -> None:
    script = Script(*answers)
    assert ask(script.voice) == expected
    assert script.answers == []


@pytest.mark.parametrize(("typed", "raised"), [("<", Back), ("quit", Stop), ("QUIT", Stop)])
def test_moves(typed: str, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        Script(typed).voice.pick("One", [("a", "A")], None)


def test_the_end_of_the_input_stops() -> None:
    with pytest.raises(Stop):
        Script().voice.text("Name")


@given(st.text(), st.text(), st.text())
def test_no_escape_byte_and_no_long_line_whatever_is_said(question: str, default: str, said: str) -> None:
    script = Script("an answer")
    script.voice.say(said)
    script.voice.text(question, default)
    assert "\x1b" not in script.transcript
    assert all(len(line) <= 100 for line in script.transcript.split("\n"))


def test_long_words_do_not_make_long_lines(hostile_text: str) -> None:
    script = Script("1")
    script.voice.say(hostile_text)
    script.voice.pick(hostile_text, [("a", hostile_text)], "a")
    assert "\x1b" not in script.transcript
    assert all(len(line) <= 100 for line in script.transcript.split("\n"))
