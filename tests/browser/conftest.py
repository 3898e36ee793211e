"""One Chromium for all browser tests, and pages that record requests and errors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page, sync_playwright

from graph.derived import Network
from graph.ontology import load_ontology
from visualize import write_page

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    *("--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"),
)
MISSING = (
    "The browser tests need Chromium and found none: install Debian's `chromium` package, or say where one "
    "is in the environment variable CHROMIUM."
)


@dataclass
class OpenPage:
    """A page in the browser.

    Args:
        path: of the file that was opened.
        requests: the URL of every request.
        errors: the errors in the console, uncaught exceptions and dialogs.
    """

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def record(self) -> None:
        """Record the requests and errors of the page from now on."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))
        self.page.on("console", self._record_message)

    def _record_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def click_on_canvas(self, id_: str, modifier: str | None = None) -> None:
        """Click a node, or the middle of a tie, on the canvas."""
        position = self.page.evaluate("id => casegraph.positionOf(id)", id_)
        assert position, f"{id_} is not drawn"
        if modifier:
            self.page.keyboard.down(modifier)
        self.page.mouse.click(position["x"], position["y"])

    def wait_until(self, condition: str) -> None:
        """Wait for a condition in JavaScript; the page's policy refuses Playwright's `wait_for_function`."""
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"never came true: {condition}")

    @property
    def panel_text(self) -> str:
        """The text of the reading panel."""
        return self.page.locator("#reading").inner_text()


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def executable() -> str:
    """The path of the browser's program."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path or not Path(path).exists():
        pytest.fail(MISSING, pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium: BrowserType, executable: str) -> Iterator[Browser]:
    launched = chromium.launch(executable_path=executable, args=list(ARGUMENTS))
    yield launched
    launched.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., OpenPage]]:
    """Return a function that writes the page of a network and opens it from its file."""
    contexts = []

    def open_page(
        network: Network, *, size: tuple[int, int] = (1440, 900), dark: bool = False, address: str = ""
    ) -> OpenPage:
        path = tmp_path / "picture.html"
        write_page(network, load_ontology(), path)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            offline=True,
        )
        contexts.append(context)
        opened = OpenPage(context.new_page(), path)
        opened.record()
        opened.page.goto(path.as_uri() + address)
        opened.wait_until("window.casegraph && window.casegraph.isDrawn()")
        return opened

    yield open_page
    for context in contexts:
        context.close()
