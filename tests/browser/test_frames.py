"""A frame of another site shows the picture if the site is allowed, and else says how to allow it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from graph.store import Store
from tests.browser.newspaper import article_url, serve_newspaper
from tests.browser.service_thread import serve_store

pytestmark = pytest.mark.browser


def read_frame(browser: Browser, site: str, framed_url: str) -> str:
    """Return the text that a reader sees in the frame of an article."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(article_url(site, framed_url))
        frame = page.frames[1]
        frame.wait_for_load_state()
        return frame.locator("body").inner_text()


@pytest.mark.parametrize("path", ["/embed?around=alma", "/network?around=alma", "/"])
def test_a_site_that_is_not_allowed_reads_how_to_allow_it(
    small_store: Store, browser: Browser, path: str
) -> None:
    with serve_newspaper() as site, serve_store(small_store) as service:
        text = read_frame(browser, site, f"{service}{path}")

    assert f"{site} may not show this page in a frame." in text
    assert f"start casegraph serve with CASEGRAPH_EMBEDDERS={site}" in text.replace("`", "")
    assert "Alma" not in text


def test_an_allowed_site_shows_the_picture_and_no_other_page(small_store: Store, browser: Browser) -> None:
    with serve_newspaper() as site, serve_store(small_store, embedders=site) as service:
        picture = read_frame(browser, site, f"{service}/embed?around=alma")
        start_page = read_frame(browser, site, f"{service}/")

    assert "Open in Casegraph" in picture
    assert f"{site} may not show this page in a frame." in start_page


def test_a_site_that_is_not_among_the_allowed_ones_reads_it_too(small_store: Store, browser: Browser) -> None:
    with serve_newspaper() as site, serve_store(small_store, embedders="https://news.example") as service:
        text = read_frame(browser, site, f"{service}/embed?around=alma")

    assert f"CASEGRAPH_EMBEDDERS={site}" in text
