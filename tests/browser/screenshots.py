"""Screenshots for people to look at. No test depends on them."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page


def save_screenshot(page: Page, name: str, *, full_page: bool = False) -> None:
    """Save a screenshot as NAME.png in the folder that CASEGRAPH_SCREENSHOTS names, if it names one."""
    folder = os.environ.get("CASEGRAPH_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=full_page)
