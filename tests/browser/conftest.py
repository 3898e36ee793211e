"""One Chromium for all browser tests, and pages that note whatever should not happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.derived.network import Network
from graph.ontology import ontology
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
class Opened:
    """A page in the browser.

    Args:
        path: of the file that it was opened from.
        requests: every address that it asked for.
        errors: whatever it wrote to the console as an error, or threw.
    """

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def click_drawn(self, id_: str, modifier: str | None = None) -> None:
        """Click a node, or the middle of a tie, where it stands on the canvas."""
        where = self.page.evaluate("id => casegraph.positionOf(id)", id_)
        assert where, f"{id_} is not drawn"
        if modifier:
            self.page.keyboard.down(modifier)
        self.page.mouse.click(where["x"], where["y"])

    def until(self, condition: str) -> None:
        """Wait for a condition; Playwright's own `wait_for_function` is refused by the page's policy."""
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"never came true: {condition}")

    @property
    def reading(self) -> str:
        """What the reading panel says."""
        return self.page.locator("#reading").inner_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable or not Path(executable).exists():
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return a function that writes the page of a network and opens it from its file."""
    contexts = []

    def opened(
        network: Network, *, size: tuple[int, int] = (1440, 900), dark: bool = False, address: str = ""
    ) -> Opened:
        path = tmp_path / "picture.html"
        write_page(network, ontology(), path)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            offline=True,
        )
        contexts.append(context)
        found = Opened(context.new_page(), path)
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.errors.append(dialog.message), dialog.dismiss()))
        found.page.on(
            "console", lambda said: found.errors.append(said.text) if said.type == "error" else None
        )
        found.page.goto(path.as_uri() + address)
        found.until("window.casegraph && window.casegraph.drawn()")
        return found

    yield opened
    for context in contexts:
        context.close()
