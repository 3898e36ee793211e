"""Every page a second time, in one profile whose cache has it: reload, link, second tab, back and forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Frame, Page, expect

from graph.store import Store
from tests.browser.conftest import ARGUMENTS
from tests.browser.newspaper import article_url, serve_newspaper
from tests.browser.service_thread import serve_store
from tests.fill_store import fill_store
from tests.graph import small_case
from tests.graph.make_records import DATASET

pytestmark = pytest.mark.browser

EMBED = "/embed?around=alma"
# The page from which a link leads back, and to which the history goes on.
OTHER_PAGE = "/?q=gazette"
PICTURES = (
    "/network",
    "/network?around=mukhtar",
    "/network?around=mukhtar#node=mukhtar",
    "/network?between=alma&between=bta",
    "/network?among=alma&among=mukhtar",
    f"/network?dataset={DATASET}#disputes",
    "/network?of_source=blog",
    "/network?kind=Person&standing=reported",
    "/embed?around=mukhtar",
)
PAGES_OF_TEXT = (
    "/",
    f"/?dataset={DATASET}",
    "/?q=alma",
    "/?q=zzzz",
    "/sources/paper",
    "/network?edge_type=SUED",
    "/embed?edge_type=SUED",
)
DATA = ("/api/queries", "/api/vocabulary", "/api/ties?around=mukhtar", "/api/disputes")
ERRORS = (
    "/nowhere",
    "/network?around=nobody",
    "/embed?around=nobody",
    "/?dataset=nothing",
    "/sources/nothing",
    "/network?hops=9",
)
CANVAS_COLOUR = "rgb(251, 250, 247)"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
IS_DRAWN = "Boolean(window.casegraph && casegraph.isDrawn() && document.querySelector('#reading h2'))"


class Profile:
    """A browser with a cache, and what the service sent to it.

    Args:
        context: of the browser.
        address: of the service.
        responses: the address and the status of each response of the service.
    """

    def __init__(self, context: BrowserContext, address: str, responses: list[tuple[str, int]]) -> None:
        self.context, self.address, self._responses = context, address, responses
        self.complaints: list[str] = []

    def open_tab(self) -> Page:
        """Open a tab whose errors and warnings are recorded, violations of its policy among them."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._record(message.type, message.text))
        return page

    def take_statuses(self, path: str) -> list[int]:
        """Return the statuses of the responses to a path since the last call."""
        statuses = [status for answered, status in self._responses if answered == path.partition("#")[0]]
        self._responses.clear()
        return statuses

    def _record(self, type_: str, text: str) -> None:
        if type_ in {"error", "warning"}:
            self.complaints.append(text)


@pytest.fixture(scope="module")
def newspaper() -> Iterator[str]:
    """The address of another site, which may show our pictures."""
    with serve_newspaper() as site:
        yield site


@pytest.fixture(scope="module")
def profile(
    shared_store: Store,
    chromium: BrowserType,
    executable: str,
    newspaper: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Profile]:
    """One profile for all tests of this file, which see the same addresses again and again."""
    responses: list[tuple[str, int]] = []
    context = chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=executable,
        args=list(ARGUMENTS),
        # Playwright forbids the browser to keep pages alive that the reader left.
        ignore_default_args=["--disable-back-forward-cache"],
        reduced_motion="reduce",
        permissions=["local-network-access"],
    )
    with serve_store(shared_store, responses, embedders=newspaper) as address:
        yield Profile(context, address, responses)
        context.close()


@pytest.fixture
def tab(profile: Profile, shared_store: Store) -> Iterator[Page]:
    """A tab of the profile; errors and warnings in it, and in further tabs of the test, fail the test."""
    fill_store(shared_store, small_case.load_small_case)
    profile.complaints.clear()
    page = profile.open_tab()
    yield page
    for opened in profile.context.pages[1:]:
        opened.close()
    assert profile.complaints == []


def follow_link(page: Page, path: str) -> None:
    """Leave a page by a link to a path."""
    with page.expect_navigation():
        page.evaluate("path => { location.assign(path) }", path)


def expect_picture(frame: Page | Frame) -> None:
    """Expect the style of the page, and what its scripts draw."""
    assert frame.evaluate(BACKGROUND) == CANVAS_COLOUR
    for _ in range(200):
        if frame.evaluate(IS_DRAWN):
            return
        frame.wait_for_timeout(20)
    pytest.fail("the scripts of the page drew nothing")


def expect_text(page: Page) -> None:
    """Expect the style of the page, and its heading."""
    assert page.evaluate(BACKGROUND) == CANVAS_COLOUR
    expect(page.locator("h1")).to_be_visible()


