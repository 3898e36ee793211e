"""Draw the pictures of the documentation: of the README, and of each page in docs/loaders.

Run it by `make picture`. The picture of the README is the page of the bundled case, with one edge selected.
The case is loaded without texts, so that the picture shows notes and no passages of sources.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from casegraph.bundled_case import KAZAKHSTAN, find_bundled_case
from docs.loader_pictures import write_loader_pictures
from graph.derived import NetworkRecords, build_network
from graph.ontology import load_ontology
from loaders.case import read_case
from visualize import write_page

OUTPUT = Path(__file__).parent / "picture.png"
EDGE = "kazakhstan|REQUESTED_EXTRADITION_OF|mukhtar-ablyazov|actual"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


def main() -> None:
    """Write docs/picture.png and docs/loaders/pictures."""
    write_loader_pictures()
    _write_readme_picture()


def _write_readme_picture() -> None:
    case = read_case(find_bundled_case(KAZAKHSTAN), load_ontology())
    records = NetworkRecords.from_records(placed.record for placed in case.records)
    network = build_network(case.dataset.title, records, load_ontology())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        write_page(network, load_ontology(), page)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.goto(f"{page.as_uri()}#tie={EDGE}")
        tab.wait_for_timeout(3000)
        tab.screenshot(path=OUTPUT)
        browser.close()


if __name__ == "__main__":
    main()
