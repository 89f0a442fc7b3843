"""The line that installs what PDFs need is the one of this system."""

from __future__ import annotations

import platform
import sys
from typing import Any

import pytest

from exports.pango import DEBIAN, install_line


@pytest.mark.parametrize(
    ("told", "starts"),
    [
        ({"ID": "debian"}, "sudo apt-get install"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt-get install"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install pango"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "sudo zypper install"),
        ({"ID": "alpine"}, "sudo apk add pango"),
        ({"ID": "something else"}, DEBIAN),
        ({}, DEBIAN),
    ],
)
def test_linux_is_asked_what_it_is(told: dict[str, str], starts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: told)
    assert install_line().startswith(starts)


def test_a_system_that_does_not_say_and_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Any:
        raise OSError

    monkeypatch.setattr(platform, "freedesktop_os_release", missing)
    monkeypatch.setattr(sys, "platform", "linux")
    assert install_line() == DEBIAN
    monkeypatch.setattr(sys, "platform", "darwin")
    assert install_line() == "brew install pango"
