"""From older files to ours: pure functions on decoded tables, one version at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from workbook.model import SCHEMA
from workbook.storage import Tables


def _from_0(tables: Tables) -> Tables:
    """Version 0 (before the first release): an answer a record, cards in file order, parking lot named ``parked``."""
    answers: dict[str, dict[str, Any]] = {}
    for old in tables.get("answers", {}).values():
        page = answers.setdefault(old["page"], {"page": old["page"], "fields": {}})
        page["fields"][old["name"]] = old["value"]
    tables["answers"] = {str(number): record for number, record in enumerate(answers.values(), 1)}

    places: dict[str, int] = {}
    for _number, item in sorted(tables.get("items", {}).items(), key=lambda row: int(row[0])):
        item["position"] = places.get(item["list"], 0)
        places[item["list"]] = item["position"] + 1

    for name, old_name in (("people", "people"), ("agenda", "agenda"), ("actions", "actions"), ("parking", "parked")):
        rows = sorted(tables.pop(old_name, {}).items(), key=lambda row: int(row[0]))
        tables[name] = {number: record | {"position": place} for place, (number, record) in enumerate(rows)}

    for tally in tables.get("tallies", {}).values():
        tally.setdefault("key", f"{tally['page']}#{tally.get('round', 1)}")
    return tables


STEPS: dict[int, Callable[[Tables], Tables]] = {0: _from_0}
"""Version -> how its tables become those of the next version."""


def migrated(tables: Tables, schema: int) -> Tables:
    """Return the tables in our schema; *tables* is not changed.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: They are not what that version wrote.
    """
    mine = copy.deepcopy(tables)
    for version in range(schema, SCHEMA):
        mine = STEPS[version](mine)
        (cover,) = mine["workbook"].values()
        cover["schema"] = version + 1
    return mine