def see_again(profile: Profile, tab: Page, path: str, check: Callable[[Page], None]) -> dict[str, Any]:
    """Open a page once, and then again in every way that a reader has.

    Args:
        check: expects what the page shows.

    Returns:
        The statuses that the service sent for each way; and whether the browser kept the page alive.
    """
    sent: dict[str, Any] = {}
    # An earlier test may have left this address in the cache.
    profile.context.new_cdp_session(tab).send("Network.clearBrowserCache")
    profile.take_statuses(path)
    tab.goto(profile.address + path)
    check(tab)
    sent["first"] = profile.take_statuses(path)
    tab.reload()
    check(tab)
    sent["reload"] = profile.take_statuses(path)
    follow_link(tab, OTHER_PAGE)
    follow_link(tab, path)
    check(tab)
    sent["link"] = profile.take_statuses(path)
    second = profile.open_tab()
    second.goto(profile.address + path)
    check(second)
    sent["second tab"] = profile.take_statuses(path)
    tab.evaluate("window.isKept = true")
    follow_link(tab, OTHER_PAGE)
    tab.go_back(wait_until="commit")
    check(tab)
    sent["kept"] = tab.evaluate("window.isKept === true")
    tab.go_forward(wait_until="commit")
    expect_text(tab)
    return sent


def confirmed(*, kept: bool = True) -> dict[str, Any]:
    """Return what `see_again` returns for a page that the service sends once and then confirms."""
    return {"first": [200], "reload": [304], "link": [304], "second tab": [304], "kept": kept}


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_drawn_again(profile: Profile, tab: Page, path: str) -> None:
    assert see_again(profile, tab, path, expect_picture) == confirmed()


@pytest.mark.parametrize("path", PAGES_OF_TEXT)
def test_a_page_of_text_has_its_style_again(profile: Profile, tab: Page, path: str) -> None:
    assert see_again(profile, tab, path, expect_text) == confirmed()


@pytest.mark.parametrize("path", ERRORS)
def test_an_error_is_a_page_again_and_never_kept(profile: Profile, tab: Page, path: str) -> None:
    sent = see_again(profile, tab, path, expect_text)

    (status,) = sent["first"]
    assert status in {404, 422}
    # The browser reports the status of every error page, and nothing else of it.
    assert {f"status of {status}" in complaint for complaint in profile.complaints} == {True}
    profile.complaints.clear()
    again = [status]
    assert sent == {"first": again, "reload": again, "link": again, "second tab": again, "kept": False}


@pytest.mark.parametrize("path", DATA)
def test_data_is_shown_again(profile: Profile, tab: Page, path: str) -> None:
    def expect_json(page: Page) -> None:
        assert page.evaluate("document.body.innerText").startswith("{")

    assert see_again(profile, tab, path, expect_json) == confirmed()


def test_the_links_of_the_pages_lead_back_to_pages_that_look_the_same(profile: Profile, tab: Page) -> None:
    tab.goto(profile.address)
    for _ in range(2):
        tab.get_by_role("link", name="Explore this picture").click()
        expect_picture(tab)
        tab.get_by_role("link", name="Casegraph").click()
        expect_text(tab)
    assert tab.locator(".wide svg.static-picture").is_visible()


def test_an_embedded_picture_is_drawn_again_in_its_article(
    profile: Profile, newspaper: str, tab: Page
) -> None:
    profile.take_statuses(EMBED)
    article = article_url(newspaper, profile.address + EMBED)
    for _ in range(2):
        tab.goto(article)
        expect_picture(tab.frames[1])
    tab.reload()
    expect_picture(tab.frames[1])
    tab.goto(profile.address)
    follow_link(tab, article)
    expect_picture(tab.frames[1])

    assert profile.take_statuses(EMBED) == [200, 304, 304, 304]


@pytest.mark.parametrize(
    "path", ["/", "/?q=paraskevich", "/network?around=tatiana#node=tatiana", "/embed?around=tatiana"]
)
def test_after_a_change_of_the_store_the_new_state_is_seen(
    profile: Profile, tab: Page, shared_store: Store, path: str
) -> None:
    tab.goto(profile.address + path)
    assert "Tatiana Paraskevich" in tab.content()

    rename_tatiana(shared_store)
    profile.take_statuses(path)
    second = profile.open_tab()
    second.goto(profile.address + path)
    tab.reload()
    third = profile.open_tab()
    third.goto(profile.address + OTHER_PAGE)
    follow_link(third, path)

    assert profile.take_statuses(path) == [200, 304, 304]
    for page in (second, tab, third):
        assert page.evaluate(BACKGROUND) == CANVAS_COLOUR
        assert ("Tatyana Paraskevich" in page.content(), "Tatiana Paraskevich" in page.content()) == (
            True,
            False,
        )


def rename_tatiana(store: Store) -> None:
    """Load the small case with another name of one entity."""
    entities = [
        replace(entity, name="Tatyana Paraskevich") if entity.id == "tatiana" else entity
        for entity in small_case.ENTITIES
    ]
    claims = small_case.CLAIMS.values()
    small_case.load_small_case(store, [*small_case.SOURCES, *entities, *claims, *small_case.PROPERTY_CLAIMS])
