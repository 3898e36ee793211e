"""Text from sources stays text: in a real browser nothing of it runs, loads or becomes an element."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from graph.derived import Network, NetworkRecords, build_network
from graph.model import PropertyClaim
from graph.ontology import load_ontology
from tests.browser.conftest import OpenPage
from tests.visualize.example_networks import make_claim, make_entity, make_source

pytestmark = pytest.mark.browser

EVIL = (
    "</script><img src=x onerror=\"alert('ran')\"><b>b</b> <script>alert(1)</script> {{7*7}} \u2028 'q' *a*"
)


def hostile() -> Network:
    """Put hostile text into every field that a source can fill."""
    entities = [
        make_entity("a", "Person", f"A {EVIL}", aliases=(EVIL,), properties={"description": EVIL}),
        make_entity("b|=#&\"'<x>", "Organisation", f"B {EVIL}", properties={"type": EVIL}),
    ]
    claim = make_claim(
        "HEADED",
        "a",
        "b|=#&\"'<x>",
        id=EVIL,
        quote=EVIL,
        note=EVIL,
        stance="alleged",
        mode="feared",
        condition=EVIL,
        said_by=("a", EVIL),
        about=(EVIL,),
        event=EVIL,
        dates_basis=EVIL,
        valid_from=EVIL,
        said_on=EVIL,
        subject_name=EVIL,
        inferred=("object",),
        inferred_from=(EVIL,),
        locator=EVIL,
        properties={"role": EVIL},
    )
    value = PropertyClaim(
        id="v", dataset=EVIL, source="source-0", entity="a", property="age", value=EVIL, unit=EVIL, note=EVIL
    )
    source = make_source(
        0,
        title=EVIL,
        publisher=None,
        published=EVIL,
        published_basis=EVIL,
        genre=EVIL,
        url="javascript:alert(2)",
    )
    return build_network(EVIL, NetworkRecords(entities, [source], [claim], [value]), load_ontology())


def test_nothing_hostile_runs_or_becomes_an_element(show: Callable[..., OpenPage]) -> None:
    drawn = hostile()
    opened = show(drawn)
    opened.click_on_canvas(drawn.ties[0].id)
    assert EVIL.replace("\u2028", "")[:40] in opened.panel_text
    for view in ("a", "b|=#&\"'<x>"):
        opened.page.evaluate("id => { location.hash = 'node=' + encodeURIComponent(id) }", view)
        expect(opened.page.locator("#reading h2")).to_contain_text("onerror")
    opened.page.keyboard.press("t")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("onerror")
    expect(opened.page.locator("#search-results li")).to_have_count(2)
    opened.page.wait_for_timeout(200)
    assert opened.page.locator("img, iframe, b, object, embed").count() == 0
    assert opened.page.locator("a[href]").count() == 0
    assert opened.requests == [opened.path.as_uri()]
    assert opened.errors == []


def test_even_a_script_that_got_in_would_not_run(show: Callable[..., OpenPage]) -> None:
    """The policy is the second wall: the first is that text is never markup."""
    opened = show(hostile())
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        }"""
    )
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.ran") is None
