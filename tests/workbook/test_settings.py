"""Theme and paper are remembered; a bad file is no obstacle."""

from __future__ import annotations

import pytest

from workbook import settings
from workbook.paths import settings_file
from workbook.settings import Settings


def test_settings_come_back_and_are_private() -> None:
    assert settings.load() == Settings()
    settings.save(Settings("room-dark", "letter"))
    assert settings.load() == Settings("room-dark", "letter")
    assert settings_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"\xff", b'{"theme": 5, "paper": null}', b"[" * 5000])
def test_a_bad_file_counts_as_nothing_chosen(raw: bytes) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(raw)
    assert settings.load() == Settings()


def test_a_file_that_cannot_be_written_does_no_harm() -> None:
    settings_file().mkdir(parents=True)
    settings.save(Settings("room-dark"))
    assert settings.load() == Settings()
