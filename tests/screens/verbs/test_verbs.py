"""The commands, as a person or a program would call them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exercises.running import plan_edit
from screens.cli import VERBS, main
from screens.library.covers import about, line
from screens.library.shelf import how_far, put_back
from workbook.changes import AddItem, SetPlace
from workbook.index import FILE
from workbook.library import Library
from workbook.model import Item
from workbook.reading import read_book
from workbook.store import Store


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def sample(capsys: pytest.CaptureFixture[str]) -> str:
    code, out, _ = run(capsys, "sample")
    assert code == 0
    return out.strip()


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_a_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, verb, "--help")
    assert code == 0
    assert out.startswith("Usage: workbook")


def test_the_sample_shows_what_is_expected(
    sample: str, sample_raw: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "show", sample, "--json")
    assert code == 0
    assert json.loads(out)["results"] == sample_raw["expected"]


def test_import_show_export_import_gives_the_same_results(
    sample_raw: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = tmp_path / "answers.json"
    first.write_text(json.dumps(sample_raw), encoding="utf-8")
    code, slug, _ = run(capsys, "import", str(first))
    assert code == 0
    code, out, err = run(capsys, "export", slug.strip(), "-f", "json", "--to", str(tmp_path / "out"))
    assert code == 0, err
    code, again, _ = run(capsys, "import", out.strip())
    assert code == 0
    assert again != slug
    _, shown, _ = run(capsys, "show", again.strip(), "--json")
    assert json.loads(shown)["results"] == sample_raw["expected"]


def test_list_json_is_stable(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "list", "--json")
    (entry,) = json.loads(out)["workbooks"]
    assert entry["slug"] == sample
    assert {"slug", "title", "path", "updated", "progress"} <= set(entry)
    assert entry["progress"]["of"] > 0
    assert Path(entry["path"]).exists()


def test_a_workbook_elsewhere_changes_nothing_of_one_of_the_same_name(sample: str, tmp_path: Path) -> None:
    elsewhere = Library(tmp_path / "elsewhere")
    store = elsewhere.create(read_book(Library().find(sample)).book)
    assert store.slug == sample
    shelf = Library()
    shelf.note_progress(sample, 2, 13)
    put_back(shelf, store)
    (entry,) = shelf.entries()
    assert (entry.done, entry.blocks) == (2, 13)


def test_list_counts_again_what_was_written_since_it_was_counted(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program was killed: the file is newer than the count, and nobody closed it."""
    shelf = Library()
    shelf.note_progress(sample, 2, 13)
    assert run(capsys, "list")[1].split()[:4] == [sample, "◐", "2", "of"]
    store = Store.open(shelf.find(sample))
    store.do(SetPlace("plan/readback"), entry=False)
    store.flush()
    (entry,) = shelf.entries()
    assert entry.stale
    expected = how_far(store.book)
    store.close()
    _, out, _ = run(capsys, "list", "--json")
    (told,) = json.loads(out)["workbooks"]
    assert tuple(told["progress"][name] for name in ("done", "of", "left_out", "begun")) == expected
    assert expected[:2] != (2, 13)
    (entry,) = shelf.entries()
    assert not entry.stale


