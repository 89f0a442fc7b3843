"""How the Pango libraries, which PDFs need, are installed on this system."""

from __future__ import annotations

import platform
import sys

DEBIAN = "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LINES = {
    "debian": DEBIAN,
    "ubuntu": DEBIAN,
    "fedora": "sudo dnf install pango",
    "rhel": "sudo dnf install pango",
    "arch": "sudo pacman -S pango",
    "alpine": "sudo apk add pango",
    "suse": "sudo zypper install libpango-1_0-0",
    "opensuse": "sudo zypper install libpango-1_0-0",
    "macos": "brew install pango",
}
"""System, as it names itself -> the line that installs them there."""


def install_line() -> str:
    """Return the line that installs the libraries on this system; of a system we do not know, Debian's."""
    return next((LINES[name] for name in _system() if name in LINES), DEBIAN)


def _system() -> list[str]:
    """Return the names of this system, and of those it is like, nearest first."""
    if sys.platform == "darwin":
        return ["macos"]
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return []
    return [told.get("ID", ""), *told.get("ID_LIKE", "").split()]
