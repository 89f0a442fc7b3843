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
    [(["poem"], 1, "poem"), (["--agenda", "weekend"], 2, "weekend"), (["primer", "--agenda", "solo"], 2, "not both"),
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


def test_one_command_makes_every_document_in_every_format_on_both_papers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports import FORMATS, PAPERED
    from exports.documents import DOCUMENTS
    from exports.pdf import PdfWorker

    monkeypatch.setattr(PdfWorker, "start", lambda self: self)
    monkeypatch.setattr(PdfWorker, "pdf", lambda self, html: b"%PDF " + html.encode())
    slug = run(capsys, "sample")[1].strip()
    out = tmp_path / "out"
    code, said, _ = run(
        capsys, "export", slug, "-d", "all", "-f", "all", "--paper", "a4", "--paper", "letter", "--to", str(out)
    )
    assert code == 0
    found = {path.relative_to(out).as_posix() for path in map(Path, said.splitlines())}
    assert found == {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    for paper in ("a4", "letter"):
        here = {name for name in found if name.startswith(f"{paper}/")}
        assert {Path(name).suffix[1:] for name in here} == set(PAPERED)
        assert {name.rpartition("-")[2] for name in here if name.endswith(".pdf")} == {
            f"{document}.pdf" for document in DOCUMENTS if document != "solo"
        }
        size = b"210mm 297mm" if paper == "a4" else b"215.9mm 279.4mm"
        assert size in next(out.glob(f"{paper}/*-report.pdf")).read_bytes()
    assert {Path(name).suffix[1:] for name in found if "/" not in name} == set(FORMATS) - set(PAPERED)


def test_the_complete_answers_are_made_where_they_are_asked_for_and_all_says_that_they_hold_everything(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports import NOT_FOR_OTHERS
    from exports.pdf import PdfWorker

    monkeypatch.setattr(PdfWorker, "start", lambda self: self)
    monkeypatch.setattr(PdfWorker, "pdf", lambda self, html: b"%PDF " + html.encode())
    slug = run(capsys, "sample")[1].strip()
    _, said, told = run(capsys, "export", slug, "-d", "all", "-f", "pdf", "-f", "html", "--to", str(tmp_path / "some"))
    assert ".json" not in said
    assert NOT_FOR_OTHERS not in told
    _, said, told = run(capsys, "export", slug, "-f", "all", "--to", str(tmp_path / "all"))
    assert said.count(".json") == 1
    assert told.splitlines().count(NOT_FOR_OTHERS) == 1
    assert "not for handing out" in " ".join(run(capsys, "export", "--help")[1].split())


def test_one_paper_needs_no_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    slug = run(capsys, "sample")[1].strip()
    _, said, _ = run(
        capsys, "export", slug, "-f", "html", "--paper", "letter", "--paper", "letter", "--to", str(tmp_path)
    )
    assert Path(said.strip()).parent == tmp_path
