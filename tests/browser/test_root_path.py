"""In a browser, published under a path by a web server: search, picture, and back to the start page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from graph.store import Store
from tests.api.prefix_proxy import serve_under
from tests.browser.service_thread import serve_store

pytestmark = pytest.mark.browser

PREFIX = "/analysis/casegraph"


def test_a_reader_finds_somebody_and_returns(small_store: Store, browser: Browser) -> None:
    requested: list[str] = []
    complaints: list[str] = []
    with (
        serve_store(small_store, root_path=PREFIX) as service,
        serve_under(PREFIX, service) as url,
        browser.new_context(reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )

        page.goto(f"{url}/")
        page.get_by_role("searchbox").fill("Tatiana")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Tatiana Paraskevich").click()
        expect(page.locator("#reading")).to_contain_text("Tatiana Paraskevich")
        page.get_by_role("link", name="Casegraph").click()
        expect(page).to_have_url(f"{url}/")

    loaded = [address for address in requested if not address.startswith("data:")]
    assert len(loaded) >= 4
    assert [address for address in loaded if not address.startswith(f"{url}/")] == []
    assert complaints == []
