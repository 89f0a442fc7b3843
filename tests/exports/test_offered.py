"""Which documents a workbook has."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from exports import export
from exports.documents import DOCUMENTS, offered
from workbook.errors import WorkbookError
from workbook.model import Workbook


def test_the_solo_report_is_of_one_persons_workbook_only(sample: Workbook, tmp_path: Path) -> None:
    assert list(offered(sample)) == [name for name in DOCUMENTS if name != "solo"]
    with pytest.raises(WorkbookError, match="one person") as refused:
        export(sample, ["report", "solo"], ["md"], tmp_path / "out")
    assert refused.value.hint == f"There are: {', '.join(offered(sample))}."
    assert not (tmp_path / "out").exists()
    alone = replace(sample, info=replace(sample.info, kind="solo"))
    assert list(offered(alone)) == list(DOCUMENTS)
    assert len(export(alone, ["solo"], ["md"], tmp_path / "out")) == 1
