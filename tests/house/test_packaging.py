"""What the wheel holds: four packages and everything they read at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"workbook", "exercises", "exports", "screens"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    # Built with the hatchling that is installed: no network, no build environment.
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_top_level_is_the_four_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES


@pytest.mark.parametrize("suffix", [".toml", ".tcss", ".css", ".ttf", ".json", "py.typed"])
def test_every_data_file_of_the_packages_is_in_it(wheel: zipfile.ZipFile, suffix: str) -> None:
    here = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob(f"*{suffix}")
        if "__pycache__" not in path.parts
    }
    assert here, f"no {suffix} in the packages"
    assert here <= set(wheel.namelist())


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    import re

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    pattern = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/root/\.|/opt/pypi|/work/")
    wrong = []
    for name in tracked:
        path = ROOT / name
        if (
            name
            and path.suffix not in (".ttf", ".png", ".svg")
            and path.is_file()
            and name != "tests/house/test_packaging.py"
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            wrong += [f"{name}: {found[0]}" for found in [pattern.search(text)] if found]
    assert wrong == []
