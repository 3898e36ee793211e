"""The demo: one command, the address that it prints, and the two bundled cases in a browser."""

from __future__ import annotations

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
from tests.browser.conftest import OpenPage
from tests.browser.screenshots import save_screenshot

pytestmark = pytest.mark.browser

REQUEST = "kazakhstan|REQUESTED_EXTRADITION_OF|mukhtar-ablyazov|actual"


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


def test_the_first_minute_click_an_edge_read_the_sentence(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = OpenPage(context.new_page(), tmp_path)
    opened.record()
    opened.page.goto(address)
    cards = opened.page.locator("section[aria-labelledby=cases] .card")
    expect(cards).to_contain_text(
        [
            "With its 3 texts: click an edge, and read the sentence.",
            "Without any of its 5 texts: a claim shows a note of ours.",
        ]
    )
    expect(opened.page.get_by_text("casegraph demo --texts DIR")).to_be_visible()
    save_screenshot(opened.page, "demo-start")

    opened.page.locator("p", has_text="Read an edge with its sentences").get_by_role("link").click()

    for text in (
        "Ada Quendrosk said that she was not an owner of Tessarvik Dredging",
        'Tessarvik Dredging,owner,"Quendrosk, A.",40,2015-04-01,chairman of the Ostermole Port Authority',
    ):
        expect(opened.page.locator("#reading blockquote", has_text=text)).to_be_visible()
    save_screenshot(opened.page, "demo-sentence")
    assert opened.errors == []
    context.close()


def test_search_click_an_edge_and_read_its_source(address: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = OpenPage(context.new_page(), tmp_path)
    opened.record()
    opened.page.goto(address)
    opened.page.get_by_role("link", name="The complete picture").click()
    opened.wait_until("window.casegraph && window.casegraph.isDrawn()")

    opened.page.keyboard.press("/")
    opened.page.keyboard.type("Shalabaeva")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#reading h2")).to_have_text("Alma Shalabayeva")
    opened.page.keyboard.press("Escape")

    opened.click_on_canvas(REQUEST)
    heading = opened.page.locator("#reading h2")
    expect(heading).to_have_text("Kazakhstan requested extradition of Mukhtar Ablyazov")
    for text in (
        "reported",
        "asserted",
        "Trend.az on Amnesty's appeal",
        "characters 829 to 965",
        "economic crimes",
    ):
        assert text in opened.panel_text
    save_screenshot(opened.page, "demo-edge")

    opened.page.get_by_role("button", name=re.compile(r"^\d+ disputes, \d+ differences$")).click()
    disputes, _, differing = opened.panel_text.partition("Differing accounts")
    assert "Italian police detained Alua; the date is disputed" in disputes
    assert "at least 17 people" in differing
    assert {request.removesuffix("/") for request in opened.requests if "favicon" not in request} == {
        address,
        f"{address}/network",
    }
    assert opened.errors == []
    context.close()
