"""One well filled figure of each kind, for the tests of the drawers."""

from __future__ import annotations

from exercises.figures import (
    Axis,
    Bar,
    BarsFigure,
    CalendarFigure,
    Column,
    DotRow,
    DotsFigure,
    Entry,
    Figure,
    Guide,
    Level,
    LevelsFigure,
    Light,
    LightsFigure,
    MatrixCell,
    MatrixFigure,
    Part,
    Passage,
    Point,
    QuadrantFigure,
    Row,
    StatementFigure,
    TableFigure,
)

LONG = "Pumps fail again within three weeks of a repair because nobody passes on what was found"


def examples(text: str = LONG) -> dict[str, Figure]:
    """Return one figure a name; *text* stands wherever people's words can stand."""
    return {
        "statement": StatementFigure(
            id="chosen", title="What we will work on", notes=("One person's view.",),
            passages=(Passage(text, label="First problem", large=True), Passage(text, label=text)),
        ),
        "table": TableFigure(
            id="areas", title="Know-how by need",
            columns=(Column("Area", share=4), Column("Holders", share=2), Column("Need", "right", 1)),
            rows=(Row((text, "Fitter north, engineer", "4.4"), mark="thin", group="Protect"), Row(("Reading curves", text, "2.0"), group="Share")),
        ),
        "bars": BarsFigure(
            id="ranking", title="Problems by priority", low=0, high=5, columns=("Impact", "Urgency", "Dots"),
            bars=(Bar(text, 4.45, "4.5", ("4.6", "4.1", "12"), "chosen"), Bar("Spares", 2.0, "2.0", ("2.1", "1.9", "3"), text), Bar("None yet", None, "–", ("–", "–", "0"))),
            notes=(text,),
        ),
        "gaps": BarsFigure(
            id="gaps", title="Below and above", low=-2, high=2, unit="points", guides=(Guide(1.0, "one more"),),
            bars=(Bar("Members", -1.5, "-1.5"), Bar("Managers", 1.25, "+1.3"), Bar("Level", 0.0, "0")),
        ),
        "stacked": BarsFigure(
            id="mix", title="Hours a month", low=0, high=12, guides=(Guide(7, "7 hours offered"),),
            bars=(Bar("Jan", 6, "6", parts=(Part("clinic", 2), Part("case", 4))), Bar("Feb", 3, "3", parts=(Part("clinic", 3), Part("case", 0)))),
        ),
        "dots": DotsFigure(
            id="ratings", title="How we rated them", then_label="March", now_label="June",
            rows=(
                DotRow(text, (0, 1, 2, 5, 0), 1, "3.5", "mixed", "lowest 1", "Community", (2, 2, 2, 1, 0), 3.5),
                DotRow("Rhythm", (1, 0, 0, 0, 14), 0, "4.7", "split", "", "Community", (), 4.7),
                DotRow("Nobody scored", (0, 0, 0, 0, 0), 8, "", "", "", text),
            ),
        ),
        "matrix": MatrixFigure(
            id="values", title="Who gains what", rows=("Members", "Organisation"), columns=("Soon", "Later"),
            cells=(
                (MatrixCell(bars=(Bar(text, 6, "6"), Bar("Fun", 2, "2", mark="weak"))), MatrixCell(bars=(Bar("Network", 4, "4"),))),
                (MatrixCell(text="12 of 48 votes", bars=(Bar("Problem solving", 8, "8"),), shade=0.8), MatrixCell(text)),
            ),
        ),
        "ladder": MatrixFigure(
            id="ladder", title="Who does what", rows=("Topics", text), columns=("now", "3 months", "12 months"),
            cells=((MatrixCell("support", shade=0.0), MatrixCell("shared", shade=0.5), MatrixCell("members", shade=1.0)),) * 2,
        ),
        "quadrant": QuadrantFigure(
            id="quadrant", title="Potential and readiness", x=Axis("potential", line=3.5), y=Axis("readiness", line=3.5),
            points=(
                Point("A", text, 4.3, 3.8, "4.3 3.8", "focus"), Point("B", "Fault reading", 3.5, 3.0, "3.5 3.0"),
                Point("C", "Spares choice", 3.5, 3.0, "3.5 3.0"), Point("D", "Permits", 1.0, 5.0, "1.0 5.0"),
            ),
            names=("Let it grow", "Start now", "Not now", "Prepare"),
        ),
        "levels": LevelsFigure(
            id="levels", title="Who is how near", outside=1,
            levels=(Level("Core", 4, text), Level("Active", 12, ""), Level("Occasional", None, "not counted yet"), Level("Outside", 60, "three depots")),
        ),
        "calendar": CalendarFigure(
            id="calendar", title="Six months", columns=("Apr 2025", "May 2025", "Jun 2025", "Jul 2025", "Aug 2025", "Sep 2025"), rows=("help now", "look outward"),
            entries=(Entry(0, 0, "Clinic at the north depot", "3 Apr"), Entry(0, 0, text, "24 Apr"), Entry(4, 1, "Visit", "12 Aug")),
        ),
        "lights": LightsFigure(
            id="lights", title="Start-up lights",
            lights=(Light("Domain clear", "on", "on", text), Light(text, "half", "half", "Write one reason."), Light("Sponsors", "off", "not done yet", "Open the sponsors exercise.", "Later")),
        ),
    }  # fmt: skip