def test_progress_is_measured_though_the_index_cannot_be_written(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Library()
    (shelf.folder / FILE).unlink(missing_ok=True)
    (shelf.folder / FILE).mkdir()
    assert run(capsys, "list")[1].startswith(f"{sample}  ● 13 of 13")
    (told,) = json.loads(run(capsys, "list", "--json")[1])["workbooks"]
    assert told["progress"]["done"] == 13


def test_what_is_begun_is_not_told_as_not_started(capsys: pytest.CaptureFixture[str]) -> None:
    """Something stands on a page and nothing is done: in the list, in its JSON, in the library and its preview."""
    slug = run(capsys, "new", "Begun", "--agenda", "half-day")[1].strip()
    shelf = Library()
    assert run(capsys, "list")[1].startswith(f"{slug}  ○  0 of  8")
    store = Store.open(shelf.find(slug))
    store.do(AddItem("problems/ideas", Item("B1", "Pumps fail")), "card added")
    put_back(shelf, store)
    assert run(capsys, "list")[1].startswith(f"{slug}  ◐  0 of  8, 1 begun")
    (told,) = json.loads(run(capsys, "list", "--json")[1])["workbooks"]
    assert told["progress"] == {"done": 0, "of": 8, "left_out": 0, "begun": 1}
    (entry,) = shelf.entries()
    assert "0 of 8 done, 1 begun" in line(entry).plain
    assert "◐" in line(entry).plain
    assert "not started" not in about(entry).plain


def test_what_was_left_out_is_not_told_as_done(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the list, in its JSON and in the library; nothing is left to do all the same."""
    shelf = Library()
    store = Store.open(shelf.find(sample))
    store.do(plan_edit.dropped(store.book, "values"), "left out")
    put_back(shelf, store)
    (entry,) = shelf.entries()
    assert (entry.done, entry.blocks, entry.left, entry.over) == (12, 13, 1, True)
    assert run(capsys, "list")[1].split("  ")[1:] == ["● 12 of 13, 1 left out", f"{entry.title}\n"]
    (told,) = json.loads(run(capsys, "list", "--json")[1])["workbooks"]
    assert told["progress"] == {"done": 12, "of": 13, "left_out": 1, "begun": 0}
    assert "12 of 13 done, 1 left out" in line(entry).plain
    assert "all done" not in about(entry).plain


def test_list_says_what_is_wrong_with_a_file_and_with_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "empty.workbook.json").touch()
    assert run(capsys, "list") == (0, "empty  cannot be read  it is empty.\n", "")
    code, out, err = run(capsys, "list", "--library", str(tmp_path / "library" / "empty.workbook.json"))
    assert (code, out) == (1, "")
    assert "a file stands where a folder should be" in err


def test_show_prints_every_exercise_with_the_credit(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", sample)
    assert code == 0
    assert "Etienne Wenger" in out
    assert "The same pumps fail again soon after repair" in out


def test_sample_once_adds_one(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "sample", "--once")
    assert out.strip() == sample


def test_new_makes_a_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(
        capsys, "new", "[red]x Ünïcode <b>", "--agenda", "90-minutes", "--people", "8", "--date", "12 Mar 2025"
    )
    assert code == 0
    _, shown, _ = run(capsys, "show", out.strip(), "--json")
    told = json.loads(shown)["workbook"]
    assert told["title"] == "[red]x Ünïcode <b>"
    assert told["date"] == "2025-03-12"
    assert len(told["participants"]) == 8


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["open", "nowhere"], 1, "nowhere"),
        (["show", "nowhere"], 1, "nowhere"),
        (["export", "nowhere"], 1, "nowhere"),
        (["import", "nowhere.json"], 1, "nowhere.json"),
        (["guide", "nothing"], 1, "nothing"),
        (["guide", "check"], 2, "path"),
        (["new", "x", "--agenda", "nope"], 2, "nope"),
        (["new", "x", "--date", "soon"], 2, "soon"),
        (["nonsense"], 2, "nonsense"),
        (["schema", "other"], 2, "other"),
    ],
)
def test_errors_are_one_clear_sentence(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out, err = run(capsys, *arguments)
    assert given == code
    assert out == ""
    assert says in err
    assert "Traceback" not in err


def test_a_file_that_does_not_fit_is_refused_with_the_path_inside_it(
    sample_raw: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.loads(json.dumps(sample_raw))
    raw["answers"]["problems"]["ideas"][3]["text"] = 7
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(raw), encoding="utf-8")
    code, _, err = run(capsys, "import", str(file))
    assert code == 1
    assert "problems" in err
    assert "ideas[3].text" in err
    _, out, _ = run(capsys, "list", "--json")
    assert json.loads(out)["workbooks"] == []


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "{}", '{"answers": 3}', "{", '{"answers": {"problems": NaN}}', "[" * 100_000]
)
def test_files_that_are_no_answers_are_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content, encoding="utf-8")
    code, out, err = run(capsys, "import", str(file))
    assert (code, out) == (1, "")
    assert err.strip()


def test_nothing_prints_when_stdout_is_closed_early(sample: str) -> None:
    script = f"{sys.executable} -m screens.cli list | true; {sys.executable} -m screens.cli show {sample} --json | head -c 10"
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=dict(os.environ), check=False)
    assert run.stderr == ""


def test_an_unexpected_error_leaves_no_traceback_and_no_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import screens.verbs.list_ as verb

    def broken() -> None:
        secret = "what somebody typed"
        raise RuntimeError(secret)

    monkeypatch.setattr(verb, "library", broken)
    code, _, err = run(capsys, "list")
    assert code == 1
    assert "Traceback" not in err
    assert "what somebody typed" not in err
    report = Path(err.strip().split()[-1])
    assert "what somebody typed" not in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600


def test_guide_lists_all_sixteen(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "guide")
    assert code == 0
    assert sum(line.startswith("E") for line in out.splitlines()) == 16
    code, out, _ = run(capsys, "guide", "problems")
    assert "problems/dots" in out


def test_guide_check_finds_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        'id = "own_x"\ntitle = "X"\npurpose = "p"\ntotals = { full = 3 }\n[[page]]\nkind = "read"\nid = "a"\ntitle = "A"\nask = "?"\nminutes = { full = 4 }\n'
    )
    code, _, err = run(capsys, "guide", "check", str(file))
    assert code == 1
    assert "own.toml" in err
    file.write_text(file.read_text().replace("full = 4", "full = 3"))
    code, _, err = run(capsys, "guide", "check", str(file))
    assert (code, err) == (0, "")


@pytest.mark.parametrize("which", ["file", "answers", "guide"])
def test_schemas_are_json(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "schema", which)
    assert code == 0
    assert json.loads(out)


@pytest.mark.parametrize("typed", ["quit\n", ""])
def test_assess_can_be_left_at_its_first_question(typed: str) -> None:
    arguments = [sys.executable, "-m", "screens.cli", "assess", "--plain"]
    told = subprocess.run(arguments, input=typed, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert "Stopped. Nothing was begun." in told.stdout
    listed = subprocess.run([sys.executable, "-m", "screens.cli", "list"], capture_output=True, text=True, check=False)
    assert "no workbooks" in listed.stdout


@pytest.mark.parametrize(("flag", "name"), [("-f", "docs"), ("--document", "everything")])
def test_wrong_documents_and_formats_are_wrong_usage(
    flag: str, name: str, sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "export", sample, flag, name)
    assert (code, out) == (2, "")
    assert name in err
    assert "pdf" in err or "report" in err


def test_an_exercise_that_is_none_is_said_to_be_none(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", sample, "zzz")
    assert code == 1
    assert "no exercise called zzz" in err


def test_the_line_mode_ends_with_the_credit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from exercises.guide import CREDIT

    name = run(capsys, "sample")[1].split()[0]
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = " ".join(run(capsys, "plain", name, "problems")[1].split())
    assert said.endswith(f"Stopped. Everything is kept. {CREDIT}")


def test_a_tilde_is_a_home_folder_however_it_is_typed(
    sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "export", sample, "-f", "json", "--to=~/docs")
    assert (code, Path(out.strip()).parent) == (0, tmp_path / "docs")
    assert not (tmp_path / "~").exists()


@pytest.mark.parametrize(
    "arguments",
    [("export", "{}", "-f", "json", "--to=~nobody9/x"), ("--library", "~nobody9", "list"), ("show", "~nobody9/x.json")],
    ids=lambda arguments: arguments[0],
)
def test_a_home_folder_nobody_has_is_said(
    sample: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBOOK_LIBRARY", os.environ["WORKBOOK_LIBRARY"])
    code, out, err = run(capsys, *(one.format(sample) for one in arguments))
    assert (code, out) == (1, "")
    assert "This machine knows no home folder ~nobody9. Write the path in full." in err


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_a_workbook_file_is_no_answers_file(sample: str, filled: bool, capsys: pytest.CaptureFixture[str]) -> None:
    slug = sample if filled else run(capsys, "new", "Empty")[1].strip()
    before = Library().entries()
    code, out, err = run(capsys, "import", str(Library().find(slug)))
    assert (code, out) == (1, "")
    assert "This is a workbook file. Put it into the library, or open it by its path." in err
    assert len(Library().entries()) == len(before)


def test_a_file_without_answers_makes_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.json").write_text('{"answers": {}}')
    code, out, err = run(capsys, "import", str(tmp_path / "none.json"))
    assert (code, out) == (1, "")
    assert "holds no answers" in err


def test_a_workbook_is_found_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    made = {
        title: run(capsys, "new", title)[1].strip() for title in ("River stewards", "泵站", "Lake stewards", "Lake")
    }
    shelf = Library()
    for typed, title in (
        ("River stewards", "River stewards"), ("RIVER ST", "River stewards"), ("泵站", "泵站"), ("泵", "泵站"),
        ("Lake", "Lake"), ("lake s", "Lake stewards"),
    ):  # fmt: skip
        assert shelf.find(typed) == shelf.find(made[title])
    code, _, err = run(capsys, "show", "rivr-stewards")
    assert (code, "There are: river-stewards, " in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "meant", "code"),
    [
        (("lsit",), "list", 2),
        (("export", "{}", "-d", "reprot"), "report", 2),
        (("export", "{}", "-f", "dpf"), "pdf", 2),
        (("worksheets", "--agenda", "haf-day"), "half-day", 2),
        (("new", "T", "--agenda", "haf-day"), "half-day", 2),
        (("guide", "scorecrd"), "scorecard", 1),
    ],
)
def test_what_may_have_been_meant_is_said(
    sample: str, arguments: tuple[str, ...], meant: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    got, _, err = run(capsys, *(one.format(sample) for one in arguments))
    assert (got, f"Did you mean {meant}?" in err) == (code, True)


def test_paper_is_taken_however_it_is_written(sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "export", sample, "-f", "html", "--paper", "A4", "--to", str(tmp_path))
    assert (code, Path(out.strip()).exists()) == (0, True)


def test_a_library_that_does_not_exist_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBOOK_LIBRARY", str(tmp_path / "nowhere"))
    assert f"the folder {tmp_path / 'nowhere'} does not exist" in run(capsys, "list")[1]
    assert f"The library is empty: the folder {tmp_path / 'nowhere'} does not exist." in run(capsys, "show", "x")[2]


def test_what_is_private_is_not_shown_and_that_is_said(
    sample_raw: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = sample_raw["answers"]
    mine = answers["coordinator"] | {"share_with_group": False}
    raw = {"answers": answers | {"coordinator": mine}}
    (tmp_path / "private.json").write_text(json.dumps(raw), encoding="utf-8")
    slug = run(capsys, "import", str(tmp_path / "private.json"))[1].strip()
    code, out, _ = run(capsys, "show", slug, "coordinator")
    assert code == 0
    assert "Private: it is shown to the one it is about alone" in out
    assert "Six areas" not in out
