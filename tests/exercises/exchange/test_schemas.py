from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from exercises.exchange.interchange import answers_from_book, sample_book
from exercises.exchange.schemas import schema
from exercises.guide import AGENDAS, agenda, exercise
from exercises.registry import CATALOGUE
from workbook.store import Store


def errors(which: str, value: Any) -> list[str]:
    found = Draft202012Validator(schema(which)).iter_errors(value)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("which", ["file", "answers", "guide"])
def test_each_schema_is_one(which: str) -> None:
    told = schema(which)
    Draft202012Validator.check_schema(told)
    assert told["title"]
    assert json.loads(json.dumps(told)) == told


def test_the_sample_fits_the_answers_schema(sample_raw: dict[str, Any]) -> None:
    assert errors("answers", sample_raw) == []


def test_an_export_fits_the_answers_schema() -> None:
    assert errors("answers", json.loads(json.dumps(answers_from_book(sample_book())))) == []


def test_the_file_of_the_sample_workbook_fits_the_file_schema(tmp_path: Path) -> None:
    path = tmp_path / "sample.workbook.json"
    store = Store.create(path, sample_book())
    store.flush()
    store.close()
    told = json.loads(path.read_text(encoding="utf-8"))
    assert errors("file", told) == []
    assert set(told) == set(schema("file")["properties"])
    del told["people"]["1"]["position"]
    told["tallies"]["1"]["round"] = "first"
    assert len(errors("file", told)) == 2


@pytest.mark.parametrize("name", CATALOGUE)
def test_each_exercise_fits_the_guide_schema(name: str) -> None:
    assert errors("guide", json.loads(msgspec.json.encode(exercise(name)))) == []


@pytest.mark.parametrize("name", AGENDAS)
def test_each_agenda_fits_the_guide_schema(name: str) -> None:
    assert errors("guide", json.loads(msgspec.json.encode(agenda(name)))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"answers": []},
        {"answers": {"problem": {}}},
        {"answers": {"format": 2}},
        {"answers": {"problems": {"ideas": [{"by": "P1"}]}}},
        {"answers": {"problems": {"ratings": {"K1": {"impact": [7]}}}}},
        {"answers": {"scorecard": {"scores": {"FC1": {"member": {"6": 1}}}}}},
        {"answers": {"values": {"votes": {"VMS1": -1}}}},
        {"answers": {"workshop": {"participants": [{"id": "P1", "viewpoint": "boss"}]}}},
    ],
)
def test_what_import_refuses_does_not_fit(wrong: Any) -> None:
    assert errors("answers", wrong)


@pytest.mark.parametrize(
    "form",
    [
        {"knowledge": [{"area": "x"}]},
        {"support": [{"need": "x", "serves": "Launch", "kind": None}]},
        {"scorecard": {"scores": {"FC1": {"member": {"1": 2, "pass": 1}}}}},
        {"scorecard": {"scores": {"FC1": {"P1": 4, "P2": None}}}},
        {"values": {"votes": {"P1": ["VMS1", "VMS2"]}}},
        {"values": {"votes": {"VMS1": 3}, "voters": 2}},
        {"values": {"votes": {"member": {"votes": {"VMS1": 3}, "voters": 2}}}},
        {"canvas": {"domain": {"checks": ["yes", "partly", "no", "yes", "yes", "no"]}}},
        {"own_walk": {"fields": {"page": {"x": "y"}}}},
    ],
)
def test_every_form_that_import_reads_fits(form: Any) -> None:
    assert errors("answers", {"answers": form}) == []
