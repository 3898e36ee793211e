"""Measure how soon a page can be used in Chromium, from the request for its file."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.report import print_progress, rotate

WATCH = Path(__file__).parent / "measure_usable.js"
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    *("--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"),
)
# pyvis takes minutes at 1,000 nodes on a slow machine.
TIMEOUT_SECONDS = 1800.0
SELECTED = {
    "casegraph": "() => location.hash.startsWith('#node=')",
    "pyvis": "() => network.getSelectedNodes().length === 1",
}
NETWORK = {"casegraph": "casegraph.network", "pyvis": "network"}

Pages = Mapping[str, Path]
Times = Mapping[str, list[float]]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium with the arguments of the browser tests. Both pages are opened in it."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        raise SystemExit("No Chromium found. Install Debian's `chromium`, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


def time_opening(browser: Browser, pages: Pages, runs: Mapping[str, int]) -> Times:
    """Return the seconds until each page could be used, by its writer, with one item for each run."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for run in range(max(runs.values())):
        for name in rotate(list(pages), run):
            if run < runs[name]:
                times[name].append(_open_and_measure(browser, name, pages[name]))
    return times


def _open_and_measure(browser: Browser, writer: str, path: Path) -> float:
    """Open a page in a new window, wait until it can be used, and check that a click selects a node."""
    print_progress(f"Chromium opens {path.name}")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    try:
        page = context.new_page()
        page.add_init_script(path=WATCH)
        page.goto(path.as_uri(), wait_until="commit")
        end = time.monotonic() + TIMEOUT_SECONDS
        while not (usable := page.evaluate("() => window.measured.usable")):
            if time.monotonic() > end:
                raise AssertionError(f"{path.name} could not be used after {TIMEOUT_SECONDS:.0f} seconds")
            page.wait_for_timeout(20)
        _click(page, writer)
    finally:
        context.close()
    return float(usable) / 1000


def _click(page: Page, writer: str) -> None:
    """Click nodes until one is selected.

    Raises:
        AssertionError: if no click selects a node, since then the page was not usable.
    """
    # pyvis's loading bar fades over the canvas, and its physics goes on after the first frame, so that its
    # nodes may still move.
    page.wait_for_timeout(1000)
    canvas = page.locator("canvas").first.bounding_box()
    assert canvas
    for _ in range(5):
        point = page.evaluate(
            f"() => {{ const n = {NETWORK[writer]}; "
            "return n.canvasToDOM(Object.values(n.getPositions())[0]); }"
        )
        page.mouse.click(canvas["x"] + point["x"], canvas["y"] + point["y"])
        page.wait_for_timeout(400)
        if page.evaluate(SELECTED[writer]):
            return
    raise AssertionError(f"the page by {writer} does not respond to a click")
