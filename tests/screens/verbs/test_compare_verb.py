"""`workbook compare`, and the forms of `workbook export` that other programs open."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.exchange.interchange import sample_book
from exports.glyphs import missing
from screens.cli import main
from workbook.library import Library

FIRST = "pump-reliability-start-up-workshop"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def shelf() -> Library:
    """Return a library with the sample, one that follows it, and another community."""
    library, sample = Library(), sample_book()
    done = tuple(replace(one, state="done") for one in sample.actions[:5])
    for name, more, actions in (
        ("s", {}, sample.actions),
        ("later", {"title": "Pump summer", "date": "2025-06-12", "follows": FIRST}, done),
        ("leak", {"title": "Leak workshop", "community": "Leak Circle", "date": "2025-05-01"}, ()),
    ):
        library.create(replace(sample, id=name, info=replace(sample.info, **more), actions=actions)).close()
    return library


def test_one_alone_is_set_beside_the_one_it_follows(shelf: Library, capsys: Any) -> None:
    code, out, err = run(capsys, "compare", "pump-summer")
    assert (code, err) == (0, "")
    assert out.startswith(
        "Pump Circle: then and now\n0 of 10 factors up by half a point or more, 0 down; 5 of 11 actions"
    )
    assert "12 Mar 2025" in out
    assert "Etienne Wenger" in out
    assert run(capsys, "compare", FIRST, "pump-summer")[1] == out


def test_communities_stand_side_by_side(shelf: Library, capsys: Any) -> None:
    code, out, _ = run(capsys, "compare", "leak", "pump-summer")
    assert code == 0
    assert any(line.split()[:3] == ["FC1", "FC2", "FC3"] for line in out.split("\n"))
    assert "Leak Circle" in out
    assert "Where they differ most" in out


def test_json_is_one_document(shelf: Library, capsys: Any) -> None:
    code, out, _ = run(capsys, "compare", "leak", "pump-summer", FIRST, "--json")
    assert code == 0
    told = json.loads(out)
    assert list(told) == ["way", "workbooks", "factors", "actions_then"]
    assert [one["slug"] for one in told["workbooks"]] == [FIRST, "leak-workshop", "pump-summer"]
    assert list(told["factors"]) == [f"{side}{n}" for side in ("FC", "FO") for n in range(1, 6)]
    assert told["factors"]["FC1"]["values"][0] == {
        "n": 8, "passes": 0, "mean": 4.1, "spread": "mixed", "counts": [0, 0, 1, 5, 2], "held_back": False
    }  # fmt: skip
    assert told["factors"]["FC1"]["change"] is None


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("leak",), "follows no other workbook"),
        (("leak", "leak-workshop"), "twice"),
        (("leak", "nothing"), "no workbook"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    names: tuple[str, ...], said: str, shelf: Library, capsys: Any
) -> None:
    code, out, err = run(capsys, "compare", *names)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_one_that_follows_a_workbook_that_is_gone(shelf: Library, capsys: Any) -> None:
    shelf.archive(FIRST)
    code, _, err = run(capsys, "compare", "pump-summer")
    assert code == 1
    assert "was put away" in err


def test_no_name_is_wrong_usage(capsys: Any) -> None:
    assert run(capsys, "compare")[0] == 2


def test_it_writes_what_is_asked_for_and_prints_where(shelf: Library, tmp_path: Path, capsys: Any) -> None:
    to = tmp_path / "out"
    code, out, err = run(capsys, "compare", "pump-summer", "-f", "md", "-f", "html", "--to", str(to))
    assert code == 0, err
    assert out.split() == [str(to / f"pump-circle-compare.{name}") for name in ("md", "html")]
    code, out, err = run(capsys, "compare", "pump-summer", "-f", "csv", "--to", str(to))
    assert code == 1
    assert "cannot be written as csv" in err


def test_nothing_is_changed_or_locked(shelf: Library, capsys: Any) -> None:
    files = {path: path.read_bytes() for path in shelf.folder.rglob("*") if path.is_file()}
    assert run(capsys, "compare", "pump-summer")[0] == 0
    assert {path: path.read_bytes() for path in shelf.folder.rglob("*") if path.is_file()} == files


def test_tables_calendar_and_word_from_the_command(shelf: Library, tmp_path: Path, capsys: Any) -> None:
    to = tmp_path / "out"
    code, out, err = run(capsys, "export", "leak", "-f", "csv", "-f", "ics", "-f", "docx", "--to", str(to))
    assert code == 0, err
    made = [Path(line) for line in out.split()]
    assert all(path.parent == to and path.is_file() for path in made)
    assert {path.suffix for path in made} == {".csv", ".ics", ".docx"}
    rows = list(csv.reader(io.StringIO((to / "leak-workshop-problems.csv").read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 20
    assert (to / "leak-workshop-calendar.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_report_of_one_that_follows_shows_then_and_now(shelf: Library, tmp_path: Path, capsys: Any) -> None:
    told = {}
    for name in ("pump-summer", "leak"):
        code, out, err = run(capsys, "export", name, "-f", "md", "--to", str(tmp_path))
        assert code == 0, err
        told[name] = Path(out.strip()).read_text("utf-8")
    assert "FC1 Domain that energizes a core group (12 Mar 2025)" in told["pump-summer"]
    assert "Change since the earlier scorecard: Domain that energizes a core group 0.0" in told["pump-summer"].replace(
        "\\", ""
    )
    assert "Change since" not in told["leak"]
    shelf.archive(FIRST)
    assert run(capsys, "export", "pump-summer", "-f", "md", "--to", str(tmp_path))[0] == 0


def test_what_no_font_has_is_said_beside_the_paths(shelf: Library, tmp_path: Path, capsys: Any) -> None:
    lonely = missing("\U00013080\U0001f9d1\U00016800")[:1]  # a hieroglyph, an emoji, a sign of Bamum
    if not lonely:
        pytest.skip("this machine has fonts for all of these")
    sample = sample_book()
    info = replace(sample.info, title="Eye", community=f"Circle {lonely}")
    shelf.create(replace(sample, id="eye", info=info)).close()
    code, out, err = run(capsys, "compare", "leak", "eye", "-f", "pdf", "--to", str(tmp_path / "out"))
    assert (code, out.count(".pdf")) == (0, 1)
    assert f"U+{ord(lonely):04X}" in err
