"""Text from sources stays text on the pages that the service renders: nothing of it runs or loads."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from graph.model.records import Dataset
from graph.store import Store
from loaders.writer import load
from tests.browser.served import served
from tests.graph.made_up import DATASET, claim, source
from tests.visualize.made_up import entity

pytestmark = pytest.mark.browser

EVIL = "</title></svg></style><script>alert(1)</script><img src=x onerror=\"alert(2)\"> {{7*7}} 'q'"


def test_nothing_hostile_runs_or_becomes_an_element(store: Store, browser: Browser) -> None:
    people = [
        entity(id_, "Person", f"{EVIL} {id_}", aliases=(EVIL,), properties={"description": EVIL})
        for id_ in ("a", 'b"><script>')
    ]
    said = [
        claim('a ACCUSED b"><script>', properties={"of": EVIL}, stance=stance, locator=place)
        for stance, place in (("asserted", "row 1"), ("denied", "row 2"))
    ]
    printed = source("paper", author=("a",), url="javascript:alert(3)", genre=EVIL)
    report = load(store, Dataset(id=DATASET, title=EVIL, description=EVIL), [printed, *people, *said])
    assert not report.refused
    page = browser.new_page()
    happened: list[str] = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("requestfailed", lambda request: happened.append(request.url))
    with served(store) as address:
        for path in ("/", f"/?q={quote('onerror')}", f"/?q={quote(EVIL)}", f"/network?around={quote(EVIL)}"):
            page.goto(address + path)
            assert "onerror" in page.locator("main").inner_text()
            assert page.locator("script, img, iframe, object, embed, a[href^='javascript']").count() == 0
        page.goto(f"{address}/network?around=a")
        assert page.locator("img, iframe, object, embed, a[href^='javascript']").count() == 0
    page.close()
    assert happened == []
