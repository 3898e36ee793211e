"""Text from sources stays text on the pages that the service renders: nothing of it runs or loads."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from graph.model import Dataset, sha256_of
from graph.store import Store
from loaders.writer import load
from tests.browser.service_thread import serve_store
from tests.graph.make_records import DATASET, make_claim, make_source
from tests.visualize.example_networks import make_entity

pytestmark = pytest.mark.browser

EVIL = "</title></svg></style><script>alert(1)</script><img src=x onerror=\"alert(2)\"> {{7*7}} 'q'"


def test_nothing_hostile_runs_or_becomes_an_element(store: Store, browser: Browser) -> None:
    people = [
        make_entity(id_, "Person", f"{EVIL} {id_}", aliases=(EVIL,), properties={"description": EVIL})
        for id_ in ("a", 'b"><script>')
    ]
    claims = [
        make_claim('a ACCUSED b"><script>', properties={"of": EVIL}, stance=stance, locator=place)
        for stance, place in (("asserted", "row 1"), ("denied", "row 2"))
    ]
    text = f"{EVIL}\n{EVIL}"
    source = make_source(
        "paper", author=("a",), url="javascript:alert(3)", genre=EVIL, text=text, sha256=sha256_of(text)
    )
    report = load(store, Dataset(id=DATASET, title=EVIL, description=EVIL), [source, *people, *claims])
    assert not report.refused
    page = browser.new_page()
    events: list[str] = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on("requestfailed", lambda request: events.append(request.url))
    with serve_store(store) as address:
        searches = (f"/?q={quote('onerror')}", f"/?q={quote(EVIL)}")
        for path in ("/", *searches, "/sources/paper", f"/network?around={quote(EVIL)}"):
            page.goto(address + path)
            assert "onerror" in page.locator("main").inner_text()
            assert page.locator("script, img, iframe, object, embed, a[href^='javascript']").count() == 0
        page.goto(f"{address}/network?around=a")
        assert page.locator("img, iframe, object, embed, a[href^='javascript']").count() == 0
    page.close()
    assert events == []
