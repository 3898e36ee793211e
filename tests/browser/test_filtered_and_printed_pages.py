"""A picture that leaves something out says so in its title, also in print; planned and feared have marks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from tests.browser.conftest import OpenPage
from tests.browser.screenshots import save_screenshot
from tests.visualize.example_networks import make_claim, make_entity, make_small_network, make_source

pytestmark = pytest.mark.browser

Show = Callable[..., OpenPage]
# How large the mark of a mode is on the screen, with some of the line around it.
MARK_SIZE = 16


@pytest.mark.parametrize(
    ("rows", "only", "words"),
    [
        (["data-standing=denied"], False, "without denied"),
        (["data-family='legal process'"], False, "without legal process"),
        (["data-family=work"], True, "only work"),
        (["data-kind=Person", "data-kind=State"], False, "without Person, State"),
        (["data-mode=feared"], True, "only feared"),
        (["data-standing=denied", "data-family=speech"], False, "without speech; without denied"),
    ],
)
def test_what_the_legend_mutes_is_in_the_heading_and_the_title(
    show: Show, rows: list[str], only: bool, words: str
) -> None:
    page = show(make_small_network()).page
    for row in rows:
        page.locator(f"#legend button[{row}]").click(modifiers=["Alt"] if only else [])

    expect(page.locator("h1")).to_have_text(f"A small case ({words})")
    expect(page).to_have_title(f"A small case ({words}) · Casegraph")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("h1")).to_have_text("A small case")


def test_a_muted_type_is_named_where_its_family_is_not_muted_completely(show: Show) -> None:
    page = show(make_small_network()).page
    page.get_by_role("button", name="Types of force").click()
    page.locator("#legend button[data-type=KILLED]").click()

    expect(page.locator("h1")).to_have_text("A small case (without killed)")


def begin_print(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_printed_page_has_its_title_the_picture_and_the_legend_on_white(show: Show, dark: bool) -> None:
    page = show(make_small_network(), dark=dark).page
    page.locator("#legend button[data-standing=denied]").click()
    begin_print(page)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("h1")).to_have_text("A small case (without denied)")
    expect(page.locator("#printed-picture")).to_be_visible()
    assert page.evaluate("document.getElementById('printed-picture').naturalWidth") > 500
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    expect(page.locator("#legend")).to_be_visible()
    for hidden in (".search", ".tools", "#canvas", "#panel"):
        expect(page.locator(hidden)).to_be_hidden()
    save_screenshot(page, f"printed-{'dark' if dark else 'light'}", full_page=True)

    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#printed-picture")).to_have_count(0)
    expect(page.locator("#canvas")).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_what_is_open_is_printed_with_its_claims_and_a_table_completely(show: Show) -> None:
    opened = show(make_small_network(), address="#node=mira")
    opened.page.keyboard.press("t")
    begin_print(opened.page)

    expect(opened.page.locator("#reading h2")).to_be_visible()
    expect(opened.page.locator("#table tbody tr").last).to_be_visible()
    expect(opened.page.locator("#printed-picture")).to_have_count(0)


def make_network_of_two(mode: str) -> Network:
    """Return one tie without a direction, so that it has no arrow head."""
    people = [make_entity("a", "Person", "A"), make_entity("b", "Person", "B")]
    records = NetworkRecords(people, [make_source(0)], [make_claim("MET", "a", "b", mode=mode)])
    return build_network("Two", records, load_ontology())


def picture_of_mark(show: Show, mode: str) -> bytes:
    """Return what the canvas shows near the start of the tie."""
    opened = show(make_network_of_two(mode))
    opened.wait_until("casegraph.isDrawn()")
    start, end = (opened.page.evaluate("id => casegraph.positionOf(id)", id_) for id_ in "ab")
    middle = {axis: start[axis] + 0.25 * (end[axis] - start[axis]) for axis in ("x", "y")}
    width, height = 2 * MARK_SIZE, MARK_SIZE
    left, top = middle["x"] - width / 2, middle["y"] - height / 2
    return opened.page.screenshot(clip={"x": left, "y": top, "width": width, "height": height})


def test_on_the_canvas_planned_feared_and_actual_ties_differ_near_their_start(show: Show) -> None:
    pictures = {mode: picture_of_mark(show, mode) for mode in ("actual", "planned", "feared")}

    for first, second in combinations(pictures, 2):
        assert pictures[first] != pictures[second], (first, second)


def test_the_legend_has_the_mark_of_each_mode(show: Show) -> None:
    page = show(make_small_network()).page

    mark = page.locator("#legend button[data-mode=feared] .mode-mark path").last
    assert mark.get_attribute("d") == page.evaluate("JSON.parse(data.textContent).tokens.modes.feared.path")
    assert page.locator("#legend button[data-standing=alleged] .mode-mark").count() == 0
