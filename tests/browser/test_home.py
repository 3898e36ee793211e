"""The start page as people meet it: by keyboard, without a script, on a phone, in the dark."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.ontology import ontology
from graph.store import Store
from loaders.case import read_case
from loaders.writer import load
from tests.api.client import KAZAKHSTAN
from tests.browser.served import served
from tests.conftest import empty

pytestmark = pytest.mark.browser

NEWSPAPER = "http://localhost:8"
SCREENSHOTS = os.environ.get("CASEGRAPH_SCREENSHOTS")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"


@pytest.fixture(scope="module")
def address(open_store: Store) -> Iterator[str]:
    """Serve the bundled case."""
    empty(open_store)
    case = read_case(KAZAKHSTAN, ontology(), None)
    load(open_store, case.dataset, case.records)
    with served(open_store, embedders=NEWSPAPER) as found:
        yield found


@pytest.fixture
def opened(address: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address; whatever it asks of another host, or complains of, fails."""
    contexts, asked, complaints = [], [], []

    def open_(path: str = "/", size: tuple[int, int] = (1280, 900), **more: object) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(address).netloc
    }
    assert complaints == []


def test_a_name_is_found_and_followed_by_the_keyboard_alone(opened: Callable[..., Page]) -> None:
    page = opened()
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the content"
    keys.press("Tab")
    keys.press("Tab")
    keys.type("shalabaeva")
    keys.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d+ found for “shalabaeva”$"))
    for _ in range(5):
        keys.press("Tab")
        if page.evaluate("document.activeElement.closest('.results') !== null"):
            break
    assert page.evaluate(FOCUSED) == "Alma Shalabayeva"
    keys.press("Enter")
    expect(page.locator("#reading h2")).to_have_text("Alma Shalabayeva")
    expect(page.get_by_role("link", name="Casegraph")).to_have_attribute("href", "/")


def test_the_header_can_be_skipped_and_a_node_in_focus_is_seen(opened: Callable[..., Page]) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert re.match(r".+, \w+, \d+ ties? in this picture", page.evaluate(FOCUSED))
    ring = "getComputedStyle(document.activeElement.querySelector('.ring')).stroke"
    assert page.evaluate(ring) == "rgb(10, 95, 180)"


def test_without_a_script_the_picture_is_seen_and_its_nodes_lead_on(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)

    expect(page.locator(".wide svg.still")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Mukhtar Ablyazov, person")).first.click()
    assert page.url.endswith("/network?around=mukhtar-ablyazov#node=mukhtar-ablyazov")


def test_a_dispute_leads_to_its_tie(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("link", name="Italian police charged Alma Shalabayeva").click()

    expect(page.locator("#reading .standing")).to_have_text("disputed")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    opened: Callable[..., Page], tmp_path: Path, dark: bool, width: int
) -> None:
    scheme = "dark" if dark else "light"
    for name, path in (
        ("home", "/"),
        ("results", "/?q=alma"),
        ("nothing", "/network?type=MARRIED_TO&kind=Group"),
    ):
        page = opened(path, size=(width, 900), color_scheme=scheme)
        for details in page.locator("summary").all():
            details.click()
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found] == []
        assert page.evaluate(OVERFLOW) <= 0
        page.screenshot(path=Path(SCREENSHOTS or tmp_path) / f"{name}-{width}-{scheme}.png", full_page=True)


def test_a_phone_gets_a_picture_of_its_own(opened: Callable[..., Page]) -> None:
    page = opened(size=(390, 844))

    expect(page.locator(".tall svg.still")).to_be_visible()
    expect(page.locator(".wide svg.still")).to_be_hidden()
    name = page.locator(".tall svg.still .name").first.bounding_box()
    assert name
    assert name["height"] >= 10


def test_a_long_picture_does_not_scroll_the_page(opened: Callable[..., Page]) -> None:
    page = opened("/network?around=alma-shalabayeva#node=alma-shalabayeva")

    expect(page.locator("#reading h2")).to_have_text("Alma Shalabayeva")
    assert page.evaluate("document.documentElement.scrollHeight") == 900


def framing(browser: Browser, site: str, address: str) -> str:
    """What an iframe with an embedded picture shows in an article of a site."""
    # A browser keeps pages of other machines from asking this one: every site here is of this machine.
    context = browser.new_context(permissions=["local-network-access"])
    page = context.new_page()
    frame = f'<iframe title="Ties" src="{address}/embed?around=tatiana-paraskevich"></iframe>'
    page.route(f"{site}/article", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{site}/article")
    shown = page.frames[1]
    shown.wait_for_load_state()
    text = shown.locator("body").inner_text()
    context.close()
    return text


def test_a_picture_is_shown_within_our_own_pages_and_those_that_may(address: str, browser: Browser) -> None:
    for site in (address, NEWSPAPER):
        assert "Open in Casegraph" in framing(browser, site, address)


def test_a_picture_is_not_shown_within_the_page_of_another_site(address: str, browser: Browser) -> None:
    assert "Open in Casegraph" not in framing(browser, "http://localhost:9", address)


def test_embedded_the_picture_comes_first_however_small_and_links_open_elsewhere(
    opened: Callable[..., Page],
) -> None:
    page = opened("/embed?around=tatiana-paraskevich", size=(420, 360))

    expect(page.locator("#canvas")).to_be_visible()
    expect(page.locator(".top")).to_be_hidden()
    expect(page.get_by_role("link", name="Open in Casegraph")).to_have_attribute("target", "_blank")
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("t")
    page.locator("#table [data-tie]").first.click()
    links = page.locator("a[href]").all()
    assert {
        (link.get_attribute("target"), "noopener" in (link.get_attribute("rel") or "")) for link in links
    } == {("_blank", True)}
