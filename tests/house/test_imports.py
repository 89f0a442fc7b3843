"""Heavy libraries are loaded when they are used, and not before: told by `sys.modules` of a fresh process."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "questionary", "prompt_toolkit", "weasyprint", "jinja2", "tinydb")


def loaded_after(code: str, watched: tuple[str, ...]) -> list[str]:
    """Run *code* in a fresh process and return which of *watched* it loaded."""
    told = (
        f"{code}\nimport sys as _s\n_s.__stdout__.write('\\n@' + ' '.join(m for m in {watched!r} if m in _s.modules))"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.rsplit("@", 1)[1].split()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["new", "--help"], ["export", "--help"], ["assess", "--help"]]
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert (
        loaded_after(
            f"from screens.cli import main\nassert main({arguments!r}) == 0",
            ("textual", "questionary", "prompt_toolkit", "weasyprint", "jinja2"),
        )
        == []
    )


def test_bare_help_loads_neither_model_nor_tinydb() -> None:
    assert loaded_after("from screens.cli import main\nmain(['--help'])", (*HEAVY, "msgspec")) == []


def test_list_and_json_load_no_screen(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert (
        loaded_after(
            f"from screens.cli import main\nmain(['--library', {str(tmp_path)!r}, 'list', '--json'])", HEAVY[:6]
        )
        == []
    )


def test_the_full_screen_loads_no_prompts_and_no_printer() -> None:
    assert (
        loaded_after("import screens.app, screens.home", ("questionary", "prompt_toolkit", "weasyprint", "jinja2"))
        == []
    )


@pytest.mark.parametrize("floor", ["workbook", "exercises"])
def test_lower_floors_know_no_screen(floor: str) -> None:
    modules = f"import pkgutil, importlib\nimport {floor}\nfor m in pkgutil.walk_packages({floor}.__path__, '{floor}.'):\n    if not m.name.endswith('__main__'): importlib.import_module(m.name)"
    assert loaded_after(modules, ("textual", "rich", "questionary", "weasyprint", "jinja2", "click")) == []
