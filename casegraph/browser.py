"""Open a page in the browser of the desktop, where there is one."""

from __future__ import annotations

import os
import sys

import typer


def open_in_browser(url: str) -> None:
    """Open a page in the browser. On a machine without a desktop, such as a server, do nothing."""
    if _has_desktop():
        typer.launch(url)


def _has_desktop() -> bool:
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
