"""How soon a page can be used in Chromium, from asking for the file to an answer of its picture."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.report import rotated, say

WATCH = Path(__file__).parent / "usable.js"
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    *("--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"),
)
# pyvis takes minutes at 1,000 nodes on a slow machine.
PATIENCE = 1800.0
SELECTED = {
    "casegraph": "() => location.hash.startsWith('#node=')",
    "pyvis": "() => network.getSelectedNodes().length === 1",
}
NETWORK = {"casegraph": "casegraph.network", "pyvis": "network"}

Pages = Mapping[str, Path]
Times = Mapping[str, list[float]]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use, which both pages are opened in."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        raise SystemExit("No Chromium found: install Debian's `chromium`, or say in CHROMIUM where it is.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


def opened(browser: Browser, pages: Pages, runs: Mapping[str, int]) -> Times:
    """Return how many seconds each page took until it could be used, for each run, in turn."""
    found: dict[str, list[float]] = {who: [] for who in pages}
    for run in range(max(runs.values())):
        for who in rotated(list(pages), run):
            if run < runs[who]:
                found[who].append(_usable(browser, who, pages[who]))
    return found


def _usable(browser: Browser, who: str, path: Path) -> float:
    """Open a page in a new window, wait until it can be used, and see that a click indeed selects a node."""
    say(f"Chromium opens {path.name}")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    try:
        page = context.new_page()
        page.add_init_script(path=WATCH)
        page.goto(path.as_uri(), wait_until="commit")
        end = time.monotonic() + PATIENCE
        while not (usable := page.evaluate("() => window.measured.usable")):
            if time.monotonic() > end:
                raise AssertionError(f"{path.name} could not be used after {PATIENCE:.0f} seconds")
            page.wait_for_timeout(20)
        _click(page, who)
    finally:
        context.close()
    return float(usable) / 1000


def _click(page: Page, who: str) -> None:
    """Click nodes until one is selected, or fail: a page that answers no click was not usable."""
    # pyvis's bar fades over the canvas, and its physics goes on after the first frame: its nodes may move.
    page.wait_for_timeout(1000)
    canvas = page.locator("canvas").first.bounding_box()
    assert canvas
    for _ in range(5):
        at = page.evaluate(
            f"() => {{ const n = {NETWORK[who]}; return n.canvasToDOM(Object.values(n.getPositions())[0]); }}"
        )
        page.mouse.click(canvas["x"] + at["x"], canvas["y"] + at["y"])
        page.wait_for_timeout(400)
        if page.evaluate(SELECTED[who]):
            return
    raise AssertionError(f"the page by {who} answers no click")
