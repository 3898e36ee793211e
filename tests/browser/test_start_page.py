"""The start page by keyboard, without scripts, on a phone and in the dark theme; embedded pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.store import Store
from tests.browser.screenshots import save_screenshot
from tests.browser.service_thread import serve_store
from tests.bundled_case import load_bundled_case
from tests.fill_store import fill_store

pytestmark = pytest.mark.browser

NEWSPAPER = "http://localhost:8"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"


@pytest.fixture(scope="module")
def address(shared_store: Store) -> Iterator[str]:
    """Serve the bundled case, and yield the address of the service."""
    fill_store(shared_store, load_bundled_case)
    with serve_store(shared_store, embedders=NEWSPAPER) as url:
        yield url


@pytest.fixture
def opened(address: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page; requests to other hosts, errors and warnings fail the test."""
    contexts, requested, complaints = [], [], []

    def open_(path: str = "/", size: tuple[int, int] = (1280, 900), **more: object) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert {urlsplit(url).netloc for url in requested if not url.startswith("data:")} == {
        urlsplit(address).netloc
    }
    assert complaints == []


def test_an_entity_is_found_and_opened_by_keyboard_only(opened: Callable[..., Page]) -> None:
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


def test_the_header_can_be_skipped_and_the_focused_node_has_a_ring(opened: Callable[..., Page]) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert re.match(r".+, \w+, \d+ ties? in this picture", page.evaluate(FOCUSED))
    ring = "getComputedStyle(document.activeElement.querySelector('.ring')).stroke"
    assert page.evaluate(ring) == "rgb(10, 95, 180)"


def test_without_scripts_the_picture_is_visible_and_its_nodes_are_links(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)

    expect(page.locator(".wide svg.static-picture")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Mukhtar Ablyazov, person")).first.click()
    assert page.url.endswith("/network?around=mukhtar-ablyazov#node=mukhtar-ablyazov")


def test_a_dispute_links_to_its_tie(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("link", name="Italian police charged Alma Shalabayeva").click()

    expect(page.locator("#reading .standing")).to_have_text("disputed")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    opened: Callable[..., Page], dark: bool, width: int
) -> None:
    scheme = "dark" if dark else "light"
    for name, path in (
        ("start", "/"),
        ("search", "/?q=alma"),
        ("no-ties", "/network?edge_type=MARRIED_TO&kind=Group"),
    ):
        page = opened(path, size=(width, 900), color_scheme=scheme)
        for details in page.locator("summary").all():
            details.click()
        violations = Axe().run(page).response["violations"]
        assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in violations] == []
        assert page.evaluate(OVERFLOW) <= 0
        save_screenshot(page, f"{name}-{width}-{scheme}", full_page=True)


def test_a_phone_gets_a_picture_of_its_own(opened: Callable[..., Page]) -> None:
    page = opened(size=(390, 844))

    expect(page.locator(".tall svg.static-picture")).to_be_visible()
    expect(page.locator(".wide svg.static-picture")).to_be_hidden()
    name = page.locator(".tall svg.static-picture .name").first.bounding_box()
    assert name
    assert name["height"] >= 10


def test_a_long_picture_does_not_scroll_the_page(opened: Callable[..., Page]) -> None:
    page = opened("/network?around=alma-shalabayeva#node=alma-shalabayeva")

    expect(page.locator("#reading h2")).to_have_text("Alma Shalabayeva")
    assert page.evaluate("document.documentElement.scrollHeight") == 900


def read_embedded_text(browser: Browser, site: str, address: str) -> str:
    """Return the text of an iframe with an embedded picture in an article of a site."""
    # A browser does not let pages from other machines request this one: all sites here are on this machine.
    context = browser.new_context(permissions=["local-network-access"])
    page = context.new_page()
    frame = f'<iframe title="Ties" src="{address}/embed?around=tatiana-paraskevich"></iframe>'
    page.route(f"{site}/article", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{site}/article")
    embedded = page.frames[1]
    embedded.wait_for_load_state()
    text = embedded.locator("body").inner_text()
    context.close()
    return text


def test_a_picture_is_shown_within_our_own_pages_and_those_that_may(address: str, browser: Browser) -> None:
    for site in (address, NEWSPAPER):
        assert "Open in Casegraph" in read_embedded_text(browser, site, address)


def test_a_picture_is_not_shown_within_the_page_of_another_site(address: str, browser: Browser) -> None:
    assert "Open in Casegraph" not in read_embedded_text(browser, "http://localhost:9", address)


def test_an_embedded_page_shows_the_picture_at_any_size_and_opens_links_in_new_tabs(
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
