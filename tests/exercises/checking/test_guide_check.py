from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from exercises.checking.files import check
from exercises.checking.lines import lines_of_text, place_of

GOOD = """id = "own_good"
title = "Good"
purpose = "Shows every kind of page."
totals = { full = 12 }
documents = ["report"]

[labels]
yes = "yes"

[[page]]
kind = "collect"
id = "ideas"
title = "Ideas"
minutes = { full = 4 }
ask = "What comes to mind?"

[[page]]
kind = "rate"
id = "scores"
title = "Scores"
minutes = { full = [5, 1] }
ask = "How much?"
of = "ideas"
criteria = [
  { id = "weight", label = "Weight", anchors = { 1 = "light", 5 = "heavy" } },
]

[[page]]
kind = "table"
id = "owners"
title = "Owners"
minutes = { full = 2 }
ask = "Who?"
of = "ideas"
guide = ["S1.2"]

[[page.columns]]
id = "who"
label = "Who"

[[page.columns]]
id = "state"
label = "State"
type = "choice"
options = [
  { id = "open", label = "open" },
  { id = "done", label = "done" },
]
"""

WRONGS = [
    ('id = "own_good"', 'id = "good"', 1, "must begin with own_"),
    ('title = "Good"', 'title = " "', 2, "title is empty"),
    ("totals = { full = 12 }", "totals = { full = 13 }", 4, "sum to 12, the total says 13"),
    ("totals = { full = 12 }", "totals = { full = 12, short = 3 }", 4, "no page has short minutes"),
    ('documents = ["report"]', 'documents = ["book"]', 5, "no document “book”"),
    ('yes = "yes"', 'yes = ""', 8, "label of “yes” is empty"),
    ('kind = "collect"', 'kind = "gather"', 11, "“gather” is not one of the words"),
    ('id = "ideas"\n', 'id = "scores"\n', 19, "two of the page id “scores”"),
    ("minutes = { full = 4 }", "minutes = { full = 4, short = 1 }", 4, "totals do not name short"),
    ("minutes = { full = 4 }", 'minutes = { full = "four" }', 14, "got a text"),
    ("minutes = { full = 4 }", "minutes = { long = 4 }", 14, "“long” is not one of the words"),
    ('ask = "What comes to mind?"', 'ask = ""', 15, "ask is empty"),
    ('ask = "What comes to mind?"', "", 10, "“ask” is missing"),
    ('of = "ideas"\ncriteria', 'of = "thoughts"\ncriteria', 23, "no page makes a list “thoughts”"),
    ('of = "ideas"\ncriteria', 'of = "nowhere/cards"\ncriteria', 23, "no exercise for “nowhere/cards”"),
    ('1 = "light"', '7 = "light"', 25, "anchor “7” is not on the scale 1 to 5"),
    ('{ id = "weight", label', '{ id = "weight", lable = "x", label', 25, "there is no “lable” here"),
    ('guide = ["S1.2"]', 'guide = ["S9.9"]', 35, "“S9.9” is no item of the guide"),
    ('id = "state"', 'id = "who"', 42, "two of the id “who”"),
    ('label = "State"', 'label = ""', 43, "label is empty"),
    ('type = "choice"', 'type = "tick"', 44, "“tick” is not one of the words"),
    ('{ id = "done", label = "done" }', '{ id = "open", label = "done" }', 47, "two of the id “open”"),
    ('type = "choice"', 'type = "scale"', 44, "a scale needs low and high"),
    ('type = "choice"', 'type = "ref"', 44, "a reference needs refs"),
    ('type = "choice"', 'type = "ref"\nrefs = ["nothing"]', 45, "no page makes a list “nothing”"),
    ('type = "choice"', 'type = "number"\nlow = 5\nhigh = 1', 46, "from 5 to 1 is no range"),
    ('of = "ideas"\nguide', "where = { state = 'x' }\nguide", 34, "name it with of"),
]


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_has_nothing_wrong(tmp_path: Path) -> None:
    assert check(write(tmp_path, GOOD)) == []


@pytest.mark.parametrize(("right", "wrong", "line", "says"), WRONGS, ids=[w[3] for w in WRONGS])
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, says: str) -> None:
    assert right in GOOD
    problems = check(write(tmp_path, GOOD.replace(right, wrong, 1)))
    assert (line, True) in [(problem.line, says in problem.message) for problem in problems], problems
    assert str(problems[0]).startswith(str(tmp_path / "own.toml:"))


def test_several_wrongs_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = GOOD.replace('title = "Good"', 'title = ""').replace('guide = ["S1.2"]', 'guide = ["X1"]')
    assert [problem.line for problem in check(write(tmp_path, text))] == [2, 35]


def test_text_that_is_no_toml_is_named_with_its_line(tmp_path: Path) -> None:
    problems = check(write(tmp_path, GOOD.replace("totals = {", "totals = [")))
    assert [problem.line for problem in problems] == [4]
    assert "not TOML" in problems[0].message


def test_a_file_that_stops_short_is_named_with_its_last_line(tmp_path: Path) -> None:
    problems = check(write(tmp_path, 'id = "own_x"\ntitle = "'))
    assert problems[0].line == 2


def test_missing_paths_and_empty_folders_are_said(tmp_path: Path) -> None:
    assert "no such file" in check(tmp_path / "nothing.toml")[0].message
    assert "no .toml file" in check(tmp_path)[0].message


def test_a_folder_is_checked_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    assert ["also that of a.toml" in problem.message for problem in check(tmp_path)] == [True]


def test_agendas_are_checked_against_the_exercises(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'id = "mine"\ntitle = "x"\nabout = "x"\npeople = [6, 4]\ntotal = 90\n'
        '[[block]]\nblock = "problems"\nminutes = 34\n[[block]]\nblock = "problms"\nminutes = 1\n'
        '[[block]]\nblock = "problems"\nvariant = "lite"\nminutes = 1\n',
        encoding="utf-8",
    )
    found = {problem.line: problem.message for problem in check(path)}
    assert "sum to 36 minutes, the total says 90" in found[5]
    assert "least first" in found[4]
    assert "takes 35 minutes, not 34" in found[8]
    assert "“problms”" in found[10]
    assert "no lite variant" in found[14]


def test_the_guide_itself_has_nothing_wrong() -> None:
    assert [str(problem) for problem in check(Path(str(files("exercises"))))] == []


def test_the_scanner_finds_every_form_of_key() -> None:
    text = '''# comment [x]
a.b = 1
"c d" = """
two = lines
"""
[t."x.y"]
z = 'it''s'
[[p]]
id = "]#"
q = [ # here
  { r = 1, s = [1,
    2] },
  { r = 2 },
]
[[p.f]]
k = 1
[[p]]
[[p.f]]
[p.g]
m = 2
'''
    text = text.replace("'it''s'", "'its'")
    lines = lines_of_text(text)
    assert lines["a", "b"] == 2
    assert lines["c d",] == 3
    assert lines["t", "x.y"] == 6
    assert lines["p", 0, "id"] == 9
    assert lines["p", 0, "q", 0, "s", 1] == 12
    assert lines["p", 0, "q", 1, "r"] == 13
    assert lines["p", 0, "f", 0, "k"] == 16
    assert lines["p", 1] == 17
    assert lines["p", 1, "f", 0] == 18
    assert lines["p", 1, "g", "m"] == 20


def test_places_are_read_from_type_errors() -> None:
    assert place_of("$.page[3].fields[1].type") == ("page", 3, "fields", 1, "type")
    assert place_of("$.labels[...].x") == ("labels",)
    assert place_of("$") == ()
