"""The demo as a newcomer meets it: one command, its address, and the first case in a real browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.store import Store
from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

ASKED = "kazakhstan|REQUESTED_EXTRADITION_OF|mukhtar-ablyazov|actual"
SCREENSHOTS = os.environ.get("CASEGRAPH_SCREENSHOTS")


@pytest.fixture
def address(store: Store, store_url: str) -> Iterator[str]:
    """Run `casegraph demo` on a free port; yield the address that it prints last."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from casegraph.cli import main; main()", "demo", "--port", str(port)]
    demo = subprocess.Popen(
        [*command, "--store", store_url], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert demo.stdout
    lines: list[str] = []
    while not lines or not lines[-1].startswith("http"):
        line = demo.stdout.readline()
        assert line, f"the demo ended early: {lines}"
        lines.append(line.strip())
    yield lines[-1]
    demo.send_signal(signal.SIGINT)
    assert demo.wait(timeout=20) == 0
    demo.stdout.close()


def test_search_click_an_edge_and_read_its_source(address: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = Opened(context.new_page(), tmp_path)
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("console", lambda said: opened.errors.append(said.text) if said.type == "error" else None)
    opened.page.goto(address)
    opened.page.get_by_role("link", name="The whole picture").click()
    opened.until("window.casegraph && window.casegraph.drawn()")

    opened.page.keyboard.press("/")
    opened.page.keyboard.type("Shalabaeva")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#reading h2")).to_have_text("Alma Shalabayeva")
    opened.page.keyboard.press("Escape")

    opened.click_drawn(ASKED)
    heading = opened.page.locator("#reading h2")
    expect(heading).to_have_text("Kazakhstan requested extradition of Mukhtar Ablyazov")
    for words in (
        "reported",
        "asserted",
        "Trend.az on Amnesty's appeal",
        "characters 829 to 965",
        "economic crimes",
    ):
        assert words in opened.reading
    opened.page.screenshot(path=Path(SCREENSHOTS or tmp_path) / "demo-edge.png")

    opened.page.get_by_role("button", name=re.compile("14 disputes")).click()
    assert "at least 17 people" in opened.reading
    assert {request.removesuffix("/") for request in opened.requests if "favicon" not in request} == {
        address,
        f"{address}/network",
    }
    assert opened.errors == []
    context.close()
