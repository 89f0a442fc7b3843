"""Every page kind and every figure kind has all its faces."""

from __future__ import annotations

from importlib import import_module
from typing import get_args

import pytest

from exercises.figures import FIGURE_KINDS, Figure
from exercises.pages import KINDS, Page


def tag(kind: type) -> str:
    return str(kind.__struct_config__.tag)  # type: ignore[attr-defined]


def test_the_names_are_the_types() -> None:
    assert sorted(tag(t) for t in get_args(Page)) == sorted(KINDS)
    assert sorted(tag(t) for t in get_args(Figure)) == sorted(FIGURE_KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", ["screens.pages", "screens.plain"])
def test_every_page_kind_has_a_module_named_like_it(kind: str, folder: str) -> None:
    import_module(f"{folder}.{kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_kind_has_a_worksheet_template_named_like_it(kind: str) -> None:
    from importlib.resources import files

    assert (files("exports") / "templates" / "worksheets" / f"{kind}.html.j2").is_file()


@pytest.mark.parametrize("kind", FIGURE_KINDS)
@pytest.mark.parametrize("folder", ["screens.figures", "exports.figures"])
def test_every_figure_kind_has_a_module_named_like_it(kind: str, folder: str) -> None:
    import_module(f"{folder}.{kind}")
