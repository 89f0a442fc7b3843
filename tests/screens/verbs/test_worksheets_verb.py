"""`workbook worksheets`, and what `workbook export` prints in large letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_it_writes_blank_sheets_and_prints_where_they_are(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    to = tmp_path / "out"
    code, out, err = run(capsys, "worksheets", "canvas", "plan", "-f", "html", "-f", "md", "--to", str(to))
    assert (code, err) == (0, "")
    paths = [Path(line) for line in out.splitlines()]
    assert sorted(path.name for path in paths) == ["exercises-worksheets.html", "exercises-worksheets.md"]
    assert all(path.is_file() and path.parent == to for path in paths)


def test_an_agenda_gives_its_pack(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "worksheets", "--agenda", "solo", "-f", "md", "--to", str(tmp_path))
    assert code == 0
    said = Path(out.strip()).read_text("utf-8")
    assert "Solo coordinator self\\-assessment" in said or "Solo coordinator self-assessment" in said
    assert "Critical business problems" not in said


def test_nothing_is_overwritten_without_force(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for wanted in ("primer", "primer"):
        run(capsys, "worksheets", wanted, "-f", "md", "--to", str(tmp_path))
    assert len(list(tmp_path.glob("*.md"))) == 2
    run(capsys, "worksheets", "primer", "-f", "md", "--to", str(tmp_path), "--force")
    assert len(list(tmp_path.glob("*.md"))) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [(["poem"], 1, "poem"), (["--agenda", "weekend"], 1, "weekend"), (["primer", "--agenda", "solo"], 2, "not both"),
     (["primer", "-f", "docx"], 2, "docx"), (["primer", "--paper", "b5"], 2, "b5")],
)  # fmt: skip
def test_errors_are_one_clear_sentence(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    given, out, err = run(capsys, "worksheets", *arguments, "--to", str(tmp_path / "out"))
    assert (given, out) == (code, "")
    assert says in err
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()


def test_large_print_and_letter_reach_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = run(
        capsys, "worksheets", "canvas", "-f", "html", "--large-print", "--paper", "letter", "--to", str(tmp_path)
    )
    text = Path(out.strip()).read_text("utf-8")
    assert "size: 279.4mm 215.9mm" in text
    assert "large-print" in text


def test_export_writes_every_document_of_the_sample_in_large_print(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from exports.documents import DOCUMENTS

    slug = run(capsys, "sample")[1].strip()
    group = [name for name in DOCUMENTS if name != "solo"]  # one's own copy is made of one's own workbook
    wanted = [part for name in group for part in ("-d", name)]
    code, out, _ = run(capsys, "export", slug, *wanted, "-f", "html", "--large-print", "--to", str(tmp_path / "out"))
    assert code == 0
    assert len(out.splitlines()) == len(group)
