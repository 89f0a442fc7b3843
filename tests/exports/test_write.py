from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from exports.write import file_name, write
from workbook.errors import WorkbookError


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = write(tmp_path / "new" / "deep", "a.pdf", b"all of it")
    finally:
        os.umask(old)
    assert path.read_bytes() == b"all of it"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["a.pdf"]


def test_nothing_is_written_over_unless_it_is_asked_for(tmp_path: Path) -> None:
    first = write(tmp_path, "a.tar.gz", b"1")
    second = write(tmp_path, "a.tar.gz", b"2")
    third = write(tmp_path, "a.tar.gz", b"3")
    assert [p.name for p in (first, second, third)] == ["a.tar.gz", "a-2.tar.gz", "a-3.tar.gz"]
    assert first.read_bytes() == b"1"
    assert write(tmp_path, "a.tar.gz", b"4", force=True) == first
    assert first.read_bytes() == b"4"


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/b", "..", ".", "", "a\\..\\b/c"])
def test_a_name_with_a_path_in_it_is_refused(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(WorkbookError):
        write(inside, name, b"x")
    assert list(inside.iterdir()) == []


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "/root/x", "CON", "nul", "a\x00b", "…", "社区", "-rf", ".hidden", "a" * 500, "a:b|c?*", "x\n"],
)
def test_a_title_makes_a_safe_name(tmp_path: Path, title: str) -> None:
    name = file_name(title, "report", "pdf")
    assert name == os.path.basename(name)
    assert name.isascii()
    assert name[0].isalnum()
    assert name.endswith("-report.pdf")
    assert len(name) <= 80
    assert write(tmp_path, name, b"x").parent == tmp_path


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"keep")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(secret)
    assert write(folder, "a.pdf", b"new").name == "a-2.pdf"
    write(folder, "a.pdf", b"new", force=True)
    assert secret.read_bytes() == b"keep"
    assert not (folder / "a.pdf").is_symlink()


@pytest.mark.parametrize("step", ["fsync", "replace", "link"])
def test_a_failure_leaves_no_half_file_and_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write(tmp_path, "a.pdf", b"old")

    def fail(*_args: Any, **_more: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    if step == "link":
        monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(WorkbookError, match="the disk is full"):
        write(tmp_path, "a.pdf", b"new", force=step != "link")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.is_file()} == {"a.pdf": b"old"}


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WorkbookError, match="could not be written"):
        write(tmp_path / "file" / "inside", "a.pdf", b"x")


def test_without_hard_links_the_file_is_still_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_args: Any, **_more: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    assert write(tmp_path, "a.pdf", b"1").name == "a.pdf"
    assert write(tmp_path, "a.pdf", b"2").name == "a-2.pdf"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["a-2.pdf", "a.pdf"]
