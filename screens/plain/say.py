"""Saying figures line by line."""

from __future__ import annotations

from exercises.figures import Figure
from exercises.registry import code_of
from screens.plain.desk import Desk
from screens.plain.voice import Voice


def say_figure(voice: Voice, figure: Figure) -> None:
    """Say one figure as plain lines."""
    from exports.figures import plain

    voice.heading(figure.title)
    for line in plain(figure).splitlines():
        voice.say(line)


def say_shown(desk: Desk, names: tuple[str, ...]) -> None:
    """Say the figures a page shows (``exercise/figure``)."""
    findings = desk.findings()
    for name in names:
        exercise, _, figure_id = name.partition("/")
        if exercise in findings.results:
            code = code_of(exercise)
            scene = desk.scene_of(exercise)
            for figure in code.figures(findings.answers[exercise], findings.results[exercise], scene):
                if figure.id == figure_id or not figure_id:
                    say_figure(desk.voice, figure)
