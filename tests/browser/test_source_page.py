"""The page of a source in a browser: passages lead to claims, and a file that is dropped becomes its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.store import Store
from tests.browser.screenshots import save_screenshot
from tests.browser.service_thread import serve_store
from tests.bundled_case import (
    WORKED_EXAMPLE_FOLDER,
    load_worked_example,
    load_worked_example_without_texts,
)
from tests.fill_store import fill_store

pytestmark = pytest.mark.browser

TEXTS = WORKED_EXAMPLE_FOLDER / "texts"
RELEASE = TEXTS / "union-release.txt"
FEAR = "The union fears that Tessarvik Dredging will sue Pell Tarvimond if he gives evidence to the police."
# Milliseconds. The database plans a query for each type of edge when it is first asked.
CHECKED = 30_000
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a browser does when a person drops a file from the desktop.
DROP = """([text, name]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer: files }));
}"""


@pytest.fixture
def address(shared_store: Store) -> Iterator[str]:
    """Serve the worked example with its texts, and yield the address of the service."""
    fill_store(shared_store, load_worked_example)
    with serve_store(shared_store) as url:
        yield url


@pytest.fixture
def without_texts(shared_store: Store) -> Iterator[str]:
    """Serve the worked example without its texts, and yield the address of the service."""
    fill_store(shared_store, load_worked_example_without_texts)
    with serve_store(shared_store) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page; an uncaught error in it fails the test."""
    contexts, errors = [], []

    def open_(url: str, size: tuple[int, int] = (1280, 900), **more: object) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def test_a_passage_leads_to_what_it_states_and_back(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{address}/sources/union-release")

    page.locator(".original").get_by_role("link", name=FEAR).click()
    stated = page.locator("article:target")
    expect(stated).to_contain_text("It is feared that Tessarvik Dredging may sue Pell Tarvimond")

    stated.get_by_role("link", name=re.compile("^characters ")).click()
    assert page.locator("span:target + a").inner_text() == FEAR
    save_screenshot(page, "source-page")


def test_the_panel_leads_to_the_claim_on_the_page_of_its_source(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{address}/network#tie=tessarvik-dredging|SUED|pell-tarvimond|feared")
    panel = page.locator("#reading")
    expect(panel).to_contain_text(FEAR)

    panel.get_by_role("link", name="A press release of the dockworkers' union").click()

    expect(page.locator("h1")).to_have_text("A press release of the dockworkers' union")
    expect(page.locator("li:target")).to_contain_text("It is feared that Tessarvik Dredging may sue")


def test_an_embedded_picture_opens_the_page_of_a_source_in_a_tab_of_its_own(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(
        f"{address}/embed?around=pell-tarvimond#tie=tessarvik-dredging|SUED|pell-tarvimond|feared"
    )
    title = page.locator("#reading").get_by_role("link", name="A press release of the dockworkers' union")

    expect(title).to_have_attribute("target", "_blank")
    expect(title).to_have_attribute("href", re.compile(r"^/sources/union-release\?claim=\w+#claim-\w+$"))


def test_a_file_that_is_chosen_by_keyboard_becomes_the_text(
    without_texts: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{without_texts}/sources/union-release")
    choose = page.get_by_label("choose it:")
    # Before the key is pressed, so that the browser opens no dialog of its own.
    page.on("filechooser", lambda dialog: dialog.set_files(RELEASE))
    expect(choose).to_be_visible()
    save_screenshot(page, "source-page-without-text")

    choose.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Its text")).to_be_visible(timeout=CHECKED)
    expect(page.locator("blockquote").last).to_have_text(FEAR)
    assert page.locator("#add-text").count() == 0


def test_a_file_that_is_dropped_becomes_the_text(without_texts: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{without_texts}/sources/union-release")
    expect(page.get_by_label("choose it:")).to_be_visible()

    page.evaluate(DROP, [RELEASE.read_text(encoding="utf-8"), "scan.doc"])

    expect(page.locator("blockquote").last).to_have_text(FEAR, timeout=CHECKED)


def test_another_file_is_refused_with_both_sums_and_the_right_one_can_follow(
    without_texts: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{without_texts}/sources/union-release", size=(390, 800))
    chooser, result = page.get_by_label("choose it:"), page.get_by_role("status")

    chooser.set_input_files(TEXTS / "lantern-report.txt")
    expect(result).to_contain_text("another sum", timeout=CHECKED)
    expect(result).to_have_text(
        re.compile(
            "^This file is not the text of .*SHA-256 of the file is [0-9a-f]{64}, and .* is [0-9a-f]{64}"
        )
    )
    assert page.evaluate(OVERFLOW) == 0
    save_screenshot(page, "source-page-refused")

    chooser.set_input_files(RELEASE)
    expect(page.get_by_role("heading", name="Its text")).to_be_visible(timeout=CHECKED)


def test_a_file_that_is_too_large_is_not_sent(
    without_texts: str, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_000_001)
    page = open_page(f"{without_texts}/sources/union-release")
    sent = []
    page.on("request", lambda request: sent.append(request.method))

    page.get_by_label("choose it:").set_input_files(large)

    expect(page.get_by_role("status")).to_have_text(
        "The file has 1000001 bytes, and this service takes at most 1000000. "
        "Load it in a terminal: casegraph load CASE --texts DIR."
    )
    assert sent == []


def test_a_reader_who_may_not_write_sees_no_button(
    without_texts: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("about:blank")
    page.route("**/api/me", lambda route: route.fulfill(json={"name": "omar", "role": "reader"}))
    page.goto(f"{without_texts}/sources/union-release")

    expect(page.get_by_text("You may only read here.")).to_be_visible()
    expect(page.locator("#file")).to_be_hidden()


def test_without_scripts_the_page_can_be_read_and_says_what_to_do(
    without_texts: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{without_texts}/sources/union-release", java_script_enabled=False)

    expect(page.get_by_text("Without scripts, add it in a terminal")).to_be_visible()
    expect(page.locator("#file")).to_be_hidden()
    expect(page.locator("article")).to_have_count(3)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (390, 800)], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    address: str, open_page: Callable[..., Page], dark: bool, size: tuple[int, int]
) -> None:
    page = open_page(f"{address}/sources/lantern-report", size=size, color_scheme="dark" if dark else "light")

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate(OVERFLOW) == 0
    save_screenshot(page, f"source-page-{'dark' if dark else 'light'}-{size[0]}", full_page=True)


def test_axe_finds_nothing_where_a_text_is_missing(
    without_texts: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{without_texts}/sources/union-release")
    expect(page.get_by_label("choose it:")).to_be_visible()

    assert Axe().run(page).response["violations"] == []
